"""How numbers of a message become measures, and which measure is the outcome."""

import hashlib

from assistant.domain.brief import direction
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Brief, Change, Measure, MeasureValue, Origin, Source
from assistant.domain.brief.shifts import resolved
from assistant.domain.knowledge import Knowledge, MetricEntry
from assistant.domain.slots import Slot
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
_SLOT = {
    MeasureField.NAME: Slot.METRIC,
    MeasureField.BASELINE: Slot.BASELINE,
    MeasureField.EARLIER: Slot.BASELINE,
    MeasureField.TARGET: Slot.TARGET,
    MeasureField.DUE: Slot.DUE,
    MeasureField.SOURCE: Slot.DATA_SOURCE,
    MeasureField.OWNER: Slot.DATA_OWNER,
    MeasureField.VALUE_PER_UNIT: Slot.VALUE_PER_UNIT,
    MeasureField.VOLUME: Slot.VALUE_PER_UNIT,
}


def merge(
    brief: Brief, readings: tuple[MeasureReading, ...], *, turn: int, amending: bool, knowledge: Knowledge
) -> Brief:
    """The brief with the measures of a message, and its outcome chosen anew."""
    for reading in readings:
        brief = _merge_one(brief, reading, turn, amending, knowledge)
    if not readings:
        return brief
    brief = brief.model_copy(update={"measures": tuple(resolved(_in_one_unit(m)) for m in brief.measures)})
    return brief.model_copy(update={"measures": _with_outcome(brief)})


def _merge_one(brief: Brief, reading: MeasureReading, turn: int, amending: bool, knowledge: Knowledge) -> Brief:
    index = find(brief.measures, reading, knowledge)
    measures = list(brief.measures)
    if index is None:
        if not reading.measure:
            return brief  # a value without a measure stays a fact of its slot
        measures.append(_new(reading, turn, knowledge))
        index = len(measures) - 1
    if reading.field is MeasureField.NAME:
        return brief.model_copy(update={"measures": tuple(measures)})
    attribute = _ATTRIBUTE[reading.field]
    old: MeasureValue | None = getattr(measures[index], attribute)
    if old is not None and not (reading.correction or amending or _sharper(old, reading)):
        return brief.model_copy(update={"measures": tuple(measures)})
    new = _value(reading, turn)
    measures[index] = measures[index].model_copy(update={attribute: new})
    history = brief.history
    if old is not None and reading.correction:
        history = (*history, Change(slot=_SLOT[reading.field], old=old.text, new=new.text, by=new.source, turn=turn))
    return brief.model_copy(update={"measures": tuple(measures), "history": history})


def _sharper(old: MeasureValue, new: MeasureReading) -> bool:
    """A number beats words and a change against today's value, and an exact number an approximate one."""
    if old.shift and new.quantity is not None:
        return True
    if old.quantity is None:
        return new.quantity is not None
    return old.quantity.approximate and new.quantity is not None and not new.quantity.approximate


def find(measures: tuple[Measure, ...], reading: MeasureReading, knowledge: Knowledge) -> int | None:
    """The index of the measure a reading speaks of: by name or alias, else by unit, else the only one."""
    if reading.measure:
        scored = [(_likeness(measure, reading.measure, knowledge), i) for i, measure in enumerate(measures)]
        best = max(scored, default=(0.0, -1))
        return best[1] if best[0] >= 0.5 else None
    if reading.quantity is not None:
        by_unit = [i for i, m in enumerate(measures) if _unit(m) == (reading.quantity.kind, reading.quantity.unit)]
        if by_unit:
            return by_unit[0]
    outcome = next((i for i, m in enumerate(measures) if m.outcome), None)
    return outcome if outcome is not None else (0 if measures else None)


def _unit(measure: Measure) -> tuple[str, str] | None:
    value = measure.baseline or measure.target
    return (value.quantity.kind, value.quantity.unit) if value and value.quantity else None


def _likeness(measure: Measure, name: str, knowledge: Knowledge) -> float:
    entry = entry_for(name, knowledge)
    if entry and entry.id == measure.metric_id:
        return 1.0
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
    digest = hashlib.sha256(f"{turn}:{reading.measure}".encode()).hexdigest()[:8]
    return Measure(
        id=f"m{digest}",
        name=reading.measure,
        source=Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote),
        metric_id=entry.id if entry else "",
        rises=entry.rises if entry else direction.of_name(reading.measure),
    )


def _value(reading: MeasureReading, turn: int) -> MeasureValue:
    text = reading.text or (reading.quantity.text if reading.quantity else reading.quote)
    source = Source(origin=Origin.TURN, ref=str(turn), quote=reading.quote)
    return MeasureValue(text=text, source=source, quantity=reading.quantity, day=reading.day, shift=reading.shift)


def _in_one_unit(measure: Measure) -> Measure:
    """ "From 60 percent up to 80": the number without a unit is counted like the other."""
    now, wanted = measure.baseline or measure.earlier, measure.target
    if not (now and wanted and now.quantity and wanted.quantity):
        return measure
    if wanted.derived is None and _takes_unit(wanted.quantity, now.quantity):
        quantity = _counted_like(wanted.quantity, now.quantity)
        return measure.model_copy(update={"target": wanted.model_copy(update={"quantity": quantity})})
    if now is measure.baseline and _takes_unit(now.quantity, wanted.quantity):
        quantity = _counted_like(now.quantity, wanted.quantity)
        return measure.model_copy(update={"baseline": now.model_copy(update={"quantity": quantity})})
    return measure


def _takes_unit(bare: Quantity, other: Quantity) -> bool:
    if bare.kind is not Kind.COUNT or bare.unit or not other.unit or bare.per not in ("", other.per):
        return False
    return bare.value <= 100 if other.kind is Kind.PERCENT else True


def _counted_like(bare: Quantity, other: Quantity) -> Quantity:
    return bare.model_copy(update={"kind": other.kind, "unit": other.unit, "per": bare.per or other.per})


def completeness(measure: Measure) -> int:
    """How many of the contract's fields are filled; baseline and target count double."""
    weights = {"baseline": 2, "target": 2, "due": 1, "data_source": 1, "owner": 1, "value_per_unit": 1}
    return sum(weight for name, weight in weights.items() if getattr(measure, name) is not None)


def _with_outcome(brief: Brief) -> tuple[Measure, ...]:
    """Marks the outcome: the most complete measure, the first named among equals; a marked one stays unless beaten by two."""
    if not brief.measures:
        return ()
    best = max(brief.measures, key=completeness)
    current = brief.outcome
    if current and completeness(best) < completeness(current) + 2:
        best = current
    return tuple(_directed(m).model_copy(update={"outcome": m.id == best.id}) for m in brief.measures)


def _directed(measure: Measure) -> Measure:
    """A measure with both numbers shows its wanted direction itself; a limit alone ("no more than 6") tells it too."""
    now, then = measure.baseline, measure.target
    if then and measure.rises is None:
        measure = measure.model_copy(update={"rises": direction.of_limit(then.source.quote)})
    if now and then and now.quantity and then.quantity and now.quantity.value != then.quantity.value:
        return measure.model_copy(update={"rises": then.quantity.value > now.quantity.value})
    return measure
