"""Words of a sentence as numbered features: single words, pairs, and words under a negation, with figures by shape."""

import math
import re
import zlib
from itertools import pairwise

from assistant.adapters.guided.stance.polarity import cues

_NEGATORS = frozenset(
    "not no never nobody none nothing nowhere neither nor without hardly barely cannot cant dont doesnt didnt isnt arent "
    "wasnt werent wont wouldnt couldnt shouldnt hasnt havent nt lack lacks missing".split()
)
CUE_VALUE = 0.4
_NEGATED_WORDS = 4  # how far a negation reaches
_MONTH = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec"
)
_MONTHS, _DAYS = (
    frozenset(_MONTH.split()),
    frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri".split()),
)
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen".split()
)
_CURRENCY = r"[$€£¥]|\b(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|francs?|kroner|kronor|zloty|cents?)\b"
_SHAPES = (
    (
        re.compile(rf"(?:{_CURRENCY})\s*\d[\d.,]*\s*(?:k|m|bn|million)?\b|\b\d[\d.,]*\s*(?:k|m)?\s*(?:{_CURRENCY})"),
        " <money> ",
    ),
    (re.compile(r"\b\d[\d.,]*\s*(?:%|percent\b|per cent\b)"), " <percent> "),
    (re.compile(r"\b(?:19|20)\d\d\b"), " <year> "),
    (re.compile(r"\bq[1-4]\b"), " <quarter> "),
    (re.compile(r"\b\d{1,2}[.:]\d\d\b(?!\d)|\b\d{1,2}\s?[ap]\.?m\b"), " <decimal> "),
    (re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b"), " <ordinal> "),
    (re.compile(r"\b\d[\d.,]*k\b|\b\d{1,3}(?:[,.' ]\d{3})+\b|\b\d{4,}\b"), " <large> "),
    (re.compile(r"\b\d+[.,]\d+\b"), " <decimal> "),
    (re.compile(r"\b\d+\b"), " <number> "),
)
_TOKEN = re.compile(r"<[a-z]+>|[^\W\d_]+|[?!:]")


def tokens(text: str) -> list[str]:
    """Lower-case words; numbers, money, shares, months and weekdays by their shape, "n't" as its own word."""
    text = re.sub(r"[’‘`´]", "'", text.lower())
    text = re.sub(r"n't\b", " nt", text).replace("'", " ")
    for shape, name in _SHAPES:
        text = shape.sub(name, text)
    return [_shape(word) for word in _TOKEN.findall(text)]


def features(text: str) -> dict[int, float]:
    """Feature number (32 bits) to value. Words are scaled to unit length together, so that long sentences do not shout."""
    words = tokens(text)
    names = {*words, *_pairs(words), *_negated(words), f"length={min(len(words), 24).bit_length()}"}
    value = 1 / math.sqrt(len(names))
    return {_number(name): value for name in names} | {_number(name): CUE_VALUE for name in cues(words)}


def _number(name: str) -> int:
    return zlib.crc32(name.encode())


def _shape(word: str) -> str:
    if word in _MONTHS and word != "may":
        return "<month>"
    if word in _DAYS:
        return "<weekday>"
    return "<number>" if word in _NUMBER_WORDS else word


def _pairs(words: list[str]) -> list[str]:
    bounded = ["^", *words, "$"]
    return [f"{one} {two}" for one, two in pairwise(bounded)]


def _negated(words: list[str]) -> list[str]:
    return [
        f"not~{word}"
        for place, negator in enumerate(words)
        if negator in _NEGATORS
        for word in words[place + 1 : place + 1 + _NEGATED_WORDS]
    ]
