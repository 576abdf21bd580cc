"""The cautious shares of a forecast: how much of a loss can be avoided, how much of a change the learning may claim, and
how sure the person is who says so (Phillips, 1997: isolate the effect, adjust for error, take the cautious end)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Source
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.measurement.sums.by import CLAUSE_END
from assistant.domain.measurement.sums.people import Said
from assistant.domain.measurement.sums.statements import Placed, Statement
from assistant.domain.slots import Slot


class Role(StrEnum):
    """What a share says."""

    AVOIDABLE = "avoidable"
    CREDIT = "credit"
    SURE = "sure"


@dataclass(frozen=True)
class Share:
    """A share of 0..1 with its words. ``avoids``: the credited share was itself said of what can be avoided."""

    role: Role
    amount: Amount
    source: Source
    text: str
    avoids: bool = False


_SURE = re.compile(r"\b(?:sure|certain|certainty|confident|confidence|bet)\b", re.I)
_LEARNING = re.compile(
    r"\b(?:train\w*|course\w*|learn\w*|program(?:me)?s?|workshop\w*|coach\w*|practi[cs]\w*|e-?learning|class(?:es)?|teach\w*|"
    r"taught|lesson\w*|seminar\w*|session\w*|module\w*|instruction|tuition|drill\w*|upskilling|simulat\w*)\b",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:from|due|credit\w*|because|thanks|down to|attribut\w*|explain\w*|shares?|contribut\w*|owe[sd]?|earn\w*|caus\w*|comes?|"
    r"belong\w*|effect|gains?|improve\w*|plus|differen\w*|of (?:that|it|this|these|those|the)|gives?|gets?|put|assign\w*|is|for|"
    r"would be|makes?|account\w*|claim\w*|through|via|deserve\w*|reason|responsible)\b",
    re.I,
)
_AVOID = re.compile(
    r"\b(?:avoid\w*|prevent\w*|sav(?:e|ed|ing|able)|recover\w*|unnecessary|needless|spar(?:e|ed)|gone|disappear\w*|"
    r"(?:win|get|won|got) back|eliminat\w*|go(?:es)? away|stop\w*|removed?|need not|not needed|reclaim\w*|cut)\b",
    re.I,
)
_NOT_CREDIT = re.compile(
    r"\b(?:attend\w*|complet\w*|passed|have had|had the|took|finished|enrol\w*|scor\w*|satisf\w*|rated|signed up|trained)\b",
    re.I,
)
_REST = re.compile(
    r"\b(?:the )?(?:other|rest|remaining|remainder|balance)\b(?: of (?:it|that))?(?: is| are)?\s*$", re.I
)
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fifth": 5, "sixth": 6}
_TIMES = {"two": 2, "three": 3, "four": 4}
_FRACTION = re.compile(
    r"\b(?:(?P<times>an?|one|two|three|four)[ -])?(?P<part>half|thirds?|quarters?|fourth|fifth|sixth)\b"
    r"(?!-|\s*(?:an?\s+)?(?:hour|day|year|shift|dozen|million|past))",
    re.I,
)
# percentages there are values of the measure, of a group or of a good example
_SILENT = frozenset((Slot.BASELINE, Slot.TARGET, Slot.METRIC, Slot.EXEMPLARS, Slot.AUDIENCE, Slot.AUDIENCE_SIZE))


def shares(said: Said) -> tuple[Share, ...]:
    """All shares said, each with its role; percentages with another meaning are left out."""
    return tuple(share for statement in said.statements for share in _of_statement(statement))


def cautious(found: tuple[Share, ...], role: Role) -> Share | None:
    """The share of a role, the smallest where several people named one."""
    return min((s for s in found if s.role is role), key=lambda s: s.amount.value, default=None)


def _of_statement(statement: Statement) -> Iterator[Share]:
    if statement.slots <= _SILENT:
        return
    numbers = _share_numbers(statement)
    text = statement.text
    for index, placed in enumerate(numbers):
        start = numbers[index - 1].end if index else 0
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        before, after = text[start : placed.start], text[placed.end : stop]
        role = None if _REST.search(before) else _role(statement, before, after)
        if role:
            avoids = bool(_AVOID.search(f"{before} {after}"))
            yield Share(role, _fraction(placed, statement.source), statement.source, placed.quantity.text, avoids)


def _share_numbers(statement: Statement) -> list[Placed]:
    """Percentages and spoken fractions; bare numbers only where the sentence speaks of shares anyway ("80 sure")."""
    percent = any(n.quantity.kind is Kind.PERCENT for n in statement.numbers)
    bare = percent or bool(_SURE.search(statement.text))
    found = [n for n in (*statement.numbers, *_spoken(statement)) if _is_share(n.quantity, bare=bare)]
    return sorted(found, key=lambda n: n.start)


def _spoken(statement: Statement) -> Iterator[Placed]:
    """Spoken fractions that no quantity covers ("half from the training")."""
    for match in _FRACTION.finditer(statement.text):
        if not any(n.start < match.end() and match.start() < n.end for n in statement.numbers):
            value = _TIMES.get((match["times"] or "").lower(), 1) / _PARTS[match["part"].lower()] * 100
            share = Quantity(kind=Kind.PERCENT, value=value, unit="%", text=match.group(), start=match.start())
            yield Placed(match.start(), match.end(), share)


def _is_share(quantity: Quantity, *, bare: bool) -> bool:
    plain = quantity.bare and not quantity.per and 1 < quantity.value <= 100
    return (bare and plain) or (
        quantity.kind is Kind.PERCENT and quantity.unit != "point" and 0 < quantity.value <= 100
    )


def _role(statement: Statement, before: str, after: str) -> Role | None:
    """The role by the number's own clause, else by the words up to its neighbours, else by the question before it."""
    own = f"{CLAUSE_END.split(before)[-1]} {CLAUSE_END.split(after)[0]}"
    asked = statement.before if len(own.split()) <= 3 else ""
    for words in (own, f"{before} {after}", asked):
        if _SURE.search(words):
            return Role.SURE
        if _claims(statement, words):
            return Role.CREDIT
        if _AVOID.search(words) and not _NOT_CREDIT.search(words):
            return Role.AVOIDABLE
    return None


def _claims(statement: Statement, words: str) -> bool:
    """True where the words give the learning a share: with a word of cause, or ("training maybe 30 percent") with few
    words, said about what would count as success."""
    if not _LEARNING.search(words) or _NOT_CREDIT.search(words):
        return False
    return bool(_CREDIT.search(words)) or (Slot.SUCCESS_CRITERIA in statement.slots and len(words.split()) <= 4)


def _fraction(placed: Placed, source: Source) -> Amount:
    """The share as a number of 0..1; a spoken third exactly (1 / 3)."""
    quantity = placed.quantity
    match = _FRACTION.fullmatch(quantity.text)
    whole = _PARTS[match["part"].lower()] if match else 0
    parts = round(quantity.value * whole / 100)
    if whole in (3, 6) and abs(parts / whole * 100 - quantity.value) < 0.1:
        exact = constant(whole, f"{quantity.text}: {parts} of {whole}")
        return number(quantity.text, parts, source) / exact
    return number(quantity.text, quantity.value / 100, source)
