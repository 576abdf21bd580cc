"""The health check against real servers of several kinds: what is wrong is named, with what to do."""

import json

from assistant.adapters.language_model.endpoint import Endpoint, Limits, Models
from assistant.adapters.language_model.probe import checks
from assistant.domain.health import Health
from assistant.ports import Role
from tests.endpoints.server import Body, FakeEndpoint, Say


def found(fake: FakeEndpoint) -> dict[str, tuple[Health, str]]:
    models = Models(fake.url, "key", {Role.READER: "m", Role.WRITER: "m"})
    limits = Limits(turn_seconds=8, first_token_seconds=4)
    endpoint = Endpoint(models, limits, lambda call: None, lambda *_: "", lambda text: (text, lambda answer: answer))
    endpoint.warm()
    return {check.name: (check.health, check.next_step) for check in checks(endpoint)}


def good(body: Body) -> Say | str:
    asked = str(body["messages"])
    if "response_format" in body:
        return json.dumps({"colour": "red", "count": 3})
    return "lighthouse" if "password" in asked else "one two three four five six seven eight nine ten"


def test_a_good_endpoint_is_in_order() -> None:
    with FakeEndpoint(good) as fake:
        assert {health for health, _ in found(fake).values()} == {Health.OK}


def test_a_wrong_key_is_told_at_once() -> None:
    with FakeEndpoint(lambda _: Say("no", status=401)) as fake:
        result = found(fake)
    assert list(result) == ["language model"] and "key" in result["language model"][1]


def test_a_server_that_cuts_long_texts_and_writes_no_json_is_named() -> None:
    def weak(body: Body) -> Say | str:
        return "I am not sure." if len(str(body["messages"])) > 9_000 or "response_format" in body else "ready now"

    with FakeEndpoint(weak) as fake:
        result = found(fake)
    assert result["typed answers"][0] is Health.WARNING and "num_ctx" in result["length of text"][1]


def test_without_an_endpoint_the_guided_mode_is_named() -> None:
    assert [check.health for check in checks(None)] == [Health.OFF]
