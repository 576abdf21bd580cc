"""A head-count told anew in passing: "about 400 people counting the agency", "so 25 now", "there are 84 names on the list".

It is stored as a further size of the audience, so that the brief sees that the two cannot both be true, and asks."""

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.text.sentences import Span
from assistant.domain.brief.audience import total
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief

_LEAST, _MOST = 1 / 4, 12  # times the known number: beyond, other people are meant
_COUNTED = frozenset("head name soul employee staff".split())  # what stands for people on a list
_LEAD = re.compile(
    r"(?:\b(?:it|they|we|there|that|those|these|which)(?:['’]?(?:s|re)\b|\s+(?:is|are|were|makes|leaves)\b)|\bits\b"
    r"|\bin (?:position|post|service|total|all|truth)\W+(?:is|are|there are)?"
    r"|(?:^|[.,;:]\s*)(?:and\s+)?so\b|\b(?:only|actually|really)\b(?:\s+(?:the|those|these))?)"
    r"\s*(?:(?:only|just|really|actually|about|around|roughly|nearer|more like|in fact|in truth|now)\s+){0,3}$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"^\s+(?:of|in|out of)\s+(?:the\s+|a\s+|every\s+)?(?:\d|hundred|ten\b)", re.IGNORECASE)
_GIVEN_UP = re.compile(r"\b(?:not|forget|never mind|instead of|rather than)\s+(?:the\s+|about\s+)?$", re.IGNORECASE)
_WAS = re.compile(r"^\s+(?:is|was|were|includes?|included|counts?|counted)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"^[^.;,]{0,20}\b(?:counting|including|with|in (?:total|all)|all told|all in all|altogether|together|overall)\b",
    re.I,
)
_AFRESH = re.compile(
    r"\b(?:only|actually|in (?:fact|truth)|just|now|nowadays|today|these days|anyway|really|more like|nearer|oh|wait|well|sorry"
    r"|count(?:ed)?|checked|looked|correct\w*|wrong|forg[oe]t\w*|left|quit|gone|vacant"
    r"|payroll|roster|rota|list|the (?:rest|others)|if you (?:insist|count|ask))\b",
    re.IGNORECASE,
)


def again(told: Sequence[Span], brief: Brief) -> Iterator[Span]:
    """The sentences that count the audience anew, where it was counted before."""
    known = total(brief)
    if not known:
        return
    for sentence in told:
        numbers = [q for q in quantities.parse(sentence.text) if _counts_people(q)]
        fresh = [q for q in numbers if _is_anew(q, sentence.text, known)]
        if fresh and all(_is_given_up(q, sentence.text) for q in numbers if q.value == known):
            yield sentence


def _counts_people(quantity: Quantity) -> bool:
    named = quantity.kind is Kind.PEOPLE or quantity.unit in _COUNTED
    return not quantity.per and (named or quantity.bare)


def _is_anew(quantity: Quantity, text: str, known: int) -> bool:
    if quantity.value == known or not _LEAST * known <= quantity.value <= _MOST * known:
        return False
    lead, rest = _around(quantity, text)
    more = quantity.value > known
    told = bool(_LEAD.search(lead)) and bool(_AFRESH.search(text)) and not _SHARE.match(rest)
    return told or (more and quantity.kind is Kind.PEOPLE and bool(_OF_ALL.match(rest)))


def _is_given_up(quantity: Quantity, text: str) -> bool:
    """True for the known number where it is told only to be taken back: "not 17", "150 is the posts only"."""
    lead, rest = _around(quantity, text)
    return bool(_GIVEN_UP.search(lead)) or bool(_WAS.match(rest))


def _around(quantity: Quantity, text: str) -> tuple[str, str]:
    return text[: quantity.start], text[quantity.start + len(quantity.text) :]
