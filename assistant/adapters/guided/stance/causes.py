"""Remarks for or against a cause cell, with the weight of their evidence.

An answer to the question about a cell is judged as a whole and gives remarks in one direction; elsewhere only what clearly
speaks of a cell counts."""

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.placing.pieces import Piece
from assistant.adapters.guided.placing.placing import Placed
from assistant.adapters.guided.stance.stance import Side, about, answer, stance, stances, telling
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.reading import CauseReading
from assistant.domain.causes.samples import work_sample
from assistant.domain.slots import CAUSE_SLOTS, Cell, Direction, Slot

_CLEAR = 0.1  # log-odds from which an answer takes a side
_REMARK = 0.3  # the same for one piece of it
_SURE_WHOLE = 1.0  # from here it is more than an opinion, where it tells of friction: "fine" is easily said
_MOST = 3  # pieces of one answer that are kept as remarks
_STRAY = 0.15  # learned probability below which a piece without telling words is no part of the answer
_SHARED = 0.6  # the same where the piece rather answers the other question
_SPEAKS = 0.6  # learned probability from which a description of the work speaks of a cell nobody asked for
_OUT_OF_PLACE = 0.9  # the same for an opening, or an answer about numbers, dates, money or people
_SURE = 1.2  # log-odds such a remark must have
_NEAR = 0.3  # learned probability by which ability may stand behind another cell
_DESCRIBES = frozenset(
    {
        *CAUSE_SLOTS,
        Slot.CURRENT_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.WORK_CONTEXT,
        Slot.LEARNER_VIEW,
        Slot.AUDIENCE,
        Slot.RISKS,
    }
)
_NATURAL = re.compile(
    r"\b(?:when (?:the|we|it|they|he|she|that|our)\b.{0,60}\b(?:off|down|out|stopped|away|switched|removed"
    r"|changed|introduced|tried|without|gone|closed|broke|on leave|ill)\b"
    r"|since (?:we|the|they)\b.{0,40}\b(?:changed|introduced|switched|moved|got|removed)\b"
    r"|(?:before|after) (?:the|we|they) \w+.{0,60}\d|with the (?:same|old|new)\b.{0,60}\d"
    r"|the same (?:people|crews?|teams?)\b|as soon as\b|fell from .{1,30} to|went from .{1,30} to|for \w+ (?:weeks|months)\b)",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:records? (?!of)|(?:reports?|logs?) (?:shows?|says?|tells?|lists?|gives?|counts?)\b"
    r"|(?:in|from|according to|per) (?:the|our|its|their) (?:\w+ )?(?:reports?|logs?)\b"
    r"|audit (?:found|shows?|showed|says?)|reported|counted|measured|statistics|the data|survey|documented|sample of"
    r"|time sheets?|error list|one by one)\b",
    re.I,
)
_CONTRAST = re.compile(
    r"\b(?:whereas|while the|the others|the rest|compared (?:to|with)|unlike|the other (?:team|shift|site"
    r"|depot|branch|group|ward|plant)|in contrast|both (?:teams|groups|sites) |the best)\b",
    re.I,
)


def read(placed: Sequence[Placed], side: Side | None) -> Iterator[CauseReading]:
    """The cause remarks of a message: its answers first, then what was said of other cells. ``side``: the tuned model."""
    ability = any(Slot.CAUSE_SKILL in item.asked for item in placed)
    answered = [(item, _ability_first(item) if ability else _asked_cell(item)) for item in placed]
    for cell in Cell:
        yield from _answer([item.piece for item, mine in answered if mine is cell], cell, side)
    for item in (item for item, mine in answered if mine is None):
        cell = Cell.SKILL if _tried(item) else max(Cell, key=lambda cell: about(item.piece, cell))
        if _tried(item) or _speaks(item, cell):
            yield _remark(item.piece, cell, stance(item.piece, cell), heaviest=_heaviest(item))


def _asked_cell(item: Placed) -> Cell | None:
    """The one cell whose question the piece answers: where two were asked, the one it speaks of, else the likelier cut."""
    cells = [CAUSE_SLOTS[slot] for slot in item.slots if slot in item.asked and slot in CAUSE_SLOTS]
    if len(cells) < 2:
        return cells[0] if cells and _belongs(item, cells[0]) else None
    first, second = cells[:2]
    lead = about(item.piece, first) - about(item.piece, second) + 0.2
    lead += 0.3 * (bool(telling(item.piece, first)) - bool(telling(item.piece, second)))
    return first if lead >= 0 else second


def _ability_first(item: Placed) -> Cell | None:
    """The cell that a piece answers where ability was asked for too: clear words of the acid test decide for ability."""
    cell = _asked_cell(item)
    near = cell is not None and about(item.piece, Cell.SKILL) >= about(item.piece, cell) - _NEAR
    return Cell.SKILL if near and telling(item.piece, Cell.SKILL) else cell


def _belongs(item: Placed, cell: Cell) -> bool:
    """False for a piece that rather answers the other question, or speaks of something else altogether: a price is no
    condition of work."""
    if cell is not Cell.INCENTIVES and any(q.kind is Kind.MONEY for q in item.piece.amounts):
        return bool(telling(item.piece, cell))
    shared = len(item.asked) > 1 and item.slots[0] is not cell.slot
    return bool(telling(item.piece, cell)) or about(item.piece, cell) >= (_SHARED if shared else _STRAY)


def _answer(pieces: Sequence[Piece], cell: Cell, side: Side | None) -> Iterator[CauseReading]:
    """An answer takes one side; on ability it may take both, for different people, which the words themselves tell."""
    if not (told := _telling_most(pieces, cell)):
        return
    whole, values = answer(told, cell, side), list(zip(stances(told, cell), told, strict=True))
    both = [one for one in values if cell is Cell.SKILL and telling(one[1], cell)]
    if abs(whole) < _CLEAR and not both:
        return
    kept = [one for one in values if one in both or (abs(one[0]) >= _REMARK and one[0] * whole > 0)]
    for value, piece in sorted(kept, key=lambda one: -abs(one[0]))[:_MOST]:
        opinion = cell is Cell.SKILL and not telling(piece, cell)
        yield _remark(piece, cell, value, heaviest=(2 if piece.amounts else 1) if opinion else 3)
    if not kept:
        longest = max(told, key=lambda piece: len(piece.text))  # only the answer as a whole takes the side
        yield _remark(longest, cell, whole, heaviest=2 if whole >= _SURE_WHOLE else 1)


def _telling_most(pieces: Sequence[Piece], cell: Cell) -> Sequence[Piece]:
    """On ability the words of the acid test come first, and a figure alone, which is rather a result, comes last."""
    if cell is not Cell.SKILL:
        return pieces
    worded = [piece for piece in pieces if telling(piece, cell)]
    return worded or [piece for piece in pieces if not piece.amounts] or pieces


def _tried(item: Placed) -> bool:
    """True where a description of the work reports that people were tried at it."""
    return bool(item.asked & _DESCRIBES) and work_sample(item.piece.text) is not None


def _speaks(item: Placed, cell: Cell) -> bool:
    if cell is Cell.SKILL and item.piece.amounts and not telling(item.piece, cell):
        return False  # a result; it tells nothing about ability
    described = bool(item.asked & _DESCRIBES)
    least = _SPEAKS if described else _OUT_OF_PLACE
    learned = about(item.piece, cell) >= least and abs(stance(item.piece, cell)) >= _SURE
    return learned and (described or bool(telling(item.piece, cell)))


def _heaviest(item: Placed) -> int:
    """A remark in passing is no record, whatever number stands in it."""
    if Slot.EXEMPLARS in item.asked:
        return 3
    return 2 if item.asked & _DESCRIBES else 1


def _remark(piece: Piece, cell: Cell, value: float, heaviest: int = 3) -> CauseReading:
    direction = Direction.FOR if value > 0 else Direction.AGAINST
    return CauseReading(cell=cell, direction=direction, quote=piece.text, weight=min(heaviest, _weight(piece)))


def _weight(piece: Piece) -> int:
    """1 a remark, 2 a contrast or an example, 3 a record or a natural experiment, which both need a figure."""
    valued = any(q.kind is not Kind.MONEY for q in piece.amounts)
    if valued and piece.topics.weight >= 2 and (_NATURAL.search(piece.text) or _RECORD.search(piece.text)):
        return 3
    concrete = _CONTRAST.search(piece.text) or _NATURAL.search(piece.text) or piece.topics.weight >= 2
    return 2 if concrete or valued else 1
