"""Page one: title, decision, number, cost, date, cost of waiting and main risk."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import clauses, money, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.mix import headcount, learners
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import (
    OPEN,
    as_said,
    capital,
    fill,
    joined,
    lowered,
    movement,
    quoted,
)
from assistant.domain.proposal.shapes import FrontPage, MixPart, Statement
from assistant.domain.slots import Cell, Slot

_FIRST_MOVE = {
    Cell.EXPECTATIONS: "agree first what good work is",
    Cell.TOOLS: "remove first what is in the way",
    Cell.INCENTIVES: "change first what counts",
    Cell.SKILL: "practice for those who need it",
    Cell.CAPACITY: "people and workload first",
    Cell.MOTIVES: "ask first what speaks against it",
}


def title(case: Case) -> Statement:
    """The title, in terms of the result and not of the course."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("{topic}: not now, and what would reopen it", topic=topic(case))
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return fill("Two weeks to find out what should get better for {whom}", whom=case.audience, proposed=True)
    if case.outcome is None:
        return fill("{topic}: what it is for, and what will help", topic=topic(case))
    result = result_line(case.outcome)
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        return fill("Meet the duty on time, and move {result}", result=lowered(result))
    if part := some_of_all(case):
        return fill("{result}: practice for {part}, and changes around it", result=result, part=part)
    return fill("{result}: {first}", result=result, first=_FIRST_MOVE[case.main.cell]) if case.main else result


def some_of_all(case: Case) -> Statement | None:
    """ "45 of 210", where practice is for a part of the people only and both numbers are known."""
    part, whole = learners(case), headcount(case)
    if case.verdict is not Verdict.TRAINING_PLUS or not part or not whole or part.value >= whole.value:
        return None
    return fill(
        "{part} of {whole}", part=part.derive("People who practise", ""), whole=whole.derive("People concerned", "")
    )


def result_line(measure: Measure) -> Statement:
    """ "First-contact resolution from 69% to 78%"."""
    name = as_said(wording.upper_first(measure.name), measure.source)
    return fill("{name} {ends}", name=name, ends=movement(measure)) if measure.baseline or measure.target else name


def topic(case: Case) -> Statement:
    """What was asked for, as a phrase where it is one, else as a quote."""
    fact = case.fact(Slot.REQUESTED_SOLUTION)
    phrase = clauses.noun_phrase(fact.source.quote, 6) if fact else ""
    if fact and phrase:
        return as_said(wording.upper_first(clauses.without_article(phrase)), fact.source)
    return quoted(fact.source, 60) if fact else fill("The request")


def page(case: Case, chosen: tuple[Remedy, ...], mix: tuple[MixPart, ...], risks: tuple[Statement, ...]) -> FrontPage:
    """The box that a decision maker reads first."""
    return FrontPage(
        decision=decision(case, mix),
        decider=_decider(case),
        number=number(case),
        cost=money.full_cost(case, chosen),
        date=first_result(case, chosen),
        waiting=capital(money.cost_of_waiting(case) or OPEN),
        risk=risks[0] if risks else fill(""),
    )


def _decider(case: Case) -> Statement:
    """Who decides by when; a no is the learning team's own answer, unless a sponsor stands behind the request."""
    day = schedule.decide_by(case)
    if case.verdict is Verdict.DECLINE_DEFER and not case.has_sponsor:
        return fill("The learning team, by {day}; whoever asked can bring it back on any day", day=day, proposed=True)
    return fill("{who}, by {day}", who=capital(case.sponsor), day=day, proposed=True)


def decision(case: Case, mix: tuple[MixPart, ...]) -> Statement:
    """The decision asked for."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("Agree that this is not taken up now, and that the alternative below is offered instead.")
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Agree to two weeks of finding out before money is spent, and name one person who owns the result.",
                proposed=True,
            )
        case Verdict.NON_TRAINING:
            return fill("In place of the course asked for, have these done: {tasks}.", tasks=tasks(mix, 3))
        case Verdict.MANDATORY_MINIMUM:
            return fill(
                "Approve the required minimum for {whom}, and have these done beside it: {tasks}.",
                whom=case.audience,
                tasks=tasks(mix, 3),
            )
        case _:
            if part := some_of_all(case):
                return fill(
                    "Approve practice for {part}, in place of the course for all, and these steps: {tasks}.",
                    part=part,
                    tasks=tasks(mix, 4),
                )
            return fill("Approve these steps: {tasks}.", tasks=tasks(mix, 4))


def tasks(mix: tuple[MixPart, ...], most: int) -> Statement:
    """The first parts with their owners, as a list that reads aloud."""
    named = [fill("{name} ({owner})", name=wording.lower_first(part.name), owner=part.owner) for part in mix[:most]]
    return joined(named, "; ") if named else fill("the steps under who does what")


def number(case: Case) -> Statement:
    """The number to move, from where to where, by when."""
    measure = case.outcome
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("None: no measure was named that this would move") if measure is None else result_line(measure)
    if measure is None:
        return fill("Not agreed yet; naming it is the first open question")
    by = schedule.due(case)
    line = result_line(measure)
    if measure.target is None:
        line = fill("{line}; target to be confirmed", line=line)
    return fill("{line}, by {day}", line=line, day=by) if by else fill("{line}; the date is to be confirmed", line=line)


def first_result(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """When there is something to read for the first time."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("Nothing to wait for; it can be reopened on any day")
        case Verdict.DISCOVERY_FIRST:
            return fill("Findings on {day}", day=schedule.discovery_end(case), proposed=True)
        case _:
            day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
            return fill("First figure to read on {day}", day=day, proposed=True)
