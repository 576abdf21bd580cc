"""Where an answer to two questions passes from one to the other.

People answer in the order asked. Every way to cut the pieces in two is weighed by how well the pieces fit, and a piece
counts for each question that it answers in a likely enough share of the cuts."""

import math
from collections.abc import Sequence

from assistant.adapters.guided.placing.fit import fit
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.slots import Slot

_BOTH = 5.0  # a cut that serves both questions is worth this much: who gets two questions mostly answers both
_LEFT = 14.0  # the same for no cut, where the other question was turned away in so many words
_TURNED = -1.5  # answering the second question first
_MOST = 4.0  # what one piece may say for one question: the trained topics are surer than they should be
_DOUBT = 3.5  # how far two cuts may differ in score and still both be thought of
_LEAST = 0.06  # probability below which a piece is not stored under a question
_LEAST_LEFT = 0.4  # the same for a question that was turned away
_CLOSE = 1.0  # fits that differ by less than this are undecided
_CLEAR = 2.0  # a single piece speaks of a question turned away only if it fits that much better


def share(
    pieces: Sequence[Piece], first: Slot, second: Slot, left: frozenset[Slot] = frozenset()
) -> list[tuple[Slot, ...]]:
    """The questions that each piece answers, the likelier first. ``left``: questions turned away or not known."""
    if len(pieces) == 1:
        return [_single(pieces[0], first, second, left)]
    lead = [max(-_MOST, min(_MOST, fit(first, piece) - fit(second, piece))) for piece in pieces]
    chances = _for_first(lead, second in left, first in left)
    return [_slots_at(p, first, second, left) for p in chances]


def _single(piece: Piece, first: Slot, second: Slot, left: frozenset[Slot]) -> tuple[Slot, ...]:
    """One piece for two questions: the better fit, and the other where it fits as well."""
    a = fit(first, piece) - _CLEAR * (first in left)
    b = fit(second, piece) - _CLEAR * (second in left)
    best, rest, low = (first, second, b) if a >= b else (second, first, a)
    both = rest not in left and (low >= 0 or abs(a - b) < _CLOSE)
    return (best, rest) if both else (best,)


def _for_first(lead: Sequence[float], second_left: bool, first_left: bool) -> list[float]:
    """How likely each piece answers the first question."""
    n, total = len(lead), sum(lead)
    options = [(total + _LEFT * second_left, [True] * n), (-total + _LEFT * first_left, [False] * n)]
    for k in range(1, n):
        before = sum(lead[:k])
        options.append((2 * before - total + _BOTH, [i < k for i in range(n)]))
        options.append((total - 2 * before + _BOTH + _TURNED, [i >= k for i in range(n)]))
    best = max(score for score, _ in options)
    weights = [(math.exp((score - best) / _DOUBT), own) for score, own in options]
    whole = sum(weight for weight, _ in weights)
    return [sum(weight for weight, own in weights if own[i]) / whole for i in range(n)]


def _slots_at(for_first: float, first: Slot, second: Slot, left: frozenset[Slot]) -> tuple[Slot, ...]:
    """Both questions unless one is improbable."""
    chances = sorted(((for_first, first), (1 - for_first, second)), key=lambda chance: -chance[0])
    return tuple(slot for p, slot in chances if p >= 0.5 or p >= (_LEAST_LEFT if slot in left else _LEAST))
