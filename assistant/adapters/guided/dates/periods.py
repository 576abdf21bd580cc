"""Stretches of the calendar: months, quarters, seasons, weeks, and which one a speaker means."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for form in forms.split()
}
WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for form in forms.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern hemisphere
LAST_YEAR, FIRST_YEAR = 2199, 1900


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date


def day(of: date) -> Period:
    """A single day."""
    return Period(of, of)


def months(year: int, first: int, count: int = 1) -> Period:
    """``count`` whole months from month ``first`` (1 to 12, or beyond for the following year)."""
    start = add_months(date(_within(year), 1, 1), first - 1)
    return Period(start, add_months(start, count) - timedelta(days=1))


def quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6)


def season(year: int, name: str) -> Period:
    return months(year, SEASONS[name], 3)


def week(of: date) -> Period:
    """The working week, Monday to Friday, that a day lies in."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday, monday + timedelta(days=4))


def iso_week(year: int, number: int) -> Period | None:
    try:
        return week(date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def add_months(start: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + count
    year, month = _within(index // 12), index % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def shift(start: date, count: float, unit: str) -> date:
    """The day ``count`` units (day, week, month, quarter, year) after ``start``; negative counts go back."""
    if unit in ("month", "quarter", "year"):
        factor = {"month": 1, "quarter": 3, "year": 12}[unit]
        return add_months(start, _bounded(round(count * factor), 2400))
    days = _bounded(round(count * {"day": 1, "week": 7}.get(unit, 0)), 70000)
    moved = start.toordinal() + days
    return date.fromordinal(min(max(moved, date(FIRST_YEAR, 1, 1).toordinal()), date(LAST_YEAR, 12, 31).toordinal()))


def nearest(build: Callable[[int], Period | None], as_of: date, prefer: str) -> Period | None:
    """The occurrence of a yearly period that is meant: the coming or current one, or for ``prefer="past"`` the last."""
    years = range(as_of.year - 1, as_of.year + 3)
    found = [period for year in years if (period := build(year))]
    if prefer == "past":
        return max((p for p in found if p.first <= as_of), key=lambda p: p.first, default=None)
    return min((p for p in found if p.last >= as_of), key=lambda p: p.first, default=None)


def easter(year: int) -> date:
    """Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, rest + 1)


def _within(year: int) -> int:
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _bounded(value: int, limit: int) -> int:
    return max(-limit, min(limit, value))
