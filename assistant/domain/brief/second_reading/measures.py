"""Measures and groups of a trusted second reading, beside the guided ones."""

from collections.abc import Sequence

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, Reading, SegmentReading
from assistant.domain.brief.second_reading.labels import GroupLabel, Heard, Labels, MeasureLabel
from assistant.domain.brief.second_reading.trust import FIELD_SLOTS
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, common, covering
from assistant.domain.text.words import overlap

_SAME = 0.7
_SAME_NAME = 0.6
_POSSIBLE = -2.5  # log-odds from which the words around a number may tell the field it fills
_LONGEST = 300  # characters of a quotation that holds a name and its value
_IN_WORDS = frozenset({MeasureField.SOURCE, MeasureField.OWNER, MeasureField.NAME})


def disputed(heard: Heard, guided: Reading, labels: Labels) -> dict[Slot, Stretch]:
    """Numbers that the two readings put into different fields, where the field was not asked for: slot -> words."""
    found: dict[Slot, Stretch] = {}
    for item in guided.measures:
        at = _place(heard, item)
        said = {label.field for label in labels.measures if at and common(at, label.value) >= _SAME}
        if at and said and item.field not in said and not _asked(item.field, heard):
            found |= {FIELD_SLOTS[field]: at for field in (item.field, *said)}
    return found


def _asked(field: MeasureField, heard: Heard) -> bool:
    return heard.asked == (FIELD_SLOTS[field],)


def _place(heard: Heard, item: MeasureReading) -> Stretch | None:
    """Where the number of a guided reading stands in the message."""
    around = heard.place(item.quote)
    if around is None or item.quantity is None:
        return None
    start = heard.message.find(item.quantity.text, around.start)
    return Stretch(item.quantity.text, start) if start >= 0 else None


def merged(heard: Heard, guided: Reading, labels: Labels, doubts: dict[Slot, Stretch]) -> tuple[MeasureReading, ...]:
    """The guided readings without those in doubt, and what the model adds."""
    kept = [item for item in guided.measures if not _doubted(heard, item, doubts)]
    added = [_reading(label, heard) for label in labels.measures if not heard.to_avoid(label.value)]
    known = [at for item in guided.measures if (at := _place(heard, item))]
    fields = {(item.field, item.measure) for item in kept if item.quantity is None}
    return (
        *kept,
        *(
            item
            for item, at in (pair for pair in added if pair)
            if FIELD_SLOTS[item.field] not in doubts
            and not any(common(at, place) >= _SAME for place in known)
            and (item.field, item.measure) not in fields
        ),
    )


def _doubted(heard: Heard, item: MeasureReading, doubts: dict[Slot, Stretch]) -> bool:
    at = _place(heard, item)
    return (
        at is not None
        and any(common(at, value) >= _SAME for value in doubts.values())
        and not _asked(item.field, heard)
    )


def _reading(label: MeasureLabel, heard: Heard) -> tuple[MeasureReading, Stretch] | None:
    """The label as a reading with its number or day, and where that stands; None where it cannot be."""
    quote = covering(heard.message, label.name, label.value)
    if len(quote.text) > _LONGEST:
        quote = label.value
    name = label.name.text if label.name else ""
    reading = MeasureReading(measure=name, field=label.field, quote=quote.text, text=label.value.text)
    if label.field in _IN_WORDS:
        return (reading, label.value) if name or label.field is not MeasureField.NAME else None
    if heard.sense.fit(FIELD_SLOTS[label.field], quote.text) < _POSSIBLE:
        return None
    if label.field is MeasureField.DUE:
        when = next(iter(heard.sense.days(label.value.text)), None)
        return (reading.model_copy(update={"day": when.day, "text": when.text}), label.value) if when else None
    amount = number_in(heard, quote, label.value)
    if amount is None or amount.kind is Kind.PEOPLE:
        return None
    at = Stretch(amount.text, quote.start + amount.start)
    return reading.model_copy(update={"quantity": amount, "text": amount.text}), at


def number_in(heard: Heard, quote: Stretch, value: Stretch) -> Quantity | None:
    """The number of a quotation that stands in the stretch named as the value; its unit may stand beside it."""
    found = heard.sense.amounts(quote.text)
    places = [(Stretch(item.text, quote.start + item.start), item) for item in found]
    return next((item for at, item in places if common(at, value) > 0), None)


def groups(heard: Heard, guided: Reading, labels: Labels) -> tuple[SegmentReading, ...]:
    """The guided groups, and those that only the model tells apart."""
    found = list(guided.segments)
    for label in labels.groups:
        reading = None if heard.to_avoid(label.name) else _group(label, heard)
        if reading and not any(_same_group(reading, known) for known in found):
            found.append(reading)
    return tuple(found)


def _group(label: GroupLabel, heard: Heard) -> SegmentReading | None:
    """A group needs a size, a value or a judgement: a name alone tells nothing apart."""
    quote = covering(heard.message, label.name, label.size, label.value)
    size = _heads(heard.sense.amounts(label.size.text)) if label.size else None
    value = number_in(heard, quote, label.value) if label.value else None
    if len(quote.text) > _LONGEST or (size is None and value is None and label.better is None):
        return None
    return SegmentReading(name=label.name.text, quote=quote.text, size=size, value=value, better=label.better)


def _heads(amounts: Sequence[Quantity]) -> int | None:
    counted = [q for q in amounts if q.kind in (Kind.PEOPLE, Kind.COUNT) and q.value == int(q.value) and q.high is None]
    return int(counted[0].value) if counted and counted[0].value > 0 else None


def _same_group(one: SegmentReading, other: SegmentReading) -> bool:
    sized = one.size is not None and one.size == other.size
    return sized or overlap(one.name, other.name) >= _SAME_NAME
