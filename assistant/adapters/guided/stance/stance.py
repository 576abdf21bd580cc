"""Whether a piece of an answer says that a condition of work is in order, or that it is in the way."""

import math
import re
from collections.abc import Callable, Sequence

from assistant.adapters.guided.placing.pieces import Piece
from assistant.adapters.guided.stance.words import IN_ORDER, IN_THE_WAY
from assistant.domain.causes.ability import tells
from assistant.domain.slots import Cell, Direction
from assistant.domain.text.plain import plain

Side = Callable[[str, Cell], float]
"""Log-odds that an answer to the question about a cell names something in the way."""

_MOST_LEARNED = 2.0  # how much the trained topics may say, in log-odds: they are surer than they should be
_TELLING = 2.1  # what one telling wording adds
_MOST_TELLING = 4.2
_ABILITY = 3.9  # what the words of the acid test add
_CONCRETE = 1.0  # log-odds from which a piece names something in the way
_GIVES_WAY = 0.4  # "all fine" before a concrete friction was politeness
# By regression on 1,143 answers and remarks that no model was trained on it would be 0.8 and 0.3: one in a hundred more right.
_WHOLE, _STANCES = 0.5, 0.5
_ELABORATES = 0.4  # an unclear remark after a clear one explains it
_TURN = re.compile(r"\W*(?:but|well|only|except|though|however|still|unless|since you ask|apart from)\b", re.I)


def about(piece: Piece, cell: Cell) -> float:
    """The learned probability that the piece speaks about a cell."""
    return sum(piece.topics.causes.get((cell, direction), 0.0) for direction in Direction)


def telling(piece: Piece, cell: Cell) -> float:
    """What the wording alone says: above 0 in the way, below 0 in order, 0 nothing clear."""
    said = plain(piece.text)
    if cell is Cell.SKILL:
        told = tells(piece.text)
        return 0.0 if told is None else _ABILITY if told is Direction.FOR else -_ABILITY
    balance = len(IN_THE_WAY[cell].findall(said)) - len(IN_ORDER[cell].findall(said))
    return max(-_MOST_TELLING, min(_MOST_TELLING, _TELLING * balance))


def stance(piece: Piece, cell: Cell) -> float:
    """Log-odds that the piece names something in the way: the wording, and what was learned as far as it is about the cell."""
    learned = max(-_MOST_LEARNED, min(_MOST_LEARNED, _learned(piece, cell)))
    return telling(piece, cell) + about(piece, cell) * learned


def answer(pieces: Sequence[Piece], cell: Cell, side: Side | None) -> float:
    """Log-odds that an answer to the question about a cell names something in the way: the answer read as one text by the tuned
    model (without it, what was learned of each piece by its length), and the stances of its pieces."""
    text = " ".join(piece.text for piece in pieces)
    whole = side(text, cell) if side else _mean(pieces, cell)
    return _WHOLE * whole + _STANCES * sum(stances(pieces, cell))


def _mean(pieces: Sequence[Piece], cell: Cell) -> float:
    words = [len(piece.text.split()) for piece in pieces]
    return sum(_learned(piece, cell) * n for piece, n in zip(pieces, words, strict=True)) / max(1, sum(words))


def _learned(piece: Piece, cell: Cell) -> float:
    """The learned log-odds that a piece names something in the way, given that it is about the cell."""
    share = piece.topics.causes.get((cell, Direction.FOR), 0.0) / max(about(piece, cell), 1e-6)
    return math.log(min(max(share, 0.02), 0.98) / min(max(1 - share, 0.02), 0.98))


def stances(pieces: Sequence[Piece], cell: Cell) -> list[float]:
    """The stance of each piece of one answer, read as a whole: "all fine" in front of a concrete friction was politeness,
    and what follows a clear first remark without telling words of its own only explains it."""
    raw = [stance(piece, cell) for piece in pieces]
    return [_in_context(i, raw, piece, cell) for i, piece in enumerate(pieces)]


def _in_context(i: int, raw: Sequence[float], piece: Piece, cell: Cell) -> float:
    value, lead = raw[i], raw[0]
    if value < 0 and any(later >= 2 * _CONCRETE for later in raw[i + 1 :]):
        return value * _GIVES_WAY
    unclear = value * lead < 0 and abs(lead) >= _CONCRETE and abs(value) < 2 * _CONCRETE
    if unclear and not telling(piece, cell) and not (value > 0 and _TURN.match(piece.text)):
        return value * _ELABORATES
    return value
