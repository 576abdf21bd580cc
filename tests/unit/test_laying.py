"""Running text ends in sentences; what we propose carries one mark, explained once."""

from assistant.domain.proposal.blocks import Grid, Paragraph
from assistant.domain.proposal.laying import MARK, NOTE, marked, section
from assistant.domain.proposal.shapes import Statement


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
    ours = section("b", "B", Paragraph(statements=says("Two sessions (proposed).")))
    more = section("c", "C", Paragraph(statements=says("Three looks (proposed).")))
    texts = [[said.text for block in part.blocks for said in block.statements] for part in marked((plain, ours, more))]  # type: ignore[union-attr]
    assert texts == [["Nothing of ours."], [f"Two sessions{MARK}.", NOTE], [f"Three looks{MARK}."]]


def test_a_column_of_proposals_is_marked_in_its_head() -> None:
    rows = (
        says("Yard", "8 hours (proposed)"),
        says("Gate", "4 hours (proposed)"),
        says("All", "12 hours (our estimate)"),
    )
    grid = Grid(columns=("Who", "Effort"), rows=rows, weights=(50, 50))
    (made,) = marked((section("cost", "Cost", grid),))
    table = made.blocks[0]
    assert isinstance(table, Grid) and table.columns == ("Who", f"Effort{MARK}")
    assert [row[1].text for row in table.rows] == ["8 hours", "4 hours", "12 hours (our estimate)"]
