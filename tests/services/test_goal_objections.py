"""What the talk says when a later document ends what a goal is about."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.domain.alignment.shapes import Stance
from assistant.domain.library.documents import DocumentType
from assistant.services.product import Assistant
from tests.web.conftest import assemble

OLDER = "Our plan has one aim above all. We will grow the Lisbon branch from 12 to 30 staff by the end of 2028."
LATER = "After a hard summer we decided: we will close the Lisbon branch by the end of 2027. The other branches stay."
OPENING = "Please set up Portuguese lessons for the 25 planners who work with the Lisbon branch."


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    made = assemble(tmp_path / "data")
    yield made
    made.close()


def add(assistant: Assistant, title: str, text: str, day: date) -> None:
    assistant.ingest.add_text(title, text, DocumentType.STRATEGY, day)


def test_a_goal_that_was_chosen_is_objected_to_once(assistant: Assistant) -> None:
    talk = assistant.consultation
    add(assistant, "Strategy 2026-2028 Wide open", OLDER, date(2026, 1, 12))
    request = talk.start(OPENING).interview.id
    offered = talk.take_turn(request, "We want to grow with the Lisbon branch.").turn
    chosen = talk.take_turn(request, offered.move.choices[0]).interview
    assert chosen.brief.confirmed_goals == offered.move.about[:1]
    add(assistant, "Strategy review 2027", LATER, date(2027, 2, 1))
    told = talk.take_turn(request, "They write to them every day.").turn
    assert "“Strategy review 2027”" in told.reply and "we will close the Lisbon branch" in told.reply
    assert "Strategy review 2027" not in talk.take_turn(request, "They have never learned it.").turn.reply
    claims = assistant.cases.open(assistant.repository.interview(request)).alignment.claims
    assert {claim.stance for claim in claims} == {Stance.SUPERSEDED, Stance.CONTRADICTS}


def test_a_goal_of_an_older_paper_is_not_offered_plainly(assistant: Assistant) -> None:
    add(assistant, "Strategy 2026-2028 Wide open", OLDER, date(2026, 1, 12))
    add(assistant, "Strategy review 2027", "We will open a web shop by the end of 2028.", date(2027, 2, 1))
    request = assistant.consultation.start(OPENING).interview.id
    move = assistant.consultation.take_turn(request, "We want to grow with the Lisbon branch.").turn.move
    assert any("(written before “Strategy review 2027”)" in choice for choice in move.choices)


def test_the_refusal_we_offered_denies_no_goal(assistant: Assistant) -> None:
    add(assistant, "Strategy 2026-2028 Wide open", OLDER, date(2026, 1, 12))
    request = assistant.consultation.start(OPENING).interview.id
    offered = assistant.consultation.take_turn(request, "We want to grow with the Lisbon branch.").turn.move
    refused = f"{offered.choices[-1]}. Late answers stand at 8.4 per hundred orders today."
    brief = assistant.consultation.take_turn(request, refused).interview.brief
    assert brief.rejected_goals == offered.about
    assert not any("None of these" in fact.source.quote for fact in brief.facts)
