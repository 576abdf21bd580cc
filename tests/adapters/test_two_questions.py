"""Answers to two questions of one message: each sentence under the question that it answers, and not under the other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.placing.pieces import cut
from assistant.adapters.guided.placing.placing import place
from assistant.adapters.guided.placing.topics import Topics
from assistant.domain.slots import Slot

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "two_questions.yaml").read_text("utf-8"))
MODEL = HERE.parents[1] / "knowledge" / "reading_model.npz"
TODAY = date(2027, 1, 11)


@pytest.mark.parametrize("with_meaning", [True, False])
def test_each_sentence_answers_its_own_question(with_meaning: bool) -> None:
    topics = Topics.load(MODEL, OnnxEmbedder() if with_meaning else None)
    in_own: list[bool] = []
    in_other: list[bool] = []
    for case in CASES:
        asked = tuple(Slot(slot) for slot in case["asked"])
        message = f"{case['first']} {case['second']}"
        for item in place(cut(message, asked, topics, TODAY), asked):
            mine, its = asked if item.piece.span.start < len(case["first"]) else asked[::-1]
            in_own.append(mine in item.slots)
            in_other.append(its in item.slots)
    assert len(in_own) > 60
    assert sum(in_own) / len(in_own) >= 0.97  # measured when committed: 1.00 with the sentence model and by words only
    assert (
        sum(in_other) / len(in_other) <= 0.1
    )  # 0.06 both; 0.26 and 0.35 where an answer was shared among both questions
