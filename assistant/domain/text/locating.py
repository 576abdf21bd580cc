"""Where a quotation stands in a text, although whoever quoted it changed blanks, quotation marks, dashes or case."""

from typing import NamedTuple

_ALIKE = str.maketrans('“”„«»"‘’´`‐‑–—', "''''''''''----")
_AROUND = " \t\n'\".,;:!?…-*()[]"


class Stretch(NamedTuple):
    """A verbatim part of a text: ``text`` is exactly what stands at ``start``."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def locate(quote: str, text: str) -> Stretch | None:
    """The first place where the words of the quotation stand in the text, as they stand there; None where they do not."""
    wanted = _folded(quote)[0].strip(_AROUND)
    if not any(char.isalnum() for char in wanted):
        return None
    folded, places = _folded(text)
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _inside_word(folded, start) and not _inside_word(folded, end):
            first, last = places[start], places[end - 1] + 1
            return Stretch(text[first:last], first)
        start = folded.find(wanted, start + 1)
    return None


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _folded(text: str) -> tuple[str, list[int]]:
    """The text for comparison, and where each of its characters stands in the original."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(_ALIKE)):
        if char.isspace():
            if chars and chars[-1] != " ":
                chars.append(" ")
                places.append(place)
            continue
        lower = char.lower()
        chars.append(lower if len(lower) == 1 else char)
        places.append(place)
    return "".join(chars), places


def common(one: Stretch, other: Stretch) -> float:
    """The share of the shorter stretch that both have, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(len(one.text), len(other.text))
    return max(0, shared) / shorter if shorter else 0.0


def alike(one: Stretch, other: Stretch) -> float:
    """The share of both stretches together that both have, 0 to 1: 1 for the very same stretch."""
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    whole = len(one.text) + len(other.text) - shared
    return shared / whole if whole else 0.0


def covering(text: str, *stretches: Stretch | None) -> Stretch:
    """The shortest stretch of the text that holds all the given ones; there must be one."""
    given = [stretch for stretch in stretches if stretch is not None]
    start, end = min(s.start for s in given), max(s.end for s in given)
    return Stretch(text[start:end], start)
