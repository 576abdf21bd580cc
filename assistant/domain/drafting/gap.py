"""The gap in numbers, and the contract on how the effect will be measured."""

from assistant.domain.arithmetic import number
from assistant.domain.brief import Measure, Segment
from assistant.domain.drafting import clauses, wording
from assistant.domain.drafting.case import Case
from assistant.domain.drafting.statements import as_said, fill, movement, quoted
from assistant.domain.judgement import Verdict
from assistant.domain.measurement import ContractLine
from assistant.domain.proposal import ContractPart, Statement


def sentences(case: Case) -> tuple[Statement, ...]:
    """Now and wanted for every measure, the outcome first, with where the number comes from; then the contrasts."""
    measures = sorted(case.brief.measures, key=lambda measure: not measure.outcome)
    told = [_measure(measure) for measure in measures if measure.baseline or measure.target]
    if case.outcome and (value := case.outcome.baseline):
        told.append(fill("In the words used: {words}.", words=quoted(value.source)))
    return tuple([*told, *([_distance(case)] if case.contract.gap else []), *contrasts(case)])


def _measure(measure: Measure) -> Statement:
    name = as_said(wording.upper_first(measure.name), measure.source)
    if measure.baseline and measure.target and measure.due:
        line = fill("{name}: {ends} by {due}", name=name, ends=movement(measure), due=measure.due)
    elif measure.baseline and measure.target:
        line = fill("{name}: {ends}", name=name, ends=movement(measure))
    elif measure.baseline:
        line = fill("{name}: {now} today; no target was named", name=name, now=measure.baseline)
    else:
        line = fill(
            "{name}: {target} wanted; the value today is to be confirmed", name=name, target=measure.target or ""
        )
    if measure.earlier:
        line = fill("{line}; it was {earlier} before", line=line, earlier=measure.earlier)
    return fill("{line}.{where}", line=line, where=_where(measure))


def _where(measure: Measure) -> Statement:
    if measure.data_source is None:
        return fill("")
    origin = clauses.noun_phrase(measure.data_source.text) or ""
    place = (
        as_said(clauses.in_the_middle(origin), measure.data_source.source)
        if origin
        else quoted(measure.data_source.source, 90)
    )
    return fill(" Source: {place}.", place=place)


def _distance(case: Case) -> Statement:
    gap = case.contract.gap
    return fill("That is a distance of {gap}.", gap=gap) if gap else fill("")


def contrasts(case: Case) -> list[Statement]:
    """What two groups or two times show when they are set side by side."""
    valued = [segment for segment in case.brief.segments if segment.value]
    pairs = [(a, b) for i, a in enumerate(valued) for b in valued[i + 1 :] if _comparable(a, b)]
    if not pairs:
        return []
    widest = max(pairs, key=lambda pair: _distance_between(*pair))
    return [_contrast(*widest)] if _distance_between(*widest) else []


def _comparable(a: Segment, b: Segment) -> bool:
    return bool(a.value and b.value and (a.value.kind, a.value.unit) == (b.value.kind, b.value.unit))


def _distance_between(a: Segment, b: Segment) -> float:
    return abs(a.value.value - b.value.value) if a.value and b.value else 0.0


def _contrast(a: Segment, b: Segment) -> Statement:
    high, low = sorted((a, b), key=lambda segment: segment.value.value if segment.value else 0.0, reverse=True)
    assert high.value and low.value  # noqa: S101 - _comparable has seen both
    difference = (
        number(high.name, high.value.value, high.source) - number(low.name, low.value.value, low.source)
    ).derive("Difference between the groups", "percentage point" if high.value.unit == "%" else high.value.unit)
    return fill(
        "Side by side: {high} at {most}, {low} at {least}, {difference} apart. What the one group has and the other has not is the best clue there is.",
        high=_name(high),
        most=_value(high),
        low=_name(low),
        least=_value(low),
        difference=difference,
    )


def _name(segment: Segment) -> Statement:
    return as_said(clauses.in_the_middle(segment.name), segment.source)


def _value(segment: Segment) -> Statement:
    return as_said(wording.amount(segment.value) if segment.value else "", segment.source)


def contract(case: Case) -> tuple[ContractPart, ...]:
    """The lines of the measurement contract; none where nothing is to be measured."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    return tuple(_line(case, line) for line in case.contract.lines)


def _line(case: Case, line: ContractLine) -> ContractPart:
    def cell(text: str) -> Statement:
        return case.traced(wording.upper_first(text), proposed=line.proposed)

    name = cell(line.what)
    what = name.model_copy(update={"text": f"{name.text} (proposed)"}) if line.proposed else name
    return ContractPart(
        level=line.level,
        what=what,
        now=cell(line.now),
        target=cell(line.target),
        by=cell(line.by),
        source=cell(line.source),
        owner=cell(line.owner),
    )


def contract_note(case: Case) -> tuple[Statement, ...]:
    """How the effect is told from other causes, and what is weak about the contract."""
    if case.verdict is Verdict.DECLINE_DEFER or not case.contract.lines:
        return ()
    notes = [case.traced(wording.ended(case.contract.isolation), proposed=True)] if case.contract.isolation else []
    return (*notes, *(case.traced(wording.ended(text), proposed=True) for text in case.contract.lint))
