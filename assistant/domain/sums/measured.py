"""The measures of a brief, completed from the plain facts: a number that was told but not tied to its measure still counts."""

import re
from collections.abc import Iterator

from assistant.domain.brief import Brief, Fact, Measure, MeasureValue, Source
from assistant.domain.quantities import Kind, Quantity
from assistant.domain.slots import Slot

# An answer to one of these questions is not the value of a measure, whatever else it was read as; of the second kind only
# where it says more than the fact in question.
_WHOLE = (Slot.BUDGET, Slot.SUCCESS_CRITERIA)
_LONGER = (Slot.VALUE_PER_UNIT, Slot.AUDIENCE_SIZE)
_RELATIVE = re.compile(
    r"\b(?:by|less|fewer|lower|more|higher|reduction|reduce[ds]?|drop|down|increase|rise|minus|plus|cut)\b|^[-−+]", re.I
)
_SHARE_WORDS = re.compile(r"\b(?:half|third|quarter|fifth|tenth)s?\b", re.I)


def measured(brief: Brief) -> tuple[Measure, ...]:
    """The brief's measures, outcome first, its missing or ill-matched numbers filled from the facts; where there is no
    measure, one built from the facts."""
    known = sorted(brief.measures, key=lambda m: not m.outcome)
    if not known:
        source = _source(brief)
        built = _completed(Measure(id="facts", name=_name(brief), source=source, outcome=True), brief) if source else None
        return (built,) if built and (built.baseline or built.target) else ()
    return (_completed(known[0], brief), *known[1:])


def _completed(measure: Measure, brief: Brief) -> Measure:
    """The measure with numbers that can be compared, where the facts hold them; its direction follows from them."""
    baseline, target = measure.baseline, measure.target
    if comparable(baseline, target):
        return measure
    if target is None or target.quantity is None:
        target = next((t for t in _values(brief, Slot.TARGET) if baseline is None or comparable(baseline, t)), target)
    if baseline is None or (target and not comparable(baseline, target)):
        baseline = next((b for b in _values(brief, Slot.BASELINE) if target is None or comparable(b, target)), baseline)
    return measure.model_copy(update={"baseline": baseline, "target": target, "rises": None})


def _values(brief: Brief, slot: Slot) -> Iterator[MeasureValue]:
    """The numbers of a slot's own answers, the latest answer first."""
    for fact in reversed(told(brief, slot)):
        for quantity in fact.quantities:
            yield MeasureValue(text=quantity.text, source=fact.source, quantity=quantity, day=fact.day)


def told(brief: Brief, slot: Slot) -> tuple[Fact, ...]:
    """The facts of a slot without those that repeat the answer to another question, or a part of it."""
    others = [f for other in (*_WHOLE, *_LONGER) if other is not slot for f in brief.of(other)]
    return tuple(fact for fact in brief.of(slot) if not any(_repeats(fact, other) for other in others))


def _repeats(fact: Fact, other: Fact) -> bool:
    part, whole = fact.source.quote, other.source.quote
    return fact.source.ref == other.source.ref and part in whole and (other.slot in _WHOLE or len(part) < len(whole))


def comparable(now: MeasureValue | None, wanted: MeasureValue | None) -> bool:
    """True where both count the same: one kind and unit, a bare number beside a count, or a relative change."""
    if not (now and wanted and now.quantity and wanted.quantity):
        return False
    a, b = now.quantity, wanted.quantity
    if (a.kind, a.unit) == (b.kind, b.unit) or is_relative(a, b, wanted.source.quote):
        return True
    if Kind.PERCENT in (a.kind, b.kind):
        return Kind.COUNT in (a.kind, b.kind) and not (a.unit and b.unit) and max(a.value, b.value) <= 100
    return not a.unit or not b.unit or a.kind is b.kind is Kind.COUNT


def is_relative(now: Quantity, wanted: Quantity, said: str) -> bool:
    """ "25 percent less" of a value that is no percentage itself, or "by half"."""
    if wanted.kind is not Kind.PERCENT or wanted.unit == "point":
        return False
    if now.kind is not Kind.PERCENT:
        return bool(_RELATIVE.search(said))
    return bool(_SHARE_WORDS.search(wanted.text) and re.search(r"\bby\b", said, re.I))


def _name(brief: Brief) -> str:
    facts = told(brief, Slot.METRIC) or told(brief, Slot.BUSINESS_GOAL)
    return facts[0].value if facts else ""


def _source(brief: Brief) -> Source | None:
    facts = [*told(brief, Slot.METRIC), *told(brief, Slot.BASELINE), *told(brief, Slot.TARGET)]
    return facts[0].source if facts else None
