"""Measures told in an order: "first the return rate, then the packing time", "One: … Two: …", "most of all …"."""

import re

# A bare "first" is part of a name ("first response time"); before an article or a comma it tells the place.
_APART = r"(?:\s*[,:]\s*|\s+(?=(?:the|our|my|their|its|an?)\b))"
_FIRST = re.compile(
    rf"^\W*(?:(?:and|but|so|well)\s+)?(?:(?:first(?:ly)?|mainly|mostly|primarily){_APART}"
    r"|(?:first (?:of all|and foremost)|first comes|(?:most|above|before) (?:of )?all(?: else)?"
    r"|(?:the )?(?:main|most important) (?:one|number|thing)(?: is)?|most important(?:ly)?)\b[\s,:]*"
    r"|(?:one\s*:|1[.)])\s+(?=[^\W\d]))",
    re.I,
)
_LATER = re.compile(
    rf"^\W*(?:(?:and|but|so)\s+)?(?:(?:then|second(?:ly)?|third(?:ly)?|later|next|last(?:ly)?|finally|only then){_APART}"
    r"|(?:after that|afterwards|in the second place)\b[\s,:]*|(?:(?:two|three|four)\s*:|[2-9][.)])\s+(?=[^\W\d]))",
    re.I,
)
_FIRST_BEHIND = re.compile(r",?\s+(?:(?:comes )?first(?: of all)?|above all|most of all|in the first place)\W*$", re.I)


def opens_with_first(text: str) -> bool:
    """True where a text begins with what comes before the others."""
    return bool(_FIRST.match(text))


def comes_first(part: str) -> bool:
    """True where a part of a list says of what it names that it comes before the others."""
    return opens_with_first(part) or bool(_FIRST_BEHIND.search(part))


def without_opening(text: str) -> str:
    """The text without the words at its beginning that tell the place of what it names."""
    for place in (_FIRST, _LATER):
        if (found := place.match(text)) and text[found.end() :].strip(" ."):
            text = text[found.end() :]
    return text


def without_place(part: str) -> str:
    """The part of a list without the words that tell its place."""
    return _FIRST_BEHIND.sub("", without_opening(part))
