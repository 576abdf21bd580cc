"""The gap in numbers, and the contract on how the effect will be measured."""

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.shapes import Derived, Measure, MeasureValue, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import number
from assistant.domain.measurement.shapes import ContractLine
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, movement, quoted, stated
from assistant.domain.proposal.shapes import ContractPart, Statement
from assistant.domain.slots import Cell


def sentences(case: Case) -> tuple[Statement, ...]:
    """Now and wanted for every measure, the outcome first, with where the number comes from, and the way between."""
    measures = sorted(case.brief.measures, key=lambda measure: not measure.outcome)
    told = [_measure(measure) for measure in measures if _counted(measure.baseline) or _counted(measure.target)]
    if case.contract.gap and told:
        told.insert(1, fill("That is a distance of {gap}.", gap=case.contract.gap))
    if case.outcome and case.outcome.baseline:
        told.append(fill("In the words used: {words}.", words=quoted(case.outcome.baseline.source)))
    return tuple(told)


def insights(case: Case) -> tuple[Statement, ...]:
    """What the numbers show when they are set side by side."""
    found = case.told("contrast", "half way", "need", "average check", "size check")
    return (*(found or one_group(case)), *change_since(case))


def _counted(value: MeasureValue | None) -> bool:
    return value is not None and value.quantity is not None


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
    if not clauses.tells(measure.data_source.source.quote):
        return fill("")
    origin = clauses.noun_phrase(measure.data_source.text)
    origin = origin if len(origin) > 4 else ""
    place = (
        as_said(clauses.in_the_middle(origin), measure.data_source.source)
        if origin
        else quoted(measure.data_source.source, 90)
    )
    return fill(" Source: {place}.", place=place)


def one_group(case: Case) -> list[Statement]:
    """A group with a value of its own beside the value of the whole."""
    whole = case.outcome.baseline if case.outcome else None
    for segment in case.groups:
        if whole and whole.quantity and segment.value and _alike(segment.value, whole.quantity):
            value = as_said(wording.amount(segment.value), segment.source)
            apart = _apart(whole.quantity, whole.source, segment.value, segment.source)
            return [
                fill(
                    "{who} stands at {value}, the whole at {now}: {apart} apart. What is different there is the best "
                    "clue to the cause.",
                    who=capital(as_said(clauses.in_the_middle(segment.name), segment.source)),
                    value=value,
                    now=whole,
                    apart=apart,
                )
            ]
    return []


def change_since(case: Case) -> list[Statement]:
    """A value that was better before: what people could do then they have hardly forgotten."""
    measure = case.outcome
    if measure is None or not (measure.earlier and measure.baseline and case.main) or case.main.cell is Cell.SKILL:
        return []
    before, now = measure.earlier.quantity, measure.baseline.quantity
    if before is None or now is None or before.value == now.value:
        return []
    if measure.rises is not None and (now.value > before.value) is measure.rises:
        return []
    apart = _apart(now, measure.baseline.source, before, measure.earlier.source)
    text = (
        "It was {before} before and is {now} today, {apart} apart. An ability does not disappear like that; "
        "something around people changed."
    )
    return [fill(text, before=measure.earlier, now=measure.baseline, apart=apart)]


def _alike(a: Quantity, b: Quantity) -> bool:
    return (a.kind, a.unit) == (b.kind, b.unit) and a.value != b.value


def _apart(a: Quantity, said_a: Source, b: Quantity, said_b: Source) -> Derived:
    high, low = sorted(((a, said_a), (b, said_b)), key=lambda pair: pair[0].value, reverse=True)
    unit = "percentage point" if a.unit == "%" else a.unit
    return (
        number("the higher value", high[0].value, high[1]) - number("the lower value", low[0].value, low[1])
    ).derive("Distance between the two values", unit)


def contract(case: Case) -> tuple[ContractPart, ...]:
    """The lines of the measurement contract; none where nothing is to be measured."""
    if case.verdict is Verdict.DECLINE_DEFER or (case.verdict is Verdict.DISCOVERY_FIRST and not _countable(case)):
        return ()
    return tuple(_line(case, line) for line in case.contract.lines)


def _countable(case: Case) -> bool:
    return case.outcome is not None and case.outcome.baseline is not None


def _line(case: Case, line: ContractLine) -> ContractPart:
    def cell(text: str) -> Statement:
        return case.traced(wording.upper_first(text), proposed=line.proposed)

    measure = case.outcome
    if line.level == "4" and measure:
        now, target = (
            stated(v) if v else cell(text) for v, text in ((measure.baseline, line.now), (measure.target, line.target))
        )
    else:
        now, target = cell(line.now), cell(line.target)
    name = cell(line.what)
    what = name.model_copy(update={"text": f"{name.text} (proposed)"}) if line.proposed else name
    return ContractPart(
        level=line.level,
        what=what,
        now=now,
        target=target,
        by=cell(line.by),
        source=cell(line.source),
        owner=cell(line.owner),
    )


def contract_note(case: Case) -> tuple[Statement, ...]:
    """How the effect is told from other causes, and what is weak about the contract."""
    if not contract(case):
        return ()
    notes = [case.traced(wording.ended(case.contract.isolation), proposed=True)] if case.contract.isolation else []
    return (*notes, *(case.traced(wording.ended(text), proposed=True) for text in case.contract.lint))
