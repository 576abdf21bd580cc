"""Numbers with their dimensions: "7 hours per user" is hours by user, "55 euro per hour" is money by hour.

Dimensions are found from the words around a number, so that sums can be chained by cancelling units, as in any unit
calculation. Symbols: "money", "point", time units, and nouns as said ("super user"); EACH stands for whatever was
counted just before."""

import re
from dataclasses import dataclass, field, replace

from assistant.domain.arithmetic import Amount, number
from assistant.domain.brief import Source
from assistant.domain.quantities import Kind, Quantity
from assistant.domain.slots import Slot
from assistant.domain.sums.statements import Placed, Statement

MONEY, POINT, EACH = "money", "point", "each"
TIMES = ("minute", "hour", "day", "week", "month", "quarter", "year")

_TIME_WORDS = {
    **{name: name for name in TIMES},
    **{"hr": "hour", "h": "hour", "min": "minute", "mth": "month", "annum": "year", "wk": "week", "shift": "day"},
}
_STOP = (
    r"(?:of|in|on|for|at|from|to|away|we|us|that|who|which|is|are|was|were|it|they|and|or|but|with|by|per|each|every|during|"
    r"off|out|times|x|after|before|when|if|this|because|more|extra|less|fewer|costs?|brings?|saves?|loses?|lost|lose|takes?|makes?|"
    r"needs?|gets?|means?|spends?|has|have|having|went|stays?|remains?|about|roughly|around|maybe|nearly|approximately|only)"
)
_NOUN = rf"(?!{_STOP}\b)[^\W\d_][\w'’-]*(?:\s+(?!{_STOP}\b)[^\W\d_][\w'’-]*){{0,2}}"
_AFTER = re.compile(
    rf"\s*(?:,?\s*(?:of|in)\s+(?:[^\W\d_][\w-]*\s+){{1,3}}?)?"
    rf"(?:(?:per|a|an|every|by|for\s+(?:each|every|an?|one)|each(?=\s+(?:{'|'.join(TIMES)}|shift)\b))\s+|/\s*|and\s+(?=week\b|month\b|year\b))"
    rf"(?P<noun>{_NOUN})",
    re.I,
)
_AFTER_TIME = re.compile(
    rf"\s*(?:(?!(?:and|takes|for|in|but|is|or|on|at|plus)\b)[^\W\d_][\w'’-]*\s+){{1,4}}?(?:per|an?|each|every)\s+"
    rf"(?P<noun>{'|'.join(TIMES)})\b",
    re.I,
)
_YEARLY = re.compile(
    r"\b(?:annual(?:ly)?|yearly|p\.?a\.?|per annum|(?:in|over|during) (?:a|one|the|each) (?:full )?year)\b", re.I
)
_MONTHLY = re.compile(r"\b(?:monthly|in (?:a|one) month)\b", re.I)
_WEEKLY = re.compile(r"\b(?:weekly|in (?:a|one) week)\b", re.I)
_DAILY = re.compile(r"\b(?:daily|in (?:a|one) day)\b", re.I)
_EACH_AFTER = re.compile(
    r"^(?:\s*,)?(?:\s+(?!and\b|plus\b)[^\W\d_][\w-]*){0,3}?\s*\b(?:each|apiece|a piece|a head|per head|per person|pp)\b",
    re.I,
)
_EACH_NOUN = re.compile(rf"\b(?:each|every|per)\s+(?!of\b)(?P<noun>{_NOUN})", re.I)
_EQUATION = re.compile(
    rf"\b(?:an?|one|1|each|every|the|from one|per)\s+(?P<noun>{_NOUN})(?:\s+(?:of|in|more|less|extra|fewer|lost|saved|for)\b[^,;:]{{0,40}}?)?"
    r"[\s,]*(?:(?:that|which)\s+[^,;]{0,30})?\b(?:is|are|was|costs?|worth|brings?|saves?|earns?|means|makes?|equals|stands|stays?|loses?|takes|sets|"
    r"leaves|comes|would|=|at|stay|remains?|remain|keeps?|gives?|about|around|roughly)\b(?P<rest>[^;]*)$|"
    rf"\b(?:an?|one|1)\s+(?P<noun2>{_NOUN})\s*[=:]\s*$",
    re.I,
)
_CURRENCIES = frozenset(
    "euro dollar pound franc krona krone crown yen rupee zloty rand peso real eur usd gbp chf sek nok dkk".split()
)
_UNIT_BEFORE = re.compile(r"\b(?:for|per|from|in|of|every|each)\s*$", re.I)
_UNIT_AFTER = re.compile(
    r"\b(?:is|are|costs?|worth|brings?|saves?|earns?|means|makes?|equals|stands|stays?|loses?|takes|sets|leaves|gives?|keeps?)\b|=|:\s*$",
    re.I,
)
_NUMBER_WORDS = frozenset(
    "a an about around some roughly nearly almost and of one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen couple".split()
)
_GROUP_HEAD = re.compile(
    r"\b(?:head|person|employee|colleague|staff|worker|participant|learner|someone|everyone|people|individual|man|seat|place|delegate|attendee|member|fte|place|capita|one)s?\b",
    re.I,
)
_PRICE = re.compile(
    r"\b(?:costs?|worth|price[ds]?|at|pays?|charges?|brings?|saves?|earns?|margin|value[ds]?)\b|[£$€@]", re.I
)
_FOR_WHOM = re.compile(r"\|\s*(?:for|per|a|an)\b|\b(?:an?|the|each)\s+[\w\s]{3,25}\|", re.I)
_POINT = re.compile(r"^(?:percentage |percent |full )?(?:points?|percent|pct|pp|%)\b", re.I)


@dataclass(frozen=True)
class Term:
    """A number with numerator ``num``, denominators ``den``, and the words around it. ``clause`` is its own part of
    the sentence; ``high`` the upper end of a range."""

    value: float
    high: float
    num: str
    den: tuple[str, ...]
    kind: Kind
    text: str
    clause: str
    lead: str  # the words between the number before and this one
    tail: str  # the words between this number and the next
    statement: Statement = field(compare=False)
    start: int = 0

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


def singular(noun: str) -> str:
    """A noun phrase in lower case with its last word in the singular, as well as a rule of thumb can."""
    words = re.sub(r"['’]s?\b", "", noun.lower()).split()
    if not words:
        return ""
    last = words[-1]
    if last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith(("sses", "shes", "ches", "xes")):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 3:
        last = last[:-1]
    return " ".join([*words[:-1], last])


def terms(statement: Statement) -> tuple[Term, ...]:
    """The numbers of a sentence as terms, in order. A "one" that only carries a unit ("one point is worth 900") is read
    into the number that it explains."""
    numbers = [n for n in statement.numbers if not _carries_unit(statement, n)]
    found: list[Term] = []
    for index, placed in enumerate(numbers):
        start = numbers[index - 1].end if index else 0
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(statement.text)
        term = _term(statement, placed, statement.text[start : placed.start], statement.text[placed.end : stop])
        found.append(_inherited(term, found[-1]) if found else term)
    return tuple(found)


def _carries_unit(statement: Statement, placed: Placed) -> bool:
    """True for the "one" of "one point is worth 900" and of "900 for one point"."""
    quantity = placed.quantity
    if quantity.value != 1 or quantity.high is not None or quantity.per:
        return False
    before, after = statement.text[: placed.start], re.split(r"[\d;]", statement.text[placed.end :])[0]
    return bool(_UNIT_BEFORE.search(before) or _UNIT_AFTER.search(after))


def _term(statement: Statement, placed: Placed, lead: str, tail: str) -> Term:
    quantity = placed.quantity
    den = _denominators(quantity, lead, tail)
    return Term(
        value=quantity.value,
        high=quantity.high if quantity.high is not None else quantity.value,
        num=_numerator(statement, quantity, lead, tail, den),
        den=den,
        kind=quantity.kind,
        text=quantity.text,
        clause=_clause(statement.text, placed),
        lead=lead,
        tail=tail,
        statement=statement,
        start=placed.start,
    )


def _numerator(statement: Statement, quantity: Quantity, lead: str, tail: str, den: tuple[str, ...]) -> str:
    if quantity.kind is Kind.MONEY:
        return MONEY
    if quantity.kind is Kind.PERCENT or _POINT.match(quantity.unit) or _POINT.match(tail.strip()):
        return POINT
    if quantity.unit:
        return symbol(_full_noun(quantity))
    if Slot.BUDGET in statement.slots or _priced(lead, den):
        return MONEY
    behind = re.match(rf"\s+(?P<noun>{_NOUN})", tail)
    return symbol(behind["noun"].split()[0]) if behind else ""


def _priced(lead: str, den: tuple[str, ...]) -> bool:
    """True for a bare number that the words price: "an hour is 38", "of one euro more 0.62 stays", "at 31 an hour"."""
    unit = next((d for d in den if d != EACH), "")
    return unit in (MONEY, "hour") or bool(unit and unit not in TIMES and _PRICE.search(lead))


def _full_noun(quantity: Quantity) -> str:
    """The noun with the words that tell its group apart: "18 super users" counts super users."""
    if quantity.kind is Kind.DURATION:
        return quantity.unit
    words = singular(re.sub(r"[^\w\s'’-]", " ", quantity.text)).split()
    head = singular(quantity.unit).split()
    if words[-len(head) :] != head:
        return quantity.unit
    before = [w for w in words[: -len(head)] if w.isalpha() and w not in _NUMBER_WORDS]
    return " ".join([*before[-2:], *head])


def symbol(noun: str) -> str:
    """The dimension symbol of a unit or noun phrase."""
    noun = singular(noun)
    if _POINT.match(noun):
        return POINT
    return _TIME_WORDS.get(noun, noun)


def _denominators(quantity: Quantity, lead: str, tail: str) -> tuple[str, ...]:
    found = [symbol(quantity.per)] if quantity.per else []
    found += [s for s in _behind(tail) if s not in found]
    found += [s for s in _in_front(quantity, lead) if s not in found and found[:1] != [EACH]]
    return tuple(found)


def _behind(tail: str) -> list[str]:
    found: list[str] = []
    if _EACH_AFTER.match(tail) and not _AFTER.match(tail):
        found.append(EACH)
    while match := _AFTER.match(tail) or _AFTER_TIME.match(tail):
        found.append(_unit_of(match["noun"]))
        tail = tail[match.end() :]
    for pattern, unit in ((_YEARLY, "year"), (_MONTHLY, "month"), (_WEEKLY, "week"), (_DAILY, "day")):
        if pattern.search(re.split(r"[,;]", tail)[0]) and unit not in found:
            found.append(unit)
    return found


def _in_front(quantity: Quantity, lead: str) -> list[str]:
    if quantity.kind is Kind.PERCENT:
        return []
    if match := _EQUATION.search(lead):
        return [_unit_of(match["noun"] or match["noun2"])]
    nouns = [m["noun"] for m in _EACH_NOUN.finditer(lead)]
    return [_unit_of(nouns[-1])] if nouns else []


def _unit_of(noun: str) -> str:
    """The symbol of a noun phrase that may trail adverbs: a time unit or a point decides by its first word."""
    first = noun.split()[0]
    known = MONEY if first.lower().rstrip("s") in _CURRENCIES else symbol(first)
    return known if known in (*TIMES, POINT, MONEY) else symbol(noun)


def _clause(text: str, placed: Placed) -> str:
    before = re.split(r"[,;:()–—]|\band\b|\bbut\b|\bplus\b", text[: placed.start])[-1]
    after = re.split(r"[,;:()–—]|\band\b|\bbut\b|\bplus\b", text[placed.end :])[0]
    return f"{before}{text[placed.start : placed.end]}{after}".strip()


def _inherited(term: Term, previous: Term) -> Term:
    """ "38 euro an hour for a clerk and 42 for a lead": the second price is by the hour as well."""
    period = tuple(d for d in previous.den if d in TIMES)
    elided = term.num in (MONEY, "") and not any(d in TIMES for d in term.den)
    parallel = re.fullmatch(r"[^\d.]{0,60}(?:,|\band\b|\bor\b|\bbut\b)[^\d.,]{0,30}", term.lead, re.I)
    if not (previous.num == MONEY and period and elided and parallel and _FOR_WHOM.search(f"{term.lead}|{term.tail}")):
        return term
    return replace(term, num=MONEY, kind=Kind.MONEY, den=period)


def generic_person(noun: str) -> bool:
    """True for nouns that may stand for anybody in the audience ("head", "participant", "seat")."""
    return bool(_GROUP_HEAD.fullmatch(noun.split()[-1])) if noun else False


def same(left: str, right: str) -> bool:
    """True where two symbols name the same unit: equal, or the words of one are part of the other's."""
    if left == right:
        return True
    if not left or not right or {left, right} & {MONEY, POINT, EACH, *TIMES}:
        return False
    a, b = set(left.split()), set(right.split())
    return a <= b or b <= a
