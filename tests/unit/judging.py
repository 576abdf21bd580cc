"""Builds briefs as the ledger would hold them, from a few lines: for the tests of judgement and alignment."""

import re
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.alignment.shapes import Alignment, AlignmentState
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Brief, Evidence, Fact, Measure, MeasureValue, Origin, Segment, Source
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.knowledge import CauseCell, Knowledge, Openers, StrategyFile, Theme
from assistant.domain.slots import Cell, Direction, Grade, Slot, State

TODAY = date(2027, 3, 1)
LABELS = {
    Cell.EXPECTATIONS: "clear expectations and feedback",
    Cell.TOOLS: "tools, process and time",
    Cell.INCENTIVES: "consequences and rewards",
    Cell.SKILL: "skill and practice",
    Cell.CAPACITY: "people and load",
    Cell.MOTIVES: "what the work means to them",
}
_THEME = Theme(
    id="other", name="", words="", leader="", depends="both", asks="", learning="", besides="", starters=(), source=""
)
_OPENERS = Openers(differ="", owner="", baseline="", target="", near="")
STRATEGY = StrategyFile(themes=(), other=_THEME, openers=_OPENERS, sources=())
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Told:
    """A request as told: opening, answers by slot (one message each, in this order), remarks on causes as
    (cell, direction, weight, quote[, segment]), measures as (name, baseline, target, unit)."""

    opening: str
    answers: dict[str, str] = field(default_factory=dict)
    remarks: tuple[tuple[object, ...], ...] = ()
    measures: tuple[tuple[str, float | None, float | None, str], ...] = ()
    segments: tuple[tuple[str, int | None], ...] = ()
    confirmed: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()  # goals that the person turned down
    requested_day: date | None = None


def quantity(value: float, unit: str) -> Quantity:
    kind = Kind.PERCENT if unit == "%" else Kind.MONEY if unit == "EUR" else Kind.COUNT
    return Quantity(kind=kind, value=value, unit=unit, text=f"{value:g} {unit}")


def source(turn: int, quote: str) -> Source:
    return Source(origin=Origin.TURN, ref=str(turn), quote=quote)


def measure(name: str, baseline: float | None, target: float | None, unit: str, *, outcome: bool = True) -> Measure:
    def value(number: float | None) -> MeasureValue | None:
        if number is None:
            return None
        return MeasureValue(text=f"{number:g} {unit}", source=source(2, name), quantity=quantity(number, unit))

    rises = None if baseline is None or target is None else target > baseline
    return Measure(
        id=name,
        name=name,
        source=source(2, name),
        baseline=value(baseline),
        target=value(target),
        outcome=outcome,
        rises=rises,
    )


def brief(told: Told) -> Brief:
    turns = {slot: turn for turn, slot in enumerate(told.answers, start=2)}
    facts = [_fact(Slot(slot), text, turns[slot], told) for slot, text in told.answers.items()]
    return Brief(
        facts=tuple(facts),
        measures=tuple(measure(*m, outcome=i == 0) for i, m in enumerate(told.measures)),
        segments=tuple(Segment(name=name, source=source(2, name), size=size) for name, size in told.segments),
        evidence=tuple(_evidence(remark, told.answers, turns) for remark in told.remarks),
        confirmed_causes=tuple(Cell(cell) for cell in told.confirmed),
        rejected_goals=told.refused,
    )


def _fact(slot: Slot, text: str, turn: int, told: Told) -> Fact:
    numbers = [quantity(float(n.replace(",", "")), "EUR" if "euro" in text else "") for n in _NUMBER.findall(text)]
    if slot in (Slot.AUDIENCE_SIZE, Slot.MANDATE, Slot.AUDIENCE):
        numbers = [q.model_copy(update={"kind": Kind.PEOPLE}) for q in numbers]
    day = told.requested_day if slot is Slot.REQUESTED_DATE else None
    return Fact(
        slot=slot,
        value=text,
        state=State.STATED,
        grade=Grade.OPINION,
        source=source(turn, text),
        quantities=tuple(numbers),
        day=day,
    )


def _evidence(remark: tuple[object, ...], answers: dict[str, str], turns: dict[str, int]) -> Evidence:
    cell, direction, weight, quote, *segment = remark
    own = f"cause_{cell}"
    holder = (
        own if quote in answers.get(own, "") else next((s for s, text in answers.items() if str(quote) in text), "")
    )
    return Evidence(
        cell=Cell(str(cell)),
        direction=Direction(str(direction)),
        source=source(turns.get(holder, 1), str(quote)),
        weight=int(str(weight)),
        segment=str(segment[0]) if segment else "",
    )


def interview(told: Told) -> Interview:
    asked = [Slot(slot) for slot in told.answers]
    moves = [Move(kind=MoveKind.ASK, slots=(slot,)) for slot in asked] + [Move(kind=MoveKind.RECAP)]
    texts = [told.opening, *told.answers.values()]
    turns = tuple(
        Turn(number=n, text=text, reading=Reading(), move=move, reply="")
        for n, (text, move) in enumerate(zip(texts, moves, strict=True), start=1)
    )
    return Interview(
        id="r1", opening=told.opening, as_of=TODAY, brief=brief(told), turns=turns, asked=dict.fromkeys(asked, 1)
    )


def knowledge() -> Knowledge:
    cells = {
        cell: CauseCell(
            cell=cell,
            label=label,
            plain=label,
            for_statement=label,
            recap=label,
            probes=(),
            rivals=(),
            remedies=(),
            source="test",
        )
        for cell, label in LABELS.items()
    }
    return Knowledge(
        questions={},
        pairs=(),
        causes=cells,
        interventions={},
        metrics=(),
        figures={},
        messages={},
        glossary=(),
        strategy=STRATEGY,
    )


def aligned(state: AlignmentState = AlignmentState.NOT_ALIGNED) -> Alignment:
    return Alignment(state=state, summary="as given")
