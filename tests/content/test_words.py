"""What the interview says: the craft rules that a machine can check, over every text."""

import itertools
import re
from pathlib import Path

import pytest

from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot

NUMBERS = (
    Slot.METRIC,
    Slot.BASELINE,
    Slot.TARGET,
    Slot.DATA_SOURCE,
    Slot.DATA_OWNER,
    Slot.VALUE_PER_UNIT,
    Slot.AUDIENCE_SIZE,
    Slot.COST_OF_INACTION,
    Slot.BUDGET,
)
SIMPLE = 16  # words in a plain sentence, on average over a text


def test_no_question_names_a_solution_before_the_problem_is_known(knowledge: Knowledge) -> None:
    """Solution-neutral: only what is asked about the request itself, its history or a duty may name a form."""
    about_forms = {
        Slot.REQUESTED_SOLUTION,
        Slot.TRIED_BEFORE,
        Slot.EXISTING_MATERIAL,
        Slot.MANDATE,
        Slot.CAUSE_CAPACITY,
    }
    forms = re.compile(r"\b(training|course|workshop|module|e-learning|seminar|coaching)s?\b", re.IGNORECASE)
    for slot, question in knowledge.questions.items():
        if slot not in about_forms:
            texts = (question.ask, question.short, question.plain, *question.follow_ups, question.differently)
            assert not any(map(forms.search, texts)), slot


def test_every_follow_up_asks_one_thing_that_can_be_answered(knowledge: Knowledge) -> None:
    for slot, question in knowledge.questions.items():
        ahead = (text for text in (question.ahead, question.ahead_follow_up) if text)
        for text in (*question.follow_ups, question.differently, *ahead):
            assert text.count("?") == 1, (slot, text)
            assert text not in (question.ask, question.short, question.plain)


_ASKS_AGAIN = re.compile(
    r"(?:\band|,) (?:(?:by|in|for|with|to|from|at|about|of) )?(?:who|whom|whose|what|which|where|when|how|why)\b"
    r"|\band (?:does|do|did|is|are|was|were|has|have|will|would)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"^(?:(?:at|if|in|leaving|on|out of|when|where|without)\b[^,]*,\s*)+", re.IGNORECASE)


def asks_twice(text: str) -> bool:
    """True where one question mark closes more than one ask. An opening condition ("If it mattered, would they ...") asks
    nothing; "or" offers a choice within one ask."""
    parts = (part.removeprefix("And ") for part in re.split(r"[?.]\s*", text))
    return any(_ASKS_AGAIN.search(_CONDITION.sub("", part)) for part in parts)


def test_each_question_mark_holds_one_ask(knowledge: Knowledge) -> None:
    """One clear ask a question; a pair is two of them. Nobody answers three things asked in one breath."""
    assert asks_twice("What was tried, and did it help?") and asks_twice("Who would start, where and when?")
    assert not asks_twice("If it mattered, would they manage it? And where does it go well?")
    for slot, question in knowledge.questions.items():
        again = (*question.follow_ups, question.differently, question.same_everywhere, question.who_knows)
        again += (question.ahead, question.ahead_follow_up)
        for text in (question.ask, question.short, question.plain, *again, *question.credited.splitlines()):
            assert not asks_twice(text), (slot, text)
    for pair in knowledge.pairs:
        for text in (pair.ask, pair.short, pair.plain):
            assert not asks_twice(text) and text.count("?") <= 2, (pair.slots, text)


def test_numbers_have_somebody_to_ask(knowledge: Knowledge) -> None:
    for slot in NUMBERS:
        assert knowledge.questions[slot].who_knows.count("?") == 1, slot


def test_contrasts_are_asked_for(knowledge: Knowledge) -> None:
    for slot in (Slot.BASELINE, Slot.CURRENT_BEHAVIOUR, Slot.AUDIENCE):
        assert knowledge.questions[slot].same_everywhere.count("?") == 1, slot


def test_choices_are_few_and_different(knowledge: Knowledge) -> None:
    for slot, question in knowledge.questions.items():
        assert len(question.choices) <= 5, slot
        assert len(set(question.choices)) == len(question.choices), slot


def test_reasons_read_as_a_clause(knowledge: Knowledge) -> None:
    """The reason is put behind "The reason I ask:" and gets its full stop there."""
    for asked in (*knowledge.questions.values(), *knowledge.pairs):
        assert asked.why[0].islower() and asked.why[-1].isalpha(), asked.why


def test_labels_read_inside_a_sentence(knowledge: Knowledge) -> None:
    for slot, question in knowledge.questions.items():
        assert question.label[0].islower() and question.label[-1].isalpha(), slot


def test_plain_wordings_are_simple(knowledge: Knowledge) -> None:
    asked = [*knowledge.questions.values(), *knowledge.pairs, *knowledge.messages.values()]
    for text in (item.plain for item in asked):
        sentences = [part for part in re.split(r"[.?:,;]\s", text) if part.strip()]
        assert len(text.split()) / len(sentences) <= SIMPLE, text
        assert "'" not in text.replace("nobody's", ""), f"a contraction: {text}"


def test_short_wordings_are_the_shortest(knowledge: Knowledge) -> None:
    for asked in (*knowledge.questions.values(), *knowledge.pairs, *knowledge.messages.values()):
        full = asked.full if hasattr(asked, "full") else asked.ask
        assert len(asked.short) <= len(full), asked.short


def test_the_most_valuable_slots_can_be_paired(knowledge: Knowledge) -> None:
    """Each slot of the first half of an interview has at least two natural partners."""
    paired = [slot for pair in knowledge.pairs for slot in pair.slots]
    for slot in (Slot.METRIC, Slot.BASELINE, Slot.CURRENT_BEHAVIOUR, Slot.AUDIENCE, Slot.TRIED_BEFORE, Slot.MANDATE):
        assert paired.count(slot) >= 2, slot
    causes = [slot for slot in Slot if slot.startswith("cause_")]
    both = {frozenset(pair.slots) for pair in knowledge.pairs}
    assert sum(frozenset(two) in both for two in itertools.combinations(causes, 2)) >= 9


@pytest.mark.parametrize("style", ["full", "short", "plain"])
def test_pressure_keeps_the_recommendation(knowledge: Knowledge, style: str) -> None:
    """Pressed a third time, the wish is recorded as a decision; what is recommended stays."""
    text = getattr(knowledge.messages["pressure_third"], style)
    assert "decision" in text and "recommendation" in text


def test_prompts_folder_says_what_it_is_for() -> None:
    readme = Path(__file__).parents[2] / "prompts" / "README.md"
    assert "guided" in readme.read_text(encoding="utf-8")
