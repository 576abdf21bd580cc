"""The full cost, from what was said: people's time included, a budget never taken for a cost.

A total that somebody already counted ("all in") stands; parts are added only where there is none, and only count as full
where they hold people's time (Phillips, 1997: fully loaded cost)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.domain.brief.shapes import Brief, Derived, Source
from assistant.domain.measurement.arithmetic import added, number, reread
from assistant.domain.measurement.shapes import CostLine
from assistant.domain.measurement.sums import cost_words
from assistant.domain.measurement.sums.chains import Chain
from assistant.domain.measurement.sums.completion import Sum, complete
from assistant.domain.measurement.sums.money import currency
from assistant.domain.measurement.sums.people import Said, gather
from assistant.domain.measurement.sums.terms import Term
from assistant.domain.measurement.sums.units import ANYBODY, EACH, MONEY, TIMES, generic_person
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip, overlap

NOT_SAID = "what it would cost in full, people's time included"
PREPARING_NOT_SAID = "what preparing it and the material cost, or that they cost nothing"
TIME_NOT_SAID = "how many hours people are away from work for it (their time is part of the cost)"

FOR_A_PART = "people it was reckoned for"  # name of the operand where the cost was told for a part of the audience

Line = tuple[Chain, Sum]

_HELPERS = re.compile(
    r"\b(?:super|key|power|lead)\W?users?|\b(?:\w*coach|\w*trainer|mentor|tutor|instructor|multiplier|facilitator|buddy|buddie"
    r"|expert|champion|ambassador)s?$",
    re.I,
)


@dataclass(frozen=True)
class FullCost:
    """The cost with its lines. ``figure`` is None while parts are missing or nothing was said."""

    figure: Derived | None
    lines: tuple[CostLine, ...] = ()
    missing: tuple[str, ...] = ()
    stated_total: bool = False
    time_only: bool = False  # people's time was told, and nothing of preparing or material

    @property
    def known(self) -> Derived | None:
        """The full cost, else the sum of the lines that are complete, labelled as a part."""
        if self.figure or not self.lines:
            return self.figure
        return added([reread(line.figure) for line in self.lines]).derive(
            "Known part of the cost", self.lines[0].figure.unit
        )


def full_cost(brief: Brief, messages: Mapping[str, str] | None = None) -> FullCost:
    """The first-year cost of what is planned."""
    return cost_of(gather(brief, messages), currency(brief))


def cost_of(said: Said, unit: str) -> FullCost:
    """The first-year cost, in currency ``unit``, from numbers already read."""
    said = _for_those_planned(said)
    plan = [c for c in _plan(said) if not cost_words.is_rate(c) and not _FOR.fullmatch(c.text.strip(" .,;"))]
    if total := _stated_total(plan):
        figure = complete(total, said, Term.upper, costly=True).amount.derive("Full cost", unit)
        line = CostLine(what=_label(total), who="", figure=figure)
        return FullCost(figure, (line,), stated_total=True)
    lines = [(chain, line) for chain in _parts(plan, said) if (line := _line(chain, said))]
    return _sum_up(_without_used_rates(lines), unit, said)


_FOR = re.compile(
    r"\bfor (?:the|those|these|only|just) (?P<n>\d+)\b(?!\s*(?:hours?|days?|weeks?|months?|years?|%|percent|euros?))",
    re.I,
)
_COUNTED = frozenset((Slot.AUDIENCE, Slot.AUDIENCE_SIZE))
_LEFT = re.compile(  # those who are left once the others were taken off: "so 24", "38 were not"
    r"\b(?:so|leaves|leaving|which makes)\s+(?:only |about )?(?P<n>\d+)\b|"
    r"(?:^|[,;]\s*)(?:and |the other |but )?(?P<other>\d+) (?:were|are|have|did|had|was|has)(?: not|n['’]t)\b",
    re.I,
)


def _for_those_planned(said: Said) -> Said:
    """With the part of the audience that it is for ("I reckoned it for the 30", "so 24 are left") in place of the whole."""
    sizes = {n.quantity.value for s in said.statements if s.slots & _COUNTED for n in s.numbers}
    for count, source in _planned(said):
        if said.audience and count < said.audience.value and count in sizes:
            part, whole = number(FOR_A_PART, count, source), said.audience.value
            groups = {name: part if size.value == whole else size for name, size in said.groups.items()}
            return replace(said, audience=part, groups=groups)
    return said


def _planned(said: Said) -> Iterator[tuple[float, Source]]:
    """The counts that the plan may be for: as reckoned with the budget, else those left of the audience."""
    for pattern, slots in ((_FOR, cost_words.PLAN), (_LEFT, frozenset({Slot.AUDIENCE_SIZE}))):
        for statement in (s for s in said.statements if s.slots & slots):
            for match in pattern.finditer(statement.text):
                yield float(next(group for group in match.groups() if group)), statement.source


def budgets(said: Said) -> tuple[Term, ...]:
    """Money that was said to be there, not what something takes."""
    return tuple(c.terms[0] for c in said.of(cost_words.PLAN) if cost_words.is_lump(c) and cost_words.is_budget(c))


def _plan(said: Said) -> list[Chain]:
    """What was said about money and people for it: the budget answers, and worked-out time in the same messages."""
    turns = {chain.terms[0].source.label for chain in said.of(cost_words.PLAN)}
    return [
        chain
        for chain in said.of(cost_words.PLAN | cost_words.BESIDE)
        if chain.terms[0].slots & cost_words.PLAN or (chain.terms[0].source.label in turns and len(chain.terms) > 1)
    ]


def _stated_total(plan: list[Chain]) -> Chain | None:
    """The last amount said to hold everything, unless something is put on top of it later or a part is larger."""
    totals = [index for index, chain in enumerate(plan) if cost_words.is_total(chain)]
    if not totals:
        return None
    total, later = plan[totals[-1]], plan[totals[-1] + 1 :]
    value = total.amount(Term.upper).value
    smaller = all(
        c.amount(Term.upper).value <= value for c in plan if c.money and not c.den and not cost_words.is_budget(c)
    )
    beside = any(cost_words.is_added(chain) or _own_time(chain, total) for chain in later)
    return total if smaller and not beside else None


def _own_time(chain: Chain, total: Chain) -> bool:
    """True for people's time told in a sentence of its own after a price: "all in" was said of the price alone."""
    timed = any(term.num in TIMES and (EACH in term.den or ANYBODY in term.den) for term in chain.terms)
    return timed and chain.terms[0].statement != total.terms[0].statement


def _parts(plan: list[Chain], said: Said) -> list[Chain]:
    """The chains that are cost lines, each once: the plan first, then what was priced elsewhere."""
    worked_out = any(len(chain.terms) > 1 or chain.num[-1] in TIMES for chain in plan)
    lumps = [chain for chain in plan if cost_words.is_lump(chain) and not cost_words.is_budget(chain)]
    listed = worked_out or len(lumps) > 1
    kept = [c for c in plan if not cost_words.is_lump(c) or (c in lumps and (listed or cost_words.speaks_of_cost(c)))]
    beside = [c for c in said.of(cost_words.BESIDE) if c not in plan and cost_words.costs_elsewhere(c)]
    return _once([*kept, *beside])


def _once(found: list[Chain]) -> list[Chain]:
    """Without lines told twice: the same numbers in another sentence."""
    kept: list[Chain] = []
    for chain in found:
        if not any(_twice(chain, other) for other in kept):
            kept.append(chain)
    return kept


def _twice(chain: Chain, other: Chain) -> bool:
    if sorted(t.value for t in chain.terms) != sorted(t.value for t in other.terms):
        return False
    return chain.terms[0].statement != other.terms[0].statement or overlap(chain.text, other.text) > 0.9


def _line(chain: Chain, said: Said) -> Sum | None:
    """The cost line a chain stands for, None where it is none (a head-count, a date, a bare count)."""
    unit = next((u for u in reversed(chain.num) if u), "")
    if unit == MONEY:
        small = chain.terms[0].kind.value == "count" and chain.terms[0].high < cost_words.SMALLEST_BARE_AMOUNT
        return None if small and len(chain.terms) == 1 else complete(chain, said, Term.upper, costly=True)
    if unit not in ("minute", "hour", "day"):
        return None
    learning = cost_words.speaks_of_learning_time(chain)
    if len(chain.terms) == 1 and not chain.den and not learning:
        return None
    alone = learning and not chain.who and all(d in TIMES for d in chain.den)
    return complete(chain, said, Term.upper, costly=True, everyone=alone)


def _without_used_rates(lines: list[Line]) -> list[Line]:
    """Without a price by the day that another line has already used."""
    used = {operand for chain, line in lines if len(chain.terms) > 1 or line.who for operand in line.amount.operands}
    return [
        (c, s)
        for c, s in lines
        if not ("day" in c.den and len(c.terms) == 1 and set(c.amount(Term.upper).operands) <= used)
    ]


def _sum_up(lines: list[Line], unit: str, said: Said) -> FullCost:
    done = [(chain, line) for chain, line in lines if line.complete]
    missing = [f"{words} (for: {_label(chain)})" for chain, line in lines for words in line.missing]
    told = tuple(
        CostLine(what=_label(c), who=_who(line), figure=line.amount.derive(_label(c), unit)) for c, line in done
    )
    if lines and not any(_holds_time(chain, line) and not _of_helpers(line, said) for chain, line in lines):
        missing.append(TIME_NOT_SAID)
    if missing or not done:
        return FullCost(None, told, tuple(dict.fromkeys(missing)) or (NOT_SAID,))
    alone = all(_holds_time(chain, line) for chain, line in done)
    return FullCost(added([line.amount for _, line in done]).derive("Full cost", unit), told, time_only=alone)


def _holds_time(chain: Chain, line: Sum) -> bool:
    """True for a line of people's working time."""
    return any(term.num in TIMES for term in chain.terms) and (bool(line.who) or cost_words.speaks_of_time(chain))


def _of_helpers(line: Sum, said: Said) -> bool:
    """True for the time of the few who help the others learn: that of those who learn is not in it."""
    few, all_ = said.groups.get(line.who), said.audience
    return bool(_HELPERS.search(line.who)) and bool(few and all_ and few.value < all_.value)


def _who(line: Sum) -> str:
    return "" if generic_person(line.who) else line.who


def _label(chain: Chain) -> str:
    """The words of the line: what stands after a colon or "plus", in the requester's words."""
    text = chain.text
    head, _, rest = text.partition(":")
    return clip((rest if rest.strip() and not any(c.isdigit() for c in head) else text).strip(" ,.;:"), 80)
