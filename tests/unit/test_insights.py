"""Figures worth telling: true, from the ledger, and silent where a number is missing."""

from datetime import date

import pytest
from briefs import brief, measure, segment, source

from assistant.domain.brief.shapes import Brief, Segment
from assistant.domain.measurement.arithmetic import check
from assistant.domain.measurement.insights import insights
from assistant.domain.slots import Slot

TODAY = date(2027, 3, 1)  # a Monday


def kinds(said: Brief) -> dict[str, str]:
    found = insights(said, TODAY)
    for item in found:
        check(item.derived)
        assert item.sources
    return {item.kind: item.text for item in found}


def depots(**values: str) -> Brief:
    groups = [segment(name, at, size) for (name, at), size in zip(values.items(), (30, 10), strict=True)]
    known = measure("parcels scanned in time", "64 percent", "80 percent", rises=True)
    return brief((Slot.AUDIENCE_SIZE, "40 drivers"), segments=groups, measures=[known])


def test_the_distance_between_groups_is_told() -> None:
    told = kinds(depots(harbour="58 percent", station="82 percent"))
    assert "24 percentage points apart" in told["contrast"]
    assert "70%" in told["half way"]


def test_the_better_group_is_the_one_in_the_wanted_direction() -> None:
    said = depots(harbour="9 percent", station="4 percent")
    lower = said.model_copy(update={"measures": (said.measures[0].model_copy(update={"rises": False}),)})
    assert "from “harbour” to “station”" in kinds(lower)["half way"]


def test_groups_that_give_the_whole_are_confirmed_and_others_questioned() -> None:
    assert "that fits the 64 percent" in kinds(depots(harbour="58 percent", station="82 percent"))["average check"]
    assert "a group is missing" in kinds(depots(harbour="40 percent", station="50 percent"))["average check"]


def test_groups_counted_differently_are_not_compared() -> None:
    assert "contrast" not in kinds(depots(harbour="58 percent", station="7 minutes"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("In total 75: 40 pickers and 35 packers.", "The parts add up: 40 pickers + 35 packers = 75"),
        ("In total 75: 40 pickers and 30 packers.", "while the total named is 75"),
    ],
)
def test_parts_are_added_up(said: str, words: str) -> None:
    assert words in kinds(brief((Slot.AUDIENCE_SIZE, said)))["sum check"]


def test_a_lone_head_count_is_not_checked() -> None:
    assert "sum check" not in kinds(brief((Slot.AUDIENCE_SIZE, "75 pickers, 12 of them new.")))


def test_the_share_that_is_behind() -> None:
    behind = Segment(name="night shift", source=source("the 12 on nights are slower"), size=12, better=False)
    told = kinds(brief((Slot.AUDIENCE_SIZE, "48 operators"), segments=[behind]))
    assert "25% of the 48 operators" in told["need"]


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("the 12", "two crews, night and weekend", "25%"),
        ("night crew", "the crew on night duty", "25%"),
        ("night crew", "day crew", "50%"),
    ],
)
def test_people_spoken_of_twice_are_counted_once(first: str, second: str, share: str) -> None:
    behind = [Segment(name=name, source=source(f"{name}: 12"), size=12, better=False) for name in (first, second)]
    assert f"{share} of the 48 operators" in kinds(brief((Slot.AUDIENCE_SIZE, "48 operators"), segments=behind))["need"]


def test_waiting_costs_a_twelfth_of_the_year() -> None:
    told = kinds(
        brief(
            (Slot.METRIC, "damaged crates per month"),
            (Slot.BASELINE, "90 crates a month"),
            (Slot.TARGET, "60 crates a month"),
            (Slot.VALUE_PER_UNIT, "Each crate costs 20 euros."),
        )
    )
    assert "€7,200 in a year, €600 a month" in told["cost of waiting"]


def test_a_loss_of_some_weeks_is_not_spread_over_a_year() -> None:
    told = kinds(
        brief(
            (Slot.AUDIENCE_SIZE, "50 clerks"),
            (Slot.COST_OF_INACTION, "Every clerk loses 4 hours a week for 6 weeks."),
            (Slot.VALUE_PER_UNIT, "A clerk costs 25 euros an hour."),
        )
    )
    assert "€30,000" in told["cost of waiting"]
    assert "month" not in told["cost of waiting"]


def test_the_time_a_course_takes_from_everybody() -> None:
    said = brief((Slot.REQUESTED_SOLUTION, "A two-day course for all."), (Slot.AUDIENCE_SIZE, "35 buyers"))
    assert "70 working days from 35 buyers" in kinds(said)["time asked for"]


def test_cost_beyond_the_money_named() -> None:
    said = brief(
        (Slot.AUDIENCE_SIZE, "40 fitters"),
        (Slot.BUDGET, "I have 4,000 euros. People are away 4 hours each, at 30 euros an hour."),
    )
    told = kinds(said)
    assert "€800 above" in told["over budget"]
    assert "€120 for each of the 40 fitters" in told["cost per head"]


def test_days_left_before_and_after_a_review() -> None:
    wanted = brief(
        (Slot.REQUESTED_DATE, "Friday 26 March"), (Slot.CONSTRAINTS, "Legal needs 2 weeks to review anything we print.")
    )
    dated = wanted.model_copy(
        update={"facts": (wanted.facts[0].model_copy(update={"day": date(2027, 3, 26)}), *wanted.facts[1:])}
    )
    told = kinds(dated)["time left"]
    assert "19 working days" in told
    assert "9 working days are left" in told


def test_nothing_is_told_of_nothing() -> None:
    assert insights(brief(), TODAY) == ()


def test_minutes_too_many_become_hours_of_work() -> None:
    slow = measure("time to admit a patient", "26 minutes", "20 minutes", rises=False)
    said = brief((Slot.COST_OF_INACTION, "We admit 400 patients a week."), measures=[slow])
    assert kinds(said)["loss rate"].startswith("40 hours of work a week against the target: 6 minutes for each")


def test_without_a_number_of_cases_no_hours_are_told() -> None:
    slow = measure("time to admit a patient", "26 minutes", "20 minutes", rises=False)
    assert "loss rate" not in kinds(brief((Slot.COST_OF_INACTION, "A lot, every week."), measures=[slow]))


def test_a_costly_event_is_set_against_a_loss() -> None:
    said = brief(
        (Slot.METRIC, "Tonnes of milk poured away each month."),
        (Slot.BASELINE, "5.2 tonnes a month"),
        (Slot.TARGET, "4.9 tonnes a month"),
        (Slot.VALUE_PER_UNIT, "one tonne is worth 1,100 euros to us"),
        (Slot.AUDIENCE_SIZE, "24 milkers"),
        (Slot.SUCCESS_CRITERIA, "Half of it would come from the training. I am 60 percent sure."),
        (Slot.BUDGET, "24 milkers, 4 hours each, 21 euros an hour. The vet charges 1,800 for the two mornings."),
        (Slot.COST_OF_INACTION, "A recall would cost 400,000 euros."),
        measures=[measure("milk poured away", "5.2 tonnes a month", "4.9 tonnes a month")],
    )
    found = [item for item in insights(said, date(2027, 3, 1)) if item.kind == "event avoided"]
    assert found and "recall" in found[0].text
    check(found[0].derived)
    assert 0 < found[0].derived.value < 1
