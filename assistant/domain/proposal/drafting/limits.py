"""What a plan has to keep to: weekdays, weeks, months and spans that were ruled out, and how many people may be away."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Source
from assistant.domain.proposal.drafting import clauses, events
from assistant.domain.slots import Slot
from assistant.domain.text import spans

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY = re.compile(
    rf"(?<!before )(?<!until )(?<!next )(?<!by )\b(?P<day>{'|'.join(_WEEKDAYS)})days?\b", re.IGNORECASE
)
_WORDS = "one two three four five six seven eight nine ten".split()
_COUNT = {word: count for count, word in enumerate(_WORDS, 1)} | {"twelve": 12, "fourteen": 14}
_N = rf"(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})"
_PLAIN = "|".join(
    name for name in spans.MONTHS.split("|") if name not in ("May", "March")
)  # these two are also other words
_MONTH = rf"(?:(?i:{_PLAIN})|March|May|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_PART = re.compile(
    rf"\b(?P<end>(?i:first|last)) (?:(?:{_N} )?(?:working )?(?P<unit>day|week)s?|half) (?:of|in) "
    rf"(?:(?:the|a|an|each|every|any) )?(?P<of>month|quarter|year|{_MONTH})"
)
_WEEKS = re.compile(
    r"\bweeks? (?P<a>\d{1,2})(?: ?(?:to|until|till|and|through|[-–]) ?(?P<b>\d{1,2}))?\b", re.IGNORECASE
)
_IN_MONTH = re.compile(rf"(?<!\d )\b{_MONTH}(?! \d)")


def _end(name: str) -> str:
    """One end of a span: a month, with its day before or behind it."""
    day = r"\d{1,2}"
    return (
        rf"(?:the )?(?:(?P<{name}d>{day})(?:st|nd|rd|th|\.)? (?:of )?)?(?P<{name}m>{_MONTH})"
        rf"(?: (?P<{name}e>{day})(?:st|nd|rd|th)?\b)?"
    )


_SPAN = re.compile(rf"{_end('a')},? ?(?P<to>(?i:to|until|till|through)|[-–]) ?{_end('b')}")
_BOTH = re.compile(rf"(?i:\bbetween) {_end('a')} (?P<to>and) {_end('b')}")
_FURTHER = re.compile(r"\b(?:from|till|until|after|onwards?|since)\b(?! \d)", re.IGNORECASE)
_NONE = r"\b(?:not|nothing|nobody|never|no \w+)\b[^.;,]{0,40}"
_NOT_BEFORE = re.compile(rf"{_NONE}\b(?:before|until|till)\b|\bearliest\b", re.IGNORECASE)
_NOT_AFTER = re.compile(rf"{_NONE}\b(?:after|later than|beyond|past)\b", re.IGNORECASE)
_BARS = re.compile(
    r"\b(?:not|no|never|nothing|nobody|none|avoid|except|without|closed?|closure|shut(?:down)?|freeze|frozen|blocked|busy|busiest|"
    r"exclud\w*|forbidden|unavailable|ruled out|out of the question|barred|banned|suspended|blackout|blocks?|"
    r"peak|season|stock-?tak\w*|inventory|audits?|exams?|holidays?|leave|absent|away|all hands|full|impossible|cannot|off limits|"
    r"harvest|year-end|closing|rush)\b|n['’]t\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"\b{_N}\b(?: \w+){{0,5}}? "
    r"(?:away|off|out|missing|absent|at once|at a time|at the same time|per day|a day|per shift|a shift|together)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:at once|at a time|at the same time)\b", re.IGNORECASE)
_CAPPED = re.compile(r"\b(?:more than|at most|max\w*|up to|only|not more|no more|limit\w*|never)\b", re.IGNORECASE)
_LONGEST = 200  # days that a date is moved at most

Bars = Callable[[date], bool]


class Limit(NamedTuple):
    """A limit in the words used and the days that it rules out; ``daily``: by weekday, so for every kind of date; ``whole``:
    the sentence names no further end that was not understood."""

    words: Source
    bars: Bars
    daily: bool
    whole: bool


def told(brief: Brief, today: date) -> tuple[Limit, ...]:
    """The limits that rule out days."""
    return tuple(
        Limit(words, bars, daily, _whole(words.quote))
        for words in sentences(brief)
        for bars, daily in _read(words, today)
    )


def _whole(text: str) -> bool:
    return bool(_SPAN.search(text)) or not _FURTHER.search(text)


def sentences(brief: Brief) -> Iterator[Source]:
    """What was said on limits, sentence by sentence."""
    for fact in brief.of(Slot.CONSTRAINTS):
        for sentence in clauses.sentences(fact.source.quote):
            yield fact.source.model_copy(update={"quote": sentence})


def free(day: date, limits: Iterable[Limit], *, daily: bool = False) -> date:
    """The day, or the next working day that no limit rules out; ``daily``: weekdays alone count. The day itself where none
    is found in half a year."""
    kept = [limit for limit in limits if limit.daily or not daily]
    moved = day
    for _ in range(_LONGEST):
        if not any(limit.bars(moved) for limit in kept):
            return moved
        moved = wording.working_days(moved, 1)
    return day


def at_once(brief: Brief) -> tuple[int, Source] | None:
    """How many people may be away at the same time, where that was said, the fewest first."""
    found = [
        (_number(match["n"]), words)
        for words in sentences(brief)
        if (_CAPPED.search(words.quote) or _TOGETHER.search(words.quote)) and (match := _AT_ONCE.search(words.quote))
    ]
    return min(((count, words) for count, words in found if count > 1), key=lambda item: item[0], default=None)


def notice(brief: Brief) -> tuple[timedelta, Source] | None:
    """How long ahead dates have to be announced, where that was said of the work and not of pay or contracts."""
    for words in sentences(brief):
        match = _NOTICE.search(words.quote)
        if match and not _OF_PAY.search(words.quote):
            return timedelta(days=_number(match["n"]) * _SPANS[match["unit"].casefold()]), words
    return None


_NOTICE = re.compile(
    rf"\b{_N.replace('ten', 'ten|twelve|fourteen')} (?:working )?(?P<unit>day|week|month)s?['’]?s? "
    r"(?:of )?(?:notice|ahead|in advance|beforehand|before any)\b",
    re.IGNORECASE,
)
_OF_PAY = re.compile(
    r"\b(?:pay|paid|wages?|premium|bonus|contracts?|agreements?|prices?|cancel\w*|resign\w*)\b", re.IGNORECASE
)
_SPANS = {"day": 1, "week": 7, "month": 30}


def _read(words: Source, today: date) -> list[tuple[Bars, bool]]:
    """What one sentence rules out: a part of every month, weeks, whole months, spans between days, weekdays."""
    text = words.quote
    if not (_BARS.search(text) or _ONLY.search(text)):
        return []
    ruled = list(_spans(text, events.dates_in(words, today)))
    weekdays = {_WEEKDAYS.index(match["day"].casefold()) for match in _WEEKDAY.finditer(text)}
    found = [(_turned(ruled, text), False)] if ruled else []
    return [*found, (_turned([lambda day: day.weekday() in weekdays], text), True)] if weekdays else found


def _turned(ruled: list[Bars], text: str) -> Bars:
    """The days of the spans; where only they are free, all the others."""
    only = bool(_ONLY.search(text)) and not re.search(r"\bnot only\b", text, re.IGNORECASE)
    return lambda day: any(bars(day) for bars in ruled) is not only


def _spans(text: str, named: list[date]) -> Iterator[Bars]:
    parts, weeks = list(_PART.finditer(text)), list(_WEEKS.finditer(text))
    yield from (_of_part(match) for match in parts)
    yield from (_of_weeks(int(match["a"]), int(match["b"] or match["a"])) for match in weeks)
    days = sorted(named)
    if match := _SPAN.search(text) or _BOTH.search(text):
        yield _of_span(match)
    elif days and _NOT_BEFORE.search(text):
        yield lambda day: day < days[0]
    elif days and _NOT_AFTER.search(text):
        yield lambda day: day > days[-1]
    elif not (days or parts):
        yield from (_of_month(spans.month_of(match[0])) for match in _IN_MONTH.finditer(text))


def _of_part(match: re.Match[str]) -> Bars:
    """The first or last days of a month, of every month, quarter or year."""
    count = _number(match["n"] or "one") * (7 if match["unit"] and match["unit"].casefold() == "week" else 1)
    of, length = match["of"].casefold(), count if match["unit"] else 15

    def bars(day: date) -> bool:
        ends = _month_end(day)
        near = (ends - day).days < length if match["end"].casefold() == "last" else day.day <= length
        if of in ("month", "quarter", "year"):
            return near and day.month % {"month": 1, "quarter": 3, "year": 12}[of] == 0
        return near and day.month == spans.month_of(match["of"])

    return bars


def _of_span(match: re.Match[str]) -> Bars:
    """From one day of the year to another, in every year; a month without a day from its first, "till June" to its eve."""
    first = (spans.month_of(match["am"]), int(match["ad"] or match["ae"] or 1))
    told = match["bd"] or match["be"]
    last = (
        spans.month_of(match["bm"]),
        int(told) if told else 0 if match["to"].casefold() in ("until", "till") else _WHOLE,
    )
    if first <= last:
        return lambda day: first <= (day.month, day.day) <= last
    return lambda day: (day.month, day.day) >= first or (day.month, day.day) <= last


_WHOLE = 31  # the month too


def _month_end(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)


def _of_weeks(first: int, last: int) -> Bars:
    return lambda day: first <= day.isocalendar().week <= last


def _of_month(month: int) -> Bars:
    return lambda day: day.month == month


def _number(word: str) -> int:
    return _COUNT.get(word.casefold()) or int(word)
