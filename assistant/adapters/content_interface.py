"""knowledge/interface/: the words of the pages, one file a language, all with the keys and placeholders of English."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.adapters.content_yaml import Marked, Problem, read_yaml
from assistant.domain.errors import ContentError

SOURCE = "en"  # the language that decides which texts there are
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
Texts = Mapping[str, str]


def load_interface(root: Path) -> dict[str, Texts]:
    """The texts of each language by key ("brief.known"). Raises ContentError where a language is not complete."""
    problems = interface_problems(root)
    if problems:
        raise ContentError("The interface texts need mending:\n" + "\n".join(map(str, problems[:20])) + "\n")
    return {language: _texts(marked) for language, marked in _read(root).items()}


def interface_problems(root: Path) -> list[Problem]:
    """Texts that are missing, left over, not text, or have other placeholders than in English."""
    files = _read(root)
    if SOURCE not in files:
        return [Problem("knowledge/interface/en.yaml", 1, "The English texts are missing.", "Restore the file.")]
    broken = [problem for marked in files.values() for problem in marked.problems]
    if broken:
        return broken
    wanted = _texts(files[SOURCE])
    return [problem for marked in files.values() for problem in _differences(marked, wanted)]


def _read(root: Path) -> dict[str, Marked]:
    return {path.stem: read_yaml(root / "interface", path.name) for path in sorted((root / "interface").glob("*.yaml"))}


def _texts(marked: Marked) -> dict[str, str]:
    return {".".join(place): text for place, text in _leaves(marked.data) if isinstance(text, str)}


def _leaves(data: object, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(data, dict):
        for key, value in data.items():  # pyright: ignore[reportUnknownVariableType]
            yield from _leaves(value, (*place, str(key)))  # pyright: ignore[reportUnknownArgumentType]
    else:
        yield place, data


def _differences(marked: Marked, wanted: Texts) -> Iterator[Problem]:
    held = dict(_leaves(marked.data))
    for place, text in held.items():
        key = ".".join(place)
        if key not in wanted:
            yield marked.problem(place, f"“{key}” is not a text of the pages.", "Remove it, or mend its name.")
        elif not isinstance(text, str) or not text.strip():
            yield marked.problem(place, f"“{key}” must be text.", "Write the text, in quotes if it is one word.")
        elif _placeholders(text) != _placeholders(wanted[key]):
            names = ", ".join(sorted(_placeholders(wanted[key]))) or "none"
            yield marked.problem(place, f"“{key}” has other placeholders than in English.", f"Use: {names}.")
    for key in wanted.keys() - {".".join(place) for place in held}:
        place = tuple(key.split("."))
        yield marked.problem(place, f"“{key}” is missing.", f"Translate “{wanted[key]}”.")


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))
