"""What stays of the guided reading where a trusted model labels the same message."""

from assistant.domain.brief.reading import SlotReading
from assistant.domain.brief.second_reading.labels import Heard, Labels
from assistant.domain.brief.second_reading.trust import FIELD_SLOTS, VALUED, sure
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, alike, common
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import words

_SAID = 0.5  # share of a sentence, or of the label in it, from which the label speaks for the sentence
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
        return _figures(item, heard, _unlabelled(place, _heeded(item, heard, labels, mine)))
    if empty := _empty(place, item, heard, labels):
        return empty
    if item.slot in heard.asked and sure(item, heard.asked):
        return (item,)
    places = _others(item, labels)
    if not any(common(place, at) >= _SAID for at in places):
        return () if place.text.rstrip().endswith("?") else (item,)
    return () if _named(item, labels) else _rest(item, heard, _unlabelled(place, places))


def _picked(item: SlotReading, heard: Heard) -> bool:
    """True for an offered choice that was picked: the words of the choice are not in the message."""
    return item.value not in " ".join(heard.message.split())


def _empty(place: Stretch, item: SlotReading, heard: Heard, labels: Labels) -> tuple[SlotReading, ...]:
    """The reading as a vague one where it is a few words without a figure that the model takes for a dodge, or for too little
    to build on."""
    if item.quantities or item.day or len(words(item.value)) > _FEW_WORDS:
        return ()
    told = [label.at for label in labels.gaps if label.slot is item.slot]
    told += [label.at for label in labels.facts if label.slot is item.slot and label.vague]
    empty = any(alike(place, at) >= _SAME for at in told)
    return (item.model_copy(update={"vague": True}),) if empty else ()


def _heeded(item: SlotReading, heard: Heard, labels: Labels, mine: list[Stretch]) -> list[Stretch]:
    """The labels that take a figure away: only those of the slot itself where nothing else was asked."""
    return mine if heard.asked == (item.slot,) else _others(item, labels) + mine


def _others(item: SlotReading, labels: Labels) -> list[Stretch]:
    """What the model says something else of; a value of a measure speaks for the measure too."""
    found = [label.at for label in (*labels.facts, *labels.gaps) if label.slot is not item.slot]
    values = [label.value for label in labels.measures if FIELD_SLOTS[label.field] is not item.slot]
    return found if item.slot is Slot.METRIC else found + values


def _figures(item: SlotReading, heard: Heard, rest: list[Stretch]) -> tuple[SlotReading, ...]:
    if item.slot not in VALUED:
        return ()
    found = [reading for at in rest for reading in heard.sense.answers(item.slot, at)]
    return tuple(reading for reading in found if reading.quantities or reading.day)


def _named(item: SlotReading, labels: Labels) -> bool:
    """True where the model says of the slot that it was answered vaguely, or not."""
    return any(label.slot is item.slot for label in (*labels.facts, *labels.gaps))


def _rest(item: SlotReading, heard: Heard, rest: list[Stretch]) -> tuple[SlotReading, ...]:
    """What no label speaks for, where it may still tell something; nothing of a slot that nobody asked about."""
    told = [at for at in rest if len(words(at.text)) >= _FEWEST_WORDS] if item.slot in heard.asked else []
    return tuple(
        reading.model_copy(update={"vague": item.vague})
        for at in told
        for reading in heard.sense.answers(item.slot, at)
    )


def _unlabelled(place: Stretch, labelled: list[Stretch]) -> list[Stretch]:
    """The sentences of a stretch that none of the labels speaks for."""
    parts = [Stretch(part.text, place.start + part.start) for part in sentences(place.text)]
    return [part for part in parts if not any(common(part, at) >= _SAID for at in labelled)]
