"""A loopback OpenAI-compatible server whose answers a test decides: good ones, and every way of failing."""

import contextlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Say:
    """An answer. ``finish`` None ends the stream without a finish reason; ``pause`` seconds lie before each piece;
    ``cut_at`` breaks the connection after that share of the text; ``silent`` seconds pass before the first byte; what stands
    behind ``held_at`` characters is sent once the test sets ``released`` (or after a minute)."""

    text: str = ""
    finish: str | None = "stop"
    pieces: int = 8
    pause: float = 0.0
    silent: float = 0.0
    cut_at: float | None = None
    held_at: int | None = None
    released: threading.Event = field(default_factory=threading.Event)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict[str, str])
    raw: bytes | None = None  # instead of a stream


class FakeEndpoint:
    """Serves until closed. ``requests`` holds every body received; ``answer`` decides what is said to it."""

    def __init__(self, answer: Callable[[Body], Say | str]) -> None:
        self.requests: list[Body] = []
        self.times: list[float] = []
        self.answer = answer
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self) -> "FakeEndpoint":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _handler(fake: FakeEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None: ...

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
            fake.requests.append(body)
            fake.times.append(time.monotonic())
            said = fake.answer(body)
            say = Say(said) if isinstance(said, str) else said
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                _send(self, say, body)

    return Handler


def _send(handler: BaseHTTPRequestHandler, say: Say, body: Body) -> None:
    time.sleep(say.silent)
    if say.raw is not None or say.status != 200:
        data = say.raw if say.raw is not None else json.dumps({"error": {"message": say.text, "type": "x"}}).encode()
        handler.send_response(say.status)
        for key, value in {"Content-Type": "application/json", **say.headers}.items():
            handler.send_header(key, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)
        return
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    _stream(handler, say, body)


def _stream(handler: BaseHTTPRequestHandler, say: Say, body: Body) -> None:
    base = {"id": "chatcmpl-1", "created": 1, "model": body.get("model", "m"), "object": "chat.completion.chunk"}

    def event(delta: Body, finish: str | None = None, usage: Body | None = None) -> None:
        choices = [] if usage else [{"index": 0, "delta": delta, "finish_reason": finish}]
        data = {**base, "choices": choices, **({"usage": usage} if usage else {})}
        handler.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
        handler.wfile.flush()

    event({"role": "assistant", "content": ""})
    size = max(1, -(-len(say.text) // say.pieces))
    end = len(say.text) if say.cut_at is None else int(len(say.text) * say.cut_at)
    for start in range(0, end, size):
        time.sleep(say.pause)
        piece = say.text[start : min(end, start + size)]
        if say.held_at is not None and start + len(piece) > say.held_at and not say.released.is_set():
            event({"content": piece[: max(0, say.held_at - start)]})
            piece = piece[max(0, say.held_at - start) :]
            say.released.wait(60)
        event({"content": piece})
    if say.cut_at is not None:
        handler.connection.close()
        return
    if say.finish:
        event({}, say.finish)
        event({}, usage={"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18})
    handler.wfile.write(b"data: [DONE]\n\n")
    handler.close_connection = True
