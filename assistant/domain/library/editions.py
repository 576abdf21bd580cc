"""Which documents no longer count, and why: replaced by a newer edition, ended by their own words, or long out of date.

Age alone is no reason: an older document stays current until a newer edition of the same document exists, its own text
says that it has ended, or the period in its title is over. A newer document of the same kind under another name is no proof
either: it is named, for a person to look at."""

import datetime
import re
from collections.abc import Sequence

from assistant.domain.library.documents import Document, DocumentType
from assistant.domain.library.horizons import horizons
from assistant.domain.text.sentences import sentences

_EDITION_WORDS = re.compile(
    r"\b(?:FY\s?'?\d{2,4}(?:\s?[/-]\s?\d{2,4})?|(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?|Q[1-4]|H[12]|v(?:ersion)?\s?\d+(?:\.\d+)*|version|edition|earlier|previous"
    r"|old|new|revised|updated?|final|draft|archived?|superseded|ended|current|issue|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter|first|second|third|fourth|of|the|for|a|an|and|year|financial|fiscal)\b",
    re.IGNORECASE,
)
_TITLE_SAYS = re.compile(
    r"\b(?:archived?|superseded|obsolete|withdrawn|ended|expired|outdated|no longer valid)\b"
    r"|\((?:earlier|previous|old|former)\s+(?:edition|version|plan)?\)?|\b(?:earlier|previous|former)\s+(?:edition|version)\b",
    re.IGNORECASE,
)
_SELF = (
    r"(?:this|the\s+present)\s+(?:\w+\s+){0,3}?"
    r"(?:plan|strategy|document|policy|version|edition|programme|roadmap|paper|page|charter|memo|report|agenda)"
)
_TEXT_SAYS = re.compile(
    rf"\b{_SELF}\s+(?:(?:has|was|is)\s+(?:now\s+|since\s+|been\s+)*"
    r"(?:replaced|superseded|withdrawn|archived|retired|obsolete|closed|no\s+longer)|ended\b|expired\b)"
    r"|\b(?:has|was)\s+(?:since\s+)?(?:been\s+)?(?:superseded|replaced)\s+by\s+the\s+(?:new\s+)?(?:plan|strategy|edition|version)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"\b{_SELF}\s+(?:ends?|expires?|runs?|is\s+valid|applies|is\s+in\s+force)\b[^.\n]*\b(?:in|on|until|at|with)\b",
    re.I,
)
_REPLACES = re.compile(
    rf"\b(?:{_SELF}|it)\s+(?:replaces|supersedes)\s+(?P<what>[^.\n]{{4,120}})|\bin\s+place\s+of\s+the\s+(?P<other>[^.\n]{{4,120}})",
    re.IGNORECASE,
)
# "Strategy 2025-2027 Two rivers" and "Strategy update May 2026" are of one line: the same kind of paper for the same part of
# the company, whatever name it goes by.
_LINE = re.compile(
    r"\b(?P<head>strateg|plan|road\s?map|objective|goal|OKR|programme|agenda|priorit|direction)\w*"
    r"(?P<name>(?:\s+(?!(?:for|of)\b)\S+)*)(?:\s+(?:for|of)\s+(?P<scope>.+))?",
    re.IGNORECASE,
)
_WHOLE = {
    "corporate",
    "company",
    "group",
    "business",
    "overall",
    "our",
    "annual",
    "firm",
    "review",
    "refresh",
}  # no part, no name
_CLAUSE = re.compile(r"\s[-–—|]\s|[,:;(]")
_GRACE = datetime.timedelta(days=180)  # a plan may be the last word for a while after its period
_PLANS = {DocumentType.STRATEGY, DocumentType.OKR, DocumentType.PRODUCT_LAUNCH}


_OURS = "Recognised: "  # opens every reason that was not given by a person


def telling(text: str) -> str:
    """The sentences of a document that may speak of its end or of what it replaces."""
    patterns = (_TEXT_SAYS, _ENDS, _REPLACES)
    return "\n".join(s.text for s in sentences(text) if any(pattern.search(s.text) for pattern in patterns))


def reassessed(documents: Sequence[Document], texts: dict[str, str], today: datetime.date) -> list[Document]:
    """The documents whose standing has changed, with ``superseded_by`` and ``superseded_reason`` set or taken back.
    ``texts`` holds what ``telling`` left of each document's text, by id. What a person set (a successor without our
    reason) stays."""
    changed: list[Document] = []
    for document in documents:
        if document.superseded_by and not document.superseded_reason.startswith(_OURS):
            continue
        successor, reason = _standing(document, documents, texts, today)
        if (successor, reason) != (document.superseded_by, document.superseded_reason):
            changed.append(document.model_copy(update={"superseded_by": successor, "superseded_reason": reason}))
    return changed


def newer_in_line(document: Document, documents: Sequence[Document]) -> Document | None:
    """The newest document in force that is of the same kind, for the same part of the company, and written later: it may
    say otherwise. None where there is none, or where the dates do not tell."""
    mine, day = _line(document), document.date
    if mine is None or day is None:
        return None
    later = [other for other in documents if other.in_force and other.date and other.date > day]
    same = [other for other in later if (line := _line(other)) and line[0] == mine[0] and line[1] <= mine[1]]
    return max(same, key=lambda other: other.date or day, default=None)


def _line(document: Document) -> tuple[tuple[DocumentType, str, frozenset[str]], frozenset[str]] | None:
    """What a title says of the line: type, kind of paper, part of the company; and the name behind the kind. None for what
    is no plan."""
    match = next((found for clause in _CLAUSE.split(document.title) if (found := _LINE.search(clause))), None)
    if match is None or document.type not in _PLANS:
        return None
    part = f"{match.string[: match.start()]} {match['scope'] or ''}"
    return (document.type, match["head"].lower(), frozenset(_family(part)) - _WHOLE), frozenset(
        _family(match["name"])
    ) - _WHOLE


def _standing(
    document: Document, documents: Sequence[Document], texts: dict[str, str], today: datetime.date
) -> tuple[str, str]:
    successor = _newer_edition(document, documents) or _named_successor(document, documents, texts)
    if successor:
        day = f" of {successor.date.isoformat()}" if successor.date else ""
        return successor.id, f'{_OURS}a newer edition is in the library, "{successor.title}"{day}.'
    if reason := _ended(document, texts.get(document.id, ""), today):
        return "", f"{_OURS}{reason}"
    return "", ""


def _newer_edition(document: Document, documents: Sequence[Document]) -> Document | None:
    family = _family(document.title)
    if not family or document.type is DocumentType.OTHER:
        return None
    newer = [
        other
        for other in documents
        if other.id != document.id
        and other.type is document.type
        and _family(other.title) == family
        and _later(other, document)
    ]
    return max(newer, key=lambda other: (_period(other) or 0, other.date or datetime.date.min), default=None)


def _family(title: str) -> tuple[str, ...]:
    """The words of a title that name the document whatever its edition."""
    return tuple(re.findall(r"\w+", _EDITION_WORDS.sub(" ", title).lower()))


def _later(other: Document, document: Document) -> bool:
    """Both periods known: the later period; else the later date. The same period and date is no newer edition."""
    mine, theirs = _period(document), _period(other)
    if mine and theirs and mine != theirs:
        return theirs > mine
    return bool(other.date and document.date and other.date > document.date)


def _period(document: Document) -> int | None:
    """The last year in the title."""
    years = [horizon.day.year for horizon in horizons(document.title)]
    years += [
        int(str(year)[:2] + short) for year, short in re.findall(r"\b(20\d\d)\s?[/–-]\s?(\d\d)\b(?!\d)", document.title)
    ]
    return max(years, default=None)


def _named_successor(document: Document, documents: Sequence[Document], texts: dict[str, str]) -> Document | None:
    """Another document whose text says that it replaces this one, by title or by family and year."""
    for other in documents:
        if other.id == document.id or not (other.date and document.date and other.date > document.date):
            continue
        for match in _REPLACES.finditer(texts.get(other.id, "")):
            if _names(match["what"] or match["other"], document):
                return other
    return None


def _names(words: str, document: Document) -> bool:
    said, family = set(re.findall(r"\w+", words.lower())), set(_family(document.title))
    return len(family) >= 2 and family <= said


def _ended(document: Document, text: str, today: datetime.date) -> str:
    if match := _TITLE_SAYS.search(document.title):
        return f'its title says "{match.group().strip(" ()")}".'
    for sentence in sentences(text):
        if _TEXT_SAYS.search(sentence.text) or _ended_before(sentence.text, document, today):
            return f'its text says "{sentence.text}"'
    period = _period(document)
    if document.type in _PLANS and period and datetime.date(period, 12, 31) + _GRACE < today:
        return f"the period in its title ended in {period}."
    return ""


def _ended_before(text: str, document: Document, today: datetime.date) -> bool:
    match = _ENDS.search(text)
    return match is not None and any(h.day < today for h in horizons(text[match.start() :], document.date))
