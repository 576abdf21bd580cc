"""What the brief holds after single messages of people in many industries and styles (blind_reading*.yaml)."""

from datetime import date
from pathlib import Path

import blind
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.content import load
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.measures import shifts
from assistant.adapters.guided.numbers.quantities import parse
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.reader import GuidedReader
from assistant.adapters.guided.stance.sides import Sides
from assistant.adapters.guided.text.tables import table_in
from assistant.domain.brief.quantities import Kind

ROOT = Path(__file__).parents[2] / "knowledge"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", ["blind_reading.yaml", "blind_reading_2.yaml"])
def test_what_was_told_is_held(name: str) -> None:
    knowledge = load(ROOT)
    reader = GuidedReader(
        Topics.load(ROOT / "reading_model.npz", OnnxEmbedder()), knowledge, Sides.load(ROOT / "sides_model.npz")
    )
    today, cases = blind.load(name)
    found = [
        (case["says"], what, holds)
        for case in cases
        for what, holds in blind.checks(case, blind.brief_after(case, case.get("today", today), reader, knowledge))
    ]
    missed = [(says, what) for says, what, holds in found if not holds]
    assert len(found) > 120
    assert len(missed) <= 0.08 * len(found), missed


@given(st.integers(0, 200), st.integers(1, 59))
def test_hours_and_minutes_are_one_duration(hours: int, minutes: int) -> None:
    for said in (f"{hours}h{minutes:02}", f"{hours} hours {minutes} minutes", f"{hours} h {minutes} min"):
        (found,) = parse(said)
        assert (found.kind, found.unit, found.text) == (Kind.DURATION, "hour", said)
        assert abs(found.value - (hours + minutes / 60)) < 0.01


@given(st.integers(1, 999), st.sampled_from([("EUR", "€"), ("GBP", "£"), ("USD", "$")]))
def test_thousands_of_money_in_every_spelling(thousands: int, currency: tuple[str, str]) -> None:
    code, sign = currency
    for said in (f"{sign}{thousands}k", f"{thousands} k{sign}", f"{code} {thousands}k", f"{sign}{thousands},000"):
        (found,) = parse(said)
        assert (found.kind, found.unit, found.value) == (Kind.MONEY, code, thousands * 1000)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 999))
def test_lakhs_are_grouped_by_two(crores: int, lakhs: int, rest: int) -> None:
    said = f"{crores + 1},{lakhs:02},{rest:03}"
    (found,) = parse(said)
    assert found.value == (crores + 1) * 100_000 + lakhs * 1000 + rest


@given(st.integers(1, 4), st.integers(2027, 2040))
def test_a_fiscal_quarter_ends_on_its_last_day(quarter: int, year: int) -> None:
    short = year % 100
    for said in (f"Q{quarter} FY{short}", f"FY{short} Q{quarter}", f"Q{quarter} {year}", f"Q{quarter}/{short}"):
        (found,) = dates.parse(said, TODAY)
        assert (found.day.year, found.day.month) == (year, 3 * quarter)
        assert found.text == said


@given(st.integers(1, 60))
def test_a_share_or_a_step_of_today_is_no_value(n: int) -> None:
    down, up = (
        shifts.told(f"cut it by {n} %", parse(f"cut it by {n} %")),
        shifts.told(f"+{n} points", parse(f"+{n} points")),
    )
    assert down
    assert (down.shift.part, down.shift.of, down.shift.up) == (n, 100, False)
    assert up
    assert (up.shift.part, up.shift.of, up.shift.up) == (n, 0, True)
    for said in (f"below {n}", f"up to {n}", f"from {n + 9} down to {n}", f"at least {n} %", f"{n} or less"):
        assert shifts.told(said, parse(said)) is None


@pytest.mark.parametrize(
    "prose",
    [
        "We lose 3 crates a day; we want 1.",
        "First line\nSecond line with 4 boxes",
        "Ask Renske; she has it; 12 people report to her.",
    ],
)
def test_sentences_are_no_table(prose: str) -> None:
    assert table_in(prose) is None


@given(st.text(max_size=200))
def test_any_text_may_hold_a_table(text: str) -> None:
    table = table_in(text)
    assert table is None or all(row.line in text for row in table.rows)
