"""Matching what people say: contractions written out, sentence by sentence, so that patterns stay short."""

import re
from collections.abc import Iterable
from functools import lru_cache

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_CONTRACTIONS = (
    (re.compile(r"\bcan ?not\b|\bcan'?t\b"), "cannot"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\bshan'?t\b"), "shall not"),
    (re.compile(r"\bain'?t\b"), "is not"),
    (
        re.compile(r"\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n'?t\b"),
        r"\1 not",
    ),
    (re.compile(r"\b(i|you|we|they|he|she|it|that|there|who|what|where|here)'ll\b"), r"\1 will"),
    (re.compile(r"\b(you|we|they)'re\b"), r"\1 are"),
    (re.compile(r"\b(i|you|we|they)'ve\b"), r"\1 have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\b(he|she|it|that|there|what|where|here|nobody|everybody|everyone|nothing)'s\b"), r"\1 is"),
    (re.compile(r"\b(i|you|we|they|he|she)'d\b"), r"\1 would"),
    (re.compile(r"\bno one\b|\bno-one\b"), "nobody"),
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text in lower case, on one line, with contractions written out ("they can’t" -> "they cannot")."""
    text = " ".join(text.replace("’", "'").replace("‘", "'").casefold().split())
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    return text


def sentences(text: str) -> list[str]:
    """The sentences of a text as they were written."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def one_of(alternatives: str) -> str:
    """A group of words, written with spaces between them, as a part of a pattern."""
    return "(?:" + "|".join(alternatives.split()) + ")"


def any_of(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches any of the alternatives at word borders, to be used on plain() text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)")


def first_saying(pattern: re.Pattern[str], texts: Iterable[str], unless: re.Pattern[str] | None = None) -> str:
    """The first sentence, verbatim, that matches ``pattern`` and not ``unless``; "" where none does."""
    for text in texts:
        for sentence in sentences(text):
            said = plain(sentence)
            if pattern.search(said) and not (unless and unless.search(said)):
                return sentence
    return ""
