"""Which decided slot a question asks for, in any wording that names people and things of the case."""

import pytest

from assistant.adapters.content import content_root, load
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.language_model.relevance import Relevance
from assistant.domain.slots import Slot

KNOWLEDGE = load(content_root())
TOLD = (
    "The porters move 340 beds a day between the wards, 41 of them come too late for theatre. The newer porters in the east wing "
    "cannot work the tail lift. The kitchen sends trays back: tray errors per shift and missed theatre slots are what we count."
)
ASKED = [
    ((Slot.BASELINE,), "Where do the tray errors per shift and the missed theatre slots stand today?"),
    ((Slot.BASELINE, Slot.TRIED_BEFORE), "How many tray errors and how many missed theatre slots do you have today?"),
    ((Slot.AUDIENCE,), "Whose beds are the 41 late ones, those of the newer porters or of all in the wing?"),
    ((Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL), "Could the same porter work the tail lift safely alone if nothing stood in the way?"),
    ((Slot.CURRENT_BEHAVIOUR,), "Take the last late bed: leaving the reasons aside, what did the porter do before theatre?"),
    ((Slot.EXEMPLARS,), "Who among the other wings already works like this?"),
    ((Slot.DESIRED_BEHAVIOUR,), "What should we see a porter do with a bed instead of leaving it at the lift?"),
    ((Slot.CAUSE_INCENTIVES,), "What happens to a porter who takes the time to check the tail lift?"),
    ((Slot.DATA_OWNER,), "Who can give us the missed theatre slots and the tray errors regularly?"),
]  # fmt: skip
ELSEWHERE = [
    ((Slot.BASELINE, Slot.TARGET), "What would it cost you to leave everything as it is for another six months?"),
    ((Slot.AUDIENCE, Slot.TRIED_BEFORE), "Is this required by a law, an authority or a contract?"),
    ((Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL), "How much money is there for the beds in all?"),
    ((Slot.DATA_SOURCE,), "By when should the improvement show in the numbers?"),
]


RELEVANCE = Relevance(KNOWLEDGE, OnnxEmbedder())


@pytest.mark.parametrize(("slots", "question"), ASKED)
def test_any_wording_of_a_decided_slot_is_recognised(slots: tuple[Slot, ...], question: str) -> None:
    assert RELEVANCE.asked(question, slots, TOLD, True) in slots


@pytest.mark.parametrize(("slots", "question"), ELSEWHERE)
@pytest.mark.parametrize("trusted", [True, False])
def test_a_question_for_another_slot_is_not(slots: tuple[Slot, ...], question: str, trusted: bool) -> None:
    assert RELEVANCE.asked(question, slots, TOLD, trusted) is None


def test_what_a_model_not_trusted_asks_must_come_near() -> None:
    assert RELEVANCE.asked("Which colours do the porters like?", (Slot.BASELINE, Slot.TARGET), TOLD) is None
    assert RELEVANCE.asked("What is wrong with the beds in your business today?", (Slot.BUSINESS_GOAL,), TOLD)


def test_without_a_sentence_model_words_tell() -> None:
    words_only = Relevance(KNOWLEDGE, None)
    assert words_only.asked("Where do the tray errors stand today?", (Slot.BASELINE,), TOLD) is Slot.BASELINE
    assert words_only.asked("Which colours do porters like?", (Slot.BASELINE,), TOLD) is None
