"""Four scores, each on its own ground."""

import pytest
from judging import TODAY, Told, aligned, interview, knowledge
from judging_cases import CASES

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.diagnosis.diagnose import Level, Scores, diagnose


def scores(part: str, state: AlignmentState = AlignmentState.ALIGNED, **answers: str) -> Scores:
    told = next(case.told for case in CASES if part in case.name)
    told = Told(**{**told.__dict__, "answers": {**told.answers, **answers}})
    return diagnose(interview(told), aligned(state), knowledge(), TODAY).scores


@pytest.mark.parametrize(
    ("part", "level"),
    [
        ("crane simulator", Level.HIGH),
        ("opposite causes", Level.MEDIUM),
        ("bakery", Level.LOW),
        ("culture programme", Level.UNKNOWN),
    ],
)
def test_need_is_about_what_learning_can_close(part: str, level: Level) -> None:
    assert scores(part).need.level is level


def test_evidence_follows_the_grade_of_the_main_cause() -> None:
    assert scores("bakery").evidence.level is Level.HIGH
    assert scores("museum").evidence.level is Level.MEDIUM
    assert scores("only the opening").evidence.level is Level.UNKNOWN


def test_alignment_is_unknown_for_an_empty_library_and_low_without_support() -> None:
    assert scores("bakery", AlignmentState.NOT_ASSESSED).alignment.level is Level.UNKNOWN
    assert scores("bakery", AlignmentState.NOT_ALIGNED).alignment.level is Level.LOW


def test_alignment_moves_no_other_score() -> None:
    high, low = scores("bakery"), scores("bakery", AlignmentState.NOT_ALIGNED)
    assert (high.need, high.evidence, high.feasibility) == (low.need, low.evidence, low.feasibility)


def test_feasibility_is_unknown_until_told_and_high_when_all_is_told() -> None:
    assert scores("school").feasibility.level is Level.UNKNOWN
    told = scores(
        "school", sponsor="The head.", requested_date="In autumn.", manager_support="They sit in on two lessons."
    )
    assert told.feasibility.level is Level.HIGH


def test_every_score_gives_its_reason() -> None:
    for case in CASES:
        found = diagnose(interview(case.told), aligned(case.library), knowledge(), TODAY).scores
        assert all(score.reason for score in (found.need, found.feasibility, found.evidence, found.alignment))
