"""What closing the gap is worth in the first year, before any share is taken off: the change of the measure times the
value of its unit, or else the loss that goes on today. Never both, and never a one-off event without a probability."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain.arithmetic import Amount, constant, number
from assistant.domain.brief import Brief
from assistant.domain.sums.chains import Chain
from assistant.domain.sums.completion import complete
from assistant.domain.sums.gap import Gap, gap_of, measured
from assistant.domain.sums.people import Said, head_count, periods
from assistant.domain.quantities import Kind
from assistant.domain.slots import Slot
from assistant.domain.sums.terms import Term
from assistant.domain.sums.units import EACH, MONEY, POINT, TIMES, generic_person, same, singular
from assistant.domain.words import words

_VALUE_SLOTS = (Slot.VALUE_PER_UNIT, Slot.COST_OF_INACTION, Slot.BUSINESS_GOAL, Slot.METRIC, Slot.BASELINE, Slot.TARGET)
_LOSS_SLOTS = (Slot.COST_OF_INACTION, Slot.VALUE_PER_UNIT, Slot.TRIED_BEFORE, Slot.BASELINE, Slot.METRIC, Slot.CURRENT_BEHAVIOUR,
               Slot.BUSINESS_GOAL, Slot.URGENCY_REASON, Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL)  # fmt: skip
_LOSS = re.compile(
    r"\b(?:los(?:e|es|t|ing|s|ses)|wast\w*|cost\w*|extra|overtime|too (?:much|long)|redo\w*|rework\w*|search\w*|wait\w*|scrap\w*|repeat\w*|fix\w*|"
    r"correct\w*|chas\w*|idle|delay\w*|write[ -]?offs?|refund\w*|penalt\w*|down ?time|stand(?:s|ing)? still|return\w*|complain\w*|spend\w*|missed)\b",
    re.I,
)
_THEY = re.compile(r"\b(?:they|people|every(?:one|body)|all of (?:them|us))\b", re.I)
_TOGETHER = re.compile(r"\b(?:together|total|altogether|in all|as a (?:team|group|whole)|between them|combined|overall)\b", re.I)
_LONGEST_SHIFT = {"day": 8, "week": 40}  # hours one person can lose in the period
_MONEY_MEASURE = re.compile(
    r"\b(?:costs?|margin|profit|savings?|contribution|waste|loss(?:es)?|refunds?|penalt(?:y|ies)|write-?offs?|scrap|overtime)\b",
    re.I,
)
_MARGIN = re.compile(r"\b(?:margin|profit|contribution|stays?|left over|keep|earn)\b", re.I)


@dataclass(frozen=True)
class Gain:
    """A first-year amount before shares. ``of_loss``: it is the whole loss, of which only a part can be avoided."""

    amount: Amount | None
    of_loss: bool = False
    missing: tuple[str, ...] = ()
    what: str = ""

    @property
    def complete(self) -> bool:
        return self.amount is not None and not self.missing


def gain(brief: Brief, said: Said) -> Gain:
    """The best supported first-year gain: the outcome's change, else a loss that goes on; else what is missing."""
    changes = [_of_change(found, said) for m in measured(brief) if (found := gap_of(m))]
    losses = list(_losses(said))
    for candidate in (*changes, *losses):
        if candidate.complete:
            return candidate
    unfinished = [c for c in (*changes, *losses) if c.missing]
    if unfinished:
        return min(unfinished, key=lambda c: len(c.missing))
    return Gain(None, missing=_no_gap(brief))


def _no_gap(brief: Brief) -> tuple[str, ...]:
    missing: list[str] = []
    outcome = next(iter(measured(brief)), None)
    name = outcome.name if outcome and outcome.name else "the measure"
    if outcome is None or outcome.baseline is None or outcome.baseline.quantity is None:
        missing.append(f"today's value of {name}")
    if outcome is None or outcome.target is None or outcome.target.quantity is None:
        missing.append(f"the wanted value of {name}")
    if not brief.of(Slot.VALUE_PER_UNIT):
        missing.append("what one unit of change is worth in money")
    return tuple(missing) or ("what the change is worth in money",)


def _of_change(found: Gap, said: Said) -> Gain:
    """The gap in money: times the value of one unit, times how often it occurs in a year."""
    value = _value_of(found, said)
    if value is None:
        return Gain(None, missing=(f"what {_one(found)} is worth in money",), what=found.measure.name)
    amount, left = value
    missing: list[str] = []
    for unit in left:
        factor = _in_a_year(unit, found, said)
        if factor is None:
            missing.append(_how_many(unit))
        else:
            amount = amount * factor
    return Gain(amount, missing=tuple(missing), what=found.measure.name)


def _one(found: Gap) -> str:
    name = found.measure.name or "the measure"
    if found.unit == MONEY:
        return (
            f"one more unit of money in {name}" if not found.per else f"one unit of {name} (what stays of it as margin)"
        )
    unit = {POINT: "one point"}.get(found.unit, f"one {found.unit}" if found.unit else "one unit")
    return f"{unit} of {name}"


def _how_many(unit: str) -> str:
    if unit in TIMES:
        return f"on how many {unit}s of the year this happens"
    if generic_person(unit):
        return "how many people there are"
    return f"how many {unit}s there are in a year"


def _value_of(found: Gap, said: Said) -> tuple[Amount, tuple[str, ...]] | None:
    """Money for the gap, and the units still to be multiplied by their number in a year."""
    worths = list(_worths(found, said))
    for term in worths:
        unit = next((d for d in term.den if _fits(found, d)), None)
        if unit:
            return _times_worth(found, term, unit, said)
    if found.unit == POINT and (share := _of_items(found, worths)):
        return share
    if found.unit == MONEY:
        return _own_money(found, said)
    lone = next((t for t in worths if Slot.VALUE_PER_UNIT in t.slots and all(d in (EACH, *TIMES) for d in t.den)), None)
    if lone and not any(d in ("hour", "minute") for d in lone.den):
        return found.amount * _margined(lone, said), _left(found, lone, "")
    return None


def _fits(found: Gap, by: str) -> bool:
    """True where a price by ``by`` prices the gap's unit. A count without a noun takes its noun from the measure's name."""
    if not found.unit:
        named = {singular(word) for word in words(found.measure.name)}
        return by not in (*TIMES, POINT, MONEY, EACH) and set(by.split()) <= named
    return same(found.unit, by) or (found.unit == "minute" and by == "hour")


def _worths(found: Gap, said: Said) -> Iterable[Term]:
    """Prices of one unit: the measure's own slot first, the smaller of two first."""
    own = found.measure.value_per_unit
    for slot in _VALUE_SLOTS:
        priced = [
            t for c in said.of((slot,)) for t in c.terms if t.num == MONEY and (t.den or slot is Slot.VALUE_PER_UNIT)
        ]
        said_here = [
            t
            for t in priced
            if not own or not own.quantity or t.value == own.quantity.value or slot is not Slot.VALUE_PER_UNIT
        ]
        yield from sorted(said_here or priced, key=lambda t: t.value)


def _times_worth(found: Gap, term: Term, unit: str, said: Said) -> tuple[Amount, tuple[str, ...]]:
    amount = found.amount
    if found.unit == "minute" and unit == "hour":
        amount = amount / constant(60, "60 minutes in an hour")
    return amount * _margined(term, said), _left(found, term, unit)


def _left(found: Gap, term: Term, unit: str) -> tuple[str, ...]:
    """Units not cancelled yet: of the price and of the gap, a period only once; "a year" needs no factor."""
    units = [d for d in (*found.per, *term.den) if d not in (unit, EACH)]
    if unit in found.per and found.unit == POINT:
        units = [d for d in units if d != unit]
    seen: list[str] = []
    for by in units:
        if not any(same(by, other) for other in seen) and not (by in TIMES and any(o in TIMES for o in seen)):
            seen.append(by)
    return tuple(by for by in seen if by != "year")


def _margined(term: Term, said: Said) -> Amount:
    """The price, times the share of it that stays as margin where that share was said."""
    if _MARGIN.search(term.clause):
        return term.low()
    for statement in said.statements:
        if Slot.VALUE_PER_UNIT in statement.slots and _MARGIN.search(statement.text):
            for placed in statement.numbers:
                if placed.quantity.kind is Kind.PERCENT:
                    return term.low() * number(placed.quantity.text, placed.quantity.value / 100, statement.source)
    return term.low()


def _of_items(found: Gap, worths: list[Term]) -> tuple[Amount, tuple[str, ...]] | None:
    """Percentage points of a number of items: (78 - 69) / 100 x calls a year x the price of one call."""
    for term in worths:
        noun = next((d for d in term.den if d not in (*TIMES, POINT, MONEY, EACH)), None)
        if noun:
            share = found.amount / constant(100, "percent: parts of 100")
            return share * term.low(), (noun,)
    return None


def _own_money(found: Gap, said: Said) -> tuple[Amount, tuple[str, ...]] | None:
    """A measure in money: worth itself where it is a cost or a margin, else only the share that stays as margin."""
    left = tuple(d for d in found.per if d != "year")
    if _MONEY_MEASURE.search(found.measure.name):
        return found.amount, left
    for statement in said.statements:
        if Slot.VALUE_PER_UNIT in statement.slots and _MARGIN.search(statement.text):
            for placed in statement.numbers:
                if placed.quantity.kind is Kind.PERCENT:
                    return found.amount * number(
                        placed.quantity.text, placed.quantity.value / 100, statement.source
                    ), left
    return None


def _in_a_year(unit: str, found: Gap, said: Said) -> Amount | None:
    """How many of a unit there are in a year."""
    if unit in TIMES:
        return periods(said, unit)
    volume = found.measure.volume
    counts = list(_volumes(said, unit))
    if volume and volume.quantity:
        matching = [t for t in counts if t.value == volume.quantity.value]
        if not matching:
            return number(volume.text, volume.quantity.value, volume.source)
        counts = matching
    if not counts:
        return head_count(said, unit)
    return _yearly(counts[-1], said)


def _volumes(said: Said, unit: str) -> list[Term]:
    """Counts with a period: of this noun, else the only ones without another meaning next to the value."""
    counted = [
        t for c in said.chains for t in c.terms
        if t.kind in (Kind.COUNT, Kind.PEOPLE) and t.num not in (MONEY, POINT, *TIMES) and any(d in TIMES for d in t.den)
    ]  # fmt: skip
    named = [t for t in counted if same(t.num, unit)]
    return named or [t for t in counted if Slot.VALUE_PER_UNIT in t.slots or not t.num]


def _yearly(term: Term, said: Said) -> Amount | None:
    period = next(d for d in term.den if d in TIMES)
    if period == "year":
        return term.low()
    factor = periods(said, period)
    return term.low() * factor if factor else None


def _losses(said: Said) -> Iterable[Gain]:
    """Losses that go on: time lost, or money by the period; complete ones of the cost-of-inaction answer first."""
    for slot in _LOSS_SLOTS:
        for chain in said.of((slot,)):
            if _is_loss(chain, slot):
                done = complete(chain, said, Term.low, costly=False, everyone=_of_each(chain))
                units = tuple(f"how many {d}s there are in a year" for d in done.den if d not in TIMES)
                if done.num == MONEY or done.missing:
                    yield Gain(
                        done.amount,
                        of_loss=True,
                        missing=(*done.missing, *(units if not done.missing else ())),
                        what=chain.text,
                    )


def _of_each(chain: Chain) -> bool:
    """ "They lose 20 minutes a day" is said of each of them, unless the words or the size say it is all of them together."""
    words, first = chain.terms[0].statement.text, chain.terms[0]
    period = next((d for d in first.den if d in _LONGEST_SHIFT), "")
    return bool(_THEY.search(words) and not _TOGETHER.search(words) and _hours(first) <= _LONGEST_SHIFT.get(period, 0))


def _hours(term: Term) -> float:
    return term.value / 60 if term.num == "minute" else term.value


def _is_loss(chain: Chain, slot: Slot) -> bool:
    """Time that people lose, or money with a period. A lump sum without a period is an event, not a running loss."""
    speaks = slot is Slot.COST_OF_INACTION or bool(_LOSS.search(chain.terms[0].statement.text))
    if not speaks:
        return False
    unit = next((u for u in reversed(chain.num) if u), "")
    if unit in ("minute", "hour", "day"):
        return len(chain.terms) > 1 or bool(chain.den)
    return unit == MONEY and (
        len(chain.terms) > 1 or any(d in TIMES and d not in ("hour", "day", "minute") for d in chain.den)
    )
