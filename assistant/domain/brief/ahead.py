"""Days that should lie ahead: one that has passed is no deadline. It stays open until somebody says which day is meant."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Brief, Change, Fact, Source
from assistant.domain.slots import Grade, Slot, State
from assistant.domain.text.spans import MONTHS

# What is asked where a day told in a slot has passed: a target's day is the day by which it is due.
_ASKS = {
    Slot.REQUESTED_DATE: Slot.REQUESTED_DATE,
    Slot.DUE: Slot.DUE,
    Slot.TARGET: Slot.DUE,
    Slot.URGENCY_REASON: Slot.URGENCY_REASON,
}
ASKED_FOR_A_DAY = frozenset((Slot.REQUESTED_DATE, Slot.DUE))  # they hold nothing but that day
_MORE_THAN_A_YEAR = re.compile(
    rf"\b(?:{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|end|close|christmas|q\d|h\d|half|quarter|week|month|day)s?\b"
    r"|\b\d{1,2}\b",
    re.IGNORECASE,
)


def state_of(slot: Slot, passed: date | None) -> State:
    """How sure the brief is of what was told: of a day that has passed there is nothing yet to count on."""
    return State.VAGUE if passed and slot in ASKED_FOR_A_DAY else State.STATED


def open_days(brief: Brief) -> Iterator[tuple[Slot, date]]:
    """The slots to ask about because a day told has passed, each with that day; none where another day is known."""
    for fact in brief.facts:
        slot = _ASKS.get(fact.slot)
        if fact.passed and slot and not any(other.day for other in brief.of(slot)):
            yield slot, fact.passed


def still_ahead(readings: tuple[MeasureReading, ...], today: date) -> tuple[MeasureReading, ...]:
    """The readings of measures without the days of a target that have passed."""
    return tuple(r for r in readings if not (r.field is MeasureField.DUE and r.day and r.day < today))


def next_such(passed: date, today: date) -> date:
    """The same day of the first year in which it lies ahead."""
    year = today.year + (_in_year(passed, today.year) < today)
    return _in_year(passed, year)


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def without_passed(brief: Brief, new: Fact, turn: int) -> Brief:
    """The brief without the passed days of a slot once a day ahead is told in it, with history."""
    gone = [known for known in brief.of(new.slot) if known.passed] if new.day and new.slot in ASKED_FOR_A_DAY else []
    changes = tuple(_change(new.slot, fact.passed, new, turn) for fact in gone if fact.passed)
    facts = tuple(fact for fact in brief.facts if fact not in gone)
    return brief.model_copy(update={"facts": facts, "history": (*brief.history, *changes)}) if gone else brief


def _change(slot: Slot, passed: date, new: Fact, turn: int) -> Change:
    day = new.day or new.passed
    return Change(slot=slot, old=wording.day(passed), new=wording.day(day) if day else "", by=new.source, turn=turn)


def meant(passed: date, answer: str, told: date) -> date:
    """The day that an answer to "which year?" means: a bare year gives its year to the day that was told."""
    a_year = (told.month, told.day) == (12, 31) and not _MORE_THAN_A_YEAR.search(answer)
    return _in_year(passed, told.year) if a_year else told


def settle(brief: Brief, slot: Slot, passed: date, answer: Fact, turn: int) -> Brief:
    """The brief with the ``answer`` to "which day do you mean?" in place of what its message was read as in ``slot``, and its
    day wherever the one that has passed was told."""
    read = [f for f in brief.of(slot) if (f.source.origin, f.source.ref) == (answer.source.origin, answer.source.ref)]
    facts = [
        _mended(fact, passed, answer) for fact in brief.facts if fact not in read and not _is_open(fact, slot, passed)
    ]
    others = [change for change in brief.history if not (change.slot is slot and change.turn == turn)]
    history = (*others, _change(slot, passed, answer, turn))
    return brief.model_copy(update={"facts": (*facts, answer), "history": history})


def _is_open(fact: Fact, slot: Slot, passed: date) -> bool:
    return fact.slot is slot and fact.passed == passed and slot in ASKED_FOR_A_DAY


def _mended(fact: Fact, passed: date, answer: Fact) -> Fact:
    if fact.passed != passed or answer.day is None:
        return fact
    own = {"value": answer.value, "source": answer.source} if fact.slot in ASKED_FOR_A_DAY else {}
    return fact.model_copy(update={**own, "day": answer.day, "passed": None, "state": State.STATED})


def as_answer(slot: Slot, day: date, today: date, source: Source) -> Fact:
    """A day that was told, as a fact; one that has passed as one that is open."""
    passed = day if day < today else None
    return Fact(
        slot=slot,
        value=wording.day(day),
        state=state_of(slot, passed),
        grade=Grade.OPINION,
        source=source,
        day=None if passed else day,
        passed=passed,
    )
