"""What people say becomes samples from which the side of a text is learned."""

import math

import numpy as np

from assistant.adapters.guided.stance.sides import CELLS
from assistant.domain.knowledge import Answer, Utterance
from assistant.domain.slots import Cell
from evals.answers import IN_ORDER, IN_THE_WAY, NOT_TOLD, Sample, joined, samples


def told(sample: Sample) -> dict[str, float]:
    return {cell.value: t for cell, t in zip(CELLS, sample.targets, strict=True) if t != NOT_TOLD}


def answer(asked: Cell | None, *parts: tuple[str, str]) -> Answer:
    rows = [{"says": says, "sides": sides.split()} for says, sides in parts]
    return Answer.model_validate({"asked": asked, "parts": rows})


def test_sentences_and_the_whole_answer_half_of_them_with_their_question() -> None:
    given = answer(Cell.TOOLS, ("The pump is new.", "tools:against"), ("It costs them the bonus.", "incentives:for"))
    found = samples([], [given] * 40, np.random.default_rng(1))
    wholes = [s for s in found if "pump" in s.text and "bonus" in s.text]
    assert len(found) == 120 and len(wholes) == 40
    assert told(wholes[0]) == {"tools": IN_ORDER, "incentives": IN_THE_WAY}
    assert 40 < sum(s.text.startswith("tools: ") for s in found) < 80


def test_both_sides_of_one_condition_are_unclear_as_a_whole() -> None:
    given = answer(None, ("The old ones can.", "skill:against"), ("The new ones cannot.", "skill:for"))
    whole = samples([], [given], np.random.default_rng(1))[-1]
    assert math.isnan(told(whole)["skill"])


def test_a_remark_and_a_sentence_about_something_else() -> None:
    said = [
        Utterance(text="They were never shown.", label="skill:for"),
        Utterance(text="It is due in May.", label="due"),
    ]
    found = samples(said, [], np.random.default_rng(1))
    assert [told(s) for s in found] == [{"skill": IN_THE_WAY}, {}]


def test_joined_samples_do_not_contradict_each_other() -> None:
    a, b = Sample("The pump leaks.", (1, -1, -1, -1, -1, -1)), Sample("The pump is fine.", (0, -1, -1, -1, -1, -1))
    pairs = list(joined([a, b], 20.0, np.random.default_rng(0)))
    assert pairs and all(set(p.text.split()) in ({*a.text.split()}, {*b.text.split()}) for p in pairs)
