"""A section as text to edit, and back: tables and all, and what was left alone keeps its sources."""

import datetime

import pytest
import stories
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.proposal.blocks import Grid, Pairs, Paragraph, Section
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.own_words import rewritten, running_text
from assistant.domain.proposal.shapes import Edited, Statement

SAID = Source(origin=Origin.TURN, ref="2", quote="The kiln stands still on Fridays.")
KILN = Statement(text="The kiln stands still on Fridays.", sources=(SAID,))
PLAN = Section(
    id="timeline",
    title="Timeline",
    blocks=(
        Paragraph(statements=(KILN,)),
        Grid(
            columns=("When", "What", "Who"),
            rows=(
                (Statement(text="3 May"), KILN, Statement(text="Ms Okoro")),
                (Statement(text="9 May"), Statement(text="First firing"), Statement(text="Stores")),
            ),
            weights=(18, 57, 25),
            strong_row=1,
        ),
    ),
)


def own(text: str, tables: bool = True) -> Edited:
    return Edited(section="timeline", text=text, day=datetime.date(2027, 5, 1), tables=tables)


def test_a_table_is_text_with_a_line_for_each_row() -> None:
    assert running_text(PLAN).split("\n\n")[1].split("\n") == [
        "When | What | Who",
        "3 May | The kiln stands still on Fridays. | Ms Okoro",
        "9 May | First firing | Stores",
    ]


def test_rows_change_come_and_go_and_the_others_keep_their_sources() -> None:
    text = "When | What | Who\n4 May | The kiln stands still on Fridays. | Ms Okoro\n12 May | Second firing"
    (grid,) = rewritten(PLAN, own(text)).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["4 May", KILN.text, "Ms Okoro"],
        ["12 May", "Second firing", ""],
    ]
    assert grid.rows[0][1].sources == (SAID,) and not grid.rows[0][0].sources
    assert grid.weights == (18, 57, 25) and grid.strong_row == -1


def test_a_table_whose_lines_are_gone_is_gone() -> None:
    (words,) = rewritten(PLAN, own("We plan this in June.")).blocks
    assert words == Paragraph(statements=(Statement(text="We plan this in June."),))


def test_an_edit_from_before_tables_could_be_edited_leaves_them() -> None:
    assert rewritten(PLAN, own("We plan this in June.", tables=False)).blocks[1] == PLAN.blocks[1]


def test_a_table_of_ones_own_has_the_heads_of_its_first_line() -> None:
    (grid,) = rewritten(PLAN, own("Depot | Ovens\nNorth | 4\nSouth | 6 | old")).blocks
    assert isinstance(grid, Grid) and grid.columns == ("Depot", "Ovens")
    assert [cell.text for cell in grid.rows[1]] == ["South", "6 | old"]


def test_the_box_of_page_one_is_edited_line_by_line() -> None:
    front = Section(
        id="summary", title="", blocks=(Pairs(rows=(("Cost", KILN), ("Main risk", Statement(text="Rain")))),)
    )
    (box,) = rewritten(front, own(running_text(front).replace("Rain", "Frost"))).blocks
    assert isinstance(box, Pairs) and [text.text for _, text in box.rows] == [KILN.text, "Frost"]
    assert box.rows[0][1].sources == (SAID,)


@pytest.mark.parametrize("name", sorted(stories.ALL))
def test_a_section_saved_unchanged_is_as_it_was_drafted(name: str) -> None:
    for part in sections(stories.draft(stories.ALL[name])):
        assert rewritten(part, own(running_text(part))) == part


@given(st.text(alphabet="ab|\n\r .†", max_size=60))
def test_no_text_breaks_a_section(text: str) -> None:
    for block in rewritten(PLAN, own(text)).blocks:
        if isinstance(block, Grid):
            assert all(len(row) == len(block.columns) == len(block.weights) for row in block.rows)
