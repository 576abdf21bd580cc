"""Pressing for a yes and not knowing the answer, told from questions and from answers."""

from datetime import date
from pathlib import Path

import pytest

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.conduct.conduct import behaviour
from assistant.adapters.guided.conduct.vagueness import is_vague
from assistant.adapters.guided.placing.intents import intents_of
from assistant.adapters.guided.placing.pieces import cut
from assistant.adapters.guided.placing.topics import Topics
from assistant.domain.brief.reading import Intent
from assistant.domain.slots import Slot


@pytest.mark.parametrize(
    "said",
    [
        "May I tell the crew that the day is booked?",
        "Shall I inform the board that it goes ahead?",
        "Could we not simply start with one group?",
        "Two days, thirty people, yes or no?",
        "Kindly confirm the dates.",
        "Would a short course do any harm?",
        "Do we get our seminar or not?",
        "Is there any objection to sending all of them?",
        "Can you say yes for all of them?",
        "Just drop me something, will you reserve the room?",
    ],
)
def test_who_presses_asks_no_document(said: str) -> None:
    found = intents_of(said)
    assert Intent.PRESSURE in found
    assert Intent.QUESTION not in found


@pytest.mark.parametrize(
    "said",
    [
        "Can you tell me what our strategy says on safety?",
        "Should I count the temps too?",
        "Could you give me an example?",
        "May I send you the report?",
        "Do we have a goal on that?",
        "Can I get the draft as a file?",
    ],
)
def test_a_question_back_does_not_press(said: str) -> None:
    assert Intent.PRESSURE not in intents_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "I would only be guessing.",
        "Not my department.",
        "That would have to be ascertained.",
        "That is one for the depot office.",
        "I am not at liberty to say.",
        "The matter was not discussed.",
        "Never counted it.",
        "Kindly address that to the manager.",
        "Perhaps Ms Lindqvist can say, I cannot.",
        "Haven't the foggiest.",
        "Let us leave that open.",
        "I would love to know that myself.",
    ],
)
def test_who_does_not_know_says_so_in_many_ways(said: str) -> None:
    assert Intent.DONT_KNOW in intents_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "They do not know how to read the gauge.",
        "How often the phone rings afterwards, I suppose.",
        "Nobody ever showed them, I guess.",
        "Two of them remain a mystery.",
        "He can say which tank is empty.",
        "Pass the gate before you open it.",
        "Not in the first week of a month.",
        "The supervisors have to check every load.",
        "You ask whether they can?",
    ],
)
def test_a_hedge_or_somebody_elses_ignorance_is_an_answer(said: str) -> None:
    assert Intent.DONT_KNOW not in intents_of(said)


def test_papers_answer_no_acid_test() -> None:
    """They are asked about again for a case; a case told beside them is one."""
    today = date(2026, 11, 23)
    assert is_vague(Slot.CAUSE_SKILL, "They all hold the master's diploma.", (), today, 0.0)
    assert is_vague(Slot.CAUSE_SKILL, "They have tuned organs for thirty years!", (), today, 0.0)
    assert not is_vague(Slot.CAUSE_SKILL, "All have the diploma, but nobody could voice the new pipe.", (), today, 0.0)


@pytest.mark.parametrize(
    ("said", "given_up"),
    [
        ("The crane stood for two weeks. Somebody else knows that. We lost the order. No idea.", Slot.VALUE_PER_UNIT),
        ("No idea. It cost us the harbour contract.", Slot.COST_OF_INACTION),
    ],
)
def test_the_answer_that_is_missing_stands_where_its_question_stood(said: str, given_up: Slot) -> None:
    asked = (Slot.COST_OF_INACTION, Slot.VALUE_PER_UNIT)
    topics = Topics.load(Path(__file__).parents[2] / "knowledge" / "reading_model.npz", OnnxEmbedder())
    found = behaviour(cut(said, asked, topics, date(2026, 11, 23), ()), asked, opening=False)
    assert found.given_up == {given_up}
