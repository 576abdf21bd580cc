"""Strategic goals against the brief: what the request serves, what it contradicts, and what is only a candidate.

A goal supports a request only where a person confirmed it, or where both are counted the same way and move the same way in
a current plan. A shared theme is no support. A document that no longer counts never supports."""

from datetime import date
from enum import StrEnum

from assistant.domain.alignment.clashes import contrary_target, expired, outdated, pulls_against, removes_reason
from assistant.domain.alignment.matching import Match, how_far, match, number
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief
from assistant.domain.causes.denials import counts_activity, denials, left_open
from assistant.domain.causes.shapes import Cause
from assistant.domain.causes.weighing import weigh
from assistant.domain.knowledge import MetricEntry
from assistant.domain.library.documents import Document, DocumentType, Passage, StrategicGoal
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot, State
from assistant.domain.text.words import overlap


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
    move, where figures allow it; ``same_measure`` whether request and goal are counted the same way."""

    goal: StrategicGoal
    document: Document
    stance: Stance
    reason: str
    how_far: str = ""
    same_measure: bool = False
    confirmed: bool = False


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
    summary: str = ""
    warnings: tuple[str, ...] = ()  # documents with text addressed to the assistant, named, not followed


NOT_ASSESSED = Alignment(
    state=AlignmentState.NOT_ASSESSED,
    summary="Not assessed: the library holds no documents. A strategy, an operating plan or an annual report would help.",
)

_PLANS = {
    DocumentType.STRATEGY,
    DocumentType.OKR,
    DocumentType.ANNUAL_REPORT,
    DocumentType.INVESTOR_PRESENTATION,
    DocumentType.PRODUCT_LAUNCH,
    DocumentType.POLICY,
}
_THEME = 0.25  # share of a goal's telling words in the request from which the theme is shared
_SIMILAR = 0.45  # cosine similarity from which the theme is shared (MiniLM; see DESIGN.md section 5)
_ORDER = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.CANDIDATE, Stance.SUPERSEDED)
_SHOWN = 8
_OPPOSITE = "The request counts the same thing and moves it the other way."
_SUSPICIOUS = "The document holds text addressed to the assistant, so a person must confirm this goal."
_FOUND_BY_MODEL = "The language model found this goal, so a person must confirm it."
_ALIKE = "Request and goal are counted the same way and move the same way."
_UNDIRECTED = "Counted the same way; nobody has said yet which value the request is to reach."
_FOUND = "Found by theme; nobody has confirmed yet that the request serves it."


def assess(
    brief: Brief,
    candidates: tuple[Candidate, ...],
    documents: tuple[Document, ...],
    today: date,
    metrics: tuple[MetricEntry, ...] = (),
) -> Alignment:
    """The alignment of a request with the goals that retrieval found. ``metrics`` adds other names of known measures."""
    if not documents:
        return NOT_ASSESSED
    usable = [c for c in candidates if c.goal.id not in brief.rejected_goals]
    judged = [(_claim(brief, c, today, metrics), c) for c in usable]
    judged.sort(
        key=lambda item: (_ORDER.index(item[0].stance), not item[0].confirmed, not item[0].same_measure, -item[1].score)
    )
    claims = tuple(claim for claim, _ in judged)
    conflicts = _conflicts(claims, weigh(brief))
    state = _state(brief, judged)
    return Alignment(
        state=state,
        claims=claims[:_SHOWN],
        conflicts=conflicts,
        summary=_summary(state, claims),
        warnings=tuple(d.title for d in documents if d.suspicious),
    )


def _claim(brief: Brief, candidate: Candidate, today: date, metrics: tuple[MetricEntry, ...]) -> Claim:
    goal, document = candidate.goal, candidate.document
    found = match(brief, goal, metrics)
    confirmed = goal.id in brief.confirmed_goals
    stance, reason = _stance(candidate, found, confirmed, today)
    open_to_rules = stance is not Stance.SUPERSEDED and not confirmed and not _proposed(goal)
    if open_to_rules and not found.same_measure and removes_reason(brief, goal):
        stance, reason = Stance.CONTRADICTS, "This document ends what the request would prepare people for."
    return Claim(
        goal=goal,
        document=document,
        stance=stance,
        reason=reason,
        how_far=how_far(found, goal) if stance is Stance.SUPPORTS else "",
        same_measure=found.same_measure,
        confirmed=confirmed,
    )


def _proposed(goal: StrategicGoal) -> bool:
    """Found by a language model and confirmed by nobody: it counts neither for a request nor against it."""
    return bool(goal.found_by) and not goal.confirmed


def _stance(candidate: Candidate, found: Match, confirmed: bool, today: date) -> tuple[Stance, str]:
    """The first of these that holds: out of date, confirmed, against, to be handled with care, counted alike, a theme."""
    goal, document = candidate.goal, candidate.document
    stale = document.superseded_reason or "A newer edition of this document is in the library."
    readings = (
        (outdated(document), Stance.SUPERSEDED, stale),
        (expired(goal, today), Stance.SUPERSEDED, _passed(goal)),
        (confirmed, Stance.SUPPORTS, "You confirmed that the request serves this goal."),
        (_proposed(goal), Stance.CANDIDATE, _FOUND_BY_MODEL),
        (found.same_measure and found.same_direction is False, Stance.CONTRADICTS, _OPPOSITE),
        (bool(document.suspicious), Stance.CANDIDATE, _SUSPICIOUS),
        (found.same_measure and found.same_direction is None, Stance.CANDIDATE, _UNDIRECTED),
        (found.same_measure and document.type in _PLANS, Stance.SUPPORTS, _ALIKE),
    )
    return next(((stance, reason) for holds, stance, reason in readings if holds), (Stance.CANDIDATE, _FOUND))


def _passed(goal: StrategicGoal) -> str:
    return f"The date of this goal, {wording.day(goal.horizon)}, has passed." if goal.horizon else ""


def _state(brief: Brief, judged: list[tuple[Claim, Candidate]]) -> AlignmentState:
    """Confirmed or same measure is aligned; a shared theme is weak; a denied goal or nothing at all is not aligned."""
    supports = [claim for claim, _ in judged if claim.stance is Stance.SUPPORTS]
    confirmed = any(claim.confirmed for claim in supports)
    denied = denials(brief)
    if denied.nothing_served and denied.count >= 2 and not confirmed:
        return AlignmentState.NOT_ALIGNED
    if supports:
        return AlignmentState.WEAK if _undecided(brief, supports) else AlignmentState.ALIGNED
    if any(claim.stance is Stance.CONTRADICTS for claim, _ in judged):
        return AlignmentState.NOT_ALIGNED
    if brief.rejected_goals or not any(_themed(brief, c) for claim, c in judged if claim.stance is Stance.CANDIDATE):
        return AlignmentState.NOT_ALIGNED
    return AlignmentState.WEAK


def _undecided(brief: Brief, supports: list[Claim]) -> bool:
    """Neither the result nor its value is known, or nobody who was asked could name a value: then even a confirmed goal is
    a theme."""
    if left_open(brief, Slot.BUSINESS_GOAL) and left_open(brief, Slot.TARGET):
        return True
    wanted = any(m.target and m.target.quantity for m in brief.measures if not counts_activity(m.name))
    values = {quantity.value for fact in brief.of(Slot.TARGET) for quantity in fact.quantities}
    adopted = any(number(claim.goal.target) in values for claim in supports)
    return brief.state(Slot.TARGET) is not State.EMPTY and not (wanted or adopted)


def _themed(brief: Brief, candidate: Candidate) -> bool:
    return candidate.similarity >= _SIMILAR or match(brief, candidate.goal).theme >= _THEME


def _conflicts(claims: tuple[Claim, ...], causes: tuple[Cause, ...]) -> tuple[DocumentConflict, ...]:
    return (*_editions(claims), *_pulling(claims, causes))


def _editions(claims: tuple[Claim, ...]) -> list[DocumentConflict]:
    """An earlier edition that says something else than the current document on the same measure."""
    current = [c for c in claims if not outdated(c.document)]
    found: list[DocumentConflict] = []
    for old in (c for c in claims if outdated(c.document)):
        rivals = [
            c for c in current if c.document.id == old.document.superseded_by or contrary_target(c.goal, old.goal)
        ]
        if rivals:
            new = max(rivals, key=lambda c: overlap(c.goal.statement, old.goal.statement))
            found.append(_conflict(old.goal.metric or new.goal.metric, new, old, superseded=True))
    return found


def _pulling(claims: tuple[Claim, ...], causes: tuple[Cause, ...]) -> list[DocumentConflict]:
    """Another current goal whose words return in what people are paid or measured for, against the goal served."""
    served = next((c for c in claims if c.stance is Stance.SUPPORTS), None)
    if not served:
        return []
    others = [c for c in claims if c.document.id != served.document.id and c.stance is Stance.CANDIDATE]
    other = next((c for c in others if pulls_against(c.goal, causes)), None)
    if not other:
        return []
    newer, older = sorted((served, other), key=lambda c: c.document.date or date.min, reverse=True)
    return [_conflict(other.goal.metric or other.goal.statement, newer, older, superseded=False)]


def _conflict(theme: str, newer: Claim, older: Claim, *, superseded: bool) -> DocumentConflict:
    return DocumentConflict(
        theme=theme,
        newer=newer.goal,
        newer_document=newer.document,
        older=older.goal,
        older_document=older.document,
        superseded=superseded,
    )


def _summary(state: AlignmentState, claims: tuple[Claim, ...]) -> str:
    first = next(
        (c for c in claims if c.stance in (Stance.SUPPORTS, Stance.CONTRADICTS)), claims[0] if claims else None
    )
    against = next((c for c in claims if c.stance is Stance.CONTRADICTS), None)
    match state:
        case AlignmentState.ALIGNED if first:
            sure = "confirmed" if first.confirmed else "counted the same way, to be confirmed"
            return f"Serves a goal of {_named(first.document)} ({sure})."
        case AlignmentState.WEAK if first:
            return f"Shares a theme with {_named(first.document)}; nobody has said yet how it would move that goal."
        case _ if against:
            return f"No support found; {_named(against.document)} speaks against it."
        case _:
            return "No support found in the documents of the library."


def _named(document: Document) -> str:
    day = f" of {wording.day(document.date)}" if document.date else ""
    return f"“{document.title}”{day}"
