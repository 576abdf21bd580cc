"""The plan recommended is priced by its own lines; what was asked for keeps its own price."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.measurement.arithmetic import Amount, number
from assistant.domain.measurement.shapes import CostLine, Forecast
from assistant.domain.proposal.shapes import OptionPart, Proposal

_TALK = stories.interview(stories.DENTAL)
_TOLD = stories.source(stories.DENTAL, "cost_of_inaction")
_SIZE = stories.source(stories.DENTAL, "audience_size")


def _line(what: str, *factors: tuple[str, float]) -> CostLine:
    amounts = [number(name, value, _SIZE if value == 38 else _TOLD) for name, value in factors]
    total = amounts[0]
    for more in amounts[1:]:
        total = total * more
    return CostLine(what=what, who="", figure=total.derive(what, "EUR"))


_TIME = _line("Hours away from the chair", ("38 assistants", 38), ("60 hours", 60))
_FILMS = _line("Finished e-learning with films", ("85 euro", 85), ("60 hours", 60))


def _composed(*lines: CostLine) -> Proposal:
    total: Amount | None = None
    for line in lines:
        own = Amount(line.figure.expression, line.figure.value, line.figure.operands)
        total = own if total is None else total + own
    assert total is not None
    cost, benefit = total.derive("Full cost", "EUR"), number("60 crowns", 60, _TOLD).derive("Benefit", "EUR")
    percent = (benefit.value - cost.value) / cost.value * 100
    found = Forecast(benefit=benefit, cost=cost, bcr=benefit.value / cost.value, roi_percent=percent, lines=lines)
    return stories.composed(stories.DENTAL, _TALK, found)


def _option(proposal: Proposal, name: str) -> OptionPart:
    return next(option for option in proposal.options if option.id == name)


def test_a_product_that_is_no_part_of_the_plan_is_priced_with_the_request_only() -> None:
    proposal = _composed(_TIME, _FILMS)
    assert _option(proposal, "requested").cost.text.startswith("€7,380")
    assert _option(proposal, "recommended").cost.text.startswith("€2,280 known so far")
    assert proposal.front.cost == _option(proposal, "recommended").cost
    row = next(row for row in proposal.costs if row.what.text.startswith("Finished e-learning"))
    assert row.amount.text == "85 euro × 60 hours = €5,100; only as requested, not in this plan"


def test_both_are_reckoned_where_plan_and_request_cost_differently() -> None:
    assert "As asked for it costs €7,380" in proposal_text(_composed(_TIME, _FILMS))
    assert "As asked for" not in proposal_text(_composed(_TIME))


def proposal_text(proposal: Proposal) -> str:
    assert proposal.forecast
    return " ".join(sentence.text for sentence in proposal.forecast.sentences)


def test_the_lean_option_scales_the_same_lines() -> None:
    assert _option(_composed(_TIME, _FILMS), "lean").cost.text.startswith(
        "38 assistants × 60 hours × 0.5 = €1,140 known so far"
    )


def test_the_factors_of_a_sum_are_named() -> None:
    assert "38 assistants × 60 hours = €2,280" in proposal_text(_composed(_TIME))


@pytest.mark.parametrize(
    ("said", "expected"), [("The opening is on 10 May 2027.", "The opening on 10 May 2027 comes anyway")]
)
def test_doing_nothing_tells_what_comes_anyway(said: str, expected: str) -> None:
    story = replace(stories.DENTAL, answers={**stories.DENTAL.answers, "stakeholders": said})
    nothing = _option(stories.draft(story), "nothing")
    assert nothing.what.text.startswith(expected) and "not to be expected" in nothing.reaches.text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("A quality awareness training of two days.", "128 working days away from work; no fee was named"),
        (
            "A quality awareness training for all packers.",
            "No fee and no length was named; one day for each would be 64 working days (our assumption)",
        ),
    ],
)
def test_without_a_price_the_request_is_told_in_working_days(asked: str, expected: str) -> None:
    answers = {**stories.FURNITURE.answers, "requested_solution": asked}
    assert _option(stories.draft(replace(stories.FURNITURE, answers=answers)), "requested").cost.text == expected
