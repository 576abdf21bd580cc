"""Forecasts: exact where every number was said, refused with the missing numbers where one was not."""

from pathlib import Path

import pytest
import yaml
from briefs import brief, fact, measure
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.brief.shapes import Brief, Derived, Origin
from assistant.domain.measurement.arithmetic import check, evaluate
from assistant.domain.measurement.costs import FOR_A_PART
from assistant.domain.measurement.forecast import UNDATED, cost_of_doing_nothing, forecast
from assistant.domain.measurement.shapes import Forecast, NoForecast
from assistant.domain.measurement.sums.measured import measured
from assistant.domain.slots import Slot

CASES: dict[str, dict[str, object]] = yaml.safe_load(Path(__file__).with_name("money_cases.yaml").read_text("utf-8"))


def told(name: str, **changed: str) -> Brief:
    """The brief of a case, with some answers replaced; an empty answer is left out."""
    said = {**CASES[name]["said"], **changed}  # type: ignore[dict-item]
    return brief(*((Slot(slot), text) for slot, text in said.items() if text))


def made(found: Forecast | NoForecast) -> Forecast:
    assert isinstance(found, Forecast), found
    return found


def refused(found: Forecast | NoForecast) -> NoForecast:
    assert isinstance(found, NoForecast), found
    return found


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "benefit" in case])
def test_the_forecast_is_what_an_expert_would_calculate(name: str) -> None:
    found = made(forecast(told(name)))
    assert found.benefit.value == pytest.approx(evaluate(str(CASES[name]["benefit"])), abs=0.5)
    assert found.cost.value == pytest.approx(evaluate(str(CASES[name]["cost"])), abs=0.5)
    assert found.roi_percent == pytest.approx(
        (found.benefit.value - found.cost.value) / found.cost.value * 100, abs=0.01
    )


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "benefit" in case])
def test_every_number_of_a_forecast_was_said_or_holds_by_definition(name: str) -> None:
    found = made(forecast(told(name)))
    said = " ".join(CASES[name]["said"].values())  # type: ignore[attr-defined]
    for figure in (found.benefit, found.cost, *(line.figure for line in found.lines)):
        check(figure)
        for words, _, source in figure.operands:
            spoken = words in said or words == FOR_A_PART
            assert source.origin is Origin.OURS or (spoken and source.quote in said)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "benefit" not in case])
def test_no_forecast_where_a_number_is_missing(name: str) -> None:
    assert refused(forecast(told(name))).missing


@pytest.mark.parametrize(
    ("slot", "expected"),
    [
        ("success_criteria", ("what share of the change", "how sure you are")),
        ("value_per_unit", ("worth in money",)),
        ("baseline", ("today's value",)),
        ("target", ("the wanted value",)),
        ("budget", ("cost in full",)),
    ],
)
def test_the_missing_number_is_named(slot: str, expected: tuple[str, ...]) -> None:
    missing = " | ".join(refused(forecast(told("shipping", **{slot: ""}))).missing)
    assert all(words in missing for words in expected)


def test_the_cost_is_told_even_where_the_benefit_is_not() -> None:
    found = refused(forecast(told("shipping", success_criteria="")))
    assert found.cost is not None
    assert (found.cost.label, found.cost.value) == ("Full cost", 11920)


def test_a_changed_fact_changes_the_sums_at_once() -> None:
    before = made(forecast(told("bakery")))
    after = made(forecast(told("bakery", audience_size="41 bakers.")))
    assert after.benefit.value == pytest.approx(before.benefit.value / 35 * 41)
    assert after.cost.value - before.cost.value == 6 * 5 * 19


def test_a_loss_is_called_a_loss() -> None:
    found = made(forecast(told("retail")))
    assert found.roi_percent < 0
    assert found.bcr < 1


def test_an_event_without_a_probability_is_told_but_never_added() -> None:
    found = made(forecast(told("event")))
    assert found.benefit.value == 2850
    assert any("2 million" in line and "probability" in line for line in found.assumptions)


def test_of_two_opinions_the_smaller_counts_and_of_a_range_the_cautious_end() -> None:
    smaller = told(
        "shipping",
        success_criteria="The yard says 60 percent is from the training, I say 20 percent. 70 to 90 percent sure.",
    )
    assert made(forecast(smaller)).benefit.expression.endswith("* 0.2 * 0.7")


def test_two_currencies_are_not_mixed() -> None:
    assert any("one currency" in text for text in refused(forecast(told("mixedcur"))).missing)


def test_an_answer_is_read_together_with_the_question_before_it() -> None:
    said = told("shipping", success_criteria="35% of the drop is due to the training.")
    message = "And am I sure about it? 75 percent."
    known = said.of(Slot.SUCCESS_CRITERIA)[0]
    short = known.model_copy(
        update={
            "value": "75 percent.",
            "source": known.source.model_copy(update={"ref": "9", "quote": "75 percent."}),
            "quantities": brief((Slot.SUCCESS_CRITERIA, "75 percent.")).facts[0].quantities,
        }
    )
    both = said.model_copy(update={"facts": (*said.facts, short)})
    assert isinstance(forecast(both), NoForecast)
    assert made(forecast(both, {"9": message})).benefit.value == 18900


def test_doing_nothing_costs_what_the_gap_is_worth() -> None:
    found = cost_of_doing_nothing(told("shipping"))
    assert isinstance(found, Derived)
    assert found.value == (85 - 60) * 12 * 240


def test_doing_nothing_without_numbers_is_told_in_words() -> None:
    assert cost_of_doing_nothing(brief((Slot.COST_OF_INACTION, "We would lose face."))) == "We would lose face."
    assert cost_of_doing_nothing(brief()) is None


@given(st.dictionaries(st.sampled_from(list(Slot)), st.text(max_size=120), max_size=8))
def test_any_text_gives_a_forecast_or_a_reason(answers: dict[Slot, str]) -> None:
    found = forecast(brief(*answers.items()))
    if isinstance(found, Forecast):
        check(found.benefit)
        check(found.cost)
    else:
        assert found.missing


def test_people_s_time_alone_is_no_full_cost() -> None:
    bare = "24 milkers, 4 hours each, 21 euros an hour."
    assert any("preparing" in words for words in refused(forecast(told("dairy", budget=bare))).missing)
    assert made(forecast(told("dairy", budget=f"{bare} Nothing more is needed."))).cost.value == 24 * 4 * 21


@pytest.mark.parametrize(
    ("said", "label", "value"),
    [
        ("130 orders a year, 38 percent, 560 pounds each.", "A year as today costs", 130 * 0.38 * 560),
        ("Multiply it: 4,000 claims, 12 percent, 310 pounds.", UNDATED, 4000 * 0.12 * 310),
        ("40 times 250 pounds a month.", "A year as today costs", 40 * 250 * 12),
    ],
)
def test_a_sum_that_a_person_dictates_is_worked_out(said: str, label: str, value: float) -> None:
    found = cost_of_doing_nothing(brief((Slot.COST_OF_INACTION, said)))
    assert isinstance(found, Derived)
    assert (found.label, found.value) == (label, pytest.approx(value))
    check(found)


def test_numbers_of_a_story_are_not_multiplied() -> None:
    said = "There were 130 complaints, up 12 percent, and we paid 900 pounds."
    assert cost_of_doing_nothing(brief((Slot.COST_OF_INACTION, said))) == said


def test_the_value_of_those_who_do_it_well_is_not_the_one_wanted() -> None:
    best = "The night crew. 31 minutes."
    found = measured(
        Brief(
            facts=(
                fact(Slot.BASELINE, "55 minutes.", 1),
                fact(Slot.TARGET, "40. It is in the plan.", 2),
                fact(Slot.TARGET, "31 minutes.", 2),
                fact(Slot.EXEMPLARS, best, 2),
            )
        )
    )
    assert found[0].target is not None and found[0].target.text == "40"


def test_three_sentences_that_multiply_are_one_sum() -> None:
    """The count, the share and the price were each told in a sentence of its own."""
    found = cost_of_doing_nothing(
        brief((Slot.COST_OF_INACTION, "900 deliveries a month. 10 percent of them come back. Times 80."))
    )
    assert isinstance(found, Derived) and found.value == pytest.approx(900 * 0.1 * 80 * 12)


def test_a_loss_without_a_period_is_neither_once_nor_yearly() -> None:
    found = cost_of_doing_nothing(brief((Slot.COST_OF_INACTION, "40 permits, 25 percent, 900 euros.")))
    assert isinstance(found, Derived) and found.label == UNDATED and found.value == pytest.approx(9000)


def test_a_bare_price_is_of_a_case_and_not_of_a_percentage_point() -> None:
    """Points become cases only with the number of cases, which nobody told."""
    by_case = brief((Slot.VALUE_PER_UNIT, "310."), measures=[measure("wrong bookings", "24 percent", "9 percent")])
    assert isinstance(cost_of_doing_nothing(by_case), str | None)
    by_point = brief(
        (Slot.VALUE_PER_UNIT, "One point is worth 310 euros a year."),
        measures=[measure("wrong bookings", "24 percent", "9 percent")],
    )
    found = cost_of_doing_nothing(by_point)
    assert isinstance(found, Derived) and found.value == pytest.approx(15 * 310)
