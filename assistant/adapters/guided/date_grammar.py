"""The phrases that name a day or a period, each with the function that finds it in the calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.adapters.guided.lexicon import DURATIONS, SMALL
from assistant.adapters.guided.periods import (
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

Handler = Callable[[re.Match[str], date, str], Period | None]

_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_YEAR = r"(?P<year>(?:19|20)\d{2}|['’]\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)"
_UNIT = r"(?P<unit>days?|weeks?|months?|quarters?|years?|weekend|fiscal year|financial year)"
_WHICH = r"(?P<which>this|next|last|coming|current|following|previous|past)"
NUMBER = rf"(?P<number>\d+(?:\.\d+)?|an?|a\s+couple\s+of|a\s+few|{'|'.join(SMALL)}|twenty|thirty|forty|sixty|ninety)"
TIMED = r"(?P<timed>(?:working\s+|calendar\s+)?(?:days?|weeks?|wks?|months?|quarters?|years?|yrs?))"


def _year_of(match: re.Match[str]) -> int | None:
    said = match.groupdict().get("year")
    return None if not said else int(said) if said.isdigit() else 2000 + int(said[1:])


def _any_year(match: re.Match[str], as_of: date, prefer: str, build: Callable[[int], Period | None]) -> Period | None:
    year = _year_of(match)
    return build(year) if year else nearest(build, as_of, prefer)


def _exact(year: int, month: int, number: int) -> Period | None:
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def _day_month(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    month = MONTHS[match["month"].lower().rstrip(".")]
    return _any_year(match, as_of, prefer, lambda year: _exact(year, month, int(match["day"])))


def _numeric(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    first, second = int(match["first"]), int(match["second"])
    if second > 12 >= first:
        first, second = second, first
    said = match.groupdict().get("year")
    if not said:
        return nearest(lambda year: _exact(year, second, first), as_of, prefer)
    return _exact(int(said) + (2000 if len(said) == 2 else 0), second, first)


def _iso(match: re.Match[str], _as_of: date, _prefer: str) -> Period | None:
    return _exact(int(match["year"]), int(match["first"]), int(match["second"]))


def _month(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    number = MONTHS[match["month"].lower().rstrip(".")]
    return _any_year(match, as_of, prefer, lambda year: months(year, number))


def _quarter(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    ordinals = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    number = ordinals.get(match["number"].lower()) or int(match["number"][0])
    return _any_year(match, as_of, prefer, lambda year: quarter(year, number))


def _half(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    number = {"first": 1, "second": 2}.get(match["number"].lower()) or int(match["number"][0])
    return _any_year(match, as_of, prefer, lambda year: half(year, number))


def _whole_year(match: re.Match[str], _as_of: date, _prefer: str) -> Period | None:
    said = match["year"]
    return months(int(said) + (2000 if len(said) == 2 else 0), 1, 12)


def _weekday(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    number = next(n for name, n in WEEKDAYS.items() if match["weekday"].lower() == name)
    which = (match.groupdict().get("which") or "").lower()
    if which in ("last", "past", "previous") or (not which and prefer == "past"):
        return day(as_of - timedelta(days=(as_of.weekday() - number) % 7 or 7))
    if which in ("next", "following"):
        return day(week(as_of).first + timedelta(days=7 + number))
    return day(as_of + timedelta(days=(number - as_of.weekday()) % 7 or 7))


def _calendar_unit(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    which, unit = match["which"].lower(), match["unit"].lower().rstrip("s").split()[-1]
    offset = {"next": 1, "following": 1, "coming": 1, "last": -1, "previous": -1, "past": -1}.get(which, 0)
    if unit == "weekend":
        return day(week(as_of).first + timedelta(days=5 + 7 * offset))
    return unit_period(unit, shift(as_of, offset, unit))


def _after_next(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
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


def _season(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    which, name = (match.groupdict().get("which") or "").lower(), match["season"].lower()
    if which == "next":
        return nearest(lambda year: _starting_after(season(year, name), as_of), as_of, "future")
    return _any_year(match, as_of, "past" if which == "last" else prefer, lambda year: season(year, name))


def _starting_after(period: Period, as_of: date) -> Period | None:
    return period if period.first > as_of else None


def _named_month(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    number = MONTHS[match["month"].lower()]
    past = match["which"].lower() in ("last", "past", "previous")
    found = nearest(lambda year: months(year, number), as_of, "past" if past else "future")
    return found


def _event(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
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


def _near_day(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
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
    return float(words.get(said) or SMALL.get(said) or (said if said[0].isdigit() else 0))


def unit_of(said: str) -> str:
    """ "working days" -> "day" """
    return DURATIONS.get(said.lower().split()[-1], "day")


def _in_time(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    return day(shift(as_of, count_of(match["number"]), unit_of(match["timed"])))


def _ago(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    return day(shift(as_of, -count_of(match["number"]), unit_of(match["timed"])))


def _week_number(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    return _any_year(match, as_of, prefer, lambda year: iso_week(year, int(match["number"])))


def _day_of_month(match: re.Match[str], as_of: date, prefer: str) -> Period | None:
    options = [
        _exact(m.first.year, m.first.month, int(match["day"]))
        for k in range(-2, 3)
        if (m := unit_period("month", shift(as_of, k, "month")))
    ]
    days = [p for p in options if p]
    if prefer == "past":
        return max((p for p in days if p.first <= as_of), key=lambda p: p.first, default=None)
    return min((p for p in days if p.first >= as_of), key=lambda p: p.first, default=None)


def _end_word(match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    unit = (
        {"w": "week", "m": "month", "q": "quarter", "y": "year", "d": "day"}[match["end"][2].lower()]
        if len(match["end"]) == 3
        else match["end"].lower()
    )
    found = unit_period(unit, as_of)
    return day(found.last) if found else None


def _play(_match: re.Match[str], as_of: date, _prefer: str) -> Period | None:
    return day(as_of)


# Spelling decides what is fixed: these need no day to be recognised and hide their digits from the number grammar.
FIXED: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (re.compile(pattern, re.I), handler)
    for pattern, handler in (
        (r"\b(?P<year>(?:19|20)\d{2})-(?P<first>\d{2})-(?P<second>\d{2})\b", _iso),
        (r"(?<![\d.,/])(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>\d{4}|\d{2})(?![\d/]|[.,]\d)", _numeric),
        (r"(?:(?<=\bon )|(?<=\bby )|(?<=until )|(?<=before )|(?<=since )|(?<=from ))(?P<first>\d{1,2})[./](?P<second>\d{1,2})\.?(?![\d/%]|\s*(?:percent|of))", _numeric),
        (rf"\b{_DAY}\.?\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+{_YEAR}\b)?", _day_month),
        (rf"\b{_MONTH}\.?\s+(?:the\s+)?{_DAY}\b(?!\s*(?:%|percent|people))(?:,?\s+{_YEAR}\b)?", _day_month),
        (rf"\b{_MONTH}\.?,?\s+(?:of\s+)?{_YEAR}\b", _month),
        (rf"\bQ\s?(?P<number>[1-4])\b(?:[\s/]+(?:FY\s?)?{_YEAR}\b)?", _quarter),
        (rf"\b(?P<number>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))\s+quarter\s+(?:of\s+)?{_YEAR}\b", _quarter),
        (r"\b(?P<number>first|second|third|fourth)\s+quarter\b", _quarter),
        (rf"\bH\s?(?P<number>[12])\b(?:[\s/]+(?:FY\s?)?{_YEAR}\b)?", _half),
        (rf"\b(?P<number>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+year\b|{_YEAR}\b)", _half),
        (r"\bFY\s?['’]?(?P<year>\d{4}|\d{2})\b(?:\s?/\s?\d{2,4}\b)?", _whole_year),
        (r"\b(?:fiscal|financial)\s+(?:year\s+)?(?P<year>20\d{2})\b", _whole_year),
        (rf"\b(?:KW|CW|calendar\s+week|week)\s?(?P<number>\d{{1,2}})\b(?!\s+(?:of|a|per))(?:,?\s+(?:of\s+)?{_YEAR}\b)?", _week_number),
    )
)  # fmt: skip

RELATIVE: tuple[tuple[re.Pattern[str], Handler], ...] = tuple(
    (re.compile(pattern, re.I), handler)
    for pattern, handler in (
        (r"\b(?P<near>(?:the )?day after tomorrow|today|tonight|tomorrow|yesterday)\b", _near_day),
        (rf"\b(?:in|within)\s+(?:the\s+next\s+|about\s+|roughly\s+|around\s+|some\s+)?{NUMBER}\s+{TIMED}\b(?:['’]?\s+time\b)?", _in_time),
        (rf"\b{NUMBER}\s+{TIMED}\s+(?:from\s+(?:now|today)|hence|out)\b", _in_time),
        (rf"\b{NUMBER}\s+{TIMED}\s+(?:ago|back)\b", _ago),
        (r"\b(?:the\s+)?(?P<unit>week|month|quarter|year)\s+after\s+next\b", _after_next),
        (rf"\b(?:the\s+)?{_WHICH}\s+{_UNIT}\b(?!\s+(?:students|round))", _calendar_unit),
        (rf"\b(?:{_WHICH}\s+)?{_WEEKDAY}\b(?!\s*(?:to|-|–|through)\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))", _weekday),
        (rf"\b{_WHICH}\s+(?P<month>{'|'.join(MONTHS)})\b", _named_month),
        (rf"\b(?:{_WHICH}\s+|the\s+|in\s+)?(?P<season>spring|summer|autumn|winter|(?<=in the )fall|(?<=next )fall|(?<=this )fall|(?<=last )fall)\b(?:\s+(?:of\s+)?{_YEAR}\b)?(?:\s+(?:break|holidays?))?", _season),
        (rf"\b(?P<event>Christmas(?: Eve)?|Xmas|New Year(?:['’]s(?: Eve)?)?|Easter|Thanksgiving|Black Friday|Halloween|midsummer)\b(?:\s+{_YEAR}\b)?", _event),
        (r"\b(?P<end>year|month|quarter)[\s-]end\b", _end_word),
        (r"\b(?P<end>EO[WMQY])\b", _end_word),
        (r"\b(?:end of play|end of business|close of (?:play|business)|end of (?:the )?(?:working )?day|EOD|COB)\b", _play),
        (r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:$|[.,;!?)]|at|is|and|or|because|please|latest))", _day_of_month),
        (rf"\b{_MONTH}\b\.?", _month),
        (r"(?<![\w.,€$£#/-])(?P<year>20[1-9]\d)\b(?![.,]\d|[/-]\d)", _whole_year),
    )
)  # fmt: skip
