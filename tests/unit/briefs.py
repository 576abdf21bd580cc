"""Briefs for tests: answers by slot, with the numbers that the real parser reads from them."""

from collections.abc import Iterable

from assistant.adapters.guided.numbers.quantities import parse
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.shapes import Brief, Fact, Measure, MeasureValue, Origin, Segment, Source
from assistant.domain.slots import Grade, Slot, State


def source(quote: str, turn: int = 1) -> Source:
    return Source(origin=Origin.TURN, ref=str(turn), quote=quote)


def fact(slot: Slot, text: str, turn: int = 1) -> Fact:
    return Fact(
        slot=slot,
        value=text[:200],
        state=State.STATED,
        grade=Grade.OPINION,
        source=source(text, turn),
        quantities=tuple(parse(text)),
    )


def brief(*answers: tuple[Slot, str], segments: Iterable[Segment] = (), measures: Iterable[Measure] = ()) -> Brief:
    """One answer a turn."""
    facts = tuple(fact(slot, text, turn) for turn, (slot, text) in enumerate(answers, 1))
    return Brief(facts=facts, segments=tuple(segments), measures=tuple(measures))


def quantity(text: str) -> Quantity:
    return parse(text)[0]


def value(text: str, turn: int = 1) -> MeasureValue:
    return MeasureValue(text=quantity(text).text, source=source(text, turn), quantity=quantity(text))


def measure(name: str, baseline: str, target: str, **fields: object) -> Measure:
    built = Measure(
        id="m1", name=name, source=source(name), outcome=True, baseline=value(baseline, 2), target=value(target, 3)
    )
    return built.model_copy(update=fields)


def segment(name: str, at: str, size: int | None = None, better: bool | None = None) -> Segment:
    return Segment(name=name, source=source(f"{name}: {at}"), size=size, value=quantity(at), better=better)
