"""Whose time it is: head-counts by group, what an hour of each costs, and the other numbers that complete a sum."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.sums.chains import Chain, Pick, chains
from assistant.domain.measurement.sums.statements import Statement, statements
from assistant.domain.measurement.sums.terms import Term, terms
from assistant.domain.measurement.sums.units import MONEY, NOUN, TIMES, generic_person, singular, symbol, unit_of
from assistant.domain.slots import Slot

_PART = re.compile(
    r"\b(?:of (?:them|these|those|whom|which)|among (?:them|these)|thereof|including|incl|out of|absent|"
    r"sick|left|new|who|whose|half)\b",
    re.I,
)
_TOTAL = re.compile(r"\b(?:together|total|altogether|in all|all told|overall|sum)\b", re.I)
_WHOM = re.compile(rf"\b(?:for|of)\s+(?:(?:an?|the|each|one|every)\s+)?(?P<noun>{NOUN})", re.I)
_NOBODY = frozenset(
    "work working time labour labor job duty absence training learning cost rate average all them us".split()
)
_SIZE_SLOTS = (Slot.AUDIENCE_SIZE, Slot.AUDIENCE)


@dataclass(frozen=True)
class Rate:
    """What somebody's hour or day costs; ``who`` is "" where it was said of nobody in particular."""

    term: Term
    unit: str
    who: str


@dataclass(frozen=True)
class Said:
    """Everything numeric that the brief holds, ready for sums."""

    statements: tuple[Statement, ...]
    chains: tuple[Chain, ...]
    groups: Mapping[str, Amount]
    audience: Amount | None
    audience_noun: str
    audience_words: frozenset[str]
    rates: tuple[Rate, ...]

    def of(self, slots: Iterable[Slot]) -> tuple[Chain, ...]:
        """The chains of sentences that were read into one of the slots."""
        wanted = frozenset(slots)
        return tuple(chain for chain in self.chains if chain.terms[0].slots & wanted)


def gather(brief: Brief, messages: Mapping[str, str] | None = None) -> Said:
    """Reads all numbers of the brief's current facts once."""
    said = statements(brief, messages)
    by_statement = [terms(statement) for statement in said]
    linked = tuple(chain for found in by_statement for chain in chains(found))
    words = frozenset(
        singular(word) for word in re.findall(r"[^\W\d_]+", " ".join(map(brief.text, _SIZE_SLOTS)).lower())
    )
    audience = _audience(said, by_statement)
    found = [term for found in by_statement for term in found]
    groups = _groups(brief, [term for term in found if not _mere_mention(term, audience, words)])
    amount = audience.low() if audience else None
    noun = audience.num if audience and audience.kind is Kind.PEOPLE else ""
    return Said(said, linked, groups, amount, noun, words, tuple(_rates(linked, groups)))


def _groups(brief: Brief, found: list[Term]) -> dict[str, Amount]:
    """Head-counts by noun; what was said about the size of the audience beats other mentions, later beats earlier."""
    groups: dict[str, Amount] = {}
    for segment in brief.segments:
        if segment.size is not None:
            groups[singular(segment.name)] = number(segment.name, segment.size, segment.source)
    ranked = sorted(found, key=lambda t: (bool(t.slots & set(_SIZE_SLOTS)), not _PART.search(t.clause)))
    for term in ranked:
        if (term.kind is Kind.PEOPLE and not term.den) or (
            term.kind is Kind.COUNT and not term.den and term.slots & set(_SIZE_SLOTS) and term.num not in ("", MONEY)
        ):
            groups[term.num] = term.low()
    return groups


def _mere_mention(term: Term, audience: Term | None, words: frozenset[str]) -> bool:
    """True for a few of the audience met elsewhere ("3 porters do it well"), where its size was told as a bare number."""
    bare = audience is not None and (audience.kind is not Kind.PEOPLE or generic_person(audience.num))
    return bare and not term.slots & set(_SIZE_SLOTS) and term.num in words


def _audience(said: tuple[Statement, ...], by_statement: list[tuple[Term, ...]]) -> Term | None:
    """The number of people in the audience: a stated total, else the latest and largest count that is "
    "no part of it."""
    for slot in _SIZE_SLOTS:
        own = [
            t
            for s, found in zip(said, by_statement, strict=True)
            if slot in s.slots
            for t in found
            if _counts_people(t)
        ]
        own = [t for t in own if t.kind is Kind.PEOPLE or _TOTAL.search(t.clause)] or own
        whole = [t for t in own if not _PART.search(t.clause)] or own
        if whole:
            return _total(whole)
    return None


def _counts_people(term: Term) -> bool:
    return not term.den and (term.kind is Kind.PEOPLE or (term.kind is Kind.COUNT and term.num not in TIMES))


def _total(counts: list[Term]) -> Term:
    stated = [t for t in counts if _TOTAL.search(t.clause)]
    if stated:
        return stated[-1]
    return max(counts, key=lambda t: t.value)


def _rates(linked: tuple[Chain, ...], groups: Mapping[str, Amount]) -> Iterable[Rate]:
    """Prices of working time that no chain has used up."""
    for chain in linked:
        term = chain.terms[0]
        unit = next((d for d in term.den if d in ("minute", "hour", "day")), "")
        if len(chain.terms) == 1 and term.num == MONEY and unit:
            yield Rate(term, unit, _named_group(term.clause, groups) or _for_whom(term.clause) or _of_what(term.clause))


def _named_group(text: str, groups: Mapping[str, Amount]) -> str:
    """The longest known group whose words stand in the text, near the number first."""
    words = {singular(word) for word in re.findall(r"[^\W\d_][\w'’-]*", text.lower())}
    named = [name for name in groups if name and set(name.split()) <= words]
    return max(named, key=lambda name: (len(name.split()), len(name)), default="")


def _for_whom(clause: str) -> str:
    """Whose hour the words price where it is no known group ("41 for agency cover"); "" where they name nobody."""
    for match in _WHOM.finditer(clause):
        noun = unit_of(match["noun"])
        if noun not in TIMES and not generic_person(noun) and not set(noun.split()) & _NOBODY:
            return noun
    return ""


def _of_what(clause: str) -> str:
    """The thing whose hour the words price ("for a press hour"), which is nobody's time."""
    found = _THING.search(clause)
    return found["noun"].lower() if found and not generic_person(found["noun"]) else ""


_THING = re.compile(
    r"\b(?:an?|each|every|per|one)\s+(?P<noun>(?!(?:full|single|working|extra|lost|whole|half|paid|worked|man|additional)\b)[^\W\d_]+)"
    r" (?:hour|day|minute)\b",
    re.I,
)


def audience_words(said: Said) -> str:
    """The audience as it was counted: "48 drivers", "48 people" where only a number was said."""
    words = said.audience.operands[0][0] if said.audience else ""
    return words if any(c.isalpha() for c in words) else f"{words} people"


def head_count(said: Said, noun: str) -> Amount | None:
    """How many there are of a noun, None where nobody said: the group of that name, else the group it is part of or
    that is part of it, else the audience where the noun may stand for anybody in it."""
    if noun in said.groups and not (generic_person(noun) and said.audience):
        return said.groups[noun]
    if generic_person(noun) or not noun:
        return said.audience
    words = set(noun.split())
    inside = [name for name in said.groups if set(name.split()) <= words]
    if inside:
        return said.groups[max(inside, key=len)]
    around = [name for name in said.groups if words <= set(name.split())]
    if len(around) == 1:
        return said.groups[around[0]]
    return said.audience if words & said.audience_words else None


def rate_for(said: Said, who: str, unit: str, costly: bool) -> Term | None:
    """What an hour (day) of ``who`` costs: said of that group, else of nobody in particular, else of the audience where
    ``who`` is the audience. Of several the dearer for a cost, the cheaper for a benefit."""
    of_unit = [rate for rate in said.rates if rate.unit == unit]
    who = said.audience_noun or who if generic_person(who) else who
    own = [r for r in of_unit if r.who and r.who == who]
    part = [r for r in of_unit if r.who and set(r.who.split()) <= set(who.split())]
    unnamed = [r for r in of_unit if not r.who]
    anybody = of_unit if not who or generic_person(who) or set(who.split()) & said.audience_words else []
    loose = of_unit if len(of_unit) == 1 and of_unit[0].who not in said.groups else []
    for candidates in (own, part, unnamed, anybody, loose):
        if candidates:
            home = [r for r in candidates if (Slot.BUDGET in r.term.slots) is costly]  # told where it is to be used
            order = sorted((r.term for r in home or candidates), key=lambda t: t.value)
            return order[-1] if costly else order[0]
    return None


def periods(said: Said, unit: str) -> Amount | None:
    """How many of a period one year has: as said ("46 weeks a year"), else by the calendar; days only as said."""
    for chain in said.chains:
        term = chain.terms[0]
        if len(chain.terms) == 1 and term.num == unit and term.den == ("year",):
            return term.low()
    calendar = {"month": 12, "quarter": 4, "week": 52}
    return constant(calendar[unit], f"{calendar[unit]} {unit}s in a year") if unit in calendar else None


def hours_per(said: Said, unit: str, pick: Pick) -> Amount | None:
    """Hours of a working day as said ("8 hours a day"), None where nobody said."""
    for chain in said.chains:
        term = chain.terms[0]
        if term.num == "hour" and unit in term.den and symbol(unit) == "day" and 4 <= term.value <= 12:
            return pick(term)
    return None
