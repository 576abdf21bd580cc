"""The served process: nothing acknowledged is lost when it is killed, and it calls no other machine."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from tests.web.served import Served, served

pytestmark = pytest.mark.slow
SMALL = {"ASSISTANT_KEYWORD_ONLY": "1", "ASSISTANT_SAMPLE_LIBRARY": "0"}
WATCH = Path(__file__).parent / "watch"


class Person:
    """Writes messages one after the other until the server is gone. ``heard`` are those that were answered."""

    def __init__(self, server: Served, request: str, first: int) -> None:
        self.heard: list[str] = []
        self.sent = ""
        self._server, self._request, self._next = server, request, first
        self._thread = threading.Thread(target=self._write)

    def start(self) -> "Person":
        self._thread.start()
        return self

    def join(self) -> None:
        self._thread.join(60)

    def _write(self) -> None:
        while True:
            self.sent = f"Line {self._next} stops {self._next + 3} times a day."
            body = {"text": self.sent, "key": self.sent}
            try:
                answer = self._server.http.post(f"/api/v1/requests/{self._request}/messages", json=body)
            except httpx.HTTPError:
                return
            assert answer.status_code == 200
            self.heard.append(self.sent)
            self._next += 1


def test_a_killed_server_keeps_all_it_has_answered(tmp_path: Path) -> None:
    data, told, request = tmp_path / "data", [], ""
    for pause in (0.05, 0.31, 0.73):  # the kill falls into a turn: the person writes without a pause
        server = Served(data, **SMALL)
        request = request or server.http.post("/api/v1/requests", json={"opening": "We need a course."}).json()["id"]
        person = Person(server, request, len(told)).start()
        while len(person.heard) < 3:
            threading.Event().wait(0.01)
        threading.Event().wait(pause)
        server.kill()
        person.join()
        told = stored(data, request, told + person.heard, person.sent)
    with served(data, **SMALL) as server:
        again = server.http.post(f"/api/v1/requests/{request}/messages", json={"text": told[-1], "key": told[-1]})
        assert again.status_code == 200
        turns = server.http.get(f"/api/v1/requests/{request}").json()["turns"]
        assert [turn["text"] for turn in turns[1:]] == told, "a message delivered again happened once"
        assert server.http.post(f"/api/v1/requests/{request}/proposal").status_code == 200


def stored(data: Path, request: str, acknowledged: list[str], last: str) -> list[str]:
    """What the database holds after the crash: all that was answered, and at most the message that was under way."""
    import json

    with sqlite3.connect(data / "assistant.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT body FROM turns WHERE request_id = ? ORDER BY number", (request,)).fetchall()
    database.close()
    texts = [json.loads(body)["text"] for (body,) in rows][1:]
    assert texts[: len(acknowledged)] == acknowledged
    assert texts[len(acknowledged) :] in ([], [last])
    return texts


def test_a_whole_run_reaches_no_other_machine(tmp_path: Path) -> None:
    log = tmp_path / "reached.txt"
    with served(tmp_path / "data", PYTHONPATH=str(WATCH), WATCH_LOG=str(log)) as server:
        http = server.http
        for path in ("/", "/config", "/api/docs", "/theme.css", "/ui/theme.css", "/gradio_api/startup-events"):
            assert http.get(path).status_code == 200, path
        page = b"<html><body><h1>Plan</h1><img src='http://evil.example/x.png'><p>We will double sales by 2028.</p></body></html>"
        assert http.post("/api/v1/documents", files={"file": ("plan.html", page)}).status_code == 201
        request = http.post(
            "/api/v1/requests", json={"opening": "A sales course for 30 people, see http://evil.example/x"}
        )
        path = f"/api/v1/requests/{request.json()['id']}"
        assert http.post(f"{path}/messages", json={"text": "They lack time, not skill."}).status_code == 200
        assert http.get("/api/v1/search", params={"q": "sales"}).json()["items"]
        assert http.post(f"{path}/proposal").status_code == 200
        for format in ("md", "docx", "json"):
            assert http.get(f"{path}/proposal", params={"format": format}).status_code == 200
    assert not log.exists(), log.read_text()


def test_the_watch_sees_an_attempt(tmp_path: Path) -> None:
    """The check above would fail on this."""
    log = tmp_path / "reached.txt"
    attempt = "import socket; s = socket.socket(); s.settimeout(1); [s.connect_ex((to, 9)) for to in ('192.0.2.1', '127.0.0.1')]"
    environment = {**os.environ, "PYTHONPATH": str(WATCH), "WATCH_LOG": str(log)}
    subprocess.run([sys.executable, "-c", attempt], env=environment, check=True)
    assert log.read_text() == "socket.connect 192.0.2.1\n"
