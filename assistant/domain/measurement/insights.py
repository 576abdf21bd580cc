"""Figures worth telling that nobody said: contrasts, checks of sums, time and money that follow from what was said.

Each holds only numbers of the ledger and can be recomputed; none is written where a number is missing."""

from collections.abc import Mapping
from datetime import date

from assistant.domain.brief.shapes import Brief, Derived, Segment, Source
from assistant.domain.brief.wording import figure
from assistant.domain.measurement.arithmetic import Amount, added, constant, number, reread
from assistant.domain.measurement.closure import excess, worth_of_cases
from assistant.domain.measurement.contract_lines import outcome_of
from assistant.domain.measurement.contrasts import average_check, contrast, distinct, half_way, size_check
from assistant.domain.measurement.costs import FullCost, budgets, cost_of
from assistant.domain.measurement.forecast import forecast, priced_events
from assistant.domain.measurement.insight import Insight, insight, named
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.measurement.sums.benefit import gain
from assistant.domain.measurement.sums.money import currency
from assistant.domain.measurement.sums.people import Said, audience_words, gather
from assistant.domain.measurement.work_time import days_left, learner_days, lost_to_the_gap, product_lost, time_lost
from assistant.domain.text.phrases import names_part
from assistant.domain.text.words import clip


def insights(brief: Brief, today: date, messages: Mapping[str, str] | None = None) -> tuple[Insight, ...]:
    """All insights the brief supports, the most telling first."""
    said, unit, outcome = gather(brief, messages), currency(brief), outcome_of(brief)
    cost = cost_of(said, unit)
    found = (
        worth_of_cases(brief, outcome, unit),
        excess(brief, outcome),
        contrast(brief, outcome),
        half_way(brief, outcome),
        need_share(brief, said),
        waiting(brief, said, unit),
        break_even(brief, messages),
        event_avoided(brief, said, messages),
        over_budget(said, cost, unit),
        per_head(said, cost, unit),
        average_check(brief, outcome),
        size_check(said),
        time_lost(said),
        product_lost(said),
        lost_to_the_gap(brief, outcome),
        learner_days(brief, said),
        days_left(brief, today),
    )
    return tuple(item for item in found if item)


def need_share(brief: Brief, said: Said) -> Insight | None:
    """How many of the audience belong to the groups that are behind."""
    behind = distinct([s for s in brief.segments if s.better is False and s.size and names_part(s.name)])
    if not behind or said.audience is None:
        return None
    total = added([_size(s) for s in behind])
    if not 0 < total.value < said.audience.value:
        return None
    made = insight(
        "need",
        "",
        total / said.audience * constant(100, "percent: parts of 100"),
        "Share of the audience that is behind",
        "%",
    )
    names = " and ".join(named(s.name) for s in behind)
    text = f"{names} make up {figure(made.derived)} of the {audience_words(said)}. The others may not need it."
    return made.model_copy(update={"text": text})


def _size(segment: Segment) -> Amount:
    return number(f"{segment.name}: how many", segment.size or 0, segment.source)


def waiting(brief: Brief, said: Said, unit: str) -> Insight | None:
    """What a month of waiting costs, from the year's loss."""
    worth = gain(brief, said)
    if not worth.complete or worth.amount is None:
        return None
    year = worth.amount.derive("Going on as today", unit)
    if worth.once or worth.undated:
        text = f"On the numbers named, it costs {figure(year)} if it goes as described, before asking what could be avoided."
        return insight("cost of waiting", text, worth.amount, "Going on as today", unit)
    made = insight(
        "cost of waiting", "", worth.amount / constant(12, "12 months in a year"), "A month of waiting", unit
    )
    text = (
        f"On the numbers named, going on as today costs {figure(year)} in a year, {figure(made.derived)} a month. "
        "How much of that learning could change is another question."
    )
    return made.model_copy(update={"text": text})


def break_even(brief: Brief, messages: Mapping[str, str] | None = None) -> Insight | None:
    """The part of the cautious benefit that is needed to get the money back."""
    found = forecast(brief, messages)
    if not isinstance(found, Forecast) or found.benefit.value <= 0:
        return None
    return pays_back(found.benefit, found.cost)


def pays_back(benefit: Derived, cost: Derived) -> Insight:
    """The part of a benefit that pays for a cost."""
    share = reread(cost) / reread(benefit) * constant(100, "percent: parts of 100")
    made = insight("break even", "", share, "Part of the forecast benefit that pays for it", "%")
    if share.value <= 100:
        text = f"The plan pays for itself once {figure(made.derived)} of the forecast benefit arrives."
    else:
        text = f"The benefit would have to be {figure(made.derived)} of the forecast to pay for the plan in the first year."
    return made.model_copy(update={"text": text})


def event_avoided(brief: Brief, said: Said, messages: Mapping[str, str] | None = None) -> Insight | None:
    """By how much a single costly event would have to become less likely, so that money which does not pay back is well
    spent."""
    found, priced = forecast(brief, messages), priced_events(said)
    if not isinstance(found, Forecast) or not priced:
        return None
    event = max(priced, key=lambda term: term.value)
    price = event.low().derive("What the event costs", currency(brief))
    words = clip(event.statement.text, 140).rstrip(".")
    return less_likely(found.benefit, found.cost, price, words, event.source)


def less_likely(benefit: Derived, cost: Derived, price: Derived, words: str, source: Source) -> Insight | None:
    """By how much the event told in ``words`` would have to become less likely to cover what the benefit leaves of the cost;
    None where nothing is left, or where no plan could make it so much less likely. ``also`` holds what is left and the price."""
    left = reread(cost) - reread(benefit)
    share = left / reread(price) * constant(100, "percent: parts of 100")
    if left.value <= 0 or share.value >= _LIKELY:
        return None
    made = insight("event avoided", "", share, "Likelihood of the event that would have to go", "percentage point")
    rest = left.derive("Cost not covered by the benefit", cost.unit)
    text = (
        f"The {figure(rest)} that the benefit does not cover is well spent if the plan makes this {figure(made.derived)} "
        f"less likely ({figure(rest)} of {figure(price)}): “{words}”."
    )
    return made.model_copy(update={"text": text, "sources": (*made.sources, source), "also": (rest, price)})


_LIKELY = 50.0  # percentage points: an event that would have to become much less likely than that justifies nothing


def over_budget(said: Said, cost: FullCost, unit: str) -> Insight | None:
    """How far the cost lies above the money that was named."""
    available = budgets(said)
    if cost.figure is None or not available:
        return None
    term = available[-1]
    over = reread(cost.figure) - term.low()
    if over.value <= 0:
        return None
    made = insight("over budget", "", over, "Cost above the money named", unit)
    text = f"The full cost lies {figure(made.derived)} above the {named(term.text)} named."
    return made.model_copy(update={"text": text})


def per_head(said: Said, cost: FullCost, unit: str) -> Insight | None:
    """The full cost for one person."""
    if cost.figure is None or said.audience is None or said.audience.value < 2:
        return None
    made = insight("cost per head", "", reread(cost.figure) / said.audience, "Full cost per head", unit)
    return made.model_copy(
        update={"text": f"The full cost comes to {figure(made.derived)} for each of the {audience_words(said)}."}
    )
