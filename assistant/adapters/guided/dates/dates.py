"""Dates and periods as people say them, resolved against a day.

An own grammar: dateparser reads "may", "sun" and "second" as dates and has no ends, quarters, financial years or seasons.
The financial year starts in January; a week is a working week and ends on Friday; seasons are the northern ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.adapters.guided.dates.grammar import FIXED, NUMBER, RELATIVE, TIMED
from assistant.adapters.guided.dates.handlers import count_of, unit_of, unit_period
from assistant.adapters.guided.dates.periods import Period, day, shift
from assistant.adapters.guided.text.labels import years
from assistant.domain.brief.quantities import When

_PAST_CUE = re.compile(r"\b(?:since|back in|was|were|started in|until last|after last)\s+(?:the\s+)?$", re.I)
_PAST_AFTER = re.compile(
    r"\s+(?:(?:it|we|they|this|that|there)\s+)?(?:was|were|had|went|lost|counted|measured)\b", re.I
)
_BY_SEASON = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
_WEEKDAY_SPAN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\s*(?:to|-|–|through)\s*$", re.I)
_BEFORE = re.compile(r"\b(?P<word>before|ahead of|prior to)\s+(?:the\s+|our\s+)?(?:start\s+of\s+(?:the\s+)?)?$", re.I)
_PART = re.compile(
    r"\b(?P<part>early|mid|late|end|start|beginning|middle|first half|second half)(?:\s+(?:of|in)"
    r"|-)?\s+?(?:the\s+)?$|\b(?P<glued>mid|early|late)-$",
    re.I,
)
_SHIFTED = re.compile(rf"\b{NUMBER}\s+{TIMED}\s+(?P<way>from|after|before)\s+(?:the\s+)?$", re.I)
_END_OF_UNIT = re.compile(
    r"\b(?P<part>end|start|beginning|middle)\s+of\s+(?:the\s+|this\s+)?(?P<unit>week|month|quarter|year"
    r"|fiscal year|financial year)\b",
    re.I,
)
_PLAY = re.compile(r"\b(?:end of play|end of business|close of (?:play|business)|EOD|COB)\s+(?:on\s+)?$", re.I)
_THAT_IS = re.compile(
    r"[\s,;(–-]*(?:that['’]?s|that is|that means|i\.?e\.?,?|meaning|which is|so)\s+(?:the\s+|on\s+|by\s+)*", re.I
)
_MONTH_ALONE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?")
_BEFORE_SMALL_MONTH = re.compile(
    r"\b(?:in|by|since|until|till|before|after|end(?:\s+of)?|start(?:\s+of)?|beginning\s+of|middle\s+of|mid(?:\s+of)?|early|late"
    r"|last|next|this)[\s-]+$",
    re.I,
)
_BEFORE_MONTH = re.compile(
    r"(?:^|[(,;:]\s*|\b(?:in|by|until|till|since|before|after|from|to|of|end|mid|early|late|during|around"
    r"|for|the|and|or|last|next|this|every|our|"
    r"is|was|about|maybe|through|as|january|february|march|april|june|july|august|september|october"
    r"|november|between))[\s-]*$",
    re.I,
)
_PERSON_VERB = re.compile(
    r"\s*(?:said|says|knows|will|would|has|sends|keeps|told|can|from\s+\w+|in\s+(?:HR|IT|Finance"
    r"|Controlling)|and\s+I)\b"
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    period: Period


_UNTIL = re.compile(r"\b(?:by|until|till|before|to|is|on|say|says|put on)\s+(?:the\s+)?$", re.I)
_COUNTED_IN = re.compile(
    r"(?:\bof|\bso far|\b(?:\d[\d.,]*(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|last)"
    r"\s+(?:[\w-]+\s+){1,3})\s*$",
    re.I,
)
_WISHED = re.compile(r"\b(?:need|want|wish|must|should|please|has to|have to|would|could|can you)\b", re.I)


def parse(text: str, as_of: date, prefer: str = "future") -> list[When]:
    """The dates and periods of a text in order; ``text[w.start:w.start + len(w.text)] == w.text``.

    ``prefer`` ("future" or "past") says which year or week an incomplete date belongs to; words such as "since" decide
    by themselves."""
    found = [_modified(text, item, as_of) for item in _chosen(_candidates(text, as_of, prefer))]
    return [
        When(day=f.period.last, start_day=f.period.first, text=text[f.start : f.end], start=f.start)
        for f in _explained(text, _in_said_year(text, _chosen(iter(found))))
    ]


def deadline(text: str, as_of: date) -> When | None:
    """The day that a deadline comes to, which lies ahead: an exact one, best behind "until", before a period or a starting
    day."""
    return max(
        (when for when in parse(text, as_of) if when.day >= as_of),
        key=lambda w: ((w.day == w.start_day) + bool(_UNTIL.search(text[: w.start])), w.day == w.start_day, -w.start),
        default=None,
    )


def is_ahead(text: str, when: When, as_of: date) -> bool:
    """True for a date to come; the current period is none where something is only counted in it ("the third this week")."""
    current = when.start_day <= as_of and when.text[:4].casefold() in ("this", "the ", "curr")
    counted = current and _COUNTED_IN.search(text[: when.start]) and not _WISHED.search(text)
    return when.day >= as_of and not counted


def _explained(text: str, found: list[_Found]) -> list[_Found]:
    """ "By year end, that's 31 March for us": the second names the day of the first."""
    return [
        item
        for i, item in enumerate(found)
        if not any(_THAT_IS.fullmatch(text[item.end : following.start]) for following in found[i + 1 : i + 2])
    ]


def _in_said_year(text: str, found: list[_Found]) -> list[_Found]:
    """ "Summer 2028, so the July": a month without a year is that of the period said before, where it lies in it."""
    kept: list[_Found] = []
    for item in found:
        alone = _MONTH_ALONE.fullmatch(text[item.start : item.end].removesuffix("."))
        dated = kept and years(text[kept[-1].start : kept[-1].end])
        kept.append(_moved_into(kept[-1].period, item) if alone and dated else item)
    return kept


def _moved_into(period: Period, month: _Found) -> _Found:
    length = month.period.last - month.period.first
    for year in (period.first.year, period.last.year):
        first = month.period.first.replace(year=year)
        if period.first <= first <= period.last:
            return replace(month, period=Period(first, first + length))
    return month


def fixed_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of dates that are recognised by their spelling alone ("13/12/2026", "31 December", "Q4")."""
    return [match.span() for pattern, _ in FIXED for match in pattern.finditer(text)]


def _candidates(text: str, as_of: date, prefer: str) -> Iterator[_Found]:
    known_years = {start for start, _ in years(text)}
    for pattern, handler in (*FIXED, *RELATIVE):
        for match in pattern.finditer(text):
            if not _acceptable(text, match, known_years):
                continue
            if period := handler(match, as_of, "past" if prefer == "past" or _tells_past(text, match) else "future"):
                yield _Found(*match.span(), period)
    for match in _END_OF_UNIT.finditer(text):
        if period := unit_period(match["unit"].split()[-1].lower(), as_of):
            yield _Found(*match.span(), _part(period, match["part"].lower()))


def _tells_past(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    ends = match.group().endswith(".") and text[match.end() : match.end() + 2].strip().isupper()  # its sentence
    return bool(_PAST_CUE.search(before) or (not ends and _PAST_AFTER.match(text, match.end())))


def _acceptable(text: str, match: re.Match[str], known_years: set[int]) -> bool:
    """A month alone may be a verb or a person ("may", "June knows"); a year alone an amount."""
    said = match.group()
    if re.fullmatch(r"\d{4}", said):
        return match.start() in known_years
    if "weekday" in match.groupdict() and _WEEKDAY_SPAN.search(text[: match.start()]):
        return False
    if not re.fullmatch(r"[A-Za-z]{3,9}\.?", said) or "month" not in match.groupdict():
        return re.fullmatch(r"sat|sun|mon|wed", said) is None
    before, after = text[: match.start()], text[match.end() :]
    if not _MONTH_ALONE.fullmatch(said):
        return bool(_BEFORE_SMALL_MONTH.search(before)) or not re.search(r"\w", before + after)
    return bool(_BEFORE_MONTH.search(before)) and not _PERSON_VERB.match(after)


def _chosen(found: Iterator[_Found]) -> list[_Found]:
    """The longest of overlapping candidates, in text order."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if all(item.end <= other.start or item.start >= other.end for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def _modified(text: str, item: _Found, as_of: date) -> _Found:
    """Takes in what stands before: "end of", "mid-", "before", "three weeks from"."""
    before = text[: item.start]
    if match := _SHIFTED.search(before):
        back = -1 if match["way"].lower() == "before" else 1
        moved = shift(item.period.first, back * count_of(match["number"]), unit_of(match["timed"]))
        return replace(item, start=match.start(), period=day(moved))
    if match := _PART.search(before):
        item = replace(item, start=match.start(), period=_part(item.period, (match["part"] or match["glued"]).lower()))
    elif match := _PLAY.search(before):
        item = replace(item, start=match.start())
    if re.match(
        r"(?:the\s+)?(?:spring|summer|autumn|winter)\b", text[item.start : item.end], re.I
    ) and _BY_SEASON.search(before):
        return replace(item, period=day(item.period.first))
    if match := _BEFORE.search(text[: item.start]):
        single = item.period.first == item.period.last
        last = item.period.first if single else item.period.first - timedelta(days=1)
        return replace(item, start=match.start(), period=Period(min(as_of, last), last))
    return item


def _part(period: Period, part: str) -> Period:
    """ "end of June" is its last day, "mid-June" its middle third, "early June" its first."""
    days = (period.last - period.first).days
    third, middle = timedelta(days=days // 3), period.first + timedelta(days=days // 2)
    if part == "end":
        return day(period.last)
    if part in ("start", "beginning", "early"):
        return Period(period.first, period.first + third)
    if part in ("mid", "middle"):
        return Period(middle - third / 2, middle + third / 2)
    return Period(period.first, middle) if part == "first half" else Period(middle, period.last)
