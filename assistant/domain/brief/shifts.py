"""Targets told against today's value: "halve it", "cut by a third", "10 points more" become numbers once a baseline is known."""

from assistant.domain.brief.quantities import Kind, Quantity, Shift
from assistant.domain.brief.shapes import Derived, Measure, MeasureValue, Source

_POINT = "point"


def resolved(measure: Measure) -> Measure:
    """The measure with the number that its relative target comes to; unchanged where that can't be told."""
    now, wanted = measure.baseline, measure.target
    if not (wanted and wanted.shift):
        return measure
    derived = _derived(wanted, wanted.shift, now, measure) if now and now.quantity else None
    quantity = _quantity(now.quantity, derived) if now and now.quantity and derived else None
    known = wanted.model_copy(update={"quantity": quantity, "derived": derived})
    up = wanted.shift.up if wanted.shift.up is not None else measure.rises
    return measure.model_copy(update={"target": known, "rises": up})


def _quantity(now: Quantity, derived: Derived) -> Quantity:
    text = f"{derived.value:g} {derived.unit}".strip()
    return now.model_copy(update={"value": derived.value, "high": None, "text": text, "start": 0})


def _derived(wanted: MeasureValue, shift: Shift, now: MeasureValue, measure: Measure) -> Derived | None:
    """Today's value and the step as plain arithmetic, each number with its source."""
    up = shift.up if shift.up is not None else measure.rises
    if now.quantity is None or up is None or not _fits(shift, now.quantity):
        return None
    start, sign = now.quantity.value, "+" if up else "-"
    step, operands = _step(shift, start, wanted)
    value = round(start + (1 if up else -1) * (start * shift.part / shift.of if shift.of else shift.part), 4)
    if value < 0:
        return None
    return Derived(
        label=f"Target: {wanted.text}",
        expression=f"{start:.10g} {sign} {step}",
        value=value,
        unit=now.quantity.unit,
        operands=((now.text, start, now.source), *operands),
    )


def _step(shift: Shift, start: float, wanted: MeasureValue) -> tuple[str, tuple[tuple[str, float, Source], ...]]:
    said = wanted.text
    if not shift.of:
        return f"{shift.part:.10g}", ((said, shift.part, wanted.source),)
    if shift.part == shift.of:
        return f"{start:.10g}", ()
    parts = ((said, shift.part, wanted.source), (f"{said}: parts of", shift.of, wanted.source))
    return f"{start:.10g} * {shift.part:.10g} / {shift.of:.10g}", parts


def _fits(shift: Shift, now: Quantity) -> bool:
    """A share in percent of a percentage may mean points: only words ("by a third") and other units are clear."""
    if shift.of:
        return not (now.kind is Kind.PERCENT and shift.of == 100)
    if shift.unit == _POINT:
        return now.kind is Kind.PERCENT or not now.unit or now.unit == _POINT
    return shift.unit in ("", now.unit)
