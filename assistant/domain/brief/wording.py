"""How numbers, dates and lists read in a proposal."""

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Derived, Measure, MeasureValue
from assistant.domain.text import spans

TO_CONFIRM = "to be confirmed"
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹"}
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}
_INVARIABLE = ("s", "people", "staff", "percent", "%")


def day(value: date) -> str:
    """ "28 February 2027"."""
    return f"{value.day} {value:%B %Y}"


def number(value: float) -> str:
    """Thousands separated; at most two decimals, none where the value is whole or large."""
    digits = f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.2f}".rstrip("0").rstrip(".")
    return digits.replace("-", "−")


def percent(value: float) -> str:
    """ "−55.5%": one decimal, none where it is whole."""
    return f"{value:,.1f}".removesuffix(".0").replace("-", "−") + "%"


def money(value: float, unit: str) -> str:
    """ "€106,235", "CHF 106,235", or the bare number where no currency was said; a minus before the symbol."""
    digits = f"{abs(value):,.{0 if value == int(value) or abs(value) >= 1000 else 2}f}"
    sign = "−" if value < 0 else ""
    if not unit:
        return sign + digits
    return f"{sign}{_SYMBOLS[unit]}{digits}" if unit in _SYMBOLS else f"{sign}{unit} {digits}"


def amount(quantity: Quantity) -> str:
    """A quantity as it reads in a sentence: "69%", "€31.40", "6.8 minutes"; in the words used where its value is not among
    them ("a third", "9 of 10")."""
    numbers = [found for found in spans.numbers(quantity.text) if quantity.value in found.values]
    if not any(found.text[:1].isdigit() or quantity.kind is Kind.PERCENT for found in numbers):
        return quantity.text
    low, high = _plain(quantity, quantity.value), quantity.high
    if high is None:
        return _with_unit(quantity, low)
    return _with_unit(quantity, f"{low} to {_plain(quantity, high)}")


def _plain(quantity: Quantity, value: float) -> str:
    return money(value, quantity.unit) if quantity.kind is Kind.MONEY else number(value)


def _with_unit(quantity: Quantity, digits: str) -> str:
    if quantity.kind is Kind.PERCENT:
        return f"{digits}%"
    unit = "" if quantity.kind is Kind.MONEY else quantity.unit
    text = f"{digits} {plural(unit, quantity.high or quantity.value)}".strip()
    return f"{text} per {quantity.per}" if quantity.per else text


def plural(noun: str, count: float) -> str:
    """The noun for that many; a unit that is no noun ("finished") stays as it is."""
    if not noun or count == 1 or noun.endswith(_INVARIABLE) or (noun.endswith("ed") and len(noun) > 5):
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")


def figure(derived: Derived) -> str:
    """A computed value with its unit."""
    if derived.unit in ("%", "percent"):
        return percent(derived.value)
    if derived.unit in _SYMBOLS or (len(derived.unit) == 3 and derived.unit.isupper()):
        return money(derived.value, derived.unit)
    return f"{number(derived.value)} {plural(derived.unit, derived.value)}".strip()


def measured(value: MeasureValue | None) -> str:
    """A field of a measure: its quantity, else what was said, else "to be confirmed"."""
    if value is None:
        return TO_CONFIRM
    if value.quantity is not None:
        return amount(value.quantity)
    return day(value.day) if value.day else value.text or TO_CONFIRM


def movement(measure: Measure) -> str:
    """ "from 69% to 78%", as far as the two ends are known."""
    if measure.baseline and measure.target:
        return "from " + between(measure.baseline, measure.target)
    if measure.target:
        return f"to {measured(measure.target)}"
    return f"from {measured(measure.baseline)}" if measure.baseline else ""


def between(low: MeasureValue, high: MeasureValue) -> str:
    """ "69% to 78%"; a unit said only once stands at the end: "4.1 to 1.8 per hundred"."""
    a, b = low.quantity, _counted_alike(low.quantity, high.quantity)
    alike = a and b and a.kind is b.kind and a.kind in (Kind.COUNT, Kind.DURATION) and _same_unit(a, b)
    if alike and a and b and amount(a).startswith(number(a.value)) and amount(b).startswith(number(b.value)):
        return f"{number(a.value)} to {amount(b)}" if a.high is None else f"{amount(a)} to {amount(b)}"
    return f"{measured(low)} to {amount(b) if b else measured(high)}"


def wanted(measure: Measure) -> str:
    """The wanted value with the unit of today's value where its own was left unsaid: "16%" after "23%"."""
    quantity = _counted_alike(
        measure.baseline.quantity if measure.baseline else None, measure.target.quantity if measure.target else None
    )
    return amount(quantity) if quantity else measured(measure.target)


def _counted_alike(first: Quantity | None, second: Quantity | None) -> Quantity | None:
    """The second quantity, in the unit of the first where it was said as a bare number."""
    if first is None or second is None or second.kind is not Kind.COUNT or second.unit or second.per:
        return second
    return second.model_copy(update={"kind": first.kind, "unit": first.unit, "per": first.per})


def _same_unit(first: Quantity, second: Quantity) -> bool:
    """True where the second is counted like the first, or its unit was left unsaid."""
    return (not second.unit or first.unit == second.unit) and (not second.per or first.per == second.per)


def listed(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text for the middle of a sentence; abbreviations and single letters keep their capitals."""
    named = text[:2].isupper() and not text.startswith("A ")
    return text if named or text[:2] in ("I ", "I'") else text[:1].lower() + text[1:]


def ended(text: str) -> str:
    """The text as a sentence, with a full stop unless it has an end."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" or text[-2:] in (".”", "!”", "?”") else text + "."


def working_days(start: date, count: int) -> date:
    """The day ``count`` working days after ``start``."""
    current = start
    while count:
        current += timedelta(days=1)
        count -= _works(current)
    return current


def workday(value: date) -> date:
    """The day itself, or the last working day before it: no weekend, and none of the days around New Year."""
    while not _works(value):
        value -= timedelta(days=1)
    return value


def _works(value: date) -> bool:
    return value.weekday() < 5 and not (value.month == 12 and value.day >= 24) and (value.month, value.day) != (1, 1)
