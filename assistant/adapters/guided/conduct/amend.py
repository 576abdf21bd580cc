"""Corrections of a message as readings, and the pieces they were made from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.adapters.guided.conduct import corrections
from assistant.adapters.guided.conduct.corrections import Correction, Said
from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.placing.named import named
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.reading import Intent, MeasureField, MeasureReading, SlotReading
from assistant.domain.brief.shapes import Measure
from assistant.domain.brief.turns import Interview
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_FIELDS = {
    Slot.BASELINE: MeasureField.BASELINE,
    Slot.TARGET: MeasureField.TARGET,
    Slot.VALUE_PER_UNIT: MeasureField.VALUE_PER_UNIT,
    Slot.DUE: MeasureField.DUE,
}

_APOLOGY = re.compile(
    r"\W*(?:(?:oh|ah)\W+)?(?:sorry|oops|pardon|wait|hold on|actually|(?:i )?forgot|i told you|update|(?:little"
    r"|small) update|my mistake)\b",
    re.I,
)
_NO_CORRECTION = re.compile(r"\b(?:not|no|never)\b[^.,;:]{0,12}\bcorrection\b", re.I)


@dataclass(frozen=True)
class Mended:
    """What a message corrects; ``used`` pieces are not stored a second time."""

    slots: tuple[SlotReading, ...] = ()
    measures: tuple[MeasureReading, ...] = ()
    intents: frozenset[Intent] = frozenset()
    used: tuple[Piece, ...] = ()


def corrected(pieces: Sequence[Piece], interview: Interview, asked: Sequence[Slot], today: date) -> Mended:
    """The corrections in a message. Where nothing was asked, after a draft say, any new value of a known thing corrects it."""
    if any(_NO_CORRECTION.search(piece.text) for piece in pieces):
        return Mended()
    unknown = any(Intent.DONT_KNOW in piece.intents for piece in pieces)
    told = not unknown and any(piece.amounts or piece.days for piece in pieces)
    marked = [i for i, piece in enumerate(pieces) if _marks(piece, interview, told)]
    if not marked and (asked or not interview.turns):
        return Mended()
    scope = [p for p in pieces[marked[0] if marked else 0 :] if _may_mend(p)]
    spans = [piece.span for piece in scope]
    said = [Said(piece.span, piece.topics.slots, named(piece)) for piece in scope]
    found = corrections.read(said, interview.brief, asked)
    found += corrections.read_days(spans, interview.brief, today) if not found else []
    intents = frozenset((Intent.CORRECT,)) if marked or found else frozenset[Intent]()
    if not found:
        return Mended(intents=intents)
    used = tuple(p for p in scope if Intent.CORRECT in p.intents or any(c.span == p.span for c in found))
    return Mended(
        slots=tuple(_slot_reading(c, today) for c in found),
        measures=tuple(r for c in found for r in _measure_readings(c, interview, today)),
        intents=intents,
        used=used,
    )


def _marks(piece: Piece, interview: Interview, told: bool) -> bool:
    """``told``: the message holds a number or a date, so that an apology introduces a new one."""
    sorry = told and bool(_APOLOGY.match(piece.text)) and Intent.QUESTION not in piece.intents
    return sorry or Intent.CORRECT in piece.intents or corrections.takes_back(piece.text, interview.brief)


def _may_mend(piece: Piece) -> bool:
    return Intent.PRESSURE not in piece.intents


def _slot_reading(found: Correction, today: date) -> SlotReading:
    when = next(iter(dates.parse(found.value, today)), None)
    return SlotReading(
        slot=found.slot,
        value=found.value[:200],
        quote=found.span.text,
        quantities=found.quantities,
        day=when.day if when and not found.quantities else None,
        correction=True,
    )


def _measure_readings(found: Correction, interview: Interview, today: date) -> list[MeasureReading]:
    """The same value for the measure that held the old one."""
    field = _FIELDS.get(found.slot)
    if field is None:
        return []
    quantity = found.quantities[0] if found.quantities else None
    when = next(iter(dates.parse(found.value, today)), None) if field is MeasureField.DUE else None
    field, name = _holder(interview.brief.measures, field, found)
    if not name and found.old and any(getattr(m, field.value, None) for m in interview.brief.measures):
        return []  # the measures hold another number there than the one taken back
    return [
        MeasureReading(
            measure=name,
            field=field,
            quote=found.span.text,
            quantity=quantity,
            text=quantity.text if quantity else found.value[:200],
            day=when.day if when else None,
            correction=True,
        )
    ]


def _holder(measures: Sequence[Measure], field: MeasureField, found: Correction) -> tuple[MeasureField, str]:
    """The field and the measure that hold the old number: a worth was perhaps told with how often it occurs. Else the only
    measure that has such a value, or the one whose name the words hold."""
    fields = (field, MeasureField.VOLUME) if field is MeasureField.VALUE_PER_UNIT else (field,)
    holders = [(one, m.name) for one in fields for m in measures if _holds(m, one, found)]
    if holders:
        return holders[0]
    having = [m.name for m in measures if getattr(m, field.value, None)]
    meant = [name for name in having if stems(name) & stems(found.value)] if len(having) > 1 else having
    return (field, meant[0]) if len(meant) == 1 else (field, "")


def _holds(measure: Measure, field: MeasureField, found: Correction) -> bool:
    value = getattr(measure, field.value, None)
    quantity = getattr(value, "quantity", None)
    return bool(quantity and found.old and quantity.value == found.old.value)
