"""Sums show their working and are checked."""

import contextlib

import pytest
from briefs import source
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.brief.shapes import Derived
from assistant.domain.measurement.arithmetic import (
    Amount,
    ArithmeticMismatch,
    check,
    constant,
    evaluate,
    number,
    recompute,
    reread,
    written,
)

numbers = st.floats(min_value=0.01, max_value=1e6).map(lambda x: round(x, 2))


def said(value: float) -> Amount:
    return number(f"{value}", value, source(f"it is {value}"))


def derived(expression: str, value: float, *operands: float) -> Derived:
    named = tuple((f"{o}", o, source("said")) for o in operands)
    return Derived(label="test", expression=expression, value=value, unit="EUR", operands=named)


@pytest.mark.parametrize(
    ("expression", "value"),
    [("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("10 / 4", 2.5), ("-3 + 5", 2), ("1 / 3 * 3", 1), ("7", 7)],
)
def test_plain_sums_are_evaluated(expression: str, value: float) -> None:
    assert evaluate(expression) == pytest.approx(value)


@pytest.mark.parametrize(
    "expression",
    [
        "2 ** 3",
        "__import__('os')",
        "x + 1",
        "1 / 0",
        "",
        "1 +",
        "[1]",
        "True",
        "1 if 1 else 2",
        "9" * 3000,
        "1e308 * 10",
        "(" * 900,
        "1j",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(ValueError):
        evaluate(expression)


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(evaluate(text), float)


@given(numbers, numbers, numbers)
def test_an_amount_and_its_expression_always_agree(a: float, b: float, c: float) -> None:
    for total in (
        (said(a) + said(b)) * said(c),
        said(a) / (said(b) * said(c)),
        said(a) - (said(b) - said(c)),
        said(a) * (said(b) / said(c)),
        (said(a) - said(b)) / said(c),
    ):
        assert evaluate(total.expression) == pytest.approx(total.value, rel=1e-6, abs=1e-6)


@given(numbers, numbers)
def test_a_derived_figure_passes_its_own_check_and_can_be_continued(a: float, b: float) -> None:
    figure = (said(a) * said(b)).derive("Product", "EUR")
    check(figure)
    assert recompute((reread(figure) + said(a)).derive("More", "EUR")) == pytest.approx(a * b + a)


def test_a_wrong_value_is_caught() -> None:
    with pytest.raises(ArithmeticMismatch, match="is not"):
        check(derived("2 * 3", 7, 2, 3))


def test_a_number_without_a_source_is_caught() -> None:
    with pytest.raises(ArithmeticMismatch, match="12 has no source"):
        check(derived("2 * 12", 24, 2))


def test_an_operand_that_is_not_in_the_sum_is_caught() -> None:
    with pytest.raises(ArithmeticMismatch, match="not part of the sum"):
        check(derived("2 * 3", 6, 2, 3, 99))


def test_constants_say_why_they_hold() -> None:
    year = (said(100) * constant(12, "12 months in a year")).derive("A year", "EUR")
    assert year.value == 1200
    assert year.operands[1][2].quote == "12 months in a year"


@pytest.mark.parametrize(
    ("value", "text"), [(38.0, "38"), (0.62, "0.62"), (1_200_000.0, "1200000"), (1e-7, "0.0000001")]
)
def test_numbers_are_written_without_exponent(value: float, text: str) -> None:
    assert written(value) == text
