"""Targets told against today's value: "halve it", "cut by a third", "20 percent fewer", "plus 10 points", "shave 3 days off"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.domain.brief.quantities import Kind, Quantity, Shift

_WHOLES = (
    (
        re.compile(
            r"\bhalv(?:e|ed|es|ing)\b|\b(?:in|by|to) half\b|\bhalf (?:of )?(?:that|it|this|them|these"
            r"|the (?:number|time|amount"
            r"|rate|level)|what (?:it|we|they)|as (?:many|much|long|often))\b|^\W*(?:about "
            r"|roughly )?half(?: please)?\W*$",
            re.I,
        ),
        Shift(part=1, of=2, up=False),
    ),
    (
        re.compile(r"\bdoubl(?:e|ed|ing)\b|\btwice (?:that|it|this|the|as (?:many|much|often|high))\b", re.I),
        Shift(part=1, of=1, up=True),
    ),
    (
        re.compile(r"\btripl(?:e|ed|ing)\b|\bthree times (?:that|it|this|the|as (?:many|much|often))\b", re.I),
        Shift(part=2, of=1, up=True),
    ),
)
_SMALL = r"(?:(?:about|around|at least|another|a further|some|roughly|maybe|say|only|just)\s+)*"
_DOWN = r"reduc\w+|cut\w*|lower\w*|drop\w*|decreas\w+|shorten\w*|trim\w*|shrink\w*|sav\w+|shav\w+|minus|down|less|fewer"
_UP = r"increas\w+|rais\w+|grow\w*|lift\w*|rise|gain\w*|plus|up|add|more"
_BY = re.compile(rf"\b(?:(?P<down>{_DOWN})|(?P<up>{_UP}))\b[^.,;]{{0,40}}?\bby\s+{_SMALL}$|\bby\s+{_SMALL}$", re.I)
_OF = re.compile(
    rf"\b(?:(?P<down>reduction|decrease|drop|cut|saving|fall)|(?P<up>increase|rise|growth|gain|plus|uplift)"
    rf"|improvement)\s+of\s+{_SMALL}$",
    re.I,
)
_STEP = re.compile(
    rf"(?:\b(?:(?P<down>minus|shav\w+|trim\w*|lose|take|knock)|(?P<up>plus|add|gain))|(?P<sign>\+))\s*{_SMALL}$", re.I
)
_BEHIND = re.compile(
    r"\s*(?:(?P<down>less|fewer|lower|shorter|faster|quicker|cheaper|off|(?:reduction|decrease|drop)\b"
    r"|down(?! (?:from|to)))"
    r"|(?P<up>more|higher|longer|extra|on top|(?:increase|growth)\b|up(?! (?:from|to)))|(?P<open>better"
    r"|improvement))\b(?!\s+than\s+\d)",
    re.I,
)
_GOES_TO = re.compile(r"\s*(?:\w+\s+){0,2}?(?:down |up )?to\s+\S*\d", re.I)


@dataclass(frozen=True)
class Told:
    """A shift, the words it was told in, and the number among them."""

    shift: Shift
    text: str
    quantity: Quantity | None = None


def told(text: str, amounts: Sequence[Quantity]) -> Told | None:
    """The change that a sentence on a target tells, or None where it tells a value."""
    for quantity in amounts:
        if found := _with_number(text, quantity):
            return found
    return _in_words(text, amounts)


def _in_words(text: str, amounts: Sequence[Quantity]) -> Told | None:
    for pattern, shift in _WHOLES:
        match = pattern.search(text)
        if not match or any(not _within(quantity, match) for quantity in amounts):
            continue
        return Told(shift, match.group().strip(" .,;!"), next(iter(amounts), None))
    return None


def _within(quantity: Quantity, match: re.Match[str]) -> bool:
    return quantity.start < match.end() and quantity.start + len(quantity.text) > match.start()


def _with_number(text: str, quantity: Quantity) -> Told | None:
    before, after = text[: quantity.start], text[quantity.start + len(quantity.text) :]
    lead = _BY.search(before) or _OF.search(before) or _STEP.search(before)
    behind = _BEHIND.match(after)
    if not (lead or behind) or _GOES_TO.match(after) or quantity.kind is Kind.PEOPLE:
        return None
    start, end = _words_from(lead, quantity), quantity.start + len(quantity.text) + (behind.end() if behind else 0)
    part, of = _parts(quantity)
    unit = "" if of else quantity.unit
    return Told(Shift(part=part, of=of, unit=unit, up=_up(lead, behind)), text[start:end].strip(), quantity)


def _words_from(lead: re.Match[str] | None, quantity: Quantity) -> int:
    """From the "by", "plus" or "reduction of" in front of the number."""
    if lead is None:
        return quantity.start
    near = re.search(r"(?:\bby\s|\b\w+\s+of\s|\b\w+\s|\+\s*)(?:\w+\s+){0,3}$", lead.group(), re.I)
    return lead.start() + (near.start() if near else 0)


def _up(lead: re.Match[str] | None, behind: re.Match[str] | None) -> bool | None:
    for match in (behind, lead):
        groups = match.groupdict() if match else {}
        if groups.get("down"):
            return False
        if groups.get("up") or groups.get("sign"):
            return True
    return None


def _parts(quantity: Quantity) -> tuple[float, float]:
    """ "A third" is 1 of 3, "15 percent" 15 of 100; a number with a unit is no share."""
    if quantity.kind is not Kind.PERCENT or quantity.unit != "%":
        return quantity.value, 0
    if re.search(r"\d|percent|per cent", quantity.text):
        return quantity.value, 100
    share = Fraction(quantity.value / 100).limit_denominator(12)
    return share.numerator, share.denominator
