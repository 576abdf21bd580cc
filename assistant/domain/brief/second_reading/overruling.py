"""What stays of the guided reading where a trusted model labels the same message."""

from assistant.domain.brief.reading import SlotReading
from assistant.domain.brief.second_reading.labels import Heard, Labels, values
from assistant.domain.brief.second_reading.trust import VALUED, sure
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, alike, common
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import words

_SAID = 0.5  # share of a sentence from which labels speak for all of it
_SAME = 0.7
_FEWEST_WORDS = 3  # fewer tell nothing by themselves
_FEW_WORDS = 11  # an answer longer than this tells something, whatever a model thinks of it


def remaining(item: SlotReading, heard: Heard, labels: Labels) -> tuple[SlotReading, ...]:
    """The guided reading beside the labels: as it is where the model says nothing of those words, cut to the figures that a
    model passed over where it finds the slot itself, gone where it reads all of the words as something else."""
    place = heard.place(item.quote)
    if place is None or item.correction or _picked(item, heard):
        return (item,)
    mine = [label.at for label in labels.facts if label.slot is item.slot and not label.vague]
    if mine:
        return _figures(item, heard, place, mine if heard.asked == (item.slot,) else _others(item, labels) + mine)
    if empty := _empty(place, item, heard, labels):
        return empty
    if item.slot in heard.asked and sure(item, heard.asked) and not _of_another(item, place, heard, labels):
        return (item,)
    return () if _named(item, labels) else _rest(item, place, heard, labels)


def _of_another(item: SlotReading, place: Stretch, heard: Heard, labels: Labels) -> bool:
    """True where the model says of the slot that it was not really answered, and of each of these figures that it belongs to
    something else: the rating of a course is no value of today."""
    figures = values(heard, item.slot, place)
    return _named(item, labels) and bool(figures) and all(_within(figure, _others(item, labels)) for figure in figures)


def _picked(item: SlotReading, heard: Heard) -> bool:
    """True for an offered choice that was picked: the words of the choice are not in the message."""
    return item.value not in " ".join(heard.message.split())


def _empty(place: Stretch, item: SlotReading, heard: Heard, labels: Labels) -> tuple[SlotReading, ...]:
    """The reading as a vague one where it is a few words without a figure that the model takes for a dodge, or for too little
    to build on."""
    if item.valued or len(words(item.value)) > _FEW_WORDS:
        return ()
    told = [label.at for label in labels.gaps if label.slot is item.slot]
    told += [label.at for label in labels.facts if label.slot is item.slot and label.vague]
    empty = any(alike(place, at) >= _SAME for at in told)
    return (item.model_copy(update={"vague": True}),) if empty else ()


def _others(item: SlotReading, labels: Labels) -> list[Stretch]:
    """What the model says something else of; a value of a measure speaks for the measure too."""
    found = [label.at for label in (*labels.facts, *labels.gaps) if label.slot is not item.slot]
    values = [label.value for label in labels.measures if label.field.slot is not item.slot]
    return found if item.slot is Slot.METRIC else found + values


def _figures(item: SlotReading, heard: Heard, place: Stretch, labelled: list[Stretch]) -> tuple[SlotReading, ...]:
    """The sentences of a slot of figures that hold one which no label speaks for."""
    missed = [at for at in _parts(place) if any(not _within(v, labelled) for v in values(heard, item.slot, at))]
    found = [reading for at in missed for reading in heard.sense.answers(item.slot, at)] if item.slot in VALUED else []
    return tuple(reading for reading in found if reading.valued)


def _within(value: Stretch, labelled: list[Stretch]) -> bool:
    return any(common(value, at) > 0 for at in labelled)


def _named(item: SlotReading, labels: Labels) -> bool:
    """True where the model says of the slot that it was answered vaguely, or not."""
    return any(label.slot is item.slot for label in (*labels.facts, *labels.gaps))


def _rest(item: SlotReading, place: Stretch, heard: Heard, labels: Labels) -> tuple[SlotReading, ...]:
    """The sentences that no label speaks for, where they may still tell something: no question back, and nothing more of a
    slot that nobody asked about."""
    parts, others = _parts(place), _others(item, labels)
    rest = [part for part in parts if _labelled(part, others) < _SAID and not part.text.endswith("?")]
    if rest == parts:
        return (item,)
    told = [at for at in rest if len(words(at.text)) >= _FEWEST_WORDS] if item.slot in heard.asked else []
    return tuple(
        reading.model_copy(update={"vague": item.vague})
        for at in told
        for reading in heard.sense.answers(item.slot, at)
    )


def _labelled(part: Stretch, labelled: list[Stretch]) -> float:
    """The share of a sentence that stands in one of the labels."""
    inside = {i for at in labelled for i in range(max(at.start, part.start), min(at.end, part.end))}
    return len(inside) / len(part.text)


def _parts(place: Stretch) -> list[Stretch]:
    return [Stretch(part.text, place.start + part.start) for part in sentences(place.text)]
