"""How the scorers compare texts and numbers: folded, whitespace-free, the same value in digits or words."""

import re
import unicodedata

from assistant.domain.text import spans

_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0 ]\d{3})*(?:[.,]\d+)?")
_WORDS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {
    "dozen": 12,
    "half": 50,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}


def fold(text: str) -> str:
    """Case, quotes, dashes and white space made one."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = text.translate(str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\\": None}))
    return " ".join(text.split())


def numbers(text: str) -> set[float]:
    """Every number of a text, thousands separators and decimal commas read both ways where they are ambiguous."""
    found: set[float] = set()
    for match in _NUMBER.findall(text):
        compact = re.sub(r"[\u202f\u00a0 ]", "", match)
        for candidate in {
            compact.replace(",", ""),
            compact.replace(".", "").replace(",", "."),
            compact.replace(",", "."),
        }:
            try:
                found.add(float(candidate))
            except ValueError:
                continue
        found |= {float(part) for part in re.split(r"\D", match) if part}
    found |= {float(_WORDS[word]) for word in re.findall(r"[a-z]+", text.casefold()) if word in _WORDS}
    return found | spans.values(text)


def shown_numbers(text: str) -> set[float]:
    """Every number as our own renderings write it: commas only between thousands."""
    return {float(re.sub(r"[,\u202f\u00a0]", "", match)) for match in _SHOWN.findall(text)}


_SHOWN = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PLAIN_NUMBER = re.compile(r"[\d.,\s%]+")


def holds(text: str, fact: str) -> bool:
    """True where a text holds a fact: the same number, or the words themselves (not as a part of a longer number)."""
    wanted = fold(fact)
    if _PLAIN_NUMBER.fullmatch(wanted) or wanted in _WORDS:
        return bool(numbers(wanted)) and numbers(wanted) <= numbers(text)
    edge = r"(?<!\w)" if wanted[:1].isdigit() else ""
    return bool(re.search(edge + re.escape(wanted), fold(text)))


def lines(text: str) -> str:
    """A text flattened to one line, as quotes are compared."""
    return fold(re.sub(r"[*_`>|#]", "", text))
