"""The endpoint adapter against a real server on loopback: every way of failing ends in time, as ModelFailed."""

import json
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest
from pydantic import BaseModel

from assistant.adapters.language_model import wire
from assistant.adapters.language_model.endpoint import Endpoint, Limits, Models
from assistant.domain.calls import Call
from assistant.domain.errors import ModelFailed
from assistant.domain.stopping import Stopped, stoppable
from assistant.ports import Rendered, Role
from tests.endpoints.server import Body, FakeEndpoint, Say


class Item(BaseModel):
    name: str
    weight: int = 1


class Form(BaseModel):
    title: str
    items: tuple[Item, ...] = ()
    note: str | None = None


GOOD = json.dumps({"title": "t", "items": [{"name": "a"}]})
READ = Rendered("read@1-x", Role.READER, "Read.", "<message>hello</message>", "r1", 500)
WRITE = Rendered("write@1-x", Role.WRITER, "Write.", "data", "r1", 500)
FAST = Limits(turn_seconds=8.0, first_token_seconds=3.0, draft_seconds=8.0)


class Kept:
    def __init__(self) -> None:
        self.calls: list[Call] = []

    def __call__(self, call: Call) -> None:
        self.calls.append(call)


def endpoint(fake: FakeEndpoint, kept: Kept | None = None, limits: Limits = FAST, used_up: str = "") -> Endpoint:
    models = Models(fake.url, "key", {Role.READER: "small", Role.WRITER: "large"})
    model = Endpoint(models, limits, kept or Kept(), lambda *_: used_up, lambda text: (text, lambda answer: answer))
    model.warm()
    return model


def failure(call: object) -> str:
    with pytest.raises(ModelFailed) as caught:
        call()  # type: ignore[operator]
    return caught.value.reason


def test_a_typed_answer_arrives_with_its_tokens_counted_and_the_model_of_its_role() -> None:
    kept = Kept()
    with FakeEndpoint(lambda body: GOOD) as fake:
        found = endpoint(fake, kept).ask(READ, Form)
        told = "".join(endpoint(fake, kept).tell(WRITE))
    assert found.items == (Item(name="a"),) and told == GOOD
    assert [body["model"] for body in fake.requests] == ["small", "large"]
    assert kept.calls[0].prompt_tokens == 11 and not kept.calls[0].estimated and kept.calls[0].outcome == "used"
    assert "hello" in kept.calls[0].sent and fake.requests[0]["response_format"]["type"] == "json_schema"


def test_the_structured_form_is_learned_once() -> None:
    def picky(body: Body) -> Say | str:
        return Say("no", status=400) if "response_format" in body else GOOD

    with FakeEndpoint(picky) as fake:
        model = endpoint(fake)
        assert failure(lambda: model.ask(READ, Form)) == "refused"  # two requests a reading, no more
        assert model.ask(READ, Form).title == "t" and model.ask(READ, Form).title == "t"
    assert len(fake.requests) == 4 and "schema" in str(fake.requests[2]["messages"])


@pytest.mark.parametrize(
    "body",
    [
        f"```json\n{GOOD}\n```",
        f"<think>{{}} let me see</think>{GOOD}",
        f"Here it is: {GOOD} Hope that helps.",
        json.dumps({"title": "t", "items": json.dumps([{"name": "a"}])}),
        json.dumps({"title": "t", "items": {"name": "a"}}),
        json.dumps({"title": "t", "items": [{"name": "a"}, {"weight": 3}], "note": "null", "more": 1}),
        '{"title": "t", "items": [{"name": "a"},]}',
        '{"title": "t", "items": [{"name": "a", "weight": "1"}]',
    ],
)
def test_what_weak_models_do_is_read(body: str) -> None:
    with FakeEndpoint(lambda _: body) as fake:
        found = endpoint(fake).ask(READ, Form)
    assert found == Form(title="t", items=(Item(name="a"),)) and len(fake.requests) == 1


def test_one_repair_with_the_complaint() -> None:
    answers = iter(["no idea", GOOD])
    with FakeEndpoint(lambda _: next(answers)) as fake:
        assert endpoint(fake).ask(READ, Form).title == "t"
    assert "could not be used" in str(fake.requests[1]["messages"])


BAD_BODIES = [
    Say(""), Say("null"), Say("I cannot help with that."), Say(GOOD, finish="content_filter"), Say(GOOD, finish="length"),
    Say(GOOD, finish=None), Say(GOOD[: len(GOOD) // 2], finish="length"), Say('{"items": "x"}'), Say("[]"), Say('{"title": {}}'),
    Say("x" * 500_000), Say(raw=b""), Say(raw=b"null"), Say(raw=b"{}"),
    Say(raw=b"<html>502</html>", headers={"Content-Type": "text/html"}),
    Say(raw=b'{"choices": []}'), Say(raw=b'{"choices": [{"message": null}]}'),
    Say(raw=b"data: {\n\n"), Say(raw=b"data: null\n\n"),
    Say("gone", status=500), Say("gone", status=502), Say("gone", status=503), Say("who", status=401), Say("what", status=404),
    Say("slow", status=429),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(BAD_BODIES)))
def test_every_bad_body_fails_in_words_within_the_deadline_and_two_requests(number: int) -> None:
    kept = Kept()
    with FakeEndpoint(lambda _: BAD_BODIES[number]) as fake:
        started = time.monotonic()
        reason = failure(lambda: endpoint(fake, kept).ask(READ, Form))
        assert time.monotonic() - started < 16 and len(fake.requests) <= 2
    assert reason and kept.calls[-1].outcome == reason


def test_silence_and_drip_end_at_our_deadlines() -> None:
    with FakeEndpoint(lambda _: Say(GOOD, silent=20)) as fake:
        started = time.monotonic()
        assert failure(lambda: endpoint(fake).ask(READ, Form)) == "silent"
        assert time.monotonic() - started < 10
    with FakeEndpoint(lambda _: Say("word " * 100, pieces=100, pause=0.2)) as fake:
        started = time.monotonic()
        assert failure(lambda: list(endpoint(fake).tell(WRITE))) == "silent"
        assert time.monotonic() - started < 12  # of 20


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_stream_cut_anywhere_is_not_whole(tenth: int) -> None:
    with FakeEndpoint(lambda _: Say("One sentence. Another one. A third.", cut_at=tenth / 10)) as fake:
        failure(lambda: list(endpoint(fake).tell(WRITE)))


def test_a_clean_close_without_a_finish_reason_is_not_whole() -> None:
    with FakeEndpoint(lambda _: Say("The budget is 4", finish=None)) as fake:
        assert failure(lambda: list(endpoint(fake).tell(WRITE))) == "incomplete"


RETRY = [{"Retry-After": "0"}, {"Retry-After": "0.5"}, {"Retry-After-Ms": "300"}, {"Retry-After": "-3"}, {"Retry-After": "soon"},
         {}, {"Retry-After": formatdate(time.time() - 60, usegmt=True)}, {"Retry-After": ""}]  # fmt: skip


@pytest.mark.parametrize("headers", RETRY)
def test_busy_endpoints_are_asked_again_when_they_say(headers: dict[str, str]) -> None:
    answers: Iterator[Say] = iter([Say("busy", status=429, headers=headers), Say(GOOD)])
    with FakeEndpoint(lambda _: next(answers)) as fake:
        assert endpoint(fake).ask(READ, Form).title == "t"
        assert fake.times[1] - fake.times[0] < 3


@pytest.mark.parametrize("wait", ["120", "1e9", formatdate(time.time() + 3600, usegmt=True)])
def test_nobody_waits_beyond_the_deadline(wait: str) -> None:
    with FakeEndpoint(lambda _: Say("busy", status=429, headers={"Retry-After": wait})) as fake:
        started = time.monotonic()
        assert failure(lambda: endpoint(fake).ask(READ, Form)) == "limited"
        assert time.monotonic() - started < 10 and len(fake.requests) == 1


def test_after_three_failures_the_endpoint_rests_and_one_probe_brings_it_back() -> None:
    down = True
    with FakeEndpoint(lambda _: Say("x", status=500) if down else Say(GOOD)) as fake:
        model = endpoint(fake)
        now = [0.0]
        model.breaker._clock = lambda: now[0]  # type: ignore[attr-defined]
        for _ in range(3):
            failure(lambda: model.ask(READ, Form))
        sent = len(fake.requests)
        assert failure(lambda: model.ask(READ, Form)) == "resting" and len(fake.requests) == sent
        now[0], down = 31.0, False
        assert model.ask(READ, Form).title == "t" and model.ask(READ, Form).title == "t"


def test_stopping_closes_the_call_and_blames_nobody() -> None:
    kept = Kept()
    with FakeEndpoint(lambda _: Say("word " * 50, pieces=50, pause=0.05)) as fake:
        model = endpoint(fake, kept)
        pieces = model.tell(WRITE)
        next(pieces)
        pieces.close()  # type: ignore[attr-defined]
        assert kept.calls[-1].outcome == "cancelled" and model.breaker.resting == 0


@pytest.mark.parametrize("act", ["ask", "tell"])
def test_a_stop_is_heard_while_the_endpoint_is_silent(act: str) -> None:
    kept, asked = Kept(), threading.Event()
    with FakeEndpoint(lambda _: asked.set() or Say(GOOD, held_at=5)) as fake, stoppable(asked.is_set):
        model = endpoint(fake, kept)
        with pytest.raises(Stopped):
            model.ask(READ, Form) if act == "ask" else list(model.tell(WRITE))
    assert kept.calls[-1].outcome == "cancelled" and model.breaker.resting == 0


def test_what_may_be_spent_and_the_places_are_bounded() -> None:
    with FakeEndpoint(lambda _: Say(GOOD, silent=0.5)) as fake:
        broke = endpoint(fake, used_up="Enough for today.")
        assert failure(lambda: broke.ask(READ, Form)) == "limited" and not fake.requests
        model = endpoint(fake, limits=Limits(at_once=2))
        threads = [threading.Thread(target=lambda: model.ask(READ, Form)) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.4)
        assert len(fake.requests) <= 2
        for thread in threads:
            thread.join()
        assert len(fake.requests) == 4


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (None, "max_completion_tokens"),
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://desk.openai.azure.com/openai/v1/", "max_completion_tokens"),
        ("http://localhost:11434/v1", "max_tokens"),
        ("https://openai.com.example/v1", "max_tokens"),
    ],
)
def test_the_token_limit_goes_by_the_name_that_the_endpoint_knows(address: str | None, name: str) -> None:
    body = wire._body(wire.Target(address, "k", "m", 40, {}))  # pyright: ignore[reportPrivateUsage]
    assert body == {name: 40}
