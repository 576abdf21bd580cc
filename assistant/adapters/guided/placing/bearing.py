"""What each sentence of a message is about, kept for whoever quotes from it later."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.adapters.guided.placing.fit import about
from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.reading import Bearing, Intent
from assistant.domain.slots import Slot

_HARDLY = 0.02  # probability below which a slot is not worth keeping
_TELLS = 0.5  # probability from which a sentence tells something, whatever else it does
_IN_THE_TALK = frozenset(Intent) - {Intent.ANSWER, Intent.CORRECT, Intent.CONFIRM, Intent.REJECT, Intent.EVADE}
_TELLS_NOTHING = _IN_THE_TALK - {Intent.QUESTION, Intent.PRESSURE}  # whatever question it answers


def of(message: str, pieces: Sequence[Piece]) -> Iterator[Bearing]:
    """The sentences of a message with what their pieces were recognised as speaking of."""
    for _, group in groupby(pieces, key=lambda piece: piece.sentence):
        parts = list(group)
        slots = {slot: max(about(slot, part) for part in parts) for slot in Slot}
        yield Bearing(
            quote=message[parts[0].span.start : parts[-1].span.end],
            slots={slot: round(p, 2) for slot, p in slots.items() if p >= _HARDLY},
            to_us=all(
                part.intents & (_IN_THE_TALK if max(slots.values()) < _TELLS else _TELLS_NOTHING) for part in parts
            ),
        )
