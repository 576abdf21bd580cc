"""Where an answer to two questions passes from one to the other.

People answer in the order asked, and the first sentence of an answer names its subject: what follows explains it. Every
way to cut the pieces in two is weighed by how well the pieces fit, and a piece counts for each question that it answers in
a likely enough share of the cuts. The weights are those of a conditional logit model (McFadden, 1974), rounded."""

import math
import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.placing.fit import fit
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.slots import Slot

_PIECE = 0.2  # what the fit of each piece counts
_FIRST = 0.2  # what the fit of the first piece of an answer counts more
_BOTH = 1.0  # for a cut that serves both questions: who gets two questions mostly answers both
_TURNED = -2.5  # for answering the second question first
_EXPLAINS = -0.35  # for a cut in front of words that lean on those before
_LEFT = 1.2  # for no cut, where the other question was turned away in so many words
_MOST = 4.0  # what one piece may say for one question: the trained topics are surer than they should be
_LEAST = 0.18  # probability below which a piece is not stored under a question
_LEAST_LEFT = 0.4  # the same for a question that was turned away
_CLOSE = 1.0  # fits that differ by less than this are undecided
_CLEAR = 2.0  # a single piece speaks of a question turned away only if it fits that much better
GOES_ON = re.compile(
    r"\W*(?:he|she|they|it|that|this|these|those|so|and|but|then|also|which|because|there|most|some|both"
    r"|the rest|others?)\b",
    re.I,
)


def share(
    pieces: Sequence[Piece], first: Slot, second: Slot, left: frozenset[Slot] = frozenset()
) -> list[tuple[Slot, ...]]:
    """The questions that each piece answers, the likelier first. ``left``: questions turned away or not known."""
    if len(pieces) == 1:
        return [_single(pieces[0], first, second, left)]
    options = list(_options(pieces, first, second, left))
    best = max(score for score, _ in options)
    weights = [(math.exp(score - best), own) for score, own in options]
    whole = sum(weight for weight, _ in weights)
    chances = [sum(weight for weight, own in weights if own[i]) / whole for i in range(len(pieces))]
    return [_slots_at(p, first, second, left) for p in chances]


def _single(piece: Piece, first: Slot, second: Slot, left: frozenset[Slot]) -> tuple[Slot, ...]:
    """One piece for two questions: the better fit, and the other where it fits as well."""
    a = fit(first, piece) - _CLEAR * (first in left)
    b = fit(second, piece) - _CLEAR * (second in left)
    best, rest, low = (first, second, b) if a >= b else (second, first, a)
    both = rest not in left and (low >= 0 or abs(a - b) < _CLOSE)
    return (best, rest) if both else (best,)


def _options(
    pieces: Sequence[Piece], first: Slot, second: Slot, left: frozenset[Slot]
) -> Iterator[tuple[float, list[bool]]]:
    """Every way to share the pieces: its score, and which of them answer the first question."""
    lead = [_PIECE * max(-_MOST, min(_MOST, fit(first, piece) - fit(second, piece))) for piece in pieces]
    opens = [value * _FIRST / _PIECE for value in lead]
    n, total, turned = len(lead), sum(lead), _LEFT * ((second in left) - (first in left))
    yield total + turned, [True] * n
    yield -total - turned, [False] * n
    both = 0.0 if left else _BOTH
    for k in range(1, n):
        balance = 2 * sum(lead[:k]) - total
        cut = both + _EXPLAINS * bool(GOES_ON.match(pieces[k].text))
        yield cut + balance + opens[0] - opens[k], [i < k for i in range(n)]
        yield cut - balance - opens[0] + opens[k] + _TURNED, [i >= k for i in range(n)]


def _slots_at(for_first: float, first: Slot, second: Slot, left: frozenset[Slot]) -> tuple[Slot, ...]:
    """Both questions unless one is improbable."""
    chances = sorted(((for_first, first), (1 - for_first, second)), key=lambda chance: -chance[0])
    return tuple(slot for p, slot in chances if p >= 0.5 or p >= (_LEAST_LEFT if slot in left else _LEAST))
