"""The endpoint goes away while people talk: does every interview end in a proposal, and is the model used again by itself?

The product is built with a stand-in endpoint, which is then taken away for some minutes. Simulated requesters go on talking;
those who are through early make room for the next. When the endpoint is back, new interviews show how long recovery takes."""

import logging
import math
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from pydantic import SecretStr

from assistant.bootstrap import build
from assistant.domain.brief.turns import MoveKind
from assistant.services.product import Assistant
from assistant.settings import Settings
from evals.play import LONGEST
from evals.player import Player
from evals.scenario import Scenario, load_all
from evals.stand_in import StandIn

JSON = dict[str, Any]
_log = logging.getLogger(__name__)
_TALKING = 4  # people at once: more would measure this machine
_LONGEST_REST = 330.0  # seconds after which a resting endpoint has been tried again


@dataclass
class _Talk:
    """One interview: whether it came to its end, and how long its turns took."""

    request: str = ""
    finished: bool = False
    messages: int = 0
    seconds: list[float] = field(default_factory=list[float])


def run(paths: list[Path], interviews: int, minutes: float) -> JSON:
    """Figures of one outage. The interviews are spread over the outage, so that no minute of it goes untried."""
    scenarios = load_all(paths)
    stand_in = StandIn()
    with tempfile.TemporaryDirectory(prefix="outage-", ignore_cleanup_errors=True) as folder:
        settings = Settings(
            data=Path(folder),
            sample_library=False,
            llm_base_url=stand_in.url,
            llm_api_key=SecretStr("none"),
            llm_model="stand-in",
        )
        assistant = build(settings)
        assistant.startup.run()
        try:
            return _measure(assistant, stand_in, scenarios, interviews, minutes)
        finally:
            assistant.close()
            stand_in.go()


def _measure(
    assistant: Assistant, stand_in: StandIn, scenarios: list[Scenario], interviews: int, minutes: float
) -> JSON:
    before = _talk(assistant, scenarios[0])
    served = stand_in.served
    stand_in.go()
    began = time.monotonic()
    talks = _talks(assistant, scenarios, interviews, minutes)
    time.sleep(max(0.0, began + minutes * 60 - time.monotonic()))
    away = time.monotonic() - began
    stand_in.come()
    recovery = _recovery(assistant, stand_in, scenarios[0])
    seconds = [turn for talk in talks for turn in talk.seconds]
    tried = [call for talk in talks for call in assistant.repository.calls(talk.request)]
    return {
        "interviews": len(talks),
        "finished": sum(talk.finished for talk in talks),
        "lost": sum(not _kept(assistant, talk) for talk in talks),
        "away_minutes": round(away / 60, 1),
        "turns": len(seconds),
        "turn_median_s": round(median(seconds), 2),
        "turn_p95_s": round(sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1], 2),
        "turn_longest_s": round(max(seconds), 2),
        "requests_tried": sum(call.http_requests for call in tried),
        "served_before": served,
        "messages_before": before.messages,
        "recovered_after_s": recovery,
    }


def _talks(assistant: Assistant, scenarios: list[Scenario], interviews: int, minutes: float) -> list[_Talk]:
    """``interviews`` talks, a few at once, begun evenly over the outage."""
    began, apart = time.monotonic(), minutes * 60 / interviews

    def one(number: int) -> _Talk:
        time.sleep(max(0.0, began + number * apart - time.monotonic()))
        return _talk(assistant, scenarios[number % len(scenarios)])

    with ThreadPoolExecutor(_TALKING) as people:
        return list(people.map(one, range(interviews)))


def _talk(assistant: Assistant, scenario: Scenario) -> _Talk:
    """One requester until the draft. What goes wrong leaves the talk unfinished."""
    talk = _Talk()
    try:
        _hold(talk, assistant, scenario)
    except Exception:  # whatever it is: it counts as an interview that was not finished
        _log.exception("An interview broke off after %s messages", talk.messages)
    return talk


def _hold(talk: _Talk, assistant: Assistant, scenario: Scenario) -> None:
    player = Player(scenario)
    outcome = _timed(talk, lambda: assistant.consultation.start(scenario.opening, scenario.today))
    talk.request = outcome.interview.id
    while outcome.turn.move.kind not in (MoveKind.DRAFT, MoveKind.CLOSE) and talk.messages < LONGEST:
        said = player.answer(list(outcome.turn.move.slots), list(outcome.turn.move.choices))
        outcome = _timed(talk, lambda: assistant.consultation.take_turn(talk.request, said))  # noqa: B023
    assistant.drafting.draft(talk.request)
    talk.finished = True


def _timed(talk: _Talk, turn: Callable[[], Any]) -> Any:
    started = time.monotonic()
    outcome = turn()
    talk.seconds.append(time.monotonic() - started)
    talk.messages += 1
    return outcome


def _kept(assistant: Assistant, talk: _Talk) -> bool:
    """Every message with its reply, and a proposal."""
    if not talk.finished:
        return False
    turns = assistant.repository.interview(talk.request).turns
    answered = all(turn.text and (turn.reply or turn.notes) for turn in turns)
    return len(turns) == talk.messages and answered and bool(assistant.repository.proposal(talk.request).headline.text)


def _recovery(assistant: Assistant, stand_in: StandIn, scenario: Scenario) -> float | None:
    """Seconds until a person's message reaches the endpoint again; None where it never did."""
    started, served = time.monotonic(), stand_in.served
    while time.monotonic() - started < _LONGEST_REST:
        assistant.consultation.start(scenario.opening, scenario.today)
        if stand_in.served > served:
            return round(time.monotonic() - started, 1)
        time.sleep(1)
    return None
