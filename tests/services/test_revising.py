"""Taking back, rewording, and deleting with a way back, on the whole product."""

from pathlib import Path

import pytest

from assistant.domain.errors import CallerError, NotFound
from assistant.domain.proposal.shapes import UsedAs
from assistant.domain.slots import Grade, Slot, State
from assistant.services.product import Assistant
from assistant.services.removing import Removing
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
    assert after.model_copy(update={"version": before.version, "changed": before.changed}) == before


def test_undo_stops_at_the_first_message(assistant: Assistant) -> None:
    opened = assistant.consultation.start(OPENING).interview.id
    with pytest.raises(CallerError):
        assistant.consultation.undo(opened)
    assert len(stored(assistant, opened).turns) == 1


def test_a_second_number_taken_for_a_correction_stands_beside_the_first_again(
    assistant: Assistant, request_id: str
) -> None:
    assistant.consultation.take_turn(request_id, "Sorry, it is 41 packers, not 34.")
    corrected = stored(assistant, request_id)
    assert "correction_done" in {say.key for say in corrected.turns[-1].move.say}
    taken = assistant.consultation.take_turn(request_id, "No, that was not a correction: both numbers are right.")
    brief = taken.interview.brief
    assert "34" in brief.text(Slot.AUDIENCE_SIZE) and "41" in brief.text(Slot.AUDIENCE_SIZE)
    assert not any("not a correction" in fact.source.quote for fact in brief.facts)
    assert taken.turn.move.say[0].key in ("correction_back", "conflict")


def test_a_reworded_message_changes_its_facts_and_keeps_the_rest(assistant: Assistant, request_id: str) -> None:
    before = stored(assistant, request_id)
    assistant.consultation.reword(request_id, 1, OPENING.replace("34 packers", "52 packers"))
    after = stored(assistant, request_id)
    assert "52" in after.brief.text(Slot.AUDIENCE_SIZE) and "34" not in after.brief.text(Slot.AUDIENCE_SIZE)
    assert [turn.text for turn in after.turns[1:]] == [turn.text for turn in before.turns[1:]]
    assert [turn.reply for turn in after.turns[1:]] == [turn.reply for turn in before.turns[1:]]
    assert after.brief.text(Slot.TARGET) == before.brief.text(Slot.TARGET)


def test_a_value_typed_after_the_last_message_outlives_rewording(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.edit(request_id, {Slot.BUDGET: "20,000 euro"})
    assistant.consultation.reword(request_id, 1, OPENING.replace("34 packers", "52 packers"))
    assert stored(assistant, request_id).brief.text(Slot.BUDGET) == "20,000 euro"


def test_a_long_talk_is_told_again_without_concluding_anew_from_each_message(
    assistant: Assistant, request_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        assistant.consultation.take_turn(request_id, f"In week {number} we looked at station {number} once more.")
    before = stored(assistant, request_id)
    assert before.ready and before.complete
    assistant.consultation.take_turn(request_id, "The printers were bought in March for 9,000 euro.")
    opened: list[int] = []
    look = assistant.cases.open
    monkeypatch.setattr(assistant.cases, "open", lambda at: opened.append(len(at.turns)) or look(at))
    assistant.consultation.undo(request_id)
    assert len(opened) < 30
    after = stored(assistant, request_id)
    assert after.model_copy(update={"version": before.version, "changed": before.changed}) == before


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
    after = stored(assistant, request_id)
    assert after.model_copy(update={"changed": before.changed}) == before
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


SURVEY = (
    "Label audit, week 44.\n\nIn all 8 percent of the parcels carried wrong labels, against 3 percent in January. "
    "The canteen served 34 meals."
)


def test_a_record_bears_out_the_numbers_it_holds_and_no_others(assistant: Assistant, request_id: str) -> None:
    record = assistant.consultation.attach(request_id, "Label audit", SURVEY)
    brief = stored(assistant, request_id).brief
    (baseline,) = brief.of(Slot.BASELINE)
    assert baseline.state is State.EVIDENCED and baseline.grade >= Grade.RECORD
    assert baseline.record and baseline.record.quote.startswith("In all 8 percent") and baseline.record.ref == record.id
    assert all(fact.record is None for fact in brief.of(Slot.AUDIENCE_SIZE)), "34 meals are not 34 packers"


def test_a_record_serves_its_own_request_only_and_can_be_taken_off(assistant: Assistant, request_id: str) -> None:
    other = assistant.consultation.start(OPENING).interview.id
    before = stored(assistant, request_id)
    record = assistant.consultation.attach(request_id, "", SURVEY)
    assert assistant.consultation.attach(request_id, "", SURVEY).id == record.id
    assert len(stored(assistant, request_id).attachments) == 1 and record.title == "Label audit, week 44."
    assert stored(assistant, other).attachments == () and assistant.repository.documents() == []
    assert not assistant.retrieval.passages("label audit", 3)
    assistant.consultation.detach(request_id, record.id)
    assert stored(assistant, request_id).brief == before.brief


def test_a_number_said_after_the_record_was_attached_is_borne_out_too(assistant: Assistant) -> None:
    opened = assistant.consultation.start("Please book a course on label printing for our packers.").interview.id
    assistant.consultation.attach(opened, "Label audit", SURVEY)
    assistant.consultation.take_turn(opened, "Wrong labels rose from 3 to 8 percent of parcels.")
    assert any(fact.record for fact in stored(assistant, opened).brief.facts)
    assistant.consultation.take_turn(opened, "I don't know.")
    assistant.consultation.undo(opened)
    assert any(fact.record for fact in stored(assistant, opened).brief.facts)


def test_a_record_without_words_is_refused(assistant: Assistant, request_id: str) -> None:
    for text in ("", " \x00 ", "x" * 200_001):
        with pytest.raises(CallerError):
            assistant.consultation.attach(request_id, "Empty", text)
    assert stored(assistant, request_id).attachments == ()


def test_a_record_is_cited_in_the_proposal(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.attach(request_id, "Label audit", SURVEY)
    _, made = assistant.drafting.draft(request_id)
    assert [cited.document for cited in made.citations if cited.used_as is UsedAs.EVIDENCE] == ["Label audit"]
    text = assistant.exporting.render(request_id, "md").body.decode()
    assert "against 3 percent in January" in text and "Label audit" in text


def test_what_was_deleted_can_not_be_brought_back_after_a_restart(assistant: Assistant) -> None:
    document = assistant.ingest.add_text("Plan", "Late deliveries fall from 9 to 4 percent.")
    assistant.removing.document(document.id)
    restarted = Removing(assistant.repository, assistant.ingest)
    with pytest.raises(CallerError):
        restarted.bring_back()
