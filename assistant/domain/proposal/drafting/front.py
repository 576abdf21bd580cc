"""Page one: title, decision, number, cost, date, cost of waiting and main risk."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Measure, Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import clauses, money, schedule
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.groups import learners, some_of_all
from assistant.domain.proposal.drafting.remedies import Remedy, called_by
from assistant.domain.proposal.drafting.statements import (
    as_said,
    capital,
    fill,
    joined,
    lowered,
    movement,
    quoted,
)
from assistant.domain.proposal.shapes import FrontPage, Statement
from assistant.domain.slots import Slot

_FUNCTIONS = {
    "Learning team": "the learning team",
    "Leadership": "the heads of the units",
    "Process": "the owner of the process",
}
_NAMED = 3  # parts named in the decision


def title(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The title: the result, and what is done for it."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return fill("{topic}: not now, and what would reopen it", topic=topic(case))
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return fill("Two weeks to find out what should get better for {whom}", whom=case.audience, proposed=True)
    if case.outcome is None:
        return fill("{topic}: what it is for, and what will help", topic=topic(case))
    if case.outcome.name == UNNAMED and chosen:
        return fill("{topic}: {steps}", topic=topic(case), steps=_first_steps(chosen))
    result = result_line(case)
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        return fill("Meet the duty on time, and move {result}", result=lowered(result))
    return fill("{result}: {steps}", result=result, steps=_first_steps(chosen)) if chosen else result


def _first_steps(chosen: tuple[Remedy, ...]) -> str:
    """The first part for each of the two main causes."""
    first = {remedy.cell: remedy for remedy in reversed(chosen) if remedy.score or remedy.intervention.practice}
    order = [remedy for remedy in chosen if first.get(remedy.cell) is remedy] or list(chosen[:1])
    return wording.listed([remedy.does for remedy in order[:2]])


def result_line(case: Case, measure: Measure | None = None) -> Statement:
    """ "First-contact resolution from 69% to 78%"; the name alone where the two numbers do not fit together."""
    found = measure or case.outcome
    if found is None:
        return fill("")
    name = as_said(wording.upper_first(found.name), found.source)
    if not (found.baseline or found.target) or (measure is None and case.contradictory):
        return name
    return fill("{name} {ends}", name=name, ends=movement(found))


def topic(case: Case) -> Statement:
    """What was asked for, as a phrase where one names it, else as a quote."""
    fact = case.fact(Slot.REQUESTED_SOLUTION)
    opening = Source(origin=Origin.TURN, ref="1", quote=case.interview.opening)
    for source in (*([fact.source] if fact else []), opening):
        if phrase := clauses.asked_form(source.quote) or clauses.noun_phrase(source.quote, 6):
            return as_said(wording.upper_first(clauses.without_article(phrase)), source)
    return quoted(fact.source, 60) if fact else fill("The request")


def page(
    case: Case, chosen: tuple[Remedy, ...], risks: tuple[Statement, ...], limits: tuple[Statement, ...]
) -> FrontPage:
    """The box that a decision maker reads first."""
    return FrontPage(
        decision=decision(case, chosen),
        decider=_decider(case),
        number=number(case),
        cost=money.full_cost(case, chosen),
        date=first_result(case, chosen),
        waiting=capital(money.cost_of_waiting(case) or fill("")),
        risk=risks[0] if risks else fill(""),
        limit=limits[0] if limits else None,
    )


def _decider(case: Case) -> Statement:
    """Who decides by when; a no is the learning team's own answer, unless a sponsor stands behind the request."""
    day = schedule.decide_by(case)
    if case.verdict is Verdict.DECLINE_DEFER and not case.has_sponsor:
        return fill("The learning team, by {day}; whoever asked can bring it back on any day", day=day, proposed=True)
    return fill("{who}, by {day}", who=capital(case.sponsor), day=day, proposed=True)


def decision(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The decision asked for, with the functions that would act."""
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill("Agree that this is not taken up now, and that the alternative below is offered instead.")
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Agree to two weeks of finding out before money is spent, and name one person who owns the result.",
                proposed=True,
            )
        case Verdict.NON_TRAINING:
            return fill(
                "In place of the course, ask {asked}.{named}", asked=tasks(chosen), named=_obstacle_named(case, chosen)
            )
        case Verdict.MANDATORY_MINIMUM:
            learn = fill("Approve the required minimum for {whom}", whom=case.audience)
        case _:
            learn = _approval(case, [r.does for r in chosen if _practised(r)])
    others = tuple(r for r in chosen if not r.intervention.learning and r.intervention.owner != "L&D")
    return fill("{learn}; ask {asked}.", learn=learn, asked=tasks(others)) if others else fill("{learn}.", learn=learn)


def _obstacle_named(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The obstacle itself where no words called for a particular remedy, so that the decision is about something concrete."""
    first = chosen[0] if chosen else None
    words = called_by(case, first) if first and not first.words else None
    return fill(" What was named: {words}.", words=quoted(words, 120)) if words else fill("")


def _practised(remedy: Remedy) -> bool:
    """True for the parts of the learning team, without what goes with every such plan."""
    item = remedy.intervention
    return (item.learning or item.owner == "L&D") and item.id != "manager-kit"


def _approval(case: Case, learning: list[str]) -> Statement:
    steps, people = wording.listed(learning[:2]), learners(case)
    if part := some_of_all(case):
        return fill("Approve this for {part} people, in place of a course for all: {steps}", part=part, steps=steps)
    if people and people.value > 1:
        number = people.derive("People who practise", "")
        return fill("Approve this for the {number} people concerned: {steps}", number=number, steps=steps)
    return fill("Approve this for those who cannot do it yet: {steps}", steps=steps)


def tasks(chosen: tuple[Remedy, ...]) -> Statement:
    """ "IT to repair the system fault, and finance to change what is rewarded": one clause a function."""
    by_owner: dict[str, list[Remedy]] = {}
    for remedy in chosen[:_NAMED]:
        by_owner.setdefault(remedy.function.text, []).append(remedy)
    asked = [
        fill("{owner} to {does}", owner=_named(parts[0].function), does=wording.listed([p.does for p in parts]))
        for parts in by_owner.values()
    ]
    if len(asked) < 2:
        return asked[0] if asked else fill("for the steps under who does what")
    return fill("{all}, and {last}", all=joined(asked[:-1], ", "), last=asked[-1])


def _named(function: Statement) -> Statement:
    """The function as it reads in the middle of a sentence: "line management", "the learning team", "IT"."""
    text = _FUNCTIONS.get(function.text)
    return fill("{text}", text=text) if text else lowered(function)


def number(case: Case) -> Statement:
    """The number to move, from where to where, by when."""
    measure = case.outcome
    if case.verdict is Verdict.DECLINE_DEFER:
        whole = measure is not None and measure.baseline is not None and measure.target is not None
        return result_line(case) if whole else fill("None: no measure was named that this would move")
    if measure is None:
        return fill("Not agreed yet; naming it is the first open question")
    line = result_line(case)
    if case.contradictory:
        return fill("{line}; today's value and the wanted one have to be checked first", line=line)
    if measure.target is None:
        line = fill("{line}; target to be confirmed", line=line)
    by = schedule.due(case)
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
            return fill("Early sign to read on {day}", day=day, proposed=True)
