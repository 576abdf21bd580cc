"""The brief: a ledger of facts, each with the words it came from, and the measures, segments and causes built on them.

How a reading merges into it stands in ledger.py."""

import hashlib
from datetime import date
from enum import StrEnum
from functools import lru_cache

from assistant.domain.brief.quantities import Quantity, Shift
from assistant.domain.shapes import Same, Shape
from assistant.domain.slots import Cell, Direction, Grade, Slot, State


class Origin(StrEnum):
    """Where a fact comes from."""

    TURN = "turn"  # the requester's message; ref = turn number
    PASSAGE = "passage"  # a document; ref = chunk id
    EDIT = "edit"  # typed into the brief by a person; ref = turn number after which
    ATTACHMENT = "attachment"  # a record attached to the request; ref = attachment id
    OURS = "ours"  # assumed or proposed by us; ref = rule or knowledge id


class Source(Shape):
    """The words behind a fact: a verbatim quote and where it stands."""

    origin: Origin
    ref: str
    quote: str

    @property
    def label(self) -> str:
        """How the source is named in API and exports: "turn 3", "passage <id>"."""
        return f"{self.origin.value} {self.ref}"


class Attachment(Shape):
    """A survey, report, sheet or mail that belongs to one request alone; nobody else finds it. ``added``: the day."""

    id: str
    title: str
    text: str
    added: date


class Fact(Shape):
    """One value of one slot. A slot may hold several (two audiences, two causes). ``record``: the words of an attachment
    that bear it out. ``passed``: the day told, where it should lie ahead and has passed; until somebody says which day is
    meant, there is no ``day``."""

    slot: Slot
    value: str
    state: State
    grade: Grade
    source: Source
    quantities: tuple[Quantity, ...] = ()
    day: date | None = None
    passed: date | None = None
    segment: str = ""
    record: Source | None = None
    spoken: Grade = Grade.OPINION  # its grade without that record


class Change(Shape):
    """A line of history: what replaced what, at whose word."""

    slot: Slot
    old: str
    new: str
    by: Source
    turn: int


class OpenItem(Shape):
    """A slot asked and not known: who can answer, by when."""

    slot: Slot
    question: str
    owner: str
    due: date


class Conflict(Shape):
    """Two values of one slot that cannot both be true, until the requester says which holds."""

    slot: Slot
    first: Fact
    second: Fact
    settled: bool = False


class Derived(Shape):
    """A figure that code computed. ``expression`` is plain arithmetic over the operands' values ("220 * 6 * 8"), ``operands``
    name each number and its source; domain/arithmetic.py recomputes it wherever it is shown."""

    label: str
    expression: str
    value: float
    unit: str
    operands: tuple[tuple[str, float, Source], ...] = ()


class MeasureValue(Shape):
    """One field of a measure with its source. ``quantity`` for numbers, ``text`` as said, ``day`` for dates. A target told
    against today's value ("halve it") keeps that as ``shift``; its quantity is then the ``derived`` one."""

    text: str
    source: Source
    quantity: Quantity | None = None
    day: date | None = None
    state: State = State.STATED
    grade: Grade = Grade.OPINION
    shift: Shift | None = None
    derived: Derived | None = None


class Measure(Shape):
    """A business measure of the request; exactly one of a brief's measures is the outcome. ``metric_id`` points into
    knowledge/metrics.yaml where the name is known there; ``rises`` is the wanted direction; ``counted`` the words that say
    how it is counted ("errors, in percent of all orders"). ``settled``: its two values were asked about and stand, whatever
    its name says of the wanted direction. ``first``: the person said that it comes before the others."""

    id: str
    name: str
    source: Source
    metric_id: str = ""
    rises: bool | None = None
    counted: str = ""
    outcome: bool = False
    settled: bool = False
    first: bool = False
    earlier: MeasureValue | None = None
    baseline: MeasureValue | None = None
    target: MeasureValue | None = None
    due: MeasureValue | None = None
    data_source: MeasureValue | None = None
    owner: MeasureValue | None = None
    value_per_unit: MeasureValue | None = None
    volume: MeasureValue | None = None


class Segment(Shape):
    """A part of the audience with its own size and value of the metric ("the 31 who joined this year", 52 %)."""

    name: str
    source: Source
    size: int | None = None
    value: Quantity | None = None
    measure_id: str = ""
    better: bool | None = None


class Evidence(Shape):
    """One remark for or against a cause cell. ``weight`` as in CauseReading: 1 remark, 2 example, 3 record."""

    cell: Cell
    direction: Direction
    source: Source
    weight: int = 1
    segment: str = ""


@lru_cache(maxsize=256)
def _by_slot(same: Same[tuple[Fact, ...]]) -> dict[Slot, tuple[Fact, ...]]:
    """The index of the facts: rules ask for slots hundreds of times a turn."""
    found: dict[Slot, list[Fact]] = {}
    for fact in same.value:
        found.setdefault(fact.slot, []).append(fact)
    return {slot: tuple(facts) for slot, facts in found.items()}


@lru_cache(maxsize=256)
def _by_ref(same: Same[tuple[Fact, ...]]) -> dict[str, tuple[Fact, ...]]:
    """The facts by the message or passage that they came from."""
    found: dict[str, list[Fact]] = {}
    for fact in same.value:
        found.setdefault(fact.source.ref, []).append(fact)
    return {ref: tuple(facts) for ref, facts in found.items()}


class Brief(Shape):
    """The ledger of one request."""

    facts: tuple[Fact, ...] = ()
    measures: tuple[Measure, ...] = ()
    segments: tuple[Segment, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    history: tuple[Change, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    vague: tuple[tuple[Slot, str], ...] = ()  # what was said too vaguely to count, by slot
    confirmed_causes: tuple[Cell, ...] = ()  # main first, as confirmed in the recap
    confirmed_goals: tuple[str, ...] = ()  # StrategicGoal ids the requester said the request serves
    rejected_goals: tuple[str, ...] = ()
    override: Source | None = None  # a sponsor's decision against the verdict, in their words

    @property
    def fingerprint(self) -> str:
        """Another one as soon as anything in the brief is another."""
        return hashlib.sha256(self.model_dump_json().encode("utf-8", "replace")).hexdigest()

    def of(self, slot: Slot) -> tuple[Fact, ...]:
        """The current facts of a slot, oldest first."""
        return _by_slot(Same(self.facts)).get(slot, ())

    def told_in(self, ref: str) -> tuple[Fact, ...]:
        """The current facts that came from one message or passage."""
        return _by_ref(Same(self.facts)).get(ref, ())

    def text(self, slot: Slot) -> str:
        """The slot's current values in the requester's words, joined by "; " ("" where empty)."""
        return "; ".join(fact.value for fact in self.of(slot))

    def state(self, slot: Slot) -> State:
        """How sure the brief is of a slot."""
        if any(c.slot is slot and not c.settled for c in self.conflicts):
            return State.CONFLICTING
        if facts := self.of(slot):
            order = (State.EVIDENCED, State.STATED, State.ASSUMED)
            return next((s for s in order if any(f.state is s for f in facts)), facts[-1].state)
        if any(item.slot is slot for item in self.open_items):
            return State.UNKNOWN
        return State.VAGUE if any(s is slot for s, _ in self.vague) else State.EMPTY

    def known(self, slot: Slot) -> bool:
        """True where the slot holds a checkable value."""
        return self.state(slot) in (State.STATED, State.EVIDENCED, State.ASSUMED)

    @property
    def outcome(self) -> Measure | None:
        """The measure that decides whether it worked."""
        return next((m for m in self.measures if m.outcome), None)
