"""Remarks on causes in a trusted second reading: its labels rule over the guided ones of the same words."""

from collections.abc import Iterator

from assistant.domain.brief.reading import CauseReading, Reading
from assistant.domain.brief.second_reading.labels import CauseLabel, Heard, Labels
from assistant.domain.slots import Direction
from assistant.domain.text.locating import Stretch, common

_SAME = 0.6  # share of the shorter quotation from which two remarks are one
_CLEAR = 1.5  # what the wording alone must say to be taken at its word


def merged(heard: Heard, guided: Reading, labels: Labels) -> tuple[CauseReading, ...]:
    """The guided remarks of which the model says nothing else, and the model's own."""
    able = [label for label in labels.causes if _able(label, heard, guided)]
    kept = [item for item in guided.causes if _stays(item, heard, labels, able)]
    return (*kept, *(_reading(label, heard, guided) for label in able))


def _able(label: CauseLabel, heard: Heard, guided: Reading) -> bool:
    """False for a remark whose wording says the opposite, and for words that plainly answer what was asked otherwise."""
    contradicted = _side(label.direction) * heard.sense.told(label.cell, label.at.text) <= -_CLEAR
    plain = [item for item in _of_same_words(label, heard, guided) if _plain(item, heard)]
    outweighed = bool(plain) and not any(_agree(item, label) for item in plain)
    return not (contradicted or outweighed)


def _agree(item: CauseReading, label: CauseLabel) -> bool:
    return (item.cell, item.direction) == (label.cell, label.direction)


def _plain(item: CauseReading, heard: Heard) -> bool:
    """True for an answer to the question about its cell whose very wording takes that side."""
    return item.cell.slot in heard.asked and _side(item.direction) * heard.sense.told(item.cell, item.quote) >= _CLEAR


def _side(direction: Direction) -> int:
    return 1 if direction is Direction.FOR else -1


def _of_same_words(label: CauseLabel, heard: Heard, guided: Reading) -> Iterator[CauseReading]:
    for item in guided.causes:
        place = heard.place(item.quote)
        if place and common(label.at, place) >= _SAME:
            yield item


def _stays(item: CauseReading, heard: Heard, labels: Labels, able: list[CauseLabel]) -> bool:
    """True unless the model labels the words as a remark of its own, or as a fact that is about no such cause."""
    place = heard.place(item.quote)
    if place is None:
        return True
    if _told_otherwise(item, place, labels):
        return False
    same = [label for label in able if common(label.at, place) >= _SAME]
    return not any(_agree(item, label) for label in same) if _plain(item, heard) else not same


def _told_otherwise(item: CauseReading, place: Stretch, labels: Labels) -> bool:
    slots = {label.slot for label in labels.facts if common(label.at, place) >= _SAME}
    cells = {label.cell for label in labels.causes if common(label.at, place) >= _SAME}
    return bool(slots) and item.cell.slot not in slots and item.cell not in cells


def _reading(label: CauseLabel, heard: Heard, guided: Reading) -> CauseReading:
    """The label as a remark that weighs no more than its words, in the guided reading's judgement of them."""
    same = [item.weight for item in _of_same_words(label, heard, guided) if item.cell is label.cell]
    weight = max([min(label.weight, heard.sense.weight(label.at.text)), *same])
    return CauseReading(cell=label.cell, direction=label.direction, quote=label.at.text, weight=weight)
