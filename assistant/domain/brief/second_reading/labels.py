"""What a language model says about a message, with every quotation located in it; and the guided reader's sense for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.domain.brief.quantities import Quantity, When
from assistant.domain.brief.reading import Intent, MeasureField, Reading, SlotReading
from assistant.domain.brief.shapes import Brief
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.locating import Stretch

_DATED = frozenset({Slot.DUE, Slot.REQUESTED_DATE})


@dataclass(frozen=True)
class FactLabel:
    """This stretch tells something about the slot. ``group``: the part of the audience it is true of."""

    slot: Slot
    at: Stretch
    vague: bool = False
    correction: bool = False
    record: bool = False
    example: bool = False
    group: str = ""


@dataclass(frozen=True)
class MeasureLabel:
    """This stretch is that field of the measure with that name. ``known``: the measure's name in the brief, where the message
    itself does not name it so."""

    name: Stretch | None
    field: MeasureField
    value: Stretch
    known: str = ""


@dataclass(frozen=True)
class GroupLabel:
    """A part of the audience, its head-count and its value of the measure, as far as they are said."""

    name: Stretch
    size: Stretch | None
    value: Stretch | None
    better: bool | None


@dataclass(frozen=True)
class CauseLabel:
    """This stretch speaks for or against a cause cell."""

    cell: Cell
    direction: Direction
    at: Stretch
    weight: int


@dataclass(frozen=True)
class IntentLabel:
    """With this stretch the person does something beside answering."""

    intent: Intent
    at: Stretch


@dataclass(frozen=True)
class GapLabel:
    """With this stretch the person says that they cannot answer an asked slot, and perhaps who could."""

    slot: Slot
    at: Stretch
    who: str = ""


@dataclass(frozen=True)
class Labels:
    """Everything a model said about one message. ``lost`` counts the labels whose quotation is not in the message."""

    facts: tuple[FactLabel, ...] = ()
    measures: tuple[MeasureLabel, ...] = ()
    groups: tuple[GroupLabel, ...] = ()
    causes: tuple[CauseLabel, ...] = ()
    intents: tuple[IntentLabel, ...] = ()
    gaps: tuple[GapLabel, ...] = ()
    lost: int = 0
    language: str = ""
    plain: bool = False
    preferred: tuple[Slot, ...] = ()
    hypothesis: str = ""
    enough: bool = False


class Sense(Protocol):
    """What the guided reader knows about a stretch of one message: its question and its day are part of it."""

    def answers(self, slot: Slot, at: Stretch) -> Sequence[SlotReading]:
        """The stretch as an answer to the slot, in readings short enough for the brief."""
        ...

    def amounts(self, text: str) -> Sequence[Quantity]: ...

    def days(self, text: str) -> Sequence[When]: ...

    def fit(self, slot: Slot, text: str) -> float:
        """Learned log-odds that the text answers the slot; minus infinity where it lacks what the slot must hold."""
        ...

    def about(self, cell: Cell, text: str) -> float:
        """Learned probability that the text speaks about the cell."""
        ...

    def told(self, cell: Cell, text: str) -> float:
        """What the wording alone says: above 0 in the way, below 0 in order, 0 nothing clear."""
        ...

    def weight(self, text: str) -> int:
        """The strength of the text as evidence: 1 remark, 2 example, 3 record."""
        ...


@dataclass(frozen=True)
class Heard:
    """The message and what is known around it. ``asked``: the slots of the question it answers. ``until``: where in it
    orders to the assistant begin; what is labelled from there on counts for nothing. ``earlier``: the readings of the messages
    before this one, oldest first."""

    message: str
    asked: tuple[Slot, ...]
    brief: Brief
    sense: Sense
    until: int | None = None
    earlier: tuple[Reading, ...] = ()

    @property
    def language(self) -> str:
        """The language spoken so far."""
        return self.earlier[-1].language if self.earlier else "en"

    @property
    def opening(self) -> bool:
        return not self.asked

    def place(self, quote: str) -> Stretch | None:
        """Where a verbatim part of the message stands."""
        start = self.message.find(quote) if quote else -1
        return Stretch(quote, start) if start >= 0 else None

    def heeded(self, labels: Labels) -> Labels:
        """The labels without those that reach into orders to the assistant."""
        end = len(self.message) if self.until is None else self.until
        return replace(
            labels,
            facts=tuple(label for label in labels.facts if label.at.end <= end),
            measures=tuple(label for label in labels.measures if label.value.end <= end),
            groups=tuple(label for label in labels.groups if label.name.end <= end),
            causes=tuple(label for label in labels.causes if label.at.end <= end),
            intents=tuple(label for label in labels.intents if label.at.end <= end),
            gaps=tuple(label for label in labels.gaps if label.at.end <= end),
        )


def values(heard: Heard, slot: Slot, at: Stretch) -> list[Stretch]:
    """Where in the message the numbers, or for a date's slot the dates, of a stretch stand."""
    found = heard.sense.days(at.text) if slot in _DATED else heard.sense.amounts(at.text)
    return [Stretch(item.text, at.start + item.start) for item in found]
