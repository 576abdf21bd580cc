"""The register of whole documents: what a careful reader would enter, and nothing else."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.domain.library.documents import Document
from assistant.domain.library.goals import find_goals
from assistant.domain.library.markup import read_marked

DOCUMENTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("goal_documents.yaml").read_text("utf-8"))


def found(case: dict[str, Any]) -> set[str]:
    document = Document(id="d", title=case["name"], type=case["type"], date=case["date"])
    return {goal.statement for goal in find_goals(document, read_marked(case["text"]).pages)}


def unmarked(goals: list[str]) -> set[str]:
    """The goals without the mark of the list they stand in."""
    return {re.sub(r"^(?:[-*•]|\d+\.) ", "", goal) for goal in goals}


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case["name"])
def test_no_document_gives_more_than_one_wrong_goal(case: dict[str, Any]) -> None:
    assert len(found(case) - unmarked(case["goals"])) <= 1


def test_nearly_all_goals_are_found_and_nearly_all_found_are_goals() -> None:
    counts = Counter[str]()
    for case in DOCUMENTS:
        right = unmarked(case["goals"])
        counts.update(right=len(found(case) & right), wrong=len(found(case) - right), missed=len(right - found(case)))
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.95
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.95
