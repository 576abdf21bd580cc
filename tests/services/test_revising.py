"""Taking back, rewording, and deleting with a way back, on the whole product."""

from pathlib import Path

import pytest

from assistant.domain.errors import CallerError, NotFound
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from tests.web.conftest import assemble

OPENING = "Please book a course on label printing for our 34 packers. Wrong labels rose from 3 to 8 percent of parcels."
ANSWERS = (
    "We want wrong labels back at 3 percent by 30 June 2027.",
    "The packers know the labels. The printer mixes up two queues whenever both lines run.",
    "I don't know.",
)


@pytest.fixture
def assistant(tmp_path: Path):
    made = assemble(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def request_id(assistant: Assistant) -> str:
    opened = assistant.consultation.start(OPENING).interview.id
    for number, text in enumerate(ANSWERS):
        assistant.consultation.take_turn(opened, text, key=f"key {number}")
    return opened


def stored(assistant: Assistant, request_id: str):
    return assistant.repository.interview(request_id)


def test_undo_leaves_what_stood_before_the_last_message(assistant: Assistant, request_id: str) -> None:
    before = stored(assistant, request_id)
    assistant.consultation.take_turn(request_id, "The printers were bought in March for 9,000 euro.")
    assert assistant.consultation.undo(request_id).startswith("The printers")
    after = stored(assistant, request_id)
    assert after.model_copy(update={"version": before.version}) == before


def test_undo_stops_at_the_first_message(assistant: Assistant) -> None:
    opened = assistant.consultation.start(OPENING).interview.id
    with pytest.raises(CallerError):
        assistant.consultation.undo(opened)
    assert len(stored(assistant, opened).turns) == 1


def test_a_reworded_message_changes_its_facts_and_keeps_the_rest(assistant: Assistant, request_id: str) -> None:
    before = stored(assistant, request_id)
    assistant.consultation.reword(request_id, 1, OPENING.replace("34 packers", "52 packers"))
    after = stored(assistant, request_id)
    assert "52" in after.brief.text(Slot.AUDIENCE_SIZE) and "34" not in after.brief.text(Slot.AUDIENCE_SIZE)
    assert [turn.text for turn in after.turns[1:]] == [turn.text for turn in before.turns[1:]]
    assert [turn.reply for turn in after.turns[1:]] == [turn.reply for turn in before.turns[1:]]
    assert after.brief.text(Slot.TARGET) == before.brief.text(Slot.TARGET)


def test_the_last_message_reworded_is_answered_anew(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.reword(request_id, 4, "A second printer was tried in May; wrong labels fell to 4 percent.")
    after = stored(assistant, request_id)
    assert len(after.turns) == 4 and "second printer" in after.turns[3].text
    assert after.turns[3].key == "key 2", "a late second delivery of the old words is still the same message"


def test_a_value_typed_in_between_survives(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.edit(request_id, {Slot.SPONSOR: "Lena Brandauer, head of shipping"})
    assistant.consultation.take_turn(request_id, "Nothing else.")
    assistant.consultation.reword(request_id, 2, "We want wrong labels at 2 percent by 30 June 2027.")
    assert stored(assistant, request_id).brief.text(Slot.SPONSOR) == "Lena Brandauer, head of shipping"
    assert "2" in stored(assistant, request_id).brief.text(Slot.TARGET)


def test_a_message_that_is_not_there(assistant: Assistant, request_id: str) -> None:
    for number in (0, 5):
        with pytest.raises(CallerError):
            assistant.consultation.reword(request_id, number, "x")


def test_a_deleted_request_comes_back_as_it_was(assistant: Assistant, request_id: str) -> None:
    assistant.drafting.draft(request_id)
    before, proposal = stored(assistant, request_id), assistant.repository.proposal(request_id)
    assistant.removing.request(request_id)
    with pytest.raises(NotFound):
        stored(assistant, request_id)
    assert assistant.removing.bring_back().title == before.title
    assert stored(assistant, request_id) == before
    assert assistant.repository.proposal(request_id) == proposal


def test_a_deleted_document_comes_back_searchable_and_confirmed(assistant: Assistant) -> None:
    text = "# Plan 2027\n\n- We will cut wrong labels from 8 to 3 percent of parcels by 30 June 2027."
    document = assistant.ingest.add_text("Plan 2027", text)
    goal = assistant.repository.goals()[0]
    assistant.repository.save_goal(goal.model_copy(update={"confirmed": True}))
    assistant.removing.document(document.id)
    assert assistant.repository.documents() == []
    assistant.removing.bring_back()
    assert [item.title for item in assistant.repository.documents()] == ["Plan 2027"]
    assert assistant.retrieval.passages("wrong labels", 3)
    assert assistant.repository.goals()[0].confirmed
    with pytest.raises(CallerError):
        assistant.removing.bring_back()
