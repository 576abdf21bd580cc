"""A language model as judge of proposals: the criteria of criteria.yaml, yes or no, with reasons that are checked.

A yes that must be shown counts only where the words shown stand in the proposal or the conversation."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from assistant.domain.errors import ModelFailed
from assistant.domain.text.locating import locate
from assistant.ports import LanguageModel
from assistant.prompting import load
from evals.scenario import Scenario

_PROMPT = load(Path(__file__).parent / "prompts")["judge"]
_UNSEEN = "not shown to you"


class Answer(StrEnum):
    """Met, not met, or not to be judged here."""

    YES = "yes"
    NO = "no"
    UNSCORED = "unscored"


class Criterion(BaseModel):
    """One question to the judge; ``needs`` names what must have been shown, ``shown`` that a yes needs words as evidence."""

    id: str
    asks: str
    needs: list[str] = []
    shown: bool = False


class Ruling(BaseModel):
    """The judge's word on one criterion."""

    id: str
    answer: str
    reason: str = ""
    quote: str = ""


class Rulings(BaseModel):
    """What the judge is asked for."""

    answers: list[Ruling] = []


@dataclass(frozen=True)
class Exhibit:
    """What is judged: the proposal, and what else there is to judge it by; "" for what there is not."""

    name: str
    proposal: str
    conversation: str = ""
    documents: str = ""
    expert: str = ""

    def has(self, needs: Sequence[str]) -> bool:
        """True where everything needed is there."""
        return all(getattr(self, need) for need in needs)


def criteria() -> dict[str, list[Criterion]]:
    """The criteria by group, in the order of the file."""
    groups: dict[str, list[Any]] = yaml.safe_load((Path(__file__).parent / "criteria.yaml").read_text("utf-8"))
    return {name: [Criterion.model_validate(row) for row in rows] for name, rows in groups.items()}


def exhibit(path: Path, scenarios: Sequence[Scenario] = ()) -> Exhibit:
    """A proposal in Markdown, NAME.proposal.md or NAME.md, with NAME.transcript.json beside it and the scenario of that name
    where there are any."""
    name = path.name.split(".")[0]
    talk = path.with_name(f"{name}.transcript.json")
    known = next((scenario for scenario in scenarios if scenario.id == name), None)
    turns: list[dict[str, str]] = json.loads(talk.read_text("utf-8")) if talk.is_file() else []
    return Exhibit(
        name=name,
        proposal=path.read_text("utf-8"),
        conversation="\n\n".join(f"Person: {turn['text']}\n\nAssistant: {turn['reply']}" for turn in turns),
        documents="\n\n".join(f"{d.id} {d.title} ({d.type}, {d.date})\n{d.text}" for d in known.documents)
        if known
        else "",
        expert=_expert(known) if known else "",
    )


def _expert(scenario: Scenario) -> str:
    expect = scenario.expect
    return "\n".join(
        (
            f"verdicts that are accepted: {', '.join(expect.verdict_accept)}",
            f"causes, the main one first: {', '.join(expect.causes) or 'none is known'}",
            f"documents that support the request: {', '.join(expect.supports) or 'none'}",
            f"documents that must not be used as support: {', '.join(expect.must_not_cite) or 'none'}",
        )
    )


def judge(model: LanguageModel, shown: Exhibit) -> list[Ruling]:
    """A ruling for every criterion, in the order of the file; one call a group."""
    return [ruling for group in criteria().values() for ruling in _rule(model, shown, group)]


def _rule(model: LanguageModel, shown: Exhibit, group: list[Criterion]) -> list[Ruling]:
    open_to_us = [criterion for criterion in group if shown.has(criterion.needs)]
    said: dict[str, Ruling] = {}
    why = "The judge gave no answer."
    try:
        said = {ruling.id.strip(): ruling for ruling in _asked(model, shown, open_to_us)} if open_to_us else {}
    except ModelFailed as failure:
        why = failure.happened
    return [
        _checked(criterion, said.get(criterion.id), shown, why)
        if criterion in open_to_us
        else _unscored(
            criterion, f"Not shown to the judge: {', '.join(n for n in criterion.needs if not shown.has([n]))}."
        )
        for criterion in group
    ]


def _asked(model: LanguageModel, shown: Exhibit, group: list[Criterion]) -> list[Ruling]:
    prompt = _PROMPT.render(
        shown.name,
        criteria="\n".join(f"{criterion.id}: {criterion.asks}" for criterion in group),
        expert=shown.expert or _UNSEEN,
        documents=shown.documents or _UNSEEN,
        conversation=shown.conversation or _UNSEEN,
        proposal=shown.proposal,
    )
    return model.ask(prompt, Rulings).answers


def _checked(criterion: Criterion, ruling: Ruling | None, shown: Exhibit, why: str) -> Ruling:
    answer = ruling.answer.strip().lower() if ruling else ""
    if not ruling or answer not in list(Answer):
        return _unscored(criterion, why)
    if answer == Answer.YES and criterion.shown and not _stands(ruling.quote, shown):
        return _unscored(criterion, f"Said to be met, but the words shown do not stand there. {ruling.reason}".strip())
    return ruling.model_copy(update={"id": criterion.id, "answer": answer})


def _stands(quote: str, shown: Exhibit) -> bool:
    return bool(locate(quote, shown.proposal) or locate(quote, shown.conversation))


def _unscored(criterion: Criterion, reason: str) -> Ruling:
    return Ruling(id=criterion.id, answer=Answer.UNSCORED, reason=reason)
