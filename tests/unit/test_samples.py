"""A work sample is heard as what it is: who was tried, how many managed; surveys and broken things are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging import Told, brief

from assistant.domain.causes.ability import acid_test, tells
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.samples import starts_sample, work_sample
from assistant.domain.slots import Direction


@pytest.mark.parametrize(
    ("remark", "tried", "able"),
    [
        ("I put six of them on the lathe with all the time in the world: five gave up.", 6, 1),
        ("In a trial with 30 clerks, 24 got it right.", 30, 24),
        ("I asked 8 of our drivers to fold the ramp, only two managed.", 8, 2),
        ("A mock audit with four supervisors: none found the gap.", 4, 0),
        ("We tried out 5 new porters with the hoist: all of them had to be shown again.", 5, 0),
        ("In May we watched 14 tellers at the counter, and 11 never asked for the second signature.", 14, 3),
        ("I had 5 of them do a mock call, three forgot the greeting and four got through.", 5, 2),
        ("We gave twelve nurses the new pump. Nine could not set the dose.", 12, 3),
        ("Our test of 6 bakers: half spoiled the dough.", 6, 3),
        ("I let nine write a dummy claim, four got it right.", 9, 4),
        ("I gave eight the form, and none filled it in right.", 8, 0),
        ("I asked eleven to splice a cable for me, three could.", 11, 3),
        ("We sat with 9 of them over the new chalk. Eight had no slip.", 9, 8),
        ("On Monday I watched seven of them: six finished without a single error.", 7, 6),
        ("She gave 40 sorters ten marked eggs each: they put 41 of 100 right.", 100, 41),
        ("We handed the trainer 12 welders with three plates each, and 9 of 36 were wrong.", 36, 27),
    ],
)
def test_who_was_tried_and_who_managed(remark: str, tried: int, able: int) -> None:
    sample = work_sample(remark)
    assert sample and (sample.tried, sample.able) == (tried, able)
    assert tells(remark) is (Direction.AGAINST if able / tried > 0.5 else Direction.FOR)


@pytest.mark.parametrize(
    "remark",
    [
        "We tested 12 pumps, 3 failed.",
        "We asked 40 customers and 12 said they were not happy.",
        "I asked ten nurses and seven did not like it.",
        "We had 12 people off sick, three never returned.",
        "They had three breakdowns last month and two were bad.",
        "He gave 2 of them a warning.",
        "Last year we sent eight people to a course.",
        "I gave 20 percent of it away, and two were fine with that.",
        "We took ten euro each, and three had to ask again.",
    ],
)
def test_no_work_sample(remark: str) -> None:
    assert work_sample(remark) is None


def test_the_count_may_stand_in_the_next_sentence() -> None:
    answer = "I set our six apprentices a joint to cut. Four were scrap."
    assert starts_sample(answer.split(".", maxsplit=1)[0])
    assert [(r.text, r.direction) for r in acid_test(answer)] == [(answer, Direction.FOR)]


def test_a_work_sample_weighs_as_a_record_and_speaks_for_all() -> None:
    told = brief(
        Told(
            opening="A course, please.", answers={"cause_skill": "I asked 9 of them to read the label back. Two could."}
        )
    )
    (remark,) = evidence_of(told)
    assert (remark.weight, remark.segment, remark.direction) == (3, "", Direction.FOR)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    sample = work_sample(text)
    assert sample is None or 0 <= sample.able <= sample.tried


def test_groups_that_were_given_the_same_things_are_held_against_each_other() -> None:
    told = acid_test("We handed 30 sorters eight eggs each. They put 3 of 8 properly. The night shift put 7 of 8.")
    assert [(r.direction, r.part) for r in told] == [(Direction.FOR, ""), (Direction.AGAINST, "the night shift")]


def test_who_does_well_elsewhere_and_not_back_home_can_do_it() -> None:
    (moved,) = acid_test(
        "Two of them worked in the quay hall for a month and made 3 slips. Back in ours they make 9 again."
    )
    assert moved.direction is Direction.AGAINST and "Back in ours" in moved.text
    assert not acid_test("They went to the fair in May. The lorry came back with 12 crates.")


@pytest.mark.parametrize(
    "said", ["The old ones were no better than the new.", "Those of ten years were hardly better than the first."]
)
def test_groups_that_are_alike_tell_nothing_on_whether_they_can(said: str) -> None:
    assert tells(said) is None
