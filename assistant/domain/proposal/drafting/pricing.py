"""The cost lines that were told, sorted: what the plan recommended takes of them, and what it does without."""

import math
import re
from typing import NamedTuple

from assistant.domain.brief.shapes import Derived, Fact, Source
from assistant.domain.measurement.arithmetic import Amount, Operand, added, constant, number, reread
from assistant.domain.measurement.costs import FOR_A_PART
from assistant.domain.measurement.shapes import CostLine
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.groups import count, headcount, learners, some_of_all
from assistant.domain.proposal.drafting.remedies import Remedy, mentions
from assistant.domain.proposal.drafting.statements import as_said
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans

# Forms of learning that are bought or built ahead; a plan without such a part does without their cost.
_PRODUCT = re.compile(
    r"\b(?:e-?learnings?|online (?:courses?|modules?)|web-?based|videos?|films?|webinars?|slides?|slide decks?|recordings?|"
    r"keynotes?|speakers?|off-?sites?|hotels?|retreats?|gamif\w+)\b",
    re.IGNORECASE,
)
HALF = constant(0.5, "half of the people first: our proposal")
_TWO_GROUPS = 16  # people from which half of them are a start of their own (two groups of eight: our proposal)


class Sheet(NamedTuple):
    """``kept``: the lines of the plan recommended, for the people it is for; ``dropped``: those it does without."""

    kept: tuple[CostLine, ...]
    dropped: tuple[CostLine, ...]

    @property
    def total(self) -> Derived | None:
        """What the lines kept come to; None where there are none."""
        return _total(self.kept, "Cost of the plan recommended, as far as told")


def sheet(case: Case, chosen: tuple[Remedy, ...]) -> Sheet:
    """The lines told, each mapped to the plan: people's time for those who practise, forms that are no part of it left out, and
    without a learning part only what pays for the other parts."""
    if case.verdict in UNPLANNED:
        return Sheet((), ())
    kept = tuple(line for line in case.forecast.lines if _takes(case, chosen, line))
    dropped = tuple(line for line in case.forecast.lines if line not in kept)
    plan = Sheet(tuple(_for_those_who_practise(case, line) for line in kept), dropped)
    return Sheet((*plan.kept, *_further_days(case, plan)), dropped)


class Days(NamedTuple):
    """The days of a trainer: ``needed`` for so many groups of so many days ``each``, ``paid`` in the line that was told."""

    needed: Amount
    each: int
    paid: Operand
    price: Operand | None  # of one day, where the line tells it


def days_of(case: Case, plan: Sheet, line: CostLine, held: Derived | None) -> Days | None:
    """The days that these groups take of a trainer who is paid by the day; None where that can't be told."""
    paid = next((o for o in line.figure.operands if re.search(r"\bdays?\b", o[0], re.I) and o[1] >= 1), None)
    length = length_each(case, plan)
    if not TRAINERS.search(line.what) or paid is None or held is None or length is None:
        return None
    each = math.ceil(length[0] / _DAY) if length[1] == "hour" else math.ceil(length[0])
    whole = number("groups", held.value, length[2]) * constant(each, _PER_GROUP)
    price = [operand for operand in line.figure.operands if operand != paid]
    return Days(whole, each, paid, price[0] if len(price) == 1 else None)


_DAY = 8  # hours
_PER_GROUP = "days for each group, from the length of the practice"


def _further_days(case: Case, plan: Sheet) -> tuple[CostLine, ...]:
    """A line for the days that the groups of the plan take beyond those that were priced: what is needed is in the sum."""
    found: list[CostLine] = []
    for line in plan.kept:
        days = days_of(case, plan, line, count(case))
        if days and days.price and days.needed.value > days.paid[1]:
            more = (days.needed - number(*days.paid)) * number(*days.price)
            figure = more.derive("Price of the days that are missing", line.figure.unit)
            found.append(CostLine(what=f"{FURTHER}: {line.what}", who=line.who, figure=figure))
    return tuple(found)


FURTHER = "Days that the groups take beyond these"


def _takes(case: Case, chosen: tuple[Remedy, ...], line: CostLine) -> bool:
    if not case.plans_learning:
        return any(mentions(remedy.intervention, line.what) for remedy in chosen)
    product = _PRODUCT.search(line.what)
    held = " ".join(f"{r.intervention.id} {r.intervention.name} {r.intervention.what}" for r in chosen).casefold()
    return product is None or product.group().casefold() in held


def _for_those_who_practise(case: Case, line: CostLine) -> CostLine:
    """The line for the part of the people that practises, where it was told for all."""
    part, whole = learners(case), headcount(case)
    if not some_of_all(case) or part is None or whole is None or not _counts(line, whole):
        return line
    return _scaled(line, part / whole)


def _counts(line: CostLine, people: Amount) -> bool:
    """True where one of the factors is the number of people."""
    return any(math.isclose(value, people.value) for _, value, _ in line.figure.operands)


def _scaled(line: CostLine, share: Amount) -> CostLine:
    figure = (reread(line.figure) * share).derive(line.figure.label, line.figure.unit)
    return line.model_copy(update={"figure": figure})


def hours_each(case: Case, plan: Sheet) -> Statement | None:
    """How long each of them is away from work, as it was priced ("three hours each")."""
    whole = headcount(case)
    lines = (line for line in plan.kept if whole and _counts(line, whole))
    told = (operand for line in lines for operand in line.figure.operands if _TIME.search(operand[0]))
    return next((as_said(name, source) for name, _, source in told), None)


def length_each(case: Case, plan: Sheet) -> tuple[float, str, Source] | None:
    """The same as a number with its unit ("hour" or "day") and its source."""
    whole = headcount(case)
    for operand in (o for line in plan.kept if whole and _counts(line, whole) for o in line.figure.operands):
        if match := _LENGTH.search(operand[0]):
            return operand[1], match.group(1).casefold(), operand[2]
    return None


_LENGTH = re.compile(r"\d\D*\b(hour|day)s?\b", re.IGNORECASE)
_TIME = re.compile(r"\d\D*\b(?:hours?|days?|minutes?)\b", re.IGNORECASE)


def _told_for(line: CostLine) -> bool:
    """True where one of the factors is the part of the people for whom the cost was told."""
    return any(name == FOR_A_PART for name, _, _ in line.figure.operands)


def reckoned_for(case: Case) -> Derived | None:
    """The part of the people for whom the cost was told, where it was told for a part."""
    whole = headcount(case)
    told = (o for line in case.forecast.lines for o in line.figure.operands if o[0] == FOR_A_PART)
    part = next((number(*operand) for operand in told if whole and operand[1] < whole.value), None)
    return part.derive("People the cost was told for", "") if part else None


def starts_with_half(case: Case) -> bool:
    """True where half of the people are enough for a start of their own."""
    people = learners(case)
    return people is not None and people.value >= _TWO_GROUPS


def half_start(case: Case, plan: Sheet) -> Derived | None:
    """The same lines with half of the people, and of those who teach and help them; what does not depend on them stays."""
    people = learners(case)
    if people is None or not plan.kept:
        return None
    told = (line for line in plan.kept if not line.what.startswith(FURTHER))
    lines = tuple(_halved(case, plan, line, people) for line in told)
    return _total(lines, "Cost of a start with half of the people, as far as told")


def _halved(case: Case, plan: Sheet, line: CostLine, people: Amount) -> CostLine:
    """A line for half of the people; a trainer comes for whole groups, so by the days that these take."""
    days = days_of(case, plan, line, count(case, HALF))
    if days and days.price:
        figure = (days.needed * number(*days.price)).derive(line.figure.label, line.figure.unit)
        return line.model_copy(update={"figure": figure})
    return _scaled(line, HALF) if _depends(line, people) else line


def _depends(line: CostLine, people: Amount) -> bool:
    """True where fewer people make the line smaller: their own time, and that of those who teach and help them by the hour."""
    helped = (TRAINERS.search(line.what) or HELPERS.search(line.what)) and _is_product(line)
    return bool(_told_for(line) or _counts(line, people) or helped)


def _is_product(line: CostLine) -> bool:
    return len(line.figure.operands) > 1


TRAINERS = re.compile(
    r"\b(?:trainers?|instructors?|facilitators?|coach(?:es)?|assessors?|examiners?|teachers?|tutors?)\b", re.I
)
HELPERS = re.compile(
    r"\b(?:super[- ]?users?|key users?|champions?|mentors?|buddies|floor[- ]?walkers?|multipliers?|ambassadors?|seniors?|"
    r"experts?|replacements?|locums?|cover)\b",
    re.I,
)


def _total(lines: tuple[CostLine, ...], label: str) -> Derived | None:
    return added([reread(line.figure) for line in lines]).derive(label, lines[0].figure.unit) if lines else None


def on_money(case: Case) -> Fact | None:
    """The answer that tells most of money, time or people; none where it only puts the question off."""
    told = [fact for fact in case.brief.of(Slot.BUDGET) if _tells_money(fact.source.quote)]
    return max(told, key=lambda fact: (case.fit(fact), clauses.weight(fact.source.quote)), default=None)


def _tells_money(said: str) -> bool:
    return clauses.tells(said) and bool(spans.numbers(said) or _MONEY.search(said))


_MONEY = re.compile(
    r"\b(?:money|budget\w*|fund\w*|paid|pays?|paying|costs?|spend\w*|spent|invest\w*|reserve|cash|euros?|dollars?|pounds?|francs?|"
    r"crowns?|yen|thousands?|hundreds?|million|sum|fee|free|approv\w+|sign\w*|limit|cap|hours?|days?|weeks?|minutes?|half an|"
    r"release\w*|spare\w*|cover|overtime|people|staff|nothing (?:left|extra|more|set aside)|cheap\w*|expensive)\b",
    re.IGNORECASE,
)


_SUM = r"(?:[€$£]\s?)?\d[\d.,]*(?<![.,])(?:\s?(?:k|euros?|eur|dollars?|pounds?|francs?|crowns?|[€$£])(?!\w))?"
_PRICE_LAST = re.compile(rf"\s+(?:costs?|comes? to|is|are)\s+(?:about |some |another )?{_SUM}[.]?$", re.IGNORECASE)
_PRICE_FIRST = re.compile(rf"^(?:the |about |another )?{_SUM}\s+(?:is |are )?for\s+", re.IGNORECASE)


def without_price(label: str) -> str:
    """The words of a cost line without its sum, which stands in the next cell."""
    return _PRICE_FIRST.sub("", _PRICE_LAST.sub("", label)).strip(" ,")
