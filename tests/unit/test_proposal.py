"""What a proposal says for each kind of verdict, and that it says nothing it cannot."""

import re
from dataclasses import replace

import pytest
import stories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.render_markdown import markdown
from assistant.domain.alignment.shapes import Stance
from assistant.domain.brief import wording
from assistant.domain.brief.shapes import OpenItem
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import number
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.shapes import Proposal, UsedAs
from assistant.domain.proposal.walking import statements_of
from assistant.domain.slots import Slot

PLANNED = ("furniture", "dental", "buses", "allergens")


@pytest.fixture(scope="module")
def drafts() -> dict[str, Proposal]:
    return {name: stories.draft(story) for name, story in stories.ALL.items()}


def text_of(value: object) -> str:
    return " ".join(statement.text for statement in statements_of(value))


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("furniture", Verdict.NON_TRAINING),
        ("dental", Verdict.BUILD_TRAINING),
        ("buses", Verdict.TRAINING_PLUS),
        ("university", Verdict.DISCOVERY_FIRST),
        ("law", Verdict.DECLINE_DEFER),
        ("allergens", Verdict.MANDATORY_MINIMUM),
    ],
)
def test_each_verdict_has_its_own_shape(drafts: dict[str, Proposal], name: str, verdict: Verdict) -> None:
    proposal = drafts[name]
    assert proposal.verdict.verdict is verdict
    assert proposal.verdict.sentence.text.endswith(".")
    assert len(proposal.options) >= 3
    assert sum(option.recommended for option in proposal.options) == 1
    assert {"nothing", "requested"} <= {option.id for option in proposal.options}


def test_a_no_has_no_plan_but_a_friendly_way_out(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["law"]
    assert not (proposal.mix or proposal.timeline or proposal.groups or proposal.contract or proposal.managers_before)
    assert "own budget" in text_of(proposal.options)
    assert proposal.verdict.would_change
    assert "11,500 euro" in text_of(proposal.options)


def test_finding_out_is_two_weeks_with_guesses_named_as_guesses(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["university"]
    days = [step.when.days[0] for step in proposal.timeline]
    assert days == sorted(days) and len(days) >= 5
    assert not proposal.mix
    assert "25,000 euro" in text_of((proposal.options, proposal.money))
    guessed = replace(stories.UNIVERSITY, remarks=(("expectations", "for", 1, "business_goal"),))
    causes = stories.draft(guessed).causes
    assert all("tested" in text_of(cause) for cause in causes)


def test_not_a_course_matter_gives_the_tasks_to_their_owners(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    assert not any(part.learning for part in proposal.mix)
    assert "boxes run empty" in text_of(proposal.mix)
    assert proposal.practice == ()
    assert all(group.gets.text.startswith("No course") for group in proposal.groups)
    assert "Operations" in {part.owner.text for part in proposal.mix}


def test_training_plus_trains_the_group_that_needs_it(drafts: dict[str, Proposal]) -> None:
    rows = {group.size.text: group.gets.text for group in drafts["buses"].groups}
    assert rows["45"].startswith("Practice")
    assert rows["165"].startswith("No course")
    assert any(not part.learning for part in drafts["buses"].mix)


def test_building_trains_everybody_who_is_new_to_it(drafts: dict[str, Proposal]) -> None:
    rows = {group.size.text: group.gets.text for group in drafts["dental"].groups}
    assert rows["34"].startswith("Practice")
    assert rows["4"].startswith("No course")


def test_a_duty_is_quoted_and_proved(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["allergens"]
    assert "Regulation 7/2026" in text_of(proposal.mix)
    duty = next(item for item in proposal.appendices if item.id == "duty")
    assert "three years" in text_of(duty)
    assert "30 April 2027" in text_of(proposal.timeline)


def test_page_one_holds_decision_number_cost_date_and_waiting(drafts: dict[str, Proposal]) -> None:
    for name in PLANNED:
        front = drafts[name].front
        assert all(
            part.text for part in (front.decision, front.decider, front.number, front.cost, front.date, front.waiting)
        )
    assert (
        drafts["furniture"].front.number.text
        == "Complaints about incomplete parcels from 4.1 to 1.8 per hundred, by 30 September 2027"
    )


def test_the_goal_is_quoted_and_the_old_edition_is_not_used(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    used = {citation.used_as: citation for citation in proposal.citations}
    assert used[UsedAs.SUPPORTS].page == 6
    assert used[UsedAs.SUPERSEDED].document == "Delight at the door 2026"
    assert "Not used" in text_of(proposal.strategy)


def test_an_empty_library_is_not_assessed(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["buses"]
    assert proposal.strategy.sentence.text.startswith("Not assessed")
    assert proposal.citations == ()


def test_unconfirmed_goals_are_candidates(drafts: dict[str, Proposal]) -> None:
    assert {citation.used_as for citation in drafts["university"].citations} == {UsedAs.CANDIDATE}


def test_the_rival_is_considered_and_the_tried_is_told(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    rival = next(cause for cause in proposal.causes if cause.role == "rival")
    assert "knowledge and skill" in rival.title.text and rival.against
    assert "posters" in text_of(proposal.tried)


def test_what_was_better_before_is_set_beside_today(drafts: dict[str, Proposal]) -> None:
    assert "2.5 apart" in text_of(drafts["furniture"].insights)


def test_every_open_question_has_an_owner_and_a_date(drafts: dict[str, Proposal]) -> None:
    for proposal in drafts.values():
        assert all(item.owner.text and item.due >= stories.TODAY for item in proposal.open_questions)
    asked = {item.slot for item in drafts["furniture"].open_questions}
    assert {Slot.DATA_OWNER, Slot.VALUE_PER_UNIT} <= asked


def test_dates_run_forward_and_end_with_the_result(drafts: dict[str, Proposal]) -> None:
    for name in PLANNED:
        steps = [step.when.days[0] for step in drafts[name].timeline]
        assert steps == sorted(steps)
        assert steps[0] > stories.TODAY
        assert {"now", "fallback", "measure"} <= {step.kind for step in drafts[name].timeline}


def test_the_risks_are_those_of_the_case(drafts: dict[str, Proposal]) -> None:
    told = [risk.text for proposal in drafts.values() for risk in proposal.risks]
    assert all(proposal.risks for proposal in drafts.values()) and len(set(told)) == len(told)
    risks = drafts["furniture"].risks
    assert any("Whether operations can supply" in risk.text and risk.proposed for risk in risks)
    assert not any("in which the figure can move" in text for text in told)


def test_the_holding_message_names_goal_start_and_day(drafts: dict[str, Proposal]) -> None:
    message = text_of(drafts["furniture"].holding_message)
    assert "from 4.1 to 1.8 per hundred" in message and "in the draft" in message
    assert drafts["law"].holding_message == ()


def _forecast(cost_per_head: float) -> Forecast:
    """60 crowns a week at 85 euro for a year, against a fee for each of the 38 assistants."""
    waiting = stories.source(stories.DENTAL, "cost_of_inaction")
    fee, size = stories.source(stories.DENTAL, "budget"), stories.source(stories.DENTAL, "audience_size")
    benefit = (number("crowns", 60, waiting) * number("laboratory", 85, waiting)).derive("Benefit", "EUR")
    cost = (number("fee", cost_per_head, fee) * number("assistants", 38, size)).derive("Full cost", "EUR")
    percent = round((benefit.value - cost.value) / cost.value * 100, 1)
    return Forecast(benefit=benefit, cost=cost, bcr=round(benefit.value / cost.value, 4), roi_percent=percent)


def test_a_loss_is_called_a_loss_with_its_sum() -> None:
    proposal = stories.composed(stories.DENTAL, stories.interview(stories.DENTAL), _forecast(900))
    text = text_of(proposal.forecast)
    assert "60 × 85 = €5,100" in text and "900 × 38 = €34,200" in text
    assert "does not pay back" in text and "−€29,100" in text and "−85.1%" in text
    assert proposal.front.cost.text.startswith("€34,200 known so far; not in it: ")
    assert "a loss" in text_of(proposal.summary)
    assert proposal.checks.replaced == ()


def test_without_a_forecast_it_says_which_numbers_are_missing_and_who_has_them(drafts: dict[str, Proposal]) -> None:
    proposal = drafts["furniture"]
    assert proposal.forecast is None and "No forecast yet" in proposal.forecast_reason
    assert "from the sponsor and Finance" in text_of(proposal.money)


BAD = re.compile(r"N/A|\bNone\b(?!:|;)|\{\w+\}|\bTODO\b|  |\.\.(?!\.)|”\.\.|,,|\( |\bnull\b|!|\bmeasure m1\b")


def test_no_seams_show(drafts: dict[str, Proposal]) -> None:
    for proposal in drafts.values():
        for statement in statements_of(proposal):
            ours = re.sub(r"“[^”]*”", "q", statement.text)
            assert not BAD.search(ours), statement.text


def test_no_empty_section_and_every_title_once(drafts: dict[str, Proposal]) -> None:
    for proposal in drafts.values():
        made = sections(proposal)
        assert all(section.blocks for section in made)
        assert len({section.id for section in made}) == len(made)


JARGON = re.compile(
    r"\b(learner|learning objectives?|upskill|e-learning solution|competenc|kirkpatrick|gilbert|roi|bcr|l&d)\b",
    re.IGNORECASE,
)


def test_page_one_is_free_of_learning_jargon(drafts: dict[str, Proposal]) -> None:
    for proposal in drafts.values():
        assert not JARGON.search(text_of(proposal.front) + text_of(proposal.summary) + proposal.title)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_draft_is_possible_at_any_point_of_the_conversation(data: st.DataObject) -> None:
    """Whatever was left unsaid: a proposal comes out, nothing is invented, nothing looks broken."""
    story = stories.ALL[data.draw(st.sampled_from(sorted(stories.ALL)))]
    kept = data.draw(st.lists(st.sampled_from(list(story.answers)), unique=True))
    answers = {slot: text for slot, text in story.answers.items() if slot in kept}
    fields = {name: at for name, at in story.fields.items() if at[0] in kept}
    partial = replace(
        story,
        answers=answers,
        remarks=tuple(remark for remark in story.remarks if remark[3] in kept),
        groups=tuple(group for group in story.groups if group[4] in kept),
        measure=story.measure if "metric" in kept else "",
        fields=fields if "metric" in kept else {},
        confirmed=(),
    )
    proposal = stories.draft(partial)
    assert proposal.checks.replaced == ()
    assert all(not BAD.search(re.sub(r"“[^”]*”", "q", s.text)) for s in statements_of(proposal))
    assert len(proposal.options) >= 3
    assert markdown(proposal).startswith("# ")


def test_what_must_be_ready_first_is_said_when_time_is_short() -> None:
    story = replace(stories.DENTAL, answers={**stories.DENTAL.answers, "requested_date": "By 19 February 2027."})
    proposal = stories.draft(story)
    assert "ready first" in text_of(proposal.timeline_note)
    assert "second" in {step.kind for step in proposal.timeline}


def test_a_lapsed_proof_stops_the_task_at_once() -> None:
    mandate = (
        "Regulation 7/2026, article 12: nobody may run the line without a valid certificate, and nine have lapsed."
    )
    story = replace(stories.ALLERGENS, answers={**stories.ALLERGENS.answers, "mandate": mandate})
    assert "do not do the task" in text_of(stories.draft(story).timeline)


def test_late_involvement_becomes_a_lesson_without_blame() -> None:
    answers = {
        **stories.DENTAL.answers,
        "urgency_reason": "We should have called you half a year ago, sorry, that is our lesson.",
    }
    lesson = [
        item for item in stories.draft(replace(stories.DENTAL, answers=answers)).appendices if item.id == "lesson"
    ]
    assert lesson and "called in after" in text_of(lesson[0]) and "sorry" not in text_of(lesson[0])


def test_a_correction_and_a_settled_contradiction_are_shown() -> None:
    from assistant.domain.brief.shapes import Change, Conflict
    from assistant.domain.proposal.drafting import causes

    talk = stories.interview(stories.FURNITURE)
    size = talk.brief.of(Slot.AUDIENCE_SIZE)[0]
    other = size.model_copy(
        update={"value": "The packers on lines 1 to 6", "source": talk.brief.of(Slot.AUDIENCE)[0].source}
    )
    changed = talk.brief.model_copy(
        update={
            "history": (Change(slot=Slot.AUDIENCE_SIZE, old="60", new="64 people.", by=size.source, turn=11),),
            "conflicts": (Conflict(slot=Slot.AUDIENCE_SIZE, first=other, second=size, settled=True),),
        }
    )
    proposal = stories.composed(stories.FURNITURE, talk.model_copy(update={"brief": changed}))
    assert any(item.id == "history" for item in proposal.appendices)
    assert "did not agree" in text_of(proposal.causes_note)
    part = other.model_copy(update={"source": other.source.model_copy(update={"quote": "8 team leads among them"})})
    counted = Conflict(slot=Slot.AUDIENCE_SIZE, first=part, second=part)
    whole = counted.model_copy(
        update={
            "first": size.model_copy(update={"source": size.source.model_copy(update={"quote": "64 people"})}),
            "second": size.model_copy(update={"source": size.source.model_copy(update={"quote": "70 people"})}),
        }
    )
    assert [causes._comparable(item) for item in (counted, whole)] == [False, True]  # pyright: ignore[reportPrivateUsage]


def test_a_goal_counted_otherwise_is_never_said_to_be_reached() -> None:
    plan = stories.goal("Plan", "Returns fall to 3 percent by 2028.", stories.TODAY, metric="returns")
    served = stories.claim(plan, Stance.SUPPORTS, "Confirmed.", confirmed=True)
    story = replace(
        stories.FURNITURE,
        answers={**stories.FURNITURE.answers, "strategy_link": "Returns are 7 percent today."},
        alignment=stories.aligned(served),
    )
    remarks = text_of(stories.draft(story).strategy.remarks)
    assert "nobody has said" in remarks and "reache" not in remarks


def test_what_would_change_the_answer_is_a_test_with_a_number(drafts: dict[str, Proposal]) -> None:
    assert "Ten of these people" in drafts["dental"].verdict.would_change[0].text
    assert "to 2.95, half way" in drafts["furniture"].verdict.would_change[0].text


def test_what_was_promised_to_be_listed_is_listed() -> None:
    talk = stories.interview(stories.DENTAL)
    item = OpenItem(slot=Slot.CAUSE_INCENTIVES, question="?", owner="HR", due=stories.TODAY)
    brief = talk.brief.model_copy(update={"open_items": (item,)})
    proposal = stories.composed(stories.DENTAL, talk.model_copy(update={"brief": brief}))
    assert Slot.CAUSE_INCENTIVES in {question.slot for question in proposal.open_questions}


def test_page_one_names_what_it_will_not_fix(drafts: dict[str, Proposal]) -> None:
    assert all(drafts[name].front.limit is not None for name in PLANNED)


def test_the_date_of_another_measure_is_not_the_date_of_this_one() -> None:
    talk = stories.interview(replace(stories.FURNITURE, answers={**stories.FURNITURE.answers, "due": _TWO_DATES}))
    other = talk.brief.measures[0].model_copy(update={"id": "m2", "name": "returns", "outcome": False})
    aim = talk.brief.measures[0].target
    assert aim is not None and aim.quantity is not None
    moved = aim.model_copy(update={"quantity": aim.quantity.model_copy(update={"value": 3.0, "text": "3"})})
    measures = (*talk.brief.measures, other.model_copy(update={"target": moved}))
    due = measures[0].due
    assert due is not None
    due = due.model_copy(update={"source": talk.brief.of(Slot.DUE)[0].source, "text": "30 September 2027"})
    measures = (measures[0].model_copy(update={"due": due}), measures[1])
    brief = talk.brief.model_copy(update={"measures": measures})
    proposal = stories.composed(stories.FURNITURE, talk.model_copy(update={"brief": brief}))
    assert "date is to be confirmed" in proposal.front.number.text
    assert Slot.DUE in {question.slot for question in proposal.open_questions}


_TWO_DATES = "The 3 percent is for 30 September 2027. The other one I want down by spring."


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("budget", "There is a line for it."),
        ("data_owner", "Ask me something easier."),
        ("manager_support", "You tell me."),
    ],
)
def test_an_answer_without_an_answer_stays_open(slot: str, said: str) -> None:
    told = replace(stories.DENTAL, answers={**stories.DENTAL.answers, slot: said})
    assert Slot(slot) in {question.slot for question in stories.draft(told).open_questions}


def test_the_groups_that_practise_are_counted(drafts: dict[str, Proposal]) -> None:
    rows = [step.what.text for step in drafts["dental"].timeline if step.kind == "practice"]
    assert len(rows) == 2 and "5 groups of up to eight: group 1 on 30 March 2027" in rows[0]
    assert "later groups" in rows[1]
    assert "groups 1 to 3 and for those that practise from 4 May 2027 on" in text_of(drafts["dental"].contract_note)


def test_groups_stand_side_by_side_with_what_follows(drafts: dict[str, Proposal]) -> None:
    told = text_of(drafts["buses"].insights)
    assert "Depot Nord stands at 4.8, Hafen at 13.1." in told
    assert "With all at the level of Depot Nord, the target of 6 would be reached and more." in told


def test_who_gets_no_course_is_told_in_one_line_where_nobody_does(drafts: dict[str, Proposal]) -> None:
    assert [group.size.text for group in drafts["furniture"].groups] == ["64"]


def test_who_says_what_waiting_costs_is_asked_for_the_same_day() -> None:
    answers = {slot: said for slot, said in stories.FURNITURE.answers.items() if slot != "cost_of_inaction"}
    made = stories.draft(replace(stories.FURNITURE, answers=answers))
    (asked,) = [item for item in made.open_questions if item.slot is Slot.COST_OF_INACTION]
    assert f"Finance can say what it costs, by {wording.day(asked.due)}" in made.front.waiting.text
