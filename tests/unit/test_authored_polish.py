"""The last reader: slips of the pen, the reader's face, working days, sums beside results; the plan's effort added up."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring import effort, places, sums, wishes
from assistant.domain.proposal.authoring.against import other_verdict
from assistant.domain.proposal.authoring.desk import with_openers
from assistant.domain.proposal.authoring.draft import Draft, EffortText, MixText, StepText, lines, mended
from assistant.domain.proposal.authoring.polish import awkward, tidy, with_sum
from assistant.domain.proposal.shapes import Statement

T1 = Source(origin=Origin.TURN, ref="1", quote="The 26 sorters miss 4 parcels in a shift of 8 hours.")
DUE = datetime.date(2027, 3, 4)
GUIDED: Any = SimpleNamespace(
    prepared_for=Statement(text="Head of Sorting"),
    front=SimpleNamespace(decider=Statement(text="Head of Sorting, by 4 March 2027", days=(DUE,))),
)


def odd(place: str, text: str, told: bool = False) -> list[str]:
    return awkward(place, text, GUIDED, lambda _: told)


@pytest.mark.parametrize(
    ("slip", "better"),
    [
        ("It stays near 69 percent.. Nothing else.", "It stays near 69 percent. Nothing else."),
        ("The the belt stops , then runs .", "The the belt stops, then runs."),
        ("Read on 5 december 2027.", "Read on 5 December 2027."),
        ("They said “we we wait..” twice.", "They said “we we wait..” twice."),
        ("It says “stop.”.", "It says “stop.”"),
        ("They had had enough and it is is late.", "They had had enough and it is late."),
    ],
)
def test_slips_of_the_pen_are_mended_outside_quotations(slip: str, better: str) -> None:
    assert tidy(slip) == better


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("gap.0", "The sorters to be confirmed become the next bottleneck."),
        ("groups.0.who", "All 26 sorters (26)"),
        ("gap.0", "The parcels pile up in my two halls."),
        ("contract.0.owner", "The requester"),
        ("reasons.0", "The head of sorting opens every meeting with it."),
        ("timeline.0.when", "6 March 2027"),
        ("summary.0", "You are asked to decide by 2 March 2027."),
    ],
)
def test_what_a_reader_would_stumble_over_is_named(place: str, text: str) -> None:
    assert odd(place, text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("contract.0.owner", "To be confirmed"),
        ("asks.0.who", "The head of sorting"),
        ("holding_message.0", "I have asked for a scanner on my belts."),
        ("gap.0", "One sorter says “I lose my place”."),
        ("summary.0", "You are asked to decide by 4 March 2027."),
        ("timeline.0.when", "5 March 2027"),
    ],
)
def test_what_a_person_would_write_is_left_alone(place: str, text: str) -> None:
    assert not odd(place, text)


def test_a_weekend_that_was_said_stands() -> None:
    assert not odd("gap.0", "The hall opens on 6 March 2027.", told=True)


def figure(item: str, prose: str = "Sorters lose hours a shift.") -> Derived:
    found = sums.summed(item, prose, [T1], [], may_propose=True)
    assert isinstance(found, Derived), found
    return found


def test_an_operand_of_ours_is_allowed_in_a_plan_and_known_as_ours() -> None:
    made = figure("= 26 * 3p hours")
    assert made.value == 78 and sums.has_ours(made) and sums.noted(made) == "= 26 * 3p hours"
    assert isinstance(sums.summed("= 26 * 3p hours", "Sorters.", [T1], []), str)


@pytest.mark.parametrize("item", ["= 26 * 3p EUR", "= 3p / 26 * 100 percent", "= 26 * 300p hours", "= 26 * 3 hours"])
def test_neither_money_nor_shares_nor_large_numbers_are_ours(item: str) -> None:
    assert isinstance(sums.summed(item, "Sorters.", [T1], [], may_propose=True), str)


def test_a_result_stands_beside_its_sum_once_its_parts_are_not_in_sight() -> None:
    made = figure("= 26 * 4 / 8")
    assert with_sum("That is 13 an hour.", made) == "That is 13 an hour (26 × 4 ÷ 8)."
    hours = figure("= 26 * 4 / 8 hour")
    assert with_sum("That is 13 hours of work.", hours) == "That is 13 hours (26 × 4 ÷ 8) of work."
    seen = "26 sorters times 4 parcels over 8 hours are 13 an hour."
    assert with_sum(seen, made) == seen


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        (Verdict.NON_TRAINING, "A course will not fix this: the belt stops whenever two labels overlap."),
        (Verdict.NON_TRAINING, "The sorters need a second scanner, not another course."),
        (Verdict.TRAINING_PLUS, "Practice is right for the nine new sorters, and it will not last without a scanner."),
        (Verdict.BUILD_TRAINING, "Training is the right answer: nobody has worked the new belt before."),
        (Verdict.MANDATORY_MINIMUM, "The law requires an hour a year, and no more than that belongs here."),
        (Verdict.DISCOVERY_FIRST, "It is too early to say what helps: nobody has counted the lost parcels."),
        (Verdict.DECLINE_DEFER, "Not now: no result was named that this would move."),
    ],
)
def test_the_verdict_may_be_said_in_own_words(verdict: Verdict, text: str) -> None:
    assert not other_verdict(text, verdict)
    for other in {Verdict.NON_TRAINING} - {verdict}:
        assert other_verdict(text, other)


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        (Verdict.NON_TRAINING, "No training would be a mistake."),
        (Verdict.NON_TRAINING, "Training is not optional."),
        (Verdict.NON_TRAINING, "A course will not fix this. Book it all the same."),
        (Verdict.BUILD_TRAINING, "Training is not the answer."),
        (Verdict.TRAINING_PLUS, "Approve the course for everybody."),
        (Verdict.DISCOVERY_FIRST, "Train the sorters in April."),
        (Verdict.DECLINE_DEFER, "A workshop is the right answer."),
    ],
)
def test_another_verdict_is_not_said(verdict: Verdict, text: str) -> None:
    assert other_verdict(text, verdict)


def test_the_effort_of_a_plan_is_added_up_by_code() -> None:
    parts = (
        EffortText(what="Practice", who="Sorters", people="26", hours="4", because="two sessions"),
        EffortText(what="Coaching", who="Team leads", people="2", hours="20"),
        EffortText(what="Nonsense", who="Nobody", people="many", hours="5"),
    )
    lines, wrong = effort.priced(Draft(effort=parts), (T1,))
    whole = effort.total(lines)
    assert whole and whole.value == 18 and list(wrong) == ["effort.2.people", "effort.2.hours"]
    assert lines[0].figure.operands[0][2] == T1 and sums.has_ours(lines[1].figure)
    assert "18 working days (our estimate)" in effort.filled("It takes {total}.", whole)
    cells = {"effort.0.what": Statement(text="Practice"), "effort.0.because": Statement(text="two sessions")}
    rows = effort.rows(lines, parts, cells.get)
    assert rows[0].amount.text == "26 people × 4 hours = 13 working days; two sessions (proposed)"
    assert rows[-1].amount.text == "18 working days (our estimate)"


def test_what_is_left_of_a_told_count_is_counted_and_a_repair_may_change_a_count() -> None:
    told = T1.model_copy(update={"quote": "We have 240 sorters and 26 of them are new."})
    part = EffortText(what="Practice", who="The others", people="214", hours="3")
    assert not effort.priced(Draft(effort=(part,)), (told,))[1] and effort.priced(Draft(effort=(part,)), (T1,))[1]
    assert mended(Draft(effort=(part,)), {"effort.0.people": "26"}).effort[0].people == "26"


@pytest.mark.parametrize(
    "step", ["The second scanner is in use at the belt.", "Decide on 8 March 2027; the scanner is in use."]
)
def test_one_step_under_two_dates_is_offered_with_all_its_texts(step: str) -> None:
    draft = Draft(
        timeline=(StepText(kind="first", when="8 March 2027", what=step, owner="IT"),),
        mix=(
            MixText(
                name="Scanner", learning=False, owner="IT", ask="The second scanner is in use.", by="15 March 2027"
            ),
        ),
    )
    said = {place: Statement(text=text) for place, text in lines(draft).items()}
    wished = set(wishes.of(draft, said, None))
    assert wished == {"timeline.0.when", "timeline.0.what", "mix.0.by"}
    both = said | {"timeline.0.what": Statement(text=f"{step} From 15 March 2027 it counts.")}
    assert not wishes.of(draft, both, None)


def test_a_number_told_in_words_counts_in_a_sum() -> None:
    told = T1.model_copy(update={"quote": "Half a shift, so half a day each for 26 sorters, at 40 euros a day."})
    made = sums.summed("= 26 * 0.5 days", "That is 13 days a week.", [told], [])
    assert isinstance(made, Derived) and made.value == 13
    assert isinstance(sums.summed("= 26 * 0.25 days", "That is 6.5 days a week.", [told], []), str)


def test_money_in_the_prose_gives_a_sum_its_unit_where_money_was_told() -> None:
    paid = T1.model_copy(update={"quote": "The 26 sorters cost 40 euros an hour."})
    made = sums.summed("= 26 * 40", "An hour costs €1,040.", [paid], [])
    assert isinstance(made, Derived) and made.unit == "EUR"
    unpaid = sums.summed("= 26 * 4", "A shift costs €104.", [T1], [])
    assert isinstance(unpaid, Derived) and not unpaid.unit


def test_no_sum_stands_inside_a_day() -> None:
    made = figure("= 26 - 8", "Eighteen parcels.")
    assert with_sum("Until 18 March the belt stands still.", made) == "Until 18 March the belt stands still."


def test_a_head_count_beyond_a_hundred_must_have_been_told() -> None:
    part = EffortText(what="Practice", who="Sorters", people="2600", hours="4")
    assert effort.priced(Draft(effort=(part,)), (T1,))[1]


def test_a_critic_takes_single_sentences_out_and_never_the_last_nor_what_is_decided() -> None:
    said = Statement(text="Something.")
    there = ("risks.0", "risks.1", "gap.0", "mix_note.0", "summary.0", "summary.1", "asks.0.what")
    found: dict[str, Statement] = dict.fromkeys(there, said)
    struck = places.strikes(found, found)
    assert set(struck) == {"risks.0", "mix_note.0"}


def test_a_word_that_opens_a_sentence_is_told_from_a_name_by_its_shape() -> None:
    said = Statement(text="Lawful is not enough. Checking the belt helps. Brandvold pays.")
    assert set(with_openers(said, frozenset()).ours) == {"Lawful", "Checking"}


def test_bare_numbers_of_a_model_are_taken_as_text() -> None:
    part = EffortText.model_validate({"what": "Practice", "who": "Sorters", "people": 26, "hours": 0.5})
    assert (part.people, part.hours) == ("26", "0.5")
