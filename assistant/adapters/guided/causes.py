"""Remarks for or against a cause cell, with the weight of their evidence."""

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.pieces import Piece
from assistant.adapters.guided.placing import Placed
from assistant.domain.reading import CauseReading
from assistant.domain.slots import Cell, Direction

_SPEAKS = 0.5  # learned probability from which a piece nobody asked for counts as a remark on a cell
_ASKED = 0.25  # the same for a piece that answers a question on that cell
_NATURAL = re.compile(
    r"\b(?:when (?:the|we|it|they|he|she|that|our)\b.{0,60}\b(?:off|down|out|stopped|away|switched|removed"
    r"|changed|introduced|tried|without|gone|closed|broke|on leave|ill)\b"
    r"|since (?:we|the|they)\b.{0,40}\b(?:changed|introduced|switched|moved|got|removed)\b|(?:before"
    r"|after) (?:the|we|they) \w+.{0,60}\d|with the (?:same|old|new)\b.{0,60}\d"
    r"|the same people\b|as soon as\b)",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:records?|reports?|logs?|audit|counted|measured|statistics|the data|survey|documented|samples?"
    r"|time sheets?|error list)\b",
    re.I,
)
_CONTRAST = re.compile(
    r"\b(?:whereas|while the|the others|the rest|compared (?:to|with)|unlike|the other (?:team|shift|site"
    r"|depot|branch|group|ward|plant)|in contrast|both (?:teams|groups|sites) |the best)\b",
    re.I,
)


def read(placed: Sequence[Placed]) -> Iterator[CauseReading]:
    """The cause remarks of a message."""
    for item in placed:
        for cell in Cell:
            direction, about = _stance(item.piece, cell)
            if about >= (_ASKED if cell.slot in item.asked else _SPEAKS):
                yield CauseReading(cell=cell, direction=direction, quote=item.piece.text, weight=_weight(item.piece))


def _stance(piece: Piece, cell: Cell) -> tuple[Direction, float]:
    pro = piece.topics.causes.get((cell, Direction.FOR), 0.0)
    contra = piece.topics.causes.get((cell, Direction.AGAINST), 0.0)
    return (Direction.FOR if pro >= contra else Direction.AGAINST), pro + contra


def _weight(piece: Piece) -> int:
    """1 a remark, 2 a number, a contrast or an example, 3 a record or a natural experiment."""
    if _NATURAL.search(piece.text) or (_RECORD.search(piece.text) and piece.amounts):
        return 3
    told = 2 if piece.amounts or _CONTRAST.search(piece.text) else 1
    return max(told, piece.topics.weight)
