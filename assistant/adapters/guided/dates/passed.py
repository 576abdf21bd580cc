"""A day that should lie ahead and has passed: "ready by 31 March 2025", said in 2026. Most such days were told with the wrong
year; one that reports the past ("we lost it on 31 March 2025") is no such day."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.adapters.guided.text.sentences import sentences
from assistant.domain.brief.quantities import When

_FORWARD = re.compile(
    r"\b(?:by|until|till|before|for|due|deadline|latest|not later than|no later than|target date|ready|"
    r"(?:is|are|will be|must be|has to be|should be|comes?|goes|starts?|begins?|opens?|meets?|decides?|expires?|ends?"
    r"|takes place)(?:\s+\w+){0,2}?)"
    r"(?:\s+(?:on|in|at|by|is|the|end|start|beginning|middle|of|mid|early|late))*[\s:-]*$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:was|were|had|did|been|ago|already|since|last|former\w*|original\w*|missed|promised|started|began|ended"
    r"|happened|came|went|got|made|lost|fell|rose|dropped|ran|took|gave|found|said)\b|n['’]t\b",
    re.IGNORECASE,
)
_JUST_PAST = re.compile(r"\b(?:(?:last|past|previous)\s+(?!year)\w+|ago|yesterday)\b", re.IGNORECASE)  # told in haste
_TAKEN_IN = re.compile(r"\s*(?:before|by|until)\b", re.IGNORECASE)  # by the grammar of dates
_FEW = 3  # words beside a day that is the whole answer


def passed(text: str, found: Sequence[When], as_of: date, *, alone: bool = False) -> date | None:
    """The day of those ``found`` in ``text`` that should lie ahead of ``as_of`` and does not; None where another one does, or
    where it reports the past. ``alone``: a day told by itself counts too, because one to come was asked for."""
    if any(when.day >= as_of for when in found):
        return None
    return next((when.day for when in found if _should_lie_ahead(text, when, alone)), None)


def _should_lie_ahead(text: str, when: When, alone: bool) -> bool:
    said = next((s for s in sentences(text) if s.start <= when.start < s.start + len(s.text)), None)
    if said is None or _JUST_PAST.search(when.text):
        return False
    before = text[said.start : when.start]
    beside = f"{before} {text[when.start + len(when.text) : said.start + len(said.text)]}"
    if _REPORTS.search(beside):
        return False
    led = _TAKEN_IN.match(when.text) or _FORWARD.search(before)
    return bool(led) or (alone and len(beside.split()) <= _FEW)
