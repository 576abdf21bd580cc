"""Open questions of an author: those that the paper rests on stay, general ones that nobody asked give way."""

import datetime

from test_authored_marks import paper, said

from assistant.domain.proposal.authoring.draft import Draft, MixText, OpenText, lines
from assistant.domain.proposal.authoring.opening import questions
from assistant.domain.proposal.shapes import OpenPart, Statement
from assistant.domain.slots import Slot


def test_questions_of_the_author_displace_general_ones_that_were_not_asked() -> None:
    due = datetime.date(2027, 2, 5)
    first = OpenPart(slot=Slot.VALUE_PER_UNIT, question=said("Worth?"), owner=said("Finance"), due=due)
    general = (Slot.MANDATE, Slot.CAUSE_CAPACITY, Slot.CAUSE_MOTIVES, Slot.LEARNER_VIEW, Slot.WORK_CONTEXT, Slot.BUDGET)
    slots = [Slot.VALUE_PER_UNIT, Slot.DATA_OWNER, *general, *[""] * 9]
    rows = [OpenText(question=f"Question {n}?", owner="Kitchen", slot=slot) for n, slot in enumerate(slots)]
    texts = {place: Statement(text=text) for place, text in lines(Draft(open=tuple(rows))).items()}
    made = questions(
        paper(open_questions=(first,)), Draft(open=tuple(rows)), texts.get, frozenset({Slot.DATA_OWNER.value})
    )
    asked = [part.question.text for part in made]
    assert asked[:11] == ["Question 0?", "Question 1?", *(f"Question {n}?" for n in range(8, 17))]
    assert len(asked) == 14 and asked[11:] == ["Question 2?", "Question 3?", "Question 4?"]


def test_an_answer_that_the_plan_asks_for_is_asked_by_the_same_day() -> None:
    due = datetime.date(2027, 2, 5)
    ovens = OpenPart(slot=Slot.VALUE_PER_UNIT, question=said("Worth?"), owner=said("Stores"), due=due)
    draft = Draft(
        open=(
            OpenText(
                question="How many ovens does the bakery at the quay lose?", owner="Stores", slot="value_per_unit"
            ),
            OpenText(question="How many ovens does the bakery at the quay lose?", owner="Finance", slot=""),
            OpenText(question="Who pays for the flour?", owner="Stores", slot=""),
        ),
        mix=(
            MixText(
                name="Ovens",
                what="",
                owner="Stores",
                ask="Count the ovens that the bakery at the quay loses.",
                by="19 February 2027",
                learning=False,
            ),
        ),
    )
    texts = {place: Statement(text=text) for place, text in lines(draft).items()}
    made = questions(paper(open_questions=(ovens,)), draft, texts.get, frozenset())
    assert [part.due for part in made] == [datetime.date(2027, 2, 19), due, due]
