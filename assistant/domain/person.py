"""For whom something is done: whoever is signed in, known by a mark and never by name."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

_served: ContextVar[str] = ContextVar("served", default="")


@contextmanager
def serving(mark: str) -> Generator[None]:
    """What is done in here, in this thread, is done for the person of that mark; "" for nobody in particular."""
    token = _served.set(mark)
    try:
        yield
    finally:
        _served.reset(token)


def served() -> str:
    """The mark of the person for whom this is done, "" where nobody is signed in."""
    return _served.get()
