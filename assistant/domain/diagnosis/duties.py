"""What a duty obliges to: to train or qualify people, to report, or nothing at all.

Only a specific duty to train or to qualify sets a floor that no score may remove (rule R1)."""

import re
from enum import StrEnum

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief
from assistant.domain.diagnosis.duty_words import (
    AUTHORITY,
    CITATION,
    EXAMINED,
    FLAT_NO,
    LAPSED,
    LAPSED_PAPERS,
    NOT_A_COURSE,
    NOTHING,
    OBLIGES,
    OWN,
    PAPERS,
    PROMISE,
    QUALIFY,
    REPORT,
    SOME,
)
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot
from assistant.domain.text.plain import first_saying, plain, sentences


class DutyKind(StrEnum):
    QUALIFY = "qualify"  # law, regulator or contract obliges to train or qualify
    REPORT = "report"  # obliges to report, keep or publish, not to train
    OWN_RULE = "own_rule"  # made by the company itself, which can change it
    PROMISE = "promise"
    OTHER = "other"  # a legal duty that names neither people's qualification nor a report
    DENIED = "denied"  # asked, and nothing requires it
    UNKNOWN = "unknown"  # not asked, or not known


class Duty(Shape):
    """The duty behind a request. ``partial``: it covers a part of the audience only. ``cited``: it names where it stands."""

    kind: DutyKind
    quote: str = ""
    partial: bool = False
    cited: bool = False


_ELSEWHERE = (Slot.URGENCY_REASON, Slot.CONSTRAINTS, Slot.REQUESTED_SOLUTION)
_WHERE_LAPSED = (Slot.BASELINE, Slot.METRIC, Slot.AUDIENCE, Slot.CURRENT_BEHAVIOUR, Slot.CAUSE_SKILL)
_FEW = 0.6  # share of the audience below which a duty covers a part only
_YES = ("yes", "yeah", "yep", "of course", "sure", "by law", "it is", "absolutely")
_SHARE = re.compile(r"\d ?(?:%|per ?cent)")


def duty(brief: Brief, opening: str = "") -> Duty:
    """The duty that the mandate slot states; where it was not answered, or only where the duty stands, one that the opening,
    the urgency or the constraints state in full: who obliges, that they oblige, and to which qualification."""
    named = [fact.value for fact in brief.of(Slot.MANDATE)]
    found = _read(brief, named)
    if named and found.kind is not DutyKind.OTHER:
        return found
    if lapsed := first_saying(LAPSED_PAPERS, [f.value for slot in _WHERE_LAPSED for f in brief.of(slot)]):
        return _read(brief, [lapsed])
    elsewhere = [opening, *(fact.value for slot in _ELSEWHERE for fact in brief.of(slot))]
    demands = (AUTHORITY, PAPERS) if found.cited else (AUTHORITY, QUALIFY, OBLIGES)
    stated = [text for text in elsewhere if all(p.search(plain(text)) for p in demands)]
    return _read(brief, [*stated, *named]) if stated else found


def claimed(brief: Brief) -> bool:
    """True where a duty was spoken of, and neither where it stands nor that it asks for something else than training."""
    found = duty(brief) if brief.of(Slot.MANDATE) else None
    return found is not None and found.kind in (DutyKind.QUALIFY, DutyKind.OTHER) and not found.cited


def _read(brief: Brief, texts: list[str]) -> Duty:
    kind, quote = _kind(texts)
    said = plain(" ".join(texts))
    partial = kind is DutyKind.QUALIFY and (bool(SOME.search(said)) or _covers_few(brief))
    return Duty(kind=kind, quote=quote, partial=partial, cited=bool(CITATION.search(said)))


def _kind(texts: list[str]) -> tuple[DutyKind, str]:
    """The first reading that holds, most specific first, with the sentence that shows it."""
    denied = first_saying(NOTHING, texts) or first_saying(FLAT_NO, texts)
    positive = [s for text in texts for s in sentences(text) if not any(p.search(plain(s)) for p in (NOTHING, FLAT_NO))]
    own, report, authority, promise, no_course = (
        first_saying(pattern, positive) for pattern in (OWN, REPORT, AUTHORITY, PROMISE, NOT_A_COURSE)
    )
    outside = any(p.search(plain(authority)) for p in (QUALIFY, OBLIGES)) and not OWN.search(plain(authority))
    qualifies = bool(QUALIFY.search(REPORT.sub(" ", plain(" ".join(positive)))))
    examined = first_saying(EXAMINED, positive)
    readings = (
        (no_course and examined and not own, DutyKind.QUALIFY, examined),
        (no_course and (report or authority), DutyKind.REPORT, report or no_course),
        (no_course, DutyKind.DENIED, no_course),
        (own and (denied or not outside), DutyKind.OWN_RULE, own),
        (authority and qualifies, DutyKind.QUALIFY, authority),
        (report, DutyKind.REPORT, report),
        (promise, DutyKind.PROMISE, promise),
        (denied, DutyKind.DENIED, denied),
        (first_saying(LAPSED_PAPERS, positive), DutyKind.QUALIFY, first_saying(LAPSED_PAPERS, positive)),
        (authority and _answers_yes(texts[0]), DutyKind.QUALIFY, authority),
        (authority, DutyKind.OTHER, authority),
        (qualifies and first_saying(OBLIGES, positive), DutyKind.QUALIFY, first_saying(OBLIGES, positive)),
    )
    return next(((kind, quote) for holds, kind, quote in readings if holds), (DutyKind.UNKNOWN, ""))


def _answers_yes(text: str) -> bool:
    """The question is whether training is required: a plain yes, or the bare name of a rule, says that it is."""
    said = plain(text)
    if _SHARE.search(said):
        return False
    return said.startswith(_YES) or len(said.split()) <= (12 if CITATION.search(said) else 4)


def _covers_few(brief: Brief) -> bool:
    """True where the people it covers, or those whose papers ran out, are clearly fewer than the audience."""
    size = max((q.value for fact in brief.of(Slot.AUDIENCE_SIZE) for q in fact.quantities), default=0.0)
    named = [q for fact in brief.of(Slot.MANDATE) for q in fact.quantities if q.kind is Kind.PEOPLE and q.unit]
    lapsed = [
        q
        for slot in _WHERE_LAPSED
        for fact in brief.of(slot)
        if LAPSED.search(plain(fact.value))
        for q in fact.quantities
    ]
    return any(0 < q.value < _FEW * size for q in (*named, *lapsed))
