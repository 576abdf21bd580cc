"""A model's proposal through the whole product: what holds is shown, what does not stays guided, a failure costs nothing."""

import datetime
import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.errors import CallerError
from assistant.domain.proposal.authoring import wishes
from assistant.domain.proposal.authoring.checking import check
from assistant.domain.proposal.authoring.desk import Desk
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.authoring.draft import ContractText, Draft, EffortText, mended
from assistant.domain.proposal.grounding import Ground
from assistant.domain.proposal.shapes import ContractPart, Statement
from assistant.domain.text import spans
from assistant.services.product import Assistant
from assistant.settings import Settings
from tests.endpoints.server import Body, FakeEndpoint, Say

OPENING = (
    "Our claims desk in Halden takes 34 days a case and should take 20 by 30 June 2027. Please train the 40 handlers. "
    "They have never been taught the new routine, nobody could do it today even if they had to."
)
PLAN = "Claims reach a decision within 20 days by June 2027. The board counts days from notice to decision."
DRAFT: dict[str, object] = {
    "headline": "Claims decided in 20 days instead of 34 [T1]",
    "summary": [
        "The desk takes 34 days a case and should take 20 [T1].",
        "Rivals take 3 days [T1].",
        "Mr Brandvold agrees [T1].",
    ],
    "gap": ["That is 14 days too many for each case [T1; = 34 - 20 days].", "Each costs 99 euros [T1; = 9 * 11 EUR]."],
    "reasons": ['As you put it, "never been taught the new routine" [T1].', 'The plan says "training first" [T1].'],
    "risks": ["![x](http://evil.example/a.png) watch out [T1]."],
}


def answering(draft: dict[str, object], repaired: dict[str, str] | None = None) -> Callable[[Body], Say | str]:
    def answer(body: Body) -> Say | str:
        asked = str(body["messages"][0]["content"])
        if "decides on in two minutes" in asked:
            return json.dumps(draft)
        if "failed a check" in asked:
            return json.dumps(
                {"rewrites": [{"place": place, "text": text} for place, text in (repaired or {}).items()]}
            )
        if "as the person wishes" in asked:
            return json.dumps(
                {"rewrites": [{"place": "gap.0", "text": "Each case waits 14 days too long [T1; = 34 - 20 days]."}]}
            )
        if "careful analyst" in asked:
            return json.dumps(
                {"findings": [], "dissent_verdict": "NON_TRAINING", "dissent_reason": "The desk takes 34 days [T1]."}
            )
        return "{}"

    return answer


@contextmanager
def product(folder: Path, answer: Callable[[Body], Say | str] | None) -> Generator[tuple[Assistant, str, list[Body]]]:
    with FakeEndpoint(answer or (lambda _: Say("gone", status=500))) as fake:
        settings = Settings(data=folder, sample_library=False, llm_base_url=fake.url, llm_api_key="k", llm_model="m")  # type: ignore[arg-type]
        assistant = build(settings, today=lambda: datetime.date(2026, 11, 23))
        try:
            assistant.ingest.add_text("Plan 2027", PLAN)
            assistant.ingest.wait_idle(60)
            request = assistant.consultation.start(OPENING).interview.id
            yield assistant, request, fake.requests
        finally:
            assistant.close()


def test_what_holds_is_shown_and_the_rest_stays_guided(tmp_path: Path) -> None:
    with product(tmp_path, answering(DRAFT)) as (assistant, request, sent):
        before = len(sent)
        assistant.drafting.draft(request)
        text = assistant.exporting.render(request, "md").body.decode()
        assert len(sent) - before <= 6
    assert "Claims decided in 20 days instead of 34" in text and "14 days too many" in text
    assert "“never been taught the new routine”" in text
    for foreign in ("3 days", "Brandvold", "99 euros", "training first", "evil.example"):
        assert foreign not in text
    assert "would weigh one thing otherwise" in text and "written with AI (m)" in text


def test_a_repaired_line_is_shown(tmp_path: Path) -> None:
    with product(tmp_path, answering(DRAFT, {"summary.1": "Forty handlers work at the desk [T1]."})) as (
        assistant,
        request,
        _,
    ):
        _, proposal = assistant.drafting.draft(request)
    assert "Forty handlers work at the desk." in [said.text for said in proposal.summary]


def test_a_day_of_the_plan_is_labelled_by_code_and_may_be_named(tmp_path: Path) -> None:
    steps = [
        {
            "kind": "first",
            "when": "17 December 2026",
            "what": "The desk starts the new routine [T1].",
            "owner": "Head of claims",
        },
        {"kind": "result", "when": "30 June 2027", "what": "The days are read [T1].", "owner": "Head of claims"},
    ]
    draft: dict[str, object] = {
        "timeline": steps,
        "gap": ["The new routine starts on 17 December 2026; it takes 34 days now [T1]."],
    }
    draft |= {"summary": ["The new routine starts on 22 December 2026 [proposed].", "A case takes 34 days [T1]."]}
    with product(tmp_path, answering(draft)) as (assistant, request, sent):
        _, proposal = assistant.drafting.draft(request)
        repair = next(str(body) for body in sent if "failed a check" in str(body["messages"][0]["content"]))
    assert [step.when.text for step in proposal.timeline] == ["17 December 2026 (proposed)", "30 June 2027"]
    assert proposal.gap[0].text == "The new routine starts on 17 December 2026 (proposed); it takes 34 days now."
    assert "[proposed] does not count here" in repair


def test_a_result_keeps_the_date_on_record(tmp_path: Path) -> None:
    with product(tmp_path, None) as (assistant, request, _):
        _, guided = assistant.drafting.draft(request)
    said = Statement(text="")
    by = Statement(text="30 June 2027", days=(datetime.date(2027, 6, 30),))
    line = ContractPart(level="4", what=said, now=said, target=said, by=by, source=said, owner=said)
    told = Source(origin=Origin.TURN, ref="1", quote=OPENING)
    ground = Ground({"1": spans.normal(OPENING)}, {}, frozenset(), frozenset())
    guided = guided.model_copy(update={"contract": (line,)})
    rows = [
        ContractText(level=level, what="days", now="34 [T1]", target="20 [T1]", by=by, source="", owner="")
        for level, by in (("4", "30 June 2027 [T1] [proposed]"), ("4", "31 August 2027"), ("early", "31 August 2027"))
    ]
    checked = check(Draft(contract=tuple(rows)), Desk(guided, Dossier("", {"T1": told}, {}), ground))
    assert checked.complaints == {"contract.1.by": "the result is due by 30 June 2027"}
    assert checked.statements["contract.0.by"].text == "30 June 2027"
    assert checked.statements["contract.2.by"].text == "31 August 2027 (proposed)"


def test_a_critic_takes_out_and_rewrites_what_a_reader_sees_and_the_log_says_what_is_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = {
        "headline": "Claims in 20 days, not 34 [T1].",
        "summary.1": "",
        "asks.0.by": "",
        "gap.0": "It takes 99 days [T1].",
    }
    usual = answering(DRAFT)

    def answer(body: Body) -> Say | str:
        if "distrusts training" not in str(body["messages"][0]["content"]):
            return usual(body)
        return json.dumps({"rewrites": [{"place": place, "text": text} for place, text in texts.items()]})

    with product(tmp_path, answer) as (assistant, request, sent), caplog.at_level("INFO"):
        _, proposal = assistant.drafting.draft(request)
        read = str(sent[-1]["messages"][-1]["content"])
    assert proposal.headline.text == "Claims in 20 days, not 34" and proposal.gap[0].text.startswith("That is 14 days")
    assert "verdict.sentence:" in read and "open_questions.0.question:" in read and "\nasks.1.what:" not in read
    assert "gap.0 is not used: number without a source: 99" in caplog.text
    assert "may not take out asks.0.by" in caplog.text


def test_a_failing_model_leaves_the_guided_proposal(tmp_path: Path) -> None:
    with product(tmp_path, None) as (assistant, request, _):
        _, proposal = assistant.drafting.draft(request)
    assert "without AI" in proposal.provenance and proposal.headline.text


def test_a_section_is_rewritten_as_asked_and_recorded(tmp_path: Path) -> None:
    with product(tmp_path, answering(DRAFT)) as (assistant, request, _):
        assistant.drafting.draft(request)
        version, proposal = assistant.drafting.revise(request, "gap", "friendlier")
        calls = assistant.repository.calls(request)
    assert version == 2 and proposal.gap[0].text == "Each case waits 14 days too long."
    assert {"revise"} <= {call.stamp.split("@")[0] for call in calls} and all(call.sent for call in calls)


def test_rewriting_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    assistant = build(Settings(data=tmp_path, sample_library=False, guided=True))
    try:
        request = assistant.consultation.start(OPENING).interview.id
        with pytest.raises(CallerError, match="language model"):
            assistant.drafting.revise(request, "gap", "shorter")
    finally:
        assistant.close()


def test_a_repair_may_add_rows_of_effort_and_nothing_else() -> None:
    draft = Draft.model_validate({"effort": [{"what": "Practice", "who": "Clerks", "people": "9", "hours": "4"}]})
    row = {"effort.1.what": "Set-up", "effort.1.who": "IT", "effort.1.people": "2", "effort.1.hours": "8"}
    whole = mended(draft, {**row, "effort.2.what": "Half a row", "gap.0": "A place that is not there."})
    assert [(item.who, item.hours) for item in whole.effort] == [("Clerks", "4"), ("IT", "8")] and whole.gap == ()


def test_people_asked_for_something_have_their_time_counted() -> None:
    asked = {"name": "Field", "learning": False, "owner": "IT [T1]", "ask": "Add it.", "by": "17 December 2026"}
    counted = {"what": "Practice", "who": "Clerks", "people": "9", "hours": "4"}
    draft = Draft.model_validate({"mix": [asked], "effort": [counted]})
    assert wishes.of(draft, {}, None) == {
        "effort.1": "the plan asks time of IT; add a row for each: effort.1.what, .who, .people, .hours, .because"
    }
    assert not wishes.of(
        draft.model_copy(update={"effort": (*draft.effort, EffortText(**counted | {"who": "IT"}))}), {}, None
    )


def test_a_plan_is_judged_by_one_result_and_others_are_read_beside_it(tmp_path: Path) -> None:
    row = {
        "level": "4",
        "by": "30 June 2027",
        "source": "Claims report [proposed]",
        "owner": "Head of claims [proposed]",
    }
    rows = [row | {"what": "Days a case takes [T1]", "now": "34 days [T1]", "target": "20 days [T1]"},
            row | {"what": "Handlers at the desk [T1]", "now": "40 [T1]", "target": "40 [T1]"}]  # fmt: skip
    with product(tmp_path, answering({"contract": rows})) as (assistant, request, _):
        _, proposal = assistant.drafting.draft(request)
        text = assistant.exporting.render(request, "md").body.decode()
    assert [line.level for line in proposal.contract] == ["4", "also"]
    assert text.count("| Result |") == 1 and "| Also read | Handlers at the desk" in text
