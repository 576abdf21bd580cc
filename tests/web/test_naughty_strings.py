"""Strings that have broken other programs, through every door: never a server error, never a lost word."""

import json
import os
import unicodedata
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

SHARED = Path(os.environ.get("SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
LIST = SHARED / "robustness" / "blns.json"
OWN = (
    "\x00",
    "a\x00b",
    "\ud800 lone half",
    "\udfff",
    "👩‍👩‍👧‍👦 family",
    "Z\u0351\u036b\u0343\u032a\u0302a\u0329\u0317lgo",
    "%s %d %n {0} {x} ${y}",
    "'; DROP TABLE turns; --",
    "\u202eright to left",
    "１２％ of １.５ million",
    "9" * 400,
    "1e309 and -1e309",
    "(" * 500,
    "word " * 3_000,
    "\n" * 100 + "x",
    "31 February 2027",
)


def strings() -> list[str]:
    """Ours, and the shared big list where it is."""
    return [*OWN, *json.loads(LIST.read_text(encoding="utf-8"))] if LIST.is_file() else list(OWN)


def sent(text: str) -> bytes:
    return json.dumps(text).encode()


def told(text: str) -> str:
    """What of a text any reader would call its words."""
    kept = text.replace("\x00", "").encode("utf-8", "replace").decode()
    return " ".join(unicodedata.normalize("NFC", kept).split())


def test_the_big_list_is_here() -> None:
    if not LIST.is_file():
        pytest.skip("The shared development data is not here (SHARED_DATA); only our own strings were tried.")
    assert len(strings()) > 400


def test_any_string_as_message_and_nothing_is_lost(shared_api: TestClient) -> None:
    request = shared_api.post("/api/v1/requests", json={"opening": "We need a course."}).json()["id"]
    heard: list[str] = []
    for text in strings():
        answer = shared_api.post(f"/api/v1/requests/{request}/messages", content=b'{"text": ' + sent(text) + b"}")
        assert answer.status_code in (200, 413, 422), (text[:60], answer.text[:200])
        if answer.status_code == 200:
            heard.append(text)
        if len(heard) == 40:  # a fresh request now and then: an interview of 500 turns is not the point
            check(shared_api, request, heard)
            heard, request = [], shared_api.post("/api/v1/requests", json={"opening": "We need a course."}).json()["id"]
    check(shared_api, request, heard)


def check(shared_api: TestClient, request: str, heard: list[str]) -> None:
    answer = shared_api.get(f"/api/v1/requests/{request}")
    assert answer.status_code == 200
    kept = [told(turn["text"]) for turn in answer.json()["turns"]][1:]
    assert kept == [told(text) for text in heard]
    assert shared_api.post(f"/api/v1/requests/{request}/proposal").status_code == 200
    for format in ("md", "json", "docx"):
        assert shared_api.get(f"/api/v1/requests/{request}/proposal", params={"format": format}).status_code == 200


@pytest.mark.parametrize("text", strings()[:: len(strings()) // 40 or 1])
def test_any_string_as_opening_edit_and_search(shared_api: TestClient, text: str) -> None:
    body = b'{"opening": ' + sent(text) + b"}"
    answer = shared_api.post("/api/v1/requests", content=body)
    assert answer.status_code in (201, 422)
    request = (
        answer.json().get("id")
        or shared_api.post("/api/v1/requests", json={"opening": "We need a course."}).json()["id"]
    )
    assert shared_api.patch(
        f"/api/v1/requests/{request}/brief", content=b'{"sponsor": ' + sent(text) + b"}"
    ).status_code in (200, 422)
    assert shared_api.get("/api/v1/search", params={"q": text.encode("utf-8", "replace").decode()}).status_code == 200
    assert shared_api.get(f"/api/v1/requests/{request}").status_code == 200


def test_any_string_as_document(shared_api: TestClient) -> None:
    for text in strings():
        answer = shared_api.post(
            "/api/v1/documents", content=b'{"text": ' + sent(text) + b', "title": ' + sent(text[:200]) + b"}"
        )
        assert answer.status_code in (201, 422), (text[:60], answer.text[:200])
    assert shared_api.get("/api/v1/documents").status_code == 200
    assert shared_api.get("/api/v1/goals").status_code == 200
