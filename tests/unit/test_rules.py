"""The verdict on invented requests from many industries, what it says of itself, and that only facts move it."""

from datetime import date

import pytest

from assistant.domain.brief import Brief, Origin, Source
from assistant.domain.diagnosis import Diagnosis, Verdict, WorkingMode, diagnose
from assistant.domain.slots import Cell, Slot
from judging import TODAY, Told, aligned, interview, knowledge
from judging_cases import ALIGNED, CASES, NOTHING, Judged

_JARGON = ("learning objective", "intervention", "competency", "stakeholder", "transfer of learning", "gap analysis")


def judge(case: Judged) -> Diagnosis:
    return diagnose(interview(case.told), aligned(case.library), knowledge(), TODAY)


def named(part: str) -> Judged:
    return next(case for case in CASES if part in case.name)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_verdict_a_fair_consultant_reaches(case: Judged) -> None:
    found = judge(case)
    assert found.judgement.verdict in case.accept, found.judgement.reason
    if case.main:
        assert found.causes[0].cell.value == case.main
