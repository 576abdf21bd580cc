"""The cautious shares of a forecast: how much of a loss can be avoided, how much of a change the learning may claim, and
how sure the person is who says so (Phillips, 1997: isolate the effect, adjust for error, take the cautious end)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.arithmetic import Amount, constant, number
from assistant.domain.brief import Source
from assistant.domain.quantities import Kind, Quantity
from assistant.domain.slots import Slot
from assistant.domain.sums.people import Said
from assistant.domain.sums.statements import Placed, Statement


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
    r"\b(?:train\w*|course\w*|learn\w*|program(?:me)?s?|workshop\w*|coach\w*|practi[cs]\w*|e-?learning|class(?:es)?|teach\w*|taught|lesson\w*|"
    r"seminar\w*|session\w*|module\w*|instruction|tuition|drill\w*|upskilling|simulat\w*)\b",
    re.I,
)
_CREDIT = re.compile(
    r"\b(?:from|due|credit\w*|because|thanks|down to|attribut\w*|explain\w*|shares?|contribut\w*|owe[sd]?|earn\w*|caus\w*|comes?|belong\w*|"
    r"effect|gains?|improve\w*|plus|differen\w*|of (?:that|it|this|these|those|the)|gives?|gets?|put|assign\w*|is|for|would be|makes?|"
    r"account\w*|claim\w*|through|via|deserve\w*|reason|responsible)\b",
    re.I,
)
_AVOID = re.compile(
    r"\b(?:avoid\w*|prevent\w*|sav(?:e|ed|ing|able)|recover\w*|unnecessary|needless|spar(?:e|ed)|gone|disappear\w*|(?:win|get|won|got) back|"
    r"eliminat\w*|go(?:es)? away|stop\w*|removed?|need not|not needed|reclaim\w*|cut)\b",
    re.I,
)
_NOT_CREDIT = re.compile(
    r"\b(?:attend\w*|complet\w*|passed|have had|had the|took|finished|enrol\w*|scor\w*|satisf\w*|rated|signed up|trained)\b", re.I
)
_REST = re.compile(
    r"\b(?:the )?(?:other|rest|remaining|remainder|balance)\b(?: of (?:it|that))?(?: is| are)?\s*$", re.I
)
_CUT = re.compile(r"[,;:()–—]|\band\b|\bbut\b|\bwhile\b|\bwhereas\b", re.I)
_SPOKEN = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (2, 3),
    "quarter": (1, 4),
    "fourth": (1, 4),
    "fifth": (1, 5),
    "sixth": (1, 6),
}
_FRACTION = re.compile(
    r"\b(?:(?P<times>an?|one|two|three)[ -])?(?P<unit>half|thirds?|quarter|fourth|fifth|sixth)\b"
    r"(?!-|\s*(?:an?\s+)?(?:hour|day|year|shift|dozen|million|past))",
    re.I,
)
_SILENT = frozenset((Slot.BASELINE, Slot.TARGET, Slot.METRIC))


def shares(said: Said) -> tuple[Share, ...]:
    """All shares said, each with its role; percentages with another meaning are left out."""
    return tuple(share for statement in said.statements for share in _of_statement(statement))


def cautious(found: tuple[Share, ...], role: Role) -> Share | None:
    """The share of a role, the smallest where several people named one."""
    return min((s for s in found if s.role is role), key=lambda s: s.amount.value, default=None)


def _of_statement(statement: Statement) -> Iterator[Share]:
    if statement.slots <= _SILENT:
        return
    percent = any(n.quantity.kind is Kind.PERCENT for n in statement.numbers) or bool(_SURE.search(statement.text))
    numbers = [n for n in (*statement.numbers, *_spoken(statement)) if _is_share(n.quantity, bare=percent)]
    numbers.sort(key=lambda n: n.start)
    for index, placed in enumerate(numbers):
        start = numbers[index - 1].end if index else 0
        stop = numbers[index + 1].start if index + 1 < len(numbers) else len(statement.text)
        if _REST.search(statement.text[start : placed.start]):
            continue
        window = statement.text[start : placed.start], statement.text[placed.end : stop]
        role = _role(statement, window)
        if role:
            avoids = bool(_AVOID.search(" ".join(window)))
            yield Share(role, _fraction(placed, statement.source), statement.source, placed.quantity.text, avoids)


def _spoken(statement: Statement) -> Iterator[Placed]:
    """Spoken fractions that stand without the words a number usually has ("half from the training")."""
    for match in _FRACTION.finditer(statement.text):
        if not any(n.start < match.end() and match.start() < n.end for n in statement.numbers):
            part, whole = _SPOKEN[match["unit"].lower()]
            times = {"two": 2, "three": 3}.get((match["times"] or "").lower(), part)
            share = Quantity(kind=Kind.PERCENT, value=times / whole * 100, unit="%", text=match.group(), start=match.start())
            yield Placed(match.start(), match.end(), share)


def _is_share(quantity: Quantity, *, bare: bool) -> bool:
    """A percentage; a bare number only (``bare``) where the sentence speaks of shares anyway ("80 sure")."""
    plain = quantity.kind is Kind.COUNT and not quantity.unit and not quantity.per and 1 < quantity.value <= 100
    return (bare and plain) or (
        quantity.kind is Kind.PERCENT and quantity.unit != "point" and 0 < quantity.value <= 100
    )


def _role(statement: Statement, window: tuple[str, str]) -> Role | None:
    """The role by the number's own clause, else by the words up to its neighbours, else by the question before it."""
    own = f"{_CUT.split(window[0])[-1]} {_CUT.split(window[1])[0]}"
    wide = " ".join(window)
    before = statement.before if len(own.split()) <= 3 else ""
    for words in (own, wide, before):
        if _SURE.search(words):
            return Role.SURE
        if (
            _LEARNING.search(words)
            and (_CREDIT.search(words) or _bare_credit(statement, words))
            and not _NOT_CREDIT.search(words)
        ):
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
    """The share as a number of 0..1; a spoken fraction exactly ("a third" is 1 / 3)."""
    quantity = placed.quantity
    spoken = _SPOKEN.get(quantity.text.lower().split()[-1])
    if spoken and abs(spoken[0] / spoken[1] * 100 - quantity.value) < 0.1:
        if spoken[1] in (2, 4, 5):
            return number(quantity.text, spoken[0] / spoken[1], source)
        return number(quantity.text, spoken[0], source) / constant(
            spoken[1], f"{quantity.text}: {spoken[0]} of {spoken[1]}"
        )
    return number(quantity.text, quantity.value / 100, source)
