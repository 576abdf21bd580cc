"""What stands in a proposal comes from this case: the loss, the fallback before a fixed day, why the whole, the sums."""

from dataclasses import replace

import pytest
import stories

from assistant.domain.measurement.arithmetic import Amount, number
from assistant.domain.measurement.shapes import CostLine, Forecast
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.shapes import Proposal


def drafted(story: stories.Story, **answers: str) -> Proposal:
    return stories.draft(replace(story, answers={**story.answers, **answers}))


def step(proposal: Proposal, kind: str) -> str:
    return next(part.what.text for part in proposal.timeline if part.kind == kind)


def option(proposal: Proposal, name: str) -> str:
    return next(f"{part.reaches.text} {part.why.text}" for part in proposal.options if part.id == name)


@pytest.mark.parametrize(
    "said",
    [
        "A lost tooling order is worth 9000 euro to us on average.",
        "Each spoiled vat costs 640 euro.",
        "A broken pane is 85 euro a piece.",
    ],
)
def test_the_value_of_one_case_is_not_the_loss_of_a_year(said: str) -> None:
    waiting = drafted(stories.FURNITURE, cost_of_inaction=said, value_per_unit="Nobody knows.").front.waiting.text
    assert waiting.startswith("The gap of 2.3") and "One case is told as “" in waiting and "how many a year" in waiting


@pytest.mark.parametrize("said", ["The harbour has 118 berths.", "We fly 620 rounds a month in two shifts."])
def test_how_many_there_are_of_something_is_no_loss(said: str) -> None:
    waiting = drafted(stories.FURNITURE, cost_of_inaction=said).front.waiting.text
    assert "berths" not in waiting and "rounds" not in waiting


@pytest.mark.parametrize(
    "said", ["Two ferries left without us, 300 guests gone.", "Without the permit no boat, and 60 guests stay ashore."]
)
def test_a_loss_that_was_told_stands_as_it_was_told(said: str) -> None:
    assert said.rstrip(".") in drafted(stories.FURNITURE, cost_of_inaction=said).front.waiting.text


def test_a_start_that_is_fixed_stays_in_the_fallback() -> None:
    told = {
        "stakeholders": "The opening is on 10 May 2027.",
        "cause_tools": "The ovens are fine. The practice kitchen is there only six weeks before the opening.",
    }
    fallback = step(drafted(stories.DENTAL, **told), "fallback")
    assert "10 May 2027 stays" in fallback and "begins beside somebody who has" in fallback
    assert "which later dates move" not in fallback


def test_the_day_of_the_result_stays_in_the_fallback() -> None:
    proposal = stories.draft(stories.FURNITURE)
    assert step(proposal, "fallback").endswith("30 September 2027 stays for the result")


def test_whoever_has_no_proof_waits_where_the_day_is_a_duty() -> None:
    assert "whoever has no proof by then does not do the task" in step(stories.draft(stories.ALLERGENS), "fallback")


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("The plant director signs for the furnace, I think.", "The plant director"),
        ("The chief cook too.", "the chief cook"),
        ("The head of the ferry office, Ms Aldous, and", "The head of the ferry office, Ms Aldous"),
        ("The managing director himself.", "The managing director"),
        ("Head of service, Mr Dalgaard", "Head of service, Mr Dalgaard"),
        ("The head of sales and marketing", "The head of sales and marketing"),
    ],
)
def test_whoever_decides_is_an_office_or_a_person(said: str, who: str) -> None:
    assert clauses.role(said).casefold() == who.casefold()


def _priced(benefit: float, *lines: CostLine) -> Proposal:
    total: Amount | None = None
    for line in lines:
        own = Amount(line.figure.expression, line.figure.value, line.figure.operands)
        total = own if total is None else total + own
    assert total is not None
    told = stories.source(stories.DENTAL, "cost_of_inaction")
    cost, gain = total.derive("Full cost", "EUR"), number("what it brings", benefit, told).derive("Benefit", "EUR")
    roi = (gain.value - cost.value) / cost.value * 100
    found = Forecast(benefit=gain, cost=cost, bcr=gain.value / cost.value, roi_percent=roi, lines=lines)
    return stories.composed(stories.DENTAL, stories.interview(stories.DENTAL), found)


def _line(what: str, *factors: tuple[str, float]) -> CostLine:
    sources = {38.0: stories.source(stories.DENTAL, "audience_size")}
    told = stories.source(stories.DENTAL, "cost_of_inaction")
    amounts = [number(name, value, sources.get(value, told)) for name, value in factors]
    total = amounts[0]
    for more in amounts[1:]:
        total = total * more
    return CostLine(what=what, who="", figure=total.derive(what, "EUR"))


_TIME = _line("Hours away", ("16 hours", 16), ("38 assistants", 38), ("40 euro", 40))


def test_the_whole_says_what_it_brings_beyond_the_lean_start() -> None:
    assert "Against the lean start it brings €40,000 more for €12,160 more." in option(
        _priced(80_000, _TIME), "recommended"
    )
    assert "On the money alone the lean start does better" in option(_priced(8_000, _TIME), "recommended")


def test_the_days_that_the_groups_take_are_in_the_sum() -> None:
    trainer = _line("Trainer, 6 days at 900", ("6 days", 6), ("900", 900))
    proposal = _priced(80_000, _TIME, trainer)
    row = next(part for part in proposal.costs if part.what.text.startswith("Days that the groups take"))
    assert row.amount.text.endswith("€3,600")
    assert proposal.front.cost.text.startswith("€33,320 known so far")
    lean = next(part for part in proposal.options if part.id == "lean").cost.text
    assert "3 × 2 × 900" in lean and "= €17,560" in lean


def test_enough_days_add_nothing() -> None:
    trainer = _line("Trainer, 12 days at 900", ("12 days", 12), ("900", 900))
    assert all("Days that the groups take" not in part.what.text for part in _priced(80_000, _TIME, trainer).costs)


def test_a_thought_that_ends_on_the_sponsor_is_kept_without_that_end() -> None:
    told = {
        "sponsor": "The CFO.",
        "tried_before": "Since June the night crew has been paid by the full pallet, some test the CFO wanted.",
    }
    tried = " ".join(part.text for part in drafted(stories.FURNITURE, **told).tried)
    assert "paid by the full pallet" in tried and "CFO" not in tried


def test_a_harm_that_does_not_happen_today_has_to_stay_away() -> None:
    told = {"success_criteria": "", "exemplars": "The two in the harbour do it well. No complaint ever."}
    guard = next(part for part in drafted(stories.DENTAL, **told).contract if part.level == "guard")
    assert guard.what.text.startswith("Complaints") and guard.now.text == "“No complaint ever.”"


def test_a_fragment_is_no_guard() -> None:
    told = "Faster loading alone would mean more dents, and worse packing."
    guards = [
        part.what.text for part in drafted(stories.DENTAL, success_criteria=told).contract if part.level == "guard"
    ]
    assert guards and all(text != "“worse packing”" for text in guards)
    kept = "Six minutes per crate, and the count of damaged lids not higher than now."
    guards = [
        part.what.text for part in drafted(stories.DENTAL, success_criteria=kept).contract if part.level == "guard"
    ]
    assert any("damaged lids not higher than now" in text for text in guards)


def test_a_duty_counts_the_groups_that_practise_and_not_everybody() -> None:
    groups = (("the kitchen crew", 40, "40", False, "audience"), ("the waiters", 25, "25", False, "audience"))
    story = replace(stories.ALLERGENS, groups=groups)
    told = {
        "audience_size": "300 people.",
        "audience": "Everybody. That is 40 in the kitchen crew and 25 of the waiters.",
    }
    proposal = drafted(story, **told)
    assert "65 of 300" in proposal.front.decision.text
    assert "300 hours" not in proposal.front.cost.text


def test_a_cost_told_in_one_sentence_is_quoted_whole() -> None:
    what = "2400 euro with everything in it: hours of the deckhands, ropes, the"
    row = next(part for part in _priced(9_000, _line(what, ("2400 euro", 2400))).costs)
    assert row.what.text.startswith("As it was told: “")


def test_a_limit_without_a_time_is_not_told_as_unchecked_dates() -> None:
    note = " ".join(
        part.text for part in drafted(stories.DENTAL, constraints="No filming of guests, ever.").timeline_note
    )
    assert "Also to be kept to: “No filming of guests" in note and "Not checked" not in note
