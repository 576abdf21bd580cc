"""What of the words said may be quoted to the sponsor, and that it is quoted once."""

import re
from dataclasses import replace

import pytest
import stories

from assistant.domain.brief.reading import Bearing, Reading
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.proposal.drafting.clauses import naming_words
from assistant.domain.proposal.drafting.saying import Speech
from assistant.domain.proposal.drafting.talk import is_talk, without_closing
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.walking import statements_of
from assistant.domain.slots import Grade, Slot, State
from assistant.domain.text import spans


@pytest.mark.parametrize(
    "said",
    [
        "Why do you want to know that?",
        "Is that a trick?",
        "That was your third question.",
        "Six questions so far.",
        "You are very kind, but this is a lot of questions for a small wish.",
        "Let me tell you about last night.",
        "What that costs I do not know either.",
        "You should have seen their faces.",
        "I apologise for the late reply.",
        "I hope the board is pleased.",
        "As I said before, the scales are old.",
        "We only called you now, I know.",
        "A lovely chat.",
        "I have no opinion on the number they picked.",
        "Just kidding, the canteen is worse.",
        "Between us, the slides were terrible.",
        "They cut corners, but they are proud fitters, please do not write that they are lazy.",
        "But don't tell the works council yet.",
        "Keep his name out of it.",
        "That stays between us, the roster is made by his brother.",
    ],
)
def test_talk_about_the_talk_is_told_from_the_work(said: str) -> None:
    assert is_talk(said)


@pytest.mark.parametrize(
    "said",
    [
        "I sat beside two clerks, and both looked up the tariff by hand.",
        "You carry the crate up two floors, so nobody does it twice.",
        "Customers ask many questions about the warranty.",
        "In May I gave four nurses the pump and the card, and four set it right.",
        "They would like a second screen.",
        "The supervisors answer within an hour.",
        "Set the torque, wait for the click, then mark the bolt.",
        "They do not write the batch number on the crate.",
        "The crews finish fast and never report a jam.",
        "Patient records are confidential and stay in the ward.",
    ],
)
def test_what_is_told_of_the_work_is_no_talk(said: str) -> None:
    assert not is_talk(said)


def test_a_courtesy_at_the_end_goes() -> None:
    assert without_closing("Nobody has measured the queue, sorry.") == "Nobody has measured the queue"
    assert without_closing("The crane is old.") == "The crane is old."


ANSWER = (
    "The pump is set by memory, and two of nine were wrong. Our matron, Mrs Vale, thinks it is all attitude. "
    "She may be wrong there. How many more of these? The lift is out of order on Mondays."
)
BEARS = (
    Bearing(quote="The pump is set by memory, and two of nine were wrong.", slots={Slot.CURRENT_BEHAVIOUR: 0.8}),
    Bearing(quote="Our matron, Mrs Vale, thinks it is all attitude.", slots={Slot.CURRENT_BEHAVIOUR: 0.4}),
    Bearing(quote="She may be wrong there.", slots={Slot.CURRENT_BEHAVIOUR: 0.3}),
    Bearing(quote="How many more of these?", slots={}, to_us=True),
    Bearing(quote="The lift is out of order on Mondays.", slots={Slot.CAUSE_TOOLS: 0.9, Slot.CURRENT_BEHAVIOUR: 0.04}),
)


def speech(quote: str, slot: Slot) -> Speech:
    source = Source(origin=Origin.TURN, ref="1", quote=quote)
    fact = Fact(slot=slot, value=quote, state=State.STATED, grade=Grade.OPINION, source=source)
    turn = Turn(number=1, text=ANSWER, reading=Reading(bears=BEARS), move=Move(kind=MoveKind.ASK), reply="")
    interview = Interview(id="x", opening=ANSWER, as_of=stories.TODAY, brief=Brief(facts=(fact,)), turns=(turn,))
    return Speech(interview, frozenset(("Vale", "matron")))


def test_a_fact_keeps_what_bears_on_it_and_is_not_about_the_sponsor() -> None:
    (fact,) = speech(ANSWER, Slot.CURRENT_BEHAVIOUR).brief().facts
    assert fact.source.quote == "The pump is set by memory, and two of nine were wrong."


def test_a_sponsor_is_known_by_name_and_office() -> None:
    assert naming_words(["the head of stores, Ms Okoro"]) == {"head of stores", "Okoro"}
    assert naming_words(["Yard director"]) == {"Yard director"}
    assert naming_words(["Orla Fenn, services lead"]) == {"Orla", "Fenn", "services lead"}


def test_half_a_sentence_becomes_whole() -> None:
    (fact,) = speech("and two of nine were wrong", Slot.CURRENT_BEHAVIOUR).brief().facts
    assert fact.source.quote == "The pump is set by memory, and two of nine were wrong."


def test_a_fact_of_nothing_but_talk_is_not_quoted() -> None:
    assert not speech("How many more of these?", Slot.CURRENT_BEHAVIOUR).brief().facts


def test_a_value_keeps_the_words_it_was_read_from() -> None:
    (fact,) = speech("two of nine were wrong", Slot.BASELINE).brief().facts
    assert fact.source.quote == "two of nine were wrong"


@pytest.mark.parametrize("name", ["furniture", "dental", "buses", "allergens"])
def test_a_sentence_is_quoted_once(name: str) -> None:
    """In the main part; what a cause, an option, a task, a measure or a date would be empty without may stand elsewhere too."""
    also = ("causes", "options", "mix", "contract", "timeline")
    main = [part for part in sections(stories.draft(stories.ALL[name])) if not part.appendix and part.id not in also]
    said = [quote for part in main for item in statements_of(part) for _, _, quote in spans.quotations(item.text)]
    quotes = [quote for quote in said if len(quote.split()) >= 4]
    assert quotes
    assert len(quotes) == len(set(quotes)), [quote for quote in quotes if quotes.count(quote) > 1]


def test_an_apology_is_nowhere_in_the_paper() -> None:
    answers = {**stories.BUSES.answers, "work_context": "Sorry, I was late. In the depot, at the gate, in the dark."}
    drafted = stories.draft(replace(stories.BUSES, answers=answers))
    assert not any(re.search(r"\bsorry\b", statement.text, re.IGNORECASE) for statement in statements_of(drafted))
