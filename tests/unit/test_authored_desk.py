"""What an author may write without a mark: days and counts of their own plan, many of one name, what others shall agree to."""

import datetime

import pytest

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.proposal.authoring.desk import Desk
from assistant.domain.proposal.authoring.dossier import Dossier
from assistant.domain.proposal.grounding import Ground
from assistant.domain.text import spans
from tests.unit.test_authored_marks import paper

TOLD = Source(
    origin=Origin.TURN,
    ref="1",
    quote="We have 14 days a case, 210 carers on two floors and PCs in every room; Ward 4 and Priority 2 go first.",
)
LATER = Source(origin=Origin.TURN, ref="2", quote="Two floors were painted, and 1 February is a holiday.")
GROUND = Ground(
    {"1": spans.normal(TOLD.quote), "2": spans.normal(LATER.quote)},
    {},
    frozenset(),
    frozenset("the a it blocks not about there is on in do carers use".split()),
)
DESK = Desk(paper(), Dossier("", {"T1": TOLD, "T2": LATER}, {}), GROUND).with_plan(
    (datetime.date(2027, 3, 31), datetime.date(2027, 12, 14)), (132.0,)
)


def wrong(place: str, text: str) -> str:
    return DESK.read(place, text, GROUND.vocabulary)[1]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("groups.0.size", "About 132, to be confirmed by carers"),
        ("groups.0.size", "70"),
        ("open.0.question", "Do the carers on the floors have 3 hours a week?"),
        ("practice.0", "Carers use the PC on their floor."),
        ("contract.0.now", "Not counted before the end of 2027."),
        ("contract.0.now", "14 days as told [T1], to be confirmed"),
        ("mix.0.ask", "The works council agrees the rota."),
        ("summary.0", "It blocks from 14 December."),
        ("open.0.question", "Is it the count of March, which ends in April?"),
    ],
)
def test_what_is_known_or_planned_needs_no_mark(place: str, text: str) -> None:
    assert not wrong(place, text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("groups.0.size", "About 133"),
        ("summary.0", "There are 132 carers on the floors."),
        ("summary.0", "It blocks from 15 December."),
        ("summary.0", "The works council agrees the rota."),
        ("mix.0.ask", "The works council has agreed the rota."),
        ("contract.0.now", "Not counted before the end of 2029."),
        ("gap.0", "The carers are to be confirmed soon, one by one, to be confirmed."),
        ("summary.0", "It is in April."),
    ],
)
def test_what_nobody_told_or_plans_is_still_refused(place: str, text: str) -> None:
    assert wrong(place, text)


def test_a_day_gets_the_year_of_the_plan_and_a_mark_stands_before_the_end_of_a_question() -> None:
    said, _ = DESK.read("summary.0", 'It blocks from 14 December; "on 14 December" [T1].', GROUND.vocabulary)
    assert said.text.startswith("It blocks from 14 December 2027; “on 14 December”")
    asked, _ = DESK.read("open.0.question", "Do the carers have 3 hours a week?", GROUND.vocabulary)
    assert asked.text == "Do the carers have 3 hours a week (proposed)?"


def test_a_number_of_ours_rests_on_nobody_by_chance_and_another_on_who_speaks_of_it() -> None:
    assert not DESK.read("contract.0.target", "At most 1 of 4 [proposed]", GROUND.vocabulary)[0].sources
    assert DESK.read("summary.0", "The carers on two floors wait.", GROUND.vocabulary)[0].sources == (TOLD,)


def test_a_word_that_begins_another_is_no_unit() -> None:
    assert [n.unit for n in spans.numbers("two month-ends, 3 day-long talks, 15-minute talks")] == ["", "day", "minute"]
