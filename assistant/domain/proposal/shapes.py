"""The typed proposal: one object, many renderings.

Every text in it is a ``Statement`` that carries what it rests on, so that grounding.py can check it word by word."""

import datetime
from enum import StrEnum

from assistant.domain.alignment.shapes import AlignmentState, Stance
from assistant.domain.brief.shapes import Derived, Measure, Source
from assistant.domain.diagnosis.shapes import Fired, Verdict
from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell, Grade, Slot, State


class Statement(Shape):
    """A sentence, a phrase or a table cell, with what it rests on. Words in “curly quotes” are verbatim from one of
    ``sources``; numbers come from ``sources``, ``figures`` (recomputed), ``days``, or ``ours``: texts of ours, such as a
    remedy of knowledge/ or a labelled proposal. ``proposed`` marks our proposals and assumptions."""

    text: str
    sources: tuple[Source, ...] = ()
    figures: tuple[Derived, ...] = ()
    days: tuple[datetime.date, ...] = ()
    ours: tuple[str, ...] = ()
    proposed: bool = False


class UsedAs(StrEnum):
    """What a document passage does in the proposal."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CANDIDATE = "candidate"
    SUPERSEDED = "superseded"
    EVIDENCE = "evidence"
    DUTY = "duty"


class Citation(Shape):
    """A passage of a document. ``ref`` is the chunk or goal id that statements name as source."""

    ref: str
    document_id: str
    document: str
    date: datetime.date | None = None
    page: int | None = None
    heading: str = ""
    quote: str
    used_as: UsedAs


class FrontPage(Shape):
    """What an executive reads first: decision, number, cost, date, cost of waiting, main risk."""

    decision: Statement
    decider: Statement
    number: Statement
    cost: Statement
    date: Statement
    waiting: Statement
    risk: Statement
    limit: Statement | None = None  # the first thing it will not fix


class VerdictPart(Shape):
    """The verdict in one plain sentence, why, and what would change it."""

    verdict: Verdict
    provisional: bool
    sentence: Statement
    reasons: tuple[Statement, ...]
    would_change: tuple[Statement, ...]
    rules: tuple[Fired, ...]
    override: Statement | None = None
    dissent: Statement | None = None  # why a language model would judge otherwise: shown, never followed


class GoalLine(Shape):
    """One strategic goal with its exact words and what the request does for it."""

    stance: Stance
    quote: Statement
    remark: Statement


class StrategyPart(Shape):
    state: AlignmentState
    sentence: Statement
    goals: tuple[GoalLine, ...] = ()
    remarks: tuple[Statement, ...] = ()


class CausePart(Shape):
    """A cause with the words for and against it. ``role``: "main", "also" or "rival"."""

    cell: Cell
    role: str
    title: Statement
    weight: str  # "most of what was said", in words: a share of remarks is not a share of the effect
    speaks_for: tuple[Statement, ...]
    against: tuple[Statement, ...]
    remark: Statement | None = None


class OptionPart(Shape):
    """One way to decide. ``id``: nothing, lean, recommended, requested or later."""

    id: str
    name: str
    what: Statement
    cost: Statement
    reaches: Statement
    why: Statement
    recommended: bool = False


class MixPart(Shape):
    """Something to be done, by the function that owns it."""

    intervention: str  # id in knowledge/interventions.yaml
    name: str
    learning: bool
    what: Statement
    owner: Statement
    ask: Statement
    by: Statement


class GroupPart(Shape):
    """A group of people and how much learning it gets."""

    who: Statement
    size: Statement
    gets: Statement


class ContractPart(Shape):
    """A line of the measurement contract; ``level`` as in measurement.ContractLine, or "also" for a further result."""

    level: str
    what: Statement
    now: Statement
    target: Statement
    by: Statement
    source: Statement
    owner: Statement


AS_ASKED = "only as requested, not in this plan"  # behind a cost that belongs to what was asked for


class CostPart(Shape):
    """A row of the costs; ``whole``: the sum of the estimated ones."""

    what: Statement
    who: Statement
    amount: Statement
    whole: bool = False


class ForecastPart(Shape):
    """The first-year forecast of the request as it was priced; negative figures are said plainly. ``plan``: what the plan
    recommended costs, where that is something else."""

    benefit: Derived
    cost: Derived
    bcr: float
    roi_percent: float
    sentences: tuple[Statement, ...]
    plan: Derived | None = None

    @property
    def spent(self) -> Derived:
        """The cost of the plan recommended."""
        return self.plan or self.cost


class StepPart(Shape):
    """A step of the timeline; ``kind``: now, first, practice, second, fallback, measure or result."""

    kind: str
    when: Statement
    what: Statement
    owner: Statement


class AskPart(Shape):
    who: Statement
    what: Statement
    by: Statement


class OpenPart(Shape):
    """A question that is still open, with who can answer it and by when."""

    slot: Slot | None
    question: Statement
    owner: Statement
    due: datetime.date
    decisive: bool = False


class FactPart(Shape):
    """A line of "who said what"."""

    slot: Slot
    label: str
    value: Statement
    state: State
    grade: Grade


class Appendix(Shape):
    """Further material under a heading of its own; present only where there is something to say."""

    id: str
    title: str
    sentences: tuple[Statement, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Statement, ...], ...] = ()


class Checks(Shape):
    """What grounding.py checked and what it had to take out."""

    numbers: int = 0
    quotes: int = 0
    names: int = 0
    citations: int = 0
    replaced: tuple[str, ...] = ()


class Edited(Shape):
    """A section in a person's own words. ``tables``: they hold its tables, too; else those stay as drafted. ``unsourced`` are
    the numbers in it that stand nowhere else in the proposal."""

    section: str
    text: str
    day: datetime.date
    tables: bool = False
    unsourced: tuple[str, ...] = ()


class Proposal(Shape):
    """The whole proposal. Empty tuples are sections without evidence: no rendering shows them."""

    request_id: str
    headline: Statement
    prepared: datetime.date
    prepared_for: Statement
    provenance: str
    summary: tuple[Statement, ...]
    front: FrontPage
    verdict: VerdictPart
    strategy: StrategyPart
    gap: tuple[Statement, ...] = ()
    measures: tuple[Measure, ...] = ()
    insights: tuple[Statement, ...] = ()
    work: tuple[Statement, ...] = ()
    causes: tuple[CausePart, ...] = ()
    causes_note: tuple[Statement, ...] = ()
    tried: tuple[Statement, ...] = ()
    options: tuple[OptionPart, ...] = ()
    mix: tuple[MixPart, ...] = ()
    mix_note: tuple[Statement, ...] = ()
    groups: tuple[GroupPart, ...] = ()
    practice: tuple[Statement, ...] = ()
    contract: tuple[ContractPart, ...] = ()
    contract_note: tuple[Statement, ...] = ()
    forecast: ForecastPart | None = None
    forecast_reason: str = ""
    costs: tuple[CostPart, ...] = ()
    money: tuple[Statement, ...] = ()
    managers_before: tuple[Statement, ...] = ()
    managers_after: tuple[Statement, ...] = ()
    timeline: tuple[StepPart, ...] = ()
    timeline_note: tuple[Statement, ...] = ()
    not_fixed: tuple[Statement, ...] = ()
    risks: tuple[Statement, ...] = ()
    asks: tuple[AskPart, ...] = ()
    open_questions: tuple[OpenPart, ...] = ()
    assumptions: tuple[Statement, ...] = ()
    holding_message: tuple[Statement, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    facts: tuple[FactPart, ...] = ()
    citations: tuple[Citation, ...] = ()
    derived: tuple[Derived, ...] = ()
    checks: Checks = Checks()
    edited: tuple[Edited, ...] = ()
    left_out: tuple[str, ...] = ()  # sections that a person keeps from being shown; they are not lost
    drawn_from: str = ""  # the fingerprint of the brief that it was drafted from

    @property
    def title(self) -> str:
        """The headline as plain text."""
        return self.headline.text
