"""A judge's word counts only as far as it can be checked, and its report says what was not judged."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from evals.judge import Answer, Exhibit, Ruling, criteria, exhibit
from evals.judgement import markdown, run, tally
from tests.endpoints.server import Body, FakeEndpoint, Say

PROPOSAL = (
    "# Repair the ramp\n\nA course will not help. The ramp sticks every second trip; Technical Services repairs it."
)
TALK = [{"text": "Boarding takes 17 minutes.", "reply": "What keeps them waiting?"}]
ALL = [criterion for group in criteria().values() for criterion in group]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "F1.proposal.md").write_text(PROPOSAL, "utf-8")
    (tmp_path / "F1.transcript.json").write_text(json.dumps(TALK), "utf-8")
    (tmp_path / "F1.yaml").write_text(
        json.dumps(
            {"id": "F1", "title": "t", "today": "2027-01-04", "opening": "o",
             "documents": [{"id": "P", "title": "Harbour plan", "type": "strategy", "text": "Waiting falls."}],
             "expect": {"verdict": "NON_TRAINING", "verdict_accept": ["NON_TRAINING"], "causes": ["tools"]}}
        ),
        "utf-8",
    )  # fmt: skip
    monkeypatch.setenv("LLM_API_KEY", "k")
    monkeypatch.setenv("LLM_MODEL", "strict-judge")
    return tmp_path


def judging(
    monkeypatch: pytest.MonkeyPatch, folder: Path, answer: object, *names: str
) -> tuple[dict[str, Ruling], list[str]]:
    """The rulings of one proposal by a judge that answers each criterion as ``answer`` decides, and what it was sent."""

    def says(body: Body) -> Say | str:
        if isinstance(answer, Say):
            return answer
        asked = re.findall(r"^(\w+): ", _part(str(body["messages"][-1]["content"]), "criteria"), re.MULTILINE)
        return json.dumps({"answers": [{"id": name, **answer(name)} for name in asked]})  # type: ignore[operator]

    with FakeEndpoint(says) as fake:
        monkeypatch.setenv("LLM_BASE_URL", fake.url)
        run([folder / "F1.proposal.md"], folder / "out", [folder / name for name in names])
    report = json.loads((folder / "out" / "judgement.json").read_text("utf-8"))
    return {row["id"]: Ruling(**row) for row in report["rulings"]["F1"]}, [
        str(body["messages"]) for body in fake.requests
    ]


def _part(data: str, name: str) -> str:
    found = re.search(rf"<{name} \w+>\n(.*?)\n</{name} ", data, re.DOTALL)
    assert found
    return found[1]


def met(_: str) -> dict[str, str]:
    return {"answer": "yes", "reason": "It says so.", "quote": "the ramp sticks every second trip"}


def test_every_criterion_is_asked_once_with_what_it_is_judged_by(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, sent = judging(monkeypatch, folder, met, "F1.yaml")
    assert list(found) == [criterion.id for criterion in ALL] and len(set(found)) == len(ALL) == 30
    assert {ruling.answer for ruling in found.values()} == {Answer.YES}
    assert all(part in sent[0] for part in ("accepted: NON_TRAINING", "Harbour plan", "17 minutes", "sticks"))


def test_what_the_judge_was_not_shown_is_not_asked_and_unscored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "F1.transcript.json").unlink()
    found, sent = judging(monkeypatch, folder, met)
    unseen = {criterion.id for criterion in ALL if criterion.needs}
    assert {name for name, ruling in found.items() if ruling.answer == Answer.UNSCORED} == unseen
    assert "expert" in found["verdict"].reason and "conversation" in found["questions"].reason
    assert not any("verdict: " in text for text in sent)


def test_a_flattering_judge_that_shows_nothing_gives_no_points(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = judging(
        monkeypatch,
        folder,
        lambda _: {"answer": "Yes", "reason": "Excellent.", "quote": "the board is delighted"},
        "F1.yaml",
    )
    assert all(found[criterion.id].answer == Answer.UNSCORED for criterion in ALL if criterion.shown)
    assert "do not stand there" in found["options"].reason


@pytest.mark.parametrize(
    "answer",
    [Say("gone", status=503), Say("I would rather not."), Say('{"answers": "all good"}'), Say('{"answers": []}')],
)
def test_a_judge_that_fails_leaves_everything_unscored(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: Say
) -> None:
    found, _ = judging(monkeypatch, folder, answer, "F1.yaml")
    assert {ruling.answer for ruling in found.values()} == {Answer.UNSCORED} and all(r.reason for r in found.values())


def test_words_that_are_no_answer_and_criteria_of_its_own_count_for_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = judging(
        monkeypatch, folder, lambda name: {"answer": "mostly" if name == "options" else "no", "reason": "r"}
    )
    assert found["options"].answer == Answer.UNSCORED and found["rival"].answer == Answer.NO


def test_the_report_counts_and_its_reasons_have_no_effect_as_markup() -> None:
    rulings = [
        Ruling(id="verdict", answer="yes", reason="| <b>fine</b> [here](https://evil.example)\n# next", quote="q"),
        Ruling(id="cause", answer="no", reason="missing"),
        Ruling(id="rival", answer="unscored", reason="none"),
    ]
    assert tally(rulings) == {"yes": 1, "of": 2, "unscored": 1, "not_met": ["cause"]}
    text = markdown("m", {"F1": rulings})
    assert "| F1 | 1 | 2 | 1 | cause |" in text and "<b>" not in text and "](" not in text and "\n# next" not in text


def test_a_proposal_alone_is_an_exhibit(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(PROPOSAL, "utf-8")
    assert exhibit(tmp_path / "draft.md") == Exhibit(name="draft", proposal=PROPOSAL)


def test_the_command_says_what_it_needs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LLM_API_KEY")
    done = CliRunner().invoke(app, ["eval", "judge", str(folder / "F1.proposal.md"), "--out", str(folder)])
    assert done.exit_code == 2 and "LLM_BASE_URL" in done.output
