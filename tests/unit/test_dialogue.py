"""The transition table: what the person wants, and which move follows."""

from datetime import date

import pytest
from briefs import brief
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.writer import GuidedWriter
from assistant.domain.alignment.shapes import NOT_ASSESSED, Alignment, AlignmentState, Claim, Stance
from assistant.domain.brief import ledger
from assistant.domain.brief.concreteness import FEW_WORDS, FEW_WORDS_NAMED, thin
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import (
    CauseReading,
    Intent,
    MeasureField,
    MeasureReading,
    Reading,
    SegmentReading,
    SlotReading,
)
from assistant.domain.brief.shapes import Brief, Segment
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Status, Turn
from assistant.domain.diagnosis.diagnose import diagnose
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.interview import commands, depth, dialogue, leads, offers, questioning, readiness
from assistant.domain.interview.answered import answered
from assistant.domain.interview.openness import HEAD, open_questions, who_answers
from assistant.domain.interview.referral import apply_referral
from assistant.domain.interview.situation import Situation
from assistant.domain.interview.worth import WORTH, cause_known, hinted, least, value
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.slots import Cell, Direction, Slot, State

KNOWLEDGE = load(content_root())
TODAY = date(2027, 5, 3)
LONG = "the oven crew starts the dough again whenever the scale at the second table shows nothing"
GOAL = StrategicGoal(
    id="g1", document_id="d1", statement="Waste falls to 4 percent", quote="Waste falls to 4 percent by 2028."
)
PLAN = Document(id="d1", title="Bakery plan 2028", date=date(2027, 1, 4))
CANDIDATE = Claim(goal=GOAL, document=PLAN, stance=Stance.CANDIDATE, reason="found")


def said(slot: Slot, value: str = LONG, **more: object) -> SlotReading:
    return SlotReading(slot=slot, value=value, quote=value, **more)  # type: ignore[arg-type]


def turn(interview: Interview, reading: Reading, text: str = "x", alignment: Alignment = NOT_ASSESSED) -> Interview:
    """One turn as services/turn.py takes it, without reader, writer and database."""
    pending = interview.turns[-1].move if interview.turns else None
    context = ledger.Context(
        turn=len(interview.turns) + 1,
        asked=pending.slots if pending else (),
        today=TODAY,
        knowledge=KNOWLEDGE,
        amending=interview.status is Status.DRAFTED,
    )
    brief = ledger.merge(interview.brief, reading, context)
    told = answered(text, pending, reading) if pending else {}
    if pending:
        brief = offers.apply_goal_choice(brief, pending, text, reading, context.turn)
        brief = offers.apply_cause_recap(brief, pending, reading, text)
        brief = offers.apply_conflict_answer(brief, pending, told, context.turn)
        brief = offers.apply_day_answer(brief, pending, text, reading, context.turn, TODAY)
        brief = apply_referral(brief, pending, context.turn)
    merged = interview.model_copy(update={"brief": ledger.give_up(brief, interview.asked, context)})
    at = Situation(merged, reading, text, diagnose(merged, alignment, KNOWLEDGE, TODAY), alignment, KNOWLEDGE, TODAY)
    move = dialogue.decide(at)
    after = dialogue.record(at, move)
    new = Turn(number=at.turn, text=text, reading=reading, move=move, reply="")
    return after.model_copy(update={"turns": (*interview.turns, new)})


def opened(reading: Reading | None = None, alignment: Alignment = NOT_ASSESSED) -> Interview:
    interview = Interview(id="r", opening="We need a course", as_of=TODAY)
    return turn(interview, reading or Reading(slots=(said(Slot.REQUESTED_SOLUTION, "a course"),)), alignment=alignment)


def last(interview: Interview) -> Move:
    return interview.turns[-1].move


def test_a_request_for_a_course_is_met_with_the_goal_and_the_number() -> None:
    move = last(opened())
    assert move.kind is MoveKind.ASK
    assert move.slots == (Slot.BUSINESS_GOAL, Slot.METRIC)
    assert move.say[0].key == "ack_opening", "two words are not worth repeating"


def test_a_vague_answer_gets_something_concrete_twice_and_then_an_owner() -> None:
    interview = opened()
    vague = Reading(slots=(said(Slot.METRIC, "quality", vague=True), said(Slot.BUSINESS_GOAL)))
    tries = []
    for _ in range(20):
        interview = turn(interview, vague)
        move = last(interview)
        tries += [variant for slot, variant in zip(move.slots, move.variants, strict=True) if slot is Slot.METRIC]
    assert tries == ["follow_up_1", "follow_up_2"]
    assert Slot.METRIC in [item.slot for item in interview.brief.open_items]


def test_an_evasive_answer_is_asked_again_once_from_another_side() -> None:
    interview = opened()
    evasive = Reading(intents=frozenset({Intent.EVADE}))
    tries = []
    for _ in range(6):
        interview = turn(interview, evasive)
        move = last(interview)
        tries += [v for slot, v in zip(move.slots, move.variants, strict=True) if slot is Slot.BUSINESS_GOAL]
    assert tries == ["differently"]


def test_why_repeats_the_question_with_its_reason_and_counts_nothing() -> None:
    interview = opened()
    asked = dict(interview.asked)
    interview = turn(interview, Reading(intents=frozenset({Intent.WHY})), "why do you ask?")
    assert last(interview).kind is MoveKind.ANSWER
    assert last(interview).slots == (Slot.BUSINESS_GOAL, Slot.METRIC)
    assert interview.asked == asked


@pytest.mark.parametrize("intent", [Intent.LEAVE, Intent.DRAFT])
def test_leaving_or_wanting_the_draft_ends_with_a_draft(intent: Intent) -> None:
    interview = turn(opened(), Reading(intents=frozenset({intent})))
    assert last(interview).kind is MoveKind.DRAFT
    assert interview.status is Status.DRAFTED


def test_a_message_after_the_draft_reopens_the_interview() -> None:
    interview = turn(opened(), Reading(intents=frozenset({Intent.DRAFT})))
    interview = turn(interview, Reading(slots=(said(Slot.BUSINESS_GOAL),)))
    assert interview.status is Status.INTERVIEWING
    assert last(interview).slots


def test_pressure_is_met_and_changes_neither_question_nor_verdict() -> None:
    calm = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL),)))
    pressed = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL),), intents=frozenset({Intent.PRESSURE})))
    assert last(pressed).kind is MoveKind.REDIRECT
    assert last(pressed).slots == last(calm).slots
    assert diagnose(pressed, NOT_ASSESSED, KNOWLEDGE, TODAY).judgement.verdict == (
        diagnose(calm, NOT_ASSESSED, KNOWLEDGE, TODAY).judgement.verdict
    )


def test_insisting_three_times_is_recorded_as_their_own_decision() -> None:
    interview = opened()
    for count in range(3):
        assert interview.brief.override is None, count
        interview = turn(interview, Reading(intents=frozenset({Intent.PRESSURE})), "just do it")
    assert interview.brief.override and interview.brief.override.quote == "just do it"


def test_two_head_counts_are_put_side_by_side_at_once() -> None:
    def heads(number: int) -> SlotReading:
        quantity = Quantity(kind=Kind.PEOPLE, value=number, unit="baker", text=str(number))
        return said(Slot.AUDIENCE_SIZE, f"{number} bakers", quantities=(quantity,))

    interview = turn(opened(Reading(slots=(heads(30),))), Reading(slots=(heads(75),)))
    move = last(interview)
    assert (move.kind, move.slots[0]) == (MoveKind.CLARIFY, Slot.AUDIENCE_SIZE)
    assert move.choices == ("30 bakers", "75 bakers")


def test_goals_are_offered_once_the_business_goal_is_known_and_the_choice_is_kept() -> None:
    found = Alignment(state=AlignmentState.WEAK, claims=(CANDIDATE,))
    interview = turn(opened(alignment=found), Reading(slots=(said(Slot.BUSINESS_GOAL),)), alignment=found)
    move = last(interview)
    assert move.kind is MoveKind.CONFIRM and move.slots[0] is Slot.STRATEGY_LINK
    assert move.say[-1].key == "offer_goal", "one goal is no choice of goals"
    assert GOAL.quote in move.choices[0]
    accepted = turn(interview, Reading(), f"Yes: {move.choices[0]}", found)
    assert accepted.brief.confirmed_goals == ("g1",)
    assert accepted.brief.known(Slot.STRATEGY_LINK)
    refused = turn(interview, Reading(intents=frozenset({Intent.REJECT})), "None of these", found)
    assert refused.brief.rejected_goals == ("g1",) and not refused.brief.confirmed_goals


def test_goals_that_nobody_spoke_of_are_offered_once_more_and_not_taken_for_refused() -> None:
    found = Alignment(state=AlignmentState.NOT_ALIGNED, claims=(CANDIDATE,))
    interview = turn(opened(alignment=found), Reading(slots=(said(Slot.BUSINESS_GOAL),)), alignment=found)
    beside = Reading(slots=(said(Slot.BASELINE, "74 days"),))
    passed = turn(interview, beside, "74 days", found)
    assert (last(passed).kind, last(passed).slots[0]) == (MoveKind.CONFIRM, Slot.STRATEGY_LINK)
    keys = [say.key for say in last(passed).say]
    assert "offer_again" in keys and "none_fits" not in keys
    again = turn(passed, beside, "74 days", found)
    assert Slot.STRATEGY_LINK not in last(again).slots and not again.brief.rejected_goals


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The first, yes.", Cell.TOOLS),
        ("The first is right, the rest I do not know.", Cell.TOOLS),
        ("Yes, the second one is bigger.", Cell.SKILL),
        ("The second.", Cell.SKILL),
        ("The first thing we tried was a poster.", None),
    ],
)
def test_which_of_two_causes_is_the_main_one_may_be_said_by_its_place(text: str, first: Cell | None) -> None:
    recap = Move(kind=MoveKind.RECAP, about=("tools", "skill"), choices=("Right", "Other way round", "Neither"))
    brief = offers.apply_cause_recap(Brief(), recap, Reading(), text)
    assert brief.confirmed_causes[:1] == ((first,) if first else ())


def test_the_main_cause_and_its_rival_are_recapped_once() -> None:
    interview = opened()
    tools = CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote=LONG, weight=2)
    kinds = []
    for slots in (
        (Slot.BUSINESS_GOAL, Slot.METRIC),
        (Slot.BASELINE, Slot.CURRENT_BEHAVIOUR),
        (Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL),
    ):
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in slots), causes=(tools,)))
    for _ in range(9):
        text = "Yes, and more" if last(interview).kind is MoveKind.RECAP else "more"
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)), text)
        kinds.append(last(interview).kind)
        if last(interview).kind is MoveKind.RECAP:
            assert len(last(interview).slots) == 1, "what is to be confirmed is a question: there is room for one more"
    assert kinds.count(MoveKind.RECAP) == 1
    assert interview.brief.confirmed_causes[:1] == (Cell.TOOLS,)


@pytest.mark.parametrize("able", [True, False])
def test_what_was_ruled_out_is_no_rival(able: bool) -> None:
    remarks = [CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote="The two lists never match", weight=2)]
    if able:
        remarks.append(CauseReading(cell=Cell.SKILL, direction=Direction.AGAINST, quote="They can, daily", weight=2))
    interview = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL), said(Slot.METRIC)), causes=tuple(remarks)))
    while last(interview).kind is not MoveKind.RECAP:
        assert len(interview.turns) < 12, "the cause is never checked"
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)), "more")
    assert last(interview).about == ("tools", "capacity" if able else "skill")


def test_a_cause_that_holds_for_a_part_is_checked_for_that_part() -> None:
    tools = CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote="The two lists never match", weight=2)
    part = "The 9 new setters"
    skill = CauseReading(
        cell=Cell.SKILL, direction=Direction.FOR, quote="They could not set the gap", weight=2, segment=part
    )
    first = Reading(
        slots=(said(Slot.BUSINESS_GOAL),), causes=(tools, skill), segments=(SegmentReading(name=part, quote=part),)
    )
    interview = turn(opened(), first)
    while last(interview).kind is not MoveKind.RECAP:
        assert len(interview.turns) < 12, "the cause is never checked"
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)), "more")
    fill = last(interview).say[-1].fill
    told = {cell: KNOWLEDGE.causes[Cell(cell)].recap for cell in ("tools", "skill")}
    assert {fill["main"], fill["rival"]} == {told["tools"], f"{told['skill']} (the 9 new setters)"}


def test_ready_is_said_once_and_the_interview_goes_on() -> None:
    interview = opened()
    said_ready = []
    for _ in range(12):
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)))
        keys = {say.key for say in last(interview).after}
        said_ready.append(bool(keys & {"ready_notice", "ready_to_find_out"}))
        found = diagnose(interview, NOT_ASSESSED, KNOWLEDGE, TODAY).judgement.verdict
        undecided = found is Verdict.DISCOVERY_FIRST
        assert not keys or keys == {"ready_to_find_out" if undecided else "ready_notice"}
        if said_ready[-1]:
            assert last(interview).slots, "the interview goes on"
            assert len(readiness.missing(interview)) <= 2
    assert sum(said_ready) == 1


_READINGS = st.builds(
    Reading,
    intents=st.frozensets(st.sampled_from(list(Intent)), max_size=3),
    slots=st.lists(
        st.builds(said, st.sampled_from(list(Slot)), st.text(min_size=1, max_size=60), vague=st.booleans()), max_size=4
    ).map(tuple),
    unanswered=st.frozensets(st.sampled_from(list(Slot)), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_READINGS, min_size=1, max_size=25))
def test_any_conversation_asks_at_most_two_slots_and_never_one_too_often(readings: list[Reading]) -> None:
    interview = Interview(id="r", opening="x", as_of=TODAY)
    for reading in readings:
        interview = turn(interview, reading)
        move = last(interview)
        assert len(move.slots) <= 2
        assert len(move.slots) == len(move.variants)
        assert len(set(move.slots)) == len(move.slots)
    asked_back = sum(bool(r.intents & {Intent.BACK, Intent.WHY}) for r in readings)
    assert all(times <= depth.MOST_TIMES_ASKED + asked_back for times in interview.asked.values())


def test_asking_why_twice_leads_on() -> None:
    first = opened()
    again = turn(first, Reading(intents=frozenset({Intent.WHY})), "why do you ask?")
    on = turn(again, Reading(intents=frozenset({Intent.WHY})), "and why that?")
    assert last(again).slots == last(first).slots
    assert last(on).slots != last(first).slots


def test_signs_without_words_bring_the_same_question_once() -> None:
    first = opened()
    again = turn(first, Reading(), "👍")
    assert last(again).slots == last(first).slots and last(again).say[0].key == "no_words"
    assert last(turn(again, Reading(), "!!!")).slots != last(first).slots


def test_who_does_not_know_a_figure_is_asked_who_has_it() -> None:
    interview = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL), said(Slot.METRIC))))
    assert Slot.BASELINE in last(interview).slots
    interview = turn(interview, Reading(unanswered=frozenset({Slot.BASELINE})), "no idea")
    move = last(interview)
    assert move.slots[0] is Slot.DATA_OWNER and move.about == (Slot.BASELINE.value,)
    assert any(say.fill.get("question") == KNOWLEDGE.questions[Slot.BASELINE].who_knows for say in move.say)
    interview = turn(interview, Reading(slots=(said(Slot.DATA_OWNER, "Ines in quality"),)), "Ines in quality")
    assert {item.slot: item.owner for item in interview.brief.open_items}[Slot.BASELINE] == "Ines in quality"


@pytest.mark.parametrize(("answer", "stays"), [("No, 30.", "30 bakers"), ("75 it is", "75 bakers")])
def test_a_conflict_is_settled_by_the_number_alone(answer: str, stays: str) -> None:
    def heads(number: int) -> SlotReading:
        quantity = Quantity(kind=Kind.PEOPLE, value=number, unit="baker", text=str(number))
        return said(Slot.AUDIENCE_SIZE, f"{number} bakers", quantities=(quantity,))

    interview = turn(opened(Reading(slots=(heads(30),))), Reading(slots=(heads(75),)))
    interview = turn(interview, Reading(intents=frozenset({Intent.REJECT})), answer)
    assert {fact.value for fact in interview.brief.of(Slot.AUDIENCE_SIZE)} == {stays}
    assert all(conflict.settled for conflict in interview.brief.conflicts)


def test_the_sides_of_a_conflict_are_told_by_what_they_say_of_the_number() -> None:
    def heads(value: str, number: int) -> SlotReading:
        quantity = Quantity(kind=Kind.PEOPLE, value=number, unit="baker", text=str(number))
        return said(Slot.AUDIENCE_SIZE, value, quantities=(quantity,))

    long = "and so " + "we went through all the shops again " * 4 + "and it is 75 of them"
    interview = opened(Reading(slots=(heads("All 30 bakers by May? They start at four.", 30),)))
    interview = turn(interview, Reading(slots=(heads(long, 75),)))
    (say,) = (say for say in last(interview).say if say.key == "conflict")
    assert say.fill == {"first": "All 30 bakers by May", "second": "75"}
    assert last(interview).choices == ("All 30 bakers by May", "75")


def test_a_value_better_than_the_one_wanted_is_asked_about_once() -> None:
    def told(field: MeasureField, value: float) -> Reading:
        quantity = Quantity(kind=Kind.PERCENT, value=value, unit="%", text=f"{value:g} percent")
        reading = MeasureReading(measure="returned loaves", field=field, quote=quantity.text, quantity=quantity)
        return Reading(measures=(reading,), slots=(said(Slot.METRIC),))

    interview = turn(opened(), told(MeasureField.BASELINE, 3))
    interview = turn(interview, told(MeasureField.TARGET, 8))
    assert (last(interview).kind, last(interview).slots[0]) == (MoveKind.CLARIFY, Slot.BASELINE)
    assert any(say.key == "better_already" for say in last(interview).say)
    interview = turn(interview, Reading(unanswered=frozenset({Slot.BASELINE})))
    assert not any(say.key == "better_already" for say in last(interview).say)


OVER = date(2026, 3, 31)


def told_over(slot: Slot = Slot.DUE) -> Interview:
    """A request for which a day was told that has passed."""
    return turn(opened(), Reading(slots=(said(slot, "by 31 March 2026", passed=OVER),)))


def asks_which_day(interview: Interview) -> bool:
    return any(say.key == "day_passed" for say in last(interview).say)


@pytest.mark.parametrize("slot", [Slot.DUE, Slot.REQUESTED_DATE])
def test_a_day_that_has_passed_is_asked_about_and_open_until_then(slot: Slot) -> None:
    interview = told_over(slot)
    assert (asks_which_day(interview), last(interview).slots[0]) == (True, slot)
    assert last(interview).choices == ("31 March 2028",), "the first that lies ahead of 3 May 2027"
    assert interview.brief.state(slot) is State.VAGUE
    assert slot in {item.slot for item in open_questions(interview, KNOWLEDGE)}, "a draft made now lists it"


@pytest.mark.parametrize(
    ("answer", "read", "day"),
    [
        ("31 March 2028", date(2028, 3, 31), date(2028, 3, 31)),
        ("2029, sorry", date(2029, 12, 31), date(2029, 3, 31)),
        ("The end of 2028", date(2028, 12, 31), date(2028, 12, 31)),
        ("Maybe 2029", date(2029, 12, 31), date(2029, 3, 31)),
        ("in three weeks", date(2027, 5, 24), date(2027, 5, 24)),
        ("31 December 2027", date(2027, 12, 31), date(2027, 12, 31)),
        ("yes", None, date(2028, 3, 31)),
    ],
)
def test_the_answer_puts_the_day_that_is_meant_in_its_place(answer: str, read: date | None, day: date) -> None:
    reading = Reading(slots=(said(Slot.DUE, answer, day=read),)) if read else Reading()
    interview = turn(told_over(), reading, answer)
    assert [(fact.day, fact.passed) for fact in interview.brief.of(Slot.DUE)] == [(day, None)]
    assert interview.brief.state(Slot.DUE) is State.STATED
    assert [change.old for change in interview.brief.history] == ["31 March 2026"]
    assert not asks_which_day(interview)


def test_a_day_that_has_passed_again_is_asked_about_again() -> None:
    interview = turn(told_over(), Reading(slots=(said(Slot.DUE, "2027", day=date(2027, 12, 31)),)), "2027")
    assert asks_which_day(interview), "31 March 2027 lies before 3 May 2027"
    assert [fact.passed for fact in interview.brief.of(Slot.DUE)] == [date(2027, 3, 31)]


def test_a_passed_day_that_nobody_can_mend_is_asked_once_and_becomes_an_open_question() -> None:
    interview = turn(told_over(), Reading(unanswered=frozenset({Slot.DUE})), "No idea")
    assert not asks_which_day(interview)
    assert Slot.DUE in {item.slot for item in open_questions(interview, KNOWLEDGE)}
    assert Slot.DUE in {item.slot for item in interview.brief.open_items}


def test_the_day_of_a_target_is_asked_for_as_the_day_it_is_due() -> None:
    interview = told_over(Slot.TARGET)
    assert last(interview).slots[0] is Slot.DUE
    assert interview.brief.state(Slot.TARGET) is State.STATED, "the value told there counts"
    interview = turn(
        interview, Reading(slots=(said(Slot.DUE, "31 March 2028", day=date(2028, 3, 31)),)), "31 March 2028"
    )
    assert [fact.day for fact in interview.brief.of(Slot.TARGET)] == [date(2028, 3, 31)]


def test_no_day_is_asked_for_where_another_one_is_known() -> None:
    known = turn(opened(), Reading(slots=(said(Slot.DUE, "by May 2028", day=date(2028, 5, 31)),)))
    assert not asks_which_day(turn(known, Reading(slots=(said(Slot.TARGET, "by 31 March 2026", passed=OVER),))))


def test_a_conflict_nobody_settles_is_raised_twice_and_left() -> None:
    def heads(number: int) -> SlotReading:
        quantity = Quantity(kind=Kind.PEOPLE, value=number, unit="baker", text=str(number))
        return said(Slot.AUDIENCE_SIZE, f"{number} bakers", quantities=(quantity,))

    interview = turn(opened(Reading(slots=(heads(30),))), Reading(slots=(heads(75),)))
    for _ in range(4):
        interview = turn(interview, Reading(), "hard to say")
    raised = [t for t in interview.turns if any(say.key == "conflict" for say in t.move.say)]
    assert len(raised) == 2


def test_nobody_is_asked_for_ever() -> None:
    interview = opened()
    for _ in range(40):
        if last(interview).kind is MoveKind.DRAFT:
            break
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)))
    assert last(interview).kind is MoveKind.DRAFT and interview.complete
    assert isinstance(interview.brief, Brief)


def _asked_two(first: Slot, second: Slot) -> Move:
    return Move(kind=MoveKind.ASK, slots=(first, second), variants=("ask", "ask"))


@pytest.mark.parametrize(
    ("text", "held", "first", "second"),
    [
        (
            "They rush it. A poster in March, nobody read it.",
            ("They rush it.", "A poster"),
            "They rush it.",
            "A poster",
        ),
        (
            "They rush it. Really. A poster in March.",
            ("They rush it. Really.", "A poster in March."),
            "Really",
            "poster",
        ),
        ("They rush it. No idea where. A poster.", ("They rush it.", "A poster."), "They rush it.", "A poster."),
    ],
)
def test_each_sentence_answers_one_of_two_questions(text: str, held: tuple[str, str], first: str, second: str) -> None:
    slots = (Slot.CURRENT_BEHAVIOUR, Slot.TRIED_BEFORE)
    reading = Reading(slots=tuple(said(slot, quote) for slot, quote in zip(slots, held, strict=True)))
    told = answered(text, _asked_two(*slots), reading)
    assert first in told[slots[0]]
    assert second in told[slots[1]]
    assert second not in told[slots[0]]
    assert first not in told[slots[1]]


def test_a_sentence_read_for_both_questions_counts_for_neither() -> None:
    slots = (Slot.CURRENT_BEHAVIOUR, Slot.EXEMPLARS)
    text = "They glue it at once. The night crew waits. They have 2 percent."
    both = tuple(said(slot, "The night crew waits.") for slot in slots)
    reading = Reading(slots=(*both, said(slots[0], "They glue it at once."), said(slots[1], "They have 2 percent.")))
    told = answered(text, _asked_two(*slots), reading)
    assert told == {slots[0]: "They glue it at once.", slots[1]: "They have 2 percent."}


def test_an_answer_beside_one_not_known_is_whole() -> None:
    slots = (Slot.VALUE_PER_UNIT, Slot.DESIRED_BEHAVIOUR)
    text = "Not my area. They weigh the flour. They write it down."
    held = (said(slots[1], "They weigh the flour."), said(slots[1], "They write it down."))
    told = answered(text, _asked_two(*slots), Reading(slots=held, unanswered=frozenset({slots[0]})))
    assert told == {slots[1]: "They weigh the flour. They write it down."}


def test_choosing_a_goal_is_no_part_of_the_other_answer() -> None:
    move = _asked_two(Slot.STRATEGY_LINK, Slot.BASELINE).model_copy(update={"choices": ("None of these",)})
    assert answered("None of these. Far too high.", move, Reading()) == {Slot.BASELINE: "Far too high."}


def test_few_words_on_what_people_do_are_followed_up_though_the_next_answer_is_long() -> None:
    interview = Interview(
        id="r",
        opening="x",
        as_of=TODAY,
        ready=True,
        asked={Slot.CURRENT_BEHAVIOUR: 1},
        answers={Slot.CURRENT_BEHAVIOUR: "They rush it."},
        brief=ledger.merge(
            Brief(),
            Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, "They rush it. " + LONG + " since 14 weeks"),)),
            ledger.Context(turn=2, asked=(Slot.CURRENT_BEHAVIOUR,), today=TODAY, knowledge=KNOWLEDGE),
        ),
    )
    assert depth.variant(interview, Slot.CURRENT_BEHAVIOUR) == "follow_up_1"
    told = interview.model_copy(update={"answers": {Slot.CURRENT_BEHAVIOUR: LONG + " and then they start again"}})
    assert depth.variant(told, Slot.CURRENT_BEHAVIOUR) is None


@pytest.mark.parametrize(
    ("slot", "answer", "enough"),
    [
        (Slot.BUDGET, "There is something, yes.", False),
        (Slot.BUDGET, "None at all.", True),
        (Slot.BUDGET, "More sales is more money, no?", False),
        (Slot.BASELINE, "2024 was a bad year.", False),
        (Slot.BASELINE, "1. Too high.", False),
        (Slot.BASELINE, "It was 14 last month.", True),
        (Slot.METRIC, "How well we cope.", False),
        (Slot.METRIC, "Late orders, in percent.", True),
        (Slot.COST_OF_INACTION, "Angry guests, angry owner.", False),
        (Slot.COST_OF_INACTION, "I do not have it in crowns.", True),
        (Slot.AUDIENCE, "The kitchens.", False),
        (Slot.AUDIENCE, "The pastry cooks of the two hotels by the lake.", True),
        (Slot.DATA_OWNER, "Mrs Quist.", True),
    ],
)
def test_how_much_an_answer_must_tell(slot: Slot, answer: str, enough: bool) -> None:
    few = FEW_WORDS_NAMED if slot in (Slot.AUDIENCE, Slot.COST_OF_INACTION) else FEW_WORDS
    assert thin(Brief(), slot, answer, few) is not enough


@pytest.mark.parametrize(
    ("kind", "unit", "wording"),
    [(Kind.COUNT, "branch", "follow_up_1"), (Kind.PEOPLE, "baker", None), (Kind.COUNT, "", None)],
)
def test_a_size_without_people_is_asked_again(kind: Kind, unit: str, wording: str | None) -> None:
    quantity = Quantity(kind=kind, value=9, unit=unit, text="9")
    reading = Reading(slots=(said(Slot.AUDIENCE_SIZE, "many, in all 9", quantities=(quantity,)),))
    interview = turn(opened(), reading).model_copy(update={"asked": {Slot.AUDIENCE_SIZE: 1}})
    assert depth.variant(interview, Slot.AUDIENCE_SIZE) == wording


def test_a_problem_that_stands_at_zero_is_asked_for_its_number_again() -> None:
    zero = Quantity(kind=Kind.COUNT, value=0, unit="fire", text="zero fires")
    context = ledger.Context(turn=2, asked=(Slot.BASELINE,), today=TODAY, knowledge=KNOWLEDGE)
    brief = ledger.merge(Brief(), Reading(slots=(said(Slot.BASELINE, "zero fires", quantities=(zero,)),)), context)
    assert thin(brief, Slot.BASELINE, "A lot. And we had zero fires.")


def test_what_the_person_was_told_is_listed_stands_among_the_open_questions() -> None:
    interview = opened()
    unknown = Reading(intents=frozenset({Intent.DONT_KNOW}), unanswered=frozenset({Slot.RISKS}))
    assert Slot.RISKS not in [item.slot for item in open_questions(interview, KNOWLEDGE)]
    assert Slot.RISKS in [item.slot for item in open_questions(turn(interview, unknown), KNOWLEDGE)]


@pytest.mark.parametrize(
    ("sponsor", "owner", "told"),
    [
        ("Me, the head of stores.", "head of stores", "you"),
        ("Me.", HEAD, "you"),
        ("Ms Lund", HEAD, HEAD),
    ],
)
def test_what_is_for_the_head_of_the_unit_goes_to_whoever_asked_and_decides(
    sponsor: str, owner: str, told: str
) -> None:
    context = ledger.Context(turn=1, asked=(Slot.SPONSOR,), today=TODAY, knowledge=KNOWLEDGE)
    brief = ledger.merge(Brief(), Reading(slots=(said(Slot.SPONSOR, sponsor),)), context)
    assert (who_answers(HEAD, brief), who_answers(HEAD, brief, "you")) == (owner, told)
    assert who_answers("Finance", brief, "you") == "Finance"
    assert HEAD in {question.owner for question in KNOWLEDGE.questions.values()}


def test_a_goal_named_word_for_word_is_the_only_one_meant() -> None:
    """Two goals of one document share its title, and with it half of their words."""
    choices = (
        "Regional plan 2027 of the cheese dairies: “Cut returns.”",
        "Regional plan 2027 of the cheese dairies: “Keep prices.”",
    )
    move = Move(kind=MoveKind.CONFIRM, slots=(Slot.STRATEGY_LINK,), about=("g1", "g2"), choices=choices)
    brief = offers.apply_goal_choice(Brief(), move, f"Yes, that one: {choices[1]}", Reading(), 2)
    assert brief.confirmed_goals == ("g2",)


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [
        ("Plan: “Cut returns.”\nPlan: “Win two chains.”", ("g1", "g3")),
        ("The first and the third one.", ("g1", "g3")),
        ("1, 2 and 3", ("g1", "g2", "g3")),
        ("The second. The first question I cannot answer.", ("g2",)),
        ("Both, please.", ("g1", "g2", "g3")),
        ("All three depots run late.", ()),
    ],
)
def test_several_of_the_goals_offered_may_be_meant(answer: str, chosen: tuple[str, ...]) -> None:
    choices = ("Plan: “Cut returns.”", "Plan: “Keep prices.”", "Plan: “Win two chains.”", "None of these")
    move = Move(kind=MoveKind.CONFIRM, slots=(Slot.STRATEGY_LINK,), about=("g1", "g2", "g3"), choices=choices)
    brief = offers.apply_goal_choice(Brief(), move, answer, Reading(), 2)
    assert brief.confirmed_goals == chosen
    assert [fact.value for fact in brief.of(Slot.STRATEGY_LINK)] == [choices[int(goal[1]) - 1] for goal in chosen]
    assert not brief.rejected_goals


def test_a_clicked_answer_leaves_the_question_beside_it_unasked() -> None:
    interview = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL), said(Slot.METRIC))))
    first, beside = last(interview).slots
    move = last(interview).model_copy(update={"choices": ("One", "Two")})
    shown = interview.turns[-1].model_copy(update={"move": move})
    interview = interview.model_copy(update={"turns": (*interview.turns[:-1], shown)})
    clicked = turn(interview, Reading(slots=(said(first, "Two"),), terse=True), text="Two")
    assert clicked.asked.get(beside, 0) == (beside in last(clicked).slots), "only if it is asked again now"
    written = turn(interview, Reading(slots=(said(first, "Something else"),)), text="Something else")
    assert written.asked[beside] >= 1


def test_the_question_beside_a_click_comes_next_in_the_same_words() -> None:
    interview = turn(opened(), Reading(slots=(said(Slot.BUSINESS_GOAL), said(Slot.METRIC))))
    first, beside = last(interview).slots
    shown = interview.turns[-1].model_copy(
        update={"move": last(interview).model_copy(update={"choices": ("One", "Two")})}
    )
    interview = interview.model_copy(update={"turns": (*interview.turns[:-1], shown)})
    move = last(turn(interview, Reading(slots=(said(first, "Two"),), terse=True), text="Two"))
    assert dict(zip(move.slots, move.variants, strict=True)).get(beside) == "ask"


def test_choices_stand_beside_the_wording_they_answer() -> None:
    interview = opened()
    for _ in range(14):
        move = last(interview)
        choices = KNOWLEDGE.questions[move.slots[0]].choices if move.slots else ()
        if move.kind is not MoveKind.RECAP:
            assert move.choices == (choices if move.variants[:1] == ("ask",) else ())
        interview = turn(interview, Reading(slots=tuple(said(slot, "the usual way") for slot in move.slots)))


def test_a_talk_that_was_closed_asks_nothing_more() -> None:
    interview = opened()
    while last(interview).slots:
        interview = turn(interview, Reading(unanswered=frozenset(last(interview).slots)))
    assert last(interview).say[-1].key in ("complete_notice", "enough_notice")
    later = last(turn(interview, Reading(slots=(said(Slot.CAUSE_TOOLS),)), text=LONG))
    assert later.kind is MoveKind.DRAFT and not later.slots
    assert not {say.key for say in later.say} & {"complete_notice", "enough_notice"}


@pytest.mark.parametrize(
    ("said_before", "named"), [("We need a course", False), ("We need a course for the audit", True)]
)
def test_what_could_still_change_the_recommendation_is_something_that_was_spoken_of(
    said_before: str, named: bool
) -> None:
    talk = Interview(id="r", opening=said_before, as_of=TODAY)
    found = diagnose(talk, NOT_ASSESSED, KNOWLEDGE, TODAY)
    open_ = found.judgement.model_copy(update={"provisional": True, "turning_slots": (Slot.MANDATE,)})
    found = found.model_copy(update={"judgement": open_})
    closing = leads.closing(Situation(talk, Reading(), "x", found, NOT_ASSESSED, KNOWLEDGE, TODAY))
    assert [say.key for say in closing] == ["enough_notice" if named else "complete_notice"]


def test_who_skips_a_question_is_not_taken_for_somebody_without_answers() -> None:
    interview, skipped = opened(), opened()
    for _ in range(12):
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)))
        skip = len(skipped.turns) == 6
        told = () if skip else tuple(said(slot) for slot in last(skipped).slots)
        skipped = turn(skipped, Reading(slots=told, intents=frozenset({Intent.SKIP}) if skip else frozenset()))
    assert least(skipped) <= least(interview)


_PRAISE = f"{LONG}, and I have never met anybody in the trade who would not envy us for these scales"


@pytest.mark.parametrize(
    ("answer", "weight", "ready", "again"),
    [
        ("The scale is fine.", 1, False, True),
        (_PRAISE, 1, False, True),
        (_PRAISE, 2, False, False),
        (_PRAISE, 2, True, True),
        (_PRAISE, 3, True, False),
    ],
)
def test_a_cause_that_was_only_waved_away_is_asked_about_once_more_while_none_is_found(
    answer: str, weight: int, ready: bool, again: bool
) -> None:
    interview = _answered(answer, weight).model_copy(update={"ready": ready})
    assert (depth.variant(interview, Slot.CAUSE_TOOLS) == "follow_up_1") is again


def test_one_opinion_ends_no_search_for_the_cause() -> None:
    def told(*weights: int) -> bool:
        quotes = (f"It gets stuck, case {n}" for n in range(9))
        remarks = (
            CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote=next(quotes), weight=w) for w in weights
        )
        return cause_known(_with(Reading(causes=tuple(remarks))))

    assert not told(1)
    assert told(1, 1) and told(2)


def _answered(answer: str, weight: int) -> Interview:
    remark = CauseReading(cell=Cell.TOOLS, direction=Direction.AGAINST, quote=answer, weight=weight)
    interview = _with(Reading(slots=(said(Slot.CAUSE_TOOLS, answer),), causes=(remark,)))
    return interview.model_copy(update={"asked": {Slot.CAUSE_TOOLS: 1}, "answers": {Slot.CAUSE_TOOLS: answer}})


def _with(reading: Reading) -> Interview:
    context = ledger.Context(turn=2, asked=(Slot.CAUSE_TOOLS,), today=TODAY, knowledge=KNOWLEDGE)
    return opened().model_copy(update={"brief": ledger.merge(Brief(), reading, context)})


@pytest.mark.parametrize(
    ("audience", "again"),
    [("All our drivers, both depots of them", True), ("The night bakers, all trained on the old oven", False)],
)
def test_everybody_is_nobody_in_particular(audience: str, again: bool) -> None:
    context = ledger.Context(turn=2, asked=(Slot.AUDIENCE,), today=TODAY, knowledge=KNOWLEDGE)
    brief = ledger.merge(Brief(), Reading(slots=(said(Slot.AUDIENCE, audience),)), context)
    interview = opened().model_copy(
        update={"brief": brief, "asked": {Slot.AUDIENCE: 1}, "answers": {Slot.AUDIENCE: f"{audience} and no one else"}}
    )
    assert (depth.variant(interview, Slot.AUDIENCE) == "follow_up_1") is again


def test_a_number_that_opens_an_answer_is_no_mark_of_a_list() -> None:
    assert not thin(Brief(), Slot.TARGET, "15. The board set it.")
    assert thin(Brief(), Slot.CURRENT_BEHAVIOUR, "1. They guess. 2. They wait.", FEW_WORDS)


@pytest.mark.parametrize(
    ("due", "wanted"), [("End of March 2028.", True), ("31 March 2028, before the ovens are replaced.", False)]
)
def test_what_drives_a_date_is_asked_where_it_was_named_bare(due: str, wanted: bool) -> None:
    interview = opened()
    context = ledger.Context(turn=2, asked=(Slot.DUE,), today=TODAY, knowledge=KNOWLEDGE)
    brief = ledger.merge(Brief(), Reading(slots=(said(Slot.DUE, due, day=date(2028, 3, 31)),)), context)
    interview = interview.model_copy(update={"brief": brief, "answers": {Slot.DUE: due}})
    diagnosis = diagnose(interview, NOT_ASSESSED, KNOWLEDGE, TODAY)
    assert hinted(interview, Slot.URGENCY_REASON, diagnosis) is wanted


def test_no_correction_is_heard_only_after_one_was_made() -> None:
    text = "No, that was not a correction, both are true."
    interview = opened()
    assert not commands.takes_correction_back(text, interview)
    move = last(interview).model_copy(update={"say": (Say(key="correction_done", fill={"old": "3", "new": "4"}),)})
    made = interview.model_copy(update={"turns": (interview.turns[0].model_copy(update={"move": move}),)})
    assert commands.takes_correction_back(text, made)
    assert commands.without_denial(f"{text} The crew is 30.") == "The crew is 30."


def _next(interview: Interview, advice: questioning.Advice) -> list[Slot]:
    found = diagnose(interview, NOT_ASSESSED, KNOWLEDGE, TODAY)
    return [ask.slot for ask in questioning.next_asks(interview, KNOWLEDGE, found, advice=advice)]


def test_a_model_that_has_heard_enough_ends_a_talk_of_which_only_little_is_left() -> None:
    asked = {slot: depth.MOST_TIMES_ASKED for slot, value in WORTH.items() if value >= 60}
    talk = Interview(id="r", opening="x", as_of=TODAY, asked=asked, ready=True)
    enough = questioning.Advice(enough=True)
    assert _next(talk, questioning.Advice()) and not _next(talk, enough)
    assert _next(talk.model_copy(update={"ready": False}), enough)  # a sound draft is not possible yet
    assert _next(talk.model_copy(update={"asked": {}}), enough)  # too much of weight is open


def test_a_talk_does_not_end_before_the_share_credited_to_learning_was_asked_where_a_forecast_hangs_on_it() -> None:
    said_skill = CauseReading(cell=Cell.SKILL, direction=Direction.FOR, quote="Nobody taught them", weight=3)
    told = Reading(slots=(said(Slot.VALUE_PER_UNIT, "a spoiled batch costs 400"),), causes=(said_skill,), enough=True)
    asked = {
        slot: depth.MOST_TIMES_ASKED for slot in WORTH if slot not in (Slot.SUCCESS_CRITERIA, Slot.MANAGER_SUPPORT)
    }
    talk = opened().model_copy(update={"asked": asked, "ready": True, "recapped": True})
    assert Slot.SUCCESS_CRITERIA in last(turn(talk, told)).slots
    given_up = talk.model_copy(update={"asked": asked | {Slot.SUCCESS_CRITERIA: depth.MOST_TIMES_ASKED}})
    assert last(turn(given_up, told)).kind is MoveKind.DRAFT


def test_what_a_model_would_ask_goes_before_its_like_and_never_before_what_decides() -> None:
    talk = Interview(id="r", opening="x", as_of=TODAY)
    usual = _next(talk, questioning.Advice())
    near = max((slot for slot in WORTH if slot not in (*usual, Slot.STRATEGY_LINK)), key=lambda slot: WORTH[slot])
    assert near in _next(talk, questioning.Advice(preferred=frozenset({near})))
    assert Slot.RISKS not in _next(talk, questioning.Advice(preferred=frozenset({Slot.RISKS})))


def test_a_question_passed_over_for_an_earlier_one_comes_again_in_the_same_words() -> None:
    opened = turn(Interview(id="i", opening="x", as_of=TODAY), Reading(slots=(said(Slot.BUSINESS_GOAL),)))
    asked = opened.turns[-1].move
    late = Reading(slots=(said(Slot.WORK_CONTEXT, late=True),))
    again = turn(opened, late).turns[-1].move
    assert asked.slots and (again.slots, again.variants) == (asked.slots, asked.variants)
    assert any(say.key == "mirror_late" for say in again.say)


def test_words_that_answer_an_earlier_question_answer_no_other() -> None:
    move = Move(kind=MoveKind.ASK, slots=(Slot.TARGET,), variants=("ask",))
    assert answered(LONG, move, Reading(slots=(said(Slot.WORK_CONTEXT, late=True),))) == {Slot.WORK_CONTEXT: LONG}


def _read_along(*slots: SlotReading, asked: Slot | None = None, trusted: bool = True) -> Interview:
    """A talk in which these readings were made; ``asked`` was asked once and answered so."""
    context = ledger.Context(turn=2, asked=(asked,) if asked else (), today=TODAY, knowledge=KNOWLEDGE)
    talk = opened().model_copy(update={"brief": ledger.merge(Brief(), Reading(slots=slots), context)})
    answers = {item.slot: item.value for item in slots if item.slot is asked}
    counted = {asked: 1} if asked else {}
    return talk.model_copy(update={"asked": counted, "answers": answers, "trusted": trusted})


@pytest.mark.parametrize("slot", [Slot.BUSINESS_GOAL, Slot.DESIRED_BEHAVIOUR, Slot.COST_OF_INACTION])
def test_a_short_answer_is_followed_up_unless_a_reader_to_believe_took_it_for_one(slot: Slot) -> None:
    told = said(slot, "Fewer loaves thrown away.")
    assert depth.variant(_read_along(told, asked=slot, trusted=False), slot) == "follow_up_1"
    assert depth.variant(_read_along(told, asked=slot), slot) is None
    vague = told.model_copy(update={"vague": True})
    assert depth.variant(_read_along(vague, asked=slot), slot) == "follow_up_1"


def test_a_waved_away_cause_is_followed_up_whoever_reads() -> None:
    talk = _answered("The scale is fine.", 1).model_copy(update={"trusted": True})
    assert depth.variant(talk, Slot.CAUSE_TOOLS) == "follow_up_1"


def test_known_people_of_a_known_number_are_only_asked_whether_they_are_alike() -> None:
    size = Quantity(kind=Kind.PEOPLE, value=40, unit="baker", text="40")
    counted = said(Slot.AUDIENCE_SIZE, "40", quantities=(size,))
    people = said(Slot.AUDIENCE, "the bakers of the night shift")
    assert depth.variant(_read_along(people, counted, trusted=False), Slot.AUDIENCE) == "ask"
    assert depth.variant(_read_along(people), Slot.AUDIENCE) == "ask"
    known = _read_along(people, counted)
    assert depth.variant(known, Slot.AUDIENCE) == "same_everywhere"
    source = known.brief.facts[0].source
    parts = (Segment(name="new bakers", source=source, size=12), Segment(name="old hands", source=source, size=28))
    apart = known.model_copy(update={"brief": known.brief.model_copy(update={"segments": parts})})
    assert depth.variant(apart, Slot.AUDIENCE) is None
    assert depth.variant(_read_along(people, counted, asked=Slot.AUDIENCE), Slot.AUDIENCE) is None


def test_what_a_reader_to_believe_heard_in_passing_is_worth_less_but_a_cause_is_heard_out() -> None:
    def worth(slot: Slot, trusted: bool) -> float:
        talk = _read_along(said(slot), trusted=trusted)
        return value(talk, slot, "ask", diagnose(talk, NOT_ASSESSED, KNOWLEDGE, TODAY))

    assert worth(Slot.CONSTRAINTS, True) < worth(Slot.CONSTRAINTS, False)
    assert worth(Slot.CAUSE_EXPECTATIONS, True) == worth(Slot.CAUSE_EXPECTATIONS, False)


def test_where_a_number_comes_from_and_who_sends_it_are_one_question_for_a_reader_to_believe() -> None:
    open_ = {Slot.DATA_SOURCE, Slot.DATA_OWNER, Slot.SPONSOR}
    asked = {slot: depth.MOST_TIMES_ASKED for slot in WORTH if slot not in open_}
    trays = Quantity(kind=Kind.COUNT, value=14, unit="tray", text="14 trays")
    talk = _read_along(said(Slot.BASELINE, "14 trays", quantities=(trays,)), trusted=False)
    talk = talk.model_copy(update={"asked": asked})
    assert _next(talk, questioning.Advice()) == [Slot.DATA_SOURCE, Slot.SPONSOR]
    trusted = talk.model_copy(update={"trusted": True})
    assert _next(trusted, questioning.Advice()) == [Slot.DATA_SOURCE, Slot.DATA_OWNER]


def test_the_hours_of_those_who_learn_are_asked_for_where_only_their_helpers_were_told() -> None:
    size = (Slot.AUDIENCE_SIZE, "220 cooks")
    price = (Slot.VALUE_PER_UNIT, "An hour of a cook costs 30 euros and an hour of the mentors 40.")
    helpers = (Slot.BUDGET, "9 mentors, released for 10 hours each. The data cost 1,500 euros.")
    hours = (Slot.BUDGET, f"{helpers[1]} 4 hours per cook.")

    def wording(*told: tuple[Slot, str], asked: int = 0) -> str | None:
        talk = opened().model_copy(update={"brief": brief(*told), "trusted": True, "asked": {Slot.BUDGET: asked}})
        return depth.variant(talk, Slot.BUDGET)

    assert (wording(size, price, helpers), wording(size, price, helpers, asked=1)) == ("ask", "follow_up_1")
    assert wording(size, price, hours) is None
    assert wording(size, helpers) is None  # no money, so no forecast to come


def _wordings(text: str, baseline: float | None = None) -> dict[Slot, list[str]]:
    """How each question is worded in a talk that begins with ``text``; ``baseline``: the value today, where it is told."""
    now = MeasureReading(
        measure="lost hours",
        field=MeasureField.BASELINE,
        quote=text,
        quantity=Quantity(value=baseline, kind=Kind.COUNT, unit="hour", text=f"{baseline} hours") if baseline else None,
    )
    reading = Reading(
        slots=(said(Slot.BUSINESS_GOAL), said(Slot.METRIC)), measures=(now,) if baseline is not None else ()
    )
    interview, asked = turn(opened(), reading, text), {}
    for _ in range(16):
        move = last(interview)
        for slot, variant in zip(move.slots, move.variants, strict=True):
            asked.setdefault(slot, []).append(variant)
        interview = turn(interview, Reading(intents=frozenset({Intent.EVADE})))
    return asked


def test_of_work_that_begins_later_no_recent_case_is_asked_for() -> None:
    later = _wordings("The till system goes live on 1 June.")
    assert later[Slot.CURRENT_BEHAVIOUR][0] == "ahead" and later[Slot.BASELINE] == ["ask", "ahead_follow_up"]
    assert later[Slot.AUDIENCE][0] == "ask", "a question that fits both is asked as ever"
    counted = _wordings("The till system goes live on 1 June. Today we lose 12 hours.", baseline=12)
    assert "ahead" not in {variant for variants in counted.values() for variant in variants}
    assert "ahead" not in {variant for variants in _wordings("The tills are slow.").values() for variant in variants}


def test_the_wording_of_work_that_begins_later_names_no_case() -> None:
    writer = GuidedWriter(KNOWLEDGE)
    move = Move(
        kind=MoveKind.ASK,
        slots=(Slot.CURRENT_BEHAVIOUR, Slot.CAUSE_TOOLS),
        variants=("ahead", "ahead"),
        reason="so it fits",
    )
    both = writer.asks(opened(), Reading(), move)
    assert len(both) == 2 and all("starts" in ask and "case" not in ask for ask in both)
