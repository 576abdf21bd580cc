"""A turn with a failing language model: always a usable next step in time, few requests, nothing partial kept as final."""

import datetime
import json
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.adapters.language_model import endpoint
from assistant.adapters.language_model.breaker import Breaker
from assistant.bootstrap import build
from assistant.domain.interview.objections import questions
from assistant.services.product import Assistant
from assistant.settings import Settings
from tests.endpoints.server import Body, FakeEndpoint, Say

OPENING = (
    "Our claims desk in Halden takes 34 days a case and should take 20 by 30 June 2027. Please train the 40 handlers."
)
NOTHING_READ = json.dumps({"facts": []})
GONE = Say("gone", status=503)
REPLY = "The desk in Halden takes 34 days a case and should take 20. What does a late case cost you? "


@contextmanager
def product(
    folder: Path, answer: Callable[[Body], Say | str], turn: float = 40.0
) -> Generator[tuple[Assistant, FakeEndpoint]]:
    with FakeEndpoint(answer) as fake:
        settings = Settings(data=folder, sample_library=False, keyword_only=True, llm_base_url=fake.url, llm_api_key="k",
                            llm_model="m", llm_turn_seconds=turn, llm_first_token_seconds=turn / 4, llm_draft_seconds=turn)  # type: ignore[arg-type] # fmt: skip
        assistant = build(settings, today=lambda: datetime.date(2026, 11, 23))
        assistant.startup.run()
        try:
            yield assistant, fake
        finally:
            assistant.close()


def reads(body: Body) -> bool:
    return "You read one message" in str(body["messages"][0]["content"])


def test_while_the_endpoint_is_gone_every_interview_finishes_and_few_requests_go_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, down = [0.0], [True]
    monkeypatch.setattr(endpoint, "Breaker", lambda: Breaker(lambda: now[0]))
    with product(tmp_path, lambda body: GONE if down[0] else (NOTHING_READ if reads(body) else REPLY)) as (
        assistant,
        fake,
    ):
        requests = [assistant.consultation.start(OPENING).interview.id for _ in range(6)]
        for request in requests:
            assistant.consultation.take_turn(request, "They know how; the claims system logs them out.")
            assistant.drafting.draft(request)
        stored = [assistant.repository.interview(request) for request in requests]
        assert all(len(item.turns) == 2 and item.turns[-1].reply and item.turns[-1].move.slots for item in stored)
        assert all(assistant.repository.proposal(request).headline.text for request in requests)
        sent = len(fake.requests)
        assert sent <= 9  # three logical calls, then the endpoint rests: 18 calls would have gone out
        down[0] = False
        now[0] += 31.0
        assistant.consultation.take_turn(requests[0], "The weekly report shows it.")
        assert len(fake.requests) == sent + 2  # read and written by the model again, without anybody's help
        assert assistant.repository.calls(requests[0])[-1].outcome == "used"


FAULTS = {
    "silence": Say(REPLY, silent=30),
    "drip": Say(REPLY, pieces=95, pause=0.3),
    "cut": Say(REPLY, cut_at=0.4),
    "cut in a number": Say("The desk takes 3", cut_at=1.0),
    "no finish reason": Say("The desk in Halden takes 34 days a case and should take 2", finish=None),
    "length": Say("The desk in Halden takes 34 days a case. And it should", finish="length"),
    "nothing": Say(""),
    "refused": Say("no", status=401),
    "html": Say(raw=b"<html>502</html>", headers={"Content-Type": "text/html"}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_turn_leaves_a_usable_next_step_in_time(tmp_path: Path, fault: str) -> None:
    with product(tmp_path, lambda _: FAULTS[fault], turn=4.0) as (assistant, fake):
        heard: list[str] = []
        started = time.monotonic()
        outcome = assistant.consultation.start(OPENING, hear=heard.append)
        assert time.monotonic() - started < 15  # our limit is 4, and a loaded machine adds; the faults last 30
        reply = outcome.turn.reply
        assert len(fake.requests) <= 3 and "".join(heard) == reply
        assert 1 <= sum(questions(line) for line in reply.split("\n")) <= 2
        assert reply.rstrip()[-1] in ".?!”" and "should take 2\n" not in reply and "And it should" not in reply
        assert assistant.repository.interview(outcome.interview.id).turns[-1].reply == reply


@pytest.mark.parametrize("fault", ["drip", "cut", "length", "silence"])
def test_a_fault_while_drafting_leaves_the_guided_proposal(tmp_path: Path, fault: str) -> None:
    with product(tmp_path, lambda body: NOTHING_READ if reads(body) else FAULTS[fault], turn=2.0) as (assistant, _):
        request = assistant.consultation.start(OPENING).interview.id
        started = time.monotonic()
        _, proposal = assistant.drafting.draft(request)
        assert time.monotonic() - started < 15 and "without AI" in proposal.provenance and proposal.headline.text


def test_a_checked_sentence_is_released_as_soon_as_the_endpoint_has_finished_it(tmp_path: Path) -> None:
    """The endpoint says nothing behind the first sentence until that sentence has been heard."""
    first = "The desk in Halden takes 34 days a case and should take 20."
    rest = " What does a late case cost you, and who would confirm that figure for the desk in Halden?"
    held = Say(first + rest, held_at=len(first) + len(" What"))  # a number and a stop may go on: 20.5
    with product(tmp_path, lambda body: NOTHING_READ if reads(body) else held) as (assistant, _):
        held.released.set()
        assistant.consultation.start(OPENING)  # loads the client libraries, which takes its time
        held.released.clear()
        heard: list[tuple[bool, str]] = []

        def hear(piece: str) -> None:
            heard.append((held.released.is_set(), piece))
            held.released.set()

        assistant.consultation.start(OPENING, hear=hear)
    assert heard[0] == (False, first) and len(heard) > 1
