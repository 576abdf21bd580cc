"""What answers the question asked, where guided reading and model differ."""

from assistant.domain.brief.reading import CauseReading, Reading
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.slots import Cell, Direction, Grade, Slot, State
from tests.adapters.model_reading import GUIDED, TODAY, beside, fact, number, read, talk


def test_a_question_back_is_no_answer() -> None:
    message = "Could they, with a gun to the head? They weld such seams every day."
    guided = Reading(slots=(number(Slot.STRATEGY_LINK, message), number(Slot.CAUSE_SKILL, message)))
    labels = {"facts": [fact(Slot.CAUSE_SKILL, "They weld such seams every day")]}
    found = beside(guided, message, talk(Slot.STRATEGY_LINK, Slot.CAUSE_SKILL), labels)
    assert [(i.slot, i.value) for i in found.slots] == [(Slot.CAUSE_SKILL, "They weld such seams every day")]


def test_a_dodge_leaves_the_question_open() -> None:
    message = "That is above my pay grade, honestly, you will have to see what they say upstairs. 14 fitters."
    guided = Reading(
        slots=(number(Slot.BUDGET, message.split(". ", maxsplit=1)[0]), number(Slot.AUDIENCE_SIZE, "14 fitters"))
    )
    labels = {
        "facts": [fact(Slot.AUDIENCE_SIZE, "14 fitters")],
        "unanswered": [{"slot": "budget", "quote": "That is above my pay grade"}],
    }
    found = beside(guided, message, talk(Slot.BUDGET, Slot.AUDIENCE_SIZE), labels)
    assert [i.slot for i in found.slots] == [Slot.AUDIENCE_SIZE] and found.unanswered == {Slot.BUDGET}


def test_a_short_quotation_takes_the_place_of_a_long_one_and_unrelated_sentences_go() -> None:
    message = "Well, nice weather. The night crew skips the checklist. Our depot is in Lund."
    guided = Reading(slots=(number(Slot.CURRENT_BEHAVIOUR, message), number(Slot.CAUSE_MOTIVES, message, 0.6)))
    labels = {
        "facts": [
            fact(Slot.CURRENT_BEHAVIOUR, "The night crew skips the checklist"),
            fact(Slot.WORK_CONTEXT, "Our depot is in Lund"),
        ]
    }
    found = beside(guided, message, talk(Slot.CURRENT_BEHAVIOUR, Slot.AUDIENCE), labels)
    assert [(item.slot, item.value) for item in found.slots] == [
        (Slot.CURRENT_BEHAVIOUR, "The night crew skips the checklist"),
        (Slot.WORK_CONTEXT, "Our depot is in Lund"),
    ]


def test_a_figure_of_the_asked_slot_that_the_model_passed_over_stays() -> None:
    message = "Day shift 12 percent. Nights are at 19 percent."
    guided = Reading(slots=(number(Slot.BASELINE, message),))
    labels = {"facts": [fact(Slot.BASELINE, "12 percent")]}
    found = beside(guided, message, talk(Slot.BASELINE, Slot.CAUSE_TOOLS), labels)
    assert {q.value for item in found.slots for q in item.quantities} == {12, 19}


def test_a_figure_of_something_else_is_no_value_where_the_question_was_not_really_answered() -> None:
    message = "Far too many. The crane course last May was rated 4.2 of 5."
    guided = Reading(slots=(number(Slot.BASELINE, message),))
    other = fact(Slot.TRIED_BEFORE, "The crane course last May was rated 4.2 of 5")
    dodge = {"facts": [fact(Slot.BASELINE, "Far too many") | {"vague": True}, other]}
    found = beside(guided, message, talk(Slot.BASELINE, Slot.CAUSE_TOOLS), dodge)
    assert [(item.slot, item.vague) for item in found.slots] == [(Slot.BASELINE, True), (Slot.TRIED_BEFORE, False)]
    silent = beside(guided, message, talk(Slot.BASELINE, Slot.CAUSE_TOOLS), {"facts": [other]})
    assert Slot.BASELINE in [item.slot for item in silent.slots if not item.vague]


def test_words_that_the_model_reads_as_something_else_answer_no_other_question() -> None:
    message = "The night crew skips the checklist."
    guided = Reading(
        slots=(number(Slot.CAUSE_INCENTIVES, message, 0.6),),
        causes=(CauseReading(cell=Cell.INCENTIVES, direction=Direction.FOR, quote=message),),
    )
    labels = {"facts": [fact(Slot.CURRENT_BEHAVIOUR, message)]}
    found = beside(guided, message, talk(Slot.AUDIENCE, Slot.METRIC), labels)
    assert [item.slot for item in found.slots] == [Slot.CURRENT_BEHAVIOUR] and found.causes == ()


def test_a_correction_in_words_replaces_what_is_known() -> None:
    source = Source(origin=Origin.TURN, ref="1", quote="the fitters")
    held = Fact(slot=Slot.AUDIENCE, value="the fitters", state=State.STATED, grade=Grade.OPINION, source=source)
    interview = talk(Slot.AUDIENCE, Slot.METRIC, brief=Brief(facts=(held,)))
    message = "No, the planners are who I mean. And the dispatchers."
    labels = {
        "facts": [
            fact(Slot.AUDIENCE, "the planners", correction=True),
            fact(Slot.AUDIENCE, "the dispatchers", correction=True),
        ]
    }
    found = [item for item in beside(Reading(), message, interview, labels).slots if item.slot is Slot.AUDIENCE]
    assert [(item.value, item.correction) for item in found] == [("the planners", True), ("the dispatchers", False)]


def test_the_answer_to_the_only_question_asked_stays_whatever_a_model_says() -> None:
    message = "Around 240 complaints a month."
    interview = talk(Slot.BASELINE)
    guided = GUIDED.read(message, interview, TODAY)
    labels = {
        "facts": [fact(Slot.TARGET, "240 complaints a month"), fact(Slot.BUDGET, "240 complaints a month")],
        "measures": [{"name": "complaints", "field": "target", "value": "240 complaints a month"}],
        "unanswered": [{"slot": "baseline", "quote": message}],
    }
    found = read(message, interview, labels)
    assert guided.slots and found.slots == guided.slots and found.measures == guided.measures
    assert found.unanswered == guided.unanswered


def test_a_remark_read_in_two_ways_is_what_the_model_says() -> None:
    message = "Whoever finishes early gets the leftovers of the others."
    guided = Reading(causes=(CauseReading(cell=Cell.INCENTIVES, direction=Direction.AGAINST, quote=message),))
    label = {"cell": "incentives", "direction": "for", "quote": message, "weight": 2}
    interview = talk(Slot.CURRENT_BEHAVIOUR)
    for more in ({}, {"cell": "capacity"}, {"direction": "against"}):
        said = label | more
        found = beside(guided, message, interview, {"causes": [said]}).causes
        assert [(c.cell.value, c.direction.value) for c in found] == [(said["cell"], said["direction"])]


def test_an_answer_in_so_many_words_outweighs_a_model_that_reads_it_otherwise() -> None:
    message = "The software crashes three times a day."
    guided = Reading(causes=(CauseReading(cell=Cell.TOOLS, direction=Direction.FOR, quote=message),))
    label = {"cell": "tools", "direction": "against", "quote": message, "weight": 3}
    assert beside(guided, message, talk(Slot.CAUSE_TOOLS), {"causes": [label]}).causes == guided.causes


def test_a_few_words_that_say_nothing_are_asked_for_again() -> None:
    message = "It should run nicely for all of us."
    guided = Reading(slots=(number(Slot.SUCCESS_CRITERIA, message),))
    labels = {"facts": [fact(Slot.SUCCESS_CRITERIA, message, vague=True)]}
    found = beside(guided, message, talk(Slot.SUCCESS_CRITERIA), labels)
    assert [item.vague for item in found.slots] == [True]
