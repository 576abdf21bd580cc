"""A person's own words in a proposal: shown everywhere, kept over new drafts, taken back at will."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.domain.errors import CallerError, NotFound
from assistant.domain.library.documents import DocumentType
from assistant.domain.proposal.layout import numbered, sections
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.proposal.walking import statements_of
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from tests.web.conftest import assemble

OPENING = "Please book a course on label printing for our 34 packers. Wrong labels rose from 3 to 8 percent of parcels."
OWN = "We print labels twice since 4 June 2026.\n\nThe second queue costs us 77 hours a month; 8 percent are wrong."


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    made = assemble(tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def request_id(assistant: Assistant) -> str:
    opened = assistant.consultation.start(OPENING).interview.id
    assistant.drafting.draft(opened)
    return opened


def test_own_words_stand_in_every_export_and_survive_a_new_draft(assistant: Assistant, request_id: str) -> None:
    made = assistant.editing.rewrite(request_id, "gap", OWN)
    assert made.edited[0].unsourced == ("77",), "8 percent was said, a date is no figure"
    assistant.drafting.draft(request_id)
    for format in ("md", "json"):
        assert "77 hours a month" in assistant.exporting.render(request_id, format).body.decode()
    assert len(assistant.exporting.render(request_id, "docx").body) > 1000
    exported = assistant.exporting.render(request_id, "md").body.decode()
    assert "Written by hand since, and not traced: “The gap, at work” (without a source: 77)" in exported


def test_an_empty_text_brings_the_draft_back(assistant: Assistant, request_id: str) -> None:
    before = assistant.repository.proposal(request_id)
    assistant.editing.rewrite(request_id, "gap", OWN)
    assert assistant.editing.rewrite(request_id, "gap", "  ") == before


def test_what_cannot_be_edited_is_refused_and_changes_nothing(assistant: Assistant, request_id: str) -> None:
    before = assistant.repository.proposal(request_id)
    with pytest.raises(CallerError):
        assistant.editing.rewrite(request_id, "nothere", OWN)
    with pytest.raises(CallerError):
        assistant.editing.rewrite(request_id, "gap", "x" * 20_001)
    with pytest.raises(NotFound):
        assistant.editing.rewrite("nothere", "gap", OWN)
    assert assistant.repository.proposal(request_id) == before


def test_a_line_that_was_emptied_is_no_correction(assistant: Assistant, request_id: str) -> None:
    assistant.consultation.edit(request_id, {Slot.BUDGET: "9,000 euro"})
    assistant.consultation.edit(request_id, {Slot.BUDGET: "12,000 euro"})
    assistant.consultation.edit(request_id, {Slot.BUDGET: ""})
    made = assistant.drafting.draft(request_id)[1]
    rows = [row for item in made.appendices if item.id == "history" for row in item.rows]
    assert [(row[1].text, row[2].text) for row in rows] == [("9,000 euro", "12,000 euro")]
    assert "“”" not in assistant.exporting.render(request_id, "md").body.decode()


def test_a_section_left_out_is_gone_from_every_export_and_comes_back(assistant: Assistant, request_id: str) -> None:
    before = assistant.repository.proposal(request_id)
    assistant.editing.rewrite(request_id, "gap", OWN)
    assistant.editing.leave_out(request_id, "gap")
    assistant.drafting.draft(request_id)
    exported = assistant.exporting.render(request_id, "md").body.decode()
    assert "## The gap, at work" not in exported and "77 hours a month" not in exported
    assert "Left out by hand: “The gap, at work”." in exported and "Written by hand" not in exported
    shown = json.loads(assistant.exporting.render(request_id, "json").body)
    assert shown["left_out"] == ["gap"] and "gap" not in [part["id"] for part in shown["sections"]]
    for view in ("executive", "manager"):
        assert "The gap, at work\n" not in assistant.exporting.render(request_id, "md", view).body.decode()
    assistant.editing.leave_out(request_id, "gap", out=False)
    assert "77 hours a month" in assistant.exporting.render(request_id, "md").body.decode()
    assert assistant.editing.rewrite(request_id, "gap", "") == before


def test_page_one_and_what_is_not_there_cannot_be_left_out(assistant: Assistant, request_id: str) -> None:
    before = assistant.repository.proposal(request_id)
    for section in ("summary", "nothere"):
        with pytest.raises(CallerError):
            assistant.editing.leave_out(request_id, section)
    assert assistant.repository.proposal(request_id) == before


def test_the_sources_are_those_of_what_is_shown(assistant: Assistant) -> None:
    plan = "# Strategy 2027\n\n- We will cut wrong labels to 2 percent of parcels by the end of 2028."
    assistant.ingest.add_text("Strategy 2027", plan, DocumentType.STRATEGY, date(2026, 10, 5))
    opened = assistant.consultation.start(OPENING).interview.id
    assistant.consultation.judge_goal(opened, assistant.repository.goals()[0].id, serves=True)
    made = assistant.drafting.draft(opened)[1]
    for part in sections(made)[1:]:
        assert _cited(made) == {reference.number for reference in numbered(made).references}
        made = assistant.editing.leave_out(opened, part.id)
    assert [part.id for part in sections(made)] == ["summary"]
    assert _cited(made) == {reference.number for reference in numbered(made).references}


def _cited(made: Proposal) -> set[int]:
    numbering = numbered(made)
    return {number for item in statements_of(sections(made)) for number in numbering.of(item)}
