"""Working time that follows from what was said: days of learning, hours lost, days left before a date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact, Measure, Origin, Source
from assistant.domain.brief.wording import day, figure
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.insight import Insight, insight, named
from assistant.domain.measurement.sums.by import CLAUSE_END
from assistant.domain.measurement.sums.chains import Chain
from assistant.domain.measurement.sums.gap import gap_of
from assistant.domain.measurement.sums.people import Said, audience_words
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.measurement.sums.units import TIMES
from assistant.domain.slots import Slot

_REVIEW = re.compile(
    r"\b(?:review\w*|approv\w*|sign[ -]?off|works council|union|legal|check\w*|consult\w*|notice|consent|"
    r"agree\w*|translat\w*|clear(?:s|ed|ance)?|release)\b",
    re.I,
)
_EDGE = re.compile(r"\b(?:last|first|next|every|past|previous)\s*$", re.I)
_SOON = 40  # working days; a date further away is told only where a review takes a part of the time
_IN_WORKING_DAYS = {"day": 1, "week": 5}


def learner_days(brief: Brief, said: Said) -> Insight | None:
    """How much working time the course asked for would take from the audience."""
    length = _course_length(brief)
    if length is None or said.audience is None or said.audience.value < 2:
        return None
    fact, quantity = length
    amount = said.audience * number(quantity.text, quantity.high or quantity.value, fact.source)
    unit = f"working {quantity.unit}"
    made = insight("time asked for", "", amount, "Working time for the course asked for", unit)
    people = audience_words(said)
    text = f"What was asked for ({named(quantity.text)}) takes {figure(made.derived)} from {people}."
    return made.model_copy(update={"text": text})


def _course_length(brief: Brief) -> tuple[Fact, Quantity] | None:
    for fact in reversed(brief.of(Slot.REQUESTED_SOLUTION)):
        for quantity in fact.quantities:
            if (
                quantity.kind is Kind.DURATION
                and quantity.unit in ("hour", "day")
                and quantity.per in ("", "each", "person")
            ):
                return fact, quantity
    return None


def time_lost(said: Said) -> Insight | None:
    """Minutes times cases, told in hours: "2,300 minutes a week" says less than hours do."""
    for chain in said.of((Slot.COST_OF_INACTION, Slot.BASELINE, Slot.CURRENT_BEHAVIOUR, Slot.CAUSE_TOOLS)):
        period = next((d for d in chain.den if d in TIMES), "")
        if len(chain.terms) > 1 and chain.num[-1:] == ("minute",) and chain.den == (period,):
            hours = chain.amount(Term.low) / constant(60, "60 minutes in an hour")
            made = insight("time lost", "", hours, "Working time it takes", "hour")
            text = f"{named(chain.text)} comes to {figure(made.derived)} of work a {period}."
            return made.model_copy(update={"text": text})
    return None


def product_lost(said: Said) -> Insight | None:
    """ "40 x 250 a month", left for others to multiply, told by the year."""
    for chain in said.of((Slot.COST_OF_INACTION,)):
        period = next((d for d in chain.den if d in _IN_A_YEAR), "")
        if len(chain.terms) > 1 and chain.num == ("",) and chain.den == (period,):
            once = chain.amount(Term.low)
            times = _IN_A_YEAR[period]
            year = once * constant(times, f"{times} {period}s in a year") if times > 1 else once
            made = insight("product lost", "", year, "A year as today", "")
            return made.model_copy(update={"text": f"{named(_sum_of(chain))} comes to {figure(made.derived)} a year."})
    return None


def _sum_of(chain: Chain) -> str:
    """The words of the sum without what was said behind it."""
    head = chain.text.split(", ")[0]
    return head if all(term.text in head for term in chain.terms) else chain.text


_IN_A_YEAR = {"month": 12, "quarter": 4, "year": 1}


def lost_to_the_gap(brief: Brief, outcome: Measure | None) -> Insight | None:
    """Minutes too many for each case, times the cases of a period, told in hours."""
    gap = gap_of(outcome) if outcome else None
    cases = next(_cases(brief), None)
    if gap is None or gap.unit != "minute" or cases is None:
        return None
    fact, count = cases
    amount = gap.amount * number(count.text, count.value, fact.source) / constant(60, "60 minutes in an hour")
    made = insight("loss rate", "", amount, "Working time lost against the target", "hour")
    apart = gap.amount.derive("Distance to the target", "minute")
    minutes = figure(apart)
    text = (
        f"{figure(made.derived)} of work a {count.per} against the target: {minutes} for each of {named(count.text)}."
    )
    return made.model_copy(update={"text": text, "also": (apart,)})


def _cases(brief: Brief) -> Iterator[tuple[Fact, Quantity]]:
    """How many cases there are in a week or month, where that was said."""
    for slot in (Slot.COST_OF_INACTION, Slot.VALUE_PER_UNIT, Slot.BASELINE, Slot.METRIC):
        for fact in brief.of(slot):
            counts = (q for q in fact.quantities if q.kind in (Kind.COUNT, Kind.PEOPLE) and q.unit and q.per in TIMES)
            yield from ((fact, q) for q in counts)


def days_left(brief: Brief, today: date) -> Insight | None:
    """Working days from today to the wanted date, less the time that a review was said to take."""
    wanted = next((f for f in reversed(brief.of(Slot.REQUESTED_DATE)) if f.day and f.day > today), None)
    if wanted is None or wanted.day is None or wanted.day > today + timedelta(days=400):
        return None
    count = working_days(today, wanted.day)
    calendar = Source(
        origin=Origin.OURS, ref="calendar", quote=f"Mondays to Fridays from {day(today)} to {day(wanted.day)}"
    )
    amount = number("working days", count, calendar)
    review = _review(brief)
    if review is None and count > _SOON:
        return None
    text = f"From today to {day(wanted.day)} there are {count} working days, holidays not counted"
    if review:
        fact, quantity = review
        amount = amount - _working(quantity, fact.source)
        left = figure(amount.derive("left", "working day"))
        end = (
            f"{left} are left to prepare"
            if amount.value > 0
            else "nothing is left to prepare, so the date or the scope must give way"
        )
        text = f"{text}. After the {named(quantity.text)} for {named(fact.value)}, {end}"
    made = insight("time left", f"{text}.", amount, "Working days left", "working day")
    return made.model_copy(update={"sources": (wanted.source, *made.sources)})


def _is_review(fact: Fact, quantity: Quantity) -> bool:
    """True where the clause around a length of time speaks of a review that takes that long."""
    if quantity.kind is not Kind.DURATION or quantity.unit not in _IN_WORKING_DAYS or quantity.per:
        return False
    before, _, after = fact.source.quote.partition(quantity.text)
    clause = f"{CLAUSE_END.split(before)[-1]} {CLAUSE_END.split(after)[0]}"
    return bool(_REVIEW.search(clause)) and not _EDGE.search(before)


def _working(quantity: Quantity, source: Source) -> Amount:
    length = number(quantity.text, quantity.high or quantity.value, source)
    days = _IN_WORKING_DAYS[quantity.unit]
    return length if days == 1 else length * constant(days, f"{days} working days in a {quantity.unit}")


def _review(brief: Brief) -> tuple[Fact, Quantity] | None:
    facts = (*brief.of(Slot.CONSTRAINTS), *brief.of(Slot.STAKEHOLDERS), *brief.of(Slot.ENABLERS))
    return next(
        ((fact, quantity) for fact in facts for quantity in fact.quantities if _is_review(fact, quantity)), None
    )


def working_days(start: date, end: date) -> int:
    """Mondays to Fridays after ``start``, up to and with ``end``."""
    return sum((start + timedelta(days=i)).weekday() < 5 for i in range(1, (end - start).days + 1))
