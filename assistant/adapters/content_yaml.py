"""YAML with line numbers, so that whoever edits a content file is told where to look."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top, such as ("questions", 3, "ask")."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster, where it was built


_DEEPEST = 8  # nesting of our files; an alias that contains itself has no end


@dataclass(frozen=True)
class Problem:
    """Something wrong in a content file. ``file`` is relative to the folder around the content, ``line`` counts from 1. Where
    ``blocking`` is false the file can be used, but its wording should be mended."""

    file: str
    line: int
    message: str
    fix: str
    blocking: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.fix}"


@dataclass(frozen=True)
class Marked:
    """The data of one YAML file and the line of each of its values."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict[Place, int])
    problems: tuple[Problem, ...] = ()

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it that exists."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str, fix: str, *, blocking: bool = True) -> Problem:
        """A problem at a place of this file."""
        return Problem(self.file, self.line(place), message, fix, blocking)


def read_yaml(root: Path, file: str) -> Marked:
    """Reads ``root / file``. Never raises: what is wrong with the file stands in ``problems``, under the folder's name."""
    path, file = root / file, f"{root.name}/{file}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return _broken(file, 1, "The file is missing or is not UTF-8 text.", "Restore it from the delivered copy.")
    try:
        data, node = _parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return _broken(
            file, _error_line(error), f"Not readable as YAML: {_reason(error)}.", "Check indent and quotes here."
        )
    marked = Marked(file, data)
    doubles: list[Problem] = []
    if node:
        _mark(node, (), marked, doubles)
    return Marked(file, data, marked.lines, tuple(doubles))


def _parse(text: str) -> tuple[Any, yaml.Node | None]:
    """The data of a YAML text and the node it was built from. ValueError comes from impossible dates and numbers."""
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        return loader.construct_document(node) if node else None, node
    finally:
        loader.dispose()


def _broken(file: str, line: int, message: str, fix: str) -> Marked:
    return Marked(file, problems=(Problem(file, line, message, fix),))


def _error_line(error: Exception) -> int:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    return mark.line + 1 if mark else 1


def _reason(error: Exception) -> str:
    reason = error.problem if isinstance(error, yaml.MarkedYAMLError) else None
    return str(reason or "an unexpected character")


def _mark(node: yaml.Node, place: Place, into: Marked, doubles: list[Problem]) -> None:
    """Notes the line of a node and of everything below it, and the keys that stand twice."""
    into.lines.setdefault(place, node.start_mark.line + 1)
    if len(place) > _DEEPEST:
        return
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            _mark(item, (*place, position), into, doubles)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*place, str(key.value))
            line = key.start_mark.line + 1
            if here in into.lines:
                doubles.append(
                    Problem(into.file, line, f"“{key.value}” stands twice in one entry.", "Keep one of them.")
                )
            into.lines[here] = line
            _mark(value, here, into, doubles)
