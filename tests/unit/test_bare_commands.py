"""What we told people to write, repetitions, signs without words, other languages."""

from datetime import date

import pytest

from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.interview import commands


def interview(*texts: str) -> Interview:
    move = Move(kind=MoveKind.ASK)
    turns = tuple(Turn(number=n, text=t, reading=Reading(), move=move, reply="") for n, t in enumerate(texts, 1))
    return Interview(id="r", opening=texts[0], as_of=date(2027, 3, 2), turns=turns)


@pytest.mark.parametrize(
    ("text", "intent"),
    [(" draft", Intent.DRAFT), ("Draft, please!", Intent.DRAFT), ("“draft”", Intent.DRAFT), ("Why?", Intent.WHY)],
)
def test_a_bare_command_is_what_we_said_it_is(text: str, intent: Intent) -> None:
    said = commands.command(text)
    assert said is not None and said.intents == {intent} and not said.slots


@pytest.mark.parametrize("text", ["The draft beer line leaks", "We back up every night", "nothing", ""])
def test_a_sentence_with_the_word_in_it_is_no_command(text: str) -> None:
    assert commands.command(text) is None


@pytest.mark.parametrize(("text", "expected"), [("👍", True), ("...", True), ("ok 👍", False), ("7", False)])
def test_signs_alone_are_no_words(text: str, expected: bool) -> None:
    assert commands.wordless(text) is expected


def test_a_long_message_said_twice_is_a_repetition_and_a_yes_is_not() -> None:
    talk = interview("Grooms muck out too late in the day.", "Yes")
    assert commands.said_before("grooms muck out too late in the day", talk)
    assert not commands.said_before("Yes", talk)
    assert not commands.said_before("Grooms muck out too early in the day.", talk)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unsere Gärtner schneiden die Hecken nicht und das ist teuer", True),
        ("Les jardiniers ne sont pas formés et les clients partent pour nous quitter", True),
        ("barrel cleaning course cellar crew asap please", False),
        ("The die on press 4 is worn and we wait for the toolmaker", False),
    ],
)
def test_another_language_is_noticed(text: str, expected: bool) -> None:
    assert commands.foreign(text) is expected
