"""Measures of messages: values, the measures they belong to, the fields they fill."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.guided.measures.measures import Frame, read
from assistant.adapters.guided.measures.names import MeasureNames
from assistant.adapters.guided.text.sentences import sentences
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Measure, MeasureValue, Origin, Source
from assistant.domain.knowledge import MetricEntry
from assistant.domain.slots import Slot

TODAY = date(2026, 11, 23)
CATALOGUE = Path(__file__).parents[2] / "knowledge" / "metrics.yaml"
NAMES = MeasureNames([MetricEntry(**entry) for entry in yaml.safe_load(CATALOGUE.read_text("utf-8"))])
SOURCE = Source(origin=Origin.TURN, ref="1", quote="x")
B, T, E = MeasureField.BASELINE, MeasureField.TARGET, MeasureField.EARLIER


def measures(text: str, *slots: Slot, known: tuple[str, ...] = (), opening: bool = False) -> list[MeasureReading]:
    brief = tuple(Measure(id=name, name=name, source=SOURCE) for name in known)
    return read([(span, slots) for span in sentences(text)], Frame(brief, TODAY, NAMES, opening))


def values(found: list[MeasureReading]) -> list[tuple[str, MeasureField, float]]:
    return [(r.measure, r.field, r.quantity.value) for r in found if r.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACW is 6.8 minutes, FCR 69 %", [("ACW", B, 6.8), ("FCR", B, 69)]),
        ("rework: 12 percent, lead time 9 days", [("rework", B, 12), ("lead time", B, 9)]),
        ("complaints are down from 40 to 25 a month", [("complaints", E, 40), ("complaints", B, 25)]),
        ("scrap at 4.1, should be 2.5", [("scrap", B, 4.1), ("scrap", T, 2.5)]),
        ("We want 95 percent on-time by June", [("on-time", T, 95)]),
        ("Turnover rose from 9 to 14 percent.", [("Turnover", E, 9), ("Turnover", B, 14)]),
    ],
)
def test_an_opening_tells_named_measures(text: str, expected: list[tuple[str, MeasureField, float]]) -> None:
    assert values(measures(text, opening=True)) == expected


@pytest.mark.parametrize(
    ("text", "slot", "expected"),
    [
        ("23 percent on average", Slot.BASELINE, [(B, 23)]),
        ("last spring it was roughly 7.4", Slot.BASELINE, [(E, 7.4)]),
        ("target is half, so 2.1", Slot.TARGET, [(T, 2.1)]),
        ("Get it from 3.2 percent to 5", Slot.TARGET, [(B, 3.2), (T, 5)]),
        ("It fell from 78 to 69", Slot.BASELINE, [(E, 78), (B, 69)]),
        ("71 percent in the four wards", Slot.BASELINE, [(B, 71)]),
    ],
)
def test_an_answer_without_a_name_fills_what_was_asked(
    text: str, slot: Slot, expected: list[tuple[MeasureField, float]]
) -> None:
    assert [(field, value) for _, field, value in values(measures(text, slot, known=("rework",)))] == expected


def test_two_answers_go_to_two_measures_in_their_order() -> None:
    found = values(measures("none, well, 0, and 2 at most", Slot.TARGET, known=("accidents", "near misses")))
    assert found == [("accidents", T, 0), ("near misses", T, 2)]


def test_two_answers_go_by_unit_first() -> None:
    found = wanted("7 days and 2.5 percent", today="rework: 12 percent, lead time 9 days")
    assert values(found) == [("lead time", T, 7), ("rework", T, 2.5)]


def test_what_is_counted_otherwise_than_today_is_not_wanted() -> None:
    told = "I asked how deep a scratch may be and heard six different answers. 5 per thousand. Nobody is proud of it."
    found = wanted(told, today="returned panels: 9.2 per thousand")
    assert [value for _, field, value in values(found) if field is T] == [5]
    assert [value for _, field, value in values(wanted("six answers", today="rework: 12 percent")) if field is T] == [6]


def wanted(text: str, today: str) -> list[MeasureReading]:
    """The reading of an answer on the target, where ``today`` was told of the value before."""
    brief = tuple(
        Measure(
            id=r.measure,
            name=r.measure,
            source=SOURCE,
            baseline=MeasureValue(text=r.text, source=SOURCE, quantity=r.quantity),
        )
        for r in measures(today, Slot.BASELINE)
    )
    return read([(span, (Slot.TARGET,)) for span in sentences(text)], Frame(brief, TODAY, NAMES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one point is worth about 40,000 euro a year", [(MeasureField.VALUE_PER_UNIT, 40000)]),
        ("an hour costs us 38", [(MeasureField.VALUE_PER_UNIT, 38)]),
        (
            "We have 310,000 covers a year, 0.62 margin on each",
            [(MeasureField.VOLUME, 310000), (MeasureField.VALUE_PER_UNIT, 0.62)],
        ),
    ],
)
def test_worth_and_volume(text: str, expected: list[tuple[MeasureField, float]]) -> None:
    assert [
        (field, value) for _, field, value in values(measures(text, Slot.VALUE_PER_UNIT, known=("on-time share",)))
    ] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The share of parcels that arrive damaged.", ["share of parcels that arrive damaged"]),
        ("Two things: claims per 1,000 parcels and late deliveries", ["claims per 1,000 parcels", "late deliveries"]),
        ("First visit fix rate.", ["First visit fix rate"]),
        ("The board shows late orders.", ["late orders"]),
        ("There is none.", []),
    ],
)
def test_measures_are_named_in_the_words_said(text: str, names: list[str]) -> None:
    assert [r.measure for r in measures(text, Slot.METRIC) if r.field is MeasureField.NAME] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [("In June I gave five from Lyon the checklist.", []), ("It was 14 from January to March.", [14])],
)
def test_a_few_out_of_a_group_are_no_value_of_today(text: str, expected: list[float]) -> None:
    found = measures(text, Slot.BASELINE, known=("late parcels",))
    assert [r.quantity.value for r in found if r.quantity and r.field is MeasureField.BASELINE] == expected


@pytest.mark.parametrize(
    "text",
    [
        "We have 40 people and a budget of 30000",
        "Hi, we need a 2-day course for 40 nurses next month",
        "There are 12 branches.",
    ],
)
def test_head_counts_and_budgets_are_no_baseline(text: str) -> None:
    assert values(measures(text, opening=True)) == []


def test_a_target_brings_its_deadline() -> None:
    due = [r for r in measures("95 percent by end of Q2", Slot.TARGET) if r.field is MeasureField.DUE]
    assert [(r.text, r.day) for r in due] == [("end of Q2", date(2027, 6, 30))]


def test_sources_and_owners_per_measure() -> None:
    found = measures(
        "Lead time from the order system, rework from the quality log", Slot.DATA_SOURCE, known=("lead time", "rework")
    )
    assert [(r.measure, r.text) for r in found] == [
        ("Lead time", "Lead time from the order system"),
        ("rework", "rework from the quality log"),
    ]


def test_numbers_of_other_answers_start_no_measure() -> None:
    assert (
        measures("The scanner fails 9 times a shift, turnover was 12 percent.", Slot.CAUSE_TOOLS, known=("rework",))
        == []
    )


@given(st.text(max_size=200), st.lists(st.sampled_from(list(Slot)), max_size=2), st.booleans())
def test_any_text_is_read_and_quotes_are_verbatim(text: str, slots: list[Slot], opening: bool) -> None:
    assert all(r.quote in text for r in measures(text, *slots, known=("rework", "late orders"), opening=opening))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The new grease prolongs the life of a bearing.", ["life of a bearing"]),
        ("The checklist shortens the queue time, and the coaching raises the yield.", ["queue time", "yield"]),
        ("It reduces the broken jars per pallet.", ["broken jars per pallet"]),
        ("Coaching cuts queueing time.", ["queueing time"]),
        ("Late lifts to the wards per shift.", ["Late lifts to the wards per shift"]),
        ("Price cuts per month.", ["Price cuts per month"]),
    ],
)
def test_what_is_changed_is_the_measure_and_not_who_changes_it(text: str, names: list[str]) -> None:
    assert [r.measure for r in measures(text, Slot.METRIC) if r.field is MeasureField.NAME] == names


def test_a_bare_verb_names_no_measure() -> None:
    found = measures("The share of torn nets. It stands at 6 percent.", Slot.METRIC, Slot.BASELINE)
    assert {r.measure for r in found if r.measure} == {"share of torn nets"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("First the return rate, then the packing time per parcel.", ["return rate", "packing time per parcel"]),
        ("Most of all the return rate, later the packing time per parcel.", ["return rate", "packing time per parcel"]),
        ("One: return rate. Two: packing time per parcel.", ["return rate", "packing time per parcel"]),
        ("The packing time per parcel, but the return rate above all.", ["return rate", "packing time per parcel"]),
    ],
)
def test_the_measure_said_to_come_first_is_told_from_the_others(text: str, names: list[str]) -> None:
    found = [r for r in measures(text, Slot.METRIC) if r.field is MeasureField.NAME]
    assert sorted(r.measure for r in found) == sorted(names)
    assert [r.measure for r in found if r.first] == names[:1]


def test_a_first_that_belongs_to_a_name_stays_in_it() -> None:
    found = measures("First response time and repeat calls.", Slot.METRIC)
    assert [(r.measure, r.first) for r in found] == [("First response time", False), ("repeat calls", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last two launches took 14 weeks.", [(E, 14)]),
        ("Not measured for this one. At the previous opening it was 14 weeks.", [(E, 14)]),
        ("Nobody counts it for this product. The last three products took 14 weeks.", [(E, 14)]),
        ("The last ten orders took 14 days on average.", [(B, 14)]),
        ("Nobody knows why. In the last financial year it was 14 days.", [(B, 14)]),
        ("Nobody counts it by hand. Over the last nine months it was 14 days.", [(B, 14)]),
    ],
)
def test_what_earlier_cases_came_to_is_no_value_of_today(text: str, expected: list[tuple[MeasureField, float]]) -> None:
    found = values(measures(text, Slot.BASELINE, known=("time to the first order",)))
    assert [(field, value) for _, field, value in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 percent before day 1", [100]),
        ("by week 40 at most 12", [12]),
        ("in the first quarter 84", [84]),
    ],
)
def test_a_number_that_tells_which_one_is_no_value(text: str, expected: list[float]) -> None:
    assert [value for _, _, value in values(measures(text, Slot.TARGET, known=("open cases",)))] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I only open tickets.", []),
        ("They can still open tickets at night.", []),
        ("We look at open tickets.", ["open tickets"]),
        ("Open tickets stand at 40.", ["Open tickets"]),
    ],
)
def test_what_somebody_does_is_no_measure(text: str, names: list[str]) -> None:
    assert [named.name for named in NAMES.known(text)] == names
