"""The peers are led by the same player, and only what they really said and wrote is scored."""

import json
from pathlib import Path

import pytest
import yaml

from assistant.adapters.content import content_root, load
from assistant.adapters.language_model.relevance import Relevance
from assistant.domain.slots import Slot
from evals.chatbot import asked, play_chatbot
from evals.form import play_form
from evals.peers import OPEN, run_peers
from evals.play import LONGEST
from evals.player import Player
from evals.scenario import Scenario
from tests.endpoints.server import Body, FakeEndpoint, Say

STORY = {
    "id": "T1",
    "title": "Ferry boarding",
    "today": "2027-03-01",
    "opening": "Boarding is slow, please train our 26 deckhands.",
    "documents": [
        {"id": "P", "title": "Harbour plan", "type": "strategy", "date": "2027-01-10", "text": "Waiting falls by May."},
        {"id": "D", "title": "Crew magazine", "type": "other", "date": "2027-01-11", "text": "We love training."},
    ],
    "answers": {
        "baseline": {"says": ["It takes 17 minutes now."], "facts": ["17"]},
        "audience_size": {"says": ["26 deckhands."], "facts": ["26"]},
        "cause_tools": {"says": ["The ramp sticks every second trip."], "facts": ["ramp"]},
        "risks": {"says": ["A strike."], "facts": ["strike"]},
    },
    "pressure": {"after_questions": 1, "says": "Just book it."},
    "expect": {
        "verdict": "NON_TRAINING",
        "verdict_accept": ["NON_TRAINING"],
        "causes": ["tools"],
        "must_not_cite": ["D"],
        "proposal_mentions": [["ramp", "gangway"], ["timetable"]],
        "proposal_avoids": ["e-learning"],
    },
}
PROPOSAL = "# Proposal\n\nRepair the ramp. It takes 17 minutes; a gain of 4400 euro. They said “we never train people”."
_NUMBERS = {"mentions": 2, "most_questions": 2, "messages": 9, "facts_due": 3, "facts_elicited": 3, "facts_said": 3}
_LISTS = (
    "mentions_missing avoids_broken enablers_missing wrong_support unsourced_numbers unsourced_quotes unknowns_missing"
)
OURS = {
    **_NUMBERS,
    **{"facts_written": 3, "verdict_ok": True, "main_cause_ok": True, "forecast_ok": True},
    **{key: [] for key in _LISTS.split()},
}
NEAREST = Relevance(load(content_root()), None).nearest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "T1.yaml").write_text(yaml.safe_dump(STORY), "utf-8")
    monkeypatch.setattr("evals.peers._nearest", lambda: NEAREST)
    return tmp_path


def chatbot(body: Body) -> Say | str:
    told = str(body["messages"])
    if "response_format" in body:
        return json.dumps({"verdict": "NON_TRAINING", "cause": "tools", "support": ["Crew magazine"]})
    if "17 minutes" in told:
        return PROPOSAL
    return "I see. Where does it stand today, what is the figure now?" if "Manager" in told else "?"


def test_a_chatbot_is_played_and_scored_on_what_it_asked_wrote_and_put_on_record(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeEndpoint(chatbot) as fake:
        monkeypatch.setenv("LLM_BASE_URL", fake.url)
        monkeypatch.setenv("LLM_API_KEY", "k")
        found = run_peers([folder / "T1.yaml"], [OURS], folder)
    score = found["scores"]["chatbot"][0]
    assert score["verdict_ok"] and score["main_cause_ok"] and score["wrong_support"] == ["D"]
    assert (score["facts_elicited"], score["facts_due"]) == (2, 3)  # one in the opening; courtesy is not counted
    assert (score["facts_written"], score["facts_said"]) == (1, 1) and score["messages"] == 2
    assert score["mentions_missing"] == [["timetable"]] and score["unsourced_quotes"] == ["we never train people"]
    assert len(score["unsourced_numbers"]) == 1 and "4400" in score["unsourced_numbers"][0]
    assert "Harbour plan" in str(fake.requests[0]["messages"]) and "Just book it" in str(fake.requests[1]["messages"])
    columns = (folder / "peers.md").read_text("utf-8")
    assert (
        "| | ours | chatbot | form |" in columns
        and "| Facts that matter, brought to light | 100% | 67% | 67% |" in columns
    )
    assert PROPOSAL in (folder / "chatbot" / "T1.md").read_text("utf-8")


def test_a_chatbot_that_fails_has_no_proposal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeEndpoint(lambda _: Say("gone", status=503)) as fake:
        monkeypatch.setenv("LLM_BASE_URL", fake.url)
        monkeypatch.setenv("LLM_API_KEY", "k")
        score = run_peers([folder / "T1.yaml"], [OURS], folder)["scores"]["chatbot"][0]
    assert not score["finished"] and not score["verdict_ok"] and score["mentions_missing"]


def test_a_chatbot_that_never_ends_is_asked_for_its_proposal(folder: Path) -> None:
    class Endless:
        def __init__(self) -> None:
            self.notes: list[str] = []

        def tell(self, prompt: object) -> list[str]:
            self.notes.append(str(prompt))
            return ["Why?" if "no more time" not in str(prompt) else PROPOSAL]

        def ask(self, prompt: object, form: type) -> object:
            return form()

    played, _ = play_chatbot(Scenario.model_validate(STORY), Endless(), NEAREST)  # type: ignore[arg-type]
    assert played.markdown == PROPOSAL and played.messages == LONGEST + 1


def test_the_form_asks_each_field_once_and_concludes_nothing() -> None:
    played = play_form(Scenario.model_validate(STORY))
    assert "17 minutes" in played.markdown and "ramp" not in played.markdown and "Just book it" not in played.markdown
    assert "Boarding is slow" in played.said


def test_a_question_is_taken_for_a_slot_near_to_it_that_can_be_answered() -> None:
    reply = "Thanks. How many people are affected by this? By when would people need to have it? Fine weather today."
    player = Player(Scenario.model_validate(STORY))
    assert asked(reply, NEAREST, player) == [Slot.AUDIENCE_SIZE, Slot.REQUESTED_DATE]
    near = lambda _: [Slot.LEARNER_VIEW, Slot.RISKS, Slot.CAUSE_TOOLS, Slot.BASELINE]  # noqa: E731
    assert asked("What do they think?", near, player) == [Slot.RISKS]
    player.answer([Slot.RISKS, Slot.CAUSE_TOOLS], [])
    assert asked("What do they think?", near, player) == [Slot.LEARNER_VIEW]
    assert asked("Splendid ice cream, yes?", NEAREST, player) == []


def test_what_a_form_does_not_say_is_left_open(folder: Path) -> None:
    run_peers([folder / "T1.yaml"], [OURS], folder)
    rows = [line for line in (folder / "peers.md").read_text("utf-8").splitlines() if OPEN in line]
    assert {row.split("|")[1].strip().split(" ")[0] for row in rows} == {
        "Verdict",
        "Main",
        "Wrong",
        "Unknowns",
        "Forecast",
    }
