"""Numbers, quotations and names as they stand in a text, so that two texts can be compared by what they claim."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_VALUES = {word: float(index) for index, word in enumerate(_WORDS)} | {
    word: float(value)
    for word, value in zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True)
}
# The word after a number; one that only begins another ("two month-ends") is none.
_AFTER = r"[\s-]+[^\W\d_]+(?![^\W\d_]|-(?!long|old)[^\W\d_])"
_NUMBER = re.compile(
    r"(?P<sign>−\s?)?(?P<currency>[€£$¥₹]|\b[A-Z]{3}\s)?\s?"
    r"(?<![\w.,])(?P<digits>\d+(?:[.,’' \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:\s?(?P<scale>(?i:k|mn?|bn|thousand|million|billion))\b)?(?P<after>\s?%|[\s-]+[Pp]er\s?cent\b|" + _AFTER + ")?"
)
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_VALUES)})(?:-(?:{'|'.join(_WORDS[1:10])}))?)"
_BELOW_THOUSAND = rf"(?:{_BELOW_HUNDRED}\shundred(?:\s(?:and\s)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_WORD_NUMBER = re.compile(
    rf"\b{_BELOW_THOUSAND}(?:\sthousand(?:\s(?:and\s)?{_BELOW_THOUSAND})?|\smillion|(?P<half>\sand\sa\shalf))?\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"“([^“”]*)”")
_NAME = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ][\w’'-]*")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTHS}) (\d{{4}})\b")
MONTH = re.compile(rf"(?<!\d )\b(?:{MONTHS}) (\d{{4}})\b")
_DAY_OF_MONTH = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b(?: \d{{4}}\b)?")
_SHORT_DAYS = re.compile(
    rf"\b(\d{{1,2}})(?: ({MONTHS}))?(?= (?:to|and|or|until|till|through) \d{{1,2}} ({MONTHS}) (\d{{4}})\b)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]\s+|[“”‘(\[«]\s?|\n)\W*$")
_UNITS = ("minute", "hour", "day", "week", "month", "year")


class Number(NamedTuple):
    """A number with every value it may mean ("4,503" is 4503 or 4.503), its unit class ("%", "minute", ..., "" where none
    is told) and its place in the text."""

    values: frozenset[float]
    unit: str
    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in digits or in words from two on, in reading order."""
    found = [_digits(match) for match in _NUMBER.finditer(text)]
    found += [_in_words(match, text) for match in _WORD_NUMBER.finditer(text) if match[0].lower() != "one"]
    return tuple(sorted(found, key=lambda item: item.start))


def values(text: str) -> set[float]:
    """The values of every number of a text, in each of its readings."""
    return {value for number in numbers(text) for value in number.values}


def day_of(written: str) -> date | None:
    """The day of "26 November 2026", None where there is no such day."""
    try:
        return datetime.strptime(written, "%d %B %Y").date()
    except ValueError:
        return None


def month_of(name: str) -> int:
    """The number of a month by its name or the first three letters of it, in any case."""
    return next(i for i, full in enumerate(MONTHS.split("|"), start=1) if full[:3].casefold() == name[:3].casefold())


def _digits(match: re.Match[str]) -> Number:
    raw = match["digits"]
    scale = _SCALE.get((match["scale"] or "").lower(), 1.0)
    sign = -1.0 if match["sign"] else 1.0
    values = frozenset(sign * value * scale for value in _readings(raw))
    end = match.end("scale") if match["scale"] else match.end("digits")
    return Number(
        values, _unit(match["currency"], match["after"]), match.start("digits"), end, match[0][: end - match.start()]
    )


def _readings(raw: str) -> list[float]:
    """The values a written number may mean: separators as thousands or as decimal point."""
    joined = re.sub(r"[’' \u00a0\u202f]", "", raw)
    whole = re.sub(r"[.,]", "", joined)
    readings = [float(whole)] if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+|\d+", joined) else []
    if re.fullmatch(r"\d+[.,]\d+", joined):
        readings.append(float(joined.replace(",", ".")))
    elif mixed := re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)[.,](\d+)", joined):
        readings.append(float(re.sub(r"[.,]", "", mixed[1]) + "." + mixed[2]))
    return readings


def _unit(currency: str | None, after: str | None) -> str:
    if currency and currency.strip():
        return "money"
    word = (after or "").strip(" -").lower()
    if word.startswith("percentage"):
        return ""
    if word.startswith(("%", "percent", "per cent")):
        return "%"
    return next((unit for unit in _UNITS if word.startswith(unit)), "")


def _in_words(match: re.Match[str], text: str) -> Number:
    following = re.match(_AFTER, text[match.end() :])
    return Number(
        frozenset(_spoken(match)),
        _unit(None, following[0] if following else None),
        match.start(),
        match.end(),
        match[0],
    )


def _spoken(match: re.Match[str]) -> list[float]:
    """The values of a number in words: of "three and a half" also the whole, which may be all that is meant."""
    total = below = 0.0
    for word in re.findall(r"[a-z]+", match[0].removesuffix(match["half"] or "").lower()):
        if word == "hundred":
            below *= 100
        elif word in _SCALE:
            total, below = total + below * _SCALE[word], 0.0
        else:
            below += _VALUES.get(word, 0.0)
    return [total + below + 0.5, total + below] if match["half"] else [total + below]


def quotations(text: str) -> list[tuple[int, int, str]]:
    """Start, end (outside the marks) and content of every stretch between curly quotation marks."""
    return [(match.start(), match.end(), match[1]) for match in _QUOTE.finditer(text)]


def without_quotations(text: str) -> str:
    """The text with quoted words blanked out, so that places stay the same."""
    return _QUOTE.sub(lambda match: "“" + " " * len(match[1]) + "”", text)


def without_days(text: str) -> str:
    """The text with days ("28 February 2027") and months of a year written out blanked, so that places stay the same."""
    return MONTH.sub(_blank, DAY.sub(_blank, text))


def without_days_of_months(text: str) -> str:
    """The text with days of a month blanked, with or without a year, so that places stay the same."""
    return _DAY_OF_MONTH.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def whole_days(text: str) -> str:
    """The text with days that share a month or a year written out: "9 November to 4 December 2026" names two days."""

    def whole(match: re.Match[str]) -> str:
        number, month, next_month, year = match.groups()
        written = f"{number} {month or next_month} {year}"
        return written if day_of(written) else match[0]

    return _SHORT_DAYS.sub(whole, text)


def names(text: str) -> list[tuple[int, str, bool]]:
    """Every capitalised word: place, word, and whether it only starts a sentence."""
    return [
        (match.start(), match[0], bool(_SENTENCE_START.search(text[: match.start()]))) for match in _NAME.finditer(text)
    ]


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """A text for comparison word by word: one kind of quotation mark and dash, single spaces, no case."""
    text = text.translate(str.maketrans("“”‘’´`‐‑–—\u00a0\u202f", "\"\"''''----  ")).replace('"', "'")
    return " ".join(text.split()).casefold()
