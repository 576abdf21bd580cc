"""What the plan costs, and the forecast or why there is none."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import Amount, added, constant, reread
from assistant.domain.measurement.insights import less_likely, pays_back
from assistant.domain.measurement.shapes import CostLine, Forecast
from assistant.domain.proposal.drafting import clauses, figures, practice, pricing, waiting
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, counted, fill, listed, quoted, shown_sum, stated
from assistant.domain.proposal.shapes import AS_ASKED, CostPart, ForecastPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans


def plan_cost(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What the plan recommended costs, as far as it is known, and what is not in the sum."""
    if case.verdict in UNPLANNED:
        return (
            _cost_of_finding_out()
            if case.verdict is Verdict.DISCOVERY_FIRST
            else fill("None; the money stays where it is")
        )
    own = _own_effort(case, chosen)
    cost = reckoned(case, chosen) if isinstance(case.forecast, Forecast) else pricing.sheet(case, chosen).total
    if cost is None:
        return fill("Not known in money yet; {own}", own=own, proposed=True)
    if _all_in(case, cost):
        return fill("{cost}, everything included, as it was told", cost=cost)
    return fill("{cost} known so far; not in it: {own}", cost=cost, own=own, proposed=True)


def _all_in(case: Case, cost: Derived) -> bool:
    """True where this sum was told with the words that nothing is missing in it."""
    told = (fact for fact in case.brief.facts if _EVERYTHING.search(fact.source.quote))
    return any(quantity.value == cost.value for fact in told for quantity in fact.quantities)


_EVERYTHING = re.compile(
    r"\b(?:(?:including|includes?|with) everything|everything (?:is )?(?:included|in it|counted)|all[- ]in(?:clusive|cluded)?\b"
    r"|fully loaded|all costs? included)\b",
    re.IGNORECASE,
)


def half_cost(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What a start with half of the people costs, in the unit in which the plan is told."""
    plan, own = pricing.sheet(case, chosen), _own_effort(case, chosen, pricing.HALF)
    half = pricing.half_start(case, plan)
    if half is None or plan.total is None:
        return fill("Not known in money yet; {own}", own=own, proposed=True)
    if half.value == plan.total.value:
        return fill("At most {cost}; half of it was not priced; not in it: {own}", cost=half, own=own, proposed=True)
    text = "{sum} = {cost} known so far; not in it: {own}"
    return fill(text, sum=shown_sum(half), cost=half, own=own, proposed=True)


def half_benefit(case: Case) -> Statement | None:
    """What half of the people can bring at most: the share of the work they do, where that was told; None without a forecast."""
    if not isinstance(case.forecast, Forecast):
        return None
    benefit = case.forecast.benefit
    if core := practice.share_of_core(case):
        part = (reread(benefit) * core).derive("Benefit with those who do most of the work", benefit.unit)
        share = as_said(core.operands[0][0], core.operands[0][2])
        return fill("up to {share} of the benefit of {benefit}: {part}", share=share, benefit=benefit, part=part)
    half = (reread(benefit) * pricing.HALF).derive("Benefit with half of the people", benefit.unit)
    return fill("at most half of the benefit of {benefit}: {half}", benefit=benefit, half=half)


def beyond_half(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Derived, Derived] | None:
    """What the other half of the people adds to benefit and cost; None where one of the two can't be told."""
    plan = pricing.sheet(case, chosen)
    half = pricing.half_start(case, plan)
    if not isinstance(case.forecast, Forecast) or half is None or plan.total is None or half.value >= plan.total.value:
        return None
    benefit = case.forecast.benefit
    share = practice.share_of_core(case) or pricing.HALF
    more = (reread(benefit) - reread(benefit) * share).derive("Benefit of the other half", benefit.unit)
    return more, (reread(plan.total) - reread(half)).derive("Cost of the other half", plan.total.unit)


def _cost_of_finding_out() -> Statement:
    return fill("The hours of those who are asked, and part of two weeks of one adviser (our estimate)", proposed=True)


def _own_effort(case: Case, chosen: tuple[Remedy, ...], share: Amount | None = None) -> Statement:
    """The work to set up and the time of those who practise, or of a ``share`` of them, by our estimates; the time only where no
    line holds it."""
    effort = effort_range(chosen)
    parts = [fill("{days} to set it up (our estimate)", days=effort)] if effort else []
    if not isinstance(case.forecast, Forecast) and (time := practice.time(case, share)):
        parts.append(fill("{time} of people's own time", time=time))
    return listed(parts) if parts else fill("the time of those named below")


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
    return added(days).derive(f"Work to set up, {'high' if end else 'low'} estimate", "")


def costs(case: Case, chosen: tuple[Remedy, ...]) -> tuple[CostPart, ...]:
    """The cost lines told, those that the plan does without marked; the time of those who practise, and the work to set up."""
    if case.verdict in UNPLANNED:
        return ()
    plan = pricing.sheet(case, chosen)
    lines = [_told(case, line) for line in plan.kept] + [_without(case, line) for line in plan.dropped]
    if (time := practice.time(case)) and not isinstance(case.forecast, Forecast):
        amount = fill("{time}; in money once the cost of an hour is named", time=time, proposed=True)
        lines.append(CostPart(what=fill("Time of those who practise"), who=fill("Their own units"), amount=amount))
    if effort := effort_range(chosen):
        owners = listed(list({r.function.text: r.function for r in chosen}.values()))
        beside = "; not in the sum" if plan.kept else ""
        amount = fill("{days}, our estimate{beside}", days=effort, beside=beside, proposed=True)
        lines.append(CostPart(what=fill("Setting up all parts"), who=owners, amount=amount))
    return tuple(lines)


def _told(case: Case, line: CostLine) -> CostPart:
    """A cost line of the plan, with its sum."""
    sum_, value = shown_sum(line.figure), stated(line.figure)
    amount = fill("{sum} = {value}", sum=sum_, value=value) if _is_sum(line.figure) else value
    who = case.traced(wording.upper_first(wording.plural(line.who, 2)))
    timed = bool(line.who) and _is_sum(line.figure) and any(_TIME.search(name) for name, _, _ in line.figure.operands)
    people = who.model_copy(update={"text": wording.lower_first(who.text)})
    return CostPart(
        what=fill("Time of {people}", people=people) if timed else _cost_line(case, line), who=who, amount=amount
    )


def _without(case: Case, line: CostLine) -> CostPart:
    """A cost line of what was asked for that the plan does without."""
    part = _told(case, line)
    return part.model_copy(update={"amount": fill(f"{{amount}}; {AS_ASKED}", amount=part.amount)})


def _is_sum(figure: Derived) -> bool:
    return len(figure.operands) > 1


def _cost_line(case: Case, line: CostLine) -> Statement:
    """The words of a cost line, without the little word that joined it to the one before; one that was cut, as a quotation."""
    label, told = line.what, line.figure.operands[0]
    if len(label) > _LABEL and told[2].quote and not label.startswith(pricing.FURTHER):
        words = clauses.around(case.messages.get(told[2].ref, told[2].quote), [told[0]])
        return fill("As it was told: {words}", words=quoted(told[2].model_copy(update={"quote": words}), 130))
    text = _JOINED.sub("", label.strip())
    return case.traced(wording.upper_first(pricing.without_price(text) or text or label))


_TIME = re.compile(r"\b(?:hours?|days?|minutes?)\b", re.IGNORECASE)
_JOINED = re.compile(r"^(?:and|plus|then|also|on top|besides|are|is|at|costs?)\b[\s,:]*", re.IGNORECASE)
_LABEL = 60  # characters: a longer one is a sentence, and was cut somewhere


def forecast(case: Case, chosen: tuple[Remedy, ...]) -> ForecastPart | None:
    """The forecast with its sums shown, for the request as it was priced and for the plan where it costs something else; a loss
    is called a loss."""
    found = case.forecast
    if not isinstance(found, Forecast):
        return None
    cost = reckoned(case, chosen)
    return ForecastPart(
        benefit=found.benefit,
        cost=found.cost,
        bcr=found.bcr,
        roi_percent=found.roi_percent,
        plan=cost if cost.value != found.cost.value else None,
        sentences=(
            _sum("Benefit in the first year: {sum} = {value}.", found.benefit),
            *(_asked_for(found) if cost.value != found.cost.value else ()),
            _sum("Cost of the plan, as far as it is known: {sum} = {value}.", cost),
            _verdict_on(case, found.benefit, cost),
            *(case.traced(wording.ended(text), proposed=True) for text in found.assumptions),
        ),
    )


def _asked_for(found: Forecast) -> tuple[Statement, ...]:
    """The request as it was priced, beside the plan."""
    text = "As asked for it costs {cost}: {net} net in the first year, a return of {roi}."
    net, roi = _net(found.benefit, found.cost)
    return (fill(text, cost=found.cost, net=net, roi=roi),)


def _sum(template: str, figure: Derived) -> Statement:
    """A figure behind its sum; alone where it was told as it is."""
    return fill(template if _is_sum(figure) else template.replace("{sum} = ", ""), sum=shown_sum(figure), value=figure)


def _net(gain: Derived, spent: Derived) -> tuple[Derived, Derived]:
    """What is left after the cost, in money and in percent of it."""
    benefit, cost = reread(gain), reread(spent)
    share = (benefit - cost) / cost * constant(100, "percent: parts of 100")
    net = (benefit - cost).derive("Net in the first year", spent.unit)
    return net, share.derive("Return on the money spent", "%")


def _verdict_on(case: Case, benefit: Derived, cost: Derived) -> Statement:
    """Whether it pays back, and why it may be right all the same."""
    net, roi = _net(benefit, cost)
    if net.value < 0:
        return fill(
            "On these cautious figures the plan does not pay back in the first year: {net} net, a return of {roi}. {why}",
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
    """Why the money is spent all the same: as it was said, else what would have to be worth it."""
    for fact in (fact for slot in _REASONS for fact in case.brief.of(slot)):
        for sentence in clauses.sentences(fact.source.quote):
            if _REASON.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}), 140)
                return fill("The reason given for paying it: {words}.", words=words)
    return fill("What the plan brings beside the benefit counted here would have to be worth the difference.")


def reason(case: Case) -> str:
    """Why there is no forecast; "" where there is one."""
    return "" if isinstance(case.forecast, Forecast) else case.forecast.reason


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """The money side in sentences: why no forecast, what was said of a budget, what has to come in, what waiting costs."""
    if case.verdict in UNPLANNED:
        return tuple(_unplanned(case))
    said: list[Statement] = []
    plan = pricing.sheet(case, chosen)
    if not isinstance(case.forecast, Forecast):
        said += _missing(case)
        if plan.total and len(plan.kept) > 1:
            said.append(_sum("Priced so far: {sum} = {value}.", plan.total))
    fact = pricing.on_money(case)
    if fact and not plan.kept and not isinstance(case.forecast, Forecast):
        said.append(fill("On money and people available: {words}.", words=counted(fact)))
    said += figures.on_building(case, chosen)
    waits = waiting.of_a_year(case)
    return (*said, *_break_even(case, chosen), *case.told("over budget"), *((waits,) if waits else ()))


def reckoned(case: Case, chosen: tuple[Remedy, ...]) -> Derived:
    """The cost that a forecast of the plan is reckoned with. Raises TypeError where there is no forecast."""
    if not isinstance(case.forecast, Forecast):
        raise TypeError("no forecast, no cost to reckon with")
    return pricing.sheet(case, chosen).total or case.forecast.cost


def event_avoided(case: Case, cost: Derived) -> list[Statement]:
    """By how much the plan would have to make a costly event less likely, to cover what the benefit leaves of this cost."""
    told = next((item for item in case.insights if item.kind == "event avoided"), None)
    if told is None or not isinstance(case.forecast, Forecast):
        return []
    words = spans.quotations(told.text)[0][2]
    found = less_likely(case.forecast.benefit, cost, told.also[1], words, told.sources[-1])
    return [case.as_told(found)] if found else []


def _break_even(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The part of the cautious benefit that pays for the plan."""
    if not isinstance(case.forecast, Forecast):
        return []
    return [case.as_told(pays_back(case.forecast.benefit, reckoned(case, chosen)))]


def _unplanned(case: Case) -> list[Statement]:
    """Nothing is bought, so nothing is reckoned: what was offered, and the time it would have taken."""
    fact = pricing.on_money(case)
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
