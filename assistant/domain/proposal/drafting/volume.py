"""A share of so many a month, counted out: "1,900 jobs a month", 26 percent of them today, are 494 a month."""

import re
from typing import NamedTuple

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Derived, Fact
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_FEWEST = 20  # so many at least: a share of a handful needs no sum
_PERIODS = ("year", "month", "week", "day")
_PERIOD = re.compile(r"^[^.;!?]{0,30}?\b(?:a|per|in a|each|every) (?P<unit>year|month|week|day)\b", re.IGNORECASE)
_TOLD_IN = (
    Slot.COST_OF_INACTION,
    Slot.METRIC,
    Slot.BASELINE,
    Slot.VALUE_PER_UNIT,
    Slot.CURRENT_BEHAVIOUR,
    Slot.WORK_CONTEXT,
)


class Cases(NamedTuple):
    """How many cases the share makes in a period, today and at the target."""

    today: Derived
    wanted: Derived | None
    of: Fact
    volume: Quantity
    period: str


def cases(case: Case) -> Cases | None:
    """The cases behind a share, where a volume of the same things was told by the period; None where none was."""
    measure = case.outcome
    share = measure.baseline if measure else None
    if measure is None or share is None or share.quantity is None or share.quantity.kind is not Kind.PERCENT:
        return None
    if (told := _volume(case, measure.name)) is None:
        return None
    fact, quantity, period = told
    whole = number(quantity.text, quantity.value, fact.source)
    target = measure.target if measure.target and measure.target.quantity and not case.contradictory else None
    wanted = target.quantity if target and target.quantity and target.quantity.kind is Kind.PERCENT else None
    return Cases(
        today=_part(whole, number(share.text, share.quantity.value, share.source)).derive(
            f"Cases a {period} as today", ""
        ),
        wanted=_part(whole, number(target.text, wanted.value, target.source)).derive(f"Cases a {period} as wanted", "")
        if target and wanted
        else None,
        of=fact,
        volume=quantity,
        period=period,
    )


def _part(whole: Amount, share: Amount) -> Amount:
    return whole * (share / constant(100, "percent: parts of 100"))


def _volume(case: Case, name: str) -> tuple[Fact, Quantity, str] | None:
    """A count by the period of what the measure is a share of: its words stand in the name or in what was said of the number."""
    about = stems(" ".join((name, *(fact.source.quote for fact in case.brief.of(Slot.METRIC)))))
    for slot in _TOLD_IN:
        for fact in case.brief.of(slot):
            for quantity in fact.quantities:
                behind = fact.source.quote.partition(quantity.text)[2]
                found = _PERIOD.match(behind)
                period = quantity.per if quantity.per in _PERIODS else found["unit"].lower() if found else ""
                things = stems(f"{quantity.text} {behind[: found.start('unit')] if found else ''}")
                counts = quantity.kind in (Kind.COUNT, Kind.PEOPLE) and quantity.value >= _FEWEST
                if counts and period and things & about:
                    return fact, quantity, period
    return None
