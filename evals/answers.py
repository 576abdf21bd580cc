"""What people say of the six conditions of work (knowledge/answers, and the remarks of knowledge/utterances) as samples from
which the side of a text is learned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from assistant.adapters.guided.stance.sides import CELLS, asked_about
from assistant.domain.knowledge import Answer, Utterance
from assistant.domain.slots import Cell
from evals.utterances import load_told

IN_THE_WAY, IN_ORDER, NOT_TOLD, UNCLEAR = 1.0, 0.0, -1.0, float("nan")
OTHERS = 1500  # sentences that speak of no condition, so that this is learned too
ASKED = 0.5  # share of the samples that come with their question


@dataclass(frozen=True)
class Sample:
    """A text, and what it says of each cell."""

    text: str
    targets: tuple[float, ...]


def load_answers(folder: Path) -> list[Answer]:
    """All answers, in the order of the file names."""
    return load_told(folder, Answer)


def samples(utterances: Sequence[Utterance], answers: Sequence[Answer], chance: np.random.Generator) -> list[Sample]:
    """Every remark, every sentence of an answer and every answer as a whole; half of them with the cell they were asked for."""
    told = [Sample(u.text, _targets([(u.label, *u.also)])) for u in utterances]
    spoken = [sample for sample in told if _told(sample)]
    silent = [sample for sample in told if not _told(sample)]
    some = [silent[int(i)] for i in chance.permutation(len(silent))[:OTHERS]]
    return [_perhaps_asked(sample, None, chance) for sample in spoken] + some + list(_of_answers(answers, chance))


def joined(told: Sequence[Sample], share: float, chance: np.random.Generator) -> Iterator[Sample]:
    """Pairs of samples as one text, where they don't contradict each other."""
    for first, second in chance.integers(len(told), size=(int(len(told) * share), 2)):
        a, b = told[int(first)], told[int(second)]
        if all(NOT_TOLD in (x, y) or x == y for x, y in zip(a.targets, b.targets, strict=True)):
            yield Sample(f"{a.text} {b.text}", tuple(max(x, y) for x, y in zip(a.targets, b.targets, strict=True)))


def _of_answers(answers: Sequence[Answer], chance: np.random.Generator) -> Iterator[Sample]:
    for answer in answers:
        labels = [part.sides for part in answer.parts]
        for part in answer.parts:
            yield _perhaps_asked(Sample(part.says, _targets([part.sides])), answer.asked, chance)
        if len(answer.parts) > 1:
            whole = " ".join(part.says for part in answer.parts)
            yield _perhaps_asked(Sample(whole, _targets(labels)), answer.asked, chance)


def _perhaps_asked(sample: Sample, asked: Cell | None, chance: np.random.Generator) -> Sample:
    """The sample with its question before it, half of the time; a remark without one answers the first cell it speaks of."""
    cell = asked or next((cell for cell, t in zip(CELLS, sample.targets, strict=True) if t >= 0), None)
    if cell is None or chance.random() > ASKED:
        return sample
    return Sample(asked_about(cell, sample.text), sample.targets)


def _targets(parts: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """What the labels "cell:for" and "cell:against" of all parts say of each cell; both sides of one are unclear."""
    labels = set(chain.from_iterable(parts))
    return tuple(_target({way for way in ("for", "against") if f"{cell}:{way}" in labels}) for cell in CELLS)


def _target(ways: set[str]) -> float:
    if len(ways) == 2:
        return UNCLEAR
    return IN_THE_WAY if "for" in ways else IN_ORDER if ways else NOT_TOLD


def _told(sample: Sample) -> bool:
    return any(target != NOT_TOLD for target in sample.targets)
