"""What is missing or weak in the way success would be measured, one plain sentence each."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.brief.shapes import Brief, Measure
from assistant.domain.measurement.sums.gap import gap_of
from assistant.domain.slots import Slot

_UNSEEN = re.compile(
    r"\b(?:understand\w*|aware(?:ness)?|appreciate\w*|know(?:ing|s)? (?:about|of|the|how|that|what|why)|"
    r"familiar\w*|comfortable|mindset|"
    r"feel\w*|motivat\w*|engag\w*|committed|proactive|confident(?:ly)?|sensiti[sz]\w*|"
    r"inspir\w*|internali[sz]\w*)\b",
    re.I,
)
_ATTENDANCE = re.compile(
    r"\b(?:attend\w*|participants?|participation|completions?|completion rate|"
    r"completed (?:the )?(?:course|training|module)s?|people trained|"
    r"number trained|training hours|hours of training|satisfaction with the (?:course|training)|smile\w*|"
    r"happy sheets?|feedback (?:form|sheet)s?|"
    r"course (?:rating|score|feedback)|test scores?|quiz\w*|certificates? handed)\b",
    re.I,
)
_MANDATE_SLOTS = (Slot.MANDATE,)


def lint(brief: Brief, outcome: Measure | None, today: date, *, guarded: bool) -> tuple[str, ...]:
    """Everything that would make the result hard to prove. ``guarded``: something is named that must "
    "not get worse."""
    return tuple(
        dict.fromkeys(
            [*_numbers(brief, outcome), *_words(brief, outcome), *_dates(brief, outcome, today), *_guards(guarded)]
        )
    )


def _numbers(brief: Brief, outcome: Measure | None) -> Iterator[str]:
    if outcome is None and not brief.known(Slot.METRIC):
        yield "No measure is named yet, so nobody could tell later whether it worked."
        return
    if not (outcome and outcome.baseline) and not brief.known(Slot.BASELINE):
        yield "There is no starting value. Count it before anything begins; afterwards it cannot be made up for."
    if not (outcome and outcome.target) and not brief.known(Slot.TARGET):
        yield "No wanted value is named."
    if outcome and outcome.baseline and outcome.target and _wrong_way(outcome):
        yield "The wanted value is not better than today's value; one of the two numbers may be wrong."
    if not (outcome and outcome.data_source) and not brief.known(Slot.DATA_SOURCE):
        yield "It is open which record or system the number comes from."
    if not (outcome and outcome.owner) and not brief.known(Slot.DATA_OWNER):
        yield "Nobody is named yet who supplies the number."


def _wrong_way(outcome: Measure) -> bool:
    now, wanted = outcome.baseline, outcome.target
    return bool(now and wanted and now.quantity and wanted.quantity and gap_of(outcome) is None)


def _words(brief: Brief, outcome: Measure | None) -> Iterator[str]:
    name = (outcome.name if outcome else "") or brief.text(Slot.METRIC)
    if _ATTENDANCE.search(name) and not any(brief.known(slot) for slot in _MANDATE_SLOTS):
        yield "The measure counts who took part or liked it, not what changed at work."
    wanted = brief.text(Slot.DESIRED_BEHAVIOUR)
    if not wanted:
        yield "It is open what people should visibly do differently."
    elif found := _UNSEEN.search(wanted):
        yield f"“{found.group()}” cannot be observed. Name what a visitor would see people do."


def _dates(brief: Brief, outcome: Measure | None, today: date) -> Iterator[str]:
    due = (outcome.due.day if outcome and outcome.due else None) or next(
        (f.day for f in brief.of(Slot.DUE) if f.day), None
    )
    if due is None and not brief.known(Slot.DUE):
        yield "No date is set by which the wanted value should be reached."
    elif due and due <= today:
        yield "The date for the wanted value is already past."


def _guards(guarded: bool) -> Iterator[str]:
    if not guarded:
        yield "Nothing is named that must not get worse while this gets better."
