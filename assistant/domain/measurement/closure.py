"""Figures that nobody said and that follow at once: a count and its share give the whole, the excess gives today's value.

Only numbers whose words bind them to each other are used; where they do not, nothing is reckoned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Derived, Measure, MeasureValue, Source
from assistant.domain.brief.wording import amount as shown
from assistant.domain.brief.wording import figure
from assistant.domain.brief.wording import number as digits
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.insight import Insight, insight
from assistant.domain.measurement.sums.gap import gap_of
from assistant.domain.slots import Slot

_SAME_THING = re.compile(
    r"^\W*(?:(?:so|i\.?e\.?|that is|that's|that’s|that makes|which is|which makes|meaning|means|makes|in numbers|equals|or)\W+)+"
    r"(?:about |around |roughly |only |some )?$|^\s*[(=]\s*$",
    re.IGNORECASE,
)
_EXCESS = re.compile(
    r"^\W*(?:too (?:much|long|many|slow)|over (?:the )?target|above (?:the )?target|more than (?:it should|wanted))\b",
    re.I,
)
_YEAR = re.compile(
    r"\b(?:twelve months|12 months|a year|per year|one year|annual\w*|yearly|last year)\b", re.IGNORECASE
)
_WHOLE = 0.05  # cases by which the whole may miss a round number: a rounded share gives no exact whole


@dataclass(frozen=True)
class Whole:
    """How many cases there are in all; ``words`` puts the share and the count beside each other."""

    amount: Amount
    words: str


def whole_of(brief: Brief, measure: Measure) -> Whole | None:
    """The whole, where a count was put beside a share of this measure: "12%, so 60 of them"."""
    for value in (measure.target, measure.baseline):
        pair = _paired(brief, value) if value else None
        if value is None or value.quantity is None or pair is None:
            continue
        text, count, source = pair
        share = number(value.text, value.quantity.value, value.source)
        whole = number(text, count, source) / share * constant(100, "percent: parts of 100")
        if abs(whole.value - round(whole.value)) <= _WHOLE and whole.value > count:
            return Whole(whole, f"{shown(value.quantity)} is {digits(count)}")
    return None


def yearly_whole(brief: Brief, measure: Measure) -> Amount | None:
    """The whole of a year, where the cases were counted over a year."""
    found = whole_of(brief, measure) if _by_year(brief, measure) else None
    return found.amount if found else None


def _paired(brief: Brief, value: MeasureValue) -> tuple[str, float, Source] | None:
    """The count that stands beside the share in the same breath."""
    if value.quantity is None or value.quantity.kind is not Kind.PERCENT or not value.quantity.value:
        return None
    told = [f.source for f in brief.facts if f.source.label == value.source.label and value.text in f.source.quote]
    for source in (value.source, *told):
        behind = source.quote.partition(value.text)[2].lstrip(" %.,;")
        for text, count in _counts(behind):
            if _SAME_THING.match(behind.partition(text)[0]):
                return text, count, source
    return None


def _counts(quote: str) -> Iterator[tuple[str, float]]:
    for match in re.finditer(
        r"(?<![\w.,])\d{1,3}(?:[,.]\d{3})*(?![\w%]|[.,]\d|\s*(?:%|percent|per cent|points?))", quote
    ):
        yield match.group(), float(re.sub(r"[.,]", "", match.group()))


def worth_of_cases(brief: Brief, measure: Measure | None, unit: str) -> Insight | None:
    """The whole from a share and a count, the change in cases, and what these are worth."""
    found, gap = (whole_of(brief, measure), gap_of(measure)) if measure else (None, None)
    if measure is None or found is None or gap is None:
        return None
    fewer = found.amount * (gap.amount / constant(100, "percent: parts of 100"))
    cases = fewer.derive("Change in cases", "")
    whole = found.amount.derive("Cases in all", "")
    ends = [
        (found.amount * (number(v.text, v.quantity.value, v.source) / constant(100, "percent: parts of 100"))).derive(
            name, ""
        )
        for name, v in (("Cases today", measure.baseline), ("Cases wanted", measure.target))
        if v and v.quantity and v.quantity.kind is Kind.PERCENT
    ]
    if len(ends) < _BOTH or ends[0].value == ends[1].value:
        return None
    apart = f"{figure(cases)} {'fewer' if ends[1].value < ends[0].value else 'more'}"
    counted = f"Of {figure(whole)} in all ({found.words}): {figure(ends[0])} today, {figure(ends[1])} wanted, {apart}"
    price = measure.value_per_unit.quantity if measure.value_per_unit else None
    if measure.value_per_unit is None or price is None or price.kind is not Kind.MONEY or price.per not in ("", "each"):
        made = insight("closure", f"{counted}.", fewer, "Change in cases", "")
        return made.model_copy(update={"also": (whole, *ends)})
    worth = fewer * number(measure.value_per_unit.text, price.value, measure.value_per_unit.source)
    made = insight("closure", "", worth, "Worth of the change", unit)
    yearly = " a year" if _by_year(brief, measure) else ""
    text = f"{counted}, worth {figure(made.derived)}{yearly} at {shown(price)} each."
    return made.model_copy(update={"text": text, "also": (whole, cases, *ends)})


_BOTH = 2


def _by_year(brief: Brief, measure: Measure) -> bool:
    """True where the cases were counted over a year."""
    values = (measure.baseline, measure.target, measure.due)
    said = [value.source.quote for value in values if value] + [f.source.quote for f in brief.of(Slot.METRIC)]
    return any(_YEAR.search(text) for text in said)


def today_from_excess(brief: Brief, measure: Measure | None) -> Derived | None:
    """Today's value where only the target and how far today lies above it were said: "3 minutes too long"."""
    wanted = measure.target if measure and not measure.baseline else None
    if wanted is None or wanted.quantity is None:
        return None
    found = next(_excess(brief, wanted.quantity), None)
    if found is None:
        return None
    text, value, source = found
    total = number(wanted.text, wanted.quantity.value, wanted.source) + number(text, value, source)
    return total.derive("Today's value, derived", wanted.quantity.unit)


def _excess(brief: Brief, like: Quantity) -> Iterator[tuple[str, float, Source]]:
    for slot in (Slot.COST_OF_INACTION, Slot.BASELINE, Slot.METRIC):
        for fact in brief.of(slot):
            for quantity in fact.quantities:
                behind = fact.source.quote.partition(quantity.text)[2]
                if (quantity.kind, quantity.unit) == (like.kind, like.unit) and _EXCESS.match(behind):
                    yield quantity.text, quantity.value, fact.source


def excess(brief: Brief, measure: Measure | None) -> Insight | None:
    """Today's value as a sentence."""
    derived = today_from_excess(brief, measure)
    if derived is None or measure is None or measure.target is None or measure.target.quantity is None:
        return None
    said = tuple(dict.fromkeys(source for _, _, source in derived.operands))
    text = f"Reckoned from the target and the excess named, today's value is {figure(derived)}; to be confirmed from the record."
    return Insight(kind="today derived", text=text, derived=derived, sources=said)
