"""A stand-in for a language model endpoint on this machine that can go away and come back under the same address."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
_READ = json.dumps({"facts": []})
_SAID = "I see."


def _nothing(body: Body) -> str:
    """An empty reading to every typed question, two words to every other."""
    return _READ if "response_format" in body else _SAID


class StandIn:
    """Answers every request as told: with nothing unless told otherwise. ``served`` counts requests."""

    def __init__(self, answer: Callable[[Body], str] = _nothing) -> None:
        self.served = 0
        self.answer = answer
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.come()
        self.url = f"http://127.0.0.1:{self._port}/v1"

    def come(self) -> None:
        """Serves from now on."""
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), _handler(self))
        self._port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True, name="stand-in").start()

    def go(self) -> None:
        """Nobody listens at the address from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None: ...

        def do_POST(self) -> None:
            stand_in.served += 1
            text = stand_in.answer(json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0)))))
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for event in (_chunk({"role": "assistant", "content": text}, None), _chunk({}, "stop"), "[DONE]"):
                self.wfile.write(f"data: {event}\n\n".encode())
            self.close_connection = True

    return Handler


def _chunk(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps({"id": "1", "created": 1, "model": "m", "object": "chat.completion.chunk", "choices": [choice]})
