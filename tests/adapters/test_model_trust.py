"""Which models earn trust in a talk: one that reads does, soon; one that guesses, echoes or lies never does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.reader import GuidedReader
from assistant.adapters.guided.sense import GuidedSense
from assistant.adapters.language_model.reader import ModelReader
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.slots import Slot
from assistant.prompting import load as load_prompts
from tests.services.scripted_models import ScriptedModel, asked, at_random, hostile

JSON = dict[str, Any]
Model = Callable[[dict[str, str]], JSON]
TODAY = date(2027, 5, 3)
PROMPT = load_prompts(Path(__file__).parents[2] / "prompts")["read"]
TOPICS = Topics.load(content_root() / "reading_model.npz", None)
GUIDED = GuidedReader(TOPICS, load(content_root()))
TALK: tuple[tuple[str, tuple[Slot, ...], tuple[tuple[Slot, str], ...]], ...] = (
    (
        "We need a crane safety course for 36 riggers by 30 June 2027. They skip the load chart.",
        (),
        (
            (Slot.REQUESTED_SOLUTION, "a crane safety course"),
            (Slot.AUDIENCE_SIZE, "36 riggers"),
            (Slot.REQUESTED_DATE, "by 30 June 2027"),
            (Slot.CURRENT_BEHAVIOUR, "They skip the load chart"),
        ),
    ),
    (
        "We are at 14 dropped loads a quarter. We want no more than 4.",
        (Slot.BASELINE, Slot.TARGET),
        ((Slot.BASELINE, "14 dropped loads a quarter"), (Slot.TARGET, "no more than 4")),
    ),
    (
        "The charts hang in the office, two floors down. Nobody has one in the cab.",
        (Slot.CAUSE_TOOLS,),
        ((Slot.CAUSE_TOOLS, "Nobody has one in the cab"), (Slot.CAUSE_TOOLS, "The charts hang in the office")),
    ),
    (
        "No idea what a drop costs. The site manager owns the goal.",
        (Slot.VALUE_PER_UNIT, Slot.SPONSOR),
        ((Slot.SPONSOR, "The site manager owns the goal"),),
    ),
    (
        "We had a film last year and nothing changed. The budget is 20,000 euro.",
        (Slot.TRIED_BEFORE, Slot.BUDGET),
        ((Slot.TRIED_BEFORE, "We had a film last year and nothing changed"), (Slot.BUDGET, "20,000 euro")),
    ),
)


def readings(model: Model) -> list[tuple[Reading, Reading]]:
    """The readings of the talk with that model, each beside the guided one."""
    reader = ModelReader(GUIDED, ScriptedModel(model), PROMPT, GuidedSense(TOPICS).of)
    interview = Interview(id="r1", opening=TALK[0][0], as_of=TODAY)
    found: list[tuple[Reading, Reading]] = []
    for number, (message, _, _) in enumerate(TALK, 1):
        found.append((reader.read(message, interview, TODAY), GUIDED.read(message, interview, TODAY)))
        following = TALK[number][1] if number < len(TALK) else ()
        move = Move(kind=MoveKind.ASK, slots=following, variants=("ask",) * len(following))
        turn = Turn(number=number, text=message, reading=found[-1][0], move=move, reply="How is it?")
        interview = interview.model_copy(update={"turns": (*interview.turns, turn)})
    return found


def echoing(given: dict[str, str]) -> JSON:
    """A weak model: the whole message under whatever was asked, and under the first slots of the list."""
    slots = [*asked(given["question"]), "requested_solution", "business_goal", "metric", "baseline"]
    return {"facts": [{"slot": slot, "quote": given["message"]} for slot in slots], "language": "en"}


def one_for_all(given: dict[str, str]) -> JSON:
    """A weak model that calls every sentence what was asked first."""
    slot = [*asked(given["question"]), "risks"][0]
    return {"facts": [{"slot": slot, "quote": part} for part in given["message"].split(". ")]}


@pytest.mark.parametrize(
    "model", [echoing, one_for_all, hostile, *map(at_random, range(4))], ids=lambda m: getattr(m, "__name__", "random")
)
def test_a_model_that_does_not_read_changes_nothing(model: Model) -> None:
    for found, guided in readings(model):
        assert found.slots == guided.slots and found.measures == guided.measures and found.causes == guided.causes
        assert found.segments == guided.segments and found.unanswered == guided.unanswered
        assert found.intents == guided.intents and found.amends == () and found.hypothesis == ""


def labelling(given: dict[str, str]) -> JSON:
    facts = next(facts for message, _, facts in TALK if message == given["message"])
    return {
        "facts": [{"slot": slot.value, "quote": quote} for slot, quote in facts],
        "unanswered": [
            {"slot": "value_per_unit", "quote": "No idea"} for _ in [0] if given["message"].startswith("No idea")
        ],
        "hypothesis": "The chart is out of reach.",
    }


def test_a_model_that_reads_is_trusted_by_the_second_message_and_its_first_labels_are_taken_up() -> None:
    found = [reading for reading, _ in readings(labelling)]
    assert [bool(reading.hypothesis) for reading in found] == [False, True, True, True, True]
    assert [amendment.turn for amendment in found[1].amends] == [1]
    assert all(reading.amends == () for reading in found[2:])
