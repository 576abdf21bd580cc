"""Groups side by side: how far apart they are, what half of the way would bring, and whether the counts add up."""

from collections.abc import Iterable

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Measure, Segment
from assistant.domain.brief.wording import amount, figure
from assistant.domain.measurement.arithmetic import Amount, added, constant, number
from assistant.domain.measurement.insight import Insight, insight, named
from assistant.domain.measurement.sums.people import Said
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import names_part
from assistant.domain.text.words import stems


def distinct(groups: Iterable[Segment]) -> list[Segment]:
    """The groups, each once however often it was spoken of: people told by the same count are one group where one mention says
    no more than the other, or nothing but the count ("the 18")."""
    kept: list[Segment] = []
    for group in groups:
        if not any(_same_people(group, other) for other in kept):
            kept.append(group)
    return kept


def _same_people(one: Segment, other: Segment) -> bool:
    told, known = (_description(segment) for segment in (one, other))
    return one.size == other.size and (told <= known or known <= told)


def _description(segment: Segment) -> frozenset[str]:
    return frozenset(stem for stem in stems(segment.name) if not stem.isdigit()) - _ANYBODY


_ANYBODY = stems("people person persons group groups team teams other others staff one ones")


def _valued(brief: Brief) -> tuple[Segment, ...]:
    """Groups with one value of the same kind and unit as the first of them, each name once; a range is no value."""
    valued = (s for s in brief.segments if s.value is not None and s.value.high is None)
    found = {s.name: s for s in valued if names_part(s.name)}
    first = next(iter(found.values()), None)
    return tuple(s for s in found.values() if _comparable(s, first))


def _comparable(segment: Segment, other: Segment | None) -> bool:
    a, b = segment.value, other.value if other else None
    return bool(a and b and (a.kind, a.unit, a.per) == (b.kind, b.unit, b.per))


def _value(segment: Segment) -> Amount:
    assert segment.value is not None
    return number(f"{segment.name}: {segment.value.text}", segment.value.value, segment.source)


def _unit(quantity: Quantity) -> str:
    return "percentage point" if quantity.kind is Kind.PERCENT and quantity.unit == "%" else quantity.unit


def _best_and_worst(brief: Brief, outcome: Measure | None) -> tuple[Segment, Segment] | None:
    groups = _valued(brief)
    rises = outcome.rises if outcome else None
    if len(groups) < 2:
        return None
    if rises is None:
        praised = next((s for s in groups if s.better), None)
        if praised is None or praised.value is None:
            return None
        others = [s.value.value for s in groups if s.value and s is not praised]
        rises = praised.value.value > max(others)
    ordered = sorted(groups, key=lambda s: s.value.value if s.value else 0.0, reverse=rises)
    return (ordered[0], ordered[-1]) if ordered[0].value != ordered[-1].value else None


def contrast(brief: Brief, outcome: Measure | None) -> Insight | None:
    """The best group against the weakest: the strongest hint at a cause that can be acted on."""
    pair = _best_and_worst(brief, outcome)
    if pair is None or pair[0].value is None or pair[1].value is None:
        return None
    best, worst = pair
    high, low = (best, worst) if _value(best).value > _value(worst).value else (worst, best)
    apart = _value(high) - _value(low)
    made = insight("contrast", "", apart, f"Distance between {best.name} and {worst.name}", _unit(pair[0].value))
    text = f"Side by side: {named(best.name)} {_shown(best)}, {named(worst.name)} {_shown(worst)}, {figure(made.derived)} apart."
    return made.model_copy(update={"text": text})


def _shown(segment: Segment) -> str:
    return amount(segment.value) if segment.value else ""


def half_way(brief: Brief, outcome: Measure | None) -> Insight | None:
    """Where the weakest group would stand if it came half of the way up to the best."""
    pair = _best_and_worst(brief, outcome)
    if pair is None or pair[0].value is None:
        return None
    best, worst = pair
    middle = (_value(worst) + _value(best)) / constant(2, "half of the way")
    unit = "%" if pair[0].value.unit == "%" else pair[0].value.unit
    made = insight("half way", "", middle, f"{worst.name}, half of the way to {best.name}", unit)
    text = f"Half of the way from {named(worst.name)} to {named(best.name)} would bring them to {figure(made.derived)}."
    return made.model_copy(update={"text": text})


def average_check(brief: Brief, outcome: Measure | None) -> Insight | None:
    """Whether the groups' values, weighted by size, give the value named for the whole."""
    groups = [s for s in _valued(brief) if s.size]
    whole = outcome.baseline.quantity if outcome and outcome.baseline else None
    if (
        len(groups) < 2
        or whole is None
        or groups[0].value is None
        or (whole.kind, whole.unit) != (groups[0].value.kind, groups[0].value.unit)
    ):
        return None
    sizes = [number(f"{s.name}: how many", s.size or 0, s.source) for s in groups]
    weighted = added([size * _value(s) for size, s in zip(sizes, groups, strict=True)]) / added(sizes)
    unit = "%" if whole.unit == "%" else whole.unit
    made = insight("average check", "", weighted, "Average of the groups, weighted by size", unit)
    fits = abs(weighted.value - whole.value) <= 0.05 * abs(whole.value)
    verdict = (
        f"that fits the {whole.text} named for all"
        if fits
        else f"the value named for all is {whole.text}, so one of the numbers is older, or a group is missing"
    )
    return made.model_copy(
        update={"text": f"Weighted by size, the groups stand at {figure(made.derived)} on average; {verdict}."}
    )


def size_check(said: Said) -> Insight | None:
    """Whether the parts that were named add up to the total that was named."""
    if said.audience is None:
        return None
    parts = _parts(said)
    if len(parts) < 2:
        return None
    total = added([t.low() for t in parts])
    made = insight("sum check", "", total, "Parts of the audience added up", "")
    listed = " + ".join(t.text for t in parts)
    whole = said.audience.operands[0][0]
    if total.value == said.audience.value:
        text = f"The parts add up: {listed} = {figure(made.derived)}."
    else:
        text = f"{listed} = {figure(made.derived)}, while the total named is {whole}. Which part is missing or counted twice?"
    return made.model_copy(update={"text": text})


def _parts(said: Said) -> list[Term]:
    """Counts named side by side with the total, in the sentences on the size of the audience."""
    assert said.audience is not None
    total = said.audience.value
    terms = [
        t
        for c in said.of((Slot.AUDIENCE_SIZE, Slot.AUDIENCE))
        for t in c.terms
        if _of_people(t) and not t.den and t.value < total
    ]
    distinct = list({t.value: t for t in terms}.values())
    near = abs(sum(t.value for t in distinct) - total) <= 0.15 * total
    return distinct if near else []


def _of_people(term: Term) -> bool:
    """True for a count of people; a bare number in an answer on how many there are counts them too."""
    return term.kind is Kind.PEOPLE or (term.kind is Kind.COUNT and term.num == "")
