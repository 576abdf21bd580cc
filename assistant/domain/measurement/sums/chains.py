"""Sums by cancelling units: 12 people x 5 hours each x 40 dollars an hour is money, as in any unit calculation."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from assistant.domain.brief.quantities import Kind
from assistant.domain.measurement.arithmetic import Amount
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.measurement.sums.units import ANYBODY, EACH, MONEY, POINT, TIMES, generic_person, same

Pick = Callable[[Term], Amount]

_NEW = re.compile(
    r"\b(?:plus|in addition|additionally|as well as|besides|another|on top|then)\b|\+|\band (?:also )?(?:the|a|an)\b",
    re.I,
)
_TIMES = re.compile(
    r"^(?:\W*(?!(?:many|several|few|some|or|and)\b)[^\W\d_]+){0,3}?\W*(?:\btimes|\bx|×|\*|\bmultiplied (?:by|with))\W*$",
    re.I,
)
_AT = re.compile(r"(?:\bat|@|\bà|\ba)\s+(?:about |around |roughly |maybe )?$|^\s*(?:at|@|à)\s+[\w\s]{0,20}$", re.I)
_OF = re.compile(r"^\W*(?:of|à|at|with|lasting|taking|by)\W*(?:about |around |roughly )?$|^\W*\(\W*$", re.I)
_LINK = re.compile(
    r"^\W*(?:(?:for|with|of|x|needs?|loses?|lost|spends?|wastes?|get|are|away|off|out|in|each|will|would|be|who|have|has|about|"
    r"around|roughly|released?|the|all|our|do|attends?|training|takes?|one|an?|day|session|course|block)\s*){0,4}\W*$",
    re.I,
)
EVERYONE = re.compile(
    r"\b(?:all (?:the |our )?(?!costs|times|hours|sites|plants)[^\W\d_]+s|all of (?:them|us|the)|every(?:one|body)|"
    r"whole (?:team|group|crew|staff)|per head|per person)\b",
    re.I,
)


@dataclass(frozen=True)
class Chain:
    """Numbers that multiply. ``num`` and ``den`` are the units left over; ``who`` the people whose time it is."""

    terms: tuple[Term, ...]
    num: tuple[str, ...]
    den: tuple[str, ...] = ()
    who: str = ""

    def amount(self, pick: Pick) -> Amount:
        """The product, each number taken by ``pick`` (the low or the high end of a range)."""
        total = pick(self.terms[0])
        for term in self.terms[1:]:
            total = total * pick(term)
        return total

    @property
    def text(self) -> str:
        """The words of the sentence that the chain spans."""
        statement, last = self.terms[0].statement.text, self.terms[-1]
        start = self.terms[0].start - len(self.terms[0].lead)
        return statement[max(0, start) : last.start + len(last.text) + len(last.tail)].strip()

    @property
    def money(self) -> bool:
        return self.num == (MONEY,)


def chains(terms: Iterable[Term]) -> tuple[Chain, ...]:
    """The terms of one sentence, chained where their units cancel or the words multiply them. Shares (percentages) are no
    part of it: shares.py reads those."""
    done: list[Chain] = []
    for term in terms:
        if term.num == POINT and term.kind is Kind.PERCENT:
            continue
        if done and _same_time(done[-1], term):
            done[-1] = _start(term)
            continue
        shared = _each_of_several(done, term)
        if shared:
            done[-len(shared) :] = shared
            continue
        joined = _join(done[-1], term) if done else None
        done[len(done) - bool(joined) :] = [joined or _start(term)]
    return tuple(done)


_SAME = re.compile(r"^\W*(?:are|is|makes?|means?|equals?|=|i\.?e\.?|that is|that makes|so|or)\W*$", re.I)


def _same_time(chain: Chain, term: Term) -> bool:
    """ "Two days are 16 hours each": the time just told, in a shorter unit."""
    told = chain.num[0]
    timed = len(chain.terms) == 1 and not chain.den and told in TIMES and term.num in TIMES
    return timed and TIMES.index(told) > TIMES.index(term.num) and bool(_SAME.match(term.lead))


def dictated(found: Iterable[Term]) -> Chain | None:
    """The numbers of a sentence that lists how many, what share of them and the price of one, for us to multiply."""
    listed = tuple(found)
    kinds = [term.num if term.num in (MONEY, POINT) else "" for term in listed]
    if sorted(kinds) != sorted(("", POINT, MONEY)) or not all(_LISTED.fullmatch(term.lead) for term in listed[1:]):
        return None
    count = listed[kinds.index("")]
    if count.num in TIMES or any(term.value <= 0 for term in listed):
        return None
    factors = tuple(_as_factor(term) if term.num == POINT else term for term in listed)
    return Chain(factors, (MONEY,), tuple(unit for unit in count.den if unit != EACH))


_LISTED = re.compile(
    r"(?:\s+(?!and\b|but\b|or\b)[^\W\d_]+){0,2}\s*(?:,|×|\*|\b(?:times|x)\b)\s*"
    r"(?:(?:times|and|at|of (?:them|those|these|which|all)|with)\s+){0,2}",
    re.I,
)


def _as_factor(share: Term) -> Term:
    return replace(share, value=share.value / 100, high=share.high / 100, num="")


def _start(term: Term) -> Chain:
    """A chain of one number. "5 hours each" with nothing counted before is by person."""
    who = term.num if term.kind is Kind.PEOPLE else ""
    den = tuple(ANYBODY if d == EACH and term.num in TIMES else d for d in term.den)
    return Chain((term,), (term.num,), tuple(d for d in den if d != EACH), who)


def _each_of_several(done: list[Chain], term: Term) -> list[Chain]:
    """ "40 clerks, 6 leads, 4 hours each": the last number belongs to every group counted just before."""
    if term.den[:1] != (EACH,) or _NEW.search(term.lead):
        return []
    groups: list[Chain] = []
    for chain in reversed(done):
        if len(chain.terms) > 1 or chain.den or chain.num[0] in ("", MONEY, POINT, *TIMES):
            break
        groups.insert(0, chain)
    return [joined for chain in groups if (joined := _join(chain, term))] if len(groups) > 1 else []


def _join(chain: Chain, term: Term) -> Chain | None:
    """The chain with one more number, or None where the words do not multiply."""
    if _NEW.search(term.lead):
        return None
    if _each_at_rate(chain, term):
        whom = chain.terms[0].whom or ANYBODY
        return Chain((*chain.terms, term), (MONEY,), (whom,), whom)
    num, den, cancelled = _cancel(chain, term)
    return _grown(chain, term, num, den) if cancelled else _multiplied(chain, term)


def _each_at_rate(chain: Chain, term: Term) -> bool:
    """ "A clerk's hour is 24, and they need 6 hours each": so many for each of those whose hour was priced."""
    priced = len(chain.terms) == 1 and chain.money and chain.den == (term.num,)
    return priced and term.num in TIMES and term.den[:1] == (EACH,)


def _multiplied(chain: Chain, term: Term) -> Chain | None:
    """The chain with a number that the words multiply although no unit cancels."""
    if _TIMES.match(term.lead):
        return _grown(chain, term, _times(chain.num, term.num), (*chain.den, *_named(chain, term)))
    if chain.num == ("time",) and term.num == MONEY and not term.lead.strip():
        return _grown(chain, term, (MONEY,), (*chain.den, *term.den))  # "40 times 250 a month"
    if _AT.search(term.lead) and term.num in (MONEY, "", *TIMES) and not chain.money:
        unit = term.num or MONEY
        return _grown(chain, term, (unit,), (*chain.den, *_named(chain, term)))
    if _OF.match(term.lead) and _nests(chain, term):
        return _grown(chain, term, (*chain.num[:-1], term.num), (*chain.den, *_named(chain, term)))
    if _people_and_time(chain, term):
        time = term.num if term.num in TIMES else chain.num[-1]
        return _grown(chain, term, (time,), (*chain.den, *_named(chain, term)))
    return None


def _nests(chain: Chain, term: Term) -> bool:
    """ "3 sessions of 90 minutes", "two days of 8 hours": the longer thing holds the shorter."""
    if term.num not in TIMES or not chain.num or chain.num[-1] in ("", MONEY, POINT):
        return False
    held = chain.num[-1]
    return held not in TIMES or TIMES.index(held) > TIMES.index(term.num)


def _named(chain: Chain, term: Term) -> tuple[str, ...]:
    """What the number is counted by and the chain is not yet: "3 hours of each clerk at 19 for the hour" is by the clerk once."""
    known = [by for by in chain.den if by not in TIMES]
    return tuple(d for d in term.den if d != EACH and not any(cancels(by, d) for by in known))


def _grown(chain: Chain, term: Term, num: tuple[str, ...], den: tuple[str, ...]) -> Chain:
    counted = next((n for n in chain.num if n not in num and n not in ("", MONEY, POINT, *TIMES)), "")
    who = (
        chain.who
        or (term.num if term.kind is Kind.PEOPLE else "")
        or (counted if term.num in TIMES and not _OF.match(term.lead) else "")
    )
    return replace(chain, terms=(*chain.terms, term), num=num, den=den, who=who)


def _cancel(chain: Chain, term: Term) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Units after multiplying, and whether any of them cancelled."""
    num, den, cancelled = list(chain.num), list(chain.den), False
    for unit in term.den:
        match = num[-1] if unit == EACH and num else next((n for n in reversed(num) if cancels(n, unit)), None)
        if match is not None and not (unit == EACH and match == MONEY):
            num.remove(match)
            cancelled = True
        elif unit != EACH and not (chain.who and cancels(chain.who, unit)):
            den.append(unit)
    match = next((d for d in den if d not in term.den and (cancels(term.num, d) or _of_those(term, d))), None)
    if match is not None:
        den.remove(match)
        return tuple(num), tuple(den), True
    return (*num, term.num), tuple(den), cancelled


def _of_those(term: Term, unit: str) -> bool:
    """ "Every spoiled batch costs 3,400, and we have 25 a year": the bare number counts what was priced before."""
    back = _POINTS_BACK.match(term.tail)  # "... and there were 25 of those"
    return term.num in ("", "of") and unit not in TIMES and (bool(back) or any(d in TIMES for d in term.den))


_POINTS_BACK = re.compile(r"\s*of (?:those|these|them)\b", re.I)


def cancels(counted: str, by: str) -> bool:
    """True where a count of ``counted`` cancels "per ``by``"."""
    return same(counted, by) or (generic_person(by) and generic_person(counted))


def _times(units: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """Units after a spoken "times": hours times weeks are hours, numbers without a unit change nothing."""
    time = next((u for u in units if u in TIMES), "")
    if not unit or (time and unit in TIMES and TIMES.index(unit) > TIMES.index(time)):
        return units
    if unit == MONEY:
        return (MONEY,)
    return tuple(u for u in (*units, unit) if u) if not time or unit in TIMES else units


def _people_and_time(chain: Chain, term: Term) -> bool:
    if not _LINK.match(term.lead) or len(chain.num) != 1:
        return False
    people_first = chain.terms[-1].kind is Kind.PEOPLE and term.num in TIMES and chain.num[0] not in TIMES
    time_first = (
        chain.num[0] in TIMES and not chain.den and term.kind is Kind.PEOPLE and re.search(r"\bfor\b|x", term.lead)
    )
    return bool(people_first or time_first)
