"""How numbers of a message become measures, and which measure is the outcome."""

import hashlib
import re

from assistant.domain.brief import direction
from assistant.domain.brief.counting import counted_by_name, fits, naming, suits
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Brief, Change, Measure, MeasureValue, Origin, Source
from assistant.domain.brief.shifts import resolved
from assistant.domain.knowledge import Knowledge, MetricEntry
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import names_measure
from assistant.domain.text.words import overlap, stems

_ATTRIBUTE = {
    MeasureField.BASELINE: "baseline",
    MeasureField.EARLIER: "earlier",
    MeasureField.TARGET: "target",
    MeasureField.DUE: "due",
    MeasureField.SOURCE: "data_source",
    MeasureField.OWNER: "owner",
    MeasureField.VALUE_PER_UNIT: "value_per_unit",
    MeasureField.VOLUME: "volume",
}


def merge(
    brief: Brief,
    readings: tuple[MeasureReading, ...],
    *,
    turn: int,
    amending: bool,
    knowledge: Knowledge,
    asked: tuple[Slot, ...] = (),
) -> Brief:
    """The brief with the measures of a message, and its outcome chosen anew. ``asked``: the slots that it answers."""
    for reading in readings:
        brief = _merge_one(brief, reading, turn, amending, knowledge, reading.field.slot in asked)
    if not readings:
        return brief
    brief = brief.model_copy(
        update={"measures": tuple(resolved(_in_one_unit(_in_own_unit(m))) for m in brief.measures)}
    )
    return brief.model_copy(update={"measures": _with_outcome(brief, knowledge)})


def _merge_one(
    brief: Brief, reading: MeasureReading, turn: int, amending: bool, knowledge: Knowledge, asked: bool
) -> Brief:
    index = find(brief.measures, reading, knowledge)
    measures = list(brief.measures)
    if index is None:
        if not _may_begin(reading):
            return brief  # a value without a measure stays a fact of its slot
        measures.append(_new(reading, turn, knowledge))
        index = len(measures) - 1
    if reading.field is MeasureField.NAME:
        renamed = _renamed(measures[index], reading, turn)
        measures[index] = renamed.model_copy(update={"first": renamed.first or reading.first})
        return brief.model_copy(update={"measures": tuple(measures)})
    if not amending and _foreign(measures[index], reading):
        return brief  # "within 30 days" is no value of a share; it stays a fact of its slot
    attribute = _ATTRIBUTE[reading.field]
    old: MeasureValue | None = getattr(measures[index], attribute)
    doubted = asked and direction.backwards(measures[index])
    better = old is None or _sharper(old, reading) or (asked and _answers(measures[index], old, reading, turn))
    if not (better or doubted or reading.correction or amending):
        return brief.model_copy(update={"measures": tuple(measures)})
    new = _value(reading, turn)
    measures[index] = measures[index].model_copy(update={attribute: new, "settled": doubted or measures[index].settled})
    history = brief.history
    if old is not None and reading.correction:
        history = (*history, Change(slot=reading.field.slot, old=old.text, new=new.text, by=new.source, turn=turn))
    return brief.model_copy(update={"measures": tuple(measures), "history": history})


_VALUES = (MeasureField.EARLIER, MeasureField.BASELINE, MeasureField.TARGET)


def _foreign(measure: Measure, reading: MeasureReading) -> bool:
    """True for a length of time as a value of what is counted otherwise."""
    if reading.field not in _VALUES or reading.quantity is None or reading.quantity.kind is not Kind.DURATION:
        return False
    return suits(f"{measure.name} {measure.counted}", reading.quantity) < 0


def _sharper(old: MeasureValue, new: MeasureReading) -> bool:
    """A number beats words and a change against today's value, and an exact number an approximate one."""
    if old.shift and new.quantity is not None:
        return True
    if old.quantity is None:
        return new.quantity is not None
    told_in_words = not any(c.isdigit() for c in old.quantity.text) and any(c.isdigit() for c in new.text)
    loose = old.quantity.approximate or (told_in_words and old.quantity.kind is Kind.PERCENT)  # "half of the world"
    return loose and new.quantity is not None and not new.quantity.approximate


def without_due(brief: Brief) -> Brief:
    """The brief whose outcome has no day by which it is due."""
    undated = (m.model_copy(update={"due": None}) if m.outcome else m for m in brief.measures)
    return brief.model_copy(update={"measures": tuple(undated)})


def _answers(measure: Measure, old: MeasureValue, new: MeasureReading, turn: int) -> bool:
    """True for an answer that says better than an earlier message what its number counts, or, of a named measure, where it
    comes from and who supplies it: that may have been said in passing."""
    kept = new.field in (MeasureField.SOURCE, MeasureField.OWNER) and bool(new.measure) and old.source.ref != str(turn)
    return kept or _counted_better(measure, old, new)


def _counted_better(measure: Measure, old: MeasureValue, new: MeasureReading) -> bool:
    """True for an answer that says what its number counts, where that is what the measure counts, after a bare number that
    may have counted anything."""
    bare = old.quantity is not None and re.fullmatch(r"[\w.,]+", old.text) is not None
    told = new.quantity is not None and bool(new.quantity.unit) and len(new.quantity.text.split()) > 1
    return bare and told and new.quantity is not None and suits(f"{measure.name} {measure.counted}", new.quantity) >= 2


def _may_begin(reading: MeasureReading) -> bool:
    """True where a reading names a measure not heard of before: a value begins one only where the name can have it."""
    if not reading.measure or reading.quantity is None:
        return bool(reading.measure)
    return suits(reading.measure, reading.quantity) >= 0 and names_measure(reading.measure)


def _renamed(measure: Measure, reading: MeasureReading, turn: int) -> Measure:
    """The measure by the name that says more surely what is counted: "days to decision" rather than "decisions"."""
    new, old = naming(reading.text or reading.measure), naming(f"{measure.name} {measure.counted}")
    if new <= old:
        return measure
    source = Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote)
    rises = direction.of_name(reading.measure) if measure.rises is None else measure.rises
    update = {"name": reading.measure, "counted": reading.text, "source": source, "rises": rises}
    values = {name: getattr(measure, name) for name in ("earlier", "baseline", "target")}
    update |= {n: None for n, v in values.items() if v and v.quantity and suits(reading.text, v.quantity) < 0}
    return measure.model_copy(update=update)


def find(measures: tuple[Measure, ...], reading: MeasureReading, knowledge: Knowledge) -> int | None:
    """The index of the measure a reading speaks of: by name or alias, else the one whose values are counted like its number,
    the outcome among equals; None where the number can be no value of any."""
    if reading.measure:
        scored = [(_likeness(measure, reading.measure, knowledge), -i) for i, measure in enumerate(measures)]
        best = max(scored, default=(0.0, 1))
        if best[0] >= 0.5:
            return -best[1]
        if _may_begin(reading):
            return None
    outcome = next((i for i, m in enumerate(measures) if m.outcome), 0 if measures else None)
    if reading.quantity is None or reading.field in (MeasureField.VALUE_PER_UNIT, MeasureField.VOLUME):
        return outcome
    quantity = reading.quantity
    best_fit = max(((fits(m, quantity), m.outcome, -i) for i, m in enumerate(measures)), default=(-1, False, 0))
    return -best_fit[2] if best_fit[0] >= 0 else None


def _likeness(measure: Measure, name: str, knowledge: Knowledge) -> float:
    entry = entry_for(name, knowledge)
    if entry and measure.metric_id:
        return 1.0 if entry.id == measure.metric_id else 0.0  # "after-call work" is no name of "repeat calls"
    return overlap(measure.name, name)


def entry_for(name: str, knowledge: Knowledge) -> MetricEntry | None:
    """The metric of knowledge/metrics.yaml that a name means: all content words of its name or of an alias occur in it."""
    said = stems(name)
    best: tuple[int, MetricEntry] | None = None
    for entry in knowledge.metrics:
        for alias in (entry.name, *entry.aliases):
            wanted = stems(alias)
            if wanted and wanted <= said and (best is None or len(wanted) > best[0]):
                best = (len(wanted), entry)
    return best[1] if best else None


def _new(reading: MeasureReading, turn: int, knowledge: Knowledge) -> Measure:
    entry = entry_for(reading.measure, knowledge)
    named = reading.field is MeasureField.NAME
    digest = hashlib.sha256(f"{turn}:{reading.measure}".encode()).hexdigest()[:8]
    return Measure(
        id=f"m{digest}",
        name=reading.measure,
        source=Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote),
        metric_id=entry.id if entry else "",
        rises=entry.rises if entry else direction.of_name(reading.text if named else reading.measure),
        counted=reading.text if named else "",
    )


def _value(reading: MeasureReading, turn: int) -> MeasureValue:
    text = reading.text or (reading.quantity.text if reading.quantity else reading.quote)
    source = Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote)
    return MeasureValue(text=text, source=source, quantity=reading.quantity, day=reading.day, shift=reading.shift)


def _in_own_unit(measure: Measure) -> Measure:
    """ "Share of late orders", 14 today: the bare number is in percent."""
    words = f"{measure.name} {measure.counted}"
    fields = {name: getattr(measure, name) for name in ("earlier", "baseline", "target")}
    update = {
        name: value.model_copy(update={"quantity": counted_by_name(words, value.quantity)})
        for name, value in fields.items()
        if value and value.quantity
    }
    return measure.model_copy(update=update)


def _in_one_unit(measure: Measure) -> Measure:
    """ "From 60 percent up to 80": the number without a unit is counted like the other."""
    now, wanted = measure.baseline or measure.earlier, measure.target
    if not (now and wanted and now.quantity and wanted.quantity):
        return measure
    if wanted.derived is None and _takes_unit(wanted.quantity, now.quantity):
        quantity = wanted.quantity.counted_like(now.quantity)
        return measure.model_copy(update={"target": wanted.model_copy(update={"quantity": quantity})})
    if now is measure.baseline and _takes_unit(now.quantity, wanted.quantity):
        quantity = now.quantity.counted_like(wanted.quantity)
        return measure.model_copy(update={"baseline": now.model_copy(update={"quantity": quantity})})
    return measure


def _takes_unit(bare: Quantity, other: Quantity) -> bool:
    if not bare.bare or not other.unit or bare.per not in ("", other.per):
        return False
    return bare.value <= 100 if other.kind is Kind.PERCENT else True


def completeness(measure: Measure) -> int:
    """How many of the contract's fields are filled; baseline and target count double."""
    weights = {"baseline": 2, "target": 2, "due": 1, "data_source": 1, "owner": 1, "value_per_unit": 1}
    return sum(weight for name, weight in weights.items() if getattr(measure, name) is not None)


_BEATEN_BY = 2  # how much more complete a measure must be to take the place of the outcome
_FIRST_BEATEN_BY = 4  # and of one that comes first at the person's word: of that, hardly anything may be known


def _with_outcome(brief: Brief, knowledge: Knowledge) -> tuple[Measure, ...]:
    """Marks the outcome: the measure said to come first, else the most complete one, the first named among equals. A marked
    one stays unless clearly beaten."""
    if not brief.measures:
        return ()
    best = max(brief.measures, key=completeness)
    told_first = next((m for m in brief.measures if m.first), None)
    current = told_first or brief.outcome
    if current and completeness(best) < completeness(current) + (_FIRST_BEATEN_BY if told_first else _BEATEN_BY):
        best = current
    return tuple(_directed(m, knowledge).model_copy(update={"outcome": m.id == best.id}) for m in brief.measures)


def _directed(measure: Measure, knowledge: Knowledge) -> Measure:
    """A measure with both numbers shows its wanted direction itself, unless its name tells another and nobody was asked about
    that yet; a limit alone ("no more than 6") tells it too."""
    now, then = measure.baseline, measure.target
    if then and measure.rises is None:
        measure = measure.model_copy(update={"rises": direction.of_limit(then.source.quote)})
    if now and then and now.quantity and then.quantity and now.quantity.value != then.quantity.value:
        named = None if measure.settled else _by_name(measure, knowledge)
        rises = then.quantity.value > now.quantity.value if named is None else named
        return measure.model_copy(update={"rises": rises})
    return measure


def _by_name(measure: Measure, knowledge: Knowledge) -> bool | None:
    entry = next((entry for entry in knowledge.metrics if entry.id == measure.metric_id), None)
    return entry.rises if entry else direction.of_name(measure.counted or measure.name)
