"""Whole strategy documents in many styles: the goals that a careful reader would enter, with what each document says of them."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.library.goals import find_goals, with_goal_headings, without_list_mark
from assistant.domain.library.markup import read_marked

DOCUMENTS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("strategy_documents.yaml").read_text("utf-8"))
NAMES = [case["name"] for case in DOCUMENTS]


@cache
def found(name: str) -> dict[str, StrategicGoal]:
    case = DOCUMENTS[NAMES.index(name)]
    document = Document(id="d", title=name, type=case["type"], date=case["date"])
    pages = list(with_goal_headings(read_marked(case["text"]).pages))
    goals = find_goals(document, pages)
    assert all(any(goal.quote in page.text for page in pages) for goal in goals)
    return {goal.statement: goal for goal in goals}


def wanted(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {without_list_mark(goal["says"]): goal for goal in case["goals"]}


def parts_of(goal: StrategicGoal, said: dict[str, Any]) -> list[bool]:
    """For each part that the document names whether the goal has it."""
    pairs = [("of", goal.metric), ("baseline", goal.baseline), ("target", goal.target)]
    words = [str(said[key]).casefold() in value.casefold() for key, value in pairs if key in said]
    return words + ([goal.horizon == said["by"]] if "by" in said else [])


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_taken_for_a_goal(name: str) -> None:
    case = DOCUMENTS[NAMES.index(name)]
    assert found(name).keys() - wanted(case).keys() - set(case.get("may", [])) == set()


def test_nearly_every_goal_is_found_with_what_the_document_says_of_it() -> None:
    counts = Counter[str]()
    for case in DOCUMENTS:
        goals = found(case["name"])
        for statement, said in wanted(case).items():
            held = parts_of(goals[statement], said) if statement in goals else []
            counts.update(goals=1, found=statement in goals, parts=len(held), right=sum(held))
    assert counts["found"] / counts["goals"] >= 0.9
    assert counts["right"] / counts["parts"] >= 0.94


def test_rows_of_places_carry_what_the_table_counts() -> None:
    rows = [
        goal for goal in found("food maker, memo with bullets and plant tables").values() if " | " in goal.statement
    ]
    assert [goal.metric for goal in rows[:1]] == ["Waste, tonnes a month: Dell"]
    assert all(re.match(r"(?:Waste, tonnes a month|Changeover, minutes): \w", goal.metric) for goal in rows)
