"""How many people there are, and how many of them need it, where an answer narrows the circle."""

import re
from dataclasses import dataclass

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences

_TOLD_IN = (
    Slot.AUDIENCE,
    Slot.AUDIENCE_SIZE,
    Slot.EXEMPLARS,
    Slot.CURRENT_BEHAVIOUR,
    Slot.CAUSE_SKILL,
    Slot.CONSTRAINTS,
)
_ONLY = r"(?:only|just|really|actually|mainly|in fact|in truth|strictly)"
_PEOPLE = r"(?:(?:about|some|around|the|those|these|a|of|for|need|is|are|it is|it['’]s|maybe|perhaps)\s+){0,4}"
_BEFORE = re.compile(rf"\b{_ONLY}\s+{_PEOPLE}$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"^[^.;]{{0,60}}?\b(?:(?:{_ONLY}\s+)?(?:need|needs|lack|require|struggle)\b(?! (?:to|no|not))|(?:cause"
    rf"|causes|caused|make|makes|made|write"
    r"|wrote|produce|produced|account for|are behind|do) (?:all|nearly all|almost all|most|every)\b)",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:cause|causes|caused|make|makes|made|write|wrote|produce|produced|account for|are behind) (?:all"
    r"|nearly all|almost all|most|every)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:that|this|it)(?:['’]s| is)|those are|these are|in all|together)\W+(?:about\s+|only\s+)?$", re.IGNORECASE
)


_OUT_OF = re.compile(  # "62 who lead a case, out of some 140"
    r"^(?:\s+(?:who|that)\s[^.;\d]{3,50}?)?,?\s+(?:out\s+)?of\s+(?:(?:some|about|the|our|all|those)\s+)*\d",
    re.IGNORECASE,
)
_MORE_THAN_THEM = re.compile(  # "90 is with the drivers", "150 is approved posts only"
    r"^\s*(?:is|are|was|were|would be)\s+"
    r"(?:(?:with|including|counting)\b|(?:[\w-]+\s+){0,2}(?:posts|positions|vacancies|places)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Circle:
    """The part of the audience that needs it: how many, and the fact that says so."""

    size: int
    fact: Fact


def total(brief: Brief) -> int | None:
    """The whole audience: the largest head-count told, but for one that is said to hold others as well."""
    sizes = [(head, fact) for fact in brief.of(Slot.AUDIENCE_SIZE) for head in _heads(fact)]
    wider = {q.value for q, fact in sizes if _MORE_THAN_THEM.search(fact.value.partition(q.text)[2])}
    told = {q.value for q, _ in sizes}
    return int(max(told - wider or told, default=0)) or None


def needing(brief: Brief) -> Circle | None:
    """Those of the audience who need it, by the latest answer that narrows it to fewer than all; None where none does."""
    whole = total(brief)
    if whole is None:
        return None
    told = [fact for fact in brief.facts if fact.slot in _TOLD_IN]
    found = [Circle(int(q.value), fact) for fact in told for q in narrowed(fact) if 0 < q.value < whole]
    return found[-1] if found else None


def narrowed(fact: Fact) -> list[Quantity]:
    """The head-counts to which a fact narrows the audience: "actually only the 18 in ledger"."""
    found: list[Quantity] = []
    before = ""
    for sentence in sentences(fact.value):
        for quantity in _heads(fact):
            place = re.search(rf"(?<![\w.,]){re.escape(quantity.text)}(?![\w%])", sentence.text)
            part = fact.slot is Slot.AUDIENCE_SIZE and place and _OUT_OF.match(sentence.text[place.end() :])
            if place and (part or _narrows(before, sentence.text, place)):
                found.append(quantity)
        before = sentence.text
    return found


def _narrows(before: str, text: str, place: re.Match[str]) -> bool:
    lead, rest = text[: place.start()], text[place.end() :]
    points_back = bool(_POINTS_BACK.match(lead)) and bool(_SOME.search(before))
    return points_back or bool(_BEFORE.search(lead)) or bool(_BEHIND.match(rest))


def _heads(fact: Fact) -> list[Quantity]:
    return [q for q in fact.quantities if q.kind is Kind.PEOPLE or (q.bare and not q.per)]
