"""A language model beside the guided reader, for tests: an interview, a model that answers as told, what was read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.reader import GuidedReader
from assistant.adapters.guided.sense import GuidedSense
from assistant.adapters.language_model.reader import ModelReader
from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.slots import Grade, Slot, State
from assistant.prompting import load as load_prompts
from tests.services.scripted_models import ScriptedModel

TODAY = date(2027, 5, 3)


ROOT = Path(__file__).parents[2]


PROMPT = load_prompts(ROOT / "prompts")["read"]


TOPICS = Topics.load(
    content_root() / "reading_model.npz", None
)  # by words only: quick, and never the same embedder twice


GUIDED = GuidedReader(TOPICS, load(content_root()))


SENSE = GuidedSense(TOPICS)


JSON = dict[str, Any]


# A model whose labels have held so far.
BELIEVED = Reading(certain=40, agreed=38, ventured=30, familiar=18)


EMPTY = Brief()


def talk(*asked: Slot, earlier: Reading = BELIEVED, brief: Brief = EMPTY, reply: str = "How is it now?") -> Interview:
    """An interview in which those slots were just asked."""
    move = Move(kind=MoveKind.ASK, slots=asked, variants=("ask",) * len(asked))
    turn = Turn(number=1, text="A course, please.", reading=earlier, move=move, reply=reply)
    return Interview(id="r1", opening="A course, please.", as_of=TODAY, turns=(turn,), brief=brief)


def reader(answer: JSON | Callable[[dict[str, str]], JSON]) -> ModelReader:
    scripted = ScriptedModel(answer if callable(answer) else lambda _: answer)
    return ModelReader(GUIDED, scripted, PROMPT, SENSE.of)


class Fixed:
    """A guided reader that reads what a test decides."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, message: str, interview: Interview, today: date) -> Reading:
        return self.reading


def beside(reading: Reading, message: str, interview: Interview, answer: JSON) -> Reading:
    """The message read by a model beside that guided reading."""
    scripted = ScriptedModel(lambda _: answer)
    return ModelReader(Fixed(reading), scripted, PROMPT, SENSE.of).read(message, interview, TODAY)


def number(slot: Slot, quote: str, confidence: float = 1.0) -> SlotReading:
    """A guided reading of a stretch with its numbers."""
    found = tuple(quantities.parse(quote))
    return SlotReading(slot=slot, value=quote, quote=quote, quantities=found, confidence=confidence)


def read(message: str, interview: Interview, answer: JSON) -> Reading:
    return reader(answer).read(message, interview, TODAY)


def without_counts(reading: Reading) -> Reading:
    return reading.model_copy(update={"certain": 0, "agreed": 0, "ventured": 0, "familiar": 0, "offered": None})


def fact(slot: Slot, quote: str, **more: object) -> JSON:
    return {"slot": slot.value, "quote": quote, **more}


ANSWER = "The scanners freeze twice a shift. Each wrong pallet costs us 45 euro, and the depot in Lund has 18 packers."


def full_brief() -> Brief:
    """A brief in which every slot holds a long value."""
    source = Source(origin=Origin.TURN, ref="1", quote="x")
    value = "a value in the words of the person that is rather long and goes on and on until it is cut"
    facts = tuple(Fact(slot=s, value=value, state=State.STATED, grade=Grade.OPINION, source=source) for s in Slot)
    return Brief(facts=facts)
