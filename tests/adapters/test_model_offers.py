"""A question beside an offer is the model's where it holds; the offer itself stands as it is."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.writer import GuidedWriter
from assistant.adapters.language_model.writer import ModelWriter
from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say
from assistant.domain.slots import Slot
from assistant.ports import Answer, Rendered
from assistant.prompting import load as load_prompts

KNOWLEDGE = load(content_root())
PROMPT = load_prompts(Path(__file__).parents[2] / "prompts")["reply"]
TEXT = "The kitchens throw away 40 kilos of food a day, and the cooks hear of it once a year."
MOVE = Move(
    kind=MoveKind.CONFIRM,
    slots=(Slot.STRATEGY_LINK, Slot.TARGET),
    variants=("none", "ask"),
    say=(Say(key="offer_goals", fill={"document": "Plan", "quote": "Less waste", "count": "1"}),),
)


class Telling:
    """A model that tells one text, and keeps what it was asked."""

    def __init__(self, text: str) -> None:
        self.text, self.prompt = text, ""

    def ask(self, prompt: Rendered, form: type[Answer]) -> Answer:
        raise NotImplementedError

    def tell(self, prompt: Rendered) -> Iterator[str]:
        self.prompt = prompt.data
        yield self.text


def reply(text: str) -> tuple[str, str]:
    """What is said to the offer, and what the model was sent."""
    model = Telling(text)
    about = lambda question, slots: Slot.STRATEGY_LINK not in slots and "kilos" in question  # noqa: E731
    writer = ModelWriter(GuidedWriter(KNOWLEDGE), model, PROMPT, KNOWLEDGE, about)
    reading = Reading(slots=(SlotReading(slot=Slot.BASELINE, value="40 kilos a day", quote="40 kilos of food a day"),))
    talk = Interview(id="r", opening=TEXT, as_of=datetime.date(2027, 3, 1))
    return "".join(writer.write(talk, reading, MOVE, TEXT)), model.prompt


def test_the_model_words_the_question_beside_an_offer() -> None:
    said, sent = reply("So the kitchens throw away 40 kilos a day. What should the 40 kilos a day become?")
    assert said.startswith("So the kitchens throw away 40 kilos a day.") and "“Less waste”" in said
    assert said.endswith("What should the 40 kilos a day become?") and said.count("?") == 2
    assert "An offer to choose from stands by itself" in sent


def test_a_question_that_was_not_decided_gives_way_to_the_guided_one() -> None:
    said, _ = reply("So the kitchens throw away 40 kilos a day. Who is the chef?")
    assert "Who is the chef" not in said and KNOWLEDGE.questions[Slot.TARGET].ask in said and "“Less waste”" in said
