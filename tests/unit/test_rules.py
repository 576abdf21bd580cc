"""The verdict on invented requests from many industries, what it says of itself, and that only facts move it."""

from datetime import date

import pytest
from judging import TODAY, Told, aligned, interview, knowledge
from judging_cases import ALIGNED, CASES, NOTHING, Judged

from assistant.domain.brief.shapes import Brief, Origin, Source
from assistant.domain.diagnosis.diagnose import Diagnosis, Verdict, WorkingMode, diagnose
from assistant.domain.slots import Cell, Slot

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


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_verdict_explains_itself(case: Judged) -> None:
    judgement = judge(case).judgement
    assert judgement.rules, "a verdict without a rule"
    assert all(rule.source and rule.finding.endswith((".", '."')) for rule in judgement.rules)
    assert judgement.reason.endswith(".")
    assert judgement.would_change
    said = f"{judgement.reason} {' '.join(judgement.would_change)}".lower()
    assert not [word for word in _JARGON if word in said]


def test_a_reason_quotes_the_requester() -> None:
    case = named("bakery")
    assert "After an hour of running it is off by six grams" in judge(case).judgement.reason


def test_confirmation_makes_a_verdict_firm() -> None:
    case = named("bakery")
    assert judge(case).judgement.provisional
    firm = Told(**{**case.told.__dict__, "confirmed": ("tools",)})
    assert not judge(Judged("firm", firm, case.accept)).judgement.provisional


def test_an_open_conflict_keeps_it_provisional() -> None:
    from assistant.domain.brief.shapes import Conflict

    case = named("bakery")
    talk = interview(Told(**{**case.told.__dict__, "confirmed": ("tools",)}))
    fact = talk.brief.facts[0]
    torn = talk.brief.model_copy(update={"conflicts": (Conflict(slot=fact.slot, first=fact, second=fact),)})
    assert diagnose(talk.model_copy(update={"brief": torn}), aligned(ALIGNED), knowledge(), TODAY).judgement.provisional


def test_pressure_and_override_change_nothing() -> None:
    case = named("bakery")
    talk = interview(case.told)
    pressed = talk.model_copy(
        update={
            "pressed": 5,
            "brief": talk.brief.model_copy(
                update={"override": Source(origin=Origin.TURN, ref="9", quote="Book the course, I decide that.")}
            ),
        }
    )
    assert diagnose(pressed, aligned(), knowledge(), TODAY).judgement == judge(case).judgement


def test_turning_slots_are_unanswered_and_start_with_what_is_missing() -> None:
    case = named("goal known, nothing known")
    judgement = judge(case).judgement
    answered = {Slot(slot) for slot in case.told.answers}
    assert not answered & set(judgement.turning_slots)
    assert Slot.CAUSE_SKILL in judgement.turning_slots[:3]


def test_nothing_is_worth_asking_about_the_cause_once_a_duty_is_cited() -> None:
    assert not [s for s in judge(named("crane slingers")).judgement.turning_slots if s.value.startswith("cause_")]


def test_segments_that_differ_are_judged_apart() -> None:
    parts = {part.segment: part.verdict for part in judge(named("opposite causes")).segments}
    assert parts["trained butchers and cheese people"] is Verdict.NON_TRAINING


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("crane slingers", "R1"),
        ("culture programme", "R2"),
        ("choir day", "R3"),
        ("taken away", "R3"),
        ("leaving it costs nothing", "R3"),
        ("costs less than the course", "R4"),
        ("bakery", "R5"),
        ("railway", "R6"),
        ("crane simulator", "R7"),
        ("pilots", "R8"),
        ("pilots", "R9"),
        ("bakery", "R11"),
    ],
)
def test_the_rule_that_fires(name: str, rule: str) -> None:
    assert rule in [fired.rule for fired in judge(named(name)).judgement.rules]


def test_no_time_of_the_managers_is_a_risk_for_transfer() -> None:
    case = named("school")
    answers = {**case.told.answers, "manager_support": "The heads will not free anyone for it."}
    found = judge(Judged("no time", Told(**{**case.told.__dict__, "answers": answers}), case.accept))
    assert "R10" in [fired.rule for fired in found.judgement.rules]
    assert found.judgement.verdict in case.accept
    assert found.scores.feasibility.level.value == "low"


@pytest.mark.parametrize(("day", "fires"), [(date(2027, 3, 12), True), (date(2027, 9, 1), False)])
def test_a_near_date_allows_a_stop_gap_only(day: date, fires: bool) -> None:
    case = named("school")
    answers = {**case.told.answers, "requested_date": "then"}
    told = Told(**{**case.told.__dict__, "answers": answers, "requested_day": day})
    assert ("R12" in [fired.rule for fired in judge(Judged("date", told, case.accept)).judgement.rules]) is fires


def test_a_single_remark_in_passing_carries_no_verdict() -> None:
    told = Told(
        opening="Sales course please",
        answers={
            "business_goal": "Keep customers.",
            "metric": "Churn.",
            "current_behaviour": "They call late, the tool is slow.",
        },
        remarks=(("tools", "for", 1, "the tool is slow"),),
        measures=(("churn", 18, 12, "%"),),
    )
    assert judge(Judged("thin", told, ())).judgement.verdict is Verdict.DISCOVERY_FIRST


def test_sorted_skill_without_own_words_is_no_skill_gap() -> None:
    told = Told(
        opening="x",
        answers={
            "business_goal": "Fewer errors.",
            "metric": "Errors.",
            "current_behaviour": "Errors at the desk.",
            "audience": "New ones.",
        },
        remarks=(("skill", "for", 1, "New ones."), ("tools", "for", 2, "Errors at the desk.")),
        measures=(("errors", 9, 3, "error"),),
    )
    assert judge(Judged("stray", told, ())).judgement.verdict is Verdict.NON_TRAINING


@pytest.mark.parametrize(
    ("opening", "day", "mode"),
    [
        ("Please book a course next week", None, WorkingMode.ORDER),
        ("We need a leadership programme", None, WorkingMode.ORDER),
        ("Our tills are slow and guests leave. What could we do?", None, WorkingMode.PLANNED),
        ("Training for the new plant, it opens next year", date(2028, 2, 1), WorkingMode.PLANNED),
        ("A workshop on feedback, whenever it suits you", None, WorkingMode.PLANNED),
        ("We go live in 5 weeks. What is possible?", None, WorkingMode.ORDER),
    ],
)
def test_working_mode(opening: str, day: date | None, mode: WorkingMode) -> None:
    told = Told(opening=opening, answers={"requested_date": "then"} if day else {}, requested_day=day)
    assert diagnose(interview(told), aligned(NOTHING), knowledge(), TODAY).working_mode is mode


def test_an_empty_brief_is_found_out_first() -> None:
    found = diagnose(
        interview(Told(opening="hello")).model_copy(update={"brief": Brief()}), aligned(), knowledge(), TODAY
    )
    assert found.judgement.verdict is Verdict.DISCOVERY_FIRST
    assert found.judgement.provisional
    assert found.causes == ()


def test_labels_come_from_the_content_files() -> None:
    entry = knowledge().causes[Cell.TOOLS].model_copy(update={"label": "the machine itself"})
    content = knowledge().model_copy(update={"causes": {Cell.TOOLS: entry}})
    found = diagnose(interview(named("bakery").told), aligned(), content, TODAY)
    assert "the machine itself" in found.judgement.reason


def test_no_verdict_on_the_surroundings_while_nothing_usable_was_told_on_ability() -> None:
    answers = {
        "business_goal": "Fewer crates of glass returned",
        "current_behaviour": "They stack the crates six high",
        "cause_skill": "They are good people.",
        "cause_tools": "The pallet truck is out of service every other day.",
    }
    remark = ("tools", "for", 2, answers["cause_tools"])
    told = Told(opening="A stacking course.", answers=answers, remarks=(remark,), measures=(("Returns", 9, 3, "%"),))
    judged = diagnose(interview(told), aligned(ALIGNED), knowledge(), TODAY).judgement
    assert judged.verdict is Verdict.DISCOVERY_FIRST
    heard = Told(
        opening=told.opening,
        answers=answers | {"cause_skill": "When the auditor is there they can stack them well."},
        remarks=told.remarks,
        measures=told.measures,
    )
    judged = diagnose(interview(heard), aligned(ALIGNED), knowledge(), TODAY).judgement
    assert judged.verdict is Verdict.NON_TRAINING
    assert any("they can stack them well" in change for change in judged.would_change)


def test_what_would_change_a_verdict_names_the_measure_of_the_case() -> None:
    changes = [c for case in CASES if judge(case).causes for c in judge(case).judgement.would_change]
    compared = [c for c in changes if c.startswith("A count")]
    assert compared and all(" in the way of " in c for c in compared)
