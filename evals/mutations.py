"""The mutations of evals/scenarios/mutations.yaml: changes that apply to any scenario, and what must hold afterwards."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evals.scenario import LibraryDocument, Scenario

JSON = dict[str, Any]


@dataclass
class Script:
    """What a mutation makes the player do."""

    lines: list[tuple[int, str]]
    after_draft: list[str]
    stop_after: int | None = None
    silences_pressure: bool = False

    def stops(self, answered: int) -> bool:
        """True once the player says nothing more."""
        return self.stop_after is not None and answered >= self.stop_after

    def add(self, text: str, answered: int) -> str:
        """The answer with what the mutation says after it."""
        extra = [says for after, says in self.lines if after == answered]
        return " ".join([text, *extra])


@dataclass(frozen=True)
class Mutation:
    """One mutation of the file."""

    id: str
    applies_to: Any
    data: JSON

    def applies(self, scenario: Scenario) -> bool:
        """True where the mutation is meant for the scenario, and its per-scenario values exist where it has any."""
        if self.applies_to != "all" and scenario.id not in self.applies_to:
            return False
        per: JSON | None = self.data.get("per_scenario")
        return not per or scenario.id in per

    def values(self, scenario: Scenario) -> JSON:
        """The per-scenario values."""
        values: JSON = self.data.get("per_scenario") or {}
        return values.get(scenario.id, {})

    def change(self, scenario: Scenario) -> Scenario:
        """The scenario with the library and the expectations changed."""
        documents = _documents(scenario, self.data.get("change") or {}, self.values(scenario))
        return scenario.model_copy(
            update={"documents": documents, "expect": _expect(scenario, self.data, self.values(scenario))}
        )

    def script(self, scenario: Scenario) -> Script:
        """What the player says besides its answers."""
        play: JSON = self.data.get("play") or {}
        values = {key: str(value) for key, value in self.values(scenario).items()}
        lines: list[tuple[int, str]] = [(item["after"], item["says"]) for item in play.get("say_after_answers", [])]
        after: list[str] = [item["says"].format_map(values) for item in play.get("say_after_draft", [])]
        return Script(lines, after, play.get("stop_after_answers"), "say_after_answers" in play)


def load(path: Path) -> list[Mutation]:
    """All mutations of a file."""
    data = yaml.safe_load(path.read_text("utf-8"))
    return [Mutation(item["id"], item["applies_to"], item) for item in data["mutations"]]


def _documents(scenario: Scenario, change: JSON, values: JSON) -> list[LibraryDocument]:
    if change.get("clear_documents"):
        return []
    documents = [doc.model_copy() for doc in scenario.documents]
    if append := change.get("append_to_document"):
        documents[0] = documents[0].model_copy(update={"text": documents[0].text + "\n" + append["text"]})
    documents += [LibraryDocument.model_validate(item) for item in change.get("add_documents", [])]
    if clone := change.get("clone_document"):
        documents.append(_clone(documents, clone, values))
    return documents


def _clone(documents: list[LibraryDocument], clone: JSON, values: JSON) -> LibraryDocument:
    source = next(doc for doc in documents if doc.id == values["source"])
    text = " ".join(source.text.split())
    for item in values["replace"]:
        if item["from"] not in text:
            raise ValueError(f"{source.id}: {item['from']!r} is not in the document")
        text = text.replace(item["from"], item["to"])
    update: JSON = {
        "id": clone["id"],
        "title": source.title + clone["title_suffix"],
        "date": values["date"],
        "text": text,
    }
    return source.model_copy(update=update)


def _expect(scenario: Scenario, data: JSON, values: JSON) -> Any:
    expect: JSON = scenario.expect.model_dump()
    changes: JSON = data.get("expect_change") or {}
    parts: list[JSON] = [changes.get("all") or {}, changes.get(scenario.id) or {}]
    for part in parts:
        for key, value in part.items():
            if value == "unchanged":
                continue
            if value == "from_per_scenario":
                expect[key] = _figures(values.get(key))
            elif key.endswith("_add"):
                expect[key[:-4]] = [*expect[key[:-4]], *value]
            elif key.endswith("_drop"):
                expect[key[:-5]] = [item for item in expect[key[:-5]] if item not in value]
            else:
                expect[key] = value
    return type(scenario.expect).model_validate(expect)


def _figures(forecast: JSON | None) -> JSON | None:
    """The expected figures, without the sums that explain them to people."""
    return {key: value for key, value in forecast.items() if not isinstance(value, str)} if forecast else None
