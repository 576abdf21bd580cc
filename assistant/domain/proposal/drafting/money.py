"""What it costs, what waiting costs, and the forecast or why there is none."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Derived, Fact
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import constant, reread
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.drafting import clauses, figures, practice, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import counted, fill, listed, quoted, stated
from assistant.domain.proposal.shapes import CostPart, ForecastPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans


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
    return fill("Not known in money yet; {own}", own=own, proposed=True)


def _cost_of_finding_out() -> Statement:
    return fill("The hours of those who are asked, and part of two weeks of one adviser (our estimate)", proposed=True)


def _own_effort(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """The work to set up and the time of those who practise, by our estimates."""
    effort = effort_range(chosen)
    parts = [fill("{days} to set it up", days=effort)] if effort else []
    if time := practice.time(case):
        parts.append(fill("{time} of people's own time", time=time))
    return (
        fill("our estimate: {parts}", parts=listed(parts)) if parts else fill("it costs the time of those named below")
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
    """The cost lines that can be told, the time of those who practise, and the work to set everything up."""
    if case.verdict in UNPLANNED:
        return ()
    lines = [
        CostPart(
            what=_cost_line(case, line.what),
            who=case.traced(wording.upper_first(wording.plural(line.who, 2))),
            amount=stated(line.figure),
        )
        for line in case.forecast.lines
    ]
    if (time := practice.time(case)) and not isinstance(case.forecast, Forecast):
        amount = fill("{time}; in money once the cost of an hour is named", time=time, proposed=True)
        lines.append(CostPart(what=fill("Time of those who practise"), who=fill("Their own units"), amount=amount))
    if effort := effort_range(chosen):
        owners = listed(list({r.function.text: r.function for r in chosen}.values()))
        beside = "; not in the sum" if isinstance(case.forecast, Forecast) else ""
        amount = fill("{days}, our estimate{beside}", days=effort, beside=beside, proposed=True)
        lines.append(CostPart(what=fill("Setting up all parts"), who=owners, amount=amount))
    return tuple(lines)


def _cost_line(case: Case, label: str) -> Statement:
    """The words of a cost line, without the little word that joined it to the one before."""
    text = re.sub(r"^(?:and|plus|then|also|on top|besides)\b[\s,:]*", "", label.strip(), flags=re.IGNORECASE)
    return case.traced(wording.upper_first(text or label))


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
            _verdict_on(case, found),
            *(case.traced(wording.ended(text), proposed=True) for text in found.assumptions),
        ),
    )


def _sum(template: str, figure: Derived) -> Statement:
    return fill(template, sum=shown_sum(figure), value=figure)


def shown_sum(figure: Derived) -> Statement:
    """The expression as people write it."""
    text = figure.expression.replace("*", "×").replace(" - ", " − ")
    return Statement(text=text, figures=(figure,), sources=tuple(operand[2] for operand in figure.operands))


def _verdict_on(case: Case, found: Forecast) -> Statement:
    """What is left after the cost, in money and in percent of it."""
    benefit, cost = reread(found.benefit), reread(found.cost)
    net = (benefit - cost).derive("Net in the first year", found.cost.unit)
    share = (benefit - cost) / cost * constant(100, "percent: parts of 100")
    roi = share.derive("Return on the money spent", "%")
    if net.value < 0:
        return fill(
            "On these cautious figures it does not pay back in the first year: {net} net, a return of {roi}. {why}",
            net=net,
            roi=roi,
            why=_other_reason(case),
        )
    return fill(
        "That leaves {net} net, a return of {roi} in the first year, under the assumptions named.", net=net, roi=roi
    )


_REASON = re.compile(
    r"\b(?:pay(?:s|ing)? for|not for (?:a|the) return|(?:is|are) (?:the|what) \w+ that counts|what counts)\b", re.I
)
_REASONS = (Slot.SPONSOR, Slot.BUDGET, Slot.SUCCESS_CRITERIA, Slot.STAKEHOLDERS)


def _other_reason(case: Case) -> Statement:
    """Why the money is spent all the same: as it was said, else a question to the sponsor."""
    for fact in (fact for slot in _REASONS for fact in case.brief.of(slot)):
        for sentence in clauses.sentences(fact.source.quote):
            if _REASON.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}), 140)
                return fill("The reason given for paying it: {words}.", words=words)
    return fill("The money has to be justified by something else, and the sponsor should say by what.")


def reason(case: Case) -> str:
    """Why there is no forecast; "" where there is one."""
    return "" if isinstance(case.forecast, Forecast) else case.forecast.reason


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """The money side in sentences: why no forecast, what was said of a budget, what waiting costs."""
    if case.verdict in UNPLANNED:
        return tuple(_unplanned(case))
    said: list[Statement] = []
    if not isinstance(case.forecast, Forecast):
        said += _missing(case)
        if case.forecast.cost:
            said.append(_sum("Priced so far: {sum} = {value}.", case.forecast.cost))
    fact = case.telling(Slot.BUDGET)
    if fact and not isinstance(case.forecast, Forecast):
        said.append(fill("On money and people available: {words}.", words=counted(fact)))
    said += figures.on_building(case, chosen)
    return (*said, *case.told("break even", "over budget"))


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
    if not case.plans_learning:
        text = text.replace("to the learning", "to these changes")
    named, raw = case.outcome.name if case.outcome else "", case.brief.outcome
    text = text.replace(wording.lower_first(raw.name), named) if raw and raw.name else text
    source = (case.outcome.source,) if case.outcome and named in text else ()
    made = fill("A forecast needs, from the sponsor and Finance: {text}. No number is made up here.", text=text)
    return [made.model_copy(update={"sources": source})]


def cost_of_nothing(case: Case) -> Statement:
    """The price of leaving things as they are, as the option table shows it."""
    found = _price_of_waiting(case)
    if found is None:
        return fill("Not counted yet; an open question")
    return found if len(found.text) <= _CELL else fill("As told on page one")


_CELL = 110  # characters that a cell of the option table holds


def _as_today(figure: Derived) -> Statement:
    """A sum that recurs is told by the year, one that comes once as such."""
    return fill("{sum} a year" if _recurs(figure) else "{sum}, once", sum=figure)


def _recurs(figure: Derived) -> bool:
    """True for a loss of every year, false for one that comes once."""
    return figure.label.startswith("A year")


_TO_FIND_OUT = "Not known yet; finding it out is part of the two weeks"


def cost_of_waiting(case: Case) -> Statement | None:
    """What it costs to leave things as they are, for page one."""
    if found := _price_of_waiting(case):
        return found
    if case.verdict in UNPLANNED:
        return fill("Nothing that anybody named" if case.verdict is Verdict.DECLINE_DEFER else _TO_FIND_OUT)
    if case.outcome and case.contract.gap and not case.contradictory:
        text = "The gap of {gap} to the target stays; Finance can say what it costs, by {day}"
        return fill(text, gap=case.contract.gap, day=schedule.answered_by(case), proposed=True)
    if case.outcome and case.outcome.baseline:
        return fill("not known in money yet; today's value stays: {now}", now=case.outcome.baseline)
    return fill("Not known yet; Finance can say, by {day}", day=schedule.answered_by(case), proposed=True)


def _price_of_waiting(case: Case) -> Statement | None:
    """The sum of a year where it was told, else the rate at which it is lost, else what was said with a number."""
    if case.year_as_today and case.verdict not in UNPLANNED:
        return _as_today(case.year_as_today)
    if rate := _rate(case):
        return rate
    elsewhere = {f.source.quote for slot in (Slot.CONSTRAINTS, Slot.BUDGET) for f in case.brief.of(slot)}
    told = [fact for fact in case.said(Slot.COST_OF_INACTION) if fact.source.quote not in elsewhere]
    said = [fact for fact in told if _prices(fact)]
    said = [fact for fact in said if fact.quantities] or said
    return listed([counted(fact, 100) for fact in said[:2]]) if said else None


def _prices(fact: Fact) -> bool:
    """True where an answer tells a loss: a number that counts something, or a harm by name."""
    text = counted(fact, 100).text
    measured = any((q.unit or q.per) and q.kind not in (Kind.DURATION, Kind.PERCENT) for q in fact.quantities)
    return len(text.split()) >= _FEWEST and bool(measured or _HARM.search(text))


_FEWEST = 4  # words
_HARM = re.compile(
    r"\b(?:los(?:e|es|t|ing|s|ses)|costs?|late|later|fined?|penalt\w+|cancel\w*|complain\w*|complaints?|leave|leaves|left|"
    r"miss\w*|delay\w*|errors?|accidents?|injur\w+|harm\w*|stops?|gone|overtime|wait\w*|refund\w*|claims?|damage\w*|"
    r"findings?|fees?|turnover|scrap|waste\w*)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\ba (week|month|year|day)\b")


def _rate(case: Case) -> Statement | None:
    """Money or time lost by the period, from figures that follow from what was said."""
    for item in case.insights:
        period = _PERIOD.search(spans.without_quotations(item.text))
        money = item.kind == "product lost" or (item.kind == "closure" and item.derived.unit)
        if period and item.derived.value > 0 and (money or item.kind in ("time lost", "loss rate")):
            text = "{sum} a {period}" if money else "{sum} of work a {period}"
            return fill(text, sum=item.derived, period=period[1])
    return None
