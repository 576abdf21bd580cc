"""Choosing what to do: remedies of the causes, those first whose keywords stand in what was said."""

import re
from typing import NamedTuple

from assistant.domain.brief import Evidence, Source
from assistant.domain.drafting.case import Case
from assistant.domain.judgement import Cause, Verdict
from assistant.domain.knowledge import Intervention
from assistant.domain.slots import Cell, Slot

_CONTEXT = (
    Slot.CURRENT_BEHAVIOUR,
    Slot.DESIRED_BEHAVIOUR,
    Slot.EXEMPLARS,
    Slot.ENABLERS,
    Slot.EXISTING_MATERIAL,
    Slot.WORK_CONTEXT,
)
_NEVER = frozenset({"discovery", "decline-alternative", "holding-message"})  # these are verdicts' own parts
_PER_CAUSE = (3, 2, 1)
_LEARNING_PARTS = 3


class Remedy(NamedTuple):
    """A chosen intervention, the cause it acts on, and the words that called for it."""

    intervention: Intervention
    cell: Cell
    words: Source | None
    score: float


def choose(case: Case) -> tuple[Remedy, ...]:
    """The remedies of the proposal: main cause first, learning ones only where the verdict has a learning part."""
    if case.verdict in (Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST):
        return ()
    chosen: list[Remedy] = []
    acted = [cause for cause in case.causes if _acts(case, cause)]
    for cause, count in zip(acted, _PER_CAUSE, strict=False):
        learning = cause.cell is Cell.SKILL
        taken = {remedy.intervention.id for remedy in chosen}
        ranked = [
            r for r in _ranked(case, cause) if r.intervention.id not in taken and r.intervention.learning is learning
        ]
        chosen += _worth(ranked, _LEARNING_PARTS if learning else count)
    return tuple(_with_followers(case, chosen))


def _acts(case: Case, cause: Cause) -> bool:
    return case.plans_learning or cause.cell is not Cell.SKILL


def _worth(ranked: list[Remedy], count: int) -> list[Remedy]:
    """The best ones: those that words called for, at least one."""
    called = [remedy for remedy in ranked if remedy.words]
    return (called or ranked[:1])[:count]


def _ranked(case: Case, cause: Cause) -> list[Remedy]:
    order = case.cell(cause.cell).remedies
    known = [
        case.knowledge.interventions[item]
        for item in order
        if item in case.knowledge.interventions and item not in _NEVER
    ]
    scored = [_scored(case, cause, item, place) for place, item in enumerate(known)]
    return sorted(scored, key=lambda remedy: -remedy.score)


def _scored(case: Case, cause: Cause, item: Intervention, place: int) -> Remedy:
    """Keywords in the remarks for this cause count most, in the account of the work less; the order of the cause's
    remedies breaks ties."""
    remarks = [(e.source, 3.0 + e.weight) for e in cause.speaks_for]
    context = [(fact.source, 1.0) for slot in _CONTEXT for fact in case.brief.of(slot)]
    hits = [(source, weight * found) for source, weight in remarks + context if (found := mentions(item, source.quote))]
    best = max(hits, key=lambda hit: hit[1], default=None)
    return Remedy(item, cause.cell, best[0] if best else None, sum(weight for _, weight in hits) - 0.05 * place)


def mentions(item: Intervention, text: str) -> int:
    """How many of the intervention's keywords stand in the text, at word beginnings."""
    lowered = text.casefold().replace("’", "'")
    return sum(1 for keyword in item.keywords if re.search(rf"(?<!\w){re.escape(keyword.casefold())}", lowered))


def _with_followers(case: Case, chosen: list[Remedy]) -> list[Remedy]:
    """Learning is never alone: something at the workplace and the line manager's part go with it."""
    if not any(remedy.intervention.learning for remedy in chosen):
        return [*chosen, *(_stop_gap(case, chosen))]
    kit = case.knowledge.interventions.get("manager-kit")
    extra = (
        [Remedy(kit, Cell.SKILL, None, 0.0)] if kit and all(r.intervention.id != "manager-kit" for r in chosen) else []
    )
    return [*chosen, *(_stop_gap(case, chosen)), *extra]


def _stop_gap(case: Case, chosen: list[Remedy]) -> list[Remedy]:
    """Something for the first days, where none of the chosen remedies can start at once."""
    if not chosen or any(remedy.intervention.stop_gap for remedy in chosen):
        return []
    taken = {remedy.intervention.id for remedy in chosen}
    quick = [
        remedy
        for cause in case.causes
        for remedy in _ranked(case, cause)
        if remedy.intervention.stop_gap and remedy.intervention.id not in taken
    ]
    return quick[:1]


def remarks(case: Case, cell: Cell) -> tuple[Evidence, ...]:
    """What was said for a cause."""
    return next((cause.speaks_for for cause in case.causes if cause.cell is cell), ())
