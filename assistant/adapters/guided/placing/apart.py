"""Answers to two questions told apart by form: a name, a record, a date or a head-count answers the question for one."""

from collections.abc import Callable, Sequence

from assistant.adapters.guided.placing.fit import possible
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.fields.admit import NAMED
from assistant.domain.brief.fields.people import people
from assistant.domain.brief.fields.records import records
from assistant.domain.brief.quantities import Kind
from assistant.domain.slots import Slot

Slots = tuple[Slot, ...]


def _counted(piece: Piece) -> bool:
    return bool(piece.heads) or any(q.bare and not q.per for q in piece.amounts)


def _valued(piece: Piece) -> bool:
    return any(q.kind is not Kind.PEOPLE for q in piece.amounts)


_FORMS: dict[Slot, Callable[[Piece], bool]] = {
    Slot.DATA_OWNER: lambda piece: bool(people(piece.text)),
    Slot.SPONSOR: lambda piece: bool(people(piece.text)),
    Slot.DATA_SOURCE: lambda piece: bool(records(piece.text)),
    Slot.DUE: lambda piece: piece.ahead,
    Slot.REQUESTED_DATE: lambda piece: piece.ahead,
    Slot.AUDIENCE_SIZE: _counted,
    Slot.BASELINE: _valued,
    Slot.TARGET: lambda piece: _valued(piece) and possible(Slot.TARGET, piece),
    Slot.VALUE_PER_UNIT: _valued,
}
_FORM_ONLY = frozenset((Slot.DUE, Slot.REQUESTED_DATE, Slot.AUDIENCE_SIZE))


def told_apart(
    pieces: Sequence[Piece], asked: Sequence[Slot], shares: Sequence[Slots], left: frozenset[Slot] = frozenset()
) -> list[Slots]:
    """The slots of each piece once those with a form share only what has it, wherever one piece has it. ``left``: slots
    turned away, which nothing is assigned to."""
    fits = {slot: [_FORMS[slot](piece) for piece in pieces] for slot in asked if slot in _FORMS}
    formed = {slot: marks for slot, marks in fits.items() if any(marks)}
    if len(asked) == 1:
        return [
            tuple(s for s in mine if not (s in formed and s in _FORM_ONLY) or formed[s][i])
            for i, mine in enumerate(shares)
        ]
    kept = [_kept(mine, formed, i) for i, mine in enumerate(shares)]
    for slot in (NAMED & set(formed)) - left:
        if not any(slot in mine for mine in kept):
            first = formed[slot].index(True)
            kept[first] = (*kept[first], slot)
    return kept


def _kept(mine: Slots, formed: dict[Slot, list[bool]], i: int) -> Slots:
    """The likelier question, and the other unless it has a form that the piece lacks: what only explains a value stays
    with it."""
    return mine[:1] + tuple(slot for slot in mine[1:] if slot not in formed or formed[slot][i])
