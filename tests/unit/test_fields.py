"""What fields of the brief may hold: persons, records, names, told facts; on invented answers from many trades."""

import pytest

from assistant.domain.brief.fields.admit import admitted
from assistant.domain.brief.fields.chatter import evades, is_chatter, told, without_greeting
from assistant.domain.brief.fields.people import people
from assistant.domain.brief.fields.records import records
from assistant.domain.brief.reading import Intent, MeasureField, MeasureReading, Reading, SegmentReading, SlotReading
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import counts_how, may_name_group, names_measure


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("That would be Ines in controlling, she does the report.", ["Ines in controlling"]),
        ("Probably the night auditor, he closes the books at three.", ["the night auditor"]),
        ("The lab manager, Dr. Osei", ["The lab manager, Dr. Osei"]),
        ("That is Mr. Tanaka's job.", ["Mr. Tanaka"]),
        ("Our registrar keeps it up to date.", ["Our registrar"]),
        ("It belongs to IT operations.", ["IT operations"]),
        ("Sorry, what a day. Maintenance planning.", ["Maintenance planning"]),
        (
            "Miriam, the business analyst in the grid team, supplies it.",
            ["Miriam, the business analyst in the grid team"],
        ),
        ("Head of claims. Her name is Ruth Abara.", ["Head of claims", "Ruth Abara"]),
        ("Me, COO.", ["the requester (COO)"]),
        ("I am the owner of the hotel so it's me", ["the requester (owner of the hotel)"]),
        ("Me, I suppose. I run the fleet office.", ["the requester"]),
        ("the records manager", ["the records manager"]),
        ("Stores. Ask for Benedikt.", ["Stores", "Benedikt"]),
        ("Nobody, frankly.", []),
        ("dunno, could grep for it", []),
        ("Beats me.", []),
        ("I'd bet my hat the numbers are cooked anyway.", []),
        ("someone at head office", []),
        ("The HR system.", []),
        ("Not my department.", []),
        ("We use 31 euro for an hour of a cook and 44 for a mentor.", []),
        ("It was Mr Brandt. He has left and nobody took it over.", []),
    ],
)
def test_a_person_is_a_noun_phrase_of_the_answer(said: str, named: list[str]) -> None:
    assert [name for name, _ in people(said)] == named


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("comes out of the Fleetview dashboard, every Monday", ["the Fleetview dashboard"]),
        ("It's in the monthly quality report that goes to the board.", ["the monthly quality report"]),
        ("there's a spreadsheet Tomas keeps", ["a spreadsheet"]),
        ("It is recorded in Zendesk and I export it weekly.", ["Zendesk"]),
        ("the attendance list and the exam office database", ["the attendance list", "the exam office database"]),
        ("We count them by hand at the end of the shift.", ["count them by hand"]),
        ("The MES counts every stop.", ["The MES"]),
        ("that would come off the production terminals", ["the production terminals"]),
        ("You work it out.", []),
        ("Honestly, gut feeling.", []),
        ("Half of it is luck, half is weather.", []),
        ("Nobody writes it down.", []),
        ("The complaint letters in the post room.", ["The complaint letters in the post room"]),
        ("I have it on cards in the workshop", ["cards in the workshop"]),
    ],
)
def test_a_source_is_a_record(said: str, named: list[str]) -> None:
    assert [name for name, _ in records(said)] == named


def test_a_measure_may_be_told_as_a_question_of_number() -> None:
    assert counts_how("How many patients fall")
    assert not counts_how("How long")


@pytest.mark.parametrize(
    "name",
    [
        "first-pass yield",
        "Claims paid late",
        "hours lost per user",
        "on-time rate",
        "parcels that arrive damaged",
        "lead time",
    ],
)
def test_a_noun_phrase_names_a_measure(name: str) -> None:
    assert names_measure(name)


@pytest.mark.parametrize(
    "name",
    [
        "'s the ugly one",
        "whole village right now",
        "if one trusts the figures",
        "suppose",
        "obviously",
        "two weeks",
        "leads",
        "honestly",
    ],
)
def test_speech_names_no_measure(name: str) -> None:
    assert not names_measure(name)


def test_a_period_is_no_group_and_a_shift_is_one() -> None:
    assert not any(map(may_name_group, ("days", "good days", "the first two weeks", "July")))
    assert all(map(may_name_group, ("early shift", "Leeds depot", "9 apprentices", "night crew")))


@pytest.mark.parametrize(
    "said",
    [
        "Hang on, my phone is ringing.",
        "Oh well.",
        "Ha, good one!",
        "Phew, long day.",
        "You do the sum.",
        "Good question.",
    ],
)
def test_chatter_is_known(said: str) -> None:
    assert is_chatter(said)


@pytest.mark.parametrize(
    "said",
    ["Sorry, they never learned it.", "41 a week!", "The scanners freeze!", "They leave the crates open.", "Claims."],
)
def test_what_tells_something_is_no_chatter(said: str) -> None:
    assert not is_chatter(said)


def test_chatter_between_two_facts_parts_them() -> None:
    assert told("They guess the weight. Hang on, the door. Nobody has a scale.") == [
        "They guess the weight.",
        "Nobody has a scale.",
    ]
    assert told("Oh well.") == ["Oh well."]


@pytest.mark.parametrize("said", ["It is what it is.", "Cows are cows.", "Everybody knows that.", "Who knows."])
def test_an_evasion_goes_round_the_question(said: str) -> None:
    assert evades(said)
    assert not evades(f"{said} They skip the second check.")


def _slot(slot: Slot, said: str) -> SlotReading:
    return SlotReading(slot=slot, value=said, quote=said)


def test_what_a_field_cannot_hold_stays_open() -> None:
    reading = admitted(
        Reading(
            intents=frozenset({Intent.ANSWER}),
            slots=(
                _slot(Slot.DATA_OWNER, "Nobody so far."),
                _slot(Slot.SPONSOR, "I would love a quieter life."),
                _slot(Slot.DATA_SOURCE, "The shift book. It hangs at the gate."),
            ),
            measures=(
                MeasureReading(measure="", field=MeasureField.OWNER, quote="x", text="I'd bet my hat on it"),
                MeasureReading(measure="", field=MeasureField.SOURCE, quote="x", text="It's all in the shift book"),
                MeasureReading(measure="suppose", field=MeasureField.NAME, quote="x", text="suppose"),
            ),
            segments=(SegmentReading(name="days", quote="x"), SegmentReading(name="early shift", quote="x")),
            referred=((Slot.BUDGET, "around"), (Slot.MANDATE, "Priya in finance")),
        )
    )
    assert [(item.slot, item.value) for item in reading.slots if not item.vague] == [
        (Slot.DATA_SOURCE, "The shift book")
    ]
    assert Slot.DATA_OWNER in reading.unanswered
    assert [(m.field, m.text) for m in reading.measures] == [(MeasureField.SOURCE, "the shift book")]
    assert [group.name for group in reading.segments] == ["early shift"]
    assert reading.referred == ((Slot.MANDATE, "Priya in finance"),)


def test_each_name_keeps_the_words_it_stands_in() -> None:
    reading = admitted(Reading(slots=(_slot(Slot.SPONSOR, "That Sundays stay quiet. The CEO. She calls me weekly."),)))
    assert [(item.value, item.quote) for item in reading.slots] == [("The CEO", "The CEO. She calls me weekly.")]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hello, I would like a course on knots.", "I would like a course on knots."),
        ("Hi we need help, urgently.", "we need help, urgently."),
        ("Dear Ms van der Berg,\nour divers need a course.", "our divers need a course."),
        ("Good morning! Could you help?", "Could you help?"),
        ("hey there team - the till course", "the till course"),
        ("Hello I want one training", "I want one training"),
        ("Hi there are 40 of us, all new", "there are 40 of us, all new"),
        ("Dear parents complain about us.", "Dear parents complain about us."),
        ("High scrap, so we need help", "High scrap, so we need help"),
        (
            "Good morning meetings are too long, we want training",
            "Good morning meetings are too long, we want training",
        ),
    ],
)
def test_a_greeting_tells_nothing(text: str, rest: str) -> None:
    assert without_greeting(text) == rest


def test_a_greeting_is_no_part_of_what_was_asked_for() -> None:
    text = "Hello, we would like a course on knots."
    item = SlotReading(slot=Slot.REQUESTED_SOLUTION, value=text, quote=text)
    assert [kept.value for kept in admitted(Reading(slots=(item,))).slots] == ["we would like a course on knots."]
