"""The tables of a proposal in an author's words: a row stands only where its every cell holds."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring import effort
from assistant.domain.proposal.authoring.checking import OPTIONS, Checked
from assistant.domain.proposal.authoring.draft import (
    AskText,
    CauseText,
    ContractText,
    Draft,
    GroupText,
    MixText,
    OptionText,
    StepText,
)
from assistant.domain.proposal.shapes import (
    AskPart,
    CausePart,
    ContractPart,
    GroupPart,
    MixPart,
    OptionPart,
    Proposal,
    Statement,
    StepPart,
)
from assistant.domain.shapes import Shape
from assistant.domain.text import spans

_SPARE = ("source", "owner", "by")
_OPTION_CELLS = ("what", "cost", "reaches", "why")


def tables(guided: Proposal, draft: Draft, checked: Checked, whole: Derived | None) -> dict[str, tuple[Shape, ...]]:
    """The author's tables that hold, by their field in the proposal."""
    made: dict[str, tuple[Shape, ...]] = {
        "causes": _causes(guided, draft, checked),
        "options": _costed(guided, draft, checked, whole),
        "mix": _rows(draft.mix, "mix", checked, _mix),
        "groups": _rows(draft.groups, "groups", checked, _group),
        "contract": _one_result(_rows(draft.contract, "contract", _with_spares(guided, draft, checked), _contract)),
        "timeline": _in_order(_rows(draft.timeline, "timeline", checked, _step)),
        "asks": _asks(guided, draft, checked),
    }
    return {name: rows for name, rows in made.items() if rows}


def _rows(
    texts: Sequence[Shape], name: str, checked: Checked, make: Callable[[Shape, dict[str, Statement]], Shape]
) -> tuple[Shape, ...]:
    """The rows whose every cell holds; nothing where fewer than half of them do."""
    made: list[Shape] = []
    for index, text in enumerate(texts):
        cells = {
            field: checked.statements.get(f"{name}.{index}.{field}", Statement(text=""))
            for field in type(text).model_fields
        }
        if not any(f"{name}.{index}.{field}" in checked.complaints for field in type(text).model_fields):
            made.append(make(text, cells))
    return tuple(made) if 2 * len(made) >= len(texts) else ()


def _asks(guided: Proposal, draft: Draft, checked: Checked) -> tuple[Shape, ...]:
    """The author's asks, the decision first and on its one date."""
    made = cast("tuple[AskPart, ...]", _rows(draft.asks, "asks", checked, _ask))
    if not guided.asks:
        return made
    lead = guided.asks[0]
    if not made:  # what is decided stands on page one in the author's words
        decision = checked.good("decision") if draft.mix else None
        return (lead.model_copy(update={"what": decision}),) if decision else ()
    names = [spans.normal(name) for name in lead.who.text.split(",")]
    first = next((ask for ask in made if any(name in spans.normal(ask.who.text) for name in names)), None)
    decision = first.model_copy(update={"by": lead.by}) if first else lead
    return (decision, *(ask for ask in made if ask is not first))


def _group(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, GroupText)
    return GroupPart(**cells)


def _mix(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, MixText)
    return MixPart(
        intervention="",
        name=cells["name"].text,
        learning=text.learning,
        what=cells["what"],
        owner=cells["owner"],
        ask=cells["ask"],
        by=_unmarked(cells["by"]),  # the column says that it is proposed
    )


def _with_spares(guided: Proposal, draft: Draft, checked: Checked) -> Checked:
    """The check with the guided source, owner and date in the place of failed ones: a measure does not fall with them."""
    levels = {line.level: line for line in reversed(guided.contract)}
    spares = {
        place: getattr(levels[item.level], cell)
        for index, item in enumerate(draft.contract)
        for cell in _SPARE
        if (place := f"contract.{index}.{cell}") in checked.complaints and item.level in levels
    }
    left = {place: why for place, why in checked.complaints.items() if place not in spares}
    return replace(checked, statements=checked.statements | spares, complaints=left)


def _contract(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, ContractText)
    del cells["level"]
    if cells["target"].proposed and cells["by"].proposed:
        cells["target"] = _unmarked(cells["target"])  # one mark, behind the day: it stands for both
    return ContractPart(level=text.level, **{name: _without_stop(cell) for name, cell in cells.items()})


def _one_result(rows: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The measures with the first result as the one by which the plan is judged; further results are read beside it."""
    lines = cast("tuple[ContractPart, ...]", rows)
    first = next((n for n, line in enumerate(lines) if line.level == "4"), -1)
    return tuple(
        line.model_copy(update={"level": "also"}) if line.level == "4" and n != first else line
        for n, line in enumerate(lines)
    )


def _in_order(rows: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """The steps by their days, where every step names one."""
    steps = cast("tuple[StepPart, ...]", rows)
    days = [spans.day_of(match[0]) if (match := spans.DAY.search(step.when.text)) else None for step in steps]
    if not all(days):
        return rows
    return tuple(step for _, step in sorted(zip(days, steps, strict=True), key=lambda pair: pair[0] or date.max))


def _step(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, StepText)
    del cells["kind"]
    return StepPart(kind=text.kind, **cells)


def _ask(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, AskText)
    return AskPart(**cells)


def _options(guided: Proposal, draft: Draft, checked: Checked) -> tuple[OptionPart, ...]:
    """The author's options; a cell that fails keeps the guided text of the same option. At least doing nothing, the
    recommended and one other."""
    known = {option.id: option for option in guided.options}
    made = [
        part
        for index, text in enumerate(draft.options)
        if (part := _option(text, f"options.{index}", known.get(text.id), checked))
    ]
    ids = [part.id for part in made]
    if not any(checked.good(f"options.{n}.{field}") for n in range(len(draft.options)) for field in _OPTION_CELLS):
        return ()
    return tuple(made) if "nothing" in ids and ids.count("recommended") == 1 and len(made) >= 3 else ()


def _costed(guided: Proposal, draft: Draft, checked: Checked, whole: Derived | None) -> tuple[OptionPart, ...]:
    """The options with the whole effort in the cost of the recommended one."""
    return tuple(
        part.model_copy(update={"cost": effort.with_total(guided, part.cost, whole)}) if part.recommended else part
        for part in _options(guided, draft, checked)
    )


def _option(text: OptionText, place: str, guided: OptionPart | None, checked: Checked) -> OptionPart | None:
    cells: dict[str, Statement] = {}
    if text.id not in OPTIONS:
        return None
    for field in _OPTION_CELLS:
        said = checked.good(f"{place}.{field}") or (getattr(guided, field) if guided else None)
        if said is None:
            return None
        cells[field] = _without_stop(said)
    name = checked.good(f"{place}.name")
    shown = name.text if name else guided.name if guided else ""
    return OptionPart(id=text.id, name=shown, recommended=text.id == "recommended", **cells) if shown else None


def _unmarked(cell: Statement) -> Statement:
    """A cell whose neighbour or heading says that it is proposed."""
    return cell.model_copy(update={"text": cell.text.removesuffix(" (proposed)")})


def _without_stop(cell: Statement) -> Statement:
    """A cell that the layout joins to the next one: its last stop would stand there twice."""
    return cell.model_copy(update={"text": cell.text.removesuffix(".")})


def _causes(guided: Proposal, draft: Draft, checked: Checked) -> tuple[CausePart, ...]:
    """The causes that code weighed, in its order, in the author's words where they hold."""
    texts = {item.cell: (index, item) for index, item in enumerate(draft.causes)}
    if not guided.causes or guided.causes[0].cell.value not in texts:
        return ()
    return tuple(
        _cause(part, *texts[part.cell.value], checked) if part.cell.value in texts else part for part in guided.causes
    )


def _cause(part: CausePart, index: int, text: CauseText, checked: Checked) -> CausePart:
    place = f"causes.{index}"
    told = {
        field: tuple(said for n in range(len(getattr(text, field))) if (said := checked.good(f"{place}.{field}.{n}")))
        for field in ("speaks_for", "against")
    }
    changes: dict[str, object] = {field: found for field, found in told.items() if found}
    for field in ("title", "remark"):
        if said := checked.good(f"{place}.{field}"):
            changes[field] = said
    return part.model_copy(update=changes)
