"""Dates and periods of messages, resolved against Monday 23 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.guided.dates.dates import deadline, fixed_spans, parse
from assistant.adapters.guided.dates.passed import passed

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "last_day"),
    [
        ("31 December", "2026-12-31"),
        ("by 13/12/2026", "2026-12-13"),
        ("31.12.2026", "2026-12-31"),
        ("2026-12-31", "2026-12-31"),
        ("Dec 5", "2026-12-05"),
        ("5th of January", "2027-01-05"),
        ("June 2027", "2027-06-30"),
        ("mid-March", "2027-03-21"),
        ("late January", "2027-01-31"),
        ("end of Q2", "2027-06-30"),
        ("Q4", "2026-12-31"),
        ("FY27", "2027-12-31"),
        ("H1", "2027-06-30"),
        ("first half of 2027", "2027-06-30"),
        ("next week", "2026-12-04"),
        ("by Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("tomorrow", "2026-11-24"),
        ("in 4 weeks", "2026-12-21"),
        ("three weeks from Monday", "2026-12-21"),
        ("end of the month", "2026-11-30"),
        ("this quarter", "2026-12-31"),
        ("next spring", "2027-05-31"),
        ("before Christmas", "2026-12-24"),
        ("before the summer", "2027-05-31"),
        ("by summer", "2027-06-01"),
        ("in 18 months", "2028-05-23"),
        ("by year end", "2026-12-31"),
        ("end of play Thursday", "2026-11-26"),
        ("end of next year", "2027-12-31"),
        ("in three weeks' time", "2026-12-14"),
        ("two weeks before Easter 2027", "2027-03-14"),
        ("week 12", "2027-03-26"),
        ("the month after next", "2027-01-31"),
        ("on the 15th.", "2026-12-15"),
        ("in 2028", "2028-12-31"),
        ("EOM", "2026-11-30"),
        ("March next year", "2027-03-31"),
        ("October to February 2028", "2028-02-29"),
        ("by the following week", "2026-12-04"),
        ("everybody should know it in a month", "2026-12-23"),
    ],
)
def test_deadlines_lie_ahead(said: str, last_day: str) -> None:
    assert [when.day for when in parse(said, TODAY)] == [date.fromisoformat(last_day)]


@pytest.mark.parametrize(
    ("said", "first_day"),
    [
        ("since the August release", "2026-08-01"),
        ("in October it was 12", "2026-10-01"),
        ("last March", "2026-03-01"),
        ("3 months ago", "2026-08-23"),
        ("last quarter", "2026-07-01"),
        ("since spring", "2026-03-01"),
    ],
)
def test_words_about_the_past_look_back(said: str, first_day: str) -> None:
    assert [when.start_day for when in parse(said, TODAY)] == [date.fromisoformat(first_day)]


def test_the_caller_may_prefer_the_past() -> None:
    assert parse("August", TODAY, prefer="past")[0].day == date(2026, 8, 31)
    assert parse("August", TODAY)[0].day == date(2027, 8, 31)


@pytest.mark.parametrize(
    "said",
    [
        "the next day they were back at it",
        "no more than three spills in a month",
        "we may march on",
        "the second try",
        "the sun is out",
        "April knows the number",
        "1.5 of 3",
        "2019 boxes",
    ],
)
def test_what_is_no_date(said: str) -> None:
    assert parse(said, TODAY) == []


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The autumn intake 2028, so the October.", "2028-10-31"),
        ("in the winter of 2028, in December", "2028-12-31"),
        ("6 percent, July to September this year", "2026-09-30"),
    ],
)
def test_a_year_that_was_said_holds_for_the_month_beside_it(said: str, day: str) -> None:
    assert parse(said, TODAY)[-1].day == date.fromisoformat(day)


@given(st.text(max_size=200), st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["future", "past"]))
def test_any_text_is_read_and_offsets_hold(text: str, as_of: date, prefer: str) -> None:
    for when in parse(text, as_of, prefer):
        assert text[when.start : when.start + len(when.text)] == when.text
        assert when.start_day <= when.day


_pieces = st.sampled_from(
    "before end of the next last Q4 H2 FY27 31 December 2027 99 week 53 mid- summer since three weeks "
    "from Friday in 900000 years "
    "29 February 30/30/30 1/1 Easter 2199 2100 month end ago a few".split()
)


@given(st.lists(_pieces, max_size=12), st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_any_mix_of_date_words_is_read(pieces: list[str], as_of: date) -> None:
    text = " ".join(pieces)
    for when in parse(text, as_of):
        assert text[when.start : when.start + len(when.text)] == when.text


@given(st.dates(date(2026, 11, 24), date(2027, 11, 22)))
def test_every_day_of_the_coming_year_reads_back(day: date) -> None:
    for said in (
        f"{day.day} {day:%B}",
        f"{day:%B} {day.day}",
        f"{day.isoformat()}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
    ):
        assert [when.day for when in parse(f"ready on {said}", TODAY)] == [day], said


def test_dates_with_digits_are_known_by_spelling() -> None:
    text = "from 1 February to Q3"
    assert sorted(text[a:b] for a, b in fixed_spans(text)) == ["1 February", "Q3"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("The moulders need a course by 31 March 2025.", "2025-03-31"),
        ("Bring it down to 4 percent by the end of 2025", "2025-12-31"),
        ("Ready before Easter 2026, please.", "2026-04-05"),
        ("The deadline is 15/01/2026.", "2026-01-15"),
        ("The council decides on 12 March 2026.", "2026-03-12"),
        ("It must be finished until 30.06.2026", "2026-06-30"),
    ],
)
def test_a_day_that_should_lie_ahead_and_has_passed(said: str, day: str) -> None:
    assert str(passed(said, parse(said, TODAY), TODAY)) == day


@pytest.mark.parametrize(
    "said",
    [
        "We lost the contract on 31 March 2025.",
        "In January 2025 it was 6 percent.",
        "The last course was due by 31 March 2025.",
        "From 6 percent in March 2025 to 4 percent by March 2027.",
        "Since 2019 nobody has looked at it.",
        "The report of 3 May 2026 counts 14 cases.",
        "We needed it by yesterday.",
        "By 31 March.",
        "Ready by 31 March 2027.",
        "They were promised it by June 2026.",
    ],
)
def test_a_day_that_reports_the_past_or_lies_ahead_is_no_such_day(said: str) -> None:
    assert passed(said, parse(said, TODAY), TODAY, alone=True) is None


@pytest.mark.parametrize(("said", "day"), [("31 March 2025", "2025-03-31"), ("end of last year", "2025-12-31")])
def test_a_passed_day_told_alone_counts_where_a_day_to_come_was_asked_for(said: str, day: str) -> None:
    assert str(passed(said, parse(said, TODAY), TODAY, alone=True)) == day
    assert passed(said, parse(said, TODAY), TODAY) is None


def test_a_deadline_lies_ahead() -> None:
    found = deadline("The last Friday before that, 26 February 2027.", TODAY)
    assert found and found.day == date(2027, 2, 26)
    assert deadline("Counted in week 40 of 2025.", TODAY) is None


def test_the_sentence_behind_a_month_does_not_put_it_into_the_past() -> None:
    assert [str(when.day) for when in parse("Call it 8 October. Counted over six weeks.", TODAY)] == ["2027-10-08"]
