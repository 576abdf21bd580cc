"""The summary: verdict, situation, evidence and money in a handful of sentences, and the holding message."""

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict, WorkingMode
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import declined, gap, money, naming, schedule, verdicts
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.front import result_line
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill, joined, lowered, quoted
from assistant.domain.proposal.drafting.stopgap import first_step
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """The verdict first, then at most four sentences on the situation, the sign of the cause, what the numbers show and the
    money."""
    made = (_situation(case), _cause(case, chosen), _shown(case), _outlook(case, chosen))
    return (verdicts.sentence(case, chosen), *(item for item in made if item is not None))


def _situation(case: Case) -> Statement | None:
    measure = case.outcome
    if measure and measure.baseline and measure.target and not case.contradictory:
        return None  # the number stands in the box below
    if case.verdict not in UNPLANNED and (fact := case.fact(Slot.BUSINESS_GOAL)):
        return fill("What it is for, in the words of the request: {words}.", words=quoted(fact.source, 130))
    asked = naming.asked(case)
    return fill("What was asked for: {asked}.", asked=asked) if asked.sources else None


def _cause(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    """The words that called for the first part against the main cause, else the most telling remark on it."""
    main = case.main.cell if case.main else None
    called = (r.words for r in chosen if r.cell is main and r.words and not r.intervention.learning)
    words, whole = next(called, case.sign), case.sign
    sign = whole if words and whole and words.quote in whole.quote else words
    return (
        fill("The clearest sign: {words}.", words=quoted(sign, 140)) if sign and case.verdict not in UNPLANNED else None
    )


def _shown(case: Case) -> Statement | None:
    """The most telling thing that the numbers show side by side."""
    found = () if case.verdict in UNPLANNED else gap.insights(case)
    return found[0] if found else None


def _outlook(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return declined.outlook(case)
        case Verdict.DISCOVERY_FIRST:
            day = schedule.discovery_end(case)
            return fill("Two weeks of finding out come first, and a decision on {day}.", day=day, proposed=True)
        case _:
            return _money(case, chosen)


def _money(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    if not isinstance(case.forecast, Forecast):
        return None
    benefit, cost = case.forecast.benefit, money.reckoned(case, chosen)
    made = fill(
        "On cautious figures, {benefit} of benefit stands against {cost} of cost in the first year: {result}.",
        benefit=benefit,
        cost=cost,
        result="a loss" if benefit.value < cost.value else "a gain",
    )
    return joined([made, *money.event_avoided(case, cost)])


_PROMISE = {
    False: "The ways to go on, each with its cost and its dates, are in the draft; it asks for a decision by {day}.",
    True: "By {day} you will have a short plan for finding out what the money should change, before we spend it.",
}


def holding_message(case: Case) -> tuple[Statement, ...]:
    """A message the requester can send today, where the request came as an order with a close date."""
    if case.diagnosis.working_mode is not WorkingMode.ORDER or case.verdict is Verdict.DECLINE_DEFER:
        return ()
    finding_out = case.verdict is Verdict.DISCOVERY_FIRST
    day = wording.working_days(case.today, 2) if finding_out else schedule.decide_by(case)
    lines = [fill("We have taken this up.")]
    if case.outcome and case.outcome.target:
        lines.append(fill("What it has to move: {line}.", line=lowered(result_line(case))))
    elif fact := case.fact(Slot.BUSINESS_GOAL):
        lines.append(fill("What it has to bring: {words}.", words=quoted(fact.source, 120)))
    if (first := first_step(case)) and case.verdict not in UNPLANNED:
        start, ask = schedule.announced(case), lowered(first)
        lines.append(fill("From {start}, as a first step: {ask}", start=start, ask=ask, proposed=True))
    lines.append(fill(_PROMISE[finding_out], day=day, proposed=True))
    return tuple(lines)
