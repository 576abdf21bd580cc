"""Quotation marks of every kind as one kind, so that no quotation escapes its check."""

import re
from collections.abc import Callable
from itertools import pairwise

_DOUBLE = re.compile(r"[\"“„«»]([^\"“”„«»]{2,}?)[\"“”«»]")
_SINGLE = re.compile(r"(?<![\w’'])['‘‚‹]([^'‘’‚‹›]{3,}?)['’›](?![\w’'])")
_MARKS = re.compile(r"[\"“”„«»]")
_PAIR = re.compile(r"“[^“”]*”")


def curled(text: str) -> str:
    """The text with every quotation between curly double marks."""
    doubled = _DOUBLE.sub(r"“\1”", text)
    ends = [0, *(end for match in _PAIR.finditer(doubled) for end in match.span()), len(doubled)]
    parts = [doubled[start:end] for start, end in pairwise(ends)]
    return "".join(part if index % 2 else _SINGLE.sub(r"“\1”", part) for index, part in enumerate(parts))


def outside_quotations(text: str, change: Callable[[str], str]) -> str:
    """The text, changed wherever it is no quotation between curly marks."""
    parts = re.split(f"({_PAIR.pattern})", text)
    return "".join(part if part.startswith("“") else change(part) for part in parts)


def unclosed(text: str) -> bool:
    """True where a curled text holds a mark that opens or closes nothing."""
    return bool(_MARKS.search(_PAIR.sub("", text)))
