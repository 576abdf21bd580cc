"""What is said back to a person, and what is answered, before the next question."""

from datetime import date

import pytest

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.writer import GuidedWriter
from assistant.domain.alignment.shapes import NOT_ASSESSED
from assistant.domain.brief import ledger
from assistant.domain.brief.concreteness import beyond_money
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import (
    Amendment,
    Bearing,
    CauseReading,
    Intent,
    MeasureField,
    MeasureReading,
    Reading,
    SlotReading,
)
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say, Turn
from assistant.domain.diagnosis.diagnose import diagnose
from assistant.domain.interview import depth, leads
from assistant.domain.interview.answers import answer, question
from assistant.domain.interview.mirror import THANKS, mirror
from assistant.domain.interview.openness import open_questions
from assistant.domain.interview.quotable import quotable, told
from assistant.domain.interview.situation import Situation
from assistant.domain.slots import Cell, Direction, Slot

KNOWLEDGE = load(content_root())
TODAY = date(2027, 5, 3)


def said(slot: Slot, value: str) -> SlotReading:
    return SlotReading(slot=slot, value=value, quote=value)


def counted(value: float, field: MeasureField) -> MeasureReading:
    quantity = Quantity(kind=Kind.PERCENT, value=value, unit="%", text=f"{value:g} percent")
    return MeasureReading(
        measure="burnt loaves", field=field, quote=quantity.text, quantity=quantity, text=quantity.text
    )


def at(text: str, reading: Reading, asked: tuple[Slot, ...] = (), before: tuple[Reading, ...] = ()) -> Situation:
    """The situation after a message, when the last move asked for these slots and nothing was said back yet."""
    move = Move(kind=MoveKind.ASK, slots=asked, variants=("ask",) * len(asked), reason="so it can be planned")
    interview = Interview(id="r", opening="We need a course", as_of=TODAY)
    for number, told_before in enumerate((Reading(), *before), start=1):
        brief = _merged(interview, told_before, number)
        turn = Turn(number=number, text="x", reading=told_before, move=move, reply="")
        interview = interview.model_copy(update={"brief": brief, "turns": (*interview.turns, turn)})
    interview = interview.model_copy(update={"brief": _merged(interview, reading, len(interview.turns) + 1)})
    diagnosis = diagnose(interview, NOT_ASSESSED, KNOWLEDGE, TODAY)
    return Situation(interview, reading, text, diagnosis, NOT_ASSESSED, KNOWLEDGE, TODAY)


def _merged(interview: Interview, reading: Reading, turn: int):
    asked = interview.turns[-1].move.slots if interview.turns else ()
    context = ledger.Context(turn=turn, asked=asked, today=TODAY, knowledge=KNOWLEDGE, amending=False)
    return ledger.merge(interview.brief, reading, context)


def key(say: Say | None) -> str:
    return say.key if say else ""


def test_a_target_is_told_against_todays_value() -> None:
    known = Reading(
        slots=(said(Slot.BASELINE, "9 percent"),),
        measures=(
            MeasureReading(measure="burnt loaves", field=MeasureField.NAME, quote="burnt loaves", text="burnt loaves"),
            counted(9, MeasureField.BASELINE),
        ),
    )
    new = Reading(slots=(said(Slot.TARGET, "4 percent"),), measures=(counted(4, MeasureField.TARGET),))
    assert mirror(at("4 percent.", new, (Slot.TARGET,), (known,))) == Say(
        key="mirror_way", fill={"value": "from 9% to 4%"}
    )


@pytest.mark.parametrize(
    ("weights", "expected"),
    [((2, 2), "found_tools"), ((3, 1), "found_tools"), ((2,), "mirror_evidence"), ((1,), THANKS)],
)
def test_a_cause_is_spoken_of_where_several_remarks_agree(weights: tuple[int, ...], expected: str) -> None:
    """A single remark on a cause is often corrected by the next answer, or meant the other way: it is said back where it tells
    an example, and nothing is concluded."""
    text = "They wait for the scale at table two on every batch."
    remarks = tuple(
        CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote=text, weight=weight) for weight in weights
    )
    reading = Reading(slots=(said(Slot.CAUSE_TOOLS, text),), causes=remarks)
    assert key(mirror(at(text, reading, (Slot.CAUSE_TOOLS,)))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We need the ovens course. When can you start?", "about_start"),
        ("A day on the new lathe, please. Have you got room for us in May?", "about_start"),
        ("There are several. Which one do you want? Scrap is 4 percent.", "about_which"),
        ("Four so far. How many to go? I have a meeting.", "about_length"),
    ],
)
def test_a_question_to_us_is_answered_wherever_it_stands(text: str, expected: str) -> None:
    reading = Reading(slots=(said(Slot.METRIC, text),))
    assert key(answer(at(text, reading, (Slot.METRIC,)))) == expected


def test_a_question_about_the_start_is_answered_in_the_first_message() -> None:
    first = Interview(id="r", opening="x", as_of=TODAY)
    text = "A refresher for the crane crew, one day. When can you come?"
    diagnosis = diagnose(first, NOT_ASSESSED, KNOWLEDGE, TODAY)
    situation = Situation(first, Reading(), text, diagnosis, NOT_ASSESSED, KNOWLEDGE, TODAY)
    assert key(answer(situation)) == "about_start"


@pytest.mark.parametrize(
    "text",
    ["Ask the lady with the keys about that.", "Check the blue folder on the shelf.", "n/a at my end, Mrs Roe"],
)
def test_what_sends_us_elsewhere_is_not_said_back(text: str) -> None:
    assert quotable(text) == ""


def test_what_some_can_and_others_cannot_is_kept_apart() -> None:
    ways = (Direction.FOR, Direction.AGAINST)
    causes = tuple(CauseReading(cell=Cell.SKILL, direction=way, quote="x", weight=2) for way in ways)
    reading = Reading(slots=(said(Slot.CAUSE_SKILL, "The old hands can, the new ones cannot."),), causes=causes)
    assert key(mirror(at("The old hands can.", reading, (Slot.CAUSE_SKILL,)))) == "found_some_able"


def test_a_whole_sentence_is_quoted_and_a_cut_one_is_not() -> None:
    text = "They open the oven to look. I hate it."
    bears = (Bearing(quote="They open the oven to look.", slots={Slot.CURRENT_BEHAVIOUR: 0.9}),)
    whole = Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, "They open the oven to look."),), bears=bears)
    cut = Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, "open the oven to look"),), bears=bears)
    asked = (Slot.CURRENT_BEHAVIOUR,)
    assert mirror(at(text, whole, asked)) == Say(key="mirror_scene", fill={"value": "They open the oven to look"})
    assert key(mirror(at(text, cut, asked))) == THANKS


def test_a_sentence_about_something_else_is_not_said_back_as_the_answer() -> None:
    text = "The new oven arrives in May."
    stored = Reading(slots=(said(Slot.CURRENT_BEHAVIOUR, text),), bears=(Bearing(quote=text, slots={}),))
    assert key(mirror(at(text, stored, (Slot.CURRENT_BEHAVIOUR,)))) == THANKS


NAMED = MeasureReading(
    measure="burnt loaves", field=MeasureField.NAME, quote="burnt loaves", text="share of burnt loaves"
)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(kind=Kind.PERCENT, value=9, unit="%", text="9 percent"), "mirror_today"),
        (Quantity(kind=Kind.PERCENT, value=50, unit="%", text="half"), THANKS),
        (Quantity(kind=Kind.PERCENT, value=9, unit="%", text="9 percent", approximate=True), THANKS),
        (Quantity(kind=Kind.COUNT, value=2024, text="2024"), THANKS),
        (Quantity(kind=Kind.COUNT, value=60, unit="name", text="60 names"), THANKS),
    ],
)
def test_only_a_number_that_surely_is_the_measures_is_said_back(quantity: Quantity, expected: str) -> None:
    now = MeasureReading(
        measure="", field=MeasureField.BASELINE, quote=quantity.text, quantity=quantity, text=quantity.text
    )
    reading = Reading(slots=(said(Slot.BASELINE, f"It was {quantity.text} there."),), measures=(now,))
    known = Reading(slots=(said(Slot.METRIC, "share of burnt loaves"),), measures=(NAMED,))
    assert key(mirror(at("x", reading, (Slot.BASELINE,), (known,)))) == expected


def test_what_stays_open_is_named_with_whom_to_ask() -> None:
    both = Reading(unanswered=frozenset({Slot.VALUE_PER_UNIT, Slot.SPONSOR}))
    reply = leads.before_question(at("No idea.", both, (Slot.VALUE_PER_UNIT, Slot.SPONSOR)))
    assert [say.key for say in reply] == ["thanks_dont_know"]
    points = reply[0].fill["points"]
    assert "what one case is worth (Finance, by " in points and " and who stands behind it (" in points


def test_who_will_not_put_harm_into_money_is_met_with_respect_and_asked_no_more() -> None:
    text = "A guest will drown one day. I will not put that into money."
    now = at(text, Reading(slots=(said(Slot.COST_OF_INACTION, text),)), (Slot.COST_OF_INACTION,))
    assert leads.before_question(now)[0].key == "beyond_money"
    assert depth.variant(now.interview, Slot.VALUE_PER_UNIT) == "ask"
    told = now.interview.model_copy(update={"answers": {Slot.COST_OF_INACTION: text}})
    assert depth.variant(told, Slot.VALUE_PER_UNIT) is None
    assert Slot.VALUE_PER_UNIT not in {item.slot for item in open_questions(told, KNOWLEDGE)}


@pytest.mark.parametrize(
    ("text", "declines"),
    [
        ("We cannot measure a lost eye in dollars.", True),
        ("I do not want to put a price on that.", True),
        ("I do not have it in euros.", False),
        ("Nobody can put a price on team spirit.", False),
        ("We could not put the figures into the system in time.", False),
    ],
)
def test_declining_money_is_not_lacking_the_figure(text: str, declines: bool) -> None:
    assert beyond_money(text) is declines


def test_thanks_are_not_said_twice_in_a_row() -> None:
    now = at("Flour.", Reading(slots=(said(Slot.RISKS, "Flour."),)))
    assert key(mirror(now)) == THANKS
    thanked = now.interview.turns[-1].model_copy(update={"move": Move(kind=MoveKind.ASK, say=(Say(key=THANKS),))})
    again = now.interview.model_copy(update={"turns": (thanked,)})
    assert mirror(Situation(again, now.reading, now.text, now.diagnosis, NOT_ASSESSED, KNOWLEDGE, TODAY)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Could they do it if they had to?",
        "I would rather not see that in writing.",
        "It is what it is, as always.",
        "My boss is furious about the late trams.",
        "That was the third time this week",
        "Chaos, ask anyone",
    ],
)
def test_what_leans_evades_or_is_private_is_not_quoted(text: str) -> None:
    assert quotable(text) == ""


def test_an_echo_starts_with_the_matter() -> None:
    assert quotable("And the ovens stay cold till ten.") == "the ovens stay cold till ten"
    assert quotable("No lorry leaves before six o'clock.") == "No lorry leaves before six o'clock"
    assert told("Who knows? The crew waits at the gate.") == "The crew waits at the gate"


def test_an_objection_is_answered_with_what_speaks_against_the_request() -> None:
    text = "The scanner at the gate fails on every second crate"
    remark = CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote=text, weight=2)
    known = Reading(slots=(said(Slot.CAUSE_TOOLS, text),), causes=(remark,))
    now = at("Why not just train everyone?", Reading(intents=frozenset({Intent.PRESSURE})), (), (known,))
    assert answer(now) == Say(key="objection_evidence", fill={"evidence": text})
    assert leads.before_question(now)[0].key == "objection_evidence"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is this recorded?", "about_data"),
        ("Who sees it?", "about_data"),
        ("How many more questions?", "about_length"),
        ("What would you do?", "about_view"),
        ("Can I tell my boss that a course is coming?", "about_promise"),
        ("What happens next?", "about_result"),
        ("Is that really needed?", "why_answer"),
        ("Why can't we simply start?", "objection_open"),
        ("Which number do you mean?", "about_meaning"),
        ("Does our travel policy cover it?", "question_unknown"),
    ],
)
def test_a_question_of_theirs_is_answered_before_the_next(text: str, expected: str) -> None:
    assert key(answer(at(f"They are late. {text}", Reading(), (Slot.METRIC,)))) == expected


@pytest.mark.parametrize(
    "text", ["They know it, right?", "Who knows?", "Why? Nobody asked them.", "It rains. The rest?"]
)
def test_a_question_that_waits_for_no_answer_gets_none(text: str) -> None:
    assert question(text) == ""
    assert answer(at(text, Reading(), (Slot.METRIC,))) is None


def test_a_recap_tells_both_ends_of_the_number() -> None:
    today, goal = counted(9, MeasureField.BASELINE), counted(4, MeasureField.TARGET)
    assert leads.recap(at("Nine.", Reading(measures=(today,)))).fill["number"] == "burnt loaves: 9% today"
    both = leads.recap(at("Nine, four.", Reading(measures=(today, goal)))).fill["number"]
    assert both == "burnt loaves: from 9% to 4%"


def test_a_recap_calls_nothing_a_number_that_is_none() -> None:
    spoken = Reading(slots=(said(Slot.METRIC, "That it does not happen again."), said(Slot.BASELINE, "Far too often.")))
    assert leads.recap(at("x", spoken)).fill["number"] == "still open"
    named = Reading(slots=(said(Slot.METRIC, "Crates broken per week."),))
    assert leads.recap(at("x", named)).fill["number"] == "Crates broken per week"


def test_a_list_is_a_paragraph_of_its_own() -> None:
    move = Move(kind=MoveKind.DRAFT, say=(leads.recap(at("So far?", Reading())), Say(key="draft_done")))
    reply = "".join(GuidedWriter(KNOWLEDGE).write(Interview(id="r", opening="", as_of=TODAY), Reading(), move, ""))
    listed, _, rest = reply.partition("\n\n")
    assert listed.splitlines()[-1].startswith("- Still missing: ") and "draft is ready" not in listed
    assert rest.startswith("The draft is ready")


def test_what_was_taken_for_an_earlier_answer_is_said_back_with_its_place() -> None:
    owner = said(Slot.DATA_OWNER, "Jana Malik in the oven office keeps it.").model_copy(update={"late": True})
    say = mirror(at("Jana Malik in the oven office keeps it.", Reading(slots=(owner,)), (Slot.EXEMPLARS,)))
    assert say and say.key == "mirror_late"
    assert say.fill == {"value": "Jana Malik in the oven office keeps it", "topic": "who supplies the number"}


def test_a_number_that_was_not_taken_for_the_value_wanted_is_said_back() -> None:
    minutes = Quantity(kind=Kind.DURATION, value=15, unit="minute", text="15 minutes")
    other = said(Slot.TARGET, "15 minutes before the bake.").model_copy(
        update={"vague": True, "quantities": (minutes,)}
    )
    say = mirror(at("15 minutes before the bake.", Reading(slots=(other,)), (Slot.TARGET,)))
    assert say and say.key == "mirror_other_number" and say.fill["topic"] == "the value you want"


def test_what_was_moved_to_another_question_is_said_to_be() -> None:
    late = said(Slot.CONSTRAINTS, "15 minutes before the bake").model_copy(update={"late": True})
    moved = Amendment(turn=1, gone=Reading(), added=Reading(slots=(late,)))
    say = mirror(at("No, that was about the limits.", Reading(amends=(moved,)), (Slot.TARGET,)))
    assert say and say.key == "mirror_moved_to" and say.fill["topic"] == "the limits a plan must respect"
