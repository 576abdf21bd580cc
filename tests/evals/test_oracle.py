"""The reader that knows the scenario labels what its author meant, in answer to the very prompts of the product."""

import json
from typing import Any

import pytest

from assistant.adapters.content_prompts import prompts_root
from assistant.prompting import load
from evals.oracle import Oracle
from evals.play import Mode, Played, play
from evals.scenario import Scenario

PROMPTS = load(prompts_root(None))
STORY = Scenario.model_validate(
    {
        "id": "T2",
        "title": "Returned parcels",
        "today": "2027-03-01",
        "opening": "Could you train our couriers? Too many parcels come back.",
        "answers": {
            "business_goal": {"says": ["Fewer parcels that come back to the depot."], "facts": ["depot"]},
            "metric": {"says": ["Returned parcels a week."], "facts": ["returned parcels"]},
            "baseline": {"says": ["Far too many.", "340 a week in February."], "facts": ["340"]},
            "target": {"says": ["200 a week."], "facts": ["200"]},
            "audience_size": {"says": ["45 couriers."], "facts": ["45"]},
            "cause_tools": {
                "says": ["The scanner drops the address. So they type it in again at the door."],
                "facts": ["scanner"],
            },
            "cause_skill": {"says": ["Yes, every one of them could."], "facts": []},
            "tried_before": {"says": ["A leaflet."], "facts": ["leaflet"]},
        },
        "volunteers": [{"with_slot": "target", "says": "The leaflet was mine.", "about": "sponsor"}],
        "dont_know": ["I could not say."],
        "pressure": {"after_questions": 3, "says": "Can we not just start?"},
        "expect": {"verdict": "NON_TRAINING", "verdict_accept": ["NON_TRAINING"]},
    }
)


def _asked(name: str, **inputs: str) -> str:
    prompt = PROMPTS[name]
    data = prompt.render("r", **{key: inputs.get(key, "-") for key in prompt.inputs}).data
    return Oracle(STORY).answer({"messages": [{"role": "system", "content": "x"}, {"role": "user", "content": data}]})


def _read(message: str, *slots: str) -> dict[str, Any]:
    return json.loads(_asked("read", message=message, question=f"What?\nslots: {', '.join(slots)}"))


def _labels(read: dict[str, Any]) -> set[tuple[str, str, bool]]:
    return {(item["slot"], item["quote"], item["vague"]) for item in read["facts"]}


def test_an_answer_is_labelled_where_its_facts_stand_and_vague_where_a_better_one_is_to_come() -> None:
    tools = "The scanner drops the address."
    told = _read(f"Far too many. {tools} So they type it in again at the door.", "baseline", "cause_tools")
    assert _labels(told) == {("baseline", "Far too many.", True), ("cause_tools", tools, False)}
    assert ("baseline", "340 a week in February.", False) in _labels(_read("340 a week in February.", "baseline"))


def test_what_is_told_beside_the_question_is_labelled_too() -> None:
    labels = _labels(_read("200 a week. The leaflet was mine.", "target"))
    assert ("sponsor", "The leaflet was mine.", False) in labels and ("target", "200 a week.", False) in labels
    assert ("tried_before", "The leaflet was mine.", False) in labels


def test_what_is_not_known_is_no_answer_and_pressure_is_heard() -> None:
    read = _read("I could not say. 200 a week. Can we not just start?", "budget", "target")
    assert read["unanswered"] == [{"slot": "budget", "quote": "I could not say."}]
    assert read["intents"] == [{"intent": "pressure", "quote": "Can we not just start?"}]


def test_a_reply_says_what_it_is_given_and_everything_else_is_left_to_the_rules() -> None:
    assert _asked("reply", convey="Thank you.", ask="How many?\nWhy: size") == "Thank you.\n\nHow many?"
    assert json.loads(_asked("critique")) == {"nothing": ""}


@pytest.fixture(scope="module")
def played() -> Played:
    return play(STORY, mode=Mode.ORACLE)


def test_a_talk_with_the_oracle_reaches_its_draft_with_every_answer_in_its_slot(played: Played) -> None:
    assert played.transcript[-1]["move"]["kind"] == "draft" and "# " in played.markdown
    brief = played.brief["brief"]
    assert "scanner" in brief["cause_tools"][0]["value"] and "340" in brief["baseline"][0]["value"]


def test_a_vague_answer_is_asked_about_again_and_a_full_one_is_not(played: Played) -> None:
    asked = [slot for turn in played.transcript for slot in turn["move"]["slots"]]
    assert asked.count("baseline") == 2
    assert asked.count("business_goal") == asked.count("tried_before") == 1
