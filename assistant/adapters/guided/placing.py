"""Which slots each piece of a message answers.

The question is the prior: people answer in the order asked, so the best cut between two answers is searched; a piece
that fits both goes to both, one that is clearly about something else also goes there."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.adapters.guided.fit import NEEDS_FORM, fit, possible
from assistant.adapters.guided.pieces import Piece
from assistant.domain.quantities import Kind
from assistant.domain.slots import CAUSE_SLOTS, Slot

_TWINS = {Slot.DUE: Slot.REQUESTED_DATE, Slot.REQUESTED_DATE: Slot.DUE}  # alike in words: the question tells which
_ELSEWHERE = 0.55  # learned probability from which a piece is also stored under a slot nobody asked for
_OPENING = 0.4  # the same for an opening, which is read for everything
_NUMERIC = 0.8  # the same for slots that hold numbers or dates: any sentence with a number looks like them
_SHORT = 4  # words; an answer as short as this is about what was asked
_FOREIGN = 0.9  # from here a piece is about something else altogether
_CLOSE = 1.0  # fits that differ by less than this are undecided
_BOTH = 5.0  # a cut that serves both questions is worth this much: who gets two questions mostly answers both
_MOST = 4.0  # what one piece may say for one question: the trained topics are surer than they should be
_TURNED = -1.5  # answering the second question first
_GOES_ON = re.compile(
    r"\W*(?:he|she|they|it|that|this|these|those|so|and|but|then|also|which|because|there|most|some|both"
    r"|the rest|others?)\b",
    re.I,
)
_DOUBT = 3.0  # how far two cuts may differ in score and still both be thought of
_LEAST = 0.12  # probability below which a piece is not stored under a question
_SINGLE = 0.0  # fit from which the only piece also answers the other question


@dataclass(frozen=True)
class Placed:
    """A piece and the slots it is stored under; ``asked`` are those of them that were asked for."""

    piece: Piece
    slots: tuple[Slot, ...]
    asked: frozenset[Slot]


def place(pieces: Sequence[Piece], asked: Sequence[Slot], given_up: frozenset[Slot] = frozenset()) -> list[Placed]:
    """The slots of every piece. ``given_up``: asked slots that the person turned away or cannot answer; they only get a
    piece that clearly fits."""
    open_slots = [slot for slot in asked if slot not in given_up] or list(asked)
    shares = _shares(pieces, open_slots)
    placed: list[Placed] = []
    for i, piece in enumerate(pieces):
        mine = set(shares[i])
        mine |= {slot for slot in given_up if _clearly(slot, piece, asked)}
        other = _elsewhere(piece, asked)
        if mine and other and _foreign(piece, asked) and any(mine <= set(s) for j, s in enumerate(shares) if j != i):
            mine = set[Slot]()
        slots = tuple(slot for slot in asked if slot in mine) + other
        placed.append(Placed(piece, slots or _nearest(piece, asked), frozenset(mine)))
    return placed


def _shares(pieces: Sequence[Piece], asked: Sequence[Slot]) -> list[tuple[Slot, ...]]:
    if not asked or not pieces:
        return [()] * len(pieces)
    if len(asked) == 1:
        return [(asked[0],)] * len(pieces)
    first, second = asked[0], asked[1]
    if len(pieces) == 1:
        return [_single(pieces[0], first, second)]
    lead = [max(-_MOST, min(_MOST, fit(first, piece) - fit(second, piece))) for piece in pieces]
    return [_slots_at(p, first, second) for p in _for_first(lead)]


def _single(piece: Piece, first: Slot, second: Slot) -> tuple[Slot, ...]:
    """One piece for two questions: the better fit, and the other where it fits as well."""
    a, b = fit(first, piece), fit(second, piece)
    best, rest, low = (first, second, b) if a >= b else (second, first, a)
    return (best, rest) if low >= _SINGLE or abs(a - b) < _CLOSE else (best,)


def _for_first(lead: Sequence[float]) -> list[float]:
    """How likely each piece answers the first question: every cut in the order asked, in the turned order, and none,
    weighed by how well the pieces fit."""
    n = len(lead)
    total = sum(lead)
    options: list[tuple[float, list[bool]]] = [(total, [True] * n), (-total, [False] * n)]
    for k in range(1, n):
        before = sum(lead[:k])
        options.append((2 * before - total + _BOTH, [i < k for i in range(n)]))
        options.append((total - 2 * before + _BOTH + _TURNED, [i >= k for i in range(n)]))
    best = max(score for score, _ in options)
    weights = [(math.exp((score - best) / _DOUBT), own) for score, own in options]
    whole = sum(weight for weight, _ in weights)
    return [sum(weight for weight, own in weights if own[i]) / whole for i in range(n)]


def _slots_at(for_first: float, first: Slot, second: Slot) -> tuple[Slot, ...]:
    """Both slots unless one is improbable."""
    if for_first >= 0.5:
        return (first,) if 1 - for_first < _LEAST else (first, second)
    return (second,) if for_first < _LEAST else (second, first)


def _clearly(slot: Slot, piece: Piece, asked: Sequence[Slot]) -> bool:
    return fit(slot, piece) > 1.0 and all(fit(slot, piece) > fit(o, piece) + 2.0 for o in asked if o is not slot)


def _elsewhere(piece: Piece, asked: Sequence[Slot]) -> tuple[Slot, ...]:
    if asked and len(piece.text.split()) <= _SHORT:
        return ()
    least = _ELSEWHERE if asked else _OPENING
    found = [
        (p, slot)
        for slot, p in piece.topics.slots.items()
        if p >= (_NUMERIC if asked and slot in NEEDS_FORM else least) and slot not in asked and possible(slot, piece)
    ]
    if not asked and not any(
        q.kind is not Kind.PEOPLE for q in piece.amounts
    ):  # a date without a value is the date wished for
        found = [(p, slot) for p, slot in found if slot is not Slot.DUE]
    twins = {_TWINS[slot] for slot in asked if slot in _TWINS}
    return tuple(slot for _, slot in sorted(found, reverse=True)[:3] if slot not in twins)


def _foreign(piece: Piece, asked: Sequence[Slot]) -> bool:
    if _GOES_ON.match(piece.text):
        return False
    best = max((p for slot, p in piece.topics.slots.items() if slot not in asked), default=0.0)
    return best >= _FOREIGN and all(fit(slot, piece) < -2.5 for slot in asked)


def _nearest(piece: Piece, asked: Sequence[Slot]) -> tuple[Slot, ...]:
    """Nothing that was said in an answer is lost: what fits no slot goes to the nearest."""
    if not asked:
        return ()
    return (max(Slot, key=lambda slot: fit(slot, piece) if slot not in CAUSE_SLOTS else piece.likely(slot)),)
