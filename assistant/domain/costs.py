"""The full cost, from what was said: people's time included, a budget never taken for a cost.

A total that somebody already counted ("all in") stands; parts are added only where there is none (Phillips, 1997: fully
loaded cost)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.arithmetic import Amount, reread
from assistant.domain.brief import Brief, Derived
from assistant.domain.measurement import CostLine
from assistant.domain.slots import Slot
from assistant.domain.sums.chains import Chain
from assistant.domain.sums.completion import Sum, complete
from assistant.domain.sums.money import currency
from assistant.domain.sums.people import Said, gather
from assistant.domain.sums.terms import Term
from assistant.domain.sums.units import EACH, MONEY, TIMES, generic_person
from assistant.domain.words import clip, overlap

_PLAN = frozenset((Slot.BUDGET,))
_BESIDE = frozenset((Slot.REQUESTED_SOLUTION, Slot.EXISTING_MATERIAL, Slot.CONSTRAINTS, Slot.ENABLERS, Slot.CAUSE_TOOLS,
                     Slot.AUDIENCE_SIZE, Slot.AUDIENCE, Slot.MANAGER_SUPPORT, Slot.WORK_CONTEXT, Slot.SPONSOR))  # fmt: skip
_BUDGET = re.compile(
    r"\b(?:can (?:find|spend|pay|give|offer|get|free)|could (?:find|spend|give)|approved?|available|afford|set aside|reserved|earmarked|limit|ceiling|"
    r"cap(?:ped)?|max(?:imum)?|at most|up to|no more than|not more than|sign(?:ed)? off|allow(?:ed|ance)?|left over|is left|left in|pot|without asking|"
    r"in passing|(?:have|has|got|had) (?:about |around |roughly |only |some )?(?=[£$€\d])|budget (?:is|of|line|holds|has)|my budget|the budget|is fine|is okay|is ok)\b|"
    r"\b(?:have|has|got)\s+(?:about |around |roughly |only |some )?(?:[£$€]|\d)",
    re.I,
)
_COST = re.compile(
    r"\b(?:costs?|costing|priced?|quot(?:e|ed|es|ation)|offer(?: says| is)?|charg\w*|asks?|asked|fees?|invoice\w*|pay for|planned|plan|estimat\w*|calculat\w*|"
    r"comes? to|counted|counts?|budgeted|plus|add|needs?|would be|licen[cs]es?|for the|rent|hire|travel|room|venue|material\w*)\b|\+",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:all[ -]?(?:in|inside|included|inclusive|together)|altogether|in total|total|everything (?:in|included|counted|inside)|fully loaded|"
    r"full cost|all told|in all|overall|inclusive|sums? up|adds? up|comes? to|all costs|whole cost)\b",
    re.I,
)
_RELEASE = re.compile(
    r"\b(?:away from|off the|off (?:work|shift|duty|line)|releas\w*|out of|backfill\w*|cover|stand-?ins?|replacement\w*|paid time|learning time|in class|"
    r"in training|of training|course|workshop|practice|to learn|training|session\w*|classroom|lessons?)\b",
    re.I,
)
_PRICE_BESIDE = re.compile(r"\b(?:costs?|price[ds]?|quot\w+|fees?|charg\w+|asks?|licen[cs]es?)\b", re.I)


@dataclass(frozen=True)
class FullCost:
    """The cost with its lines. ``figure`` is None while parts are missing or nothing was said."""

    figure: Derived | None
    lines: tuple[CostLine, ...] = ()
    missing: tuple[str, ...] = ()
    stated_total: bool = False

    @property
    def known(self) -> Derived | None:
        """The full cost, else the sum of the lines that are complete, labelled as a part."""
        if self.figure or not self.lines:
            return self.figure
        total = reread(self.lines[0].figure)
        for line in self.lines[1:]:
            total = total + reread(line.figure)
        return total.derive("Known part of the cost", self.lines[0].figure.unit)


def full_cost(brief: Brief, messages: Mapping[str, str] | None = None) -> FullCost:
    """The first-year cost of what is planned."""
    return cost_of(gather(brief, messages), currency(brief))


def cost_of(said: Said, unit: str) -> FullCost:
    """The first-year cost, in currency ``unit``, from numbers already read."""
    plan = [chain for chain in said.of(_PLAN) if not _only_rate(chain)]
    totals = [chain for chain in plan if chain.money and _is_total(chain)]
    if totals:
        figure = complete(totals[-1], said, Term.upper, costly=True).amount.derive("Full cost", unit)
        return FullCost(figure, (CostLine(what=_label(totals[-1]), who="", figure=figure),), stated_total=True)
    sums = [(chain, done) for chain in _parts(plan, said) if (done := _line(chain, said))]
    if not sums:
        return FullCost(None, missing=("what it would cost in full, people's time included",))
    return _added(sums, unit)


def _added(sums: list[tuple[Chain, Sum]], unit: str) -> FullCost:
    done = [(chain, line) for chain, line in sums if line.complete]
    missing = tuple(dict.fromkeys(_for(chain, words) for chain, line in sums for words in line.missing))
    lines = tuple(_cost_line(chain, line, unit) for chain, line in done)
    if missing or not done:
        return FullCost(None, lines, missing or ("what it would cost in full, people's time included",))
    total: Amount = done[0][1].amount
    for _, line in done[1:]:
        total = total + line.amount
    return FullCost(total.derive("Full cost", unit), lines)


def _for(chain: Chain, missing: str) -> str:
    return f"{missing} (for: {clip(chain.text.strip(' ,.;'), 60)})"


def _cost_line(chain: Chain, line: Sum, unit: str) -> CostLine:
    return CostLine(
        what=_label(chain),
        who="" if generic_person(line.who) else line.who,
        figure=line.amount.derive(_label(chain), unit),
    )


def _label(chain: Chain) -> str:
    return clip(chain.text.strip(" ,.;:"), 80)


def _only_rate(chain: Chain) -> bool:
    term = chain.terms[0]
    return len(chain.terms) == 1 and term.num == MONEY and any(d in ("hour", "minute") for d in term.den)


def _is_total(chain: Chain) -> bool:
    text = chain.terms[0].statement.text
    return bool(_TOTAL.search(chain.text) or (_TOTAL.search(text) and _lone(chain))) and not _budget(chain)


def _lone(chain: Chain) -> bool:
    return len(chain.terms[0].statement.numbers) == len(chain.terms)


def _budget(chain: Chain) -> bool:
    """True where the words speak of money that is there, not of money that it takes."""
    return bool(_BUDGET.search(chain.terms[0].statement.text)) and len(chain.terms) == 1


def _parts(plan: list[Chain], said: Said) -> list[Chain]:
    """The chains that are cost lines, each once: the plan first, then what was priced elsewhere."""
    worked_out = any(len(chain.terms) > 1 or chain.num[-1] in TIMES for chain in plan)
    lumps = [chain for chain in plan if len(chain.terms) == 1 and chain.money and not _budget(chain)]
    listed = worked_out or len(lumps) > 1
    kept = [
        c for c in plan if not _is_lump(c) or (not _budget(c) and (listed or _COST.search(c.terms[0].statement.text)))
    ]
    beside = [c for c in said.of(_BESIDE) if not c.terms[0].slots & _PLAN and _beside(c)]
    return _once([*kept, *beside])


def _is_lump(chain: Chain) -> bool:
    return len(chain.terms) == 1 and chain.money and not chain.den


def _beside(chain: Chain) -> bool:
    """A cost told outside of the plan: something priced, or people released for some time."""
    text = chain.terms[0].statement.text
    if chain.money:
        return bool(_PRICE_BESIDE.search(text)) and not _budget(chain) and not _only_rate(chain)
    timed = chain.num[-1:] and chain.num[-1] in TIMES
    return bool(timed and len(chain.terms) > 1 and re.search(r"\breleas\w*|\baway from\b|\boff the\b", text, re.I))


def _once(found: list[Chain]) -> list[Chain]:
    """Without lines told twice: the same numbers, or the same sum for things that share a word."""
    kept: list[Chain] = []
    for chain in found:
        values = sorted(t.value for t in chain.terms)
        twice = any(values == sorted(t.value for t in other.terms) and _alike(chain, other) for other in kept)
        if not twice:
            kept.append(chain)
    return kept


def _alike(chain: Chain, other: Chain) -> bool:
    """Two mentions of one number are one line unless one sentence holds both."""
    here, there = chain.terms[0].statement, other.terms[0].statement
    return here != there or overlap(chain.text, other.text) > 0.9


def _line(chain: Chain, said: Said) -> Sum | None:
    """The cost line a chain stands for, None where it is none (a head-count, a date, a bare count)."""
    unit = next(
        (u for u in reversed(chain.num) if u), MONEY if chain.num == ("",) and chain.terms[0].slots & _PLAN else ""
    )
    if unit not in (MONEY, "minute", "hour", "day"):
        return None
    learning = bool(_RELEASE.search(chain.terms[0].statement.text))
    if unit in TIMES and len(chain.terms) == 1 and not chain.den and not learning:
        return None
    alone = unit in TIMES and not chain.who and learning and not any(d not in (*TIMES, EACH) for d in chain.den)
    return complete(chain, said, Term.upper, costly=True, everyone=alone)


def budgets(said: Said) -> tuple[Term, ...]:
    """Money that was said to be there, not what something takes."""
    return tuple(c.terms[0] for c in said.of(_PLAN) if _is_lump(c) and _budget(c))
