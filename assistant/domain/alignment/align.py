"""Strategic goals against the brief: what the request serves, what it contradicts, and what is only a candidate.

A goal supports a request only where a person confirmed it, or where both are counted the same way and move the same way in
a current plan. A shared theme is no support. A document that no longer counts never supports, nor does a goal whose subject a
newer document ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.alignment.clashes import ends, expired, outdated, removes_reason
from assistant.domain.alignment.conflicts import conflicts
from assistant.domain.alignment.matching import Match, how_far, match, number, rises
from assistant.domain.alignment.shapes import (
    NOT_ASSESSED,
    Alignment,
    AlignmentState,
    Candidate,
    Claim,
    Stance,
)
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief
from assistant.domain.causes.denials import counts_activity, denials, left_open
from assistant.domain.causes.weighing import weigh
from assistant.domain.knowledge import MetricEntry
from assistant.domain.library.documents import Document, DocumentType, StrategicGoal
from assistant.domain.library.editions import newer_in_line
from assistant.domain.slots import Slot, State

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
_REFUSED = 3  # goals turned down, after which a shared theme is not brought up again
_OPPOSITE = "The request counts the same thing and moves it the other way."
_SUSPICIOUS = "The document holds text addressed to the assistant, so a person must confirm this goal."
_FOUND_BY_MODEL = "The language model found this goal, so a person must confirm it."
_UNDIRECTED = "Counted the same way; nobody has said yet which value the request is to reach."
_FOUND = "Found by theme; nobody has confirmed yet that the request serves it."
_ENDS = "This document ends what the request would prepare people for."


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
    judged = [(_claim(brief, c, _Around(usable, documents, today, metrics)), c) for c in usable]
    if len(brief.rejected_goals) >= _REFUSED:
        judged = [(claim, c) for claim, c in judged if claim.stance is not Stance.CANDIDATE or claim.same_measure]
    judged.sort(key=_rank)
    claims = tuple(claim for claim, _ in judged)
    state = _state(brief, judged)
    return Alignment(
        state=state,
        claims=claims[:_SHOWN],
        conflicts=conflicts(claims, weigh(brief)),
        summary=_summary(state, claims),
        warnings=tuple(d.title for d in documents if d.suspicious),
    )


@dataclass(frozen=True)
class _Around:
    """What a goal is judged beside: the other goals found, the documents, the day, and the names of known measures."""

    candidates: Sequence[Candidate]
    documents: Sequence[Document]
    today: date
    metrics: tuple[MetricEntry, ...]

    def end_of(self, candidate: Candidate) -> Candidate | None:
        """The goal of a later document in force that ends what this one is about."""
        day = candidate.document.date or date.min
        later = (c for c in self.candidates if c.document.in_force and (c.document.date or date.min) > day)
        return next((c for c in later if ends(c.goal, candidate.goal)), None)


def _rank(judged: tuple[Claim, Candidate]) -> tuple[int, bool, bool, bool, float]:
    claim, candidate = judged
    return (
        _ORDER.index(claim.stance),
        not claim.confirmed,
        claim.newer is not None,
        not claim.same_measure,
        -candidate.score,
    )


def _claim(brief: Brief, candidate: Candidate, around: _Around) -> Claim:
    goal, document = candidate.goal, candidate.document
    found = match(brief, goal, around.metrics)
    newer, end = newer_in_line(document, around.documents), around.end_of(candidate)
    confirmed = goal.id in brief.confirmed_goals
    stance, reason = _stance(candidate, found, confirmed, around.today)
    open_to_rules = stance is not Stance.SUPERSEDED and not confirmed and not _proposed(goal)
    if stance is not Stance.SUPERSEDED and end:
        stance, reason = Stance.SUPERSEDED, f"A later document, {_named(end.document)}, ends what this goal is about."
    elif open_to_rules and not found.same_measure and removes_reason(brief, goal):
        stance, reason = Stance.CONTRADICTS, _ENDS
    elif newer and stance in (Stance.SUPPORTS, Stance.CANDIDATE):
        stance = stance if confirmed else Stance.CANDIDATE
        reason = f"{reason} A later document of this kind may say otherwise: {_named(newer)}."
    return Claim(
        goal=goal,
        document=document,
        stance=stance,
        reason=reason,
        how_far=how_far(found, goal) if stance is Stance.SUPPORTS else "",
        same_measure=found.same_measure,
        confirmed=confirmed,
        newer=newer,
        ended_by=end.goal if end else None,
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
        (found.same_measure and document.type in _PLANS, Stance.SUPPORTS, _alike(found)),
    )
    return next(((stance, reason) for holds, stance, reason in readings if holds), (Stance.CANDIDATE, _FOUND))


def _alike(found: Match) -> str:
    """Why a goal supports the request though nobody has confirmed it: the figure that both want to move, and which way."""
    if not found.measure:
        return ""
    way = "higher" if rises(found.measure) else "lower"
    return f"Both are counted by {wording.lower_first(found.measure.name)}, and both want it {way}."


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


def _summary(state: AlignmentState, claims: tuple[Claim, ...]) -> str:
    first = next(
        (c for c in claims if c.stance in (Stance.SUPPORTS, Stance.CONTRADICTS)), claims[0] if claims else None
    )
    against = next((c for c in claims if c.stance is Stance.CONTRADICTS), None)
    match state:
        case AlignmentState.ALIGNED if first:
            return f"{_serves(first)}."
        case AlignmentState.WEAK if first and first.stance is Stance.SUPPORTS:
            return f"{_serves(first)}. How far it would move that goal is open: no value to reach is known yet."
        case AlignmentState.WEAK if first:
            return f"Shares a theme with {_named(first.document)}; nobody has said yet how it would move that goal."
        case _ if against:
            return f"No support found; {_named(against.document)} speaks against it."
        case _:
            return "No support found in the documents of the library."


def _serves(claim: Claim) -> str:
    sure = "confirmed" if claim.confirmed else "counted the same way, to be confirmed"
    return f"Serves a goal of {_named(claim.document)} ({sure})"


def _named(document: Document) -> str:
    day = f" of {wording.day(document.date)}" if document.date else ""
    return f"“{document.title}”{day}"
