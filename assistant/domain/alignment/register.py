"""The register: what the company wants, across documents. The same goal in several of them is one entry with all its quotes;
where documents in force ask for different values or dates, that is shown and not settled by us."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Literal

from assistant.domain.alignment.clashes import ends, ends_something
from assistant.domain.alignment.matching import is_percent, number, telling
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.library.editions import newer_in_line
from assistant.domain.library.folding import runs_of_words
from assistant.domain.shapes import Shape

_SAME_METRIC = 0.6  # share of all telling words of two measures that both have
_SAME_WORDS = 0.6  # share of common three-word runs from which two goals say the same, figures apart
_YEAR = timedelta(days=366)

Difference = Literal["target", "date", "direction", "end"]


class Term(StrEnum):
    """How far ahead a goal lies."""

    YEAR = "year"  # within a year
    THREE = "three"  # one to three years
    FIVE = "five"  # three to five years
    LATER = "later"
    UNDATED = "undated"
    PAST = "past"


class Mention(Shape):
    """A goal where one document states it. ``newer``: a later document of the same line, which may say otherwise."""

    goal: StrategicGoal
    document: Document
    newer: Document | None = None


class Disagreement(Shape):
    """Another document in force that asks for something else than the entry's own, or ends what it is about."""

    about: Difference
    other: Mention


class Entry(Shape):
    """A goal of the register. ``goal`` speaks for it: what a person confirmed, else the newest document in force."""

    goal: StrategicGoal
    mentions: tuple[Mention, ...]  # the one that speaks first, then the newer before the older
    term: Term
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def id(self) -> str:
        return self.goal.id

    @property
    def rank(self) -> int:
        """A person's order, 1 first; 0 where not ranked."""
        return min((mention.goal.rank for mention in self.mentions if mention.goal.rank), default=0)

    @property
    def confirmed(self) -> bool:
        return any(mention.goal.confirmed for mention in self.mentions)

    @property
    def in_force(self) -> bool:
        """False where only documents state it that no longer count."""
        return any(mention.document.in_force for mention in self.mentions)

    @property
    def measured(self) -> bool:
        """True where the goal can be reached or missed; the others are intentions."""
        return bool(self.goal.target)

    def values(self, name: str) -> str:
        """A part of the goal (metric, baseline, owner): as the entry's own words give it, else as another mention does."""
        return next((value for mention in self.mentions if (value := str(getattr(mention.goal, name)))), "")


def register(goals: Sequence[StrategicGoal], documents: Sequence[Document], today: date) -> tuple[Entry, ...]:
    """All goals that nobody said are none: ranked ones first, then those with a figure, the nearest date first; at the end
    what has passed or stands only in documents that no longer count."""
    held = {document.id: {"document": document, "newer": newer_in_line(document, documents)} for document in documents}
    mentions = [
        Mention.model_validate({"goal": goal, **held[goal.document_id]})
        for goal in goals
        if goal.document_id in held and not goal.dismissed
    ]
    mentions.sort(key=_speaks, reverse=True)
    endings = [mention for mention in mentions if mention.document.in_force and ends_something(mention.goal)]
    entries = [_entry(group, endings, today) for group in _grouped(mentions)]
    return tuple(sorted(entries, key=_order))


def _speaks(mention: Mention) -> tuple[bool, bool, date]:
    return mention.document.in_force, mention.goal.confirmed, mention.document.date or date.min


@dataclass(frozen=True)
class _Wording:
    """What tells whether a goal is another one's: the words for what it counts, and its runs of words."""

    goal: StrategicGoal
    metric: frozenset[str]
    runs: frozenset[tuple[str, ...]]


def _wording(goal: StrategicGoal) -> _Wording:
    return _Wording(goal, telling(goal.metric), runs_of_words(goal.statement))


def _grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Each goal with the others that say the same; it joins the first that it fits. Only those that share a word for what
    they count, or a run of words, are compared."""
    groups: list[tuple[_Wording, list[Mention]]] = []
    known: defaultdict[object, list[int]] = defaultdict(list)
    for mention in mentions:
        wording = _wording(mention.goal)
        near = sorted({place for key in _keys(wording) for place in known[key]})
        group = next((groups[place][1] for place in near if _joins(wording, *groups[place])), None)
        if group is not None:
            group.append(mention)
            continue
        for key in _keys(wording):
            known[key].append(len(groups))
        groups.append((wording, [mention]))
    return [group for _, group in groups]


def _keys(wording: _Wording) -> Iterator[object]:
    yield from wording.metric
    yield from wording.runs


def _joins(wording: _Wording, lead: _Wording, group: Sequence[Mention]) -> bool:
    beside = [mention.goal for mention in group if mention.goal.document_id == wording.goal.document_id]
    return _same(wording, lead) and all(_stages(wording.goal, other) for other in beside)


def same_goal(one: StrategicGoal, other: StrategicGoal) -> bool:
    """True where two goals count the same thing, or say the same in nearly the same words; their figures may differ."""
    return _same(_wording(one), _wording(other))


def _same(one: _Wording, other: _Wording) -> bool:
    mine, theirs = one.goal, other.goal
    if mine.apart or theirs.apart:
        return False
    if mine.target and theirs.target and is_percent(mine.target) is not is_percent(theirs.target):
        return False
    return _common(one.metric, other.metric) >= _SAME_METRIC or _common(one.runs, other.runs) >= _SAME_WORDS


def _common(one: frozenset[Any], other: frozenset[Any]) -> float:
    """The share of both that is in both; nothing has nothing in common with anything."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _stages(one: StrategicGoal, other: StrategicGoal) -> bool:
    """Two goals of one document are one where they are steps on one way, or the same said twice: else each counts for
    someone or something else."""
    if one.horizon and other.horizon and one.horizon != other.horizon:
        return True
    return number(one.target) == number(other.target)


def _entry(group: Sequence[Mention], endings: Sequence[Mention], today: date) -> Entry:
    lead, *others = group
    ended = [Disagreement(about="end", other=end) for end in endings if _later(end, lead) and ends(end.goal, lead.goal)]
    differing = [
        Disagreement(about=about, other=other)
        for other in others
        if other.document.in_force and lead.document.in_force and other.document.id != lead.document.id
        if (about := difference(lead.goal, other.goal))
    ]
    return Entry(
        goal=lead.goal, mentions=tuple(group), term=_term(lead.goal, today), disagreements=(*ended, *differing)
    )


def _later(one: Mention, other: Mention) -> bool:
    return (one.document.date or date.min) > (other.document.date or date.min)


def difference(one: StrategicGoal, other: StrategicGoal) -> Difference | None:
    """What two statements of the same goal disagree on, None where they agree or are steps on one way."""
    if one.rises is not None and other.rises is not None and one.rises is not other.rises:
        return "direction"
    mine, theirs = number(one.target), number(other.target)
    dated = one.horizon is not None and other.horizon is not None and one.horizon != other.horizon
    if mine is None or theirs is None or mine == theirs:
        return "date" if dated else None
    return None if dated and _further_later(one, other) else "target"


def _further_later(one: StrategicGoal, other: StrategicGoal) -> bool:
    """The later of two values is further on the wanted way."""
    first, second = sorted((one, other), key=lambda goal: goal.horizon or date.max)
    rises = first.rises if first.rises is not None else second.rises
    before, after = number(first.target), number(second.target)
    return rises is not None and before is not None and after is not None and (after > before) is rises


def _term(goal: StrategicGoal, today: date) -> Term:
    if goal.horizon is None:
        return Term.UNDATED
    if goal.horizon < today:
        return Term.PAST
    ahead = goal.horizon - today
    bounds = ((1, Term.YEAR), (3, Term.THREE), (5, Term.FIVE))
    return next((term for years, term in bounds if ahead <= years * _YEAR), Term.LATER)


def _order(entry: Entry) -> tuple[bool, bool, int, bool, bool, date]:
    over = entry.term is Term.PAST or not entry.in_force
    ranked = entry.rank or 0
    return (
        not ranked,
        not ranked and over,
        ranked,
        not entry.measured,
        not entry.confirmed,
        entry.goal.horizon or date.max,
    )
