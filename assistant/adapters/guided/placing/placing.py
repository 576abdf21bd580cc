"""Which slots each piece of a message answers.

The question is the prior (cuts.py shares an answer among two); a piece that clearly speaks of something else goes there
as well. A message that plainly answers an earlier question answers that one, and not the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.adapters.guided.placing.apart import told_apart
from assistant.adapters.guided.placing.cuts import GOES_ON, share
from assistant.adapters.guided.placing.fit import NEEDS_FORM, fit, fit_if_asked, possible, values_wanted
from assistant.adapters.guided.placing.named import named_in
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.fields.admit import NAMED, PEOPLE_SLOTS, names_of
from assistant.domain.brief.fields.cutting import verbless
from assistant.domain.brief.quantities import Kind
from assistant.domain.slots import CAUSE_SLOTS, Slot

_TWINS = {  # alike in words: the question tells which
    Slot.DUE: Slot.REQUESTED_DATE,
    Slot.REQUESTED_DATE: Slot.DUE,
    Slot.DATA_OWNER: Slot.SPONSOR,
    Slot.SPONSOR: Slot.DATA_OWNER,
}
_ELSEWHERE = 0.55  # learned probability from which a piece is also stored under a slot nobody asked for
_OPENING = 0.4  # the same for an opening, which is read for everything
_NUMERIC = 0.8  # the same for slots that hold numbers or dates: any sentence with a number looks like them
_SHORT = 4  # words; an answer as short as this is about what was asked
_BRIEFLY = 2  # pieces of a message that answers an earlier question in passing
_LATE = 1.5  # log-odds from which a message may answer an earlier question
_HARDLY = 0.5  # log-odds under which it hardly answers the last one
_FAR = 3.0  # how much better than the last one it must answer it
_STORY = 12  # words from which on a piece without a number or a date tells something else
_LINKED = 0.2  # learned probability from which a piece may speak of the goals that were offered
_FOREIGN = 0.9  # from here a piece is about something else altogether


@dataclass(frozen=True)
class Placed:
    """A piece and the slots it is stored under; ``asked`` are those of them that were asked for. ``late``: it answers an
    earlier question in place of the last one."""

    piece: Piece
    slots: tuple[Slot, ...]
    asked: frozenset[Slot]
    late: bool = False


def place(
    pieces: Sequence[Piece],
    asked: Sequence[Slot],
    left: frozenset[Slot] = frozenset(),
    earlier: Sequence[Slot] = (),
) -> list[Placed]:
    """The slots of every piece. ``left``: asked slots that the person seems to turn away or not to know. ``earlier``: slots
    of questions before the last that somebody may still answer."""
    told = named_in(pieces, earlier)
    if (late := _late(pieces, asked, earlier)) and not {*told} - {None, late}:
        return [Placed(piece, (late,), frozenset(), late=True) for piece in pieces]
    shares = share(pieces, asked[0], asked[1], left) if len(asked) > 1 and pieces else [tuple(asked)] * len(pieces)
    shares = told_apart(pieces, asked, shares, left) if asked else shares
    placed: list[Placed] = []
    for i, piece in enumerate(pieces):
        mine, other = shares[i], _elsewhere(piece, asked)
        answered = any(set(mine) <= set(s) for j, s in enumerate(shares) if j != i)
        if other and answered and _foreign(piece, asked):
            mine = ()
        mine = _without_link(_with_form(mine, piece), piece, asked, other)
        if slot := told[i]:
            mine = tuple(kept for kept in mine if kept is slot or fit(kept, piece) >= _HARDLY)
            other = other if slot in (*mine, *other) else (slot, *other)
        placed.append(Placed(piece, (mine + other) or _nearest(piece, asked), frozenset(mine)))
    return placed


def _with_form(mine: tuple[Slot, ...], piece: Piece) -> tuple[Slot, ...]:
    """The questions that a piece may answer: a story answers none for a number or a date, nor do numbers of other things one for
    a head-count. In a few words somebody may say that they cannot tell."""
    odd = {slot for slot in mine if slot in NEEDS_FORM and not possible(slot, piece)}
    story = len(piece.text.split()) > _STORY
    lost = {slot for slot in odd if story or (slot is Slot.AUDIENCE_SIZE and piece.amounts)}
    return tuple(slot for slot in mine if slot not in lost)


def _without_link(
    mine: tuple[Slot, ...], piece: Piece, asked: Sequence[Slot], other: tuple[Slot, ...]
) -> tuple[Slot, ...]:
    """What answers the question beside offered goals, or speaks of something else (``other``), says nothing of the goals: a
    number is no choice."""
    beside = tuple(slot for slot in asked if slot is not Slot.STRATEGY_LINK)
    if Slot.STRATEGY_LINK not in mine or not beside or piece.likely(Slot.STRATEGY_LINK) >= _LINKED:
        return mine
    if max(fit(slot, piece) for slot in beside) >= _HARDLY:
        return beside[:1]
    return tuple(slot for slot in mine if slot is not Slot.STRATEGY_LINK) if other else mine


def _late(pieces: Sequence[Piece], asked: Sequence[Slot], earlier: Sequence[Slot]) -> Slot | None:
    """The earlier question that a message answers as a whole, far better than it does the last; None where it does not. What
    goes on from the first words is about the same."""
    if not asked or not 0 < len(pieces) <= _BRIEFLY:
        return None
    own = [piece for i, piece in enumerate(pieces) if not (i and GOES_ON.match(piece.text))]
    found = {max(earlier, key=lambda slot: _late_fit(slot, piece), default=None) for piece in own}
    slot = found.pop() if len(found) == 1 else None
    return slot if slot and all(_answers_late(slot, piece, asked) for piece in own) else None


def _late_fit(slot: Slot, piece: Piece) -> float:
    """How well a piece answers an earlier question; not at all without the form that its answer must have."""
    return float("-inf") if _formed(slot, piece) is False else fit_if_asked(slot, piece)


def _formed(slot: Slot, piece: Piece) -> bool | None:
    """Whether a piece has the form of a slot: a name, a number or a date. None for a slot that any words may fill."""
    if slot in NAMED:
        return bool(names_of(slot, piece.text))
    if slot is Slot.TARGET:
        return values_wanted(piece)
    return possible(slot, piece) if slot in NEEDS_FORM else None


def _answers_late(slot: Slot, piece: Piece, asked: Sequence[Slot]) -> bool:
    """By form and wording: it has the form of the earlier question, or lacks that of the last, and fits far better."""
    forms = [_formed(other, piece) for other in asked]
    if any(forms) or not (_formed(slot, piece) or all(form is False for form in forms)):
        return False
    late, last = _late_fit(slot, piece), max(fit(other, piece) for other in asked)
    return late >= _LATE and last < _HARDLY and late - last >= _FAR


def _elsewhere(piece: Piece, asked: Sequence[Slot]) -> tuple[Slot, ...]:
    if asked and len(piece.text.split()) <= _SHORT:
        return ()
    least = _ELSEWHERE if asked else _OPENING
    found = [
        (p, slot)
        for slot, p in piece.topics.slots.items()
        if p >= (_NUMERIC if asked and slot in NEEDS_FORM else least) and slot not in asked and possible(slot, piece)
    ]
    valued = any(q.kind is not Kind.PEOPLE for q in piece.amounts)
    if not asked and not valued:  # a date without a value is the date wished for
        found = [(p, slot) for p, slot in found if slot is not Slot.DUE]
    twins = {_TWINS[slot] for slot in asked if slot in _TWINS and (slot not in PEOPLE_SLOTS or verbless(piece.text))}
    return tuple(slot for _, slot in sorted(found, reverse=True)[:3] if slot not in twins)


def _foreign(piece: Piece, asked: Sequence[Slot]) -> bool:
    if GOES_ON.match(piece.text):
        return False
    best = max((p for slot, p in piece.topics.slots.items() if slot not in asked), default=0.0)
    return best >= _FOREIGN and all(fit(slot, piece) < -2.5 for slot in asked)


def _nearest(piece: Piece, asked: Sequence[Slot]) -> tuple[Slot, ...]:
    """Nothing that was said in an answer is lost: what fits no slot goes to the nearest."""
    if not asked:
        return ()
    return (max(Slot, key=lambda slot: fit(slot, piece) if slot not in CAUSE_SLOTS else piece.likely(slot)),)
