"""Work that is shown while it goes on, and can be stopped. It runs beside the event that shows it: a browser that goes away
does not end it, only a person's Stop does."""

import contextlib
import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Generic, TypeVar

from assistant.domain.stopping import Stopped, go_on, stoppable

_AT_ONCE = 40  # pieces of work that run side by side
_BEAT = 0.08  # seconds between two looks, and at least between two showings
_SETTLE = 0.2  # seconds: what is whole by then appears at once
_LAST = 0.6  # seconds a stopped piece of work gets to say that it was done already

T = TypeVar("T")
Hear = Callable[[str], None]


class Live(Generic[T]):
    """Runs work by the key of the message it belongs to."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_AT_ONCE, "live")
        self._running: dict[str, threading.Event] = {}

    def stop(self, key: str) -> None:
        """Ends the work of that key at its next piece; nothing where there is none."""
        if flag := self._running.get(key):
            flag.set()

    def run(self, key: str, work: Callable[[Hear], T]) -> Iterator[str | T]:
        """Begins the work at once, in the context of the caller. Gives the text so far each time it has grown, last what
        the work answers; raises what it raises, and Stopped after a Stop."""
        flag = self._running[key] = threading.Event()
        pieces: queue.SimpleQueue[str] = queue.SimpleQueue()

        def hear(piece: str) -> None:
            go_on()
            pieces.put(piece)

        def stoppably() -> T:
            with stoppable(flag.is_set):
                return work(hear)

        future = self._pool.submit(copy_context().run, stoppably)
        future.add_done_callback(lambda _: self._running.pop(key, None))
        return _followed(future, flag, pieces)


def _followed(future: "Future[T]", flag: threading.Event, pieces: "queue.SimpleQueue[str]") -> Iterator[str | T]:
    text, shown, begun = "", "", time.monotonic()
    while not _ended(future, _BEAT):
        text += "".join(_taken(pieces))
        if flag.is_set() and not _ended(future, _LAST):
            raise Stopped
        if text != shown and time.monotonic() - begun > _SETTLE:
            yield text
            shown = text
    yield future.result()


def _ended(future: "Future[T]", within: float) -> bool:
    with contextlib.suppress(TimeoutError, Exception):
        future.exception(within)
    return future.done()


def _taken(pieces: "queue.SimpleQueue[str]") -> Iterator[str]:
    with contextlib.suppress(queue.Empty):
        while True:
            yield pieces.get_nowait()
