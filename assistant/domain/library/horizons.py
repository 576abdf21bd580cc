"""Deadlines as business documents write them: "by the end of Q2 2027", "mid 2028", "FY27"."""

import calendar
import datetime
import re
from dataclasses import dataclass

_MONTH_NAMES = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS = _MONTH_NAMES | {name[:3]: number for name, number in _MONTH_NAMES.items()} | {"sept": 9}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12, "christmas": 12}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FISCAL = r"(?:FY|fiscal(?:\s+year)?|financial\s+year)\s?'?(?:20)?\d\d\s?[/-]\s?(?P<split>\d\d)|" + (
    r"(?:FY|fiscal(?:\s+year)?|financial\s+year)\s?'?(?P<fiscal>(?:20)?\d\d)"
)
_PART = r"(?:(?P<part>the\s+end\s+of|end\s+of|end|late|mid|middle\s+of|early|beginning\s+of|start\s+of)[\s-]+)?"
_NEEDED = _DIGIT, _PERIOD, _NAMED = tuple(
    map(re.compile, (r"\d", "quarter|year", "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"))
)
_PATTERNS = tuple(  # each behind what a match must hold: most sentences hold little of it, and are looked through quickly
    (needed, re.compile(pattern, re.IGNORECASE))
    for needed, pattern in (
        (_DIGIT, r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"),
        (_NAMED, rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b"),
        (_NAMED, rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?"),
        (_NAMED, rf"\b{_PART}{_MONTH},?\s+{_YEAR}\b"),
        (_DIGIT, rf"\bQ(?P<quarter>[1-4])(?:\s*(?:of\s+)?/?\s*(?:{_YEAR}|{_FISCAL}))?\b"),
        (_PERIOD, rf"\b(?P<quarter_word>{'|'.join(_QUARTERS)})\s+quarter(?:\s+(?:of\s+)?(?:{_YEAR}|{_FISCAL}))?\b"),
        (_DIGIT, rf"\bH(?P<half>[12])\s*/?\s*(?:{_YEAR}|{_FISCAL})\b"),
        (_DIGIT, rf"\b(?P<season>{'|'.join(_SEASONS)})\s+(?:of\s+)?{_YEAR}\b"),
        (_DIGIT, rf"\b{_PART}(?P<begun>(?:19|20)\d\d)\s?[/–-]\s?(?P<split>\d\d)(?![\d/-])\b"),
        (_DIGIT, rf"\b{_PART}(?:the\s+year\s+|calendar\s+year\s+)?(?:{_YEAR}|{_FISCAL})(?!\s?[%\d])\b"),
        (
            _PERIOD,
            r"\b(?:(?:the\s+)?end\s+of\s+)?(?P<relative>next|this)\s+(?:financial\s+|fiscal\s+|calendar\s+)?year(?!['’])\b",
        ),
        (
            _PERIOD,
            r"\b(?P<yearend>(?:the\s+)?(?:year[\s-]end|end\s+of\s+(?:the|this)\s+(?:financial\s+|fiscal\s+)?year))\b",
        ),
        (_NAMED, rf"\b(?-i:(?=[A-Z])){_MONTH}(?=[\s,.;)]|$)"),  # "may" and "march" in small letters are verbs
    )
)


@dataclass(frozen=True)
class Horizon:
    """A day or period in a text: its last day, and the exact stretch that names it."""

    day: datetime.date
    start: int
    end: int


def horizons(text: str, written: datetime.date | None = None) -> list[Horizon]:
    """All days and periods named in the text, in order. ``written`` is the date of the text: it gives the year to
    "by 30 November" and "year end"; without it these are left out."""
    found: list[Horizon] = []
    lowered = text.lower()
    held = {needed for needed in _NEEDED if needed.search(lowered)}
    for pattern in (pattern for needed, pattern in _PATTERNS if needed in held):
        for match in pattern.finditer(text):
            free = all(match.end() <= other.start or match.start() >= other.end for other in found)
            if free and (day := _last_day({k: v for k, v in match.groupdict().items() if v}, written)):
                found.append(Horizon(day, match.start(), match.end()))
    return sorted(found, key=lambda horizon: horizon.start)


def _last_day(said: dict[str, str], written: datetime.date | None) -> datetime.date | None:
    try:
        if "iso" in said:
            return datetime.date.fromisoformat(said["iso"])
        if "relative" in said:
            return datetime.date(written.year + (said["relative"].lower() == "next"), 12, 31) if written else None
        if "begun" in said and (int(said["begun"]) + 1) % 100 != int(said["split"]):
            return None  # "2026/03" is a month
        year = _year(said)
        month, day = _month_and_day(said)
        if year is None:
            return _next(month, day, written) if written else None
        return datetime.date(year, month, day or calendar.monthrange(year, month)[1])
    except ValueError:  # 31 June, FY00
        return None


def _year(said: dict[str, str]) -> int | None:
    digits = said.get("year") or said.get("split") or said.get("fiscal")
    return None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)


def _month_and_day(said: dict[str, str]) -> tuple[int, int | None]:
    if "month" in said:
        return _MONTHS[said["month"].lower()], int(said["day"]) if "day" in said else None
    if "quarter" in said:
        return int(said["quarter"]) * 3, None
    if "half" in said:
        return int(said["half"]) * 6, None
    if "quarter_word" in said:
        return _QUARTERS[said["quarter_word"].lower()] * 3, None
    if "season" in said:
        return _SEASONS[said["season"].lower()], None
    part = said.get("part", "").lower()
    return (6 if part.startswith("mid") else 3 if part.startswith(("early", "beg", "start")) else 12), None


def _next(month: int, day: int | None, written: datetime.date) -> datetime.date:
    """The first such day on or after the day of writing."""
    for year in (written.year, written.year + 1):
        found = datetime.date(year, month, day or calendar.monthrange(year, month)[1])
        if found >= written:
            return found
    return datetime.date(written.year + 1, month, calendar.monthrange(written.year + 1, month)[1])
