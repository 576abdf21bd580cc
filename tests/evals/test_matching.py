"""The scorers' own sums and comparisons, so that a green report means something."""

import pytest

from evals.matching import holds, numbers
from evals.player import Player
from evals.scenario import Scenario


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("We lose 1,040 of them", "1040"),
        ("sixteen roles", "16"),
        ("It is  Two   Thirds of it", "two thirds"),
        ("31.40 euro", "31.40"),
        ("about a dozen", "12"),
    ],
)
def test_the_same_fact_is_found(text: str, fact: str) -> None:
    assert holds(text, fact)


@pytest.mark.parametrize(("text", "fact"), [("We lose 140 of them", "40"), ("a few", "12"), ("the till", "the tills")])
def test_another_fact_is_not(text: str, fact: str) -> None:
    assert not holds(text, fact)


def test_separators_are_read_both_ways() -> None:
    assert {1040.0, 1.04} <= numbers("1,040")


def scenario() -> Scenario:
    return Scenario.model_validate(
        {
            "id": "T",
            "title": "t",
            "today": "2027-01-04",
            "opening": "we need a course",
            "documents": [
                {"id": "P", "title": "Harbour plan", "type": "strategy", "text": "Waiting time falls to 20 minutes."}
            ],
            "answers": {"metric": {"says": ["slow", "minutes of waiting"], "facts": ["minutes"]}},
            "dont_know": ["no idea"],
            "volunteers": [{"with_slot": "metric", "says": "and the crane is old"}],
            "pressure": {"after_questions": 2, "says": "just book it"},
            "expect": {"verdict": "NON_TRAINING", "verdict_accept": ["NON_TRAINING"], "supports": ["P"]},
        }
    )


def test_the_player_answers_in_order_and_only_what_is_asked() -> None:
    player = Player(scenario())
    assert player.answer(["metric"], []) == "slow and the crane is old"
    assert player.answer(["metric", "baseline"], []) == "minutes of waiting no idea just book it"
    assert player.answer(["metric"], []) == "minutes of waiting"


def test_the_player_takes_only_the_goal_of_a_supporting_document() -> None:
    player = Player(scenario())
    offered = ["Harbour plan: “Waiting time falls to 20 minutes.”", "None of these"]
    assert player.answer(["strategy_link"], offered) == f"Yes, that one: {offered[0]}"
    assert player.answer(["strategy_link"], ["Canteen plan: “Soup for all.”"]).startswith("None of these.")
