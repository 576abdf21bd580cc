"""Which remark proves most for a cause, and which can never stand for one."""

import pytest

from assistant.domain.brief.shapes import Brief, Evidence, Fact, Origin, Source
from assistant.domain.causes.fine import says_fine
from assistant.domain.causes.shapes import Cause
from assistant.domain.proposal.drafting import proofs
from assistant.domain.slots import Cell, Direction, Grade, Slot, State


def source(quote: str) -> Source:
    return Source(origin=Origin.TURN, ref="4", quote=quote)


def remark(quote: str, weight: int = 1, cell: Cell = Cell.SKILL) -> Evidence:
    return Evidence(cell=cell, direction=Direction.FOR, source=source(quote), weight=weight)


def fact(slot: Slot, quote: str) -> Fact:
    return Fact(slot=slot, value=quote, state=State.STATED, grade=Grade.OPINION, source=source(quote))


def shown(*remarks: Evidence, facts: tuple[Fact, ...] = (), against: tuple[Evidence, ...] = ()) -> list[str]:
    cause = Cause(cell=remarks[0].cell, share=1.0, speaks_for=remarks, against=against)
    return [found.quote for found in proofs.ranked(Brief(facts=facts), cause)]


@pytest.mark.parametrize(
    "said",
    [
        "The scanners work fine.",
        "The loom runs.",
        "Paper is there too, nobody has ever run out of a form.",
        "There is enough time for it.",
        "They have everything they need.",
        "Nothing is missing in the kit, and the manual is complete.",
    ],
)
def test_what_works_is_no_obstacle(said: str) -> None:
    assert says_fine(said)
    assert not shown(remark(said, cell=Cell.TOOLS))


@pytest.mark.parametrize(
    "said",
    [
        "The manual is complete but nobody finds the page.",
        "The price list is not there when a customer calls.",
        "The scanner freezes twice a shift.",
        "They have enough people only on paper.",
    ],
)
def test_what_is_in_the_way_stays(said: str) -> None:
    assert not says_fine(said)
    assert shown(remark(said, cell=Cell.TOOLS)) == [said]


def test_a_trial_comes_before_an_opinion() -> None:
    trial, opinion = "We tested six welders, and four of six burned the seam.", "They never learned to weld thin sheet."
    assert shown(remark(opinion, 2), remark(trial, 2))[0] == trial


def test_what_was_told_beside_the_remark_in_the_same_answer_goes_with_it() -> None:
    answer = "I gave five of them a faulty pump. Four of five found nothing. They were never shown how it sounds."
    told = shown(remark("They were never shown how it sounds."), facts=(fact(Slot.CAUSE_SKILL, answer),))
    assert told == [answer]


def test_an_answer_that_says_both_is_not_taken_whole() -> None:
    answer = "They never saw the new press. The tools are fine."
    told = shown(remark("They never saw the new press."), facts=(fact(Slot.CAUSE_SKILL, answer),))
    assert told == ["They never saw the new press."]


def test_a_trial_is_told_with_how_it_came_out() -> None:
    answer = "I gave six of them a jammed lock. Two opened it. With a locksmith beside them they do it every time."
    trial = remark("I gave six of them a jammed lock.")
    able = remark("With a locksmith beside them they do it every time.")
    told = shown(trial, facts=(fact(Slot.CAUSE_SKILL, answer),), against=(able,))
    assert told == ["I gave six of them a jammed lock. Two opened it."]


def test_a_remark_is_judged_with_the_answer_around_it() -> None:
    answer = "There are three price lists in the drawer. Each clerk likes another one."
    told = shown(
        remark("Each clerk likes another one.", cell=Cell.EXPECTATIONS),
        remark("Nobody hears which price was wrong.", cell=Cell.EXPECTATIONS),
        facts=(fact(Slot.CAUSE_EXPECTATIONS, answer),),
    )
    assert set(told) == {answer, "Nobody hears which price was wrong."}
