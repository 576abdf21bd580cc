"""The way to decide that is always there: nothing is done, and what then goes on, comes or stays."""

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import declined, events, naming, schedule, waiting
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy, general, obstacle
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, wanted
from assistant.domain.proposal.shapes import OptionPart, Statement
from assistant.domain.slots import Cell


def option(case: Case, chosen: tuple[Remedy, ...]) -> OptionPart:
    comes = (waiting.comes_anyway(case) or _arrives(case)) if case.plans_learning else None
    return OptionPart(
        id="nothing",
        name="Do nothing",
        what=comes or _as_it_is(case, chosen),
        cost=waiting.cost_of_nothing(case),
        reaches=_not_reached(case) if comes else _as_today(case),
        why=_why_not_nothing(case),
    )


def _arrives(case: Case) -> Statement | None:
    """What comes on a day whatever is decided."""
    event = events.awaited(case)
    name = events.thing(event) if event and not events.brings_people(event) else ""
    if event is None or not name:
        return None
    text = "{thing} come on {day} all the same, to people as ready as today"
    return fill(text, thing=capital(as_said(name, event[1])), day=event[0])


def _as_it_is(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What stands in the way goes on."""
    if case.verdict in UNPLANNED or case.main is None:
        return fill("Nothing is started")
    if case.main.cell is Cell.SKILL:
        return fill("{people} go on without having learned it", people=capital(naming.learning(case)))
    reason = obstacle(case, chosen, case.main.cell)
    if general(reason):
        return fill("The work goes on as it is")
    return fill("{reason}, as today", reason=wording.upper_first(reason))


def _not_reached(case: Case) -> Statement:
    """What can't be expected where something new begins and nobody was made ready for it."""
    measure = case.outcome
    if measure is None or measure.target is None or case.contradictory:
        return fill("No change")
    return fill("{target} is not to be expected", target=target(case))


def _as_today(case: Case) -> Statement:
    told = (
        case.outcome is not None
        and not case.contradictory
        and (case.verdict is not Verdict.DECLINE_DEFER or declined.real(case))
    )
    known = case.outcome.baseline if told and case.outcome else None
    return fill("Stays at {now}", now=known) if known else fill("No change")


def _why_not_nothing(case: Case) -> Statement:
    match case.verdict:
        case Verdict.MANDATORY_MINIMUM:
            return fill("Not possible: there is a duty.")
        case Verdict.DECLINE_DEFER:
            return fill("" if declined.real(case) else "Acceptable, but it leaves the person who asked with nothing.")
        case Verdict.DISCOVERY_FIRST:
            return fill("")
        case _:
            return fill("")


def target(case: Case) -> Statement:
    measure, by = case.outcome, schedule.due(case)
    if measure is None or measure.target is None or case.contradictory:
        return fill("Target to be agreed")
    name = as_said(wording.upper_first(measure.name), measure.source)
    if by:
        return fill("{name}: {target} by {day}", name=name, target=wanted(measure), day=by)
    return fill("{name}: {target}", name=name, target=wanted(measure))
