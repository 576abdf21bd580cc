"""The shapes of a diagnosis: verdict, rules that fired, the four scores."""

from enum import StrEnum

from assistant.domain.causes.shapes import Cause
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot


class Verdict(StrEnum):
    BUILD_TRAINING = "BUILD_TRAINING"
    TRAINING_PLUS = "TRAINING_PLUS"
    NON_TRAINING = "NON_TRAINING"
    MANDATORY_MINIMUM = "MANDATORY_MINIMUM"
    DISCOVERY_FIRST = "DISCOVERY_FIRST"
    DECLINE_DEFER = "DECLINE_DEFER"


class WorkingMode(StrEnum):
    ORDER = "order"  # solution first, last-minute
    PLANNED = "planned"


class Fired(Shape):
    """A rule that decided something: its id, what it said here, and where it comes from."""

    rule: str  # "R5"
    finding: str  # one plain sentence about this case
    source: str  # framework, author, year


class Judgement(Shape):
    """The verdict with its reasons. ``would_change`` names facts, not opinions; ``turning_slots`` are the slots whose
    answer could change it, most decisive first."""

    verdict: Verdict
    provisional: bool
    rules: tuple[Fired, ...]
    reason: str  # one plain sentence
    would_change: tuple[str, ...]
    turning_slots: tuple[Slot, ...] = ()
    segment: str = ""


class Level(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class Score(Shape):
    """One of the four scores, never blended with another."""

    level: Level
    reason: str


class Scores(Shape):
    need: Score
    feasibility: Score
    evidence: Score
    alignment: Score


class Diagnosis(Shape):
    """Everything concluded from the ledger. ``causes`` main first; ``segments`` holds the judgement of each segment that
    differs from the whole."""

    causes: tuple[Cause, ...]
    judgement: Judgement
    segments: tuple[Judgement, ...]
    scores: Scores
    working_mode: WorkingMode
