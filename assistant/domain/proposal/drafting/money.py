"""What it costs, what waiting costs, and the forecast or why there is none."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant, reread
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.mix import learning_time, owner
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, listed, quoted, stated
from assistant.domain.proposal.shapes import CostPart, ForecastPart, Statement
from assistant.domain.slots import Slot


def full_cost(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The cost on page one: the full figure, the part that is known, or what is missing."""
    if case.verdict in UNPLANNED:
        return (
            _cost_of_finding_out()
            if case.verdict is Verdict.DISCOVERY_FIRST
            else fill("None; the money stays where it is")
        )
    if isinstance(case.forecast, Forecast):
        return fill("{cost} in the first year, people's own time included", cost=case.forecast.cost)
    own = _own_effort(case, chosen)
    if case.forecast.cost:
        return fill(
            "{cost} for what was priced in the conversation; {own}", cost=case.forecast.cost, own=own, proposed=True
        )
    return fill("To be confirmed in money; {own}", own=own, proposed=True)


def _cost_of_finding_out() -> Statement:
    return fill("The hours of those who are asked, and part of two weeks of one adviser (our estimate)", proposed=True)


def _own_effort(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The work to set up and the time of those who practise, by our estimates."""
    effort = effort_range(chosen)
    parts = [fill("{days} of work to set up", days=effort)] if effort else []
    if time := learning_time(case):
        parts.append(fill("{hours} of people's own time", hours=time))
    return (
        fill("by our estimate {parts}", parts=listed(parts))
        if parts
        else fill("it costs the time of the people named below")
    )


def effort_range(chosen: tuple[Remedy, ...]) -> Statement | None:
    """Person-days to set everything up, low to high, added up from the estimates of the remedies."""
    if not chosen:
        return None
    low, high = (_total(chosen, end) for end in (0, 1))
    text = f"{wording.number(low.value)} to {wording.number(high.value)} working days"
    return Statement(text=text, figures=(low, high), proposed=True)


def _total(chosen: tuple[Remedy, ...], end: int) -> Derived:
    days = [
        constant(remedy.intervention.effort_days[end], f"{remedy.intervention.name}: our estimate in working days")
        for remedy in chosen
    ]
    total = days[0]
    for more in days[1:]:
        total = total + more
    return total.derive(f"Work to set up, {'high' if end else 'low'} estimate", "")


def costs(case: Case, chosen: tuple[Remedy, ...]) -> tuple[CostPart, ...]:
    """The cost lines that can be told, and the work to set up where they cannot."""
    lines = [
        CostPart(what=case.traced(line.what), who=case.traced(line.who), amount=stated(line.figure))
        for line in case.forecast.lines
    ]
    efforts = [_effort(remedy) for remedy in chosen]
    if (time := learning_time(case)) and not isinstance(case.forecast, Forecast):
        efforts.append(
            CostPart(
                what=fill("Time of those who practise"),
                who=fill("Their own units"),
                amount=fill("{hours} (our proposal); in money to be confirmed", hours=time, proposed=True),
            )
        )
    return (*lines, *efforts) if case.verdict not in UNPLANNED else ()


def _effort(remedy: Remedy) -> CostPart:
    low, high = (
        constant(days, "our estimate").derive(remedy.intervention.name, "") for days in remedy.intervention.effort_days
    )
    text = f"{wording.number(low.value)} to {wording.number(high.value)} working days (our estimate)"
    return CostPart(
        what=fill("{name}", name=remedy.intervention.name),
        who=owner(remedy.intervention.owner),
        amount=Statement(text=text, figures=(low, high), proposed=True),
    )


def forecast(case: Case) -> ForecastPart | None:
    """The forecast with its sums shown; a loss is called a loss."""
    found = case.forecast
    if not isinstance(found, Forecast):
        return None
    return ForecastPart(
        benefit=found.benefit,
        cost=found.cost,
        bcr=found.bcr,
        roi_percent=found.roi_percent,
        sentences=(
            _sum("Benefit in the first year: {sum} = {value}.", found.benefit),
            _sum("Full cost: {sum} = {value}.", found.cost),
            _verdict_on(found),
            *(case.traced(wording.ended(text), proposed=True) for text in found.assumptions),
        ),
    )


def _sum(template: str, figure: Derived) -> Statement:
    return fill(template, sum=shown_sum(figure), value=figure)


def shown_sum(figure: Derived) -> Statement:
    """The expression as people write it."""
    text = figure.expression.replace("*", "×").replace(" - ", " − ")
    return Statement(text=text, figures=(figure,), sources=tuple(operand[2] for operand in figure.operands))


def _verdict_on(found: Forecast) -> Statement:
    """What is left after the cost, in money and in percent of it."""
    benefit, cost = reread(found.benefit), reread(found.cost)
    net = (benefit - cost).derive("Net in the first year", found.cost.unit)
    share = (benefit - cost) / cost * constant(100, "percent: parts of 100")
    roi = share.derive("Return on the money spent", "%")
    if net.value < 0:
        return fill(
            "On these cautious figures it does not pay back in the first year: {net} net, a return of {roi}. "
            "The money has to be justified by something else, and the sponsor should say by what.",
            net=net,
            roi=roi,
        )
    return fill(
        "That leaves {net} net, a return of {roi} in the first year, under the assumptions named.", net=net, roi=roi
    )


def reason(case: Case) -> str:
    """Why there is no forecast; "" where there is one."""
    return "" if isinstance(case.forecast, Forecast) else case.forecast.reason


def sentences(case: Case) -> tuple[Statement, ...]:
    """The money side in sentences: why no forecast, what was said of a budget, what waiting costs."""
    if case.verdict in UNPLANNED:
        return tuple(_unplanned(case))
    said: list[Statement] = []
    if not isinstance(case.forecast, Forecast):
        said.append(fill("{reason}", reason=wording.ended(case.forecast.reason)))
        said += _missing(case)
        if case.forecast.cost:
            said.append(_sum("Cost of what was priced in the conversation: {sum} = {value}.", case.forecast.cost))
    if fact := case.fact(Slot.BUDGET):
        said.append(fill("On money and people available: {words}.", words=fact))
    if waiting := cost_of_waiting(case):
        said.append(fill("If nothing is done: {waiting}.", waiting=waiting))
    return (*said, *case.told("cost of waiting", "break even", "over budget", "time lost"))


def _unplanned(case: Case) -> list[Statement]:
    """Nothing is bought, so nothing is reckoned: what was offered, and the time it would have taken."""
    fact = case.fact(Slot.BUDGET)
    said = (
        [fill("On money it was said: {words}. It is not needed for what is proposed here.", words=fact)] if fact else []
    )
    return [*said, *case.told("time asked for")]


def _missing(case: Case) -> list[Statement]:
    """The numbers a forecast would need, and who is asked for them."""
    missing = () if isinstance(case.forecast, Forecast) else case.forecast.missing
    if not missing:
        return []
    text = "; ".join(
        item.replace(" you are ", " the sponsor is ").replace(" you ", " the sponsor ") for item in missing
    )
    named = case.outcome.name if case.outcome else ""
    source = (case.outcome.source,) if case.outcome and named in text else ()
    return [
        fill("What is missing for it: {text}. The sponsor and Finance can say.", text=text).model_copy(
            update={"sources": source}
        )
    ]


def cost_of_waiting(case: Case) -> Statement | None:
    """What it costs to leave things as they are: the sum of a year where it was told, else as said."""
    if case.year_as_today and case.verdict not in UNPLANNED:
        return fill("{year} a year on the numbers named", year=case.year_as_today)
    if fact := case.telling(Slot.COST_OF_INACTION):
        return quoted(fact.source, 150)
    if case.outcome and case.outcome.baseline:
        name = as_said(case.outcome.name, case.outcome.source)
        return fill("not told in money; {name} stays at {now}", name=name, now=case.outcome.baseline)
    return None
