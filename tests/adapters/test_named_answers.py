"""Messages that name themselves what they tell, and corrections that say of what: neither goes to the question asked last."""

import pytest
from test_late_answers import MEASURED, Said, Talk, knowledge, reader, talk

from assistant.domain.brief.shapes import Measure
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot

__all__ = ["knowledge", "reader", "talk"]  # fixtures

S = Slot
ON_CAUSES = (S.CURRENT_BEHAVIOUR, S.CAUSE_TOOLS)
AIMED: Said = ((S.TARGET, S.DUE), "3 percent. By June 2028.")


def outcome(talk: Talk) -> Measure:
    measure = talk.brief.outcome
    assert measure
    return measure


@pytest.mark.parametrize(
    ("says", "slot"),
    [
        ("The target is 3 percent by June 2028.", S.TARGET),
        ("And our goal would be 3 percent.", S.TARGET),
        ("Success is 3 percent.", S.TARGET),
        ("The deadline is 30 June 2028.", S.DUE),
        ("By June 2028.", S.DUE),
        ("Today 7 percent.", S.BASELINE),
        ("The budget is 20,000 euro.", S.BUDGET),
    ],
)
def test_who_names_the_field_has_answered_it_whatever_was_asked(talk: Talk, says: str, slot: Slot) -> None:
    told = talk.hear(MEASURED, (ON_CAUSES, says))
    assert talk.held(slot) and not any(item.slot in ON_CAUSES for item in told.slots)


def test_a_named_target_is_no_answer_to_an_earlier_question(talk: Talk) -> None:
    talk.hear(((S.METRIC,), "Torn nets a month."), ((S.BASELINE,), "90 torn nets a month."), (ON_CAUSES, "They pull."))
    told = talk.hear((ON_CAUSES, "The target is 40 a month by December 2027."))
    assert not any(item.slot is S.BASELINE for item in told.slots) and talk.held(S.TARGET)


def test_words_that_name_a_field_without_its_value_answer_what_was_asked(talk: Talk) -> None:
    told = talk.hear(MEASURED, ((S.BUSINESS_GOAL,), "Our goal is to land more fish with the same boats."))
    assert [item.slot for item in told.slots][:1] == [S.BUSINESS_GOAL]


@pytest.mark.parametrize(
    "says",
    [
        "Sorry, 2 percent, not 3.",
        "The target is 2 percent, not 3.",
        "No, wrong: 2 percent, not 3. And of the skippers 81 percent say that the nets are old.",
    ],
)
def test_a_correction_changes_the_value_that_it_takes_back_and_its_measure(talk: Talk, says: str) -> None:
    talk.hear(MEASURED, AIMED, (ON_CAUSES, says))
    target, today = outcome(talk).target, outcome(talk).baseline
    assert target and target.quantity and target.quantity.value == 2
    assert today and today.quantity and today.quantity.value == 6
    assert all("3 percent" not in value for value in talk.held(S.TARGET))


def test_a_date_that_is_put_right_leaves_the_values_alone(talk: Talk) -> None:
    counted: Said = ((S.BASELINE,), "In October it was 6 percent.")
    talk.hear(MEASURED, counted, AIMED, (ON_CAUSES, "The date is wrong: not 30 June 2028 but 31 December 2028."))
    assert talk.held(S.DUE) == ["31 December 2028"] and talk.held(S.TARGET) == ["3 percent"]
    assert any("6 percent" in value for value in talk.held(S.BASELINE))


def test_a_number_that_is_counted_anew_is_no_share(talk: Talk) -> None:
    talk.hear(MEASURED, AIMED, ((S.TARGET,), "The target is 40 a month, not 3 percent."))
    target = outcome(talk).target
    assert target and target.quantity and (target.quantity.value, target.quantity.unit) == (40, "")


def test_the_value_of_a_year_beside_that_of_today_is_an_earlier_one(talk: Talk) -> None:
    talk.hear(((S.METRIC,), "Minutes to land a net."), ((S.BASELINE,), "41 minutes in 2024, today it is 118 minutes."))
    now, before = outcome(talk).baseline, outcome(talk).earlier
    assert now and now.quantity and now.quantity.value == 118
    assert before and before.quantity and before.quantity.value == 41


def test_numbers_beside_offered_goals_answer_the_other_question(talk: Talk) -> None:
    asked = (S.STRATEGY_LINK, S.BASELINE)
    told = talk.hear(((S.METRIC,), "The share of torn nets."), (asked, "6 percent on average. 210 nets a month."))
    assert {item.slot for item in told.slots} & set(asked) == {S.BASELINE}
    told = talk.hear((asked, "6 percent. They could do it, they do it every day."))
    assert not any(item.slot is S.STRATEGY_LINK for item in told.slots) and talk.held(S.CAUSE_SKILL)


@pytest.mark.parametrize(
    ("says", "slot"),
    [
        ("Limits: no overtime. The pier closes at four.", S.CONSTRAINTS),
        ("About the limits I do know something: the union wants a say, and nobody to spare in winter.", S.CONSTRAINTS),
        ("Our earlier attempt was a film. Nobody watched it.", S.TRIED_BEFORE),
        ("The harbour master stands behind it.", S.SPONSOR),
    ],
)
def test_words_in_front_say_what_an_answer_is_about(talk: Talk, says: str, slot: Slot) -> None:
    talk.hear(MEASURED, ((S.WORK_CONTEXT, S.LEARNER_VIEW), says))
    assert any(says[10:30] in value or value in says for value in talk.held(slot))


def test_an_earlier_question_may_be_named_as_such(talk: Talk) -> None:
    talk.hear(MEASURED, ((S.CAUSE_TOOLS, S.CAUSE_SKILL), "They wait for the crane."))
    talk.hear((ON_CAUSES, "The ropes are old. And to your earlier question, ten out of ten could do it."))
    assert any("ten out of ten" in value for value in talk.held(S.CAUSE_SKILL))
    assert not any("ten out of ten" in value for value in talk.held(S.CURRENT_BEHAVIOUR))


@pytest.mark.parametrize("before", ["About “{}”: ", "Zu „{}“: ", "Au sujet de « {} » : "])
def test_an_answer_to_an_open_question_of_the_draft_goes_to_that_question(
    talk: Talk, knowledge: Knowledge, before: str
) -> None:
    question = knowledge.questions[S.SPONSOR].open_question
    told = talk.hear(MEASURED, (ON_CAUSES, before.format(question) + "The harbour master."))
    assert [item.slot for item in told.slots if item.late] == [S.SPONSOR]
    assert talk.held(S.SPONSOR) == ["The harbour master"] and not talk.held(S.CAUSE_EXPECTATIONS)


def test_a_story_names_no_date_and_numbers_of_other_things_no_heads(talk: Talk) -> None:
    story = "The old ones simply know. I once stood beside Marta and she heard it from the sound of the rope alone."
    told = talk.hear(MEASURED, ((S.COST_OF_INACTION, S.DUE), story))
    assert not any(item.slot is S.DUE for item in told.slots)
    told = talk.hear(((S.AUDIENCE_SIZE, S.CURRENT_BEHAVIOUR), "75 minutes and 60 percent of the boats."))
    assert not any(item.slot is S.AUDIENCE_SIZE for item in told.slots)


def test_today_is_no_date_by_which_a_target_is_due(talk: Talk) -> None:
    talk.hear(MEASURED, ((S.TARGET,), "Success is 3 percent, today 6 percent."))
    assert outcome(talk).due is None
