"""The last reader: slips of the pen, the reader's face, working days, sums beside results; the plan's effort added up."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from test_authored_marks import paper

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.authoring import comparison, effort, places, sums, wishes
from assistant.domain.proposal.authoring.against import other_verdict
from assistant.domain.proposal.authoring.desk import with_openers
from assistant.domain.proposal.authoring.draft import Draft, EffortText, MixText, StepText, lines, mended
from assistant.domain.proposal.authoring.polish import awkward, polished, tidy, unexplained
from assistant.domain.proposal.shapes import AS_ASKED, CostPart, OptionPart, Statement

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
    found = sums.summed(item, prose, [T1], [])
    assert isinstance(found, Derived), found
    return found


def test_an_operand_of_ours_is_known_as_ours() -> None:
    made = figure("= 26 * 3p hours")
    assert made.value == 78 and sums.has_ours(made) and sums.noted(made) == "= 26 * 3p hours"


@pytest.mark.parametrize("item", ["= 26 * 3p EUR", "= 3p / 26 * 100 percent", "= 26 * 300p hours", "= 26 * 3 hours"])
def test_neither_money_nor_shares_nor_large_numbers_are_ours(item: str) -> None:
    assert isinstance(sums.summed(item, "Sorters.", [T1], []), str)


def test_a_bare_quotient_is_the_share_that_the_sentence_names() -> None:
    told = [Source(origin=Origin.TURN, ref="1", quote="9 lorries wait; 3 fewer by May, and the plan says 5.")]
    made = sums.summed("= (9 - 3) / 9", "That is 67 percent of the queue.", told, [])
    assert isinstance(made, Derived) and made.unit == "%" and round(made.value) == 67
    other = sums.summed("= (9 - 3) / 9", "That is 80 percent of the queue.", told, [])
    assert isinstance(other, Derived) and other.value < 1


def test_one_hour_of_what_is_asked_for_has_its_price_in_hours_and_an_hour_lost_has_not() -> None:
    told = [Source(origin=Origin.TURN, ref="1", quote="There are 45 welders.")]
    assert isinstance(sums.summed("= 1 * 45 hours", "One hour of the course takes 45 hours.", told, []), Derived)
    assert isinstance(sums.summed("= 1 * 45 hours", "Each welder loses an hour, 45 hours in all.", told, []), str)


def test_a_result_whose_parts_are_not_in_sight_is_worked_out_at_the_end() -> None:
    made = figure("= 26 * 4 / 8")
    assert unexplained("That is 13 an hour.", made) == "13 an hour"
    hours = figure("= 26 * 4 / 8 hour")
    assert unexplained("That is 13 hours of work.", hours) == "13 hours"
    assert not unexplained("26 sorters times 4 parcels over 8 hours are 13 an hour.", made)
    said = Statement(text="That is 13 an hour.", figures=(made,))
    final = polished(paper(gap=(said,)), paper())
    assert [item.text for item in final.gap] == ["That is 13 an hour."]
    assert [[cell.text for cell in row] for row in final.appendices[-1].rows] == [
        ["13 an hour", "26 × 4 ÷ 8", "That is 13 an hour."]
    ]


def test_every_option_shows_how_its_cost_was_counted() -> None:
    told = tuple(
        Statement(text=f"13 {unit}: 26 sorters, 4 parcels in 8 hours", figures=(figure(f"= 26 * 4 / 8 {unit}"),))
        for unit in ("hours", "parcels")
    )
    empty = Statement(text="")
    ways = tuple(
        OptionPart(id=name, name=name, what=empty, cost=cost, reaches=empty, why=empty)
        for name, cost in zip(("lean", "requested"), told, strict=True)
    )
    final = polished(paper(options=ways), paper())
    assert [option.cost for option in final.options] == list(told)
    assert [row[1].text for row in final.appendices[-1].rows] == ["26 × 4 ÷ 8"] * 2


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


def test_every_option_has_a_whole_of_its_own_rows() -> None:
    row = {"what": "Practice", "who": "Sorters", "people": "26", "hours": "4"}
    parts = (
        EffortText(**row),
        EffortText(**row | {"hours": "3"}, option="requested"),
        EffortText(what="Cover", who="Others", people="2", hours="9", option="requested"),
    )
    counted, _ = effort.priced(Draft(effort=parts), (T1,))
    wholes = effort.totals(counted)
    assert {label: whole.value for label, whole in wholes.items()} == {"D0": 13, "D992": 12}
    text = effort.filled("{total}, no fee known", wholes["D992"], "D992")
    assert text == "12 working days (our estimate) [D992], no fee known"
    cells = {
        "effort.1.what": Statement(text="Practice", sources=(T1,), ours=("six",)),
        "effort.2.what": Statement(text="Cover"),
    }
    (shown,) = comparison.compared(counted, parts, cells.get, {"requested": "All 26 train", "lean": "Less"})
    assert (
        shown.what.text == "For comparison: All 26 train" and T1 in shown.amount.sources and "six" in shown.amount.ours
    )
    parted = "Practice 26 people × 3 hours = 9.8; cover 2 people × 9 hours = 2.2"
    assert shown.amount.text == f"{parted}; together 12 working days (proposed)"
    assert len(effort.rows(counted, parts, cells.get)) == 2  # the plan's own row and its whole


def test_a_row_that_options_take_alike_stands_once_and_counts_in_each() -> None:
    parts = (
        EffortText(what="Practice", who="Sorters", people="26", hours="4"),
        EffortText(what="Steering", who="Lead", people="1", hours="1600", option="recommended, lean"),
        EffortText(what="Cards", who="Lead", people="2", hours="8", option="lean"),
    )
    counted, wrong = effort.priced(Draft(effort=parts), (T1,))
    assert not wrong and {label: whole.value for label, whole in effort.totals(counted).items()} == {
        "D0": 213,
        "D991": 202,
    }
    cells = {"effort.2.what": Statement(text="Cards")}
    (row,) = comparison.compared(counted, parts, cells.get, {"lean": "Cards alone"})
    shown = "Cards 2 people × 8 hours = 2; as in the plan 200; together 202 working days"
    assert row.amount.text == f"{shown} (proposed)"
    assert effort.priced(Draft(effort=(parts[0].model_copy(update={"hours": "1900"}),)), (T1,))[1]


def test_rows_that_make_up_a_told_count_are_counted() -> None:
    told = T1.model_copy(update={"quote": "We have 240 sorters and 26 of them are new."})
    rows = [EffortText(what="Practice", who="Sorters", people=people, hours="3") for people in ("150", "64")]
    assert not effort.priced(Draft(effort=tuple(rows)), (told,))[1]
    assert effort.priced(Draft(effort=(rows[0],)), (told,))[1]
    lean = EffortText(what="Cards", who="Some", people="150", hours="1", option="lean")
    assert not effort.priced(Draft(effort=(*rows, lean)), (told,))[1]
    apart = rows[1].model_copy(update={"option": "lean"})
    assert effort.priced(Draft(effort=(rows[0], apart)), (told,))[1]


def test_a_price_of_hours_that_the_plan_does_not_take_belongs_to_what_was_asked_for() -> None:
    part = EffortText(what="", who="Sorters", people="26", hours="8")
    counted, _ = effort.priced(Draft(effort=(part,)), (T1,))
    empty = Statement(text="")
    told = tuple(
        CostPart(what=empty, who=empty, amount=Statement(text=text)) for text in ("26 × 5 hours × €20 = €2,600", "€300")
    )
    shown = [row.amount.text for row in effort.rows(counted, (part,), {}.get, told)[:2]]
    assert shown == ["26 × 5 hours × €20 = €2,600; only as requested, not in this plan", "€300"]


@pytest.mark.parametrize("split", [(("20", "8"), ("6", "8")), (("26", "5"), ("26", "3"))])
def test_a_price_of_hours_that_rows_of_the_plan_share_is_part_of_it(split: tuple[tuple[str, str], ...]) -> None:
    parts = tuple(EffortText(what="", who="Sorters", people=people, hours=hours) for people, hours in split)
    counted, _ = effort.priced(Draft(effort=parts), (T1,))
    empty, words = Statement(text=""), "26 sorters × 8 hours × €20 = €4,160"
    paid = Statement(text=words, figures=(figure("= 26 * 8 hours"),))
    told = (CostPart(what=empty, who=empty, amount=paid),)
    assert effort.rows(counted, parts, {}.get, told)[0].amount.text == words
    assert "not in this plan" in effort.rows(counted[:1], parts, {}.get, told)[0].amount.text


def test_a_price_that_rules_kept_for_the_request_is_the_plan_s_where_its_row_takes_the_hours() -> None:
    part = EffortText(what="", who="Sorters", people="26", hours="8")
    counted, _ = effort.priced(Draft(effort=(part,)), (T1,))
    words = f"26 sorters × 8 hours × €20 = €4,160; {AS_ASKED}"
    paid = Statement(text=words, figures=(figure("= 26 * 8 hours"),))
    empty = Statement(text="")
    shown = effort.rows(counted, (part,), {}.get, (CostPart(what=empty, who=empty, amount=paid),))[0].amount.text
    assert shown == "26 people × 8 hours = 26 working days; 26 sorters × 8 hours × €20 = €4,160 (proposed)"


def test_an_estimate_is_told_to_the_day_and_a_single_hour_in_the_singular() -> None:
    part = EffortText(what="", who="Sorters", people="26", hours="21")
    lead = EffortText(what="", who="Team leads", people="2", hours="1")
    counted, _ = effort.priced(Draft(effort=(part, lead)), (T1,))
    assert effort.filled("About {total}.", effort.total(counted)).startswith("About 68 working days")
    rows = effort.rows(counted, (part, lead), {"effort.1.who": Statement(text="Team leads")}.get)
    assert rows[1].what.text == "Time of Team leads" and "2 people × 1 hour =" in rows[1].amount.text
    assert rows[-1].amount.text == "About 68 working days (our estimate)"


def test_a_price_that_was_told_stands_in_the_row_of_the_same_people_and_hours() -> None:
    part = EffortText(what="", who="Sorters", people="26", hours="8")
    counted, _ = effort.priced(Draft(effort=(part,)), (T1,))
    paid = figure("= 26 * 8 hours")
    empty = Statement(text="")
    row = CostPart(what=empty, who=empty, amount=Statement(text="26 sorters × 8 hours × €20 = €4,160", figures=(paid,)))
    fee = CostPart(what=Statement(text="Fee"), who=empty, amount=Statement(text="€300"))
    rows = effort.rows(counted, (part,), {}.get, (row, fee))
    assert [row.amount.text for row in rows[:2]] == [
        "€300",
        "26 people × 8 hours = 26 working days; 26 sorters × 8 hours × €20 = €4,160 (proposed)",
    ]
    heads = EffortText(what="", who="Heads", people="8", hours="8")
    apart, _ = effort.priced(Draft(effort=(heads,)), (T1,))
    assert effort.rows(apart, (heads,), {}.get, (row, fee), forecast=True)[:2] == (
        row,
        fee,
    )  # one 8 is no people and hours


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
    assert not unexplained("Until 18 March the belt stands still.", made)


def test_a_head_count_beyond_a_hundred_must_have_been_told() -> None:
    part = EffortText(what="Practice", who="Sorters", people="2600", hours="4")
    assert effort.priced(Draft(effort=(part,)), (T1,))[1]


def test_a_critic_takes_single_sentences_out_and_never_the_last_nor_what_is_decided() -> None:
    said = Statement(text="Something.")
    there = ("risks.0", "risks.1", "gap.0", "mix_note.0", "summary.0", "summary.1", "asks.0.what")
    found: dict[str, Statement] = dict.fromkeys(there, said)
    struck = places.strikes(found, found)
    assert set(struck) == {"risks.0", "mix_note.0", "summary.0"}


def test_a_word_that_opens_a_sentence_is_told_from_a_name_by_its_shape() -> None:
    said = Statement(text="Lawful is not enough. Checking the belt helps. Brandvold pays.")
    assert set(with_openers(said, frozenset()).ours) == {"Lawful", "Checking"}


@pytest.mark.parametrize(
    ("text", "ordinary"),
    [
        ("Lend two people for a morning.", True),
        ("Sort June's parcels by reason.", True),
        ("Lending and replacing coaches", True),
        ("Brandvold pays two of them.", False),
        ("Brandvold and two others pay.", False),
        ("Fleming agrees to it.", False),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_name_where_no_name_can_stand(text: str, ordinary: bool) -> None:
    assert bool(with_openers(Statement(text=text), frozenset()).ours) is ordinary


def test_bare_numbers_of_a_model_are_taken_as_text() -> None:
    part = EffortText.model_validate({"what": "Practice", "who": "Sorters", "people": 26, "hours": 0.5})
    assert (part.people, part.hours) == ("26", "0.5")


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("The executive finds that practice is the key.", True),
        ("The executive will see it in May.", True),
        ("The executive board meets in May.", False),
    ],
)
def test_the_reader_is_not_spoken_of(text: str, odd: bool) -> None:
    assert bool(awkward("summary.0", text, paper(), lambda _: True)) is odd
