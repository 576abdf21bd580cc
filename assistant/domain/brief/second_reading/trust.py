"""How far a model's labels are believed: as far as they agree with what the guided reader is sure of, message by message.

Two things are counted. What the guided reader surely read, the model must have found in the same slot. And what the model
says beyond the question must make sense: its quotation stands in the message, the slot can hold such a thing, and the stretch
is not altogether foreign to it. A model that copies at random fails the second; one that only echoes the question adds
nothing."""

from collections.abc import Iterator

from assistant.domain.brief.reading import MeasureField, Reading, SlotReading
from assistant.domain.brief.second_reading.labels import FactLabel, Heard, Labels
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, alike, common

VALUED = frozenset(
    {
        Slot.AUDIENCE_SIZE,
        Slot.BASELINE,
        Slot.TARGET,
        Slot.VALUE_PER_UNIT,
        Slot.BUDGET,
        Slot.DUE,
        Slot.REQUESTED_DATE,
    }
)
FIELD_SLOTS = {
    MeasureField.NAME: Slot.METRIC,
    MeasureField.BASELINE: Slot.BASELINE,
    MeasureField.EARLIER: Slot.BASELINE,
    MeasureField.TARGET: Slot.TARGET,
    MeasureField.DUE: Slot.DUE,
    MeasureField.SOURCE: Slot.DATA_SOURCE,
    MeasureField.OWNER: Slot.DATA_OWNER,
    MeasureField.VALUE_PER_UNIT: Slot.VALUE_PER_UNIT,
    MeasureField.VOLUME: Slot.VALUE_PER_UNIT,
}
_SURE = 0.8  # the guided reader's own confidence in what nobody asked for
_FOREIGN = -3.5  # log-odds below which a stretch has nothing to do with the slot
_UNHEARD_OF = 0.03  # the same for a cause cell, as a probability
_MOST_SLOTS = 3  # under which one stretch may be labelled
_SAME = 0.7
FEWEST_CHECKS = 6
LEAST_AGREEMENT = 0.75


def earned(certain: int, agreed: int) -> bool:
    """True where enough was checked over the conversation, and enough of it held."""
    return certain >= FEWEST_CHECKS and agreed >= LEAST_AGREEMENT * certain


def sure(item: SlotReading, asked: tuple[Slot, ...]) -> bool:
    """True for what the guided reader surely read: a value in its slot, or the answer to the only question asked."""
    if item.vague:
        return False
    if item.slot in VALUED and not (item.quantities or item.day):
        return False
    alone = item.slot in asked and len(asked) == 1
    return alone or (item.slot in VALUED and (item.slot in asked or item.confidence >= _SURE))


def checked(heard: Heard, guided: Reading, labels: Labels) -> tuple[int, int]:
    """How many of the model's labels could be checked, and how many held."""
    outcomes = [*_found(heard, guided, labels), *_sensible(heard, guided, labels)]
    return len(outcomes), sum(outcomes)


def _found(heard: Heard, guided: Reading, labels: Labels) -> Iterator[bool]:
    """For each slot that the guided reader is sure of, whether the model found it there."""
    labelled = [(label.slot, label.at) for label in labels.facts]
    labelled += [(FIELD_SLOTS[label.field], label.value) for label in labels.measures]
    known: dict[Slot, list[Stretch]] = {}
    for item in guided.slots:
        if sure(item, heard.asked) and (at := heard.place(item.quote)):
            known.setdefault(item.slot, []).append(at)
    for slot, places in known.items():
        yield any(found is slot and common(at, place) >= _SAME for found, at in labelled for place in places)
    gaps = {label.slot for label in labels.gaps}
    for slot in guided.unanswered:
        yield slot in gaps
    yield from _shared_out(heard, guided, labels)


def _shared_out(heard: Heard, guided: Reading, labels: Labels) -> Iterator[bool]:
    """Of an answer to two questions: whether the model gives a stretch to the same question as the guided reader, and to
    that one alone. A model that puts everything under both has not read it."""
    places = [(item.slot, at) for item in guided.slots if item.slot in heard.asked and (at := heard.place(item.quote))]
    for slot, place in places if len(heard.asked) == 2 else ():
        if any(other is not slot and common(at, place) >= _SAME for other, at in places):
            continue
        given = {label.slot for label in labels.facts if common(label.at, place) >= _SAME} & set(heard.asked)
        yield given == {slot}


def _sensible(heard: Heard, guided: Reading, labels: Labels) -> Iterator[bool]:
    """For each thing the model says beyond the question, whether it can be."""
    for label in labels.facts:
        if label.slot not in heard.asked:
            yield _can_be(label, labels.facts, heard)
    for label in labels.causes:
        if label.cell.slot not in heard.asked:
            yield heard.sense.about(label.cell, label.at.text) >= _UNHEARD_OF
    told = {item.slot for item in guided.slots if sure(item, heard.asked)}
    for label in labels.gaps:
        yield label.slot in heard.asked and label.slot not in told
    yield from [False] * labels.lost


def _can_be(label: FactLabel, labels: tuple[FactLabel, ...], heard: Heard) -> bool:
    slots = {other.slot for other in labels if alike(other.at, label.at) >= _SAME}
    return len(slots) <= _MOST_SLOTS and heard.sense.fit(label.slot, label.at.text) >= _FOREIGN
