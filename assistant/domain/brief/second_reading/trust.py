"""Whether a model's labels are believed: where they agree with what the guided reader is sure of, message by message.

Two things are counted over the conversation. The certain ones nearly all have to hold: what the guided reader surely read,
the model found in the same slot; its quotations stand in the message; it gives up only what was asked and not answered. And
of what it ventures beyond the question a fair part must be familiar to the guided reader, who knows few wordings: a reader of
English reaches two fifths there, labels by chance one in twenty, the whole message under every slot none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.domain.brief.reading import Reading, SlotReading
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
_SURE = 0.8  # the guided reader's own confidence in what nobody asked for
_FOREIGN = -3.5  # log-odds below which a stretch has nothing to do with the slot
_UNHEARD_OF = 0.03  # the same for a cause cell, as a probability
_MOST_SLOTS = 3  # under which one stretch may be labelled
_SAME = 0.7
FEWEST_CERTAIN = 2
FEWEST_CHECKS = 6  # of both kinds
LEAST_AGREEMENT = 0.6
LEAST_FAMILIAR = 0.25


@dataclass(frozen=True)
class Record:
    """What was checked so far: the certain things and how many held, the ventured ones and how many were familiar."""

    certain: int = 0
    agreed: int = 0
    ventured: int = 0
    familiar: int = 0

    @property
    def earned(self) -> bool:
        """True where enough was checked, and enough of it held."""
        enough = self.certain >= FEWEST_CERTAIN and self.certain + self.ventured >= FEWEST_CHECKS
        return enough and self.held and self.familiar >= LEAST_FAMILIAR * self.ventured

    @property
    def held(self) -> bool:
        """True where enough of the certain things held, however few they are."""
        return self.agreed >= LEAST_AGREEMENT * self.certain

    def __add__(self, other: "Record") -> "Record":
        return Record(
            self.certain + other.certain,
            self.agreed + other.agreed,
            self.ventured + other.ventured,
            self.familiar + other.familiar,
        )


def recorded(reading: Reading) -> Record:
    """What the check of one message found."""
    return Record(reading.certain, reading.agreed, reading.ventured, reading.familiar)


def earned(readings: Iterable[Reading]) -> bool:
    """True where the model that read these messages is believed by now."""
    return sum(map(recorded, readings), Record()).earned


def sure(item: SlotReading, asked: tuple[Slot, ...]) -> bool:
    """True for what the guided reader surely read: a value in its slot, or the answer to the only question asked."""
    if item.vague:
        return False
    if item.slot in VALUED and not item.valued:
        return False
    alone = item.slot in asked and len(asked) == 1
    return alone or (item.slot in VALUED and (item.slot in asked or item.confidence >= _SURE))


def checked(heard: Heard, guided: Reading, labels: Labels) -> Record:
    """The check of the labels of one message."""
    certain = [*_found(heard, guided, labels), *_given_up(heard, guided, labels), *[False] * labels.lost]
    ventured = [*_familiar(heard, labels)]
    return Record(len(certain), sum(certain), len(ventured), sum(ventured))


def _found(heard: Heard, guided: Reading, labels: Labels) -> Iterator[bool]:
    """For each slot that the guided reader is sure of, whether the model found it there."""
    labelled = [(label.slot, label.at) for label in labels.facts]
    labelled += [(label.field.slot, label.value) for label in labels.measures]
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
    that one alone. A model that puts everything under both has not read it; a guided reader that puts everything under one
    has not shared it out."""
    places = [(item.slot, at) for item in guided.slots if item.slot in heard.asked and (at := heard.place(item.quote))]
    shared = len({slot for slot, _ in places}) == 2
    for slot, place in places if shared else ():
        if any(other is not slot and common(at, place) >= _SAME for other, at in places):
            continue
        given = {label.slot for label in labels.facts if common(label.at, place) >= _SAME} & set(heard.asked)
        wholly = {label.slot for label in labels.facts if _covers(label.at, place)} & set(heard.asked)
        yield slot in given and wholly <= {slot}


def _covers(at: Stretch, place: Stretch) -> bool:
    """True where a stretch is most of a place: less of it may well be about something else."""
    return min(at.end, place.end) - max(at.start, place.start) >= _SAME * len(place.text)


def _given_up(heard: Heard, guided: Reading, labels: Labels) -> Iterator[bool]:
    """For each question that the model says is not answered, whether it was asked and no answer is plain to see."""
    told = {item.slot for item in guided.slots if sure(item, heard.asked)}
    for label in labels.gaps:
        yield label.slot in heard.asked and label.slot not in told


def _familiar(heard: Heard, labels: Labels) -> Iterator[bool]:
    """For each thing that the model says beyond the question, whether the guided reader has heard the like."""
    for label in labels.facts:
        if label.slot not in heard.asked:
            yield _can_be(label, labels.facts, heard)
    for label in labels.causes:
        if label.cell.slot not in heard.asked:
            yield heard.sense.about(label.cell, label.at.text) >= _UNHEARD_OF


def _can_be(label: FactLabel, labels: tuple[FactLabel, ...], heard: Heard) -> bool:
    slots = {other.slot for other in labels if alike(other.at, label.at) >= _SAME}
    return len(slots) <= _MOST_SLOTS and heard.sense.fit(label.slot, label.at.text) >= _FOREIGN
