"""The ways to decide, doing nothing among them, compared on what they cost and what they reach."""

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Fact
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import number
from assistant.domain.proposal.drafting import money, schedule, verdicts
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.mix import headcount, owner
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import OPEN, as_said, capital, fill, joined, quoted, stated
from assistant.domain.proposal.shapes import OptionPart, Statement
from assistant.domain.slots import Cell, Slot


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[OptionPart, ...]:
    """At least three options; which one is recommended follows from the verdict."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return (_nothing(case, recommended=False), _friendly(case), requested(case), _later(case))
        case Verdict.DISCOVERY_FIRST:
            return (_nothing(case, recommended=False), _discovery(case), requested(case), _small_start(case))
        case _:
            return (_nothing(case, recommended=False), _lean(case, chosen), _recommended(case, chosen), requested(case))


def _nothing(case: Case, recommended: bool) -> OptionPart:
    waiting = case.fact(Slot.COST_OF_INACTION)
    measure = case.outcome
    stays = (
        fill(
            "{name} stays at {now} or moves by chance",
            name=as_said(wording.upper_first(measure.name), measure.source),
            now=measure.baseline,
        )
        if measure and measure.baseline
        else fill("Nothing changes")
    )
    return OptionPart(
        id="nothing",
        name="Do nothing",
        what=stays,
        cost=quoted(waiting.source, 130) if waiting else fill("Not said; an open question"),
        reaches=stated(measure.baseline) if measure and measure.baseline else fill("No change"),
        why=_why_not_nothing(case),
        recommended=recommended,
    )


def _why_not_nothing(case: Case) -> Statement:
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        return fill("Not possible: there is a duty.")
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("Acceptable, but it leaves the person who asked with nothing.")
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return fill("The question would come back, and nobody would know more than today.")
    return fill("The cause stays, so the figure has no reason to move.")


def _lean(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    """The quickest of the chosen remedies alone."""
    first = next((r for r in chosen if r.intervention.stop_gap), chosen[0] if chosen else None)
    if first is None:
        return OptionPart(
            id="lean",
            name="Lean",
            what=fill("Tell everybody what good work is, and watch the figure"),
            cost=fill("Managers' time"),
            reaches=fill("A first movement at best"),
            why=fill("Right if nothing else can be had."),
        )
    return OptionPart(
        id="lean",
        name="Lean",
        what=fill(
            "One step only: {name} ({owner})",
            name=wording.lower_first(first.intervention.name),
            owner=owner(first.intervention.owner),
        ),
        cost=fill("{days} to set up (our estimate)", days=money.effort_range((first,)) or OPEN, proposed=True),
        reaches=fill("A part of the way; the first figure shows how much"),
        why=fill("Right if time or money runs out; it leaves the rest of the cause in place."),
    )


def _recommended(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    names = [
        fill("{name} ({owner})", name=wording.lower_first(r.intervention.name), owner=owner(r.intervention.owner))
        for r in chosen
    ]
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=capital(joined(names, "; ")) if names else fill("The steps below"),
        cost=money.full_cost(case, chosen),
        reaches=_target(case),
        why=fill("It acts where the cause was found: {obstacle}.", obstacle=verdicts.obstacle(case.main.cell))
        if case.main
        else fill("It does what the duty requires and nothing beside it."),
        recommended=True,
    )


def _target(case: Case) -> Statement:
    measure = case.outcome
    if measure is None or measure.target is None:
        return fill("Target to be agreed")
    by = schedule.due(case)
    return (
        fill("{target} by {day}, if every part is done", target=measure.target, day=by)
        if by
        else fill("{target}, if every part is done", target=measure.target)
    )


def requested(case: Case) -> OptionPart:
    """What was asked for, with the time it would take people away, where that can be told."""
    fact = case.fact(Slot.REQUESTED_SOLUTION)
    return OptionPart(
        id="requested",
        name="As requested",
        what=quoted(fact.source, 130) if fact else fill("The course as asked for"),
        cost=_requested_cost(case, fact),
        reaches=_requested_reach(case),
        why=_requested_why(case),
    )


def _requested_cost(case: Case, fact: Fact | None) -> Statement:
    budget, days = case.fact(Slot.BUDGET), away(case, fact)
    if budget and case.verdict in UNPLANNED:
        words = quoted(budget.source, 130)
        return fill("{words}; and {days} away from work", words=words, days=days) if days else words
    if days:
        return fill("{days} away from work, before any fee; the fee is to be confirmed", days=days)
    return fill("To be confirmed; people's own time comes on top")


def away(case: Case, fact: Fact | None) -> Statement | None:
    """People times days of the course asked for, where both were said."""
    people, length = headcount(case), _length(fact)
    if fact is None or people is None or length is None:
        return None
    total = people * number(f"{length.unit}s for each", length.value, fact.source)
    return stated(total.derive("Time away from work for the request as made", f"working {length.unit}"))


def _length(fact: Fact | None) -> Quantity | None:
    durations = [q for q in fact.quantities if q.kind is Kind.DURATION and not q.per] if fact else []
    return next((q for q in durations if q.unit in ("day", "hour")), None)


def _requested_reach(case: Case) -> Statement:
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("No measure that anybody named")
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return fill("Cannot be told: no result was agreed")
    if case.verdict is Verdict.BUILD_TRAINING:
        return fill("A part of the target; content beyond the critical tasks does not move it")
    if case.verdict is Verdict.TRAINING_PLUS:
        return fill("A part of the target, for those who cannot do it yet")
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        return fill("The duty; not the result behind it")
    return fill("Little: it does not touch the main cause")


def _requested_why(case: Case) -> Statement:
    if tried := case.telling(Slot.TRIED_BEFORE):
        return fill("Something like it was tried: {words}.", words=quoted(tried.source, 130))
    if case.main and case.main.cell is not Cell.SKILL:
        return fill(
            "People would come back to the same work, where {obstacle}.", obstacle=verdicts.obstacle(case.main.cell)
        )
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("The money and the time would be missing where a goal waits for them.")
    return fill("It is larger or less exact than the task needs.")


def _friendly(case: Case) -> OptionPart:
    item = case.knowledge.interventions.get("decline-alternative")
    ask = item.ask if item else "Pay it from the team's own budget, and bring the business problem when there is one."
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=fill("A low-cost version from the team's own budget, outside the learning budget. {ask}", ask=ask),
        cost=fill("The team's own time and money, at its own choice"),
        reaches=fill("The wish behind the request, without a promise of a business result"),
        why=fill("It is honest about what it is, and leaves the learning money for goals that need it."),
        recommended=True,
    )


def _later(case: Case) -> OptionPart:
    return OptionPart(
        id="later",
        name="Come back later",
        what=fill("Take it up again as soon as one of the facts that would change the verdict is there"),
        cost=fill("Nothing until then"),
        reaches=fill("To be told then"),
        why=fill("The door stays open; the answer depends on facts, not on who asks."),
    )


def _discovery(case: Case) -> OptionPart:
    item = case.knowledge.interventions.get("discovery")
    what = (
        item.what
        if item
        else "Talk with those concerned, read the records that exist, and watch the work for half a day."
    )
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=fill("{what}", what=what, proposed=True),
        cost=fill("The hours of those who are asked, and about two weeks of one adviser", proposed=True),
        reaches=fill("A decision that rests on facts, on {day}", day=schedule.discovery_end(case), proposed=True),
        why=fill("It costs little and protects the money for what turns out to matter."),
        recommended=True,
    )


def _small_start(case: Case) -> OptionPart:
    return OptionPart(
        id="lean",
        name="Small start",
        what=fill("Start with one team while the questions are open, and compare it with a similar team"),
        cost=fill("To be confirmed; a small part of the whole"),
        reaches=fill("A first sign for one team, if a measure is named before the start"),
        why=fill("Only worth it once somebody has named the measure to compare."),
    )
