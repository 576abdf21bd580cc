"""The outcome contract: tied lines, nothing invented, weak spots named."""

from datetime import date

import pytest
from briefs import brief, measure, value

from assistant.adapters.content import content_root, load
from assistant.domain.brief.shapes import Brief
from assistant.domain.measurement.arithmetic import check
from assistant.domain.measurement.contract import contract
from assistant.domain.measurement.contract_lines import OPEN
from assistant.domain.measurement.shapes import Contract, ContractLine
from assistant.domain.slots import Slot

KNOWLEDGE = load(content_root())
TODAY = date(2027, 3, 1)


def agreed(said: Brief) -> Contract:
    return contract(said, KNOWLEDGE, TODAY)


def line(found: Contract, level: str) -> ContractLine:
    return next(item for item in found.lines if item.level == level)


def full() -> Brief:
    known = measure("late departures", "34 a month", "20 a month")
    return brief(
        (Slot.DATA_SOURCE, "The yard log."),
        (Slot.DATA_OWNER, "Ilse Brandt in planning."),
        (Slot.DUE, "End of September."),
        (Slot.DESIRED_BEHAVIOUR, "The dispatcher closes the manifest before the first truck is loaded."),
        (Slot.SUCCESS_CRITERIA, "Fewer late trucks. Damage must not go up because of the hurry."),
        (Slot.SPONSOR, "The head of logistics."),
        measures=[known],
    )


def test_the_result_line_holds_what_was_said() -> None:
    result = line(agreed(full()), "4")
    assert (result.what, result.now, result.target) == ("late departures", "34 a month", "20 a month")
    assert (result.source, result.owner, result.by) == (
        "The yard log.",
        "Ilse Brandt in planning.",
        "End of September.",
    )
    assert not result.proposed


def test_the_gap_is_recomputable() -> None:
    gap = agreed(full()).gap
    assert gap is not None
    check(gap)
    assert gap.value == 14


def test_behaviour_is_made_countable_and_tied_to_the_result() -> None:
    behaviour = line(agreed(full()), "3")
    assert "closes the manifest" in behaviour.what
    assert behaviour.what.startswith("Share of cases")
    assert (behaviour.ties_to, behaviour.proposed) == ("result", True)


def test_there_is_an_early_sign_within_weeks() -> None:
    assert line(agreed(full()), "early").by == "4 weeks after the start"


def test_the_guard_is_what_the_requester_said() -> None:
    guard = line(agreed(full()), "guard")
    assert "Damage must not go up" in guard.what
    assert not guard.proposed


def test_an_early_sign_that_counts_harm_has_to_fall_to_a_half() -> None:
    signs = {entry.id: entry for entry in KNOWLEDGE.metrics}
    for entry in signs.values():
        known = measure(entry.name, "20 percent", "25 percent", metric_id=entry.id)
        spoken = (Slot.CURRENT_BEHAVIOUR, f"We already look at {entry.leading[0]}.")
        early = line(agreed(brief(spoken, measures=[known])), "early")
        assert early.what.casefold() == entry.leading[0].casefold()
        counts_harm = "errors" in early.what.lower() and "found" not in early.what.lower()
        assert not counts_harm or early.target.startswith("half"), early.what


def test_without_a_known_measure_the_guard_is_the_other_side() -> None:
    slow = measure("days that a letter lies", "9 days", "4 days")
    assert line(agreed(brief(measures=[slow])), "guard").what.startswith("Errors")
    whole = measure("letters with a signature", "90 percent", "94 percent")
    assert line(agreed(brief(measures=[whole])), "guard").what.startswith("Time")


@pytest.mark.parametrize(
    ("name", "guard"),
    [
        ("letters sent to the wrong address", "Cases handed on or left for later to avoid an error"),
        ("applications turned away at the desk", "Good cases turned away to be on the safe side"),
        ("kilowatt hours for one oven load", "Punctuality and amount of what is delivered"),
        ("waiting time at the ferry", "Cases that come back because they were not solved"),
        ("new members of the choir", "Existing customers who leave"),
    ],
)
def test_what_must_not_get_worse_goes_with_the_kind_of_measure(name: str, guard: str) -> None:
    made = line(agreed(brief(measures=[measure(name, "9", "4")])), "guard")
    assert made.what == guard and made.proposed


def test_a_measure_whose_name_tells_nothing_is_known_by_what_was_said_of_it() -> None:
    told = (Slot.METRIC, "The vase number, so how many vases are fired a second time.")
    assert line(agreed(brief(told, measures=[measure("vases", "9", "4")])), "guard").what == "Pieces finished per shift"


def test_without_words_the_guard_comes_from_the_metric_file_as_a_proposal() -> None:
    entry = KNOWLEDGE.metrics[0]
    known = measure(entry.name, "20 percent", "25 percent", metric_id=entry.id)
    spoken = (Slot.CURRENT_BEHAVIOUR, "They give a discount on the average deal before anybody asks.")
    guard = line(agreed(brief(spoken, measures=[known])), "guard")
    assert guard.what.lower() == entry.counter.lower()
    assert guard.proposed


def test_what_belongs_to_another_trade_is_not_proposed() -> None:
    entry = next(item for item in KNOWLEDGE.metrics if item.id == "conversion-rate")
    known = measure("letters with all enclosures", "60 percent", "80 percent", metric_id=entry.id)
    made = agreed(
        brief((Slot.DESIRED_BEHAVIOUR, "Read the letter against the list before sealing it."), measures=[known])
    )
    assert line(made, "early").what.startswith("People who have done every step")
    assert line(made, "guard").what.startswith("Time taken") and line(made, "guard").owner == "Line managers"


def test_what_nobody_said_is_to_be_confirmed() -> None:
    result = line(agreed(brief((Slot.METRIC, "Late trucks."))), "4")
    assert {result.now, result.target, result.by, result.source, result.owner} == {OPEN}


def test_nobody_is_no_owner() -> None:
    assert line(agreed(brief((Slot.METRIC, "Late trucks."), (Slot.DATA_OWNER, "Nobody really."))), "4").owner == OPEN


def test_two_earlier_values_allow_a_trend_line() -> None:
    known = measure("late departures", "34 a month", "20 a month", earlier=value("28 a month"))
    assert agreed(brief(measures=[known])).isolation.startswith(
        "To tell the effect from other causes, late departures is compared month by month"
    )


def test_otherwise_a_person_estimates() -> None:
    assert "how sure that is" in agreed(brief((Slot.METRIC, "Late trucks."))).isolation


@pytest.mark.parametrize(
    ("slot", "text", "words"),
    [
        (Slot.DESIRED_BEHAVIOUR, "They understand why it matters.", "cannot be observed"),
        (Slot.DESIRED_BEHAVIOUR, "They should be more aware of cost.", "cannot be observed"),
        (Slot.METRIC, "Attendance and course feedback.", "who took part"),
        (Slot.METRIC, "Late trucks.", "no starting value"),
        (Slot.METRIC, "Late trucks.", "supplies the number"),
        (Slot.METRIC, "Late trucks.", "must not get worse"),
        (Slot.BUSINESS_GOAL, "Happier customers.", "No measure is named"),
    ],
)
def test_weak_spots_are_named(slot: Slot, text: str, words: str) -> None:
    assert any(words in item for item in agreed(brief((slot, text))).lint)


def test_a_sound_contract_has_no_complaint() -> None:
    assert agreed(full()).lint == ()


def test_a_wrong_direction_and_a_past_date_are_noticed() -> None:
    known = measure(
        "late departures",
        "34 a month",
        "40 a month",
        rises=False,
        due=value("3 days").model_copy(update={"day": date(2027, 1, 4)}),
    )
    lint = " ".join(agreed(brief(measures=[known])).lint)
    assert "not better than today's value" in lint
    assert "already past" in lint


@pytest.mark.parametrize("said", ["Then they write less, that would be worse.", "I never asked."])
def test_half_a_sentence_is_no_guard(said: str) -> None:
    slow = measure("time to answer a letter", "9 days", "4 days")
    guard = line(agreed(brief((Slot.SUCCESS_CRITERIA, said), measures=[slow])), "guard")
    assert guard.proposed
