"""How well a piece of a message fits a slot: what the trained topics say, and what the slot needs to hold."""

import math
import re

from assistant.adapters.guided.pieces import Piece
from assistant.domain.quantities import Kind
from assistant.domain.slots import CAUSE_SLOTS, Slot

_TARGET = re.compile(r"\b(?:should|target|goal|aim|want|at least|at most|below|under|down to|up to|back to|no more than|or better|reach|get to|must)\b", re.I)
_NOW = re.compile(r"\b(?:is|are|was|now|currently|today|at the moment|right now|stands?|last (?:year|month|quarter|week)|this (?:year|month)|on average|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b", re.I)
_WORTH = re.compile(r"\b(?:worth|costs?|margin|each one|saves?|loses? us|value)\b", re.I)
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+|\b(?:Mr|Ms|Mrs|Dr)\b|\b(?:head|director|manager|controller|chief|lead|officer|president|owner|board|CEO|CFO|COO|CTO|HR|IT|finance|controlling|team)\b")
_SYSTEM = re.compile(r"\b(?:report|system|dashboard|log|sheet|spreadsheet|excel|database|register|survey|list|tool|ticket|records?|statistics|audit|SAP|CRM|ERP|export|count\w*|app|book|file)\b", re.I)
_NEEDS_FORM = frozenset((Slot.AUDIENCE_SIZE, Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT, Slot.DUE, Slot.REQUESTED_DATE))


def fit(slot: Slot, piece: Piece) -> float:
    """Log-odds that a piece answers a slot; above 0 it more likely does."""
    return _logit(_about(slot, piece)) + _needs(slot, piece)


def possible(slot: Slot, piece: Piece) -> bool:
    """False where a piece lacks what a slot must hold: no number for a size, no date for a deadline."""
    if slot in (Slot.DUE, Slot.REQUESTED_DATE):
        return piece.ahead
    return slot not in _NEEDS_FORM or _needs(slot, piece) > -1.0


def _about(slot: Slot, piece: Piece) -> float:
    cell = CAUSE_SLOTS.get(slot)
    if cell is None:
        return piece.likely(slot)
    return max(piece.likely(slot), sum(p for (c, _), p in piece.topics.causes.items() if c is cell))


def _logit(p: float) -> float:
    p = min(max(p, 0.002), 0.998)
    return math.log(p / (1 - p))


def _needs(slot: Slot, piece: Piece) -> float:
    """What the kind of content says for or against a slot."""
    text = piece.text
    values = [q for q in piece.amounts if q.kind is not Kind.PEOPLE]
    bare = [q for q in values if q.kind is Kind.COUNT and not q.unit]
    money = any(q.kind is Kind.MONEY for q in values)
    if slot is Slot.AUDIENCE_SIZE:
        return 3.0 if piece.heads else 1.5 if bare else -2.0
    if slot in (Slot.DUE, Slot.REQUESTED_DATE):
        return 2.5 if piece.ahead else 0.5 if piece.days else -1.0
    if slot is Slot.VALUE_PER_UNIT:
        return (1.5 if money else 0.5 if values else -2.0) + 1.0 * bool(_WORTH.search(text))
    if slot is Slot.BUDGET:
        return 1.5 if money else 0.0
    if slot is Slot.TARGET:
        return (1.0 if values else -1.5) + 1.2 * bool(_TARGET.search(text))
    if slot is Slot.BASELINE:
        aimed = bool(_TARGET.search(text)) and not _NOW.search(text)
        return (1.0 if values else -1.5) - 1.2 * aimed + 0.5 * bool(_NOW.search(text))
    if slot is Slot.DATA_OWNER:
        return 0.8 * bool(_NAMED.search(text)) - 0.3
    if slot is Slot.DATA_SOURCE:
        return 0.8 * bool(_SYSTEM.search(text)) - 0.3
    return 0.5 * bool(_NAMED.search(text)) if slot is Slot.SPONSOR else 0.0
