"""Passages that say the same in nearly the same words, folded into one: a text that stands in several documents is one hit.

Likeness is the share of three-word runs that two passages have in common (resemblance: Broder, 1997). Passages whose figures
differ are never the same, however alike their words are: a target may have moved from one edition to the next."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from assistant.domain.library.documents import Chunk

_ALIKE = 0.8  # share of common runs from which two passages are one
_RUN = 3  # words
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass
class Folded:
    """A passage, and the others that say the same, in the order in which they were found."""

    chunk: Chunk
    others: list[Chunk] = field(default_factory=list[Chunk])


def folded(chunks: Sequence[Chunk], old: Container[str] = ()) -> list[Folded]:
    """The chunks, best first, each with what says the same. ``old`` are the ids of superseded documents: another document
    speaks for them where it can."""
    groups: list[tuple[_Wording, Folded]] = []
    for chunk in chunks:
        wording = _wording(chunk.text)
        group = next((group for known, group in groups if _alike(known, wording)), None)
        if group is None:
            groups.append((wording, Folded(chunk)))
        elif group.chunk.document_id in old and chunk.document_id not in old:
            group.others.insert(0, group.chunk)
            group.chunk = chunk
        else:
            group.others.append(chunk)
    return [group for _, group in groups]


def runs_of_words(text: str) -> frozenset[tuple[str, ...]]:
    """The three-word runs of a text, its figures left out."""
    return _runs([word for word in _words(text) if not word.isdigit()])


@dataclass(frozen=True)
class _Wording:
    runs: frozenset[tuple[str, ...]]
    figures: tuple[str, ...]


def _wording(text: str) -> _Wording:
    words = _words(text)
    return _Wording(_runs(words), tuple(sorted(word for word in words if word.isdigit())))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)))


def _alike(one: _Wording, other: _Wording) -> bool:
    fewest, most = sorted((len(one.runs), len(other.runs)))
    if one.figures != other.figures or fewest < most * _ALIKE:
        return False
    shared = len(one.runs & other.runs)
    return shared >= _ALIKE * (len(one.runs) + len(other.runs) - shared)
