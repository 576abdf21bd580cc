"""The form of a reading that a language model fills, and its labels with every quotation located in the message.

Fields are plain and have defaults: a weak model that leaves one out loses that item, not the answer."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, Field

from assistant.domain.brief.reading import Intent, MeasureField
from assistant.domain.brief.second_reading.labels import (
    CauseLabel,
    FactLabel,
    GapLabel,
    GroupLabel,
    IntentLabel,
    Labels,
    MeasureLabel,
)
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.locating import Stretch, locate

_LONGEST_HYPOTHESIS = 300
_MOST_PREFERRED = 2
_SAYS_BETTER = {"yes": True, "true": True, "better": True, "no": False, "false": False, "worse": False}
E = TypeVar("E", bound=StrEnum)
Item = TypeVar("Item")
L = TypeVar("L")


def _at_most(count: int) -> Any:
    """A list whose length the schema bounds, so that a weak model comes to an end; a longer answer is still taken."""
    return Field(default_factory=list, json_schema_extra={"maxItems": count})


class FactItem(BaseModel):
    slot: str
    quote: str
    vague: bool = False
    correction: bool = False
    source: str = ""
    group: str = ""


class MeasureItem(BaseModel):
    field: str
    value: str
    name: str = ""


class GroupItem(BaseModel):
    name: str
    size: str = ""
    value: str = ""
    better: str = ""


class CauseItem(BaseModel):
    cell: str
    direction: str
    quote: str
    weight: int = 1


class IntentItem(BaseModel):
    intent: str
    quote: str


class GapItem(BaseModel):
    slot: str
    quote: str
    who: str = ""


class ReadingForm(BaseModel):
    """What a model is asked for about one message."""

    facts: list[FactItem] = _at_most(24)
    measures: list[MeasureItem] = _at_most(12)
    groups: list[GroupItem] = _at_most(6)
    causes: list[CauseItem] = _at_most(10)
    intents: list[IntentItem] = _at_most(4)
    unanswered: list[GapItem] = _at_most(2)
    language: str = ""
    plain: bool = False
    hypothesis: str = ""
    ask_next: list[str] = _at_most(_MOST_PREFERRED)
    enough: bool = False

    def labels(self, message: str, measures: Sequence[str] = ()) -> Labels:
        """The items whose quotations stand in the message and whose names are known; the others are counted as lost.
        ``measures``: the names of the measures heard of before, which the message need not repeat."""
        read = _Located(message, measures)
        facts = read.all(self.facts, read.fact)
        told = read.all(self.measures, read.measure)
        groups = read.all(self.groups, read.group)
        causes = read.all(self.causes, read.cause)
        intents = tuple(label for item in self.intents if (label := read.intent(item)))
        gaps = read.all(self.unanswered, read.gap)
        preferred = tuple(slot for name in self.ask_next if (slot := _member(Slot, name)))
        return Labels(
            facts=facts,
            measures=told,
            groups=groups,
            causes=causes,
            intents=intents,
            gaps=gaps,
            lost=read.lost,
            language=_language(self.language),
            plain=self.plain,
            preferred=tuple(dict.fromkeys(preferred))[:_MOST_PREFERRED],
            hypothesis=" ".join(self.hypothesis.split())[:_LONGEST_HYPOTHESIS],
            enough=self.enough,
        )


class _Located:
    """Turns items into labels of one message; counts those that cannot be."""

    def __init__(self, message: str, measures: Sequence[str]) -> None:
        self._message, self.lost = message, 0
        self._measures = {name.casefold(): name for name in measures}

    def all(self, items: Iterable[Item], label: Callable[[Item], L | None]) -> tuple[L, ...]:
        """The labels that can be, each once."""
        made = [label(item) for item in items]
        self.lost += sum(item is None for item in made)
        return tuple(dict.fromkeys(item for item in made if item is not None))

    def fact(self, item: FactItem) -> FactLabel | None:
        slot, at = _member(Slot, item.slot), self._at(item.quote)
        if not slot or not at:
            return None
        return FactLabel(
            slot=slot,
            at=at,
            vague=item.vague,
            correction=item.correction,
            record=item.source == "record",
            example=item.source == "example",
            group=item.group,
        )

    def measure(self, item: MeasureItem) -> MeasureLabel | None:
        field, value, name = _member(MeasureField, item.field), self._at(item.value), self._at(item.name)
        known = self._measures.get(item.name.strip().casefold(), "")
        if field is MeasureField.NAME:
            value = value or name
        if not field or not value or (item.name and not name and not known):
            return None
        return MeasureLabel(name, field, value, known)

    def group(self, item: GroupItem) -> GroupLabel | None:
        name = self._at(item.name)
        better = _SAYS_BETTER.get(item.better.strip().lower())
        return GroupLabel(name, self._at(item.size), self._at(item.value), better) if name else None

    def cause(self, item: CauseItem) -> CauseLabel | None:
        cell, direction, at = _member(Cell, item.cell), _member(Direction, item.direction), self._at(item.quote)
        return CauseLabel(cell, direction, at, min(3, max(1, item.weight))) if cell and direction and at else None

    def intent(self, item: IntentItem) -> IntentLabel | None:
        intent, at = _member(Intent, item.intent), self._at(item.quote)
        return IntentLabel(intent, at) if intent and at else None

    def gap(self, item: GapItem) -> GapLabel | None:
        slot, at, who = _member(Slot, item.slot), self._at(item.quote), self._at(item.who)
        return GapLabel(slot, at, who.text if who else "") if slot and at else None

    def _at(self, quote: str) -> Stretch | None:
        return locate(quote, self._message)


def _member(names: type[E], name: str) -> E | None:
    """The member of a vocabulary, however it was spelled."""
    wanted = name.strip().lower().replace(" ", "_").replace("-", "_")
    return next((member for member in names if member.value == wanted), None)


def _language(code: str) -> str:
    """An ISO 639-1 code, "" for anything else."""
    bare = code.strip().lower()[:2]
    return bare if bare.isalpha() and bare.isascii() and len(code.strip()) in (2, 5) else ""
