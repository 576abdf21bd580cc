"""The change of a measure in money: the gap, times the value of its unit, times how often it occurs in a year."""

import re
from collections.abc import Iterator

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.wording import lower_first, plural
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.sums.gain import Gain
from assistant.domain.measurement.sums.gap import Gap, by_one
from assistant.domain.measurement.sums.people import Said, head_count, periods
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.measurement.sums.units import EACH, MONEY, POINT, TIMES, generic_person, same, singular
from assistant.domain.slots import Slot
from assistant.domain.text.words import words

_VALUE_SLOTS = (
    Slot.VALUE_PER_UNIT,
    Slot.COST_OF_INACTION,
    Slot.BUSINESS_GOAL,
    Slot.METRIC,
    Slot.BASELINE,
    Slot.TARGET,
)
_MONEY_MEASURE = re.compile(
    r"\b(?:costs?|margin|profit|savings?|contribution|waste|loss(?:es)?|refunds?|penalt(?:y|ies)|write-?offs?|scrap|overtime|"
    r"expenses?|spending on|claims?|fines?|fees)\b",
    re.I,
)
_MARGIN = re.compile(r"\b(?:margin|profit|contribution|stays?|left over|keep|earn)\b", re.I)

Priced = tuple[Amount, tuple[str, ...]]  # money so far, and the units it is still counted by


def of_change(found: Gap, said: Said, whole: Amount | None = None) -> Gain:
    """The gap as money in the first year, or what is missing for it. ``whole``: how many cases a share of a year is of."""
    found = by_one(found)
    priced = _by_unit(found, said) or _by_item(found, said) or _own_money(found, said) or _by_lone_price(found, said)
    if priced is None:
        return Gain(None, missing=(f"what {_one(found)} is worth in money",), what=found.measure.name)
    amount, left = priced
    missing: list[str] = []
    for unit in _counted(left, found, said):
        factor = _in_a_year(unit, found, said) or (whole if found.unit == POINT and unit not in TIMES else None)
        if factor is None:
            missing.append(_how_many(unit, found))
        else:
            amount = amount * factor
    return Gain(amount, missing=tuple(missing), what=found.measure.name)


def _by_unit(found: Gap, said: Said) -> Priced | None:
    """The gap times a price by its own unit: points, claims, minutes, or margin on money."""
    for term in _prices(found, said):
        if part := next((d for d in term.den if d.split()[0] in _DECIMALS), ""):
            size = constant(_DECIMALS[part.split()[0]], f"a {part.split()[0]} of one")
            return found.amount / size * _margined(term, said), _left(found, term, part)
        unit = next((d for d in term.den if _fits(found, d)), "")
        if unit:
            amount = found.amount
            if found.unit == "minute" and unit == "hour":
                amount = amount / constant(60, "60 minutes in an hour")
            return amount * _margined(term, said), _left(found, term, unit)
    return None


_DECIMALS = {"tenth": 0.1, "hundredth": 0.01, "thousandth": 0.001}  # "9,000 for each hundredth of the ratio"


def _by_item(found: Gap, said: Said) -> Priced | None:
    """Percentage points of a number of items: (72 - 66) / 100 x the price of one call, by call."""
    if found.unit != POINT:
        return None
    for term in _prices(found, said):
        noun = next((d for d in term.den if d not in (*TIMES, POINT, MONEY, EACH)), None)
        if noun:
            return found.amount / constant(100, "percent: parts of 100") * _margined(term, said), (noun,)
    return None


def _own_money(found: Gap, said: Said) -> Priced | None:
    """A measure in money: worth itself where it is a cost or a margin, else only the share that stays as margin."""
    if found.unit != MONEY:
        return None
    if _MONEY_MEASURE.search(found.measure.name):
        return found.amount, found.per
    share = _margin_share(said)
    return (found.amount * share, found.per) if share else None


_BY_POINT = re.compile(r"\bpoints?\b|\bper ?cent\b|%", re.IGNORECASE)


def _by_lone_price(found: Gap, said: Said) -> Priced | None:
    """A price without a unit, in answer to what one unit is worth: of one case where the measure is a share of cases and nobody
    spoke of points."""
    for term in _prices(found, said):
        bare = Slot.VALUE_PER_UNIT in term.slots and all(d in (EACH, *TIMES) for d in term.den)
        if not bare or found.unit == MONEY or any(d in ("hour", "minute") for d in term.den):
            continue
        if found.unit == POINT and not _BY_POINT.search(f"{term.statement.before} {term.statement.text}"):
            return found.amount / constant(100, "percent: parts of 100") * _margined(term, said), (_CASE,)
        return found.amount * _margined(term, said), _left(found, term, "")
    return None


def _fits(found: Gap, by: str) -> bool:
    """True where a price by ``by`` prices the gap's unit. A count without a noun takes it from the measure's name."""
    if not found.unit:
        named = {singular(word) for word in words(found.measure.name)}
        return by not in (*TIMES, POINT, MONEY, EACH) and set(by.split()) <= named
    return same(found.unit, by) or (found.unit == "minute" and by == "hour")


def _prices(found: Gap, said: Said) -> Iterator[Term]:
    """Prices of one unit: those of the value question first, within one answer the smaller first."""
    for slot in _VALUE_SLOTS:
        told = [t for c in said.of((slot,)) for t in c.terms if t.num == MONEY]
        here = [t for t in told if Slot.BUDGET not in t.slots] or told  # the price of the plan is no worth
        yield from sorted((t for t in here if t.den or slot is Slot.VALUE_PER_UNIT), key=lambda t: t.value)


def _left(found: Gap, term: Term, unit: str) -> tuple[str, ...]:
    """Units not cancelled yet, of the gap and of the price; a period only once."""
    seen: list[str] = []
    for by in (*found.per, *term.den):
        known = any(same(by, other) for other in seen) or (by in TIMES and any(o in TIMES for o in seen))
        if by not in (unit, EACH) and not known:
            seen.append(by)
    return tuple(seen)


def _counted(left: tuple[str, ...], found: Gap, said: Said) -> tuple[str, ...]:
    """The units to multiply by. A price by the point is by the year where no period was said; anything else that is
    counted by nothing needs a number of times: the measure's volume, else it is missing."""
    if left or found.unit == POINT:
        return tuple(unit for unit in left if unit != "year")
    volume = found.measure.volume
    counts = [t for t in _volumes(said, "") if not same(t.num, found.unit)] or _cases(found, said)
    return (counts[-1].num,) if volume or (len(counts) == 1 and counts[-1].num) else ("",)


def _margined(term: Term, said: Said) -> Amount:
    """The price, times the share of it that stays as margin where that share was said."""
    share = None if _MARGIN.search(term.clause) else _margin_share(said)
    return term.low() * share if share else term.low()


def _margin_share(said: Said) -> Amount | None:
    for statement in said.statements:
        if Slot.VALUE_PER_UNIT in statement.slots and _MARGIN.search(statement.text):
            for placed in statement.numbers:
                if placed.quantity.kind is Kind.PERCENT:
                    return number(placed.quantity.text, placed.quantity.value / 100, statement.source)
    return None


def _in_a_year(unit: str, found: Gap, said: Said) -> Amount | None:
    """How many of a unit there are in a year."""
    if unit in TIMES:
        return periods(said, unit)
    counts = _volumes(said, unit)
    volume = found.measure.volume.quantity if found.measure.volume else None
    same_number = [t for t in counts if volume and t.value == volume.value]
    if counts:
        return _yearly((same_number or counts)[-1], said)
    if found.measure.volume and volume and volume.per in ("", "year"):
        return number(found.measure.volume.text, volume.value, found.measure.volume.source)
    return head_count(said, unit) if unit else None


def _volumes(said: Said, unit: str) -> list[Term]:
    """Counts with a period: of this noun, else those told with the value of one unit."""
    counted = [
        t
        for c in said.chains
        for t in c.terms
        if t.kind in (Kind.COUNT, Kind.PEOPLE)
        and t.num not in (MONEY, POINT, *TIMES)
        and any(d in TIMES for d in t.den)
    ]
    named = [t for t in counted if unit and same(t.num, unit)]
    return named or [t for t in counted if Slot.VALUE_PER_UNIT in t.slots] or (_made(counted) if unit == _CASE else [])


def _made(counted: list[Term]) -> list[Term]:
    """How many there are in all, told with what is at stake ("we glaze 9,000 vases a year"): one number, of none lost."""
    told = [t for t in counted if Slot.COST_OF_INACTION in t.slots and not _LOST.search(t.statement.text)]
    return told if len({t.value for t in told}) == 1 else []


_CASE = "case"  # what a share is counted of, where nobody gave it a name
_LOST = re.compile(
    r"\b(?:los(?:e|es|t|ing)|cancel\w*|leave|leaves|left|gone|miss\w*|cost\w*|complain\w*|extra|too many|wast\w*|broken|fail\w*|"
    r"late|wrong|again|twice|return\w*|refus\w*|reject\w*)\b",
    re.IGNORECASE,
)


def _cases(found: Gap, said: Said) -> list[Term]:
    """For a measure of time per case, how many cases of a period were told with its values."""
    if found.unit not in TIMES:
        return []
    told = [t for c in said.of((Slot.BASELINE, Slot.METRIC, Slot.COST_OF_INACTION)) for t in c.terms]
    return [
        t
        for t in told
        if t.kind is Kind.COUNT and t.num not in ("", MONEY, POINT, *TIMES) and any(d in TIMES for d in t.den)
    ]


def _yearly(term: Term, said: Said) -> Amount | None:
    period = next(d for d in term.den if d in TIMES)
    if period == "year":
        return term.low()
    factor = periods(said, period)
    return term.low() * factor if factor else None


def _one(found: Gap) -> str:
    name = lower_first(found.measure.name or "the measure")
    if found.unit == MONEY:
        return f"one more unit of {name} (what stays of it as margin)"
    unit = "point" if found.unit == POINT else found.unit or "unit"
    return f"one {unit} of difference" if unit in map(singular, words(name)) else f"one {unit} of {name}"


def _how_many(unit: str, found: Gap) -> str:
    if unit in TIMES:
        return f"on how many {plural(unit, 2)} of the year this happens"
    if not unit:
        return f"over which period {found.measure.name or 'it'} is counted, or how often it happens in a year"
    return "how many people there are" if generic_person(unit) else f"how many {plural(unit, 2)} there are in a year"
