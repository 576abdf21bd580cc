"""Who owns a goal, where the text names a person or a function."""

import re

_FUNCTION = r"[a-z][\w -]{2,50}?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:[Oo]wner|[Rr]esponsible|[Aa]ccountable|[Ll]ead|[Ss]ponsor):\s*(?P<owner>[^.;,\n|]{3,80})",
        r"\b(?:[Oo]wned|[Ll]ed|[Ss]ponsored)\s+by\s+(?P<owner>(?:the\s+)?[A-Za-z][\w -]{2,50}?)"
        r"(?=[.,;(]|\s+(?:and|who|with)\b|$)",
        rf"(?:^|[.;:,]\s+|\band\s+)(?P<owner>[Tt]he\s+{_FUNCTION}(?:\s+and\s+the\s+{_FUNCTION})?|[A-Z]{{2,4}})\s+"
        r"(?:owns|leads?|answers?\s+for|shares?\s+this|sponsors?|(?:is|are)\s+(?:jointly\s+)?(?:responsible|accountable))\b",
        rf"\b(?:to|by|for|with)\s+(?P<owner>the\s+{_FUNCTION}),\s+who\s+(?:is\s+(?:responsible|accountable)|owns|leads)\b",
    )
)


def owner_in(text: str) -> str:
    """The person or function that the text names as owner, "" where it names none."""
    return next((match["owner"].strip(" ()") for pattern in _PATTERNS if (match := pattern.search(text))), "")
