"""Tasks and steps stand in one table, by date, and each of them once."""

import datetime

import pytest
import stories

from assistant.domain.proposal.blocks import Grid, Paragraph
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.layout_steps import steps
from assistant.domain.proposal.shapes import AskPart, Edited, MixPart, Proposal, Statement, StepPart
from assistant.domain.text import spans


@pytest.fixture(scope="module")
def furniture() -> Proposal:
    return stories.draft(stories.ALL["furniture"])


def said(text: str) -> Statement:
    return Statement(text=text)


def part(name: str, ask: str, by: str, intervention: str = "") -> MixPart:
    cells = {"what": said(""), "owner": said("Stores"), "ask": said(ask), "by": said(by)}
    return MixPart(intervention=intervention, name=name, learning=False, **cells)


def step(when: str, what: str, kind: str = "first") -> StepPart:
    return StepPart(kind=kind, when=said(when), what=said(what), owner=said("Stores"))


def table(proposal: Proposal, **changes: object) -> list[list[str]]:
    made = steps(proposal.model_copy(update={"asks": (), "timeline_note": (), "mix_note": (), **changes}))
    return [[cell.text for cell in row] for block in made.blocks if isinstance(block, Grid) for row in block.rows]


def test_every_story_has_one_calendar_in_order(furniture: Proposal) -> None:
    for story in stories.ALL.values():
        proposal = stories.draft(story)
        rows = table(proposal, asks=proposal.asks)
        days = [spans.day_of(found[0]) for row in rows if (found := spans.DAY.search(row[0]))]
        assert days == sorted(day for day in days if day)
        assert len({tuple(row) for row in rows}) == len(rows)
        assert all(when and what for when, _, what in rows)
    titles = [part.title for part in sections(furniture)]
    assert "Who does what, and when" in titles and "Timeline" not in titles


def test_a_task_and_the_step_that_only_repeats_its_day_are_one_row(furniture: Proposal) -> None:
    mend = part("Mend the scales", "Replace both load cells.", "3 May 2027 (proposed)", "fix-tools")
    rows = table(
        furniture,
        mix=(mend,),
        timeline=(
            step("3 May 2027", "Mend the scales: done and in use (proposed)"),
            step("4 May 2027", "Mend the scales: done and in use (proposed)"),
            step("12 April 2027", "Weigh by hand until then.", "now"),
        ),
    )
    assert rows == [
        ["12 April 2027", "Stores", "Weigh by hand until then."],
        ["3 May 2027", "Stores", "Mend the scales: replace both load cells."],
        ["4 May 2027", "Stores", "Mend the scales: done and in use (proposed)"],  # another day is told
    ]


def test_a_name_that_the_task_says_itself_is_left_out(furniture: Proposal) -> None:
    rows = table(furniture, mix=(part("Hand scales", "Buy two hand scales for the yard.", "3 May 2027"),), timeline=())
    assert [row[2] for row in rows] == ["Buy two hand scales for the yard."]


def test_the_decision_is_asked_once(furniture: Proposal) -> None:
    ask = AskPart(who=said("Ms Okoro"), what=said("Decide on the scales."), by=said("7 April 2027 (proposed)"))
    decision = step("7 April 2027", "Decision on this draft", "decision")
    assert table(furniture, asks=(ask,), mix=(), timeline=(decision,)) == [
        ["7 April 2027", "Ms Okoro", "Decide on the scales."]
    ]
    own = part("Scales", "Approve the scales.", "7 April 2027").model_copy(update={"owner": said("Ms Okoro")})
    assert [row[2] for row in table(furniture, asks=(ask,), mix=(own,), timeline=())] == ["Approve the scales."]
    assert [row[2] for row in table(furniture, mix=(), timeline=(decision,))] == ["Decision on this draft"]


def test_what_has_no_day_comes_last(furniture: Proposal) -> None:
    rows = table(
        furniture, mix=(part("Paint", "Paint the gate.", "To be confirmed"),), timeline=(step("3 May 2027", "x"),)
    )
    assert [row[0] for row in rows] == ["3 May 2027", "To be confirmed"]


def test_words_of_a_person_in_a_section_of_an_earlier_layout_are_kept(furniture: Proposal) -> None:
    own = Edited(section="timeline", text="The oven comes in May.", day=datetime.date(2027, 5, 1), tables=True)
    laid = {section.id: section for section in sections(furniture.model_copy(update={"edited": (own,)}))}
    (block,) = laid["timeline"].blocks
    assert isinstance(block, Paragraph) and block.statements[0].text == "The oven comes in May."
    assert laid["timeline"].title == "Timeline" and "timeline" not in {s.id for s in sections(furniture)}
