"""The ways to decide, doing nothing among them, compared on what they cost and what they reach."""

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import (
    actors,
    declined,
    doing_nothing,
    events,
    money,
    naming,
    practice,
    pricing,
    rounds,
    schedule,
    stopgap,
)
from assistant.domain.proposal.drafting.asked_length import asked_length
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.groups import headcount
from assistant.domain.proposal.drafting.remedies import Remedy, obstacle
from assistant.domain.proposal.drafting.statements import OPEN, fill, lowered, quoted, stated
from assistant.domain.proposal.drafting.unplanned import discovery, friendly, later, small_start
from assistant.domain.proposal.shapes import OptionPart, Statement
from assistant.domain.slots import Cell, Slot


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[OptionPart, ...]:
    """At least three options; which one is recommended follows from the verdict."""
    asked = requested(case, chosen)
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            instead = declined.alternative(case) if declined.real(case) else friendly(case)
            return (doing_nothing.option(case, chosen), instead, asked, later())
        case Verdict.DISCOVERY_FIRST:
            return (doing_nothing.option(case, chosen), discovery(case), asked, small_start(case))
        case _:
            return (doing_nothing.option(case, chosen), _lean(case, chosen), _recommended(case, chosen), asked)


def _lean(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    """Half of the people first where they are many enough, else one of the chosen remedies alone."""
    first = _cheapest(chosen)
    if case.verdict in (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS) and pricing.starts_with_half(case):
        return _half_first(case, chosen)
    if first is None:
        return OptionPart(
            id="lean",
            name="Lean",
            what=fill("Tell everybody what good work is, and watch the figure"),
            cost=fill("Managers' time"),
            reaches=fill("A first movement at best"),
            why=fill("Right if nothing else can be had."),
        )
    rest = [r.does for r in chosen if r is not first and r.intervention.id != "manager-kit"]
    return OptionPart(
        id="lean",
        name="Lean",
        what=fill("Only this: {does}", does=first.does) if rest else _stop_gap_only(case),
        cost=_cost_alone(case, chosen, first) if rest else fill(_NO_SET_UP, leads=actors.managers(case), proposed=True),
        reaches=_ends(first) if rest else fill("A first movement; then it comes back"),
        why=_left(case, chosen, first),
    )


def _ends(first: Remedy) -> Statement:
    """What one part alone puts right."""
    if not first.because:
        return fill("A help for those who nearly can; the others stay where they are")
    return fill("Puts one thing right: {because}", because=first.because)


def _left(case: Case, chosen: tuple[Remedy, ...], first: Remedy) -> Statement:
    """What would still stand in the way."""
    cells = [cause.cell for cause in case.causes if cause.cell is not first.cell]
    left = [r.because for r in chosen if r is not first and r.cell is first.cell and r.because]
    left += [obstacle(case, chosen, cell) for cell in cells]
    left = list(dict.fromkeys(text for text in left if text != first.because))
    return fill("Still in the way: {left}.", left=wording.listed(left[:2])) if left else fill("")


_NO_SET_UP = "Nothing to set up; some minutes a week of {leads}"


def _stop_gap_only(case: Case) -> Statement:
    """The first step kept up, without the part behind it."""
    first = stopgap.first_step(case)
    made = first or fill("The people’s own managers tell them what good work is, and watch the figure", proposed=True)
    return fill("Only the stop-gap, kept up: {first}", first=lowered(made), proposed=True)


def _cost_alone(case: Case, chosen: tuple[Remedy, ...], first: Remedy) -> Statement:
    """The work to set one part up, beside the money that it does without."""
    text = "{days} to set it up (our estimate)"
    if pricing.sheet(case, chosen).total:
        text = "Nothing of what was priced; " + text
    return fill(text, days=money.effort_range((first,)) or OPEN, proposed=True)


def _half_first(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    """The same parts for half of the people, priced by the same lines; where something begins for all, the others have only what
    can be looked up."""
    core, aid = practice.who_counts_most(case), next((r.does for r in chosen if _looked_up(r)), "")
    day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
    begins = schedule.begins(case) is not None
    text = (
        _WITH_AID
        if begins and aid
        else "Practice for half of the people first (proposed), {who}; for the others after the first look, {day}"
    )
    who = (
        fill("those with the most cases ({words})", words=quoted(core, 110))
        if core
        else fill("those with the most cases")
    )
    return OptionPart(
        id="lean",
        name="Lean",
        what=fill(text, who=who, day=day, aid=aid, proposed=True),
        cost=money.half_cost(case, chosen),
        reaches=fill("Part of the way{most}", most=_comma(money.half_benefit(case))),
        why=fill("The other half learns at work, with the errors of the first weeks." if begins else _HALF_WAITS),
    )


def _comma(statement: Statement | None) -> Statement:
    return fill(", {it}", it=statement) if statement else fill("")


def _benefit(case: Case) -> Statement | None:
    return fill("with a benefit of {sum}", sum=case.forecast.benefit) if isinstance(case.forecast, Forecast) else None


_WITH_AID = "Practice for half of the people (proposed), {who}; for the others only this: {aid}"
_HALF_WAITS = "The other half works as today until then, and the first figures show whether the rest is worth it."


def _looked_up(remedy: Remedy) -> bool:
    return remedy.intervention.mode == "pull" and not remedy.intervention.practice and remedy.cell is Cell.SKILL


def _cheapest(chosen: tuple[Remedy, ...]) -> Remedy | None:
    """Of the parts that words about the main cause called for, the one with the least work; else of all."""
    main = [r for r in chosen if r.words and r.cell is chosen[0].cell and r.score > 0]
    if len(main) > 1:
        return min(main, key=lambda r: r.intervention.effort_days[1])
    own = [r for r in chosen if r.intervention.id != "manager-kit"]
    return min(own, key=lambda r: r.intervention.effort_days[1], default=None)


def _recommended(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    return OptionPart(
        id="recommended",
        name="Recommended",
        what=_all_parts(chosen),
        cost=money.plan_cost(case, chosen),
        reaches=fill("{target}{worth}", target=doing_nothing.target(case), worth=_comma(_benefit(case))),
        why=_why_whole(case, chosen),
        recommended=True,
    )


def _why_whole(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What the whole brings beyond the start with half of the people, in the figures of this case; what speaks for the start is
    told as well."""
    if case.verdict not in (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS) or not pricing.starts_with_half(case):
        return fill("")
    gains = money.beyond_half(case, chosen)
    if gains is None:
        return _days_kept(case, chosen)
    more, spent = gains
    if more.value > spent.value:
        return fill("Against the lean start it brings {more} more for {spent} more.", more=more, spent=spent)
    text = "On the money alone the lean start does better: the whole costs {spent} more and brings {more} more.{reason}"
    return fill(text, more=more, spent=spent, reason=_reason_beyond_money(case))


def _reason_beyond_money(case: Case) -> Statement:
    """What the other half decides where a day is fixed for all."""
    event = events.launch(case)
    if event is None:
        return fill("")
    text = " What speaks for the whole: on {day} it begins for everybody, those without practice included."
    return fill(text, day=event[0])


def _days_kept(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What deciding on the whole does where both ways begin with the same groups: the later ones keep their days."""
    found, due = rounds.planned(case, chosen), schedule.due(case)
    if found is None or not found.later or due is None or found.days[found.later] >= due:
        return fill("")
    later = found.days[found.later]
    weeks = constant((due - later).days // 7, f"weeks from {wording.day(later)} to {wording.day(due)}")
    text = "Both begin alike; decided now, the later groups keep their days from {later} on, {weeks} before the result of {due}."
    return fill(text, later=later, weeks=weeks.derive("Weeks left", "week"), due=due, proposed=True)


def _all_parts(chosen: tuple[Remedy, ...]) -> Statement:
    """The parts by name, without what managers do, which goes with every plan."""
    named = [r.does for r in chosen if r.intervention.id != "manager-kit"]
    return fill("{parts}", parts=wording.upper_first(wording.listed(named))) if named else fill("The steps below")


def requested(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    """What was asked for, with the time it would take people away, where that can be told."""
    fact = case.fact(Slot.REQUESTED_SOLUTION)
    words = fact.source if fact else naming.request(case)
    return OptionPart(
        id="requested",
        name="As requested",
        what=quoted(words, 110) if words else fill("The course as asked for"),
        cost=_requested_cost(case),
        reaches=_requested_reach(case, chosen),
        why=_requested_why(case, chosen),
    )


def _requested_cost(case: Case) -> Statement:
    """What was told of the cost of the request: its lines, else the money named, else the days it takes people away."""
    told, days = case.forecast.cost, away(case)
    if told and case.verdict not in UNPLANNED:
        if part := pricing.reckoned_for(case):
            return fill("More than {cost}, which was told for {n} of them", cost=told, n=part)
        whole = isinstance(case.forecast, Forecast)
        return fill("{cost} as it was priced" if whole else "{cost} for what was priced", cost=told)
    budget = pricing.on_money(case)
    if budget and case.verdict in UNPLANNED:
        words = quoted(budget.source, 110)
        return fill("{words}; and {days} away from work", words=words, days=days) if days else words
    if days:
        return fill("{days} away from work; no fee was named", days=days)
    if people := headcount(case):
        day = people * constant(1, "one day for each: our assumption")
        whole = day.derive("One day for each of the people (our assumption)", "working day")
        return fill(
            "No fee and no length was named; one day for each would be {days} (our assumption)",
            days=whole,
            proposed=True,
        )
    return fill("No fee and no length was named")


def away(case: Case) -> Statement | None:
    """People times the length of the course asked for, where both were said."""
    people, length = headcount(case), asked_length(case)
    if people is None or length is None:
        return None
    total = people * length.amount
    return stated(total.derive("Time away from work for the request as made", f"working {length.unit}"))


def _requested_reach(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return declined.request(case)[0]
        case Verdict.DISCOVERY_FIRST:
            return fill("Cannot be told: no result was agreed")
        case Verdict.BUILD_TRAINING:
            return fill(_NEARLY if _nearly_the_plan(case, chosen) else _AS_FAR)
        case Verdict.TRAINING_PLUS:
            return fill("A part of the target")
        case Verdict.MANDATORY_MINIMUM:
            return fill("The duty; not the result behind it")
        case _:
            return fill("Little")


def _requested_why(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    other = next((cause.cell for cause in case.causes if cause.cell is not Cell.SKILL), None)
    if case.verdict is Verdict.DECLINE_DEFER:
        return declined.request(case)[1]
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return fill("")
    if other:
        return fill("Afterwards it is as before: {reason}.", reason=obstacle(case, chosen, other))
    rest = [r.does for r in chosen if not r.intervention.practice and r.intervention.id != "manager-kit"]
    if rest:
        return fill("What it lacks: to {rest}.", rest=wording.listed(rest[:2]))
    return fill("It leaves out what {leads} do before and after.", leads=actors.managers(case))


_NEARLY = "Nearly the same: it is the practice of this plan"
_AS_FAR = "A part of the target, as far as people practise the task itself"


def _nearly_the_plan(case: Case, chosen: tuple[Remedy, ...]) -> bool:
    """True where everything that was priced is used, so that request and plan differ in what goes with the practice only."""
    plan = pricing.sheet(case, chosen)
    return bool(plan.kept) and not plan.dropped and plan.total is not None
