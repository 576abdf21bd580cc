"""The full cost: people's time included, a budget never taken for a cost."""

import pytest
from briefs import brief

from assistant.domain.measurement.costs import NOT_SAID, TIME_NOT_SAID, FullCost, budgets, full_cost
from assistant.domain.measurement.sums.people import gather
from assistant.domain.slots import Slot


def cost(
    said: str, audience: str = "40 fitters", value: str = "A fitter costs 30 euros an hour.", *more: tuple[Slot, str]
) -> FullCost:
    return full_cost(brief((Slot.AUDIENCE_SIZE, audience), (Slot.VALUE_PER_UNIT, value), (Slot.BUDGET, said), *more))


@pytest.mark.parametrize(
    ("said", "total"),
    [
        ("4 hours per fitter.", 40 * 4 * 30),
        ("4 hours each.", 40 * 4 * 30),
        ("4 hours off the job for everyone.", 40 * 4 * 30),
        ("40 fitters, 90 minutes each.", 40 * 1.5 * 30),
        ("Two sessions of 3 hours for 40 fitters.", 2 * 3 * 40 * 30),
        ("4 hours per fitter and 12 kits at 45 euros each.", 40 * 4 * 30 + 12 * 45),
        ("4 hours per fitter. The coach is 900 euros a day, three days.", 40 * 4 * 30 + 2700),
        ("4 hours per fitter, 6 modules at 30 hours each at 50 euros an hour.", 40 * 4 * 30 + 6 * 30 * 50),
        ("4 hours per fitter. Licence: 250 euros a month.", 40 * 4 * 30 + 250 * 12),
        ("4 hours per fitter. Licence: 250 euros a month for 6 months.", 40 * 4 * 30 + 250 * 6),
        ("4 hours per fitter, plus 60 euros per head for boots.", 40 * 4 * 30 + 40 * 60),
        ("5 to 6 hours per fitter.", 40 * 6 * 30),
        ("It comes to 9,300 euros in total, our time included.", 9300),
        ("Time 4,800 euros, room 600 euros, trainer 2,000 euros, all in 7,400 euros.", 7400),
        ("All in 7,400 euros. On top, 4 hours per fitter.", 7400 + 40 * 4 * 30),
    ],
)
def test_what_was_said_is_added_up(said: str, total: float) -> None:
    found = cost(said)
    assert found.figure is not None, found.missing
    assert found.figure.value == pytest.approx(total)


@pytest.mark.parametrize(
    "said",
    [
        "I have 25,000 euros.",
        "Up to 25,000 euros, not more.",
        "25,000 euros were approved in March.",
        "The board has set aside 25,000 euros.",
        "I could find 25,000 euros somewhere.",
        "25,000 is fine.",
    ],
)
def test_a_budget_is_not_a_cost(said: str) -> None:
    found = cost(said)
    assert found.figure is None
    assert found.lines == ()
    assert found.missing == (NOT_SAID,)
    assert [term.value for term in budgets(gather(brief((Slot.BUDGET, said))))] == [25000]


def test_a_price_without_peoples_time_is_not_the_full_cost() -> None:
    found = cost("The provider charges 18,000 euros.")
    assert found.figure is None
    assert found.missing == (TIME_NOT_SAID,)
    assert found.known is not None
    assert (found.known.label, found.known.value) == ("Known part of the cost", 18000)


@pytest.mark.parametrize("helpers", ["mentors", "super users", "coaches"])
def test_the_time_of_those_who_help_is_not_the_time_of_those_who_learn(helpers: str) -> None:
    rates = f"An hour of a fitter costs 30 euros and an hour of the {helpers} 40."
    found = cost(f"6 {helpers}, released for 10 hours each. The kits cost 1,500 euros.", value=rates)
    assert found.figure is None
    assert found.missing == (TIME_NOT_SAID,)
    told = f"6 {helpers}, released for 10 hours each. The kits cost 1,500 euros. 4 hours per fitter."
    assert cost(told, value=rates).figure is not None


def test_an_unknown_rate_is_named_and_the_rest_is_told() -> None:
    found = cost("4 hours per fitter, plus 2,000 euros for the guide.", value="One defect costs 90 euros.")
    assert found.figure is None
    assert any("hour of a fitter costs" in text for text in found.missing)
    assert [line.figure.value for line in found.lines] == [2000]


def test_groups_are_paid_their_own_rate() -> None:
    found = cost(
        "40 fitters, 4 hours each. 5 shift leads, 9 hours each.",
        value="A fitter costs 30 euros an hour and a shift lead 44 euros an hour.",
    )
    assert found.figure is not None
    assert found.figure.value == 40 * 4 * 30 + 5 * 9 * 44
    assert [line.who for line in found.lines] == ["fitter", "shift lead"]


def test_a_line_told_twice_counts_once() -> None:
    found = cost(
        "4 hours per fitter. Plus 3,500 euros for the test bench.",
        "40 fitters",
        "A fitter costs 30 euros an hour.",
        (Slot.CAUSE_TOOLS, "A bench to practise on costs 3,500 euros."),
    )
    assert found.figure is not None
    assert found.figure.value == 40 * 4 * 30 + 3500


def test_nothing_said_is_said_so() -> None:
    assert full_cost(brief()).missing == (NOT_SAID,)


def test_a_sum_made_for_a_part_counts_that_part() -> None:
    said = "I reckoned it for the 12. 4 hours per fitter, plus 60 euros per head for boots."
    found = cost(said, "40 fitters. 12 of them came this year.")
    assert found.figure is not None and found.figure.value == pytest.approx(12 * 4 * 30 + 12 * 60)


def test_a_price_for_the_hour_of_each_counts_the_people_once() -> None:
    found = cost("3 hours of each person at 19 euro the hour.", "58 people", "")
    assert found.figure is not None and found.figure.value == pytest.approx(3 * 19 * 58)
