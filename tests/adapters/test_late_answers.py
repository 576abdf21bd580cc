"""An answer to an earlier question in place of the last one, a count of other things, and what a person says of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.adapters.content import load
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.reader import GuidedReader
from assistant.domain.brief import ledger
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot

ROOT = Path(__file__).parents[2] / "knowledge"
TODAY = date(2026, 11, 23)
MEASURED = ((Slot.METRIC, Slot.BASELINE), "The share of torn nets. It stands at 6 percent.")
Said = tuple[tuple[Slot, ...], str]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(ROOT)


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> GuidedReader:
    return GuidedReader(Topics.load(ROOT / "reading_model.npz", OnnxEmbedder()), knowledge)


class Talk:
    """A talk whose questions the test puts."""

    def __init__(self, reader: GuidedReader, knowledge: Knowledge) -> None:
        self._reader, self._knowledge = reader, knowledge
        self._turns: tuple[Turn, ...] = (_turn(1, (), Reading(), ""),)
        self.brief = Brief()

    def hear(self, *said: Said) -> Reading:
        """The reading of the last of some answers, each given with the slots it was asked for."""
        for asked, text in said:
            last = self._turns[-1].model_copy(update={"move": _move(asked)})
            at = Interview(id="i", opening="x", as_of=TODAY, turns=(*self._turns[:-1], last), brief=self.brief)
            reading = self._reader.read(text, at, TODAY)
            context = ledger.Context(len(at.turns) + 1, asked, TODAY, self._knowledge)
            self.brief = ledger.merge(self.brief, reading, context)
            self._turns = (*at.turns, _turn(context.turn, (), reading, text))
        return self._turns[-1].reading

    def held(self, slot: Slot) -> list[str]:
        return [fact.value.rstrip(".") for fact in self.brief.of(slot)]


def _move(asked: tuple[Slot, ...]) -> Move:
    return Move(kind=MoveKind.ASK, slots=asked, variants=("ask",) * len(asked))


def _turn(number: int, asked: tuple[Slot, ...], reading: Reading, text: str) -> Turn:
    return Turn(number=number, text=text, reading=reading, move=_move(asked), reply="?")


@pytest.fixture
def talk(reader: GuidedReader, knowledge: Knowledge) -> Iterator[Talk]:
    yield Talk(reader, knowledge)


S = Slot


@pytest.mark.parametrize(
    ("earlier", "last", "says", "slot"),
    [
        (S.DATA_OWNER, S.EXEMPLARS, "Jana Malik in quality control keeps that number.", S.DATA_OWNER),
        (S.DATA_OWNER, S.EXEMPLARS, "Controlling, Mrs Odum.", S.DATA_OWNER),
        (S.AUDIENCE_SIZE, S.CAUSE_TOOLS, "About 48 people.", S.AUDIENCE_SIZE),
        (S.DUE, S.CURRENT_BEHAVIOUR, "By the end of June.", S.DUE),
        (S.DATA_SOURCE, S.SPONSOR, "From the till system.", S.DATA_SOURCE),
        (S.WORK_CONTEXT, S.TARGET, "15 minutes before the shift starts.", S.WORK_CONTEXT),
        (S.CONSTRAINTS, S.TARGET, "Half an hour on Mondays, not more.", S.CONSTRAINTS),
        (S.TRIED_BEFORE, S.TARGET, "We showed them a video last year, it did not help.", S.TRIED_BEFORE),
        (S.VALUE_PER_UNIT, S.DATA_SOURCE, "It costs us 300 euro each time.", S.VALUE_PER_UNIT),
    ],
)
def test_a_short_answer_to_an_earlier_question_is_filed_there(
    talk: Talk, earlier: Slot, last: Slot, says: str, slot: Slot
) -> None:
    told = talk.hear(MEASURED, ((earlier, S.LEARNER_VIEW), "They find it hard."), ((last,), says))
    assert [item.slot for item in told.slots if item.late] == [slot]
    assert any(value.startswith(says[:9]) or value in says for value in talk.held(slot)) and not talk.held(last)


@pytest.mark.parametrize(
    ("earlier", "last", "says"),
    [
        (S.DATA_OWNER, S.EXEMPLARS, "Our best skipper is Tom Reyes, he tears one net a year."),
        (S.DATA_OWNER, S.EXEMPLARS, "Boat 4, run by Marek Havel."),
        (S.CONSTRAINTS, S.TARGET, "2 percent by June."),
        (S.BASELINE, S.TARGET, "4 percent."),
        (S.TRIED_BEFORE, S.CAUSE_SKILL, "They could do it, they did it last year."),
    ],
)
def test_what_answers_the_last_question_stays_with_it(talk: Talk, earlier: Slot, last: Slot, says: str) -> None:
    told = talk.hear(MEASURED, ((earlier, S.LEARNER_VIEW), "They find it hard."), ((last,), says))
    assert any(item.slot is last for item in told.slots) and not any(item.late for item in told.slots)


@pytest.mark.parametrize("says", ["We asked and got five different answers.", "There are three nets on every boat."])
def test_a_count_of_other_things_is_no_value_wanted(talk: Talk, says: str) -> None:
    told = talk.hear(MEASURED, ((S.TARGET,), says))
    assert [item.vague for item in told.slots if item.slot is S.TARGET] == [True]
    assert not talk.held(S.TARGET)
    assert all(measure.target is None for measure in talk.brief.measures)


@pytest.mark.parametrize("says", ["Halve it.", "No more than 3 percent.", "Below 9 nets a month.", "Two points less."])
def test_a_value_wanted_is_one_in_any_form(talk: Talk, says: str) -> None:
    talk.hear(MEASURED, ((S.TARGET,), says))
    assert talk.held(S.TARGET)


@pytest.mark.parametrize(
    ("asked", "answer", "says", "slot"),
    [
        (S.SPONSOR, "Posters in the canteen.", "My answer was about earlier attempts.", S.TRIED_BEFORE),
        (S.TARGET, "15 minutes before the tide.", "No, that was about the limits.", S.CONSTRAINTS),
        (S.TARGET, "15 minutes before the tide.", "That was the answer to your question about limits.", S.CONSTRAINTS),
        (S.EXEMPLARS, "Marek Havel on boat 4.", "Sorry, I meant who supplies the number.", S.DATA_OWNER),
    ],
)
def test_a_person_says_which_question_was_answered(talk: Talk, asked: Slot, answer: str, says: str, slot: Slot) -> None:
    before = ((S.TRIED_BEFORE, S.CONSTRAINTS), "Let me think."), ((S.DATA_OWNER, S.RISKS), "I will see.")
    talk.hear(MEASURED, *before, ((asked,), answer), ((asked,), says))
    assert any(value.startswith(answer[:9]) for value in talk.held(slot)) and not talk.held(asked)


def test_the_rest_of_such_a_message_is_read_as_ever(talk: Talk) -> None:
    talk.hear(MEASURED, ((S.CONSTRAINTS, S.RISKS), "Let me think."), ((S.TARGET,), "15 minutes before the tide."))
    talk.hear(((S.TARGET,), "No, that was about the limits. The share should be 2 percent."))
    assert talk.held(S.CONSTRAINTS) == ["15 minutes before the tide"]
    assert [m.target.text for m in talk.brief.measures if m.target] == ["2 percent"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (S.TRIED_BEFORE, "No, that was about safety only."),
        (S.CAUSE_TOOLS, "It is for the night boats that it fails."),
        (S.LEARNER_VIEW, "That is for the skippers to say, they like it."),
    ],
)
def test_a_plain_answer_moves_nothing(talk: Talk, asked: Slot, says: str) -> None:
    talk.hear(MEASURED, ((S.CONSTRAINTS, S.RISKS), "They cannot leave the deck at high tide."))
    assert not talk.hear(((asked,), says)).amends


def test_a_value_moved_to_another_question_leaves_its_measure(talk: Talk) -> None:
    talk.hear(MEASURED, ((S.DUE, S.RISKS), "Let me think."), ((S.TARGET,), "3 percent."))
    assert [m.target.text for m in talk.brief.measures if m.target] == ["3 percent"]
    talk.hear(((S.DUE,), "No, that was about the baseline."))
    assert not any(m.target for m in talk.brief.measures)
