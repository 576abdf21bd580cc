"""An answer about a condition of work is read as a whole: what is in order, and what is in the way."""

from datetime import date

import pytest

from assistant.adapters.guided.placing.pieces import Piece, cut
from assistant.adapters.guided.placing.placing import Placed
from assistant.adapters.guided.placing.topics import SentenceTopics, Topics
from assistant.adapters.guided.stance.causes import read
from assistant.adapters.guided.stance.stance import stances, telling
from assistant.domain.slots import Cell, Direction, Slot

TODAY = date(2027, 5, 3)


class Neutral(Topics):
    """Knows nothing: every sentence is as likely about each cell and for either side, so that wording alone decides."""

    def __init__(self) -> None:
        super().__init__({}, None)

    def predict(self, sentences: object, asked: object = ()) -> list[SentenceTopics]:
        assert isinstance(sentences, list)
        even = {(cell, direction): 0.3 for cell in Cell for direction in Direction}
        return [SentenceTopics({}, even, {}, 0.0, 1) for _ in sentences]  # pyright: ignore[reportUnknownVariableType]


def pieces(answer: str, cell: Cell) -> list[Piece]:
    return cut(answer, (cell.slot,), Neutral(), TODAY)


@pytest.mark.parametrize(
    ("cell", "answer", "in_the_way"),
    [
        (Cell.INCENTIVES, "Fixed salary and no prize for anyone.", False),
        (Cell.INCENTIVES, "The divers are paid per shell, so they take the small ones too.", True),
        (Cell.EXPECTATIONS, "Each choir sees its own score after every concert.", False),
        (Cell.EXPECTATIONS, "Nobody ever told the ushers what to say.", True),
        (Cell.EXPECTATIONS, "How would a gardener know what he used?", True),
        (Cell.EXPECTATIONS, "The weekly chart was dropped last spring.", True),
        (Cell.INCENTIVES, "There are 4.20 euro for each basket on top.", True),
        (Cell.INCENTIVES, "We pay more than the other yards.", False),
        (Cell.INCENTIVES, "Their wage does not move whether the seam holds or not.", False),
        (Cell.TOOLS, "The new press is superb.", False),
        (Cell.TOOLS, "The kiln works fine.", False),
        (Cell.TOOLS, "They copy the chart by hand because the printer is broken.", True),
        (Cell.CAPACITY, "All posts are filled.", False),
        (Cell.CAPACITY, "There are too few nurses and two vacancies.", True),
        (Cell.MOTIVES, "They want to, they are proud of the garden.", False),
        (Cell.MOTIVES, "They do not see the point of it.", True),
    ],
)
def test_wording_tells_order_from_friction(cell: Cell, answer: str, in_the_way: bool) -> None:
    assert (telling(pieces(answer, cell)[0], cell) > 0) is in_the_way


def test_all_fine_before_a_concrete_friction_was_politeness() -> None:
    told = pieces("The boats are fine. The winch is broken and they wait for the crane.", Cell.TOOLS)
    assert sum(stances(told, Cell.TOOLS)) > 0


def test_a_shared_answer_gives_remarks_for_one_cell_only() -> None:
    piece = pieces("The glue gun is broken.", Cell.TOOLS)[0]
    slots = (Slot.CAUSE_TOOLS, Slot.CAUSE_EXPECTATIONS)
    assert [(r.cell, r.direction) for r in read([Placed(piece, slots, frozenset(slots))], None)] == [
        (Cell.TOOLS, Direction.FOR)
    ]


def test_a_number_beside_the_question_is_no_record() -> None:
    piece = pieces("The fair was moved up by 12 days to the 5th.", Cell.TOOLS)[0]
    asked = (Slot.REQUESTED_DATE,)
    assert list(read([Placed(piece, asked, frozenset(asked))], None)) == []


def test_a_figure_alone_tells_nothing_about_ability() -> None:
    piece = pieces("Last term it stood at 44 percent in all seven schools.", Cell.SKILL)[0]
    asked = (Slot.CAUSE_SKILL,)
    assert list(read([Placed(piece, asked, frozenset(asked))], None)) == []


def test_clear_words_on_ability_are_no_remark_on_the_tools_asked_for_beside_it() -> None:
    told = pieces("I sat with four of the brewers and they could not set the valve.", Cell.TOOLS)
    asked = frozenset({Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL})
    placed = [Placed(piece, (Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL), asked) for piece in told]
    assert [(r.cell, r.direction) for r in read(placed, None)] == [(Cell.SKILL, Direction.FOR)]


def test_a_work_sample_in_a_description_of_the_work_speaks_of_ability() -> None:
    (piece,) = pieces("I asked 8 of our drivers to fold the ramp, only two managed.", Cell.TOOLS)
    placed = Placed(piece, (Slot.CURRENT_BEHAVIOUR,), frozenset({Slot.CURRENT_BEHAVIOUR}))
    assert [(r.cell, r.direction) for r in read([placed], None)] == [(Cell.SKILL, Direction.FOR)]
