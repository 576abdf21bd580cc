"""The dates of a proposal, counted from the day of the draft in working days; all are proposals until somebody agrees."""

import re
from datetime import date, timedelta

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import MeasureValue
from assistant.domain.causes.weighing import asked_slots
from assistant.domain.diagnosis.shapes import WorkingMode
from assistant.domain.knowledge import Intervention
from assistant.domain.proposal.drafting import clauses, events, limits
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.slots import Slot
from assistant.domain.text import spans
from assistant.domain.text.words import overlap

_URGENT_DAYS = 21
_READING_WEEKS = 4  # a leading sign should show within weeks (Kirkpatrick & Kirkpatrick, 2016, leading indicators)


def requested(case: Case) -> date | None:
    """The day by which the solution was asked for."""
    told = (fact for fact in case.brief.of(Slot.REQUESTED_DATE) if _DEADLINE.search(fact.source.quote))
    return next((fact.day for fact in told if fact.day), None)


_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|next|on|for|from|asap|in|at|this (?:week|month)|end of|tomorrow|today|deadline|latest|soon)\b|"
    r"\d{1,2}[./]\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|20\d\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d",
    re.IGNORECASE,
)


def due(case: Case) -> date | None:
    """The day on which the target should be reached."""
    told = case.outcome.due if case.outcome else None
    if told and told.day and not (_of_another(case, told.source.quote, told.text) or _in_passing(case, told)):
        return told.day
    return next(
        (f.day for f in case.brief.of(Slot.DUE) if f.day and not _of_another(case, f.source.quote, f.value)), None
    )


def _in_passing(case: Case, told: MeasureValue) -> bool:
    """True for a stretch of time that was said beside a value and in no answer to the question for the day: "six refusals in a
    month" counts by the month, "next day it was back" tells what happened."""
    asked = asked_slots(case.interview).get(told.source.ref, ())
    return Slot.DUE not in asked and _STRETCH.fullmatch(told.text.strip(" .,")) is not None


_STRETCH = re.compile(
    r"(?:with)?in (?:an?|one|the) (?:day|week|month|quarter|year)|(?:the )?(?:next|same|following) (?:day|week|morning|month)",
    re.IGNORECASE,
)


def _of_another(case: Case, quote: str, text: str) -> bool:
    """True where the sentence with the date names the wanted number of another measure and neither number nor name of the
    outcome: "the 80 is for December, the waiting time I want down earlier"."""
    if case.outcome is None:
        return False
    said = next((s for s in clauses.sentences(quote) if text in s or s in text), quote)
    if re.search(r"\d", said) is None or overlap(case.outcome.name, said) > 0:
        return False
    numbers = [found.values for found in spans.numbers(spans.without_days(said))]
    wanted = {m.id: m.target.quantity.value for m in case.brief.measures if m.target and m.target.quantity}
    own = wanted.pop(case.outcome.id, None)
    return any(value in found for found in numbers for value in wanted.values() if value != own) and not any(
        own in found for found in numbers
    )


def urgent(case: Case) -> bool:
    asked = requested(case)
    return asked is not None and asked <= case.today + timedelta(days=_URGENT_DAYS)


def decide_by(case: Case) -> date:
    """The day by which the decision is needed: sooner where the request is urgent."""
    days = 3 if urgent(case) else 5 if case.diagnosis.working_mode is WorkingMode.ORDER else 10
    return on_a_desk(case, wording.working_days(case.today, days))


def start(case: Case) -> date:
    """The first working day after the decision."""
    return on_a_desk(case, wording.working_days(decide_by(case), 1))


def on_a_desk(case: Case, day: date) -> date:
    """The day, or the next working day on a weekday that was not ruled out: for a decision, an answer, a first word."""
    return limits.free(day, limits.told(case.brief, case.today), daily=True)


def in_the_work(case: Case, day: date) -> date:
    """The day, or the next working day clear of everything that was ruled out: for what takes people's time."""
    return limits.free(wording.workday(day), limits.told(case.brief, case.today))


def announced(case: Case) -> date:
    """The first day on which people can be asked to do something new: after the decision, and after the notice that was told."""
    told = limits.notice(case.brief)
    first = wording.working_days(decide_by(case) + told[0], 1) if told else start(case)
    return on_a_desk(case, first)


def in_place(case: Case, intervention: Intervention) -> date:
    """When a remedy should be in use: never before dates can be announced, else as long as it takes to set up."""
    return in_the_work(case, max(announced(case), _built(case, intervention)))


def _built(case: Case, intervention: Intervention) -> date:
    """When a remedy can be ready: its longer lead time, its shorter one where the target falls due before, never less;
    counted from the decision; learning a week after what it needs is there, at the earliest."""
    begin = start(case)
    if intervention.learning and (event := events.awaited(case)):
        built = begin + timedelta(weeks=max(1.0, intervention.lead_weeks[0]))
        return workday_after(max(built, event[0] + timedelta(weeks=1)))
    short, long = (begin + timedelta(weeks=max(1.0, weeks)) for weeks in intervention.lead_weeks)
    if urgent(case) and intervention.learning:
        return short
    ends = [day - timedelta(weeks=weeks) for day, weeks in ((due(case), _TO_SHOW), (begins(case), _TO_SETTLE)) if day]
    return max(short, min(long, *ends)) if ends else long


_TO_SHOW = 8  # weeks that a part needs before the figure can show it (ours)
_TO_SETTLE = 2  # weeks before people start to work with something new (ours)


def workday_after(value: date) -> date:
    """The day itself, or the next working day."""
    return wording.working_days(value - timedelta(days=1), 1)


def working_day_before(value: date, count: int) -> date:
    """The day ``count`` working days earlier."""
    day = value
    for _ in range(count):
        day = wording.workday(day - timedelta(days=1))
    return day


def begins(case: Case) -> date | None:
    """The day on which people start to work with something new."""
    event = events.launch(case)
    return event[0] if event else None


def first_reading(case: Case, chosen: list[Intervention]) -> date:
    """When the first figure can be read: some weeks after the first remedy is in place; before people start to work with
    something new, while it can still be mended, and before the target falls due."""
    earliest = min((in_place(case, item) for item in chosen), default=start(case))
    day = earliest + timedelta(weeks=_READING_WEEKS)
    if (launch := begins(case)) and launch > earliest:
        day = min(day, max(earliest + timedelta(weeks=1), launch - timedelta(weeks=1)))
    limit = due(case)
    if limit and limit > earliest:
        day = min(day, earliest + (limit - earliest) / 2)
    return on_a_desk(case, wording.workday(day))  # figures are read; nobody is taken from work


def weeks_in_use(case: Case, chosen: list[Intervention]) -> str:
    """How long the first part has been in use on that day: "4 weeks"."""
    earliest = min((in_place(case, item) for item in chosen), default=start(case))
    count = max(1, (first_reading(case, chosen) - earliest).days // 7)
    return f"{count} {wording.plural('week', count)}"


def answered_by(case: Case) -> date:
    """When another function can be expected to answer with a date: two weeks after it is asked (ours, proposed)."""
    return on_a_desk(case, wording.working_days(start(case), 10))


def discovery_end(case: Case) -> date:
    """Ten working days after the decision."""
    return on_a_desk(case, wording.working_days(decide_by(case), 10))
