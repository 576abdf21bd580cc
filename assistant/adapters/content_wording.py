"""Checks of what business people read: no learning jargon, few and short questions, no exclamation marks."""

import re
from collections.abc import Iterator
from typing import Any, cast

from assistant.adapters.content_yaml import Marked, Place, Problem
from assistant.domain.knowledge import Question, QuestionPair, Term

_READ = ("questions", "messages", "causes", "interventions", "metrics", "guards", "figures")
_UNSEEN = frozenset(
    "slot slots key id vague cell cells rivals remedies mode form keywords words aliases source function owner unit".split()
)
_SHORT_WORDS, _WHY_WORDS = 12, 9


def wording_problems(files: dict[str, Marked], shapes: dict[str, Any]) -> Iterator[Problem]:
    """Wording that works but reads badly. None of it blocks."""
    spellings = _spellings(shapes["glossary"])
    any_term = "|".join(map(re.escape, spellings)) or "(?!)"
    jargon = re.compile(rf"\b({any_term})(?:s|es)?\b", re.IGNORECASE)
    for name in _READ:
        for place, text in _texts(files[name].data, ()):
            yield from _phrase_problems(files[name], place, text, jargon, spellings)
    for position, message in enumerate(shapes["messages"]):
        for name in ("full", "short", "plain"):
            if getattr(message, name).count("?") > 1:
                yield files["messages"].problem((position, name), "Asks twice.", "Ask one thing.", blocking=False)
    questions = files["questions"]
    for position, question in enumerate(shapes["questions"].questions):
        yield from _question_problems(questions, ("questions", position), question, most=1)
    for position, pair in enumerate(shapes["questions"].pairs):
        yield from _question_problems(questions, ("pairs", position), pair, most=2)


def _texts(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Every text below a place that a business person may come to read."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, list):
        for position, item in enumerate(cast(list[Any], data)):
            yield from _texts(item, (*place, position))
    elif isinstance(data, dict):
        for key, item in cast(dict[str, Any], data).items():
            if key not in _UNSEEN:
                yield from _texts(item, (*place, key))


def _spellings(glossary: tuple[Term, ...]) -> dict[str, Term]:
    """Each spelling of a term, lower case, longest first so that "learning goal" is found before "learning"."""
    spelled = [(word.casefold(), term) for term in glossary for word in (term.term, *term.also)]
    return dict(sorted(spelled, key=lambda pair: -len(pair[0])))


def _phrase_problems(
    marked: Marked, place: Place, text: str, jargon: re.Pattern[str], spellings: dict[str, Term]
) -> Iterator[Problem]:
    for found in jargon.finditer(text):
        term = spellings[found[1].casefold()]
        yield marked.problem(place, f"“{term.term}” is jargon to a manager.", f"Say: {term.say}.", blocking=False)
    if "!" in text:
        yield marked.problem(place, "An exclamation mark.", "End the sentence with a full stop.", blocking=False)
    if not text.strip() or text != text.strip():
        yield marked.problem(place, "An empty text or a space at its edge.", "Fill it in or trim it.", blocking=False)


def _question_problems(marked: Marked, place: Place, asked: Question | QuestionPair, most: int) -> Iterator[Problem]:
    for name in ("ask", "short", "plain"):
        marks = str(getattr(asked, name)).count("?")
        if not 1 <= marks <= most:
            fix = "Ask one thing." if most == 1 else "Ask for the two things in one or two questions."
            yield marked.problem((*place, name), f"{marks} question marks.", fix, blocking=False)
    for name, limit in (("short", _SHORT_WORDS), ("why", _WHY_WORDS)):
        words = len(str(getattr(asked, name)).split())
        if words > limit:
            yield marked.problem((*place, name), f"{words} words.", f"Use {limit} at most.", blocking=False)
