"""Prompts: Markdown files with typed inputs, rendered into what is sent.

Documents and messages enter as data between delimiters that carry a mark of their own text, so that nothing in them can
close the delimiter; the instructions never contain them."""

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from assistant.domain.errors import ContentError
from assistant.ports import Rendered, Role

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
PLACE = re.compile(r"\{\{(\w+)\}\}")
FIELDS = ("name", "version", "purpose", "role", "inputs", "output", "most_tokens", "turn")


@dataclass(frozen=True)
class Prompt:
    """One file of prompts/. ``inputs`` names what is filled in, each with a line on what it holds; ``instructions`` is the
    text without any input: inputs are sent as data."""

    name: str
    version: int
    purpose: str
    role: Role
    inputs: Mapping[str, str]
    output: str
    most_tokens: int
    turn: bool  # part of a chat turn
    instructions: str

    @property
    def stamp(self) -> str:
        """Name, version and the first letters of the text's hash: tells exactly which wording was sent."""
        digest = hashlib.sha256(self.instructions.encode()).hexdigest()[:8]
        return f"{self.name}@{self.version}-{digest}"

    def render(self, request_id: str, **values: str) -> Rendered:
        """The prompt with its inputs as delimited data, in the order of the file. Raises ValueError where an input is
        missing or unknown: a fault of ours."""
        if set(values) != set(self.inputs):
            raise ValueError(f"{self.name} takes {sorted(self.inputs)}, got {sorted(values)}")
        data = "\n\n".join(_delimited(key, values[key]) for key in self.inputs)
        return Rendered(self.stamp, self.role, self.instructions, data, request_id, self.most_tokens, self.turn)


def _delimited(name: str, text: str) -> str:
    mark = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"<{name} {mark}>\n{text}\n</{name} {mark}>"


def load(folder: Path) -> dict[str, Prompt]:
    """Every prompt of the folder by name. Raises ContentError with file and mend."""
    return {prompt.name: prompt for prompt in map(_read, sorted(folder.glob("[!R]*.md")))}


def _read(path: Path) -> Prompt:
    text = path.read_text("utf-8")
    front = FRONT.match(text)
    fields: Any = None
    with suppress(yaml.YAMLError):
        fields = yaml.safe_load(front[1]) if front else None
    if not front or not isinstance(fields, dict):
        raise _wrong(path, "there is no readable front matter")
    given = cast(dict[str, Any], fields)
    if missing := [key for key in FIELDS if key not in given]:
        raise _wrong(path, f"the front matter lacks {', '.join(missing)}")
    body = text[front.end() :].strip()
    if stray := PLACE.findall(body):
        raise _wrong(path, f"the text holds a place for {stray[0]}, but inputs are sent as data")
    if path.stem != given["name"]:
        raise _wrong(path, f"its name says {given['name']}")
    if given["role"] not in list(Role):
        raise _wrong(path, f"there is no role {given['role']}")
    return Prompt(**{key: given[key] for key in FIELDS if key != "role"}, role=Role(given["role"]), instructions=body)


def _wrong(path: Path, what: str) -> ContentError:
    return ContentError(f"{path.name}: {what}.", next_step="The command check says where and how to mend it.")
