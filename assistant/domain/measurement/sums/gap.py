"""The gap of a measure: from today's value to the wanted one, with its unit and what it is counted by."""

import re
from dataclasses import dataclass, replace

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Measure, MeasureValue
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.sums.measured import comparable, is_relative
from assistant.domain.measurement.sums.statements import sentences
from assistant.domain.measurement.sums.terms import Term, term_of
from assistant.domain.measurement.sums.units import EACH, MONEY, POINT, TIMES, scale, symbol
from assistant.domain.text.words import overlap

_PER = re.compile(r"\b(?:per|for (?:one|each|every|an?)|each|an?|every|by)\s+(?P<noun>[^\W\d_][\w-]*)", re.I)
_PERIODS = {
    "year": re.compile(
        r"\b(?:per|a|an|each|every|last|this|in the) year\b|\bannual\w*|\byearly\b|\bin (?:19|20)\d\d\b", re.I
    ),
    "quarter": re.compile(r"\b(?:per|a|each|every|last|this) quarter\b|\bquarterly\b|\bin q[1-4]\b", re.I),
    "month": re.compile(
        r"\b(?:per|a|each|every|last|this|in the) month\b|\bin (?:a |one |each )?month\b|\bmonthly\b|"
        r"\bin (?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
        re.I,
    ),
    "week": re.compile(r"\b(?:per|a|each|every|last|this) week\b|\bweekly\b", re.I),
    "day": re.compile(r"\b(?:per|a|each|every) (?:working )?day\b|\bdaily\b", re.I),
}


@dataclass(frozen=True)
class Gap:
    """A change for the better, always positive. ``unit`` is a dimension symbol; ``per`` what it is counted by."""

    measure: Measure
    amount: Amount
    unit: str
    per: tuple[str, ...]

    @property
    def shown_unit(self) -> str:
        """The unit in words for a figure: currency, "percentage point", or the noun."""
        quantity = _quantity(self.measure.baseline) or _quantity(self.measure.target)
        if self.unit == POINT:
            return "percentage point" if quantity and quantity.unit == "%" else "point"
        return quantity.unit if quantity else self.unit


def gap_of(measure: Measure, metric: str = "") -> Gap | None:
    """The cautious gap of a measure: the nearer ends of ranges. None without two numbers or where there is no gap.
    ``metric``: how the measure was described, for what it is counted by."""
    now, wanted = _quantity(measure.baseline), _quantity(measure.target)
    if now is None or wanted is None or not measure.baseline or not measure.target:
        return None
    if not measure.target.derived and is_relative(now, wanted, measure.target.source.quote):
        amount = _operand(measure.baseline, now.value) * _share(measure.target, wanted)
    elif comparable(measure.baseline, measure.target):
        amount = _difference(measure, now, wanted)
    else:
        return None
    if amount.value <= 0:
        return None
    first, second = term_of(now, measure.baseline.source), term_of(wanted, measure.target.source)
    return Gap(measure, amount, _unit(first, second), _per(measure, metric, first, second))


def by_one(found: Gap) -> Gap:
    """A rate by the thousand as one by the piece: "4 per 1,000 parcels" are 0.004 for each. A share is no flow: the period
    of its figures multiplies nothing."""
    scaled = next(((by, told) for by in found.per if (told := scale(by))), None)
    if scaled is None:
        return found
    by, (size, noun) = scaled
    per = tuple(noun if unit == by else unit for unit in found.per if unit not in (*TIMES, by) or (unit == by and noun))
    return replace(found, amount=found.amount / constant(size, f"the measure is counted by the {size:,}"), per=per)


def _difference(measure: Measure, now: Quantity, wanted: Quantity) -> Amount:
    assert measure.baseline and measure.target
    rises = measure.rises if measure.rises is not None else wanted.value > now.value
    if rises:
        return _operand(measure.target, wanted.value) - _operand(measure.baseline, now.high or now.value)
    return _operand(measure.baseline, now.value) - _operand(measure.target, wanted.high or wanted.value)


def _operand(value: MeasureValue, figure: float) -> Amount:
    if value.derived:
        return Amount(value.derived.expression, value.derived.value, value.derived.operands)
    return number(value.text, figure, value.source)


def _share(value: MeasureValue, quantity: Quantity) -> Amount:
    return number(value.text, quantity.value, value.source) / constant(100, "percent: parts of 100")


def _quantity(value: MeasureValue | None) -> Quantity | None:
    return value.quantity if value else None


def _unit(now: Term, wanted: Term) -> str:
    return next((t.num for t in (now, wanted) if t.num == MONEY), now.num or wanted.num)


def _per(measure: Measure, metric: str, now: Term, wanted: Term) -> tuple[str, ...]:
    """What the measure is counted by: as said with the numbers, else in its name, else by the period of its figures."""
    found = [d for d in (now.den or wanted.den) if d != EACH]
    name = measure.name if _PER.search(measure.name) else _about(metric, measure.name)
    found += [unit for m in _PER.finditer(name) if (unit := symbol(m["noun"])) not in found]
    if not any(unit in TIMES for unit in found) and now.num != POINT:
        counted = now.kind in (Kind.COUNT, Kind.PEOPLE)  # a price "in May" is no flow, claims "in May" are one
        texts = (name, now.source.quote, wanted.source.quote) if counted else (name,)
        period = next((unit for unit, pattern in _PERIODS.items() if any(pattern.search(text) for text in texts)), "")
        found += [period] if period else []
    return tuple(dict.fromkeys(found))


def _about(metric: str, name: str) -> str:
    """The sentence of the metric answer that speaks of this measure, "" where none does."""
    return (
        max(sentences(metric), key=lambda sentence: overlap(sentence, name), default="")
        if overlap(metric, name)
        else ""
    )
