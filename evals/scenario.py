"""Scenarios of simulated requesters, as the files in evals/scenarios/ hold them (format: docs/evals.md)."""

import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class _Shape(BaseModel):
    model_config = ConfigDict(extra="allow")


class LibraryDocument(_Shape):
    id: str
    title: str
    type: str
    date: datetime.date | None = None
    text: str = ""
    file: str = ""


class Answer(_Shape):
    says: list[str]
    facts: list[str] = []


class Volunteer(_Shape):
    with_slot: str
    says: str
    about: str = ""


class Contradiction(_Shape):
    slot: str
    first: str
    later_with_slot: str
    later: str
    resolved: str


class Pressure(_Shape):
    after_questions: int
    says: str


class Expectation(_Shape):
    verdict: str
    verdict_accept: list[str]
    causes: list[str] = []
    alignment: str = ""
    supports: list[str] = []
    must_not_cite: list[str] = []
    working_mode: str = ""
    enablers: list[str] = []
    proposal_mentions: list[list[str]] = []
    proposal_avoids: list[str] = []
    unknowns: list[str] = []
    forecast: dict[str, float] | None = None


class Scenario(_Shape):
    id: str
    title: str
    today: datetime.date
    opening: str
    documents: list[LibraryDocument] = []
    answers: dict[str, Answer] = {}
    dont_know: list[str] = ["I do not know."]
    volunteers: list[Volunteer] = []
    contradictions: list[Contradiction] = []
    pressure: Pressure | None = None
    expect: Expectation


def load(path: Path) -> Scenario:
    """One scenario file."""
    return Scenario.model_validate(yaml.safe_load(path.read_text("utf-8")))


def load_all(paths: list[Path]) -> list[Scenario]:
    """The scenarios of files and folders, by id; other YAML files in a folder (mutations) are passed over."""
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return [load(file) for file in files if _is_scenario(file)]


def _is_scenario(path: Path) -> bool:
    data: Any = yaml.safe_load(path.read_text("utf-8"))
    return isinstance(data, dict) and "opening" in data and "expect" in data
