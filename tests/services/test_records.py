"""What an attached record says beyond the brief: offered, taken over at a person's word, cited; and gone with the record."""

from pathlib import Path

import pytest

from assistant.domain.brief.offered import Offer, open_offers
from assistant.domain.brief.shapes import Origin
from assistant.domain.errors import NotFound
from assistant.domain.proposal.shapes import UsedAs
from assistant.domain.slots import Grade, Slot, State
from assistant.services.product import Assistant
from tests.web.conftest import assemble

OPENING = "Could you teach our glaziers to cut with less waste? Far too much glass ends in the bin."
REPORT = """Cutting hall, report for October

Glass waste was 14 percent in October. A year earlier it was 9 percent.

We asked the 46 glaziers of the hall. 71 percent say that the machine is too slow for the panes expected.
12 percent say they were never shown how to cut.

Visitors came on two days."""


@pytest.fixture
def assistant(tmp_path: Path):
    made = assemble(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def request_id(assistant: Assistant) -> str:
    return assistant.consultation.start(OPENING).interview.id


def brief(assistant: Assistant, request_id: str):
    return assistant.repository.interview(request_id).brief


def offered(assistant: Assistant, request_id: str) -> tuple[Offer, ...]:
    interview = assistant.repository.interview(request_id)
    return open_offers(interview.brief, interview.offers)


def offer_of(assistant: Assistant, request_id: str, text: str) -> Offer:
    return next(offer for offer in offered(assistant, request_id) if text in offer.value)


def test_nothing_enters_the_brief_before_a_person_says_so(assistant: Assistant, request_id: str) -> None:
    before = brief(assistant, request_id)
    assistant.consultation.attach(request_id, "Report", REPORT)
    assert brief(assistant, request_id) == before
    assert {Slot.BASELINE, Slot.CAUSE_TOOLS} <= {offer.slot for offer in offered(assistant, request_id)}
    assert not any("12 percent" in offer.quote for offer in offered(assistant, request_id)), "few say so"
    assert all(offer.quote in REPORT for offer in offered(assistant, request_id))


def test_what_is_taken_over_rests_on_the_record(assistant: Assistant, request_id: str) -> None:
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    chosen = offer_of(assistant, request_id, "14 percent")
    assistant.consultation.take_over(request_id, record.id, chosen.number)
    (fact,) = brief(assistant, request_id).of(Slot.BASELINE)
    assert fact.source.origin is Origin.ATTACHMENT and fact.source.ref == record.id and fact.source.quote in REPORT
    assert fact.state is State.EVIDENCED and fact.grade is Grade.RECORD
    outcome = brief(assistant, request_id).outcome
    assert outcome and outcome.baseline and outcome.baseline.source == fact.source
    assert chosen.number not in [offer.number for offer in offered(assistant, request_id)]


def test_a_cause_that_a_record_shows_weighs_as_one(assistant: Assistant, request_id: str) -> None:
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    assistant.consultation.take_over(request_id, record.id, offer_of(assistant, request_id, "71 percent").number)
    (remark,) = [item for item in brief(assistant, request_id).evidence if item.source.ref == record.id]
    assert remark.weight == 3 and "too slow" in remark.source.quote


def test_a_record_s_value_takes_the_place_of_the_one_said_with_history(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.take_turn(request_id, "Glass waste is 11 percent now, and should be 8 percent by May 2027.")
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    assistant.consultation.take_over(request_id, record.id, offer_of(assistant, request_id, "14 percent").number)
    held = brief(assistant, request_id)
    assert held.outcome and held.outcome.baseline and held.outcome.baseline.quantity
    assert held.outcome.baseline.quantity.value == 14
    assert any(change.slot is Slot.BASELINE and "11" in change.old for change in held.history)


def test_what_was_refused_is_not_offered_again(assistant: Assistant, request_id: str) -> None:
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    chosen = offer_of(assistant, request_id, "14 percent")
    assistant.consultation.refuse(request_id, record.id, chosen.number)
    assistant.consultation.attach(request_id, "Report", REPORT)
    assert chosen.number not in [offer.number for offer in offered(assistant, request_id)]
    with pytest.raises(NotFound):
        assistant.consultation.take_over(request_id, record.id, chosen.number)


def test_taken_over_values_survive_undo_and_go_with_their_record(assistant: Assistant, request_id: str) -> None:
    before = brief(assistant, request_id)
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    assistant.consultation.take_over(request_id, record.id, offer_of(assistant, request_id, "14 percent").number)
    held = brief(assistant, request_id)
    assistant.consultation.take_turn(request_id, "The hall has three tables.")
    assistant.consultation.undo(request_id)
    assert brief(assistant, request_id) == held
    assistant.consultation.detach(request_id, record.id)
    assert brief(assistant, request_id) == before and offered(assistant, request_id) == ()


def test_undo_before_the_taking_over_offers_it_again(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.take_turn(request_id, "The hall has three tables.")
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    chosen = offer_of(assistant, request_id, "14 percent")
    assistant.consultation.take_over(request_id, record.id, chosen.number)
    assistant.consultation.undo(request_id)
    assert offer_of(assistant, request_id, "14 percent").number == chosen.number
    assert not brief(assistant, request_id).of(Slot.BASELINE)


def test_groups_of_a_pasted_table_are_offered_together(assistant: Assistant, request_id: str) -> None:
    sheet = "Hall | Staff | Waste\nNorth | 20 | 6 %\nSouth | 26 | 19 %"
    record = assistant.consultation.attach(request_id, "Sheet", sheet)
    (groups,) = [offer for offer in offered(assistant, request_id) if offer.reading.segments]
    assistant.consultation.take_over(request_id, record.id, groups.number)
    held = brief(assistant, request_id).segments
    assert [(group.name, group.size) for group in held] == [("North", 20), ("South", 26)]
    assert {group.source.ref for group in held} == {record.id}


def test_the_proposal_cites_the_record_it_took_a_value_from(assistant: Assistant, request_id: str) -> None:
    record = assistant.consultation.attach(request_id, "Report of the hall", REPORT)
    for text in ("14 percent", "71 percent"):
        assistant.consultation.take_over(request_id, record.id, offer_of(assistant, request_id, text).number)
    _, made = assistant.drafting.draft(request_id)
    assert [item.document for item in made.citations if item.used_as is UsedAs.EVIDENCE] == ["Report of the hall"]
    text = assistant.exporting.render(request_id, "md").body.decode()
    assert "14" in text and "Report of the hall" in text and not made.checks.replaced


def test_a_record_of_one_request_offers_nothing_to_another(assistant: Assistant, request_id: str) -> None:
    other = assistant.consultation.start(OPENING).interview.id
    record = assistant.consultation.attach(request_id, "Report", REPORT)
    assert offered(assistant, other) == ()
    with pytest.raises(NotFound):
        assistant.consultation.take_over(other, record.id, 1)
