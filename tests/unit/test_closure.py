"""Figures that follow from what was said: the whole from a share and a count, today's value, how many need it."""

from datetime import date

import pytest
from briefs import brief, measure, value

from assistant.domain.brief.shapes import Brief
from assistant.domain.measurement.arithmetic import check
from assistant.domain.measurement.insight import Insight
from assistant.domain.measurement.insights import insights
from assistant.domain.measurement.needs import needing
from assistant.domain.slots import Slot

TODAY = date(2027, 3, 1)


def figures(said: Brief) -> dict[str, Insight]:
    found = insights(said, TODAY)
    for item in found:
        for derived in (item.derived, *item.also):
            check(derived)
    return {item.kind: item for item in found}


def test_a_share_and_a_count_give_the_whole_and_the_money() -> None:
    spoiled = measure(
        "batches thrown away",
        "30 percent last year",
        "12 percent, so 60 of them",
        rises=False,
        value_per_unit=value("One batch costs 400 euro"),
    )
    told = figures(brief((Slot.TARGET, "12 percent, so 60 of them"), measures=[spoiled]))["closure"]
    assert [round(step.value) for step in told.also] == [500, 90, 150, 60]  # in all, fewer, today, wanted
    assert told.derived.value == pytest.approx(36_000)
    assert "500 in all" in told.text and "a year" in told.text


@pytest.mark.parametrize("words", ["12 percent, and 60 people know it", "12 percent, so 61 of them", "12 percent"])
def test_numbers_that_are_not_bound_to_each_other_give_nothing(words: str) -> None:
    spoiled = measure("batches thrown away", "30 percent", words, rises=False)
    assert "closure" not in figures(brief((Slot.TARGET, words), measures=[spoiled]))


def test_the_excess_gives_todays_value() -> None:
    wait = measure("time at the counter", "9 minutes", "6 minutes", rises=False).model_copy(update={"baseline": None})
    said = brief((Slot.COST_OF_INACTION, "About 3 minutes too long, times 200 visitors a day."), measures=[wait])
    found = figures(said)
    assert found["today derived"].derived.value == 9
    assert found["time lost"].derived.value == 10  # hours a day


def test_a_product_left_to_others_is_worked_out_for_the_year() -> None:
    told = figures(brief((Slot.COST_OF_INACTION, "40 x 250 a month, work it out")))["product lost"]
    assert told.derived.value == 120_000
    assert told.text == "“40 x 250 a month” comes to 120,000 a year."


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Those three could not do it. The other 30 can, they do it daily.", 10),
        ("We tried it with all of them: only 12 could do it.", 28),
        ("The other 30 can't either.", None),
        ("Everybody struggles with it.", None),
    ],
)
def test_how_many_need_it(said: str, count: int | None) -> None:
    found = needing(brief((Slot.AUDIENCE_SIZE, "40 nurses"), (Slot.CAUSE_SKILL, said)))
    assert (found.value if found else None) == count
