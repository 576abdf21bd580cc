"""Prompts: Markdown files with typed inputs, rendered into what is sent.

Documents and messages enter as data between delimiters that carry a mark of their own text, so that nothing in them can
close the delimiter; the instructions never contain them."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.domain.errors import ContentError
from assistant.ports import Rendered, Role

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_FIELDS = ("name", "version", "purpose", "role", "inputs", "output", "most_tokens", "turn")


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
    front = _FRONT.match(text)
    if not front:
        raise ContentError(
            f"{path.name}: there is no front matter.", next_step="Begin the file with --- lines as the others do."
        )
    fields = yaml.safe_load(front[1])
    missing = [key for key in _FIELDS if key not in fields]
    if missing:
        raise ContentError(f"{path.name}: the front matter lacks {', '.join(missing)}.", next_step="Add them.")
    body = text[front.end() :].strip()
    if stray := _PLACE.findall(body):
        raise ContentError(
            f"{path.name}: the text holds a place for {stray[0]}.",
            next_step="Inputs are sent as data below the instructions: refer to them by name.",
        )
    if path.stem != fields["name"]:
        raise ContentError(f"{path.name}: its name says {fields['name']}.", next_step="Give both the same name.")
    return Prompt(
        **{key: fields[key] for key in _FIELDS if key != "role"}, role=Role(fields["role"]), instructions=body
    )
