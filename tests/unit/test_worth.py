"""Whether a gap is worth its remedy, where both have to be worked out of what was told (Mager and Pipe, 1970)."""

import pytest
from briefs import brief
from judging import TODAY, Told, aligned, interview, knowledge

from assistant.domain.alignment.shapes import AlignmentState
from assistant.domain.diagnosis.diagnose import Verdict, diagnose
from assistant.domain.diagnosis.shapes import Judgement
from assistant.domain.slots import Slot

ASKED = "Label training for the 26 packers, please."


def judged(loss: str, price: str, library: AlignmentState = AlignmentState.NOT_ALIGNED) -> Judgement:
    told = brief(
        (Slot.AUDIENCE_SIZE, "26 packers"),
        (Slot.BUSINESS_GOAL, "Fewer labels printed twice."),
        (Slot.COST_OF_INACTION, loss),
        (Slot.BUDGET, price),
        (Slot.MANDATE, "No."),
    )
    talk = interview(Told(ASKED)).model_copy(update={"brief": told})
    return diagnose(talk, aligned(library), knowledge(), TODAY).judgement


@pytest.mark.parametrize("price", ["540 euros per head.", "All in 14,000 euros, our time included."])
def test_a_remedy_that_costs_more_than_a_year_of_the_gap_is_declined(price: str) -> None:
    found = judged("We lose 60 euros a month on labels.", price)
    assert found.verdict is Verdict.DECLINE_DEFER
    (rule,) = found.rules
    assert rule.rule == "R4" and "720 EUR a year" in rule.finding.replace("€720", "720 EUR")
    assert "14,0" in rule.finding


def test_a_gap_that_costs_more_is_no_reason_to_decline() -> None:
    assert judged("We lose 6,000 euros a month on labels.", "540 euros per head.").verdict is not Verdict.DECLINE_DEFER


def test_a_goal_of_the_company_is_not_weighed_in_money_alone() -> None:
    found = judged("We lose 60 euros a month on labels.", "540 euros per head.", AlignmentState.ALIGNED)
    assert found.verdict is not Verdict.DECLINE_DEFER


def test_without_a_price_nothing_is_weighed() -> None:
    assert "R4" not in [r.rule for r in judged("We lose 60 euros a month on labels.", "No idea.").rules]
