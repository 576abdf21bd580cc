"""Requests of many industries against plans that share their words but not their people, things or direction."""

from datetime import date
from pathlib import Path
from typing import Any

import briefs
import pytest
import yaml
from judging import TODAY

from assistant.domain.alignment.align import assess
from assistant.domain.alignment.shapes import Alignment, AlignmentState, Candidate, Stance
from assistant.domain.library.documents import Document, DocumentType, Page
from assistant.domain.library.goals import find_goals
from assistant.domain.slots import Slot

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("alignment_cases.yaml").read_text("utf-8"))
PLAN = Document(id="p", title="Plan 2028", type=DocumentType.STRATEGY, date=date(2026, 9, 1))


def judged(case: dict[str, Any]) -> Alignment:
    asked = briefs.brief(
        *((Slot(slot), text) for slot, text in case["answers"].items()),
        measures=[briefs.measure(*case["measure"])] if case["measure"] else [],
    )
    texts = [text for text in (case["right"], *case["never"]) if text]
    goals = [goal for text in texts for goal in find_goals(PLAN, [Page(text=text)])]
    candidates = tuple(Candidate(goal=goal, document=PLAN, score=0.6, similarity=0.4) for goal in goals)
    return assess(asked, candidates, (PLAN,), TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_goal_of_others_never_supports(case: dict[str, Any]) -> None:
    supported = {claim.goal.statement for claim in judged(case).claims if claim.stance is Stance.SUPPORTS}
    assert not supported & set(case["never"])


@pytest.mark.parametrize("case", [case for case in CASES if not case["right"]], ids=lambda case: case["name"])
def test_where_nothing_supports_it_is_said(case: dict[str, Any]) -> None:
    result = judged(case)
    assert result.state is AlignmentState.NOT_ALIGNED and result.summary.startswith("No support found")
