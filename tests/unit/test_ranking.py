"""A cause comes first against the rules only where it was weighed, fits the verdict, and its reason is shown."""

from types import SimpleNamespace

import pytest

from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring.ranking import may_lead, with_main_cause
from assistant.domain.proposal.shapes import CausePart, Proposal, Statement
from assistant.domain.slots import Cell


def part(cell: Cell, role: str, title: str) -> CausePart:
    return CausePart(cell=cell, role=role, title=Statement(text=title), weight="", speaks_for=(), against=())


CAUSES = (
    part(Cell.TOOLS, "main", "Main cause: tools"),
    part(Cell.SKILL, "also", "Also: skill"),
    part(Cell.CAPACITY, "rival", "Still open: people"),
)


def drafted(verdict: Verdict) -> Proposal:
    def copied(update: dict[str, object]) -> SimpleNamespace:
        return SimpleNamespace(**vars(kept) | update)

    kept = SimpleNamespace(causes=CAUSES, causes_note=(), verdict=SimpleNamespace(verdict=verdict), model_copy=copied)
    return kept  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("verdict", "cell", "may"),
    [
        (Verdict.TRAINING_PLUS, "skill", True),
        (Verdict.TRAINING_PLUS, "tools", False),  # it is the first already
        (Verdict.TRAINING_PLUS, "motives", False),  # nobody weighed it
        (Verdict.NON_TRAINING, "skill", False),
        (Verdict.BUILD_TRAINING, "capacity", False),
    ],
)
def test_which_cause_may_come_first(verdict: Verdict, cell: str, may: bool) -> None:
    assert may_lead(drafted(verdict), cell) is may


def test_the_order_changes_and_says_so() -> None:
    made = with_main_cause(drafted(Verdict.TRAINING_PLUS), "skill", Statement(text="Both yards have the same crane."))
    assert [cause.title.text for cause in made.causes] == ["Main cause: skill", "Also: tools", "Still open: people"]
    assert "tools would come first" in made.causes_note[0].text and "same crane" in made.causes_note[0].text
