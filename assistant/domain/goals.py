"""Strategic goals in the text of documents: sentences that promise a change, not those that report one.

A sentence counts when it shows enough of what makes a goal checkable (specific, measurable, time-bound: Doran, 1981;
objectives and key results: Doerr, 2018): a wanted change or a goal label, a target, a horizon. How much is enough hangs
on the document: a strategy may say "we will ...", a newsletter must give target and date."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.goal_parts import GoalParts, goal_parts, owner_in
from assistant.domain.sentences import Sentence, sentences

_PLANS = {DocumentType.STRATEGY, DocumentType.OKR, DocumentType.INVESTOR_PRESENTATION, DocumentType.ANNUAL_REPORT}
_PROMISES = _PLANS | {DocumentType.VALUES, DocumentType.PRODUCT_LAUNCH}

_LABEL = re.compile(
    r"^\W*(?:(?:strategic|main|overall|our|key|business|annual|company|first|second|third|fourth)\s+)*"
    r"(?:goal|objective|key\s+result|kr|target|aim|priority|ambition|commitment|milestone|promise|north\s+star)s?"
    r"(?:\s+\(?[A-Z]?\d{0,2}(?:\.\d+)?\)?)?\s*(?::|–|—|-|is\s+to\b|are\s+to\b|=)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*(?:KR|O|OKR|G)\s?-?\d+(?:\.\d+)?\s*[:.)–-]", re.IGNORECASE)
_INTENT = re.compile(
    r"\b(?:we|the\s+\w+(?:\s+\w+)?|our\s+\w+)\s+(?:will|shall|want\s+to|aims?\s+to|plans?\s+to|intends?\s+to|commits?\s+to"
    r"|must|are\s+committed\s+to|(?:is|are)\s+to)\s+(?:not\s+)?[a-z]|\b(?:our|the)\s+(?:goal|aim|ambition|objective|target)"
    r"\s+(?:is|for)\b|\bin\s+order\s+to\s+(?:reach|achieve)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|rose|fell|grew|went|brought|became|won|received|achieved|reached|improved|increased|decreased|dropped"
    r"|doubled|halved|declined|saw|came|attended|completed|cost|has\s+(?:been\s+)?\w+ed|have\s+(?:been\s+)?\w+ed)\b"
    r"|\b(?:last\s+(?:year|quarter|month)|in\s+the\s+past|so\s+far|year-on-year)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"\b(?:will|shall|to\s+be|must|should|aims?|target|goal)\b", re.IGNORECASE)
_VALIDITY = re.compile(
    r"\b(?:runs?|valid|funded|remains?\s+in\s+force|expires?|ends?|ended|lasts?|open|binding|closed|published|agreement)\b"
    r"[^.;]*\b(?:until|till|through|on|by|in|with)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?\W*$")
_FEWEST_WORDS, _MOST_WORDS = 4, 90


@dataclass(frozen=True)
class _Found:
    sentence: Sentence
    parts: GoalParts


def find_goals(document: Document, pages: Sequence[Page]) -> list[StrategicGoal]:
    """The goals of a document in its own words. Sentences that belong to ``document.suspicious`` are left out."""
    return [
        _goal(document, page, found, owner)
        for page in pages
        for found, owner in _with_owners(page, list(_found(document, page)))
    ]


def _found(document: Document, page: Page) -> Iterator[_Found]:
    for sentence in sentences(page.text):
        if any(stretch in sentence.text or sentence.text in stretch for stretch in document.suspicious):
            continue
        parts = goal_parts(sentence.text, document.date)
        if _counts(sentence.text, parts, document.type):
            yield _Found(sentence, parts)


def _counts(text: str, parts: GoalParts, kind: DocumentType) -> bool:
    words = len(text.split())
    if not _FEWEST_WORDS - (parts.target != "") <= words <= _MOST_WORDS or _QUESTION.search(text):
        return False
    labelled = bool(_LABEL.search(text) or _NUMBERED.search(text))
    if _PAST.search(text) and not labelled and not _FUTURE.search(text):
        return False
    strength = _strength(text, parts, labelled)
    if kind in _PLANS:
        return strength >= 2
    return strength >= (3 if kind in _PROMISES else 4)


def _strength(text: str, parts: GoalParts, labelled: bool) -> int:
    """How many marks of a goal the sentence shows; a target with a bound ("below 12 percent") counts as two."""
    if _VALIDITY.search(text) and not parts.target:
        return 0
    marks = 2 * labelled + bool(_INTENT.search(text)) + parts.changes
    if parts.target:
        marks += 2 if parts.bounded else 1
    if parts.horizon:
        marks += 1 + (parts.deadline and not parts.target)
    return marks


def _with_owners(page: Page, found: list[_Found]) -> Iterator[tuple[_Found, str]]:
    """Each goal with the owner that its own sentence, or else the text up to the next goal, names."""
    for position, item in enumerate(found):
        following = found[position + 1].sentence.start if position + 1 < len(found) else len(page.text)
        yield item, owner_in(item.sentence.text) or owner_in(page.text[item.sentence.end : following])


def _goal(document: Document, page: Page, found: _Found, owner: str) -> StrategicGoal:
    quote = found.sentence.text
    identity = hashlib.sha256(f"{document.id}\x1f{page.number}\x1f{quote}".encode("utf-8", "replace")).hexdigest()
    return StrategicGoal(
        id=f"goal-{identity[:20]}",
        document_id=document.id,
        statement=" ".join(quote.split()),
        quote=quote,
        metric=found.parts.metric,
        baseline=found.parts.baseline,
        target=found.parts.target,
        horizon=found.parts.horizon,
        owner=owner,
        rises=found.parts.rises,
        page=page.number,
        heading=page.heading,
    )
