"""The guided reader's sense for a stretch of a message: what it parses in it, and which slot or cell it speaks of."""

from collections.abc import Sequence
from datetime import date

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.placing import facts
from assistant.adapters.guided.placing.fit import fit, possible
from assistant.adapters.guided.placing.pieces import Piece, cut
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.stance import stance
from assistant.domain.brief.quantities import Quantity, When
from assistant.domain.brief.reading import SlotReading
from assistant.domain.brief.second_reading.labels import Sense
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.locating import Stretch

_NOWHERE = float("-inf")


class GuidedSense:
    """Makes a sense for every message; keeps nothing of it."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics

    def of(self, message: str, asked: Sequence[Slot], today: date) -> Sense:
        """The sense for a message that answers a question about the asked slots."""
        return _MessageSense(self._topics, message, asked, today)


class _MessageSense:
    """Implements Sense. Each stretch is looked at once."""

    def __init__(self, topics: Topics, message: str, asked: Sequence[Slot], today: date) -> None:
        self._topics, self._message, self._asked, self._today = topics, message, asked, today
        self._seen: dict[str, list[Piece]] = {}

    def answers(self, slot: Slot, at: Stretch) -> Sequence[SlotReading]:
        return facts.of_stretch(slot, self._message, at.start, at.end, self._today)

    def amounts(self, text: str) -> Sequence[Quantity]:
        return quantities.parse(text)

    def days(self, text: str) -> Sequence[When]:
        return dates.parse(text, self._today)

    def fit(self, slot: Slot, text: str) -> float:
        found = [fit(slot, piece) for piece in self._pieces(text) if possible(slot, piece)]
        return max(found, default=_NOWHERE)

    def about(self, cell: Cell, text: str) -> float:
        return max((stance.about(piece, cell) for piece in self._pieces(text)), default=0.0)

    def told(self, cell: Cell, text: str) -> float:
        return sum(stance.telling(piece, cell) for piece in self._pieces(text))

    def weight(self, text: str) -> int:
        return max((piece.topics.weight for piece in self._pieces(text)), default=1)

    def _pieces(self, text: str) -> list[Piece]:
        if text not in self._seen:
            self._seen[text] = cut(text, self._asked, self._topics, self._today)
        return self._seen[text]
