"""Where sentences begin and end in the text of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]?[A-Z0-9À-ÖØ-ÞΑ-ΩА-Я•–-])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|ca|vs|cf|No|Nos|Nr|Dr|Mr|Mrs|Ms|Prof|St|Inc|Ltd|Co|Corp|Sec|Art|Fig|Vol|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec|incl|excl|max|min|est|p|pp)|\b[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 12
_LIST_MARK = re.compile(r"^\s*(?:[-*•–▪◦‣]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence, a heading or a list line: ``text`` is the exact stretch ``start:end`` of the page."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order. A line break always ends one: wrapped lines are joined before."""
    return [s for s in (_trimmed(text, start, end) for start, end in _stretches(text)) if s.text]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if not match.group().startswith("\n") and _goes_on(text, start, match.end()):
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _goes_on(text: str, start: int, end: int) -> bool:
    """The dot belongs to an abbreviation or to a list number, and ends nothing."""
    if _ABBREVIATION.search(text[max(start, end - _LONGEST_ABBREVIATION) : end]):
        return True
    return end - start <= _LONGEST_ABBREVIATION and bool(_LIST_MARK.match(text[start:end]))


def _trimmed(text: str, start: int, end: int) -> Sentence:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    stretch = stretch.strip()
    return Sentence(stretch, start, start + len(stretch))
