"""Measures and groups of a trusted second reading: name, field and number as it labels them, rather than as guided."""

from collections.abc import Sequence

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, Reading, SegmentReading
from assistant.domain.brief.second_reading.labels import GroupLabel, Heard, Labels, MeasureLabel
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, common, covering
from assistant.domain.text.phrases import names_measure
from assistant.domain.text.words import overlap

_SAME = 0.7
_SAME_NAME = 0.6
_IMPOSSIBLE = float("-inf")  # of words that lack what the field must hold
# What a unit is worth and how often it comes are told of a measure; they make none of what is counted there.
_OF_A_KNOWN_ONE = frozenset({MeasureField.VALUE_PER_UNIT, MeasureField.VOLUME})
_LONGEST = 300  # characters of a quotation that holds a name and its value
_IN_WORDS = frozenset({MeasureField.SOURCE, MeasureField.OWNER, MeasureField.NAME})
Made = tuple[MeasureReading, Stretch]


def merged(heard: Heard, guided: Reading, labels: Labels) -> tuple[MeasureReading, ...]:
    """The labels as readings, and the guided readings of which the model says nothing else."""
    made = [pair for label in labels.measures if (pair := _made(label, heard))]
    kept = [item for item in guided.measures if _stays(item, heard, labels, made)]
    return (*(_named(pair, heard, guided, labels) for pair in made), *kept)


def usable(heard: Heard, guided: Reading, labels: Labels) -> tuple[MeasureLabel, ...]:
    """The labels that can be."""
    return tuple(label for label in labels.measures if _able(label, heard, guided, labels))


def _able(label: MeasureLabel, heard: Heard, guided: Reading, labels: Labels) -> bool:
    """False for a name that is none or too vague to count, for words that the model itself tells of something else, and for a
    number that plainly answers the only question asked."""
    name = label.known or (label.name.text if label.name else "")
    if name and not names_measure(name):
        return False
    if label.field in _OF_A_KNOWN_ONE and name and not _known(name, heard, labels):
        return False
    if label.field not in _IN_WORDS and _told_otherwise(label.field, label.value, labels):
        return False
    vague = [fact.at for fact in labels.facts if fact.vague and fact.slot is Slot.METRIC]
    if label.field is MeasureField.NAME:
        return bool(name) and not any(common(at, label.value) >= _SAME for at in vague)
    plain = [item for item in guided.measures if _asked(item.field, heard) and item.field is not label.field]
    return not any((at := _place(heard, item)) and common(at, label.value) >= _SAME for item in plain)


def _known(name: str, heard: Heard, labels: Labels) -> bool:
    """True for the name of a measure that the brief holds, or of one that has a value in this message."""
    told = [label.name.text for label in labels.measures if label.name and label.field not in _OF_A_KNOWN_ONE]
    return any(overlap(other, name) >= _SAME_NAME for other in (*told, *(m.name for m in heard.brief.measures)))


def _asked(field: MeasureField, heard: Heard) -> bool:
    return heard.asked == (field.slot,)


def _place(heard: Heard, item: MeasureReading) -> Stretch | None:
    """Where the number or the day of a guided reading stands in the message."""
    around, said = heard.place(item.quote), item.quantity.text if item.quantity else item.text
    if around is None or not said:
        return around
    start = heard.message.find(said, around.start)
    return Stretch(said, start) if start >= 0 else None


def _stays(item: MeasureReading, heard: Heard, labels: Labels, made: list[Made]) -> bool:
    """True unless the model tells the same field or number of a measure, or reads the words as something else."""
    if item.correction or item.shift:
        return True
    if item.field in _IN_WORDS:
        return not any(reading.field is item.field for reading, _ in made)
    at = _place(heard, item)
    if at is None or any(common(at, place) >= _SAME for _, place in made):
        return at is None
    return _asked(item.field, heard) or not _told_otherwise(item.field, at, labels)


def _told_otherwise(field: MeasureField, at: Stretch, labels: Labels) -> bool:
    """True where the model puts the words under slots that hold no such value."""
    slots = {label.slot for label in labels.facts if common(at, label.at) >= _SAME}
    priced = field is MeasureField.VOLUME and Slot.COST_OF_INACTION in slots
    return bool(slots) and not priced and not slots & {field.slot, Slot.METRIC}


def _made(label: MeasureLabel, heard: Heard) -> Made | None:
    """The label as a reading with its number or day, and where that stands; None where it cannot be."""
    quote = covering(heard.message, label.name, label.value)
    if len(quote.text) > _LONGEST:
        quote = label.value
    name = label.known or (label.name.text if label.name else "")
    reading = MeasureReading(measure=name, field=label.field, quote=quote.text, text=label.value.text)
    if label.field in _IN_WORDS:
        return reading, label.value
    if heard.sense.fit(label.field.slot, quote.text) == _IMPOSSIBLE:
        return None
    if label.field is MeasureField.DUE:
        when = next(iter(heard.sense.days(label.value.text)), None)
        return (reading.model_copy(update={"day": when.day, "text": when.text}), label.value) if when else None
    amount = number_in(heard, quote, label.value)
    if amount is None or amount.kind is Kind.PEOPLE:
        return None
    at = Stretch(amount.text, quote.start + amount.start)
    return reading.model_copy(update={"quantity": amount, "text": amount.text}), at


def _named(pair: Made, heard: Heard, guided: Reading, labels: Labels) -> MeasureReading:
    """The reading, by the guided name where the model leaves it out, and as a correction where its words were labelled one."""
    reading, at = pair
    same = [item for item in guided.measures if item.field is reading.field and _shared(_place(heard, item), at)]
    name = reading.measure or next((item.measure for item in same if item.measure), "")
    corrects = any(
        label.correction and label.slot is reading.field.slot and common(label.at, at) >= _SAME
        for label in labels.facts
    )
    return reading.model_copy(update={"measure": name, "correction": corrects})


def _shared(one: Stretch | None, other: Stretch) -> bool:
    return one is not None and common(one, other) >= _SAME


def number_in(heard: Heard, quote: Stretch, value: Stretch) -> Quantity | None:
    """The number of a quotation that stands in the stretch named as the value; its unit may stand beside it."""
    found = heard.sense.amounts(quote.text)
    places = [(Stretch(item.text, quote.start + item.start), item) for item in found]
    return next((item for at, item in places if common(at, value) > 0), None)


def groups(heard: Heard, guided: Reading, labels: Labels) -> tuple[SegmentReading, ...]:
    """The guided groups, and those that only the model tells apart. Where it tells any apart, a guided one without a value
    that it does not know is none."""
    told = [reading for label in labels.groups if (reading := _group(label, heard))]
    found = [
        item for item in guided.segments if item.value or not told or any(_same_group(item, known) for known in told)
    ]
    for reading in told:
        if not any(_same_group(reading, known) for known in found):
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
