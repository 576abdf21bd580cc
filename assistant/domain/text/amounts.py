"""Amounts that are no plain numbers, days told from today, and numbers of one thing put to another.

A sentence may be false with none but known numbers in it: "half of them", "next week", "14 clerks" where 14 days were told."""

import re
from collections.abc import Sequence

from assistant.domain.text import spans
from assistant.domain.text.words import stem, stems, words

# "A third screen" counts screens; "a third of them", "a third less" and "a third are late" tell a share.
_COUNTING = (
    r"(?:(?<=third)|(?<=fifth)|(?<=tenth)) (?!(?:of|as|less|more|fewer|higher|lower|faster|slower|longer|shorter"
    r"|in|by|to|and|or|are|is|was|were|have|has|will|do|does|need|still|only|when|that|who)\b)[a-z]"
)
_AMOUNT = re.compile(
    r"\b(?P<size>dozen|hundred|thousand|million|billion)s?\b"
    r"|\b(?P<half>(?:in|by|over|under|about|nearly|almost) half|halved?|(?<!two )(?<!both )(?<!the )(?<!in )halves|halving"
    r"|half(?= (?:of|the|an?|our|their|your|all|as|are|have|will|do|did)\b))\b"
    r"|\b(?:a|one|two|three|about|nearly|almost|over|under)[ -](?P<part>third|quarter|fifth|tenth)s?\b"
    rf"(?!{_COUNTING})"
    r"|\b(?P<times>twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|\w+fold)\b",
    re.IGNORECASE,
)
_PERCENT = {"half": 50.0, "third": 33.0, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_SIZES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_FROM_TODAY = re.compile(
    r"\b(?:tomorrow|yesterday|tonight)\b"
    r"|\b(?:next|last|coming|previous) "
    r"(?:week|month|quarter|year|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri)day)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")
_NO_NOUN = frozenset(
    "again already apart below above down each every instead later now per still then today too up wanted".split()
)
_UNIT_WORDS = {
    "%": re.compile(r"%|\bper\s?cent|\bpct\b|\bout of\b|\bpoints?\b"),
    "money": re.compile(r"[€£$¥₹]|\b(?:eur|euros?|gbp|pounds?|usd|dollars?|chf|francs?|crowns?|kron\w+|yen|rupees?)\b"),
}
_CLOSE = 3  # words behind a number that may be the thing it counts
_NEAR = 6  # words on either side of a number that say what it counts


def unsaid(text: str, texts: Sequence[str]) -> str:
    """The first amount in words that none of the texts bears out, "" where there is none."""
    bare = spans.without_quotations(text)
    return next((match[0] for match in _AMOUNT.finditer(bare) if not _borne_out(match, texts)), "")


def from_today(text: str, texts: Sequence[str]) -> str:
    """The first day told from today ("next week") that none of the texts tells, "" where there is none."""
    said = spans.normal(" \n ".join(texts))
    found = _FROM_TODAY.finditer(spans.without_quotations(text))
    return next((match[0] for match in found if spans.normal(match[0]) not in said), "")


def _borne_out(match: re.Match[str], texts: Sequence[str]) -> bool:
    if stem(words(match[0])[-1]) in stems(" ".join(texts)):
        return True
    held = {value for text in texts for value in spans.values(text)}
    if size := match["size"]:
        least = _SIZES[size.casefold()]
        return least in held
    share = "half" if match["half"] else (match["part"] or "").casefold()
    return _PERCENT.get(share, 0.0) in held


def misplaced(text: str, texts: Sequence[str]) -> str:
    """The first number that the texts hold only in another unit or for another thing, "" where there is none."""
    bare = spans.without_days(spans.without_quotations(text))
    for number in spans.numbers(bare):
        places = [(held, other) for held in texts for other in spans.numbers(held) if other.values & number.values]
        if places and not any(_same_thing(number, bare, other, held) for held, other in places):
            return f"{number.text.strip()} {_following(bare, number)}".strip()
    return ""


def counts_alike(number: spans.Number, text: str, held: str) -> bool:
    """True where the other text puts the number of the first to the same thing: "six lorries", "the 6 grey lorries"."""
    counted = stems(_following(text, number))
    blank = spans.without_days_of_months(held)
    return bool(counted) and any(
        counted & stems(" ".join(words(held[other.end :])[:_CLOSE]))
        for other in spans.numbers(blank)
        if other.values & number.values
    )


def among_others(text: str, texts: Sequence[str]) -> str:
    """The first number of a thing that the texts have only among other words, "" where there is none: 5 on a scale of quality
    is no five of the people."""
    bare = spans.without_days_of_months(spans.without_quotations(text))
    for number in spans.numbers(bare):
        held = [other for other in texts if other and number.values & spans.values(other)]
        counts = number.unit or stems(_following(bare, number))
        if counts and held and not any(told_alike(number, bare, other) for other in held):
            return f"{number.text.strip()} {_following(bare, number)}".strip()
    return ""


def told_alike(number: spans.Number, text: str, held: str) -> bool:
    """True where the other text has the number among words of which one stands near it in the first, too."""
    wanted = _around(text, number)
    return any(wanted & _around(held, other) for other in spans.numbers(held) if other.values & number.values)


def _around(text: str, number: spans.Number) -> frozenset[str]:
    """The stems of the words near a number, other numbers left out."""
    near = words(text[: number.start])[-_NEAR:] + words(text[number.end :])[:_NEAR]
    return stems(" ".join(word for word in near if not word.isdigit()))


def _same_thing(number: spans.Number, text: str, other: spans.Number, held: str) -> bool:
    if number.unit:
        return number.unit == other.unit or (not other.unit and _speaks_of(number.unit, held))
    counted = _following(text, number)
    if not other.unit or not counted or not stems(counted):
        return True
    return bool(stems(counted) & _around(held, other))


def _speaks_of(unit: str, text: str) -> bool:
    pattern = _UNIT_WORDS.get(unit) or re.compile(rf"\b{unit}")
    return pattern.search(text.casefold()) is not None


def _following(text: str, number: spans.Number) -> str:
    """The word right after a number, which mostly names what it counts."""
    match = _NEXT.match(text, number.end)
    return match[1] if match and match[1].casefold() not in _NO_NOUN else ""
