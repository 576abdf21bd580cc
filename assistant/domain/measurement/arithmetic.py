"""Sums that show their working: plain expressions, evaluated and checked by code.

An ``Amount`` grows by ``+ - * /`` and keeps every number with the words it came from; ``derive`` freezes it into the
``Derived`` figure that proposals show."""

import ast
import math
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from assistant.domain.brief.shapes import Derived, Origin, Source

Operand = tuple[str, float, Source]

_TOLERANCE = 1e-6
_LONGEST = 2_000
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


class ArithmeticMismatch(ValueError):
    """A figure that its own expression or operands do not bear out."""


def evaluate(expression: str) -> float:
    """The value of an expression of numbers, ``+ - * /`` and parentheses. Raises ValueError on anything else, on a
    division by zero and on a result that is not finite."""
    if len(expression) > _LONGEST:
        raise ValueError("expression too long")
    try:
        value = _value(ast.parse(expression.strip(), mode="eval").body)
    except (SyntaxError, ZeroDivisionError, OverflowError, RecursionError, MemoryError) as error:
        raise ValueError(f"not a sum: {expression!r}") from error
    if not math.isfinite(value):
        raise ValueError(f"no finite result: {expression!r}")
    return value


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=bool()):
            raise ValueError("not a number")
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left), _value(right))
        case _:
            raise ValueError(f"not allowed in a sum: {type(node).__name__}")


def recompute(derived: Derived) -> float:
    """The value of the figure's expression, computed afresh. Raises ValueError as ``evaluate`` does."""
    return evaluate(derived.expression)


def check(derived: Derived) -> None:
    """Raises ArithmeticMismatch where the value is not what the expression gives, a number of the expression has no
    operand, or an operand is not used."""
    if not _close(recompute(derived), derived.value):
        raise ArithmeticMismatch(f"{derived.label}: {derived.expression} is not {derived.value}")
    numbers = [float(found) for found in _NUMBER.findall(derived.expression)]
    values = [abs(value) for _, value, _ in derived.operands]
    for number in numbers:
        if not any(_close(number, value) for value in values):
            raise ArithmeticMismatch(f"{derived.label}: {number:g} has no source")
    for name, value, _ in derived.operands:
        if not any(_close(number, abs(value)) for number in numbers):
            raise ArithmeticMismatch(f"{derived.label}: {name} is not part of the sum")


def _close(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def written(value: float) -> str:
    """A number as it stands in an expression: plain digits, no exponent, no trailing zeros."""
    text = format(Decimal(str(round(value, 10))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Amount:
    """A sum in the making: expression, value and the operands with their sources."""

    expression: str
    value: float
    operands: tuple[Operand, ...]

    def __mul__(self, other: "Amount") -> "Amount":
        return self._join("*", other, self._bracketed("+-"), other._bracketed("+-/"), self.value * other.value)

    def __truediv__(self, other: "Amount") -> "Amount":
        return self._join("/", other, self._bracketed("+-"), other._bracketed("+-*/"), self.value / other.value)

    def __add__(self, other: "Amount") -> "Amount":
        return self._join("+", other, self.expression, other.expression, self.value + other.value)

    def __sub__(self, other: "Amount") -> "Amount":
        return self._join("-", other, self.expression, other._bracketed("+-"), self.value - other.value)

    def _join(self, sign: str, other: "Amount", left: str, right: str, value: float) -> "Amount":
        fresh = tuple(o for o in other.operands if o not in self.operands)
        return Amount(f"{left} {sign} {right}", value, self.operands + fresh)

    def _bracketed(self, signs: str) -> str:
        """The expression, in parentheses where one of ``signs`` stands outside of parentheses."""
        return f"({self.expression})" if _outer_signs(self.expression) & set(signs) else self.expression

    def derive(self, label: str, unit: str) -> Derived:
        """The finished figure; ``unit`` is the unit of the result ("EUR", "%", "point")."""
        return Derived(
            label=label,
            expression=self.expression,
            value=round(self.value, 6),
            unit=unit,
            operands=self.operands,
        )


def _outer_signs(expression: str) -> set[str]:
    depth, found = 0, set[str]()
    for sign in expression:
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and sign in "+-*/":
            found.add(sign)
    return found


def number(name: str, value: float, source: Source) -> Amount:
    """An operand that somebody said."""
    return Amount(written(value), float(written(value)), ((name, float(written(value)), source),))


def constant(value: float, why: str) -> Amount:
    """A number that holds by definition ("12 months in a year"); ``why`` is shown as its source."""
    return number(why, value, Source(origin=Origin.OURS, ref="by definition", quote=why))


def added(amounts: Sequence[Amount]) -> Amount:
    """The sum of one or more amounts."""
    return reduce(operator.add, amounts)


def reread(derived: Derived) -> Amount:
    """The figure as an amount, to go on calculating with it."""
    return Amount(derived.expression, derived.value, derived.operands)
