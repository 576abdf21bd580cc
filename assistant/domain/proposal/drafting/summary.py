"""The summary: problem, cause, recommendation, money and waiting in a handful of sentences, and the holding message."""

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict, WorkingMode
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import money, schedule, verdicts
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.front import result_line, topic
from assistant.domain.proposal.drafting.mix import owner
from assistant.domain.proposal.drafting.plan import quickest
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, joined, lowered, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """At most six sentences, about 150 words."""
    made = (_situation(case), verdicts.sentence(case), _cause(case), _recommendation(case, chosen), _money(case))
    return tuple(item for item in made if item is not None)


def _situation(case: Case) -> Statement | None:
    measure = case.outcome
    if measure and measure.baseline and measure.target:
        by = schedule.due(case)
        name = as_said(wording.upper_first(measure.name), measure.source)
        tail = fill(" by {day}", day=by) if by else fill("")
        return fill(
            "{name}: {now} today, {target} wanted{tail}.",
            name=name,
            now=measure.baseline,
            target=measure.target,
            tail=tail,
        )
    if fact := case.fact(Slot.BUSINESS_GOAL):
        return fill("What it is for, in the words of the request: {words}.", words=quoted(fact.source, 150))
    return fill("The request is for {topic}.", topic=lowered(topic(case)))


def _cause(case: Case) -> Statement | None:
    if case.verdict in UNPLANNED or case.sign is None:
        return None
    return fill("The clearest sign: {words}.", words=quoted(case.sign, 150))


def _recommendation(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    match case.verdict:
        case Verdict.DECLINE_DEFER:
            return fill(
                "A low-cost version from the team's own budget is the friendly way out, and the question can come "
                "back with a result attached."
            )
        case Verdict.DISCOVERY_FIRST:
            return fill(
                "Two weeks of finding out come first, and a decision on {day}.",
                day=schedule.discovery_end(case),
                proposed=True,
            )
        case _ if chosen:
            named = [
                fill(
                    "{name} ({owner})", name=wording.lower_first(r.intervention.name), owner=owner(r.intervention.owner)
                )
                for r in chosen[:3]
            ]
            return fill("Recommended: {steps}.", steps=joined(named, "; "))
        case _:
            return None


def _money(case: Case) -> Statement | None:
    if isinstance(case.forecast, Forecast):
        result = "a loss" if case.forecast.benefit.value < case.forecast.cost.value else "a gain"
        return fill(
            "Cautiously reckoned, {benefit} of benefit stands against {cost} of full cost in the first year: {result}.",
            benefit=case.forecast.benefit,
            cost=case.forecast.cost,
            result=result,
        )
    if waiting := money.cost_of_waiting(case):
        return fill("If nothing is done: {words}.", words=waiting)
    return None


_PROMISE = {
    False: "Give me until {day}: I will bring two or three ways that should move the result more than a course "
    "alone, with cost and dates.",
    True: "Give me until {day}: I will bring a short plan for finding out what the money should change, before we "
    "spend it.",
}


def holding_message(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """A message the requester can send today, where the request came as an order with a close date."""
    if case.diagnosis.working_mode is not WorkingMode.ORDER or case.verdict is Verdict.DECLINE_DEFER:
        return ()
    day = wording.working_days(case.today, 2)
    lines = [fill("You asked for something quick, and I have taken it up.")]
    if case.outcome and case.outcome.target:
        lines.append(fill("What it should bring is this: {line}.", line=lowered(result_line(case.outcome))))
    elif fact := case.fact(Slot.BUSINESS_GOAL):
        lines.append(fill("What it should bring is this: {words}.", words=quoted(fact.source, 120)))
    if (first := quickest(chosen)) is not None:
        start = schedule.tomorrow(case)
        lines.append(
            fill(
                "From {start} we begin with what can be done at once: {ask}",
                start=start,
                ask=wording.lower_first(first.intervention.ask),
                proposed=True,
            )
        )
    lines.append(fill(_PROMISE[case.verdict is Verdict.DISCOVERY_FIRST], day=day, proposed=True))
    return tuple(lines)
