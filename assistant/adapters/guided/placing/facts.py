"""Slot readings from placed pieces: what was said, word for word, in stretches short enough for the brief."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.adapters.guided.conduct.vagueness import is_vague
from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.dates.passed import passed
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.placing.fit import possible
from assistant.adapters.guided.placing.forms import audience, meant_before, people_named, told_by_form, wishes
from assistant.adapters.guided.placing.pieces import Piece
from assistant.adapters.guided.placing.placing import Placed
from assistant.domain.brief.ahead import ASKED_FOR_A_DAY
from assistant.domain.brief.quantities import Kind, Quantity, When
from assistant.domain.brief.reading import CauseReading, Intent, MeasureField, MeasureReading, Reading, SlotReading
from assistant.domain.knowledge import Question
from assistant.domain.slots import CAUSE_SLOTS, Direction, Slot

LONGEST = 200  # characters of one value
_DATED = frozenset((Slot.DUE, Slot.REQUESTED_DATE, Slot.URGENCY_REASON, Slot.TARGET))
_RECORD = re.compile(
    r"\b(?:reports?|records?|logs?|dashboards?|statistics|stats|counted|measured|audit\w*|survey\w*"
    r"|register|time sheets?|tickets?|sampl\w+|data|"
    r"figures? (?:from|show|say)|according to|the system (?:shows|says|counts)|shows? in the|documented"
    r"|we checked|were checked|spreadsheet|export)\b",
    re.I,
)
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\.g\.|last (?:week|month|monday|tuesday|wednesday|thursday|friday"
    r"|night|year|time)|yesterday|one of (?:them|my|our|the)|once|the other day|"
    r"when (?:i|we) (?:asked|watched|looked|sat|was|were)|i (?:saw|watched|heard|asked)|told me|two of"
    r"|three of|several|most of them|always the same)\b",
    re.I,
)


def read(
    message: str, placed: Sequence[Placed], asked: Sequence[Slot], today: date, *, opening: bool = False
) -> list[SlotReading]:
    """The slot readings of a message: asked slots in full, others by the pieces that speak of them."""
    readings: list[SlotReading] = []
    slots = dict.fromkeys([*asked, *(slot for item in placed for slot in item.slots)])
    for slot in slots:
        pieces = [
            item.piece for item in placed if slot in item.slots and not (opening and _named_in_wish(slot, item.piece))
        ]
        if pieces:
            found = _of_slot(message, slot, pieces, slot in asked, today)
            late = any(item.late for item in placed)
            readings.extend(reading.model_copy(update={"late": True}) if late else reading for reading in found)
    known = {reading.slot for reading in readings}
    readings.extend(_by_form(placed, known, opening, today))
    return _unique(readings)


def _named_in_wish(slot: Slot, piece: Piece) -> bool:
    """The sentence that asks for a course names who is to take it, or points at them: their name is cut out of it, or of what
    was said before it, by its form."""
    named = wishes(piece.text) and audience(piece)
    return slot is Slot.AUDIENCE and bool(named or meant_before(piece.text))


def _of_slot(message: str, slot: Slot, pieces: Sequence[Piece], asked: bool, today: date) -> Iterator[SlotReading]:
    whole = " ".join(piece.text for piece in pieces)
    learned = max(piece.topics.vague for piece in pieces)
    vague = is_vague(slot, whole, quantities.parse(whole), today, learned) or _counts_else(slot, pieces)
    if vague and not asked:
        return
    for start, end in _stretches(message, pieces):
        text = message[start:end]
        confidence = 1.0 if asked else max(piece.likely(slot) for piece in pieces)
        yield _reading(slot, text, today, vague=vague, confidence=confidence)


def _counts_else(slot: Slot, pieces: Sequence[Piece]) -> bool:
    """True for an answer on the value wanted that only counts other things: "I asked and got five answers"."""
    counted = [piece for piece in pieces if any(q.kind is not Kind.PEOPLE for q in piece.amounts)]
    return slot is Slot.TARGET and bool(counted) and not any(possible(slot, piece) for piece in counted)


def _reading(
    slot: Slot, text: str, today: date, *, vague: bool = False, confidence: float = 1.0, value: str = ""
) -> SlotReading:
    over = _passed(slot, value or text, today)
    when = None if over else _day(slot, value or text, today)
    amounts = quantities.parse(value or text)
    return SlotReading(
        slot=slot,
        value=value or " ".join(text.split()),
        quote=text,
        quantities=tuple(_heads(amounts) if slot is Slot.AUDIENCE_SIZE else amounts),
        day=when.day if when else None,
        passed=over,
        vague=vague,
        from_record=bool(_RECORD.search(text)),
        from_example=bool(_EXAMPLE.search(text)),
        confidence=round(min(confidence, 1.0), 3),
    )


def _passed(slot: Slot, text: str, today: date) -> date | None:
    """The day told for what lies ahead, where it has passed."""
    if slot not in _DATED:
        return None
    return passed(text, dates.parse(text, today), today, alone=slot in ASKED_FOR_A_DAY)


def _heads(amounts: Sequence[Quantity]) -> Iterator[Quantity]:
    """Where a size was asked for, a bare number counts people."""
    for quantity in amounts:
        bare = quantity.bare and not quantity.per
        yield quantity.model_copy(update={"kind": Kind.PEOPLE, "unit": "person"}) if bare else quantity


def _day(slot: Slot, text: str, today: date) -> When | None:
    if slot not in _DATED and slot is not Slot.BASELINE:
        return None
    if slot is Slot.DUE:
        return dates.deadline(text, today)
    return next(iter(dates.parse(text, today, "past" if slot is Slot.BASELINE else "future")), None)


def _stretches(message: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Neighbouring pieces joined as long as they fit one value; a piece too long by itself is cut at its blanks."""
    start = end = -1
    for piece in pieces:
        if start >= 0 and not re.search(r"\w", message[end : piece.span.start]) and piece.span.end - start <= LONGEST:
            end = piece.span.end
            continue
        if start >= 0:
            yield from _fitting(message, start, end)
        start, end = piece.span.start, piece.span.end
    if start >= 0:
        yield from _fitting(message, start, end)


def _fitting(message: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        window = message[start : start + LONGEST]
        marks = [m.end() for m in re.finditer(r"[,;:.!?–—-]\s", window)]
        cut = next((m for m in reversed(marks) if m > LONGEST // 3), 0) or window.rfind(" ") + 1 or LONGEST
        yield start, start + len(message[start : start + cut].rstrip())
        start += cut
    if message[start:end].strip():
        yield start, end


def _by_form(placed: Sequence[Placed], known: set[Slot], opening: bool, today: date) -> Iterator[SlotReading]:
    """What the form of the pieces tells about slots that nothing else filled."""
    wished = False
    if opening:
        yield from _pointed_at([item.piece for item in placed], known, today)
    for item in placed:
        for slot, said in told_by_form(item.piece, opening=opening, after_wish=wished and opening):
            if slot not in known or slot in (Slot.REQUESTED_SOLUTION, Slot.TRIED_BEFORE):
                known.add(slot)
                yield _reading(slot, item.piece.text, today, value=said if said != item.piece.text else "")
        wished = wishes(item.piece.text) or (wished and not item.slots)


def _pointed_at(pieces: Sequence[Piece], known: set[Slot], today: date) -> Iterator[SlotReading]:
    """Who a wish for "all 164 of them" is about, and how many: they were named in the sentences before."""
    for index, piece in enumerate(pieces):
        if not (back := meant_before(piece.text)):
            continue
        before = ((other, people_named(other.text)) for other in reversed(pieces[:index]))
        other, people = next(((other, name) for other, name in before if name), (piece, ""))
        if people and Slot.AUDIENCE not in known:
            known.add(Slot.AUDIENCE)
            yield _reading(Slot.AUDIENCE, other.text, today, value=people)
        if back["size"] and Slot.AUDIENCE_SIZE not in known:
            known.add(Slot.AUDIENCE_SIZE)
            yield _reading(Slot.AUDIENCE_SIZE, piece.text, today, value=back["size"])


_MEASURED = {
    MeasureField.BASELINE: Slot.BASELINE,
    MeasureField.EARLIER: Slot.BASELINE,
    MeasureField.TARGET: Slot.TARGET,
    MeasureField.VALUE_PER_UNIT: Slot.VALUE_PER_UNIT,
}


def of_measures(read: Iterable[MeasureReading], told: Iterable[SlotReading], today: date) -> list[SlotReading]:
    """Values of named measures that were said in passing, for the slots that nothing else in the message filled."""
    known = {reading.slot for reading in told}
    found = [
        _reading(slot, item.quote, today)
        for item in read
        if (slot := _MEASURED.get(item.field)) and slot not in known and item.quantity and item.measure
    ]
    named = [
        _reading(Slot.METRIC, r.quote, today) for r in read if r.measure and r.quantity and Slot.METRIC not in known
    ]
    return _unique((*found, *named[:1]))


def of_stretch(slot: Slot, message: str, start: int, end: int, today: date) -> list[SlotReading]:
    """A stretch of a message as an answer to the slot, in readings short enough for the brief."""
    return [_reading(slot, message[a:b], today) for a, b in _fitting(message, start, end)]


def of_choice(message: str, choice: str, asked: Sequence[Slot], today: date, question: Question) -> Reading:
    """The reading of an answer that picks an offered choice: the choice is what was said, and of a cause the evidence."""
    slot = asked[0]
    reading = _reading(slot, message, today, value=choice[:LONGEST])
    causes: tuple[CauseReading, ...] = ()
    if slot in CAUSE_SLOTS and choice in question.choices:
        direction = Direction.AGAINST if choice == question.in_order else Direction.FOR
        causes = (CauseReading(cell=CAUSE_SLOTS[slot], direction=direction, quote=choice),)
    return Reading(intents=frozenset((Intent.ANSWER, Intent.CONFIRM)), slots=(reading,), causes=causes, terse=True)


def _unique(readings: Iterable[SlotReading]) -> list[SlotReading]:
    seen: set[tuple[Slot, str]] = set()
    return [r for r in readings if not ((r.slot, r.value) in seen or seen.add((r.slot, r.value)))]
