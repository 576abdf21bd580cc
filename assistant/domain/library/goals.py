"""Strategic goals in the text of documents: sentences that promise a change, not those that report one.

A sentence counts when it shows enough of what makes a goal checkable (specific, measurable, time-bound: Doran, 1981;
objectives and key results: Doerr, 2018): a wanted change or a goal label, a target, a horizon. How much is enough hangs
on the document: a strategy may say "we will ...", a newsletter must give target and date."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain.library.documents import Document, DocumentType, Page, StrategicGoal
from assistant.domain.library.goal_grammar import FRACTION, HINT, LABEL, RATIO
from assistant.domain.library.goal_owners import owner_in
from assistant.domain.library.goal_parts import GoalParts, goal_parts
from assistant.domain.library.goal_places import Place, place_of
from assistant.domain.library.goal_signs import is_row, meant, readable, strength
from assistant.domain.library.goal_tables import goal_rows
from assistant.domain.library.suspicion import is_suspicious
from assistant.domain.text.sentences import Sentence, sentences

_PLANS = {DocumentType.STRATEGY, DocumentType.OKR, DocumentType.INVESTOR_PRESENTATION, DocumentType.ANNUAL_REPORT}
_PROMISES = {DocumentType.VALUES, DocumentType.PRODUCT_LAUNCH}
_ENOUGH_ELSEWHERE = 4  # marks for a newsletter, a policy, a survey: verb, target, limit and date

_FEWEST_STATED = 3  # words behind the label of a heading; fewer only name a subject
_LIST_MARK = re.compile(r"^\s*(?:[-*•–▪◦‣]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s+[^\W\d_]))\s+(?=\S)")
_COUNTED = re.compile(rf"\d|\b{FRACTION}|{RATIO}", re.IGNORECASE)
_FIGURE = re.compile(r"\d|\bzero\b", re.IGNORECASE)


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
    for row in goal_rows(page.text, document.date, page.heading):
        if not is_suspicious(row.text, document.suspicious):
            yield _Found(Sentence(row.text, row.start, row.start + len(row.text)), row.parts, row.owner)


def _in_sentences(document: Document, page: Page) -> Iterator[_Found]:
    for sentence in sentences(page.text):
        text = sentence.text
        if is_suspicious(text, document.suspicious) or is_row(text) or not readable(text):
            continue
        place = place_of(sentence, page, document.date)
        if not place.goals and not _may_be_goal(text):
            continue
        parts = _of_its_time(goal_parts(text, place.since or document.date), document.date)
        if _is_goal(text, parts, place, document.type):
            until = parts.horizon if parts.deadline else place.until or parts.horizon
            metric = f"{place.of}: {parts.metric}" if place.of and parts.metric else parts.metric
            yield _Found(sentence, replace(parts, horizon=until, metric=metric))


def _of_its_time(parts: GoalParts, written: datetime.date | None) -> GoalParts:
    """A day that was over when the text was written is no deadline."""
    over = written and parts.horizon and parts.horizon < written
    return replace(parts, deadline=False) if over else parts


def _may_be_goal(text: str) -> bool:
    """A quick look that spares most sentences the long one."""
    return bool(HINT.search(text) or LABEL.search(text) or meant(text))


def _is_goal(text: str, parts: GoalParts, place: Place, kind: DocumentType) -> bool:
    if place.reports and not LABEL.search(text) and not meant(text) and not parts.deadline:
        return False
    listed = place.goals or (place.pillar and bool(_COUNTED.search(parts.target)))
    return strength(text, parts, listed, place.outright) >= _needed(text, kind, parts)


def _needed(text: str, kind: DocumentType, parts: GoalParts) -> int:
    """Marks that make a goal: two in a plan; in values only with a figure or a date; elsewhere all of them."""
    if kind in _PLANS or (kind in _PROMISES and (parts.deadline or _FIGURE.search(text))):
        return 2
    return 3 if kind in _PROMISES else _ENOUGH_ELSEWHERE


def _with_owners(page: Page, found: list[_Found]) -> Iterator[tuple[_Found, str]]:
    """Each goal with the owner that its own sentence, or else the text up to the next goal, names."""
    for position, item in enumerate(found):
        following = found[position + 1].sentence.start if position + 1 < len(found) else len(page.text)
        yield (
            item,
            item.owner or owner_in(item.sentence.text) or owner_in(page.text[item.sentence.end : following].strip()),
        )


def _goal(document: Document, page: Page, found: _Found, owner: str) -> StrategicGoal:
    sentence = found.sentence.text
    quote = without_list_mark(sentence)
    return StrategicGoal(
        id=goal_id(document.id, page.number, sentence),
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


def with_goal_headings(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, with every heading that states a goal ("Objective 2: no patient waits twice") as a line of their text too:
    only what stands in the text of a page can be found and quoted."""
    said: list[str] = []
    for page in pages:
        names = page.heading.split(" > ")
        new = [name for name in names if name not in said and _states_goal(name) and name not in page.text]
        said = names
        yield page.model_copy(update={"text": "\n".join([*new, "", page.text])}) if new else page


def _states_goal(heading: str) -> bool:
    label = LABEL.match(heading)
    return label is not None and len(heading[label.end() :].split()) >= _FEWEST_STATED


def without_list_mark(text: str) -> str:
    """A list item as a sentence of its own."""
    return _LIST_MARK.sub("", text)


def goal_id(document_id: str, page: int | None, sentence: str) -> str:
    """The same sentence of the same document is the same goal, whoever finds it."""
    identity = hashlib.sha256(f"{document_id}\x1f{page}\x1f{sentence}".encode("utf-8", "replace")).hexdigest()
    return f"goal-{identity[:20]}"
