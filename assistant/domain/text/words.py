"""Small helpers for comparing what people say: folding, word stems, overlap."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP = frozenset(
    "a an and are as at be been but by can do does for from had has have he her his how i if in is it its just me my no not "
    "of on or our per she so than that the their them then there they this to too us was we were what when which who will "
    "with would you your".split()
)
_LONGEST_KEPT = 1000  # characters: an answer, an entry; documents are compared once and would only fill the memory
_SUFFIXES = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "y", "e")


def words(text: str) -> list[str]:
    """The words of a text, case-folded."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A crude stem: enough to match "repeat calls" with "repeated call"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return _kept_stems(text) if len(text) <= _LONGEST_KEPT else frozenset(_stems(text))


@lru_cache(maxsize=16384)  # the same catalogue entries and answers are compared at every turn
def _kept_stems(text: str) -> frozenset[str]:
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in words(text) if word not in _STOP)


def overlap(left: str | Iterable[str], right: str | Iterable[str]) -> float:
    """Share of the smaller set of content stems that both texts have, 0 to 1."""
    a = stems(left) if isinstance(left, str) else frozenset(left)
    b = stems(right) if isinstance(right, str) else frozenset(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def clip(text: str, limit: int = 200) -> str:
    """The text, cut at a word end so that it has at most ``limit`` characters."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
