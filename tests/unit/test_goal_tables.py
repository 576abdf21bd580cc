"""Tables of goals: what their header says is counted, by when, in what unit, and what only reports."""

import datetime

import pytest

from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goals import find_goals

WRITTEN = datetime.date(2027, 2, 1)


def goals(text: str, heading: str = "") -> list[StrategicGoal]:
    document = Document(id="d", title="Plan", type=DocumentType.STRATEGY, date=WRITTEN)
    return find_goals(document, [Page(heading=heading, text=text)])


@pytest.mark.parametrize(
    ("above", "heading"),
    [("Waiting time in days", ""), ("Table 2: Waiting time in days\n", ""), ("", "Service > Waiting time in days")],
)
def test_rows_that_name_places_take_the_name_of_what_is_counted(above: str, heading: str) -> None:
    first, second = goals(f"{above}\nBranch | Today | 2028\nHill Street | 9 | 4\nThe Quay | 12 | 6", heading)
    assert (first.metric, first.baseline, first.target) == ("Waiting time in days: Hill Street", "9", "4")
    assert (second.metric, second.horizon) == ("Waiting time in days: The Quay", datetime.date(2028, 12, 31))


def test_a_sentence_above_a_table_is_no_name_of_what_it_counts() -> None:
    (goal,) = goals("The branches have agreed on this.\nBranch | Today | Target\nHill Street | 9 | 4", "Waiting time")
    assert goal.metric == "Waiting time: Hill Street"


def test_a_heading_that_only_says_that_goals_follow_names_nothing() -> None:
    (goal,) = goals("Product | Today | Target\nDoors | 9 | 4", "Our targets for 2028")
    assert goal.metric == "Doors"


@pytest.mark.parametrize(
    ("table", "baseline", "target"),
    [
        ("KPI | Unit | 2026 | 2029\nSick leave | % | 7.1 | 5", "7.1 %", "5 %"),
        ("KPI | 2026 | Target 2029 (%)\nSick leave | 7.1 | 5", "7.1 %", "5 %"),
        ("KPI | 2026 | Target 2029\nSick leave (%) | 7.1 | 5", "7.1 %", "5 %"),
        ("KPI | 2026 | Target 2029\nSick leave | 7.1 % | under 5 %", "7.1 %", "under 5 %"),
        ("KPI | 2024 | 2025 | 2026 | 2029\nSick leave | 6 | 6.8 | 7.1 | 5", "7.1", "5"),
        ("KPI | Baseline | Status | Target\nSick leave | on track | on track | 5", "", "5"),
        (" | Actual 2026 | Target 2028 | Ambition 2030\nSick leave | 7.1 | 6 | 5", "7.1", "5"),
        ("KPI | 2025/26 | 2029/30\nSick leave | 7.1 | 5", "7.1", "5"),
        ("Metric | Current | Goal\nSick leave | 7.1 | 5", "7.1", "5"),
        ("KPI | Target 2026 | Result 2026 | Target 2028\nSick leave | 6 | 7.1 | 5", "7.1", "5"),
    ],
)
def test_values_are_read_with_their_unit_and_the_last_target_counts(table: str, baseline: str, target: str) -> None:
    (goal,) = goals(table)
    assert (goal.baseline, goal.target) == (baseline, target)
    assert goal.metric.startswith("Sick leave")


@pytest.mark.parametrize(
    "table",
    [
        "Key result | Target | Result | Score\nSick leave | 5 | 7.1 | 0.2",
        "KPI | Target 2026 | Achieved\nSick leave | 5 | 7.1",
        "Year | Revenue | Staff\n2025 | 40 | 310",
        "Branch | Opened | Staff\nHill Street | 1998 | 12",
        "KPI | 2025 | 2026\nSick leave | 6.8 | 7.1",
        "Milestone | Due | Owner\nFirst workshop held | 1 June 2027 | HR",
        "Meeting | When | Who\nBoard | 3 March 2027 | all",
    ],
)
def test_what_was_reached_and_what_is_planned_work_is_no_goal(table: str) -> None:
    assert goals(table) == []


def test_the_heading_of_the_value_of_today_may_name_what_is_counted() -> None:
    (goal,) = goals("Airport | Delays an hour 2026 | Goal 2028\nElmstead | 19 | 10", "Plan on a page")
    assert (goal.metric, goal.baseline, goal.target) == ("Delays an hour: Elmstead", "19", "10")


def test_a_goal_without_a_figure_may_stand_in_a_table_with_its_day() -> None:
    first, second = goals(
        "Objective | By | Responsible\n"
        "One service desk for all sites | Q3 2028 | Ida Lund\n"
        "Every shift has a trained first aider | 31 May 2027 | Safety\n"
        "A desk of our own | 2019 | closed"
    )
    assert (first.target, first.horizon, first.owner) == ("", datetime.date(2028, 9, 30), "Ida Lund")
    assert second.horizon == datetime.date(2027, 5, 31)
