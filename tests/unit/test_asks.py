"""Who is asked for what, what stays open and with whom, how the answer can be put to the test, and what is not fixed."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.proposal.shapes import MixPart, Proposal
from assistant.domain.slots import Slot


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


def part(proposal: Proposal, name: str) -> MixPart | None:
    return next((item for item in proposal.mix if item.name == name), None)


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("The practice arches are delivered on 20 April by the workshop team.", "The workshop team"),
        ("The practice arches are delivered on 20 April. Purchasing pays for what is delivered.", "Purchasing"),
        ("The practice arches are delivered on 20 April.", "The person who asked"),
    ],
)
def test_what_practice_waits_for_is_asked_of_those_named_with_it(said: str, owner: str) -> None:
    asked = part(drafted(stories.DENTAL, constraints=said), "Keep this date")
    assert asked and asked.owner.text == owner
    assert asked.ask.text.startswith("Have the practice arches ready by 20 April 2027")


def test_the_rest_of_the_effect_is_asked_of_its_function_or_of_whoever_decides() -> None:
    split = (
        "Half of the effect comes from the practice, the other half is better light at the chairs and quick answers."
    )
    open_ = drafted(stories.DENTAL, success_criteria=split)
    asked = [part(open_, name) for name in ("Better light at the chairs", "Quick answers")]
    assert all(item and "have it there by" in item.ask.text for item in asked)
    assert all(item and item.owner.text == open_.asks[0].who.text for item in asked)
    assert "better light at the chairs" in " ".join(item.text for item in open_.not_fixed)
    owned = drafted(
        stories.DENTAL, success_criteria=split, enablers="Facilities would put up better light this spring."
    )
    row = part(owned, "Better light at the chairs")
    assert row is None or row.owner.text == "Facilities"


def test_nobody_abstract_is_asked() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        assert "Process" not in {item.owner.text for item in stories.draft(story).mix}


def test_what_the_answer_hangs_on_is_an_open_question_with_owner_and_date() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        proposal = stories.draft(story)
        if "see the open questions" in " ".join(item.text for item in proposal.verdict.reasons):
            assert any(item.decisive and item.owner.text for item in proposal.open_questions)


def test_a_source_that_stands_in_the_table_is_no_open_question() -> None:
    assert Slot.DATA_SOURCE not in {item.slot for item in stories.draft(stories.DENTAL).open_questions}


@pytest.mark.parametrize(
    ("able", "expected"),
    [
        ("No. Six of them tried it on a plaster jaw. Five of six left a gap.", "otherwise than the one that was told"),
        (
            "No, they could not do it tomorrow. It is a new device.",
            "The first group tries the task once before it practises",
        ),
    ],
)
def test_the_test_of_ability_can_be_made(able: str, expected: str) -> None:
    proposal = drafted(stories.DENTAL, cause_skill=able, stakeholders="The opening is on 10 May 2027.")
    assert expected in proposal.verdict.would_change[0].text


def test_what_is_not_fixed_is_named_or_left_out() -> None:
    for story in (stories.FURNITURE, stories.DENTAL, stories.BUSES):
        said = " ".join(item.text for item in stories.draft(story).not_fixed)
        assert "not dealt with" not in said and "same practice" not in said


def test_the_part_that_is_credited_elsewhere_is_a_limit() -> None:
    told = "I would credit the course with 60 percent of it, the rest comes from the new chairs."
    assert "new chairs" in " ".join(item.text for item in drafted(stories.DENTAL, success_criteria=told).not_fixed)


def test_a_duty_is_decided_with_the_day_of_its_proof() -> None:
    proposal = stories.draft(stories.ALLERGENS)
    assert "with the proof complete by 30 April 2027" in proposal.front.decision.text
    nothing = next(option for option in proposal.options if option.id == "nothing")
    assert nothing.what.text == "The duty falls due on 30 April 2027 and is not met"


def test_the_sponsor_is_asked_to_release_people_by_name() -> None:
    assert "release the 38 assistants" in stories.draft(stories.DENTAL).asks[0].what.text


@pytest.mark.parametrize(
    ("said", "owner"),
    [
        ("I could sign for two more scanners.", "The person who asked"),
        ("She would release every head assistant for it.", "Dr Amari, the medical director"),
        ("They would be glad if we could pay for a second scanner.", ""),
    ],
)
def test_an_offer_is_asked_of_whoever_made_it(said: str, owner: str) -> None:
    row = part(drafted(stories.DENTAL, manager_support=said), "Order it")
    assert (row.owner.text if row else "") == owner
