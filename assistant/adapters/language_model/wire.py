"""One HTTP request to the endpoint, streamed through langchain's chat model, with deadlines of our own.

The libraries' own timeouts do not bound an answer that drips, and a stream that ends without a finish reason is passed on as
whole: both are caught here. The request runs in a thread of its own, so that nobody waits longer than the deadline."""

import contextlib
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.domain.errors import ModelFailed
from assistant.domain.stopping import go_on

_NEWER = (".openai.com", ".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com")
_BEAT = 0.1  # seconds between two looks whether a person stopped it
Messages = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Target:
    """Where a request goes. ``extra`` are further fields of the request body."""

    base_url: str | None
    api_key: str
    model: str
    most_tokens: int
    extra: dict[str, Any]


@dataclass
class Ending:
    """What is known once a stream has ended; filled while it runs."""

    reason: str = ""
    prompt_tokens: int = 0
    answer_tokens: int = 0


@dataclass(frozen=True)
class _End:
    error: Exception | None


def stream(target: Target, messages: Messages, until: float, first_by: float, ending: Ending) -> Iterator[str]:
    """The pieces of one answer. ``until`` and ``first_by`` are ``time.monotonic`` deadlines for the end and the first piece.
    Raises ModelFailed ("silent") at a deadline, Stopped soon after a person's Stop, and what the libraries raise for
    everything else."""
    pieces: queue.Queue[str | _End] = queue.Queue()
    stopped = threading.Event()
    worker = threading.Thread(
        target=_run, args=(target, messages, until, ending, pieces, stopped), daemon=True, name="model-call"
    )
    worker.start()
    waiting = True
    try:
        while True:
            piece = _next(pieces, min(until, first_by) if waiting else until)
            if isinstance(piece, _End):
                if piece.error:
                    raise piece.error
                return
            waiting = waiting and not piece
            if piece:
                yield piece
    finally:
        stopped.set()


def _next(pieces: "queue.Queue[str | _End]", until: float) -> str | _End:
    while (left := until - time.monotonic()) > 0 or not pieces.empty():
        go_on()
        with contextlib.suppress(queue.Empty):
            return pieces.get(timeout=min(_BEAT, max(0.0, left)))
    raise ModelFailed("silent", "The language model did not answer in time.")


def _run(
    target: Target,
    messages: Messages,
    until: float,
    ending: Ending,
    pieces: "queue.Queue[str | _End]",
    stopped: threading.Event,
) -> None:
    try:
        chat = client(target.base_url, target.api_key, target.model)
        seconds = max(0.5, until - time.monotonic())
        chunks = chat.stream(list(messages), timeout=seconds, extra_body=_body(target))
        try:
            for chunk in chunks:
                if stopped.is_set():
                    return
                _note(chunk, ending)
                pieces.put(_text(chunk.content))
        finally:
            chunks.close()
    except Exception as error:  # handed to the waiting caller, whatever it is
        pieces.put(_End(error))
    else:
        pieces.put(_End(None))


@cache
def client(base_url: str | None, api_key: str, model: str) -> Any:
    """One client an endpoint and model: making one costs a tenth of a second."""
    from langchain_openai import ChatOpenAI  # one second and 80 MB: only where a model is configured

    return ChatOpenAI(
        base_url=base_url,
        api_key=SecretStr(api_key),
        model=model,
        max_retries=0,
        stream_usage=True,
        use_responses_api=False,
    )


def _body(target: Target) -> dict[str, Any]:
    """OpenAI, at home and at Azure, wants the newer name of the token limit; many compatible servers know only the older."""
    host = urlsplit(target.base_url or "").hostname or ""
    newer = not target.base_url or host.endswith(_NEWER)
    return {("max_completion_tokens" if newer else "max_tokens"): target.most_tokens, **target.extra}


def _note(chunk: Any, ending: Ending) -> None:
    ending.reason = chunk.response_metadata.get("finish_reason") or ending.reason
    if usage := chunk.usage_metadata:
        ending.prompt_tokens = max(ending.prompt_tokens, usage.get("input_tokens", 0))
        ending.answer_tokens = max(ending.answer_tokens, usage.get("output_tokens", 0))


def _text(content: Any) -> str:
    """The text of a chunk: a string, or a list of parts in newer answers."""
    if isinstance(content, str):
        return content
    parts = cast("list[str | dict[str, Any]]", content or [])
    return "".join(part if isinstance(part, str) else str(part.get("text") or "") for part in parts)
