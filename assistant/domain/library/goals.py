"""Strategic goals in the text of documents: sentences that promise a change, not those that report one.

A sentence counts when it shows enough of what makes a goal checkable (specific, measurable, time-bound: Doran, 1981;
objectives and key results: Doerr, 2018): a wanted change or a goal label, a target, a horizon. How much is enough hangs
on the document: a strategy may say "we will ...", a newsletter must give target and date."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goal_grammar import HINT, LABEL
from assistant.domain.library.goal_owners import owner_in
from assistant.domain.library.goal_parts import GoalParts, goal_parts
from assistant.domain.library.goal_tables import goal_rows, is_goal_header
from assistant.domain.library.suspicion import is_suspicious
from assistant.domain.text.sentences import Sentence, sentences

_PLANS = {DocumentType.STRATEGY, DocumentType.OKR, DocumentType.INVESTOR_PRESENTATION, DocumentType.ANNUAL_REPORT}
_PROMISES = {DocumentType.VALUES, DocumentType.PRODUCT_LAUNCH}
_ENOUGH_ELSEWHERE = 4  # marks for a newsletter, a policy, a survey: verb, target, limit and date

_MEANT = re.compile(
    r"\bwe\s+(?:will|shall|want\s+to|aim\s+to|plan\s+to|intend\s+to|commit\s+to|are\s+committed\s+to|must)\s+"
    r"(?!not\b|also\s+not\b|be\s+happy|write|send|inform|report|publish|review)[a-z]"
    r"|\b(?:our|the)\s+(?:(?:main|first|second|strategic|overall)\s+)?(?:goal|aim|ambition|objective|target)s?\s+(?:is|are)\b"
    r"|\b(?:theme|aim|goal|target|priority|promise|objective|focus|ambition|commitment)\b[^.:]*:\s",
    re.IGNORECASE,
)
_IT_SHALL = re.compile(r"\b(?:will|shall|must|(?:is|are)\s+to)\s+(?!not\b)[a-z]|\bneeds?\s+to\s+[a-z]", re.IGNORECASE)
_REPORTED = re.compile(
    r"(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)\b(?:was|were|had|rose|fell|grew|went|brought|became|won|received|achieved|reached|improved|increased|decreased|dropped"
    r"|doubled|declined|came|attended|completed|sold|opened|closed|has\s+(?:been\s+)?\w+ed|have\s+(?:been\s+)?\w+ed)\b"
    r"|(?<!with\s)(?<!than\s)\b(?:last\s+(?:year|quarter|month)|in\s+the\s+past|so\s+far|year-on-year)\b",
    re.IGNORECASE,
)
_VALIDITY = re.compile(
    r"\b(?:runs?|valid|funded|expires?|lasts?|binding|published|agreements?|contracts?|registration|applications?|tickets?|menu)\b"
    r"[^.;]*\b(?:until|till|through|by|on)\b",
    re.IGNORECASE,
)
_GOALS_HEADING = re.compile(
    r"\b(?:goals?|objectives?|targets?|key results|commitments?|priorities|ambitions?|aims?)\b", re.IGNORECASE
)
_LIST_ITEM = re.compile(r"^\s*(?:[-*+•▪]|\d{1,2}[.)])\s")
_FIGURE = re.compile(r"\d|\bzero\b", re.IGNORECASE)
_FEWEST_WORDS, _MOST_WORDS, _MOST_CHARACTERS = 3, 60, 600
_MOST_IN_LIST = 30


@dataclass(frozen=True)
class _Found:
    sentence: Sentence
    parts: GoalParts
    owner: str = ""


def find_goals(document: Document, pages: Sequence[Page]) -> list[StrategicGoal]:
    """The goals of a document in its own words. Sentences that belong to ``document.suspicious`` are left out."""
    goals = [
        _goal(document, page, found, owner)
        for page in pages
        for found, owner in _with_owners(page, _in_order(_in_tables(document, page), _in_sentences(document, page)))
    ]
    return list({goal.statement: goal for goal in reversed(goals)}.values())[::-1]  # said twice, counted once


def _in_order(rows: Iterator[_Found], others: Iterator[_Found]) -> list[_Found]:
    """Table rows and sentences as they follow each other; a sentence inside a row belongs to the row."""
    tables = list(rows)
    spans = [(found.sentence.start, found.sentence.end) for found in tables]
    free = [f for f in others if not any(start <= f.sentence.start < end for start, end in spans)]
    return sorted([*tables, *free], key=lambda found: found.sentence.start)


def _in_tables(document: Document, page: Page) -> Iterator[_Found]:
    for row in goal_rows(page.text, document.date):
        start = page.text.find(row.text)
        if not is_suspicious(row.text, document.suspicious):
            yield _Found(Sentence(row.text, start, start + len(row.text)), row.parts, row.owner)


def _in_sentences(document: Document, page: Page) -> Iterator[_Found]:
    listed = bool(_GOALS_HEADING.search(page.heading.split(" > ")[-1]))
    for sentence in sentences(page.text):
        if is_suspicious(sentence.text, document.suspicious):
            continue
        in_list = listed and bool(_LIST_ITEM.match(sentence.text))
        if is_goal_header(sentence.text) or not (_readable(sentence.text) and (in_list or _may_be_goal(sentence.text))):
            continue
        parts = goal_parts(sentence.text, document.date)
        if _strength(sentence.text, parts, in_list) >= _needed(sentence.text, document.type, parts):
            yield _Found(sentence, parts)


def _may_be_goal(text: str) -> bool:
    """A quick look that spares most sentences the long one."""
    return bool(HINT.search(text) or LABEL.search(text) or _MEANT.search(text))


def _readable(text: str) -> bool:
    """A statement of a length that a goal can have."""
    fits = len(text) <= _MOST_CHARACTERS and _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
    return fits and not text.rstrip().endswith(("?", "?)", ":"))


def _needed(text: str, kind: DocumentType, parts: GoalParts) -> int:
    """Marks that make a goal: two in a plan; in values only with a figure or a date; elsewhere all of them."""
    if kind in _PLANS or (kind in _PROMISES and (parts.deadline or _FIGURE.search(text))):
        return 2
    return 3 if kind in _PROMISES else _ENOUGH_ELSEWHERE


def _strength(text: str, parts: GoalParts, in_list: bool) -> int:
    """How many marks of a goal the sentence shows."""
    labelled = bool(LABEL.search(text))
    wanted = 2 * bool(_MEANT.search(text)) or int(bool(_IT_SHALL.search(text)))
    if not labelled and not wanted and _told(text, parts):
        return 0
    marks = 2 * labelled + 2 * (in_list and len(text.split()) <= _MOST_IN_LIST) + wanted + parts.directed
    marks += bool(parts.target) + parts.limited
    return marks + parts.deadline * (1 if parts.target else 2)


def _told(text: str, parts: GoalParts) -> bool:
    """The sentence reports what was, or says how long something is valid."""
    return bool(_REPORTED.search(text)) or bool(_VALIDITY.search(text) and not parts.limited and not parts.directed)


def _with_owners(page: Page, found: list[_Found]) -> Iterator[tuple[_Found, str]]:
    """Each goal with the owner that its own sentence, or else the text up to the next goal, names."""
    for position, item in enumerate(found):
        following = found[position + 1].sentence.start if position + 1 < len(found) else len(page.text)
        yield (
            item,
            item.owner or owner_in(item.sentence.text) or owner_in(page.text[item.sentence.end : following].strip()),
        )


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
