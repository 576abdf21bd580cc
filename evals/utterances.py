"""The training sentences of knowledge/utterances and what each teaches: a target for every column of the model."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import yaml

from assistant.adapters.guided.placing.topics import CELLS, columns
from assistant.domain.knowledge import Utterance
from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell

Told = TypeVar("Told", bound=Shape)


def load_utterances(folder: Path) -> list[Utterance]:
    """All sentences, in the order of the file names."""
    return load_told(folder, Utterance)


def load_told(folder: Path, shape: type[Told]) -> list[Told]:
    """All rows of the files of a folder, in the order of the file names."""
    return [
        shape.model_validate(row)
        for file in sorted(folder.glob("*.yaml"))
        for row in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def fingerprint(told: Sequence[Shape]) -> str:
    """Changes whenever a sentence or label does, so that a stale model is noticed."""
    lines = sorted(row.model_dump_json() for row in told)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def labels_of(utterance: Utterance) -> set[str]:
    """The names of the columns that are true of a sentence; a main label "cell:for" speaks to the cell's slot too."""
    found: set[str] = set()
    for label in (utterance.label, *utterance.also):
        family, _, rest = label.partition(":")
        if family in CELLS:
            found |= {f"cell:{family}", f"direction:{family}:{rest}"}
        elif family == "intent":
            found.add(label)
        elif label != "other":
            found.add(f"form:{label}" if label == "vague" else f"slot:{label}")
    if (cell := utterance.label.partition(":")[0]) in CELLS:
        found.add(f"slot:{Cell(cell).slot.value}")
    return found


def targets_of(utterance: Utterance) -> list[int]:
    """1 or 0 for each column; -1 where the column means nothing for the sentence (direction without a cell) or is not to be
    learned from it."""
    found = labels_of(utterance)
    row = {name: int(name in found) for name in columns()}
    for cell in CELLS:
        directions = [name for name in found if name.startswith(f"direction:{cell.value}:")]
        row[f"direction:{cell.value}"] = int(directions[0].endswith(":for")) if len(directions) == 1 else -1
    is_cause = any(name.startswith("cell:") for name in found)
    row["form:example"] = int(utterance.weight >= 2) if is_cause else -1
    row["form:record"] = int(utterance.weight >= 3) if is_cause else -1
    if utterance.asked:
        row = {name: value if name.startswith("direction:") else -1 for name, value in row.items()}
    return list(row.values())
