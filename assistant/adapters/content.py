"""The words that people who do not code own: knowledge/ read, checked and made into one Knowledge.

``check`` names file, line and mend of everything wrong; ``load`` refuses only what would break an interview."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.adapters.content_interface import interface_problems
from assistant.adapters.content_references import reference_problems
from assistant.adapters.content_shapes import FILES, shape_problems
from assistant.adapters.content_utterances import utterance_problems
from assistant.adapters.content_wording import wording_problems
from assistant.adapters.content_yaml import Marked, Problem, read_yaml
from assistant.domain.errors import ContentError
from assistant.domain.knowledge import Knowledge


@dataclass(frozen=True)
class _Content:
    """Everything read: the files with their lines, and their validated content where every file has its shape."""

    files: dict[str, Marked]
    shapes: dict[str, Any]
    problems: tuple[Problem, ...]


def content_root(override: Path | None = None) -> Path:
    """The folder knowledge/: the given one, the copy inside the wheel, or the one of the repository."""
    bundled = Path(__file__).parents[1] / "_content" / "knowledge"
    root = override or (bundled if bundled.is_dir() else Path(__file__).parents[2] / "knowledge")
    if not (root / "questions.yaml").is_file():
        raise ContentError(f"{root} holds no questions.yaml.", next_step="Point the setting at a copy of knowledge/.")
    return root


def load(root: Path) -> Knowledge:
    """Everything in knowledge/. Raises ContentError with file, line and mend where an interview could not be held."""
    content = _read(root)
    blocking = [problem for problem in content.problems if problem.blocking]
    if blocking:
        listed = "\n".join(str(problem) for problem in blocking[:20])
        raise ContentError(f"The files in knowledge/ need mending:\n{listed}\n")
    return _knowledge(content.shapes)


def check(root: Path) -> list[Problem]:
    """Everything wrong in knowledge/, in order of file and line; wording that only reads badly is included."""
    content = _read(root)
    found = [*content.problems, *utterance_problems(root), *interface_problems(root)]
    if content.shapes:
        found += wording_problems(content.files, content.shapes)
    return sorted(found, key=lambda problem: (problem.file, problem.line))


def schemas() -> dict[str, str]:
    """JSON schema of each file, by file name: editors complete and underline with them."""
    return {
        f"{name}.schema.json": json.dumps(adapter.json_schema(), indent=2, ensure_ascii=False) + "\n"
        for name, adapter in FILES.items()
    }


def write_schemas(root: Path) -> None:
    """Writes knowledge/schemas/ anew from the shapes."""
    for name, text in schemas().items():
        (root / "schemas" / name).write_text(text, encoding="utf-8")


def _read(root: Path) -> _Content:
    files = {name: read_yaml(root, f"{name}.yaml") for name in FILES}
    problems = [problem for marked in files.values() for problem in marked.problems]
    shapes: dict[str, Any] = {}
    for name, marked in files.items():
        try:
            shapes[name] = None if marked.problems else FILES[name].validate_python(marked.data)
        except ValidationError as error:
            problems += shape_problems(marked, error)
    if problems:
        return _Content(files, {}, tuple(problems))
    return _Content(files, shapes, tuple(reference_problems(files, shapes)))


def _knowledge(shapes: dict[str, Any]) -> Knowledge:
    return Knowledge(
        questions={question.slot: question for question in shapes["questions"].questions},
        pairs=shapes["questions"].pairs,
        causes={cause.cell: cause for cause in shapes["causes"]},
        interventions={intervention.id: intervention for intervention in shapes["interventions"]},
        metrics=shapes["metrics"],
        guards=shapes["guards"],
        figures={figure.id: figure for figure in shapes["figures"]},
        messages={message.key: message for message in shapes["messages"]},
        glossary=shapes["glossary"],
        strategy=shapes["strategy"],
    )
