"""The sums of an author: computed again, every operand traced to a source of the line, the unit borne out by the operands."""

import re

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement import arithmetic
from assistant.domain.text import spans
from assistant.domain.text.words import stems

_SUM = re.compile(r"=\s*([\d\s.+*/()-]+?)\s*(?:(?:->|=>|=)\s*[\d.,]+)?\s*([^\W\d].*|[%€£$])?$")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MONEY = re.compile(r"[A-Z]{3}|[€£$]|(?i:euros?|pounds?|dollars?|francs?|crowns?)")
_PERCENT = re.compile(r"%|per\s?cent(?:age)?(?: points?)?|points?", re.IGNORECASE)
_TIME = re.compile(r"(?:working )?(minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
# Numbers that hold by definition, and a word of which one must stand in the line's sources, its unit or its prose.
_BY_DEFINITION = {
    7: ("days a week", "day week"),
    12: ("months a year", "month year"),
    24: ("hours a day", "hour day"),
    52: ("weeks a year", "week year"),
    60: ("minutes an hour", "minute hour second"),
    100: ("percent", "% percent cent"),
    365: ("days a year", "day year"),
}


def summed(item: str, prose: str, sources: list[Source], figures: list[Derived]) -> Derived | str:
    """The sum of a mark such as "= 2.3 * 9000 / 60 hours" as a figure, or what is wrong with it."""
    written = _SUM.match(item)
    if not written:
        return f"not a plain sum: {item}"
    expression, unit = written[1].strip(), (written[2] or "").strip()
    try:
        value = arithmetic.evaluate(expression)
    except ValueError:
        return f"not a plain sum: {expression}"
    operands: list[arithmetic.Operand] = []
    for digits in dict.fromkeys(_DIGITS.findall(expression)):
        source = _operand(float(digits), sources, figures) or _defined(float(digits), f"{unit} {prose}", sources)
        if source is None:
            return f"{digits} in the sum has no source in this line"
        operands.append((digits, float(digits), source))
    if not _has_unit(unit, expression, [(value, source) for _, value, source in operands], figures):
        return f"nothing in the sum is counted in {unit}"
    label = _without_strangers(prose, sources)[:80]
    return Derived(label=label, expression=expression, value=round(value, 6), unit=unit, operands=tuple(operands))


def _operand(value: float, sources: list[Source], figures: list[Derived]) -> Source | None:
    for source in sources:
        if _numbers(value, source):
            return source
    for figure in figures:
        if _near(value, figure.value) or any(_near(value, operand) for _, operand, _ in figure.operands):
            return next((source for _, _, source in figure.operands), None)
    return None


def _defined(value: float, said: str, sources: list[Source]) -> Source | None:
    """A number by definition where the things it converts are spoken of."""
    if value not in _BY_DEFINITION:
        return None
    why, needed = _BY_DEFINITION[int(value)]
    spoken = " ".join((said, *(source.quote for source in sources))).casefold()
    if not any(word in spoken for word in needed.split()):
        return None
    return Source(origin=Origin.OURS, ref="by definition", quote=f"{value:g} {why}")


def _has_unit(unit: str, expression: str, operands: list[tuple[float, Source]], figures: list[Derived]) -> bool:
    """True where the unit of a sum comes from an operand: money from money, time from time or a definition of time."""
    classes = {number.unit for value, source in operands for number in _numbers(value, source)}
    spoken = stems(" ".join(source.quote for _, source in operands))
    if _PERCENT.fullmatch(unit):
        return "%" in classes or "/" in expression or bool(stems("percent points") & spoken)
    if _MONEY.fullmatch(unit):
        return "money" in classes or any(_MONEY.fullmatch(figure.unit) for figure in figures)
    if timed := _TIME.match(unit):
        return bool(classes & {"minute", "hour", "day", "week", "month", "year"}) or bool(stems(timed[1]) & spoken)
    return True


def _numbers(value: float, source: Source) -> list[spans.Number]:
    return [number for number in spans.numbers(source.quote) if any(_near(value, other) for other in number.values)]


def _without_strangers(prose: str, sources: list[Source]) -> str:
    """The prose without names that no source holds: a sum must not vouch for them."""
    held = {name for source in sources for _, name, _ in spans.names(source.quote)}
    for _, name, _ in spans.names(prose):
        if name not in held:
            prose = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", prose)
    return " ".join(prose.split())


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6 * max(1.0, abs(a))
