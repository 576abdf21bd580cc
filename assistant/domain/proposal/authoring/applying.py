"""An author's draft laid over the guided proposal: what passes its check replaces the guided text of its section, what does
not leaves it as it was. Verdict, main cause, forecast and measures are never the author's: only the words for them."""

from typing import cast

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.brief import wording
from assistant.domain.proposal.authoring import comparison, effort, opening
from assistant.domain.proposal.authoring.checking import Checked
from assistant.domain.proposal.authoring.draft import Draft
from assistant.domain.proposal.authoring.tables import tables
from assistant.domain.proposal.shapes import OptionPart, Proposal, Statement
from assistant.domain.text import spans

_PARAGRAPHS = (
    "summary", "gap", "insights", "work", "tried", "practice", "money", "timeline_note", "managers_before",
    "managers_after", "not_fixed", "risks", "holding_message",
)  # fmt: skip
_OPTIONAL = ("insights", "tried", "work", "timeline_note")  # what a paper can do without where the rest says it
LEFT_OUT = "-"  # in the place of a list that the author leaves out
_FRONT = {
    "decision": "decision",
    "number": "number",
    "cost": "cost",
    "first_result": "date",
    "waiting": "waiting",
    "risk": "risk",
}


def apply(guided: Proposal, draft: Draft, checked: Checked, left_open: frozenset[str] = frozenset()) -> Proposal:
    """The guided proposal with the author's text where it holds. ``left_open``: slots that the conversation left open."""
    front = {field: said for name, field in _FRONT.items() if (said := checked.good(name))}
    changes: dict[str, object] = {name: found for name in _PARAGRAPHS if (found := _paragraph(draft, name, checked))}
    changes |= {name: () for name in _OPTIONAL if getattr(draft, name) == (LEFT_OUT,)}
    whole = effort.total(checked.spent)
    front["cost"] = effort.with_total(guided, front.get("cost", guided.front.cost), whole)
    if limits := changes.get("not_fixed"):
        front["limit"] = cast("tuple[Statement, ...]", limits)[0]
    changes["front"] = guided.front.model_copy(update=front)
    changes["verdict"] = guided.verdict.model_copy(update=_verdict(guided, draft, checked))
    changes["open_questions"] = opening.questions(guided, draft, checked.good, left_open)
    changes["facts"] = opening.facts(guided, draft)
    made = tables(guided, draft, checked, whole)
    told = tuple(row for row in guided.costs if not row.amount.proposed)
    forecast = guided.forecast is not None
    if rows := effort.rows(checked.spent, draft.effort, checked.good, told, forecast=forecast):
        names = {part.id: part.name for part in cast("tuple[OptionPart, ...]", made.get("options", ()))}
        changes["costs"] = (*rows, *comparison.compared(checked.spent, draft.effort, checked.good, names))
    if said := checked.good("headline"):
        changes["headline"] = said
    changes["strategy"] = guided.strategy.model_copy(update=_strategy(guided, draft, checked))
    if note := _paragraph(draft, "isolation", checked):
        changes["contract_note"] = note
    if "timeline" in made and "timeline_note" not in changes:
        changes["timeline_note"] = tuple(said for said in guided.timeline_note if not _of_its_plan(said))
    return guided.model_copy(update=changes | made)


def _of_its_plan(note: Statement) -> bool:
    """True for a note with days or sums of the guided plan, which is not the author's."""
    return bool(note.figures or spans.DAY.search(spans.without_quotations(note.text)))


def _paragraph(draft: Draft, name: str, checked: Checked) -> tuple[Statement, ...]:
    """The sentences that hold; nothing where fewer than half of them do: a remnant says less than the guided text."""
    count = len(getattr(draft, name))
    held = (said for index in range(count) if (said := checked.good(f"{name}.{index}")))
    kept = tuple(said.model_copy(update={"text": wording.ended(said.text)}) for said in held)
    return kept if 2 * len(kept) >= count else ()


def _some(draft: Draft, checked: Checked, **fields: str) -> dict[str, object]:
    return {field: found for field, name in fields.items() if (found := _paragraph(draft, name, checked))}


def _verdict(guided: Proposal, draft: Draft, checked: Checked) -> dict[str, object]:
    """The author's sentence and reasons; that a verdict is provisional, and why, is said by code."""
    changes = _some(draft, checked, reasons="reasons", would_change="would_change")
    if said := checked.good("verdict"):
        changes["sentence"] = said.model_copy(update={"text": wording.ended(said.text)})
    if guided.verdict.provisional and guided.verdict.reasons and (told := changes.get("reasons")):
        changes["reasons"] = (*cast("tuple[Statement, ...]", told), guided.verdict.reasons[-1])
    return changes


def _strategy(guided: Proposal, draft: Draft, checked: Checked) -> dict[str, object]:
    """How far the request serves the goal. Below a quoted goal no sentence is shown but remarks: it leads them."""
    sentence = checked.good("strategy")
    changes = _some(draft, checked, remarks="strategy_remarks")
    if sentence is None or guided.strategy.state is not AlignmentState.ALIGNED:
        return changes | ({"sentence": sentence} if sentence else {})
    others = cast("tuple[Statement, ...]", changes.get("remarks", guided.strategy.remarks))
    return changes | {"remarks": (sentence, *others)}
