"""An offer and the question beside it: a trusted model words both where what matters is kept; any other leaves the offer as it
stands."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.adapters.content import content_root, load
from assistant.adapters.guided.writer import GuidedWriter
from assistant.adapters.language_model.writer import ModelWriter
from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Say
from assistant.domain.slots import Cell, Slot
from assistant.ports import Answer, Rendered
from assistant.prompting import load as load_prompts

KNOWLEDGE = load(content_root())
PROMPT = load_prompts(Path(__file__).parents[2] / "prompts")["reply"]
TEXT = "The kitchens throw away 40 kilos of food a day, and the cooks hear of it once a year."
QUOTE = "Every canteen halves what it throws away until the end of 2028 and tells its guests how far it has come."
GOALS = Move(
    kind=MoveKind.CONFIRM,
    slots=(Slot.STRATEGY_LINK, Slot.TARGET),
    variants=("none", "ask"),
    say=(Say(key="offer_goals", fill={"document": "Plan", "quote": QUOTE, "count": "3"}),),
)
CAUSES = Move(
    kind=MoveKind.RECAP,
    slots=(Slot.TARGET,),
    variants=("ask",),
    say=(
        Say(
            key="recap_cause",
            fill={
                "main": KNOWLEDGE.causes[Cell.EXPECTATIONS].recap,
                "rival": KNOWLEDGE.causes[Cell.SKILL].recap,
                "evidence": "the cooks hear of it once a year",
            },
        ),
    ),
)
MIRROR = "So the kitchens throw away 40 kilos a day."


class Telling:
    """A model that tells one text, and keeps what it was asked."""

    def __init__(self, text: str) -> None:
        self.text, self.prompt = text, ""

    def ask(self, prompt: Rendered, form: type[Answer]) -> Answer:
        raise NotImplementedError

    def tell(self, prompt: Rendered) -> Iterator[str]:
        self.prompt = prompt.data
        yield self.text


def asked(question: str, slots: Sequence[Slot], told: str, trusted: bool) -> Slot | None:
    """Stands in for the nearness to our wordings."""
    wanted = Slot.STRATEGY_LINK if "goal" in question else Slot.TARGET if "kilos" in question else None
    return wanted if wanted in slots else None


def reply(text: str, move: Move = GOALS, trusted: bool = True) -> tuple[str, str]:
    """What is said to the offer, and what the model was sent."""
    model = Telling(text)
    writer = ModelWriter(GuidedWriter(KNOWLEDGE), model, PROMPT, KNOWLEDGE, asked)
    told = (SlotReading(slot=Slot.BASELINE, value="40 kilos a day", quote="40 kilos of food a day"),)
    talk = Interview(id="r", opening=TEXT, as_of=datetime.date(2027, 3, 1), trusted=trusted)
    return "".join(writer.write(talk, Reading(slots=told), move, TEXT)), model.prompt


def test_a_trusted_model_words_the_offer_and_the_question_beside_it() -> None:
    text = (
        f"{MIRROR} The plan wants each canteen to have halved what it throws away by then, and that it “tells its guests how "
        "far it has come”. Which goal does your request serve? What should the 40 kilos a day become?"
    )
    said, sent = reply(text)
    assert said.split() == text.split() and QUOTE in sent


def test_what_an_offer_asks_is_asked_where_a_reply_leaves_it_out_and_there_is_no_third_question() -> None:
    said, _ = reply(
        f"{MIRROR} The plan wants each canteen to have halved what it throws away by then, and that it “tells its guests how "
        "far it has come”. What should the 40 kilos a day become? How many kilos next year?"
    )
    assert QUOTE not in said and "Which of the goals listed here does your request serve?" in said
    assert said.endswith("What should the 40 kilos a day become?") and said.count("?") == 2


def test_an_offer_that_is_not_told_stands_in_its_guided_wording() -> None:
    said, _ = reply(f"{MIRROR} What should the 40 kilos a day become?")
    assert said.startswith(MIRROR) and f"“{QUOTE}”" in said and said.count("?") == 2


def test_an_offer_stands_as_it_is_until_the_model_is_trusted() -> None:
    said, sent = reply(
        f"{MIRROR} The plan says “tells its guests how far it has come”. Which goal is yours? How many kilos?",
        trusted=False,
    )
    assert f"“{QUOTE}” Which of the goals listed here" in said.replace("\n\n", " ") and said.count("?") == 2
    assert "An offer with a question of its own" in sent and QUOTE not in sent


def test_a_trusted_model_words_the_check_of_the_cause() -> None:
    text = (
        f"{MIRROR} Most of what you told me says that it is not clear enough what good looks like, or that the cooks do not "
        "hear in time how they are doing: “the cooks hear of it once a year”. The second candidate is that the cooks cannot do "
        "it yet, or too seldom to be sure. Tell me if I have the order wrong. What should the 40 kilos a day become?"
    )
    said, _ = reply(text, CAUSES)
    assert said.split() == text.split()


def test_the_check_of_the_cause_is_asked_for_once_until_the_model_is_trusted() -> None:
    said, _ = reply(
        f"{MIRROR} Tell me if I have the order wrong. What should the 40 kilos a day become?", CAUSES, False
    )
    assert "the order wrong" not in said and said.count("Tell me") == 1 and said.count("?") == 1


def test_a_cause_that_a_reply_does_not_name_is_named() -> None:
    said, _ = reply(f"{MIRROR} What should the 40 kilos a day become?", CAUSES)
    main, rival = (KNOWLEDGE.causes[cell].recap for cell in (Cell.EXPECTATIONS, Cell.SKILL))
    assert main in said and rival in said and said.endswith("What should the 40 kilos a day become?")


def test_a_question_that_was_not_decided_gives_way_to_the_guided_one() -> None:
    said, _ = reply(f"{MIRROR} Who is the chef?")
    assert "Who is the chef" not in said and KNOWLEDGE.questions[Slot.TARGET].ask in said and f"“{QUOTE}”" in said
