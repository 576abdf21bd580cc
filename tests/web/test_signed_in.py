"""A limit by person holds for whoever the proxy before the server names, over REST and on the page; no name is kept."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.domain.calls import Spent
from assistant.services.product import Assistant
from assistant.web.shell import create_app
from assistant.web.signed_in import SignedIn
from tests.endpoints.server import Body, FakeEndpoint
from tests.web.conftest import assemble

OPENING = "The press in Aro stands still 6 hours a week. Train the 12 setters."
ANN, BOB = {"X-Signed-In": "ann.kroll@aro.example"}, {"X-Signed-In": "bob@aro.example"}
ONE_CALL = Spent(tokens=18)


def answers(body: Body) -> str:
    reads = "You read one message" in str(body["messages"])
    return json.dumps({"facts": []}) if reads else "What does a day of standstill cost you?"


@pytest.fixture
def endpoint() -> Iterator[FakeEndpoint]:
    with FakeEndpoint(answers) as fake:
        yield fake


@pytest.fixture
def product(tmp_path: Path, endpoint: FakeEndpoint) -> Iterator[Assistant]:
    """A day of a person is used up by one turn of two calls."""
    made = assemble(tmp_path / "data", person_header="X-Signed-In", llm_base_url=endpoint.url, llm_api_key="k",
                    llm_model="m", llm_tokens_a_person=2 * ONE_CALL.tokens)  # fmt: skip
    yield made
    made.close()


@pytest.fixture
def served(product: Assistant) -> Iterator[TestClient]:
    with TestClient(create_app(product), base_url="http://localhost") as client:
        yield client


def mark(product: Assistant, headers: dict[str, str]) -> str:
    signed_in = SignedIn("X-Signed-In", product.repository)
    return signed_in.mark({name.lower(): value for name, value in headers.items()})


def sent(served: TestClient, headers: dict[str, str]) -> None:
    """A first message written on the page, as a browser sends it."""
    config = served.get("/config").json()
    (box,) = [one["id"] for one in config["components"] if one["props"].get("elem_id") == "box"]
    (listener,) = [one for one in config["dependencies"] if [box, "submit"] in map(list, one["targets"])]
    session = headers["X-Signed-In"]
    call = {"data": ["en", OPENING, "", ""], "fn_index": listener["id"], "session_hash": session}
    assert served.post("/gradio_api/queue/join", json=call, headers=headers).status_code == 200
    assert '"success":true' in served.get("/gradio_api/queue/data", params={"session_hash": session}).text


def test_who_has_used_up_their_day_goes_on_guided_and_others_do_not_notice(
    served: TestClient, product: Assistant, endpoint: FakeEndpoint
) -> None:
    for _ in range(2):
        served.post("/api/v1/requests", json={"opening": OPENING}, headers=ANN).raise_for_status()
    assert len(endpoint.requests) == 2, "the second request was answered by the rules"
    served.post("/api/v1/requests", json={"opening": OPENING}, headers=BOB).raise_for_status()
    assert len(endpoint.requests) == 4
    spent = [product.repository.spent(person=mark(product, headers)).tokens for headers in (ANN, BOB)]
    assert spent == [36, 36] and product.repository.spent(person="") == Spent()


def test_the_page_counts_for_whoever_looks_at_it(
    served: TestClient, product: Assistant, endpoint: FakeEndpoint
) -> None:
    sent(served, ANN)
    served.post("/api/v1/requests", json={"opening": OPENING}, headers=ANN).raise_for_status()
    assert len(endpoint.requests) == 2 and product.repository.spent(person=mark(product, ANN)).tokens == 36


def test_a_name_is_neither_stored_nor_the_same_mark_elsewhere(
    served: TestClient, product: Assistant, tmp_path: Path
) -> None:
    served.post("/api/v1/requests", json={"opening": OPENING}, headers=ANN).raise_for_status()
    kept = b"".join(file.read_bytes() for file in (tmp_path / "data").glob("assistant.db*"))
    assert mark(product, ANN).encode() in kept and b"ann.kroll" not in kept
    other = assemble(tmp_path / "other")
    assert mark(other, ANN) != mark(product, ANN) == mark(product, ANN)
    other.close()


def test_without_the_setting_nobody_is_told_apart(product: Assistant) -> None:
    assert SignedIn("", product.repository).mark({"x-signed-in": "ann"}) == ""
    assert SignedIn("X-Signed-In", product.repository).mark({"x-signed-in": "  "}) == ""
