"""Which of several measures each value of a message belongs to: by name, by unit, then in the order they were named."""

from collections.abc import Sequence
from itertools import permutations

from assistant.domain.brief.counting import fits
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Measure
from assistant.domain.text.words import overlap

_MOST = 4  # values and measures that are weighed against each other


def paired(readings: Sequence[MeasureReading], measures: Sequence[Measure]) -> list[MeasureReading]:
    """The readings with names given to nameless values, field by field, wherever several measures are known."""
    result = list(readings)
    for field in (MeasureField.BASELINE, MeasureField.TARGET):
        nameless = [i for i, r in enumerate(result) if r.field is field and not r.measure and r.quantity][:_MOST]
        named = {r.measure for r in result if r.field is field}
        free = [m for m in measures if all(overlap(m.name, name) < 0.5 for name in named if name)][:_MOST]
        if nameless and len(measures) > 1:
            for i, measure in _best([result[i] for i in nameless], free, field):
                result[nameless[i]] = result[nameless[i]].model_copy(update={"measure": measure.name})
    return result


def _best(
    values: Sequence[MeasureReading], measures: Sequence[Measure], field: MeasureField
) -> list[tuple[int, Measure]]:
    """The likeliest assignment of values to measures: the better the units fit, and the more in order, the likelier."""
    places: list[Measure | None] = [*measures, *([None] * len(values))]
    options = permutations(range(len(places)), len(values))
    best = max(options, key=lambda option: (_score([places[i] for i in option], values, field), [-i for i in option]))
    return [(i, measure) for i, place in enumerate(best) if (measure := places[place])]


def _score(chosen: Sequence[Measure | None], values: Sequence[MeasureReading], field: MeasureField) -> float:
    return sum(_fit(measure, value, field) for measure, value in zip(chosen, values, strict=True) if measure)


def _fit(measure: Measure, value: MeasureReading, field: MeasureField) -> float:
    if value.quantity is None:
        return -1.0
    return (
        fits(measure, value.quantity) + 0.5 - 1.5 * (getattr(measure, field.value) is not None) + 0.25 * measure.outcome
    )
