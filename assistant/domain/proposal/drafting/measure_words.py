"""The words of an answer that say exactly what a measure counts: "share of boxes opened twice", "the second call"."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.brief.fields.people import is_person
from assistant.domain.proposal.drafting import clauses
from assistant.domain.text import phrases

_WORDS = 12  # of a name that a sentence can carry
_SHARE = re.compile(
    r"\b(?P<name>(?:share|portion|proportion|percentage|number|rate|count) of (?!(?:them|those|these|it)\b)"
    r"[^,.;:()?!“”]{3,110})",
    re.IGNORECASE,
)
_SPAN_OF_TIME = re.compile(
    r"\bthe (?P<name>(?:days|hours|minutes|weeks|months|time) (?:from|until|between) [^,.;:()?!“”]{3,70}?)"
    r"(?=\s+(?:must|has|have|is|are|should|will|to come)\b|[,.;:]|\s*$)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"^\W*(?:(?:we|i|they|it)\s+\w+\s+)?how many (?:of (?:the|our|those|these) )?(?P<things>[\w’'-]+(?: [\w’'-]+){0,4}?)"
    r" (?:is|are|was|were|get|gets) (?P<done>[^,.;:()?!“”]{4,60})",
    re.IGNORECASE,
)
_IN_PERCENT = re.compile(
    r"^\W*(?P<name>[^,.;:()?!“”]{3,60}),? (?:(?:in|as) )?(?:a )?(?:per ?cent\w*|procent|pct|%) (?:of|from) ", re.I
)
_DEFINED = re.compile(r"^\W*(?P<name>[^,.;:()?!“”]{3,40}): (?=\w)")
_ONLY_PERCENT = re.compile(r"^\W*(?:(?:in|as) )?(?:a )?(?:per ?cent\w*|procent|pct|%) of ", re.IGNORECASE)
_CALLED = re.compile(
    r"\bwe call (?:it|them|this|that|those) (?:an? |the )?(?P<name>[^,.;:()?!“”]{3,40})"
    r"|\b(?P<before>[^,.;:()?!“”]{3,40}), (?:[\w’'-]+ ){1,3}calls? (?:it|them|that)\b",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\s+(?:that|which|who) (?:is|are|was|were|have been|has been) (?=(?:\w+ly )?\w+(?:ed|en)\b)", re.IGNORECASE
)
_TAIL = re.compile(
    r",?\s+(?:in|as) (?:a )?(?:per ?cent\w*|procent|pct|%|the first (?:place|instance)).*$|\s+at all$", re.IGNORECASE
)
_LAST_PART = re.compile(
    r"\s(?:between|after|before|when|from|for|in|on|at|with|by)\s(?!.*\s(?:between|after|before|when|from|for|in|on|at|with|by)\s)"
)
_CLAUSE = re.compile(
    r"\b(?:must|shall|should|say|says|speak|speaks|counted|came|looks|wants?|being)\b|[’']s \w+$", re.IGNORECASE
)
_BARE = re.compile(  # says nothing of what is counted
    r"(?:the |our )?(?:quality|number|figure|rate|score|share|percentage|index|level|value|result|ratio|kpi|performance)s?",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"\b(?:within|under|per|of|in|after|before|the|a|an)$", re.IGNORECASE)


def exact(name: str, told: Sequence[str]) -> tuple[str, str]:
    """What the measure that was read as ``name`` counts, and the answer that says so; "" where no better words were used.

    A phrase that holds the name says it more exactly; any phrase is better than a name that is none: whoever counts, or a
    piece of a sentence."""
    unfit = is_unfit(name, told)
    for answer in told:
        for phrase in _phrases(answer, unfit=unfit):
            if phrase.casefold() != name.casefold() and (unfit or name.casefold() in phrase.casefold()):
                return phrase, answer
    return "", ""


def is_unfit(name: str, told: Sequence[str]) -> bool:
    """True for the name of whoever counts or speaks ("the board has set 6"), and for a piece of a sentence."""
    if not name or _BARE.fullmatch(name):
        return True
    cut_off = re.compile(rf"\b{re.escape(name)}\s+(?:where|in which|on which|for which|whose)\b", re.IGNORECASE)
    person = len(name.split()) == 1 and is_person(name) and not name.casefold().endswith("s")
    return bool(
        person
        or _CLAUSE.search(name)
        or _LOOSE.search(name)
        or any(phrases.acts(name, answer) or cut_off.search(answer) for answer in told)
    )


def _phrases(answer: str, *, unfit: bool) -> Iterator[str]:
    """The phrases of an answer that name what is counted, the exact ones first."""
    sentences = clauses.sentences(answer)
    for sentence in sentences:
        found = [match["name"] for pattern in (_SHARE, _SPAN_OF_TIME) if (match := pattern.search(sentence))]
        found += [f"{many['things']} {many['done']}" for many in [_HOW_MANY.match(sentence)] if many]
        yield from filter(None, map(_fitted, found))
    if not unfit:
        return
    for i, sentence in enumerate(sentences):
        if counted := _IN_PERCENT.match(sentence) or _DEFINED.match(sentence):
            yield from filter(None, [_fitted(counted["name"])])
        if _ONLY_PERCENT.match(sentence):
            yield from filter(None, map(_fitted, reversed(sentences[:i])))
        if called := _CALLED.search(sentence):
            yield from filter(None, [_fitted(called["name"] or called["before"])])


def _fitted(phrase: str) -> str:
    """The phrase as a name of at most so many words, "" where it can be none."""
    phrase = clauses.without_article(_TAIL.sub("", _BE.sub(" ", phrase)).strip(" .,;:!?-–"))
    while len(phrase.split()) > _WORDS and (part := _LAST_PART.search(phrase)):
        phrase = phrase[: part.start()]
    return phrase if phrases.names_measure(phrase) and not _LOOSE.search(phrase) else ""
