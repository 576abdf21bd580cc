"""Numbers with their dimensions: "5 hours per driver" is hours by driver, "40 dollars an hour" is money by hour.

Dimensions are found from the words around a number, so that sums can be chained by cancelling units, as in any unit
calculation. by.py reads what a number is counted by, units.py holds the symbols."""

import re
from dataclasses import dataclass, field, replace

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Source
from assistant.domain.measurement.arithmetic import Amount, number
from assistant.domain.measurement.sums.by import CLAUSE_END, counted_by, rate_in_front
from assistant.domain.measurement.sums.statements import Placed, Statement
from assistant.domain.measurement.sums.units import (
    EACH,
    MONEY,
    NOUN,
    POINT,
    TIMES,
    is_point,
    of_hundred,
    singular,
    symbol,
)
from assistant.domain.slots import Slot

_PRICE = re.compile(
    r"\b(?:costs?|worth|price[ds]?|at|pays?|charges?|brings?|saves?|earns?|margin|value[ds]?)\b|[£$€@]", re.I
)
_IS = re.compile(r"(?:\b(?:is|are|means|makes|equals)|[=:])\s*(?:about|around|roughly|some|nearly|almost)?\s*$", re.I)
_UNIT_BEFORE = re.compile(r"\b(?:for|per|from|in|of|every|each)\s*$", re.I)
_UNIT_AFTER = re.compile(
    r"\b(?:is|are|costs?|worth|brings?|saves?|earns?|means|makes?|equals|stands|stays?|loses?|takes|sets|leaves|gives?|keeps?)\b|"
    r"=|:\s*$",
    re.I,
)
_FOR_WHOM_BEHIND = re.compile(r"\s*(?:for (?:an?|each|every|one|the)|per|an?)\s", re.I)
_FOR_WHOM_BEFORE = re.compile(r"\b(?:an?|each|every)\s+[\w\s]{3,25}$", re.I)
_WHOM = re.compile(r"\b(?:for|of)\s|\b(?:an?|each|every|per)\s+(?!minute|hour|day|week|month|year)", re.I)
_PARALLEL = re.compile(r"(?!.*\bplus\b)[^\d.]{0,60}(?:,|\band\b|\bor\b|\bbut\b)[^\d.,]{0,30}", re.I)
_NUMBER_WORDS = frozenset(
    "a an about around some roughly nearly almost and of one two three four five six seven eight nine ten eleven twelve "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million dozen couple".split()
)


@dataclass(frozen=True)
class Term:
    """A number with numerator ``num``, denominators ``den``, and the words around it. ``clause`` is its own part of
    the sentence, ``lead`` and ``tail`` the words up to the neighbouring numbers, ``high`` the upper end of a range, ``whom``
    those whose time it is the price of."""

    value: float
    high: float
    num: str
    den: tuple[str, ...]
    kind: Kind
    text: str
    clause: str
    lead: str
    tail: str
    statement: Statement = field(compare=False)
    start: int = 0
    whom: str = ""

    @property
    def source(self) -> Source:
        return self.statement.source

    @property
    def slots(self) -> frozenset[Slot]:
        return self.statement.slots

    def low(self) -> Amount:
        """The cautious end for a benefit."""
        return number(self.text, self.value, self.source)

    def upper(self) -> Amount:
        """The cautious end for a cost."""
        return number(self.text, self.high, self.source)


def terms(statement: Statement, *, keep_units: bool = False) -> tuple[Term, ...]:
    """The numbers of a sentence as terms, in order. A "one" that only carries a unit ("one point is worth 900") is read
    into the number that it explains, unless ``keep_units``."""
    numbers = [n for n in statement.numbers if keep_units or not _carries_unit(statement, n)]
    found: list[Term] = []
    for index, placed in enumerate(numbers):
        start = numbers[index - 1].end if index else 0
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(statement.text)
        term = _term(statement, placed, start, stop)
        found.append(_inherited(term, found[-1]) if found else term)
    return tuple(found)


def term_of(quantity: Quantity, source: Source) -> Term:
    """A single quantity with the units that the words around it give."""
    text = source.quote if quantity.text in source.quote else quantity.text
    start = text.find(quantity.text)
    placed = Placed(start, start + len(quantity.text), quantity)
    return terms(Statement(text, frozenset(), source, (placed,)), keep_units=True)[0]


def _carries_unit(statement: Statement, placed: Placed) -> bool:
    """True for the "one" of "one point is worth 900" and of "900 for one point"."""
    quantity = placed.quantity
    if quantity.value != 1 or quantity.high is not None or quantity.per:
        return False
    after = re.split(r"[\d;]", statement.text[placed.end :], maxsplit=1)[0]
    return bool(_UNIT_BEFORE.search(statement.text[: placed.start]) or _UNIT_AFTER.search(after))


def _term(statement: Statement, placed: Placed, start: int, stop: int) -> Term:
    quantity, text = placed.quantity, statement.text
    lead, tail = text[start : placed.start], text[placed.end : stop]
    den = counted_by(quantity, lead, tail, first=start == 0)
    before, after = CLAUSE_END.split(text[: placed.start])[-1], CLAUSE_END.split(text[placed.end :])[0]
    return Term(
        value=quantity.value,
        high=quantity.high if quantity.high is not None else quantity.value,
        num=_numerator(statement, quantity, lead, tail, den),
        den=den,
        kind=quantity.kind,
        text=quantity.text,
        clause=f"{before}{quantity.text}{after}".strip(),
        lead=lead,
        tail=tail,
        statement=statement,
        start=placed.start,
        whom=rate_in_front(quantity, lead)[1],
    )


def _numerator(statement: Statement, quantity: Quantity, lead: str, tail: str, den: tuple[str, ...]) -> str:
    if quantity.kind is Kind.MONEY:
        return MONEY
    if quantity.kind is Kind.PERCENT or of_hundred(quantity.per) or is_point(quantity.unit) or is_point(tail.strip()):
        return POINT
    if quantity.unit:
        return symbol(_full_noun(quantity))
    if _bare_price(statement, lead, den) and not _COUNTS_PEOPLE.match(tail):
        return MONEY
    behind = re.match(rf"\s+(?P<noun>{NOUN})", tail)
    return symbol(behind["noun"].split()[0]) if behind else ""


_COUNTS_PEOPLE = re.compile(  # "150 is approved posts only"
    r"\s*(?:is|are|was|were)\s+(?:[\w-]+\s+){0,2}(?:posts|positions|vacan\w+|places|people|persons|heads|staff)\b", re.I
)


def _bare_price(statement: Statement, lead: str, den: tuple[str, ...]) -> bool:
    """True for a number without currency that is money all the same: said of the budget, by the hour, as the price of
    something ("of one dollar more 0.30 stays"), or alone in answer to what one unit is worth."""
    unit = next((d for d in sorted(den, key=TIMES.__contains__) if d != EACH), "")
    if (
        Slot.BUDGET in statement.slots
        or unit in (MONEY, "hour")
        or (unit and unit not in TIMES and _PRICE.search(lead))
    ):
        return True
    if Slot.VALUE_PER_UNIT not in statement.slots:
        return False
    told = bool(unit) and unit not in TIMES and _IS.search(lead) is not None
    return told or den[:1] == (EACH,) or len(statement.text.split()) <= 3


def _full_noun(quantity: Quantity) -> str:
    """The noun with the words that tell its group apart: "12 senior nurses" counts senior nurses."""
    if quantity.kind is Kind.DURATION:
        return quantity.unit
    words = singular(re.sub(r"[^\w\s'’-]", " ", quantity.text)).split()
    head = singular(quantity.unit).split()
    if words[-len(head) :] != head:
        return quantity.unit
    before = [w for w in words[: -len(head)] if w.isalpha() and w not in _NUMBER_WORDS]
    return " ".join([*before[-2:], *head])


def _inherited(term: Term, previous: Term) -> Term:
    """ "30 an hour for a clerk and 45 for a lead": the second price is by the hour as well."""
    period = tuple(d for d in previous.den if d in TIMES)
    elided = term.num in (MONEY, "") and not any(d in TIMES for d in term.den)
    whom = _FOR_WHOM_BEHIND.match(term.tail) or _FOR_WHOM_BEFORE.search(term.lead)
    parallel = _PARALLEL.fullmatch(term.lead) and _WHOM.search(previous.clause)
    if previous.num == MONEY and period and elided and whom and parallel:
        return replace(term, num=MONEY, kind=Kind.MONEY, den=period)
    return term
