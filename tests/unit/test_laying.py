"""Running text ends in sentences; what we propose carries one mark, explained once."""

import datetime

from assistant.domain.proposal.blocks import Grid, Paragraph
from assistant.domain.proposal.laying import MARK, NOTE, marked, section
from assistant.domain.proposal.shapes import Statement
from assistant.domain.proposal.walking import statements_of

TODAY = datetime.date(2027, 3, 1)


def says(*texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text=text) for text in texts)


def test_joined_sentences_end() -> None:
    made = section(
        "gap", "Gap", Paragraph(statements=says("The yard waits 40 minutes", "“Nobody told us.”", "For each:"))
    )
    (block,) = made.blocks
    assert isinstance(block, Paragraph)
    assert [said.text for said in block.statements] == ["The yard waits 40 minutes.", "“Nobody told us.”", "For each:"]


def test_one_mark_and_one_note_where_the_first_proposal_stands() -> None:
    plain = section("a", "A", Paragraph(statements=says("Nothing of ours.")))
    ours = section("options", "B", Paragraph(statements=says("Two sessions (proposed).")))
    more = section("contract", "C", Paragraph(statements=says("Three looks (proposed).")))
    texts = [
        [said.text for block in part.blocks for said in block.statements] for part in marked((plain, ours, more), TODAY)
    ]  # type: ignore[union-attr]
    assert texts == [["Nothing of ours."], [f"Two sessions{MARK}.", NOTE], [f"Three looks{MARK}."]]


def test_a_column_of_proposals_is_marked_in_its_head() -> None:
    rows = (
        says("Yard", "8 hours (proposed)"),
        says("Gate", "4 hours (proposed)"),
        says("All", "12 hours (our estimate)"),
    )
    grid = Grid(columns=("Who", "Effort"), rows=rows, weights=(50, 50))
    (made,) = marked((section("options", "Cost", grid),), TODAY)
    table = made.blocks[0]
    assert isinstance(table, Grid) and table.columns == ("Who", f"Effort{MARK}")
    assert [row[1].text for row in table.rows] == ["8 hours", "4 hours", "12 hours (our estimate)"]
    (plan,) = marked((section("timeline", "Plan", grid),), TODAY)
    assert isinstance(plan.blocks[0], Grid) and plan.blocks[0].columns == ("Who", "Effort")


def test_days_of_the_plan_stand_without_mark_and_year_but_on_page_one_and_in_the_contract() -> None:
    told = says(
        "Practice from 5 April 2027 (proposed); “by 9 May 2027” was said; the plan of 2 March 2026; over on 1 April 2028."
    )
    page, contract, plan = (
        section(name, name, Paragraph(statements=told)) for name in ("summary", "contract", "timeline")
    )
    first, second, third = (next(statements_of(part)).text for part in marked((page, contract, plan), TODAY))
    assert first.startswith(f"Practice from 5 April 2027{MARK}; “by 9 May 2027”")
    assert second.startswith(f"Practice from 5 April{MARK}; “by 9 May 2027”")
    assert third == "Practice from 5 April; “by 9 May 2027” was said; the plan of 2 March 2026; over on 1 April 2028."
