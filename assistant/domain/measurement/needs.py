"""How many people need it, where the numbers said leave no doubt: all without those who can, or those named as needing it."""

import re

from assistant.domain.brief import audience
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief, Fact
from assistant.domain.measurement.arithmetic import Amount, number
from assistant.domain.slots import Slot

_CAN = r"(?:can|could|know how|know it|knew|do it|did it|manage|managed|passed|already do|master)\b(?!\s*not|n?['’]t)"
_ABLE = (
    re.compile(rf"\b(?:the )?(?:other|remaining|rest of the) (?P<n>\d+)\b[^.;\d]{{0,25}}?\b{_CAN}", re.I),
    re.compile(rf"\bonly (?:about )?(?P<n>\d+)\b[^.;\d]{{0,20}}?\b{_CAN}", re.I),
)
_CANNOT = r"(?:never (?:learn|did|had|been|done|saw)\w*|can ?not|can['’]t|could not|couldn['’]t)\b"
_LACKING = re.compile(rf"\b(?:the|those|these) (?P<n>\d+)\b[^.;,\d]{{0,25}}?\b{_CANNOT}", re.I)
_TOLD_IN = (Slot.CAUSE_SKILL, Slot.AUDIENCE, Slot.AUDIENCE_SIZE, Slot.CURRENT_BEHAVIOUR, Slot.EXEMPLARS)


def everybody(brief: Brief) -> Amount | None:
    """The number of people concerned, where it was said."""
    told = [
        (q, fact)
        for fact in brief.of(Slot.AUDIENCE_SIZE)
        for q in fact.quantities
        if q.kind in (Kind.PEOPLE, Kind.COUNT)
    ]
    whole = audience.total(brief)
    found = next(((q, fact) for q, fact in told if whole and int(q.value) == whole), None)
    return number("people concerned", found[0].value, found[1].source) if found else None


def needing(brief: Brief) -> Amount | None:
    """Those of them who cannot do it yet; None where that was not said in numbers."""
    whole = everybody(brief)
    if whole is None:
        return None
    for fact in (fact for slot in _TOLD_IN for fact in brief.of(slot)):
        if (able := _able(fact)) and able.value < whole.value:
            return whole - able
        if (lacking := _lacking(fact)) and lacking.value < whole.value:
            return lacking
    circle = audience.needing(brief)
    return (
        number("people who need it", circle.size, circle.fact.source)
        if circle and circle.fact.slot in _TOLD_IN
        else None
    )


def _able(fact: Fact) -> Amount | None:
    """A head-count of people who can do it already."""
    match = next((found for pattern in _ABLE if (found := pattern.search(fact.source.quote))), None)
    return number("people who can do it", float(match["n"]), fact.source) if match else None


def _lacking(fact: Fact) -> Amount | None:
    """A head-count of people of whom it was said that they cannot do it."""
    match = _LACKING.search(fact.source.quote)
    return number("people who cannot do it yet", float(match["n"]), fact.source) if match else None
