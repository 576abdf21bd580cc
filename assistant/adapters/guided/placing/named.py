"""Pieces that name themselves what they tell: "the target is 70", "today it is 118 minutes", "by June 2028", "limits: ...".

Whoever names the field has answered it, whatever was asked last."""

import re
from collections.abc import Callable, Sequence

from assistant.adapters.guided.placing.fit import fit_if_asked, values_wanted
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.quantities import Kind
from assistant.domain.slots import Slot

_LEAD = (
    r"^\W*(?:(?:and|but|so|no|yes|well|oh|sorry|actually|again|ok|okay|then|as i said|wrong|correction)\b[\s,.:;!–—-]*)*"
    r"(?:(?:the|our|my|its|this|a|new|right|correct|real|actual|agreed)\s+)*"
)
_OF = r"(?:\s+(?:for|of|on)\s+[^,.;:]{2,50}?)?"
_IS = r"\s*(?:\b(?:is|was|are|were|stays?|should be|would be|will be|must be|means)\b|:|['’]s\b)"


def _field(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?:{words}){_OF}{_IS}", re.I)


def _has_value(piece: Piece) -> bool:
    return any(q.kind is not Kind.PEOPLE for q in piece.amounts)


def _has_money(piece: Piece) -> bool:
    return any(q.kind is Kind.MONEY for q in piece.amounts)


def _is_date(piece: Piece) -> bool:
    """True for a date to come behind "by" or "until", and nothing else."""
    rest = piece.text
    for when in reversed(piece.days):
        rest = rest[: when.start] + rest[when.start + len(when.text) :]
    return piece.ahead and len(piece.days) == 1 and bool(_BY.fullmatch(rest))


_BY = re.compile(
    r"\W*(?:and )?(?:by|until|till|before|due(?: by)?|not later than|at the latest by)\b(?:\s+the)?\W*", re.I
)
_NOW = re.compile(
    r"^\W*(?:and |but )?(?:today|currently|now|right now|at the moment|at present)\b[\s,:]*"
    r"(?:(?:it|that|this|we)\s?(?:['’]s|['’]re|is|are|stands?)?(?: at)?\s*)?(?:(?:about|around|roughly|some)\s+)?(?=\d)",
    re.I,
)
# The words that name a field, and what a piece must hold to tell it.
_NAMES: tuple[tuple[Slot, re.Pattern[str], Callable[[Piece], bool]], ...] = (
    (Slot.TARGET, _field(r"target(?: value)?|goal|aim|objective|success"), values_wanted),
    (Slot.DUE, _field(r"(?:target |due |end )?date|deadline|due day"), lambda piece: piece.ahead),
    (
        Slot.BASELINE,
        _field(r"baseline|(?:current|present|today['’]s) (?:value|figure|number|level)|value today"),
        _has_value,
    ),
    (Slot.BASELINE, _NOW, _has_value),
    (Slot.BUDGET, _field(r"budget"), _has_money),
    (Slot.TRIED_BEFORE, _field(r"(?:earlier|previous|last|first|only) (?:attempt|try|effort)s?"), lambda _: True),
    (
        Slot.SPONSOR,
        re.compile(rf"{_LEAD}(?:[\w.'’-]+ ){{1,5}}(?:stands?|will stand) behind (?:it|this|that)\b", re.I),
        lambda _: True,
    ),
)
_TOPICS = {
    Slot.CONSTRAINTS: r"limits?|constraints?|restrictions?",
    Slot.TRIED_BEFORE: r"(?:earlier|previous) attempts?|what (?:we tried|was tried)",
    Slot.DATA_SOURCE: r"source(?: of the (?:number|figure|data))?|data source",
    Slot.COST_OF_INACTION: r"costs? of (?:waiting|doing nothing|delay)",
    Slot.SPONSOR: r"sponsor",
    Slot.BUDGET: r"budget",
    Slot.RISKS: r"risks?",
    Slot.EXISTING_MATERIAL: r"(?:existing )?materials?",
    Slot.ENABLERS: r"other departments?",
}
_LABELLED = {
    slot: re.compile(
        rf"^\W*(?:and |but )?(?:(?:about|on|as to|as for|regarding|concerning)\s+(?:the\s+|your\s+)?(?:{words})\b"
        rf"|(?:the\s+|our\s+)?(?P<label>{words})\s*(?::|$))",
        re.I,
    )
    for slot, words in _TOPICS.items()
}
_TO_EARLIER = re.compile(
    r"^\W*(?:and |but |oh )*(?:to|on|about|as for|regarding|back to) (?:your|the) (?:earlier|previous|other|first|last)"
    r" (?:question|point)\b",
    re.I,
)
_LEAST = 0.0  # log-odds from which a piece may answer an earlier question that it speaks of


def named_in(pieces: Sequence[Piece], earlier: Sequence[Slot] = ()) -> list[Slot | None]:
    """The slot that each piece names itself. A label ("limits: ...") holds for what follows it, other words on what something is
    about for the rest of their sentence. ``earlier``: slots that "your earlier question" may mean."""
    found: list[Slot | None] = []
    label: Slot | None = None
    about: tuple[int, Slot] | None = None
    for piece in pieces:
        slot, labels = _topic(piece)
        own = slot or named(piece) or _earlier(piece, earlier)
        label = slot if labels else None if own else label
        about = (piece.sentence, slot) if slot else about
        found.append(own or label or (about[1] if about and about[0] == piece.sentence else None))
    return found


def _topic(piece: Piece) -> tuple[Slot | None, bool]:
    """The slot that a piece says at its start that it is about, and whether as a label."""
    for slot, words in _LABELLED.items():
        if hit := words.match(piece.text):
            return slot, bool(hit["label"])
    return None, False


def _earlier(piece: Piece, earlier: Sequence[Slot]) -> Slot | None:
    if not earlier or not _TO_EARLIER.match(piece.text):
        return None
    best = max(earlier, key=lambda slot: fit_if_asked(slot, piece))
    return best if fit_if_asked(best, piece) > _LEAST else None


def named(piece: Piece) -> Slot | None:
    """The slot that a piece names and tells, None for a piece that names none or lacks what it names."""
    found = (slot for slot, words, holds in _NAMES if words.match(piece.text) and holds(piece))
    return next(found, Slot.DUE if _is_date(piece) else None)
