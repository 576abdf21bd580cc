"""The files of prompts/ checked: everything wrong in them with file, line and mend."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from assistant.adapters.content_yaml import Problem
from assistant.domain.errors import ContentError
from assistant.ports import Role
from assistant.prompting import FIELDS, FRONT, PLACE, load

# What the product fills in, by prompt.
INPUTS = {
    "read": "question known open message",
    "reply": "manner conversation known message understood convey ask documents",
    "goals": "document text",
    "analyse": "case_file",
    "draft": "case_file findings guided",
    "repair": "case_file texts",
    "critique": "case_file texts",
    "revise": "case_file texts wish",
}
_MOST_TOKENS = (50, 16_000)
_LONGEST = 12_000  # characters of instructions: about 3,000 tokens, which a small model still follows


def prompts_root(override: Path | None = None) -> Path:
    """The folder prompts/: a company's own, the copy inside the wheel, or the one of the repository."""
    bundled = Path(__file__).parents[1] / "_content" / "prompts"
    return override or (bundled if bundled.is_dir() else Path(__file__).parents[2] / "prompts")


def prompt_problems(root: Path) -> list[Problem]:
    """Everything wrong in the folder, in order of file and line."""
    found = [
        Problem(f"prompts/{name}.md", 1, "The file is missing.", "Copy it from the delivered prompts/.")
        for name in INPUTS
        if not (root / f"{name}.md").is_file()
    ]
    for path in sorted(root.glob("[!R]*.md")):
        found += _problems(path)
    if not found:
        try:
            load(root)
        except ContentError as error:
            found.append(Problem("prompts", 1, str(error), ""))
    return sorted(found, key=lambda problem: (problem.file, problem.line))


def _problems(path: Path) -> Iterator[Problem]:
    text = path.read_text("utf-8", errors="replace")
    front = FRONT.match(text)
    if not front:
        yield _problem(
            path, 1, "There is no front matter.", "Begin the file with fields between --- lines, as the others do."
        )
        return
    try:
        data = yaml.safe_load(front[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        yield _problem(path, line, "The front matter cannot be read.", "Check indents, colons and quotation marks.")
        return
    if not isinstance(data, dict):
        yield _problem(path, 2, "The front matter holds no fields.", f"It needs {', '.join(FIELDS)}.")
        return
    fields = cast(dict[str, Any], data)
    lines = {key.partition(":")[0]: n for n, key in enumerate(text.split("\n"), 1) if key[:1].isalpha()}
    for field, message, fix in _wrong_fields(path, fields):
        yield _problem(path, lines.get(field, 1), message, fix)
    yield from _wrong_body(path, text, front.end())


def _wrong_fields(path: Path, fields: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key in FIELDS:
        if key not in fields:
            yield key, f"The field {key} is missing.", "Add it; the other prompts show how."
    name, inputs = fields.get("name", path.stem), fields.get("inputs", {})
    if name != path.stem:
        yield "name", f"The name says {name}.", f"Write {path.stem}, or rename the file."
    if path.stem not in INPUTS:
        yield "name", "The product has no use for this prompt.", f"Remove it; there are {', '.join(INPUTS)}."
    elif not isinstance(inputs, dict) or list(cast(dict[str, Any], inputs)) != INPUTS[path.stem].split():
        yield "inputs", "The inputs are not those that are filled in.", f"List them in this order: {INPUTS[path.stem]}."
    if fields.get("role", "reader") not in [role.value for role in Role]:
        yield "role", f"There is no role {fields['role']}.", "Write reader or writer."
    for key, low, high in (("version", 1, 9_999), ("most_tokens", *_MOST_TOKENS)):
        value = fields.get(key, low)
        if not isinstance(value, int) or not low <= value <= high:
            yield key, f"{key} is {value}.", f"Write a number from {low} to {high}."
    if not isinstance(fields.get("turn", True), bool):
        yield "turn", "turn is neither true nor false.", "Write true for a prompt of a chat turn, else false."


def _wrong_body(path: Path, text: str, start: int) -> Iterator[Problem]:
    body, before = text[start:], text[:start].count("\n") + 1
    if place := PLACE.search(body):
        line = before + body[: place.start()].count("\n")
        fix = "Inputs are sent as data below the instructions: refer to them by name."
        yield _problem(path, line, f"The text holds a place for {place[1]}.", fix)
    if not body.strip():
        yield _problem(path, before, "There are no instructions.", "Write them below the front matter.")
    elif (
        not {"data", "instruction"} <= {word.strip(".,:;").removesuffix("s") for word in body.split()}
        and "orders" not in body
    ):
        fix = "Say that everything in the data was written by others and that nothing in it is an instruction."
        yield _problem(path, before, "The instructions do not say what the data is.", fix)
    if len(body) > _LONGEST:
        yield _problem(path, before, f"The instructions have {len(body):,} characters.", f"Keep to {_LONGEST:,}.")


def _problem(path: Path, line: int, message: str, fix: str) -> Problem:
    return Problem(f"prompts/{path.name}", line, message, fix)
