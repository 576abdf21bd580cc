"""The sums of an author: computed again, every operand traced to a source of the line, the unit borne out by the operands.

An operand of ours carries a "p" ("= 12 * 6p hours"): it is allowed where a plan may propose, and shown as proposed."""

import re

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement import arithmetic
from assistant.domain.text import spans
from assistant.domain.text.words import stems

_SUM = re.compile(r"=\s*((?:[\d\s.+*/()-]|(?<=\d)p\b)+?)\s*(?:(?:->|=>|=)\s*[\d.,]+)?\s*((?!p\b)[^\W\d].*|[%€£$])?$")
_BRACKETS = re.compile(r"\(([^()]*[-+*/][^()]*)\)")
_DIGITS = re.compile(r"(\d+(?:\.\d+)?)(p?)")
_TOO_MANY = "a number of ours is at most 100, or a part of a count that the line cites"
_OURS = "proposed"  # the source of an operand of ours
BY_DEFINITION = "by definition"  # the source of an operand that converts
_MOST_OF_OURS = 100  # a larger number of ours is a part of one that was told
_HALF = 0.5  # of a percent, by which a share may be rounded
_TOLD_OF_SHARE = 2  # numbers that were told, in a share with one of ours in it: ours alone beside a whole is no share
_ROUNDED = 0.005  # by which a part may be off: a third is 0.33
_MONEY = re.compile(r"[A-Z]{3}|[€£$]|(?i:euros?|pounds?|dollars?|francs?|crowns?)")
_CODES = {"€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP", "$": "USD", "dollar": "USD"}
_PAID = re.compile(r"\d\s?(?:EUR|GBP|USD|CHF|(?i:euros?|pounds?|dollars?|francs?|crowns?))\b")
_PERCENT = re.compile(r"%|per\s?cent(?:age)?(?: points?)?|points?", re.IGNORECASE)
_SPAN = r"(?P<unit>minute|hour|day|week|month|year)s?\b"
_IN_WORDS = tuple(
    (value, re.compile(pattern, re.IGNORECASE))
    for value, pattern in (
        (0.25, rf"\bquarter of an? {_SPAN}"),
        (0.5, rf"(?<!and a )\bhalf an? {_SPAN}|(?<!and a )\bhalf-{_SPAN.replace('unit', 'joined')}"),
        (1.5, rf"\b(?:one|an?) {_SPAN} and a half|\bone and a half {_SPAN.replace('unit', 'joined')}"),
        (12.0, r"\ba dozen\b"),
    )
)  # numbers that are written in words of more than one meaning elsewhere
_PARTS = {"half": 2.0, "second": 2.0, "third": 3.0, "quarter": 4.0, "fourth": 4.0, "fifth": 5.0, "tenth": 10.0}
_SHARE = re.compile(
    r"\b(?:every (?P<nth>second|third|fourth|fifth|tenth)\b|(?P<of>half|third|quarter|fifth|tenth)s? of\b(?! an? )"
    r"|(?:best|worst|top|bottom|upper|lower|other|first|\w+est) (?P<part>half|third|quarter|fifth|tenth)\b)",
    re.IGNORECASE,
)  # a part of a whole in words: "every fourth" and "the best quarter" are 0.25, or 1 / 4
_ONE_SPAN = re.compile(rf"(?:[.;:]|^) ?(?:one|an?|1) {_SPAN} of\b", re.IGNORECASE)  # of what a sentence gives the price
_TIME = re.compile(r"(?:working )?(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
# Numbers that hold by definition, and a word of which one must stand in the line's sources, its unit or its prose.
_BY_DEFINITION = {
    7: ("days a week", "day week"),
    8: ("hours a working day", "hour working"),
    12: ("months a year", "month year"),
    24: ("hours a day", "hour day"),
    52: ("weeks a year", "week year"),
    60: ("minutes an hour", "minute hour second"),
    100: ("percent", "% percent cent point"),
    365: ("days a year", "day year"),
}


def summed(item: str, prose: str, sources: list[Source], figures: list[Derived]) -> Derived | str:
    """The sum of a mark such as "= 1.5 * 4000 / 60 hours" as a figure, or what is wrong with it. A number of ours in it is
    marked with a p, and small."""
    written = _SUM.match(item)
    if not written:
        return f"not a plain sum: {item}"
    expression, unit = written[1].strip(), (written[2] or "").strip()
    try:
        expression = _in_percent(expression, unit, prose)
        value = arithmetic.evaluate(_DIGITS.sub(r"\1", expression))
    except ValueError:
        return f"not a plain sum: {expression}"
    operands: list[arithmetic.Operand] = []
    for digits, mark in dict.fromkeys(_DIGITS.findall(expression)):
        number = float(digits)
        told = _operand(number, sources, figures) or _defined(number, f"{unit}: {prose}", sources)
        if mark and number > _most_of_ours(sources, figures):
            return f"{digits}{mark} in the sum: {_TOO_MANY}"
        source = ours(number) if mark else told
        if source is None:
            return f"{digits} in the sum has no source in this line"
        operands.append((digits, number, source))
    if not _has_unit(unit, expression, [(value, source) for _, value, source in operands], figures):
        return f"nothing in the sum is counted in {unit}"
    unit = unit or _unit_beside(prose, value, expression, operands)
    unit = _CODES.get(unit.casefold().removesuffix("s"), unit)
    label = _without_strangers(prose, sources)[:80]
    plain = _DIGITS.sub(r"\1", expression)
    return Derived(label=label, expression=plain, value=round(value, 6), unit=unit, operands=tuple(operands))


def _in_percent(expression: str, unit: str, prose: str) -> str:
    """A bare quotient as the share that the prose names it as: 3 / 4 stands for 75 percent. Raises ValueError."""
    if "/" not in expression or (unit and not _PERCENT.fullmatch(unit)):
        return expression
    share = 100 * arithmetic.evaluate(_DIGITS.sub(r"\1", expression))
    shares = {value for number in spans.numbers(prose) if number.unit == "%" for value in number.values}
    if not any(abs(value - share) <= _HALF for value in shares):
        return expression
    outside = _BRACKETS.sub("", expression)
    return f"100 * ({expression})" if re.search(r"[-+]", outside) else f"100 * {expression}"


def steps(figure: Derived) -> list[Derived]:
    """What stands in the brackets of a sum, each a figure of its own: a text may name it, too."""
    return [_step(part, figure) for part in dict.fromkeys(_BRACKETS.findall(figure.expression))]


def _step(part: str, figure: Derived) -> Derived:
    numbers = {float(number) for number, _ in _DIGITS.findall(part)}
    operands = tuple(operand for operand in figure.operands if operand[1] in numbers)
    told = {n.unit for _, value, source in operands for n in _numbers(value, source)} - {""}
    alike = len(told) == 1 and "money" not in told and not set("*/") & set(part)
    unit = next(iter(told)) if alike else ""
    value = round(arithmetic.evaluate(part), 6)
    return Derived(label=figure.label, expression=part, value=value, unit=unit, operands=operands)


def _unit_beside(prose: str, value: float, expression: str, operands: list[arithmetic.Operand]) -> str:
    """The money or share that a sum without a unit stands for in the prose, where its operands bear that out."""
    held = (n for n in spans.numbers(prose) if n.unit in ("money", "%") and any(abs(v - value) < 1 for v in n.values))
    for number in held:
        unit = "%" if number.unit == "%" else next(iter(_MONEY.findall(prose[: number.end])[-1:]), "")
        if unit and _has_unit(unit, expression, [(told, source) for _, told, source in operands], []):
            return unit
    return ""


def ours(number: float) -> Source:
    """The source of a number that is our proposal."""
    return Source(origin=Origin.OURS, ref=_OURS, quote=f"{number:g}: our proposal")


def has_ours(figure: Derived) -> bool:
    """True where an operand of the sum is our proposal."""
    return any(source.ref == _OURS for _, _, source in figure.operands)


def noted(figure: Derived) -> str:
    """The sum in the notation of an author."""
    proposed = {value for _, value, source in figure.operands if source.ref == _OURS}
    shown = _DIGITS.sub(lambda m: m[0] + ("p" if float(m[1]) in proposed else ""), figure.expression)
    return f"= {shown} {figure.unit}".strip()


def _operand(value: float, sources: list[Source], figures: list[Derived]) -> Source | None:
    for source in sources:
        if _numbers(value, source):
            return source
    for figure in figures:
        if _near(value, figure.value) or any(_near(value, operand) for _, operand, _ in figure.operands):
            return next((source for _, _, source in figure.operands), None)
    return None


def _most_of_ours(sources: list[Source], figures: list[Derived]) -> float:
    """How large a number of ours may be: a part of the largest count that the line rests on."""
    counts = (value for source in sources for n in spans.numbers(source.quote) if not n.unit for value in n.values)
    return max((_MOST_OF_OURS, *counts, *(value for figure in figures for _, value, _ in figure.operands)))


def _defined(value: float, said: str, sources: list[Source]) -> Source | None:
    """A number by definition where the things it converts are spoken of; one stands for a single thing that is named."""
    if value == 1:
        span = _ONE_SPAN.search(said)
        return Source(
            origin=Origin.OURS, ref=BY_DEFINITION, quote=f"1 {span['unit'] if span else 'thing that is named'}"
        )
    if value not in _BY_DEFINITION:
        return None
    why, needed = _BY_DEFINITION[int(value)]
    spoken = " ".join((said, *(source.quote for source in sources))).casefold()
    if not any(word in spoken for word in needed.split()):
        return None
    return Source(origin=Origin.OURS, ref=BY_DEFINITION, quote=f"{value:g} {why}")


def _has_unit(unit: str, expression: str, operands: list[tuple[float, Source]], figures: list[Derived]) -> bool:
    """True where the unit of a sum comes from an operand: money from money, time from time or a definition of time."""
    classes = {number.unit for value, source in operands for number in _numbers(value, source)}
    spoken = stems(" ".join(source.quote for _, source in operands))
    proposed = any(source.ref == _OURS for _, source in operands)
    if _PERCENT.fullmatch(unit):
        shares = "%" in classes or "/" in expression or bool(stems("percent points") & spoken)
        told = sum(source.ref not in (_OURS, BY_DEFINITION) for _, source in operands)
        return shares and (not proposed or ("/" in expression and told >= _TOLD_OF_SHARE))
    if _MONEY.fullmatch(unit):
        paid = any(_PAID.search(source.quote) for _, source in operands)
        return paid or "money" in classes or any(_MONEY.fullmatch(figure.unit) for figure in figures)
    if timed := _TIME.match(unit):
        told = any(
            _near(value, figure.value) and stems(timed[1]) <= stems(figure.unit)
            for figure in figures
            for value, _ in operands
        )
        return (
            proposed
            or told
            or bool(classes & {"minute", "hour", "day", "week", "month", "year"} or stems(timed[1]) & spoken)
        )
    return True


def _numbers(value: float, source: Source) -> list[spans.Number]:
    found = [number for number in spans.numbers(source.quote) if any(_near(value, other) for other in number.values)]
    in_words = [(match, written) for written, pattern in _IN_WORDS if (match := pattern.search(source.quote))]
    parts = [(match, _PARTS[match[match.lastgroup or 0].lower()]) for match in _SHARE.finditer(source.quote)]
    found += [_at(match, value, next(filter(None, match.groups()), "")) for match, n in in_words if _near(value, n)]
    return found + [_at(match, value, "") for match, n in parts if _near(value, n) or abs(value - 1 / n) < _ROUNDED]


def _at(match: re.Match[str], value: float, unit: str) -> spans.Number:
    return spans.Number(frozenset({value}), unit, match.start(), match.end(), match[0])


def _without_strangers(prose: str, sources: list[Source]) -> str:
    """The prose without names that no source holds: a sum must not vouch for them."""
    held = {name for source in sources for _, name, _ in spans.names(source.quote)}
    for _, name, _ in spans.names(prose):
        if name not in held:
            prose = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", prose)
    return " ".join(prose.split())


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6 * max(1.0, abs(a))
