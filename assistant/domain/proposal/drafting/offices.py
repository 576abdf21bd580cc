"""How an office is named in a sentence."""

import re

from assistant.domain.text.phrases import names_office

_DETERMINED = re.compile(r"(?:the|an?|all|our|my|your|his|her|their|whoever|those|these|both)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Don|Doña|Herr|Frau)\b")


def with_article(phrase: str) -> str:
    """An office with its article: "Operations director" becomes "the operations director"; a name stays as it is."""
    head = phrase.split(", ", maxsplit=1)[0]
    first, *rest = head.split()
    common = first[:1].islower() or (rest and rest[0][:1].islower())  # "Head of stores" is no name, "Anna Berg" is
    if not common or not names_office(head) or _DETERMINED.match(phrase) or _TITLE.match(phrase):
        return phrase
    return "the " + (phrase if first[1:2].isupper() else phrase[0].lower() + phrase[1:])
