"""From strategy to conversations: the themes of the register, what each asks of people, and what to ask whoever answers for it.

A hypothesis on learning is no finding: nobody has looked at the work yet. So it names what else may stand in the way, and how
much there is to go by (seed: know the strategy, think about learning impacts, start conversations)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from assistant.domain.alignment.matching import telling
from assistant.domain.alignment.register import Entry, Term
from assistant.domain.brief import wording
from assistant.domain.knowledge import Openers, StrategyFile, Theme
from assistant.domain.shapes import Shape
from assistant.domain.text.words import clip, stems

_METRIC_COUNTS = 2.0  # weight of a word in what a goal counts, beside one elsewhere in it
_LEAST = 0.5  # weight of shared words from which a goal belongs to a theme
_STARTERS = 4  # questions for one leader
_SHOWN = 140  # characters of a goal in a question
_FEWEST_WORDS = 2  # telling ones, of a measure that is named
_PLAIN = re.compile(r"[\w' ’-]{1,60}")
_PARTICLE = re.compile(
    r"\b(?:off|up|down|out|over)\b", re.IGNORECASE
)  # "off-label" is no offer, though their stems are one
_SKILL_WORDS = stems("skill skills literacy capability capabilities competence competency training learning knowledge")

Confidence = Literal["low", "medium"]


class Conversation(Shape):
    """Questions for whoever answers for some goals. ``named`` is true where a document names the leader; else it is who
    usually does, to be found out."""

    leader: str
    named: bool
    goals: tuple[str, ...]  # ids of entries
    starters: tuple[str, ...]


class ThemeView(Shape):
    """A theme with its goals and what it may mean for learning. ``because`` says what the confidence rests on."""

    id: str
    name: str
    goals: tuple[str, ...]  # ids of entries, in the order of the register
    hypothesis: str
    confidence: Confidence
    because: str
    conversations: tuple[Conversation, ...]


def themes(entries: Sequence[Entry], strategy: StrategyFile) -> tuple[ThemeView, ...]:
    """The themes of goals that still count, the one with most goals first; goals that fit none come last."""
    living = [entry for entry in entries if entry.in_force and entry.term is not Term.PAST]
    weights = _weights(strategy.themes)
    held: dict[str, list[Entry]] = {}
    for entry in living:
        held.setdefault(_theme_of(entry, weights), []).append(entry)
    known = {theme.id: theme for theme in (*strategy.themes, strategy.other)}
    order = sorted(held, key=lambda key: (key == strategy.other.id or not key, -len(held[key])))
    return tuple(_view(known.get(key, strategy.other), held[key], strategy.openers) for key in order)


def _weights(kinds: Iterable[Theme]) -> dict[str, dict[str, float]]:
    """The words of each theme; one that several themes have counts less."""
    words = {theme.id: stems(theme.words) for theme in kinds}
    common = Counter(word for own in words.values() for word in own)
    return {key: {word: 1 / common[word] for word in own} for key, own in words.items()}


def _theme_of(entry: Entry, weights: dict[str, dict[str, float]]) -> str:
    """The theme whose words a goal uses most, "" where it uses none."""
    said, counted = (stems(_PARTICLE.sub(" ", text)) for text in (entry.goal.statement, entry.goal.metric))
    scores = {
        key: sum(weight * (_METRIC_COUNTS if word in counted else 1.0) for word, weight in own.items() if word in said)
        for key, own in weights.items()
    }
    best = max(scores, key=lambda key: scores[key], default="")
    return best if best and scores[best] >= _LEAST else ""


def _view(theme: Theme, entries: Sequence[Entry], openers: Openers) -> ThemeView:
    confidence, because = _confidence(theme, entries)
    return ThemeView(
        id=theme.id,
        name=theme.name,
        goals=tuple(entry.id for entry in entries),
        hypothesis=_hypothesis(theme, entries),
        confidence=confidence,
        because=because,
        conversations=tuple(_conversations(theme, entries, openers)),
    )


def _hypothesis(theme: Theme, entries: Sequence[Entry]) -> str:
    return (
        f"For {_quoted(_first(entries))}, people would have to {theme.asks}. Learning could help where {theme.learning}. "
        f"It changes little where {theme.besides}."
    )


def _first(entries: Sequence[Entry]) -> Entry:
    """The goal that stands for the others: the first with a figure, else the first."""
    return next((entry for entry in entries if entry.measured), entries[0])


def _confidence(theme: Theme, entries: Sequence[Entry]) -> tuple[Confidence, str]:
    if any(_SKILL_WORDS & stems(entry.goal.statement) for entry in entries):
        return "medium", "A document itself speaks of skills or learning. Nobody has looked at the work yet."
    if theme.depends == "means":
        return "low", "Equipment, money or suppliers move such goals more than daily work does."
    if not any(entry.measured for entry in entries):
        return "low", "No goal here has a figure, so a change could not be seen yet."
    if theme.depends == "people":
        return "medium", "Such goals move with what people do every day. Nobody has looked at the work yet."
    return (
        "low",
        "People's daily work is one of several things that move such goals. Nobody has looked at the work yet.",
    )


def _conversations(theme: Theme, entries: Sequence[Entry], openers: Openers) -> Iterator[Conversation]:
    """One for each leader whom documents name, and one for the goals that name none."""
    owned: dict[str, list[Entry]] = {}
    for entry in entries:
        owned.setdefault(entry.values("owner"), []).append(entry)
    for owner in sorted(owned, key=lambda name: not name):
        yield Conversation(
            leader=owner or theme.leader,
            named=bool(owner),
            goals=tuple(entry.id for entry in owned[owner]),
            starters=tuple(_starters(theme, owned[owner], openers)),
        )


def _starters(theme: Theme, entries: Sequence[Entry], openers: Openers) -> list[str]:
    """What the documents leave open first, then what the theme asks; about the first goal that gives reason for it."""
    first = _first(entries)
    asked = [*_gaps(first, entries, openers), *(_filled(text, first) for text in theme.starters)]
    return list(dict.fromkeys(asked))[:_STARTERS]


def _gaps(first: Entry, entries: Sequence[Entry], openers: Openers) -> Iterator[str]:
    if apart := next((entry for entry in entries if entry.disagreements), None):
        other = apart.disagreements[0].other
        yield openers.differ.format(
            one=_said(apart.goal.statement, apart.mentions[0].document.title),
            other=_said(other.goal.statement, other.document.title),
        )
    if not first.measured:
        yield _filled(openers.target, first)
    elif not first.values("baseline"):
        yield _filled(openers.baseline, first)
    elif first.goal.horizon:
        yield _filled(openers.near, first, target=first.goal.target, by=wording.day(first.goal.horizon))


def _filled(text: str, entry: Entry, **more: str) -> str:
    return text.format(goal=_quoted(entry), measure=_measure(entry), **more)


def _measure(entry: Entry) -> str:
    """What a goal counts, where the rules took clean words for it out of the sentence; else the goal."""
    metric = entry.goal.metric
    named = len(telling(metric)) >= _FEWEST_WORDS and _PLAIN.fullmatch(metric)
    return f"“{metric}”" if named else _quoted(entry)


def _quoted(entry: Entry) -> str:
    return f"“{_clipped(entry.goal.statement)}”"


def _said(statement: str, title: str) -> str:
    return f"“{_clipped(statement)}” ({title})"


def _clipped(statement: str) -> str:
    return clip(statement, _SHOWN).rstrip(".")
