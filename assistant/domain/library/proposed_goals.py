"""Goals that a language model proposes to have found in a document: what of them holds.

Every part must stand in the document, and the target must be one. Numbers, days and the direction are read from the words by
the rules, as for goals that the rules find themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.library.documents import Document, Page, StrategicGoal
from assistant.domain.library.goal_parts import goal_parts, number
from assistant.domain.library.goals import goal_id, without_list_mark
from assistant.domain.library.horizons import horizons
from assistant.domain.text.locating import Stretch, locate
from assistant.domain.text.sentences import sentences

_MOST_SENTENCES = 3
_LONGEST = 500  # characters of a goal: a longer stretch is a section
_LONGEST_PART = 120


@dataclass(frozen=True)
class Proposed:
    """A goal as a model tells it: quotations of the document, "" where it says nothing."""

    quote: str
    metric: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    owner: str = ""


def held_goals(
    document: Document, pages: Sequence[Page], proposed: Sequence[Proposed], found_by: str
) -> list[StrategicGoal]:
    """The proposed goals that hold, each once, in the order proposed. ``found_by`` names who proposed them."""
    goals = [_goal(document, place, item, found_by) for item in proposed if (place := _place(pages, item.quote))]
    return list({goal.id: goal for goal in goals if goal}.values())


def unknown_goals(found: Sequence[StrategicGoal], known: Sequence[StrategicGoal]) -> list[StrategicGoal]:
    """Those found that no known goal of the same document tells already, in whole or in part."""
    told = [(goal.document_id, goal.statement) for goal in known]
    return [goal for goal in found if not any(goal.document_id == d and _same(goal.statement, s) for d, s in told)]


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _place(pages: Sequence[Page], quote: str) -> tuple[Page, Stretch] | None:
    """Page and whole sentences in which the quotation stands."""
    for page in pages:
        if at := locate(quote, page.text):
            whole = [s for s in sentences(page.text) if s.start < at.end and at.start < s.end]
            stretch = Stretch(page.text[whole[0].start : whole[-1].end], whole[0].start)
            return (page, stretch) if len(whole) <= _MOST_SENTENCES else None
    return None


def _goal(document: Document, place: tuple[Page, Stretch], item: Proposed, found_by: str) -> StrategicGoal | None:
    page, at = place
    quote = without_list_mark(at.text)
    parts = goal_parts(" ".join(quote.split()), document.date)
    metric, target = _part(item.metric, quote) or parts.metric, _part(item.target, quote) or parts.target
    if len(quote) > _LONGEST or not metric or not (_checkable(target) or parts.rises is not None):
        return None
    baseline = _part(item.baseline, quote) or parts.baseline
    said = horizons(_part(item.by, quote), document.date)
    return StrategicGoal(
        id=goal_id(document.id, page.number, at.text),
        document_id=document.id,
        statement=" ".join(quote.split()),
        quote=quote,
        metric=metric,
        baseline=baseline,
        target=target,
        horizon=said[0].day if said else parts.horizon,
        owner=_part(item.owner, quote),
        rises=_rises(baseline, target) if parts.rises is None else parts.rises,
        page=page.number,
        heading=page.heading,
        found_by=found_by,
    )


def _part(words: str, quote: str) -> str:
    """The words as they stand in the quotation, "" where they do not."""
    at = locate(words, quote)
    return " ".join(at.text.split()) if at and len(at.text) <= _LONGEST_PART else ""


def _rises(baseline: str, target: str) -> bool | None:
    before, after = number(baseline), number(target)
    return None if before is None or after is None or before == after else after > before


def _checkable(target: str) -> bool:
    """A value that can be reached or missed."""
    return any(char.isdigit() for char in target) or target.casefold().startswith(
        ("no ", "zero", "half", "double", "all")
    )
