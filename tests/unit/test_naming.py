"""Title and decision name the people, the remedy asked for and the day it begins, in the words of the request."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.proposal.drafting import naming
from assistant.domain.proposal.shapes import Proposal


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


@pytest.mark.parametrize(
    ("request_", "form"),
    [
        ("Please book a wine seminar for our associates.", "wine seminar"),
        ("We need conflict management training asap", "conflict management training"),
        ("I would like a course in reading weld maps before June.", "course in reading weld maps"),
        ("We were told e-learning is the way.", "e-learning"),
        ("Knife skills workshop, please.", "knife skills workshop"),
        ("Can you help us?", ""),
    ],
)
def test_the_course_that_was_asked_for(request_: str, form: str) -> None:
    assert naming.form_in(request_) == form


@pytest.mark.parametrize(
    ("size", "audience", "named"),
    [
        ("62 dental assistants.", "The assistants.", "the 62 dental assistants"),
        ("62.", "The chairside assistants in all nine rooms.", "the 62 chairside assistants"),
        ("62 in the house, a third of them upstairs.", "The chairside assistants.", "the 62 people concerned"),
        ("62.", "Whoever stands at the chair.", "the 62 people concerned"),
    ],
)
def test_a_number_belongs_to_the_people_it_counts(size: str, audience: str, named: str) -> None:
    proposal = drafted(stories.DENTAL, audience_size=size, audience=audience)
    assert named in proposal.front.decision.text and named in proposal.title


def test_what_begins_stands_in_title_and_decision() -> None:
    proposal = drafted(stories.DENTAL, stakeholders="The opening is on 10 May 2027, the mayor comes.")
    assert "before the opening on 10 May 2027" in proposal.title
    assert "before the opening on 10 May 2027" in proposal.front.decision.text


def test_what_practice_waits_for_stands_in_the_title() -> None:
    proposal = drafted(stories.DENTAL, constraints="The practice arches are delivered on 20 April.")
    assert proposal.title.endswith("with the practice arches, from 20 April 2027")


def test_without_a_course_the_title_says_what_is_done() -> None:
    assert "training" not in drafted(stories.FURNITURE).title
    assert "In place of the quality awareness training" in drafted(stories.FURNITURE).front.decision.text
