"""The measures of a brief, completed from the plain facts: a number that was told but not tied to its measure still counts."""

import re
from collections.abc import Iterator

from assistant.domain.brief import direction
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact, Measure, MeasureValue, Source
from assistant.domain.measurement.sums.units import singular
from assistant.domain.slots import Slot
from assistant.domain.text.words import words

Pair = tuple[MeasureValue, MeasureValue]

# An answer to one of these questions is not the value of a measure, whatever else it was read as.
_OTHER_ANSWERS = (Slot.BUDGET, Slot.SUCCESS_CRITERIA, Slot.EXEMPLARS)
_NOT_TODAY = (Slot.DESIRED_BEHAVIOUR, Slot.CONSTRAINTS)  # nor is one to these the value of today
_RELATIVE = re.compile(
    r"\b(?:by|less|fewer|lower|more|higher|reduction|reduce[ds]?|drop|down|increase|rise|minus|plus|cut)\b|^[-−+]", re.I
)
_SHARE_WORDS = re.compile(r"\b(?:half|third|quarter|fifth|tenth)s?\b", re.I)


def measured(brief: Brief) -> tuple[Measure, ...]:
    """The brief's measures, outcome first, its missing or ill-matched numbers filled from the facts; where there is no
    measure, one built from the facts."""
    known = sorted((m for m in brief.measures if not _stray(m, brief)), key=lambda m: not m.outcome)
    if known:
        return (_completed(known[0], brief), *known[1:])
    source = next((f.source for slot in (Slot.METRIC, Slot.BASELINE, Slot.TARGET) for f in told(brief, slot)), None)
    built = _completed(Measure(id="facts", name=_name(brief), source=source, outcome=True), brief) if source else None
    return (built,) if built and (built.baseline or built.target) else ()


def told(brief: Brief, slot: Slot) -> tuple[Fact, ...]:
    """The facts of a slot without those that repeat the answer to another question, or a part of it."""
    return tuple(fact for fact in brief.of(slot) if not _repeats_other(fact.source, brief, slot))


def _repeats_other(source: Source, brief: Brief, slot: Slot) -> bool:
    elsewhere = (*_OTHER_ANSWERS, *_NOT_TODAY) if slot is Slot.BASELINE else _OTHER_ANSWERS
    others = [fact.source for other in elsewhere if other is not slot for fact in brief.of(other)]
    return any(source.ref == other.ref and source.quote in other.quote for other in others)


def _stray(measure: Measure, brief: Brief) -> bool:
    """A "measure" that was read out of a budget or a share: named in such an answer and without two numbers."""
    return not (measure.baseline and measure.target) and _repeats_other(measure.source, brief, Slot.METRIC)


def _name(brief: Brief) -> str:
    facts = told(brief, Slot.METRIC) or told(brief, Slot.BUSINESS_GOAL)
    return facts[0].value if facts else ""


def _completed(measure: Measure, brief: Brief) -> Measure:
    """The measure with the two numbers that fit each other and its name best; its direction follows from them. Two that say
    the opposite of what the name wants give way to others that were told, if there are any."""
    now, wanted = measure.baseline, measure.target
    alike = now and wanted and now.quantity and wanted.quantity and _alike(now.quantity, wanted.quantity)
    if alike and not direction.backwards(measure):
        return measure
    pairs = (pair for pair in _pairs(measure, brief) if not (alike and direction.backwards(_with(measure, pair))))
    best = max(pairs, key=lambda pair: _fit(pair, measure), default=None)
    if best:
        return _with(measure, best).model_copy(update={"rises": None})
    baseline = now or next(_values(brief, Slot.BASELINE), None)
    return measure.model_copy(
        update={"baseline": baseline, "target": wanted or next(_values(brief, Slot.TARGET), None)}
    )


def _with(measure: Measure, pair: Pair) -> Measure:
    return measure.model_copy(update={"baseline": pair[0], "target": pair[1]})


def _pairs(measure: Measure, brief: Brief) -> Iterator[Pair]:
    """Every baseline with every target that counts the same; where both stand in one answer, in the order of the words."""
    baselines = [*([measure.baseline] if measure.baseline else []), *_values(brief, Slot.BASELINE)]
    targets = [*([measure.target] if measure.target else []), *_values(brief, Slot.TARGET)]
    for now in baselines:
        for wanted in targets:
            if comparable(now, wanted) and _place(now) != _place(wanted) and _in_order(now, wanted):
                yield now, wanted


def _values(brief: Brief, slot: Slot) -> Iterator[MeasureValue]:
    """The numbers of a slot's own answers, the latest answer first, without those of single groups."""
    for fact in reversed(told(brief, slot)):
        for quantity in fact.quantities:
            if not _of_group(quantity, fact, brief):
                yield MeasureValue(text=quantity.text, source=fact.source, quantity=quantity, day=fact.day)


def _of_group(quantity: Quantity, fact: Fact, brief: Brief) -> bool:
    groups = (s for s in brief.segments if s.value and s.source.ref == fact.source.ref)
    return any(s.value and s.value.text == quantity.text and s.source.quote in fact.source.quote for s in groups)


def _place(value: MeasureValue) -> tuple[str, str]:
    return value.source.ref, value.text


def _in_order(now: MeasureValue, wanted: MeasureValue) -> bool:
    """In one and the same answer, today's value comes first."""
    quote = now.source.quote
    return now.source != wanted.source or quote.find(now.text) < quote.rfind(wanted.text)


def _fit(pair: Pair, measure: Measure) -> float:
    """How well two numbers belong together and to the measure: alike, by the same period, with a noun of its name."""
    now, wanted = pair[0].quantity, pair[1].quantity
    if now is None or wanted is None:
        return 0
    named = {singular(word) for word in words(measure.name)}
    noun = any(q.unit and set(singular(q.unit).split()) <= named for q in (now, wanted))
    own = (pair[0] == measure.baseline) + (pair[1] == measure.target)
    bare = now.kind is wanted.kind is Kind.COUNT
    low, high = sorted((abs(now.value), abs(wanted.value)))
    near = low / high if low else 0.5  # a wanted value is seldom many times today's
    unit = bool(now.unit) and _alike(now, wanted)
    return 3 * unit + 3 * near + 2 * noun + 2 * (now.per == wanted.per != "") + bare + 2 * own


def _alike(now: Quantity, wanted: Quantity) -> bool:
    return (now.kind, now.unit) == (wanted.kind, wanted.unit)


def comparable(now: MeasureValue | None, wanted: MeasureValue | None) -> bool:
    """True where both count the same: one kind and unit, a bare number beside a count, or a relative change."""
    if not (now and wanted and now.quantity and wanted.quantity):
        return False
    a, b = now.quantity, wanted.quantity
    if a.per and b.per and a.per != b.per:
        return False
    if _alike(a, b) or (not wanted.derived and is_relative(a, b, wanted.source.quote)):
        return True
    bare = next((q for q in (a, b) if q.bare), None)
    if bare is None:
        return a.kind is b.kind is Kind.COUNT
    other = b if bare is a else a
    return bare.value <= 100 if other.kind is Kind.PERCENT else not (bare.per and other.kind is not Kind.COUNT)


def is_relative(now: Quantity, wanted: Quantity, said: str) -> bool:
    """ "25 percent less" of a value that is no percentage itself, or "by half"."""
    if wanted.kind is not Kind.PERCENT or wanted.unit == "point":
        return False
    if now.kind is not Kind.PERCENT:
        return bool(_RELATIVE.search(said))
    return bool(_SHARE_WORDS.search(wanted.text) and re.search(r"\bby\b", said, re.I))
