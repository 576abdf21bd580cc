"""Steps of work, timed, and told to whoever traces them."""

import time
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime

from assistant.domain.trace import Trace
from assistant.ports import Shown, Tracer


class Untraced:
    """Implements ports.Tracer for nobody."""

    def span(self, name: str, **facts: str | float) -> AbstractContextManager[object]:
        return nullcontext()


UNTRACED = Untraced()


class Steps:
    """The steps of one turn, in the order taken."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer, self._began = tracer, datetime.now(UTC)
        self._seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Generator[None]:
        """Times what is done inside."""
        started = time.perf_counter()
        with self._tracer.span(name):
            yield
        self._seconds[name] = round(time.perf_counter() - started, 4)

    def trace(self, near: Sequence[Shown]) -> Trace:
        """What is known now that all is done. ``near`` are the passages that the reply might bring in."""
        shown = tuple(f"{item.document}: {item.quote}" for item in near)
        return Trace(began=self._began, ended=datetime.now(UTC), seconds=self._seconds, shown=shown)
