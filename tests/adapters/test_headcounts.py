"""A head-count told anew in passing is seen, and other numbers of people are left alone."""

import pytest

from assistant.adapters.guided.placing import headcounts
from assistant.adapters.guided.text.sentences import sentences
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.slots import Grade, Slot, State


def brief_of(size: int) -> Brief:
    people = Quantity(kind=Kind.PEOPLE, value=size, unit="person", text=str(size))
    fact = Fact(
        slot=Slot.AUDIENCE_SIZE,
        value=f"{size} bakers",
        state=State.STATED,
        grade=Grade.EXAMPLE,
        source=Source(origin=Origin.TURN, ref="1", quote=f"{size} bakers"),
        quantities=(people,),
    )
    return Brief(facts=(fact,))


def told_anew(message: str, size: int = 60) -> list[str]:
    return [span.text for span in headcounts.again(sentences(message), brief_of(size))]


@pytest.mark.parametrize(
    "said",
    [
        "We would have to free about 85 people counting the night bakery.",
        "It's 52 bakers, I went through the rota just now.",
        "They are 57 on the payroll, three went in spring.",
        "There are only 44 at the ovens these days.",
        "So 58 now.",
        "Oh, it is 71 people, not 60.",
        "60 was the plan, we are 48 today.",
        "Only the 20 on early shift, actually.",
    ],
)
def test_the_audience_counted_anew(said: str) -> None:
    assert told_anew(said) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Only 27 of 100 loaves are sold by noon.",
        "Out of the 60 there are 22 who never saw the new dough.",
        "We serve 900 people a day.",
        "There are 12 bakers in the north shop.",
        "It takes only 40 minutes now.",
        "They are 60, as I said.",
        "So the 38 euros are gone.",
        "There are just 3 ovens now.",
    ],
)
def test_other_numbers_are_left_alone(said: str) -> None:
    assert told_anew(said) == []


def test_nothing_is_counted_anew_before_it_was_counted() -> None:
    assert list(headcounts.again(sentences("There are only 44 of them now."), Brief())) == []
