"""The transition table: what the person wants, and which move follows."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.adapters.content import content_root, load
from assistant.domain.alignment.shapes import NOT_ASSESSED, Alignment, AlignmentState, Claim, Stance
from assistant.domain.brief import ledger
from assistant.domain.brief.concreteness import FEW_WORDS, FEW_WORDS_NAMED, thin
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import CauseReading, Intent, MeasureField, MeasureReading, Reading, SlotReading
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Status, Turn
from assistant.domain.diagnosis.diagnose import diagnose
from assistant.domain.interview import commands, depth, dialogue, offers, questioning, readiness
from assistant.domain.interview.answered import answered
from assistant.domain.interview.openness import open_questions
from assistant.domain.interview.referral import apply_referral
from assistant.domain.interview.situation import Situation
from assistant.domain.interview.worth import WORTH, cause_known, hinted, least
from assistant.domain.library.documents import Document, StrategicGoal
from assistant.domain.slots import Cell, Direction, Slot

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
    assert GOAL.quote in move.choices[0]
    accepted = turn(interview, Reading(), f"Yes: {move.choices[0]}", found)
    assert accepted.brief.confirmed_goals == ("g1",)
    assert accepted.brief.known(Slot.STRATEGY_LINK)
    refused = turn(interview, Reading(intents=frozenset({Intent.REJECT})), "None of these", found)
    assert refused.brief.rejected_goals == ("g1",) and not refused.brief.confirmed_goals


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


def test_ready_is_said_once_and_the_interview_goes_on() -> None:
    interview = opened()
    said_ready = []
    for _ in range(12):
        interview = turn(interview, Reading(slots=tuple(said(slot) for slot in last(interview).slots)))
        said_ready.append(any(say.key == "ready_notice" for say in last(interview).after))
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


def test_a_goal_named_word_for_word_is_the_only_one_meant() -> None:
    """Two goals of one document share its title, and with it half of their words."""
    choices = (
        "Regional plan 2027 of the cheese dairies: “Cut returns.”",
        "Regional plan 2027 of the cheese dairies: “Keep prices.”",
    )
    move = Move(kind=MoveKind.CONFIRM, slots=(Slot.STRATEGY_LINK,), about=("g1", "g2"), choices=choices)
    brief = offers.apply_goal_choice(Brief(), move, f"Yes, that one: {choices[1]}", Reading(), 2)
    assert brief.confirmed_goals == ("g2",)


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


def test_what_a_model_would_ask_goes_before_its_like_and_never_before_what_decides() -> None:
    talk = Interview(id="r", opening="x", as_of=TODAY)
    usual = _next(talk, questioning.Advice())
    near = max((slot for slot in WORTH if slot not in (*usual, Slot.STRATEGY_LINK)), key=lambda slot: WORTH[slot])
    assert near in _next(talk, questioning.Advice(preferred=frozenset({near})))
    assert Slot.RISKS not in _next(talk, questioning.Advice(preferred=frozenset({Slot.RISKS})))
