"""What closing the gap is worth in the first year, before any share is taken off: the change of the measure times the
value of its unit, or else the loss that goes on today. Never both, and never a one-off event without a probability."""

from assistant.domain.brief.shapes import Brief
from assistant.domain.measurement.closure import yearly_whole
from assistant.domain.measurement.sums.change import of_change
from assistant.domain.measurement.sums.gain import Gain
from assistant.domain.measurement.sums.gap import gap_of
from assistant.domain.measurement.sums.loss import losses, told_product
from assistant.domain.measurement.sums.measured import measured, told
from assistant.domain.measurement.sums.people import Said
from assistant.domain.slots import Slot


def gain(brief: Brief, said: Said) -> Gain:
    """The best supported first-year gain: the outcome's change, else a loss that goes on; else what is missing."""
    described = "; ".join(fact.value for fact in told(brief, Slot.METRIC))
    candidates = [
        of_change(found, said, yearly_whole(brief, m)) for m in measured(brief) if (found := gap_of(m, described))
    ]
    product = told_product(said)
    candidates += [*([product] if product else []), *losses(said)]
    complete = next((c for c in candidates if c.complete), None)
    if complete:
        return complete
    unfinished = [c for c in candidates if c.missing]
    return min(unfinished, key=lambda c: len(c.missing)) if unfinished else Gain(None, missing=_no_gap(brief))


def _no_gap(brief: Brief) -> tuple[str, ...]:
    """What is missing where there are no two numbers to compare and no running loss."""
    outcome = next(iter(measured(brief)), None)
    name = outcome.name if outcome and outcome.name else "the measure"
    missing: list[str] = []
    if outcome is None or outcome.baseline is None or outcome.baseline.quantity is None:
        missing.append(f"today's value of {name}")
    if outcome is None or outcome.target is None or outcome.target.quantity is None:
        missing.append(f"the wanted value of {name}")
    if not brief.of(Slot.VALUE_PER_UNIT):
        missing.append("what one unit of change is worth in money")
    return tuple(missing) or ("what the change is worth in money",)
