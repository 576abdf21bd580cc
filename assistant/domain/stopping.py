"""A person's Stop, heard by whatever works on the message: also by what only waits for an answer from outside."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

_asked: ContextVar[Callable[[], bool]] = ContextVar("asked", default=lambda: False)


class Stopped(Exception):
    """A person's Stop. What was begun leaves no trace."""


@contextmanager
def stoppable(asked: Callable[[], bool]) -> Generator[None]:
    """What is done in here, in this thread, ends soon after ``asked`` answers True."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def go_on() -> None:
    """Raises Stopped where a person asked for it."""
    if _asked.get()():
        raise Stopped
