"""Numbers of messages: what is read, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.guided.numbers.quantities import parse
from assistant.domain.brief.quantities import Kind, Quantity


def first(text: str) -> Quantity:
    return parse(text)[0]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1,040", 1040),
        ("1.040", 1040),
        ("1 040", 1040),
        ("1’040", 1040),
        ("33.00", 33),
        ("31,40", 31.4),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("0.125", 0.125),
        ("1.040.000", 1040000),
        ("2.5 million", 2.5e6),
        ("300 thousand", 3e5),
        ("sixteen", 16),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("two and a half", 2.5),
        ("sixty-four", 64),
        ("two hundred and fifty", 250),
        ("a hundred", 100),
        ("three thousand four hundred", 3400),
        ("six point eight", 6.8),
        ("fifteen hundred", 1500),
        ("40k", 40000),
        ("3 crore", 3e7),
        ("-12", -12),
        ("minus three", -3),
    ],
)
def test_numbers_in_many_spellings(said: str, value: float) -> None:
    found = parse(f"It stood at {said} there")
    assert [q.value for q in found] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("three quarters of the boats", 75),
        ("half of them", 50),
        ("a third of all calls", 33.3),
        ("every fourth parcel", 25),
        ("nine of ten", 90),
        ("four out of five", 80),
        ("one nurse in three", 33.3),
        ("3/4 of the crews", 75),
        ("22 percent", 22),
        ("22 per cent", 22),
        ("22 pct", 22),
        ("22%", 22),
        ("11 of the 31", 35.5),
        ("six parts in ten", 60),
        ("3 patients in 100", 3),
    ],
)
def test_shares_are_percent(said: str, percent: float) -> None:
    quantity = first(said)
    assert (quantity.kind, quantity.value) == (Kind.PERCENT, percent)


@pytest.mark.parametrize("said", ["12 in a hundred came back", "12 of every 100 bags", "12 out of 100"])
def test_so_many_in_a_hundred_are_one_share(said: str) -> None:
    assert [(q.kind, q.value) for q in parse(said)] == [(Kind.PERCENT, 12)]


def test_a_time_of_day_counts_nothing() -> None:
    assert parse("ready by four o'clock") == []
    assert parse("also on a Friday at six") == [] == parse("on Mondays before 7")
    assert [q.value for q in parse("on Friday at 6 euros")] == [6]


def test_names_beside_numbers_are_no_products() -> None:
    assert [q.value for q in parse("It runs on Linux 12.")] == []
    assert [q.value for q in parse("that is Oslo 12 and Bergen 15")] == [12, 15]


def test_a_counted_part_keeps_both_counts() -> None:
    assert [(q.kind, q.value) for q in parse("11 of the 31 welders")] == [
        (Kind.PERCENT, 35.5),
        (Kind.PEOPLE, 11),
        (Kind.PEOPLE, 31),
    ]


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("€1.2m", 1.2e6, "EUR"),
        ("£40k", 40000, "GBP"),
        ("EUR 300", 300, "EUR"),
        ("12 million rand", 1.2e7, "ZAR"),
        ("R350", 350, "ZAR"),
        ("900 rupees", 900, "INR"),
        ("$2 bn", 2e9, "USD"),
        ("50 crowns", 50, "crown"),
        ("an hour costs us 38", 38, ""),
        ("the budget is about 90000", 90000, ""),
        ("70 francs", 70, "CHF"),
    ],
)
def test_money(said: str, value: float, unit: str) -> None:
    quantity = parse(said)[-1]
    assert (quantity.kind, quantity.value, quantity.unit) == (Kind.MONEY, value, unit)


@pytest.mark.parametrize(
    ("said", "value", "unit"),
    [
        ("60 ppl", 60, "person"),
        ("640 staff", 640, "staff"),
        ("480 tellers", 480, "teller"),
        ("9 beekeepers", 9, "beekeeper"),
        ("14 newly hired production line leaders", 14, "leader"),
        ("the 31 who joined this year", 31, "person"),
        ("a dozen midwives", 12, "midwife"),
        ("7 sales people", 7, "person"),
    ],
)
def test_people(said: str, value: float, unit: str) -> None:
    quantity = first(said)
    assert (quantity.kind, quantity.value, quantity.unit) == (Kind.PEOPLE, value, unit)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("6 user licences", (Kind.COUNT, 6, "licence", "")),
        ("5 faults per 1,000 valves", (Kind.COUNT, 5, "fault", "1,000 valves")),
        ("310,000 covers a year", (Kind.COUNT, 310000, "cover", "year")),
        ("38 euro an hour", (Kind.MONEY, 38, "EUR", "hour")),
        ("6 hours per user per week", (Kind.DURATION, 6, "hour", "user per week")),
        ("twice a year", (Kind.COUNT, 2, "time", "year")),
        ("a 2-day course", (Kind.DURATION, 2, "day", "")),
        ("half an hour each", (Kind.DURATION, 0.5, "hour", "each")),
        ("3 crews", (Kind.COUNT, 3, "crew", "")),
        ("one point", (Kind.PERCENT, 1, "point", "")),
    ],
)
def test_units_and_bases(said: str, expected: tuple[Kind, float, str, str]) -> None:
    quantity = first(said)
    assert (quantity.kind, quantity.value, quantity.unit, quantity.per) == expected


@pytest.mark.parametrize(
    "said", ["5 to 7 weeks", "5-7 weeks", "5–7 weeks", "between 5 and 7 weeks", "five to seven weeks"]
)
def test_ranges(said: str) -> None:
    quantity = first(said)
    assert (quantity.value, quantity.high, quantity.unit) == (5, 7, "week")


def test_a_change_is_two_values_with_one_unit() -> None:
    assert [(q.value, q.unit, q.high) for q in parse("it fell from 78 to 69 %")] == [(78, "%", None), (69, "%", None)]
    assert [(q.value, q.per) for q in parse("down from 40 to 25 a month")] == [(40, "month"), (25, "month")]


@pytest.mark.parametrize(
    "said", ["about 40", "roughly 40", "some forty", "~40", "40 or so", "around forty", "up to 40"]
)
def test_approximations(said: str) -> None:
    assert first(f"we count {said}").approximate


@pytest.mark.parametrize(
    "said",
    [
        "in 2026",
        "since 2019",
        "31 December",
        "13/12/2026",
        "at 7:30",
        "at 7 am",
        "version 4.2.1",
        "v2",
        "Q4",
        "FY27",
        "section 5",
        "paragraph 7",
        "we run Windows 11",
        "ward 4",
        "open 24/7",
        "one of them",
        "the other one",
        "call +49 170 1234567",
        "extension 200",
        "wards 4 and 6",
        "COVID-19",
        "ISO 9001",
        "the 2nd try",
        "one day we will see",
        "write to a1@b2.example",
        "3D printing",
        "the A380 crew",
        "June 2027",
        "page 12",
        "1. Book a room",
        "§ 14",
        "first half",
    ],
)
def test_what_is_no_quantity(said: str) -> None:
    assert parse(said) == []


def test_a_big_round_number_of_people_is_no_year() -> None:
    assert first("2000 people").value == 2000
    assert first("1950 euro").unit == "EUR"


@given(st.text(max_size=200))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for quantity in parse(text):
        assert text[quantity.start : quantity.start + len(quantity.text)] == quantity.text


_pieces = st.sampled_from(
    "about 5 to 12 % percent half of the a third every fourth € 1.2 m 40k people per 1,000 doses week "
    "twice year one in three - . , "
    "from 78 and 2026 Q4 31 December FY27 between dozen and-a-half minus /".split()
)


@given(st.lists(_pieces, max_size=14))
def test_any_mix_of_number_words_is_read(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for quantity in parse(text):
        assert text[quantity.start : quantity.start + len(quantity.text)] == quantity.text


@given(st.integers(0, 9_999_999), st.sampled_from([",", ".", " ", "\u00a0", "’"]))
def test_grouped_numbers_read_back(number: int, separator: str) -> None:
    said = f"{number:,}".replace(",", separator)
    assert [q.value for q in parse(f"we count {said} boxes")] == [number]


@given(st.integers(2, 999_999))
def test_spelled_numbers_read_back(number: int) -> None:
    assert [q.value for q in parse(f"we count {spelled(number)} boxes")] == [number]


def spelled(n: int) -> str:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    ).split()
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + (f"-{small[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{small[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    return f"{spelled(n // 1000)} thousand" + (
        f" {'and ' if n % 1000 < 100 else ''}{spelled(n % 1000)}" if n % 1000 else ""
    )
