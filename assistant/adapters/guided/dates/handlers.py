"""How the phrases of the date grammar are found in the calendar: one small function a kind of phrase."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.adapters.guided.dates.periods import (
    MONTHS,
    WEEKDAYS,
    Period,
    day,
    easter,
    half,
    iso_week,
    months,
    nearest,
    quarter,
    season,
    shift,
    week,
)
from assistant.adapters.guided.text.lexicon import DURATIONS, SMALL
from assistant.domain.text.people_words import PEOPLE

_COUNTED = re.compile(
    rf"(?:^|[\s(])(?:\d[\d.,]*|{'|'.join(SMALL)}|no|nil)\s+(?!(?:{'|'.join(DURATIONS)})\b)(?:[a-z-]+\s+(?=[a-z-]+s\s))?(?P<noun>[a-z-]+(?<!ed))\s+$",
    re.I,
)

Handler = Callable[[re.Match[str], date, str], Period | None]


def _year_of(match: re.Match[str]) -> int | None:
    said = match.groupdict().get("year")
    if not said:
        return None
    return int(said) if len(said) == 4 else 2000 + int(said[-2:])


def _any_year(match: re.Match[str], as_of: date, prefer: str, build: Callable[[int], Period | None]) -> Period | None:
    which = match.groupdict().get("following")
    year = as_of.year + _YEARS_ON[which.lower()] if which else _year_of(match)
    return build(year) if year else nearest(build, as_of, prefer)


_YEARS_ON = {"next": 1, "this": 0, "last": -1}


def _exact(year: int, month: int, number: int) -> Period | None:
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def day_month(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "31 December", "December 5, 2027"."""
    month = MONTHS[match["month"].lower().rstrip(".")]
    return _any_year(match, as_of, prefer, lambda year: _exact(year, month, int(match["day"])))


def numeric(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "13/12/2026"; day first unless that cannot be."""
    first, second = int(match["first"]), int(match["second"])
    if second > 12 >= first:
        first, second = second, first
    said = match.groupdict().get("year")
    if not said:
        return nearest(lambda year: _exact(year, second, first), as_of, prefer)
    return _exact(int(said) + (2000 if len(said) == 2 else 0), second, first)


def iso_day(match: re.Match[str], _as_of: date, _prefer: str) -> Period | None:
    """ "2026-12-31"."""
    return _exact(int(match["year"]), int(match["first"]), int(match["second"]))


def month_of(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "June", "June 2027", "June next year"."""
    number = MONTHS[match["month"].lower().rstrip(".")]
    return _any_year(match, as_of, prefer, lambda year: months(year, number))


def month_range(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "January to March this year", "November to February 2028": the year is that of the last month."""
    first, last = MONTHS[match["month"].lower()], MONTHS[match["until"].lower()]

    def build(year: int) -> Period | None:
        return Period(months(year - (first > last), first).first, months(year, last).last)

    return _any_year(match, as_of, prefer, build)


def quarter_of(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "Q4", "the second quarter of 2027"."""
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    number = ordinals.get(match["number"].lower()) or int(match["number"][0])
    if which := match.groupdict().get("which"):
        return quarter(as_of.year + (which.lower() == "next"), number)
    return _any_year(match, as_of, prefer, lambda year: quarter(year, number))


def half_of(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "H1", "first half of 2027"."""
    number = {"first": 1, "second": 2}.get(match["number"].lower()) or int(match["number"][0])
    return _any_year(match, as_of, prefer, lambda year: half(year, number))


def whole_year(match: re.Match[str], _as_of: date, _prefer: str) -> Period | None:
    """ "FY27", "2027"."""
    said = match["year"]
    return months(int(said) + (2000 if len(said) == 2 else 0), 1, 12)


def weekday_of(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "Friday", "next Friday"."""
    number = next(n for name, n in WEEKDAYS.items() if match["weekday"].lower() == name)
    which = (match.groupdict().get("which") or "").lower()
    if which in ("last", "past", "previous") or (not which and prefer == "past"):
        return day(as_of - timedelta(days=(as_of.weekday() - number) % 7 or 7))
    if which in ("next", "following"):
        return day(week(as_of).first + timedelta(days=7 + number))
    return day(as_of + timedelta(days=(number - as_of.weekday()) % 7 or 7))


_DUE = re.compile(r"\b(?:by|until|till|before|for|from|starting|due|on|in)\s+$", re.IGNORECASE)


def calendar_unit(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "next week", "this quarter"."""
    which, unit = match["which"].lower(), match["unit"].lower().rstrip("s").split()[-1]
    if (which == "following" or (which, unit) == ("next", "day")) and not _DUE.search(match.string[: match.start()]):
        return None  # "the next day it was back": a day of a story
    offset = {"next": 1, "following": 1, "coming": 1, "last": -1, "previous": -1, "past": -1}.get(which, 0)
    if unit == "weekend":
        return day(week(as_of).first + timedelta(days=5 + 7 * offset))
    return unit_period(unit, shift(as_of, offset, unit))


def after_next(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "the week after next"."""
    unit = match["unit"].lower()
    return unit_period(unit, shift(as_of, 2, unit))


def unit_period(unit: str, inside: date) -> Period | None:
    """The calendar week, month, quarter or year that a day lies in."""
    if unit == "week":
        return week(inside)
    if unit == "month":
        return months(inside.year, inside.month)
    if unit == "quarter":
        return quarter(inside.year, (inside.month + 2) // 3)
    return months(inside.year, 1, 12) if unit == "year" else day(inside)


def season_of(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "next spring", "summer 2027"."""
    which, name = (match.groupdict().get("which") or "").lower(), match["season"].lower()
    if which == "next":
        return nearest(lambda year: _starting_after(season(year, name), as_of), as_of, "future")
    return _any_year(match, as_of, "past" if which == "last" else prefer, lambda year: season(year, name))


def _starting_after(period: Period, as_of: date) -> Period | None:
    return period if period.first > as_of else None


def named_month(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "next March"."""
    number = MONTHS[match["month"].lower()]
    past = match["which"].lower() in ("last", "past", "previous")
    return nearest(lambda year: months(year, number), as_of, "past" if past else "future")


def event(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """Christmas, Easter and the like."""
    name = re.sub(r"\W+", " ", match["event"].lower())
    fixed = {"christmas": (12, 24), "xmas": (12, 24), "christmas eve": (12, 24), "new year": (12, 31), "new years": (12, 31),
             "new year s": (12, 31), "new year s eve": (12, 31), "midsummer": (6, 24), "halloween": (10, 31)}  # fmt: skip
    if name in fixed:
        month, number = fixed[name]
        return _any_year(match, as_of, prefer, lambda year: _exact(year, month, number))
    if name == "easter":
        return _any_year(match, as_of, prefer, lambda year: day(easter(year)))
    return _any_year(
        match, as_of, prefer, lambda year: day(thanksgiving(year) + timedelta(days=name == "black friday"))
    )


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


def near_day(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "tomorrow", "the day after tomorrow"."""
    offsets = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "right now": 0, "now": 0}
    after = match["near"].lower()
    return day(
        as_of + timedelta(days=2 if after.startswith("the day") or after.startswith("day after") else offsets[after])
    )


def count_of(said: str) -> float:
    """The number in "in two weeks", "a few months"."""
    said = " ".join(said.lower().split())
    words = {
        "a": 1,
        "an": 1,
        "a couple of": 2,
        "a few": 3,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "sixty": 60,
        "ninety": 90,
    }
    if not said:  # "a fortnight"
        return 2.0
    return float(words.get(said) or SMALL.get(said) or (said if said[0].isdigit() else 0))


def unit_of(said: str) -> str:
    """ "working days" -> "day", "fortnight" -> "week" (of which it is two)"""
    if said.lower() == "fortnight":
        return "week"
    return DURATIONS.get(said.lower().split()[-1], "day")


def in_time(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "in four weeks"; "six refusals in a month" is how many, not by when."""
    counted = _COUNTED.search(match.string[: match.start()]) if match["number"].lower() in ("a", "an", "one") else None
    if counted and counted["noun"].lower() not in PEOPLE:
        return None
    return day(shift(as_of, count_of(match["number"]), unit_of(match["timed"])))


def weeks_from(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "a week from Friday", "two weeks on Monday", "Friday in two weeks", "the Monday after next"."""
    start = weekday_of(match, as_of, prefer)
    count = count_of(match["number"]) if match["number"] else 1
    return day(shift(start.first, count, "week")) if start else None


def day_in_month(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "the 15th of next month"."""
    ahead = match["which"].lower() not in ("this", "current")
    first = unit_period("month", shift(as_of, int(ahead), "month"))
    return _exact(first.first.year, first.first.month, int(match["day"])) if first else None


def ago(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "three months ago"."""
    return day(shift(as_of, -count_of(match["number"]), unit_of(match["timed"])))


def week_number(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "week 12"."""
    return _any_year(match, as_of, prefer, lambda year: iso_week(year, int(match["number"])))


def day_of_month(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    """ "the 15th"."""
    options = [
        _exact(m.first.year, m.first.month, int(match["day"]))
        for k in range(-2, 3)
        if (m := unit_period("month", shift(as_of, k, "month")))
    ]
    days = [p for p in options if p]
    if prefer == "past":
        return max((p for p in days if p.first <= as_of), key=lambda p: p.first, default=None)
    return min((p for p in days if p.first >= as_of), key=lambda p: p.first, default=None)


def end_word(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "year end", "EOM"."""
    unit = (
        {"w": "week", "m": "month", "q": "quarter", "y": "year", "d": "day"}[match["end"][2].lower()]
        if len(match["end"]) == 3
        else match["end"].lower()
    )
    found = unit_period(unit, as_of)
    return day(found.last) if found else None


def end_of_year(match: re.Match[str], _as_of: date, _prefer: str) -> Period | None:
    """ "year end 2027"."""
    year = _year_of(match)
    return day(date(year, 12, 31)) if year else None


def play(_match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    """ "end of play", "COB"."""
    return day(as_of)
