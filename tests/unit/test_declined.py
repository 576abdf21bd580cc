"""A no to something real says what ends, what it costs and what stays; a no to a treat keeps its own words."""

from dataclasses import replace

import stories
from stories import Story, aligned

from assistant.adapters.render_markdown import markdown
from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.shapes import Proposal

DESK = Story(
    opening="Please teach the 40 night porters the old paging desk.",
    answers={
        "requested_solution": "A course of two days for the 40 porters.",
        "business_goal": "Calls answered at the first ring.",
        "metric": "Missed rings a month.",
        "baseline": "30 a month.",
        "target": "10.",
        "audience": "The night porters.",
        "audience_size": "40.",
        "cause_tools": "Mark you: they are taking the desk out. No desk from 1 May 2027.",
        "cause_skill": "They can do it, most of them have for ten years.",
        "cost_of_inaction": "We lose 60 euros a month on calls.",
        "budget": "It would be 540 euros per head.",
        "exemplars": "Olga on floor two writes each call on the board and rings back within the hour.",
        "mandate": "No, nothing requires it.",
        "sponsor": "Ms Okoro, the house manager.",
    },
    remarks=(("skill", "against", 1, "cause_skill"),),
    measure="Missed rings a month",
    fields={"baseline": ("baseline", "30 a month"), "target": ("target", "10")},
    refused=("goal-1",),
    alignment=aligned(state=AlignmentState.NOT_ALIGNED),
)


def plan(proposal: Proposal) -> str:
    return markdown(proposal).split("# Further material")[0]


def test_what_ends_is_said_first_and_what_it_costs_after_it() -> None:
    proposal = stories.draft(DESK)
    assert proposal.verdict.verdict is Verdict.DECLINE_DEFER
    assert proposal.verdict.sentence.text.startswith("Not now: what it is for ends: “")
    assert "they are taking the desk out. No desk from 1 May 2027." in proposal.verdict.sentence.text
    assert "€720 a year, less than the €21,600" in " ".join(item.text for item in proposal.verdict.reasons)
    assert not proposal.checks.replaced


def test_the_number_stays_and_what_works_is_taken_over() -> None:
    proposal = stories.draft(DESK)
    assert proposal.front.number.text == "Missed rings a month: 30 per month, as today"
    (recommended,) = (option for option in proposal.options if option.recommended)
    assert "Olga" in recommended.what.text
    text = plan(proposal)
    assert "friendly way out" not in text and "no measure was found" not in text


def test_a_treat_keeps_its_own_words() -> None:
    text = plan(stories.draft(stories.LAW))
    assert "no goal and no measure was found" in text and "friendly way out" in text


def test_without_an_end_or_a_price_the_words_on_leaving_it_carry_the_no() -> None:
    told = DESK.answers | {
        "cost_of_inaction": "Nothing would happen.",
        "budget": "Not set.",
        "cause_tools": "The desk works.",
    }
    proposal = stories.draft(replace(DESK, answers=told))
    assert proposal.verdict.sentence.text == (
        "Not now: no goal asks for it, and of leaving it as it is was said: “Nothing would happen.”"
    )
