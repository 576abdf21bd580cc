"""Which values of a measure may be shown: numbers that stand in the words they were read from."""

import re

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import MeasureValue, Source
from assistant.domain.brief.wording import figure, lower_first
from assistant.domain.brief.wording import number as number_of
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.measurement.sums.units import TIMES
from assistant.domain.text import spans
from assistant.domain.text.words import stem, stems


def plain(value: MeasureValue | None, name: str) -> MeasureValue | None:
    """A value that is a number, without a unit that its name says already ("collisions from 5 to 1")."""
    if value is None or value.quantity is None or not (value.derived or stands_in(value.quantity, value.source)):
        return None
    if share := _as_share(value):
        return share
    quantity = as_spoken(value.quantity, value.source) if not value.derived else value.quantity
    if quantity.kind is Kind.COUNT and quantity.unit and stem(quantity.unit.split()[-1]) in stems(name):
        quantity = quantity.model_copy(update={"unit": ""})
    return value.model_copy(
        update={"quantity": quantity.model_copy(update={"text": lower_first(_in_digits(quantity))})}
    )


def _in_digits(quantity: Quantity) -> str:
    """The words of a quantity with its number in digits, as figures are read beside each other: "six refusals" as "6 refusals";
    a part of something ("nine tenths") stays in words."""
    spoken = next((found for found in spans.numbers(quantity.text) if quantity.value in found.values), None)
    if spoken is None or spoken.start or spoken.text[:1].isdigit() or quantity.high is not None:
        return quantity.text
    behind = quantity.text[spoken.end :]
    return quantity.text if _PART.match(behind) else f"{number_of(quantity.value)}{behind}"


_PART = re.compile(r"[\s-]+(?:out of|of|in|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b", re.IGNORECASE)


_OF = re.compile(r"^\s*([\w.,-]+)\s+(?:(?:out )?of|in)\s+(?:every |each )?([\w.,-]+)\s*$", re.IGNORECASE)


def _count(said: str) -> float:
    """A count in digits or in words; 0 for what is none."""
    if said.casefold() == "one":
        return 1.0
    return max(spans.values(said), default=100.0 if said.casefold() in ("hundred", "100") else 0.0)


def _as_share(value: MeasureValue) -> MeasureValue | None:
    """ "403 of 1,300", "four in five" as the percentage that it is, with its sum."""
    quantity = value.quantity
    told = _OF.match(quantity.text) if quantity and quantity.kind is Kind.PERCENT else None
    if quantity is None or told is None:
        return None
    part, whole = (_count(told[i]) for i in (1, 2))
    if not whole or abs(part / whole * 100 - quantity.value) > _ROUNDED:
        return None
    share = number("cases", part, value.source) / number("all cases", whole, value.source)
    derived = (share * constant(100, "percent: parts of 100")).derive("Share in percent", "%")
    shown = quantity.model_copy(update={"text": figure(derived)})
    return value.model_copy(update={"quantity": shown, "derived": derived})


_ROUNDED = 0.5  # percentage points


def as_spoken(quantity: Quantity, source: Source) -> Quantity:
    """The quantity as a bare number where a percent sign or currency was read into words that hold none."""
    wanted = _UNIT.get(quantity.kind)
    if wanted is None or wanted.search(source.quote):
        return quantity
    return quantity.model_copy(update={"kind": Kind.COUNT, "unit": ""})


_UNIT = {
    Kind.PERCENT: re.compile(
        r"%|\b(?:in|of|per) (?:an? |one |every |each )?hundred\b|"
        r"\bp(?:er|ro)\s?[cz]ent|\bpct\b|\bpoints?\b|\b(?:half|third|quarter)s?\b|\bout of\b|\bshare\b",
        re.IGNORECASE,
    ),
    Kind.MONEY: re.compile(
        r"[€£$¥₹]|\b(?:euros?|eur|dollars?|usd|pounds?|gbp|chf|francs?|k|m|million|thousand|cents?)\b", re.IGNORECASE
    ),
}


def stands_in(quantity: Quantity, source: Source) -> bool:
    """True where the words behind a value hold its number: a value from elsewhere is not shown."""
    return any(quantity.value in found.values for found in spans.numbers(source.quote)) or quantity.text in source.quote


def apart(first: MeasureValue | None, second: MeasureValue | None) -> bool:
    """True where two lengths of time are of another order ("twenty years" and "4 minutes"): one is of something else."""
    units = [value.quantity.unit for value in (first, second) if value and value.quantity]
    if len(units) < len((first, second)) or not set(units) <= set(TIMES):
        return False
    return abs(TIMES.index(units[0]) - TIMES.index(units[1])) > _NEAR


_NEAR = 2  # steps from minute over hour to day


def differ(first: MeasureValue | None, second: MeasureValue | None) -> bool:
    """True where both are numbers and not the same."""
    numbers = [value.quantity.value for value in (first, second) if value and value.quantity]
    return len(numbers) == 2 and numbers[0] != numbers[1]


def counted(value: MeasureValue | None) -> bool:
    """True where a value is a number."""
    return value is not None and value.quantity is not None
