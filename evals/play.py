"""Plays a scenario against the product in this process, through the same services the browser and the REST interface use."""

import json
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant.bootstrap import build
from assistant.domain.brief.turns import MoveKind
from assistant.domain.library.documents import DocumentType
from assistant.services.product import Assistant
from assistant.settings import Settings
from assistant.web import views
from evals.mutations import Mutation
from evals.oracle import Oracle
from evals.player import Player
from evals.scenario import Scenario
from evals.stand_in import StandIn

LONGEST = 26  # messages after which a conversation is cut off
JSON = dict[str, Any]


class Mode(StrEnum):
    """Who reads and writes for the product."""

    GUIDED = "guided"  # its rules alone
    MODEL = "model"  # the language model of the environment beside them
    ORACLE = "oracle"  # in its place a reader that knows the scenario


@dataclass
class Played:
    """A conversation and everything it led to."""

    scenario: Scenario
    mutation: str
    player: Player
    transcript: list[JSON] = field(default_factory=list[JSON])
    at_ready: JSON | None = None
    messages_to_ready: int | None = None
    messages: int = 0
    brief: JSON = field(default_factory=dict[str, Any])
    proposal: JSON = field(default_factory=dict[str, Any])
    markdown: str = ""
    ids: dict[str, str] = field(default_factory=dict[str, str])  # document id in the product -> id in the scenario
    titles: dict[str, str] = field(default_factory=dict[str, str])  # title -> scenario id

    @property
    def said(self) -> str:
        """Everything the requester said."""
        return "\n".join(turn["text"] for turn in self.transcript)


def play(
    scenario: Scenario, mutation: Mutation | None = None, documents: Path | None = None, mode: Mode = Mode.GUIDED
) -> Played:
    """Plays one scenario, with a mutation applied to it where given. ``documents``: folder of documents named by file."""
    if mutation:
        scenario = mutation.change(scenario)
    with tempfile.TemporaryDirectory(prefix="scenario-") as folder, _settings(scenario, Path(folder), mode) as settings:
        assistant = build(settings, today=lambda: scenario.today)
        try:
            return _converse(assistant, scenario, mutation, documents)
        finally:
            assistant.close()


@contextmanager
def _settings(scenario: Scenario, folder: Path, mode: Mode) -> Generator[Settings]:
    if mode is not Mode.ORACLE:
        yield Settings(data=folder, sample_library=False, guided=mode is Mode.GUIDED)
        return
    stand_in, key = StandIn(Oracle(scenario).answer), SecretStr("none")
    try:
        yield Settings(
            data=folder, sample_library=False, llm_base_url=stand_in.url, llm_api_key=key, llm_model="oracle"
        )
    finally:
        stand_in.go()


def _converse(assistant: Assistant, scenario: Scenario, mutation: Mutation | None, documents: Path | None) -> Played:
    played = Played(scenario=scenario, mutation=mutation.id if mutation else "", player=Player(scenario))
    _load(assistant, scenario, documents, played)
    script = mutation.script(scenario) if mutation else None
    if script and script.silences_pressure:
        played.player.pressed = True
    outcome = assistant.consultation.start(scenario.opening, scenario.today)
    request = outcome.interview.id
    _note(assistant, played, request)
    while outcome.turn.move.kind not in (MoveKind.DRAFT, MoveKind.CLOSE) and played.messages < LONGEST:
        if script and script.stops(played.player.answered):
            break
        text = played.player.answer(list(outcome.turn.move.slots), list(outcome.turn.move.choices))
        if script:
            text = script.add(text, played.player.answered)
        outcome = assistant.consultation.take_turn(request, text, key=str(played.messages))
        _note(assistant, played, request)
    _draft(assistant, played, request)
    for line in script.after_draft if script else ():
        assistant.consultation.take_turn(request, line)
        _note(assistant, played, request)
        _draft(assistant, played, request)
    return played


def _load(assistant: Assistant, scenario: Scenario, folder: Path | None, played: Played) -> None:
    for item in scenario.documents:
        if item.file:
            path = (folder or Path()) / item.file
            document = assistant.ingest.add_file(
                path.name, path.read_bytes(), title=item.title, type=DocumentType(item.type), date=item.date
            )
        else:
            document = assistant.ingest.add_text(item.title, item.text, type=DocumentType(item.type), date=item.date)
        played.ids[document.id], played.titles[item.title] = item.id, item.id
    assistant.ingest.wait_idle(120)


def _note(assistant: Assistant, played: Played, request: str) -> None:
    interview = assistant.repository.interview(request)
    turn = interview.turns[-1]
    played.messages += 1
    played.transcript.append({"text": turn.text, **views.turn_view(turn, interview.ready)})
    if interview.ready and played.at_ready is None:
        played.messages_to_ready = played.messages
        played.at_ready = _state(assistant, request)


def _state(assistant: Assistant, request: str) -> JSON:
    interview = assistant.repository.interview(request)
    case = assistant.cases.open(interview)
    return views.request_view(
        interview, case.diagnosis, case.alignment, assistant.cases.open_questions(interview, case)
    )


def _draft(assistant: Assistant, played: Played, request: str) -> None:
    assistant.drafting.draft(request)
    played.brief = _state(assistant, request)
    played.proposal = json.loads(assistant.exporting.render(request, "json").body)
    played.markdown = assistant.exporting.render(request, "md").body.decode()


Clock = Callable[[], date]
