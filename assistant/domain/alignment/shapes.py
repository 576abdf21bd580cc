"""What alignment says: goals found, what a request does for each, documents that differ, and the whole of it."""

from enum import StrEnum

from assistant.domain.library.documents import Document, Passage, StrategicGoal
from assistant.domain.shapes import Shape


class Stance(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CANDIDATE = "candidate"  # found, not confirmed: shown as candidate, never as support
    SUPERSEDED = "superseded"  # in a document that no longer counts


class AlignmentState(StrEnum):
    ALIGNED = "aligned"
    WEAK = "weak"  # theme only
    CONTRADICTS = "contradicts"
    NOT_ALIGNED = "not_aligned"  # a library, and nothing in it
    NOT_ASSESSED = "not_assessed"  # no documents to compare with; not the same as "not aligned"


class Candidate(Shape):
    """A goal that retrieval found for the brief. ``score`` is the blended search score 0..1."""

    goal: StrategicGoal
    document: Document
    score: float
    similarity: float = 0.0


class Claim(Shape):
    """What the request does for one goal, with the exact quote. ``how_far`` says how much of the goal the request could
    move, where figures allow it; ``same_measure`` whether request and goal are counted the same way; ``newer`` names a
    later document of the same line, which may say otherwise; ``ended_by`` is the goal of a later document that ends what
    this one is about; ``around`` is the stretch of the document in which the goal stands, where an author is to read it."""

    goal: StrategicGoal
    document: Document
    stance: Stance
    reason: str
    how_far: str = ""
    same_measure: bool = False
    confirmed: bool = False
    newer: Document | None = None
    ended_by: StrategicGoal | None = None
    around: str = ""


class DocumentConflict(Shape):
    """Two current-looking documents that say different things on one theme; newer beats older."""

    theme: str
    newer: StrategicGoal
    newer_document: Document
    older: StrategicGoal
    older_document: Document
    superseded: bool  # the older one is an earlier edition; otherwise both are current and pull against each other


class Alignment(Shape):
    """The fourth score, with its quotes."""

    state: AlignmentState
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[DocumentConflict, ...] = ()
    passages: tuple[Passage, ...] = ()  # other passages worth showing as evidence (constraints, duties, clashes)
    beside: tuple[Passage, ...] = ()  # what documents in force say of a thing that was named as being in the way
    summary: str = ""
    warnings: tuple[str, ...] = ()  # documents with text addressed to the assistant, named, not followed

    @property
    def serves_how_far_open(self) -> bool:
        """True where a goal is served and nobody can say yet how far: weak, and still no mere theme."""
        return self.state is AlignmentState.WEAK and any(claim.stance is Stance.SUPPORTS for claim in self.claims)


NOT_ASSESSED = Alignment(
    state=AlignmentState.NOT_ASSESSED,
    summary="Not assessed: the library holds no documents. A strategy, an operating plan or an annual report would help.",
)
