"""How well a piece of a message fits a slot: what the trained topics say, and what the slot needs to hold."""

import math
import re
from collections.abc import Callable

from assistant.adapters.guided.measures import shifts
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.slots import CAUSE_SLOTS, Slot

_TARGET = re.compile(
    r"\b(?:should|target|goal|aim|want|at least|at most|below|under|down to|up to|back to|(?:no|not) (?:more"
    r"|less|above|over|under|below)|or "
    r"better|reach|get to|must)\b",
    re.I,
)
_NOW = re.compile(
    r"\b(?:is|are|was|now|currently|today|at the moment|right now|stands?|last (?:year|month|quarter|week)"
    r"|this (?:year|month)|on average|in (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December))\b",
    re.I,
)
_WORTH = re.compile(r"\b(?:worth|costs?|margin|each one|saves?|loses? us|value)\b", re.I)
_NAMED = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]+|\b(?:Mr|Ms|Mrs|Dr)\b|\b(?:head|director|manager|controller|chief|lead"
    r"|officer|president|owner|board|CEO|CFO|COO|CTO|HR|IT|finance|controlling|team)\b"
)
_SYSTEM = re.compile(
    r"\b(?:report|system|dashboard|log|sheet|spreadsheet|excel|database|register|survey|list|tool|ticket"
    r"|records?|statistics|audit|SAP|CRM|ERP|export|count\w*|app|book|file)\b",
    re.I,
)
_EFFECT = re.compile(  # what came of an attempt
    r"\bbefore\b[^.?!]*\bafter|\bafter\b[^.?!]*\bbefore\b|\bno (?:better|different|change)\b|\bnothing changed\b"
    r"|\b(?:did not|didn['’]?t|has not|hasn['’]?t) (?:change|move|help|improve|fall|rise|last)\b|\bafterwards\b",
    re.I,
)
NEEDS_FORM = frozenset(
    (Slot.AUDIENCE_SIZE, Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT, Slot.DUE, Slot.REQUESTED_DATE)
)


def fit(slot: Slot, piece: Piece) -> float:
    """Log-odds that a piece answers a slot; above 0 it more likely does."""
    return _logit(about(slot, piece)) + _needs(slot, piece)


def fit_if_asked(slot: Slot, piece: Piece) -> float:
    """The same, had the slot been asked for."""
    return _logit(piece.topics.if_asked.get(slot, 0.0)) + _needs(slot, piece)


def possible(slot: Slot, piece: Piece) -> bool:
    """False where a piece lacks what a slot must hold: no number for a size, no date for a deadline."""
    if slot in (Slot.DUE, Slot.REQUESTED_DATE):
        return piece.ahead
    return slot not in NEEDS_FORM or _needs(slot, piece) > -1.0


def values_wanted(piece: Piece) -> bool:
    """True where a piece holds what a measure may be wanted to be: a value of it, or a change of today's."""
    return bool(piece.values or shifts.told(piece.text, piece.amounts))


def about(slot: Slot, piece: Piece) -> float:
    """The learned probability that a piece speaks of a slot, of a cause also by its cell."""
    cell = CAUSE_SLOTS.get(slot)
    if cell is None:
        return piece.likely(slot)
    return max(piece.likely(slot), sum(p for (c, _), p in piece.topics.causes.items() if c is cell))


def _logit(p: float) -> float:
    p = min(max(p, 0.002), 0.998)
    return math.log(p / (1 - p))


def _needs(slot: Slot, piece: Piece) -> float:
    """What the kind of content says for or against a slot."""
    weigh = _CONTENT.get(slot)
    return weigh(piece) if weigh else 0.0


def _values(piece: Piece) -> list[Quantity]:
    return [q for q in piece.amounts if q.kind is not Kind.PEOPLE]


def _size(piece: Piece) -> float:
    bare = any(q.bare for q in piece.amounts)
    return 3.0 if piece.heads else 1.5 if bare else -2.0


def _date(piece: Piece) -> float:
    return 2.5 if piece.ahead else 0.5 if piece.days else -1.0


def _worth(piece: Piece) -> float:
    return (1.5 if _money(piece) else 0.5 if _values(piece) else -2.0) + 1.0 * bool(_WORTH.search(piece.text))


def _money(piece: Piece) -> float:
    return 1.5 * any(q.kind is Kind.MONEY for q in piece.amounts)


def _target(piece: Piece) -> float:
    return (1.0 if values_wanted(piece) else -1.5) + 1.2 * bool(_TARGET.search(piece.text))


def _baseline(piece: Piece) -> float:
    now = bool(_NOW.search(piece.text))
    aimed = bool(_TARGET.search(piece.text)) and not now
    return (1.0 if _values(piece) else -1.5) - 1.2 * aimed + 0.5 * now


_CONTENT: dict[Slot, Callable[[Piece], float]] = {
    Slot.AUDIENCE_SIZE: _size,
    Slot.DUE: _date,
    Slot.REQUESTED_DATE: _date,
    Slot.VALUE_PER_UNIT: _worth,
    Slot.BUDGET: _money,
    Slot.TARGET: _target,
    Slot.BASELINE: _baseline,
    Slot.DATA_OWNER: lambda piece: 0.8 * bool(_NAMED.search(piece.text)) - 0.3,
    Slot.DATA_SOURCE: lambda piece: 0.8 * bool(_SYSTEM.search(piece.text)) - 0.3,
    Slot.SPONSOR: lambda piece: 0.5 * bool(_NAMED.search(piece.text)),
    Slot.TRIED_BEFORE: lambda piece: 1.5 * bool(_EFFECT.search(piece.text)),
}
