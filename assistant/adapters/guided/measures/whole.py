"""The value of the whole apart from the values of its groups: "overall 74 percent, the night crew only 58"."""

import re
from collections.abc import Sequence

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, SegmentReading
from assistant.domain.brief.shapes import Measure

_WHOLE = re.compile(
    r"\b(?:overall|on average|in total|all (?:together|in all|of (?:them|us))|altogether|(?:taken|put|all) together|as a whole"
    r"|across the (?:whole |entire )?\w+|for the whole \w+|company-?wide|the average (?:is|was|of|stands))\b",
    re.I,
)


def first(
    readings: Sequence[MeasureReading], groups: Sequence[SegmentReading], known: Sequence[Measure]
) -> list[MeasureReading]:
    """The readings with the value of the whole in front and without the values that belong to single groups.

    A lone group's value stays where nothing else is known: the group may be all that the request is about."""
    told = [r for r in readings if r.field is MeasureField.BASELINE and r.quantity]
    of_group = [r for r in told if r.quantity and _belongs(r.quantity, r.quote, groups)]
    others = len(told) > len(of_group) or any(m.outcome and m.baseline for m in known)
    dropped = of_group if others or len(of_group) > 1 else []
    kept = [r for r in readings if r not in dropped]
    return sorted(kept, key=lambda r: not (r.field is MeasureField.BASELINE and _of_whole(r)))


def counted_alike(
    groups: Sequence[SegmentReading], read: Sequence[MeasureReading], known: Sequence[Measure]
) -> tuple[SegmentReading, ...]:
    """The groups with their bare numbers in the unit of the whole: "14 percent in total. Seniors 6, juniors 25." """
    values = [r.quantity for r in read if r.field is MeasureField.BASELINE and r.quantity and r.quantity.unit]
    values += [m.baseline.quantity for m in known if m.outcome and m.baseline and m.baseline.quantity]
    unit = values[0] if values else None
    return tuple(_in_unit(group, unit) for group in groups) if unit else tuple(groups)


def _in_unit(group: SegmentReading, unit: Quantity) -> SegmentReading:
    value = group.value
    bare = value is not None and value.bare and not value.per
    if value is None or not bare or (unit.kind is Kind.PERCENT and value.value > 100):
        return group
    return group.model_copy(update={"value": value.model_copy(update={"kind": unit.kind, "unit": unit.unit})})


def _belongs(quantity: Quantity, quote: str, groups: Sequence[SegmentReading]) -> bool:
    return any(
        g.value and g.value.text in quantity.text and g.value.value == quantity.value and _overlap(g.quote, quote)
        for g in groups
    )


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _of_whole(reading: MeasureReading) -> bool:
    """True where the words around a number say that it stands for everybody."""
    if reading.quantity is None:
        return False
    start, end = reading.quantity.start, reading.quantity.start + len(reading.quantity.text)
    before = re.split(r"[,;.]\s", reading.quote[:start])[-1]
    after = re.split(r"[,;.]\s", reading.quote[end:], maxsplit=1)[0]
    return bool(_WHOLE.search(before) or _WHOLE.search(after))
