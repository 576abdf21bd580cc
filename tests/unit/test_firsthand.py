"""Who says again and again not to have looked has nothing to decide on yet."""

import pytest

from assistant.domain.diagnosis.firsthand import DISCLAIMS, Secondhand
from assistant.domain.text.plain import plain


@pytest.mark.parametrize(
    "said",
    [
        "I have not been in the kiln room myself.",
        "Couldn't tell you which of the two she means.",
        "We've never counted them.",
        "That is the foreman's... well, their theory.",
        "Nobody has looked at why.",
        "No idea.",
        "If I had to guess, the ferry timetable.",
        "I wouldn't want to guess.",
        "We have no figures on that.",
    ],
)
def test_what_disclaims(said: str) -> None:
    assert DISCLAIMS.search(plain(said))


@pytest.mark.parametrize(
    "said",
    [
        "Nobody ever told them which seal goes where.",
        "They do not know how to set the loom.",
        "I timed it with a watch, eleven minutes.",
        "We do not know how to thank them.",
        "She told me that four of ten forgot the tag.",
    ],
)
def test_what_is_evidence_all_the_same(said: str) -> None:
    assert not DISCLAIMS.search(plain(said))


@pytest.mark.parametrize(("times", "answers", "prevails"), [(2, 4, False), (3, 9, True), (3, 10, False), (5, 10, True)])
def test_it_takes_three_and_a_third_of_the_answers(times: int, answers: int, prevails: bool) -> None:
    assert Secondhand(said=("No idea.",) * times, answers=answers).prevails is prevails
