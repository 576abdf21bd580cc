"""An author's draft laid over the guided proposal: what passes its check replaces the guided text of its section, what does
not leaves it as it was. Verdict, main cause, forecast and measures are never the author's: only the words for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as having
from typing import cast

from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring import against, effort, opening, wishes
from assistant.domain.proposal.authoring.desk import Desk
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
from assistant.domain.proposal.authoring.draft import lines as places_of
from assistant.domain.proposal.authoring.effort import Line
from assistant.domain.proposal.grounding import common_words
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
from assistant.domain.text.words import words

_OPTION_CELLS = ("what", "cost", "reaches", "why")
_SENTENCE = 6  # words that make a text a sentence
_LONGEST_NAME = 10  # words of a name
_LEVELS = frozenset({"4", "3", "early", "guard"})
_KINDS = frozenset({"now", "first", "second", "fallback", "measure", "result"})
_OPTIONS = frozenset({"nothing", "lean", "recommended", "requested", "later"})
_PARAGRAPHS = (
    "summary", "gap", "insights", "work", "tried", "practice", "money", "managers_before", "managers_after", "not_fixed",
    "risks", "holding_message",
)  # fmt: skip
_FRONT = {
    "decision": "decision",
    "number": "number",
    "cost": "cost",
    "first_result": "date",
    "waiting": "waiting",
    "risk": "risk",
}


@dataclass(frozen=True)
class Checked:
    """Every text of a draft as a statement by its place, what is wrong with those that may not be used, what would better
    others, and what the plan takes of people's time."""

    statements: dict[str, Statement]
    complaints: dict[str, str]
    wishes: dict[str, str] = having(default_factory=dict[str, str])
    spent: tuple[Line, ...] = ()

    def good(self, place: str) -> Statement | None:
        """The statement at a place, None where there is none or it may not be used."""
        return None if place in self.complaints else self.statements.get(place)


def check(draft: Draft, desk: Desk) -> Checked:
    """Reads and checks every text of the draft against what was said, found and computed, and against the verdict."""
    common = common_words(desk.base, places_of(draft).values())
    recommended = against.recommended_in(draft)
    lines, uncounted = effort.priced(draft, tuple(desk.dossier.sources.values()))
    whole = effort.total(lines)
    desk = desk.with_figure(effort.LABEL, whole) if whole else desk
    statements: dict[str, Statement] = {}
    complaints: dict[str, str] = {}
    for place, text in places_of(draft).items():
        statements[place], wrong = desk.read(place, effort.filled(text, whole), common)
        if odds := _odds(place, statements[place].text, desk.guided, recommended):
            wrong = f"{wrong}; {odds}" if wrong else odds
        if wrong:
            complaints[place] = wrong
    structure = _repeated(statements) | _unknown_choices(draft) | _against_verdict(draft, desk.guided) | uncounted
    return Checked(statements, complaints | structure, wishes.of(draft, statements, whole), lines)


def _odds(place: str, text: str, guided: Proposal, recommended: tuple[str, ...]) -> str:
    if place == "verdict":
        return against.other_verdict(text, guided.verdict.verdict)
    return against.contradiction(place, text, guided, recommended)


def _repeated(statements: dict[str, Statement]) -> dict[str, str]:
    """Sentences that stand somewhere else already, and names that are sentences."""
    first: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for place, said in statements.items():
        length = len(words(said.text))
        earlier = first.setdefault(spans.normal(said.text), place)
        if earlier != place and length >= _SENTENCE:
            wrong[place] = f"the same as {earlier}"
        if place.endswith(".name") and length > _LONGEST_NAME:
            wrong[place] = f"a name has at most {_LONGEST_NAME} words"
    return wrong


def _unknown_choices(draft: Draft) -> dict[str, str]:
    """Rows under a level, a kind or an id that there is not."""
    wrong = {f"contract.{n}.what": item.level for n, item in enumerate(draft.contract) if item.level not in _LEVELS}
    wrong |= {f"timeline.{n}.what": item.kind for n, item in enumerate(draft.timeline) if item.kind not in _KINDS}
    wrong |= {f"options.{n}.what": item.id for n, item in enumerate(draft.options) if item.id not in _OPTIONS}
    return {place: f"there is no “{name}”" for place, name in wrong.items()}


def _against_verdict(draft: Draft, guided: Proposal) -> dict[str, str]:
    """Learning where the verdict is that learning is not the answer."""
    if guided.verdict.verdict not in against.NO_LEARNING:
        return {}
    why = f"the verdict is {guided.verdict.verdict.value}: no learning measure may stand in the mix"
    return {f"mix.{index}.what": why for index, item in enumerate(draft.mix) if item.learning}


def apply(guided: Proposal, draft: Draft, checked: Checked) -> Proposal:
    """The guided proposal with the author's text where it holds."""
    front = {field: said for name, field in _FRONT.items() if (said := checked.good(name))}
    changes: dict[str, object] = {name: found for name in _PARAGRAPHS if (found := _paragraph(draft, name, checked))}
    whole = effort.total(checked.spent)
    front["cost"] = effort.with_total(guided, front.get("cost", guided.front.cost), whole)
    changes["front"] = guided.front.model_copy(update=front)
    changes["verdict"] = guided.verdict.model_copy(update=_verdict(guided, draft, checked))
    changes["open_questions"] = opening.questions(guided, draft, checked.good)
    changes["facts"] = opening.facts(guided, draft)
    if rows := effort.rows(checked.spent, draft.effort, checked.statements):
        changes["costs"] = (*(row for row in guided.costs if not row.amount.proposed), *rows)
    if said := checked.good("headline"):
        changes["headline"] = said
    changes["strategy"] = guided.strategy.model_copy(update=_strategy(draft, checked))
    if note := _paragraph(draft, "isolation", checked):
        changes["contract_note"] = note
    tables = {
        "causes": _causes(guided, draft, checked),
        "options": _costed(guided, _options(guided, draft, checked), whole),
        "mix": _rows(draft.mix, "mix", checked, _mix),
        "groups": _rows(draft.groups, "groups", checked, _group),
        "contract": _rows(draft.contract, "contract", checked, _contract),
        "timeline": _rows(draft.timeline, "timeline", checked, _step),
        "asks": _asks(guided, draft, checked),
    }
    return guided.model_copy(update=changes | {name: rows for name, rows in tables.items() if rows})


def _paragraph(draft: Draft, name: str, checked: Checked) -> tuple[Statement, ...]:
    """The sentences that hold; nothing where fewer than half of them do: a remnant says less than the guided text."""
    count = len(getattr(draft, name))
    kept = tuple(said for index in range(count) if (said := checked.good(f"{name}.{index}")))
    return kept if 2 * len(kept) >= count else ()


def _some(draft: Draft, checked: Checked, **fields: str) -> dict[str, object]:
    return {field: found for field, name in fields.items() if (found := _paragraph(draft, name, checked))}


def _verdict(guided: Proposal, draft: Draft, checked: Checked) -> dict[str, object]:
    """The author's sentence and reasons; that a verdict is provisional, and why, is said by code."""
    changes = _some(draft, checked, reasons="reasons", would_change="would_change")
    if said := checked.good("verdict"):
        changes["sentence"] = said
    if guided.verdict.provisional and guided.verdict.reasons and (told := changes.get("reasons")):
        changes["reasons"] = (*cast("tuple[Statement, ...]", told), guided.verdict.reasons[-1])
    return changes


def _asks(guided: Proposal, draft: Draft, checked: Checked) -> tuple[Shape, ...]:
    """The author's asks, the decision first and on its one date."""
    made = cast("tuple[AskPart, ...]", _rows(draft.asks, "asks", checked, _ask))
    if not made or not guided.asks:
        return made
    lead = guided.asks[0]
    first = next((ask for ask in made if spans.normal(lead.who.text) in spans.normal(ask.who.text)), None)
    decision = first.model_copy(update={"by": lead.by}) if first else lead
    return (decision, *(ask for ask in made if ask is not first))


def _group(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, GroupText)
    return GroupPart(**cells)


def _strategy(draft: Draft, checked: Checked) -> dict[str, object]:
    sentence = checked.good("strategy")
    return _some(draft, checked, remarks="strategy_remarks") | ({"sentence": sentence} if sentence else {})


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


def _mix(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, MixText)
    return MixPart(
        intervention="",
        name=cells["name"].text,
        learning=text.learning,
        what=cells["what"],
        owner=cells["owner"],
        ask=cells["ask"],
        by=cells["by"],
    )


def _contract(text: Shape, cells: dict[str, Statement]) -> Shape:
    assert isinstance(text, ContractText)
    del cells["level"]
    return ContractPart(level=text.level, **{name: _without_stop(cell) for name, cell in cells.items()})


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


def _costed(guided: Proposal, options: tuple[OptionPart, ...], whole: Derived | None) -> tuple[OptionPart, ...]:
    """The options with the whole effort in the cost of the recommended one."""
    return tuple(
        part.model_copy(update={"cost": effort.with_total(guided, part.cost, whole)}) if part.recommended else part
        for part in options
    )


def _option(text: OptionText, place: str, guided: OptionPart | None, checked: Checked) -> OptionPart | None:
    cells: dict[str, Statement] = {}
    if text.id not in _OPTIONS:
        return None
    for field in _OPTION_CELLS:
        said = checked.good(f"{place}.{field}") or (getattr(guided, field) if guided else None)
        if said is None:
            return None
        cells[field] = _without_stop(said)
    name = checked.good(f"{place}.name")
    shown = name.text if name else guided.name if guided else ""
    return OptionPart(id=text.id, name=shown, recommended=text.id == "recommended", **cells) if shown else None


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
