"""Memory is handed out as zeros while Chroma works, for it writes its buffers to the disk whole."""

import ctypes
import platform
import threading

import pytest

from assistant.adapters.clean_memory import clean_memory

SIZE = 39_600  # of an empty buffer of Chroma's


def handed_out() -> bytes:
    """Memory just handed out, where others have left their marks before."""
    library = ctypes.CDLL(None)
    library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    library.free.argtypes = [ctypes.c_void_p]
    used = [library.malloc(SIZE) for _ in range(20)]
    for place in used:
        ctypes.memset(place, 7, SIZE)
    for place in used[::2]:
        library.free(place)
    fresh = library.malloc(SIZE)
    found = ctypes.string_at(fresh, SIZE)
    for place in (fresh, *used[1::2]):
        library.free(place)
    return found


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told to")
def test_only_while_somebody_is_at_work() -> None:
    with clean_memory():
        inner = threading.Thread(target=_enter_and_leave)
        inner.start()
        inner.join()
        assert not any(handed_out())
    assert any(handed_out()), "the marks are seen where nobody asked for clean memory"


def _enter_and_leave() -> None:
    with clean_memory():
        pass
