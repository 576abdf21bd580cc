"""Remarks on causes in a trusted second reading, beside the guided ones."""

from assistant.domain.brief.reading import CauseReading, Reading
from assistant.domain.brief.second_reading.labels import CauseLabel, Heard, Labels
from assistant.domain.slots import Direction
from assistant.domain.text.locating import common

_SAME = 0.6  # share of the shorter quotation from which two remarks are one
_CLEAR = 1.5  # what the wording alone must say to be taken at its word
_SPEAKS = 0.25  # learned probability from which words nobody asked for may be about a cell


def merged(heard: Heard, guided: Reading, labels: Labels) -> tuple[CauseReading, ...]:
    """The guided remarks without those that the model reads otherwise (both are left out: the interview asks again), and the
    remarks that only the model sees."""
    kept = [item for item in guided.causes if _plain(item, heard) or not _otherwise(item, heard, labels)]
    added = [_reading(label, heard) for label in labels.causes if _adds(label, heard, guided)]
    return (*kept, *added)


def _plain(item: CauseReading, heard: Heard) -> bool:
    """True for an answer to the question about its cell whose very wording takes that side."""
    return item.cell.slot in heard.asked and _side(item.direction) * heard.sense.told(item.cell, item.quote) >= _CLEAR


def _side(direction: Direction) -> int:
    return 1 if direction is Direction.FOR else -1


def _otherwise(item: CauseReading, heard: Heard, labels: Labels) -> bool:
    """True where the model labels the same remark, but never as the guided reader does."""
    place = heard.place(item.quote)
    same = [label for label in labels.causes if place and common(label.at, place) >= _SAME]
    return bool(same) and all((label.cell, label.direction) != (item.cell, item.direction) for label in same)


def _adds(label: CauseLabel, heard: Heard, guided: Reading) -> bool:
    """True for a remark that the guided reader passed over, about which its wording does not say the opposite."""
    if heard.to_avoid(label.at):
        return False
    places = [place for item in guided.causes if (place := heard.place(item.quote))]
    if any(common(label.at, place) >= _SAME for place in places):
        return False
    contradicted = _side(label.direction) * heard.sense.told(label.cell, label.at.text) <= -_CLEAR
    heeded = label.cell.slot in heard.asked or heard.sense.about(label.cell, label.at.text) >= _SPEAKS
    return heeded and not contradicted


def _reading(label: CauseLabel, heard: Heard) -> CauseReading:
    weight = min(label.weight, heard.sense.weight(label.at.text))
    return CauseReading(cell=label.cell, direction=label.direction, quote=label.at.text, weight=weight)
