"""Checks of knowledge/utterances/ and knowledge/answers/: the sentences from which the guided reader learns what a sentence is
about, and which side it takes.

They are read when that reader is trained, not when the server starts."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.adapters.content_shapes import shape_problems
from assistant.adapters.content_yaml import Marked, Problem, read_yaml
from assistant.domain.brief.reading import Intent
from assistant.domain.knowledge import Answer, Utterance
from assistant.domain.slots import Cell, Direction, Slot

UTTERANCES: TypeAdapter[tuple[Utterance, ...]] = TypeAdapter(tuple[Utterance, ...])
ANSWERS: TypeAdapter[tuple[Answer, ...]] = TypeAdapter(tuple[Answer, ...])
LABELS = frozenset(
    [
        *Slot,
        "other",
        *(f"{cell}:{way}" for cell in Cell for way in Direction),
        *(f"intent:{intent}" for intent in Intent),
    ]
)
"""What a sentence can be about."""


def utterance_problems(root: Path) -> Iterator[Problem]:
    """What is wrong with the sentences; none of it stops a server, all of it spoils the training."""
    seen: set[str] = set()
    for path in sorted((root / "utterances").glob("*.yaml")):
        marked = read_yaml(root, f"utterances/{path.name}")
        yield from marked.problems or _of_file(marked, seen)
    for path in sorted((root / "answers").glob("*.yaml")):
        marked = read_yaml(root, f"answers/{path.name}")
        yield from marked.problems or _of_answers(marked)


def _of_answers(marked: Marked) -> Iterator[Problem]:
    try:
        ANSWERS.validate_python(marked.data)
    except ValidationError as error:
        yield from shape_problems(marked, error)


def _of_file(marked: Marked, seen: set[str]) -> Iterator[Problem]:
    try:
        utterances = UTTERANCES.validate_python(marked.data)
    except ValidationError as error:
        yield from shape_problems(marked, error)
        return
    for position, utterance in enumerate(utterances):
        for label in {utterance.label, *utterance.also} - LABELS - {"vague"}:
            yield marked.problem(
                (position,), f"“{label}” is not a label.", "Use a slot, cell:for, intent:name or other.", blocking=False
            )
        text = utterance.text.casefold()
        if text in seen:
            yield marked.problem(
                (position,), "This sentence stands twice.", "Keep one, with “also” for the other.", blocking=False
            )
        seen.add(text)
