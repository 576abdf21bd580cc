"""What the sections show: nothing twice, and no heading over nothing."""

import pytest
import stories

from assistant.domain.proposal.blocks import Heading, Points
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.shapes import CausePart, Proposal, Statement
from assistant.domain.proposal.walking import statements_of
from assistant.domain.slots import Cell


@pytest.fixture(scope="module")
def furniture() -> Proposal:
    return stories.draft(stories.ALL["furniture"])


def said(text: str) -> Statement:
    return Statement(text=text)


def test_a_cause_of_which_nothing_was_said_is_a_line_without_a_heading(furniture: Proposal) -> None:
    remark = said("Asked, and not settled by the answer.")
    open_ = CausePart(
        cell=Cell.MOTIVES,
        role="rival",
        title=said("Still open: the ovens"),
        weight="",
        speaks_for=(),
        against=(),
        remark=remark,
    )
    changed = furniture.model_copy(update={"causes": (*furniture.causes, open_)})
    (part,) = (part for part in sections(changed) if part.id == "causes")
    assert "Still open: the ovens" not in [block.text for block in part.blocks if isinstance(block, Heading)]
    points = [item.text for block in part.blocks if isinstance(block, Points) for item in block.items]
    assert "Still open: the ovens. Asked, and not settled by the answer." in points


def test_what_page_one_says_is_not_said_again_among_the_limits(furniture: Proposal) -> None:
    front = furniture.front.model_copy(update={"limit": said("Late flour on Mondays stays late.")})
    limits = (said("The late flour on Mondays stays late."), said("The ovens stay small."))
    changed = furniture.model_copy(update={"front": front, "not_fixed": limits, "risks": ()})
    (part,) = (part for part in sections(changed) if part.id == "limits")
    assert [item.text for item in statements_of(part)] == ["The ovens stay small."]
