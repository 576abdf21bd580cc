"""Memory that a library is handed without what stood in it before.

Chroma writes its buffers to the disk whole, the part that it has not filled too. What another part of the program held there
before, such as the vectors of a deleted document, would go with them. Only glibc can be told to hand out zeros; it costs time,
so it is told so only for as long as Chroma works."""

import contextlib
import ctypes
import threading
from collections.abc import Generator
from contextlib import contextmanager

_M_PERTURB = -6  # glibc fills what it hands out with the complement of the byte set; 0 ends it
_ZEROS, _AS_IT_IS = 0xFF, 0

_guard = threading.Lock()
_at_work = 0


@contextmanager
def clean_memory() -> Generator[None]:
    """While anybody is in here, memory is handed out as zeros to all threads."""
    _count(+1)
    try:
        yield
    finally:
        _count(-1)


def _count(change: int) -> None:
    global _at_work
    with _guard:
        before, _at_work = _at_work, _at_work + change
        if not before or not _at_work:
            _tell(_ZEROS if _at_work else _AS_IT_IS)


def _tell(byte: int) -> None:
    with contextlib.suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).mallopt(_M_PERTURB, byte)
