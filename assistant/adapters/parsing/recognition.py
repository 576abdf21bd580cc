"""Text of pictures of pages, by Tesseract where it is on the machine (Smith, 2007). Called from the child process only."""

import os
import subprocess
from collections.abc import Sequence
from typing import Any

MOST_PAGES = 200  # at one to three seconds each
_DOTS = 220  # per inch; Tesseract wants letters of about 30 dots height
_MOST_DOTS = 5_000  # along a side: a poster is read in less detail
_PAGE_SECONDS = 40.0
_NOT_LANGUAGES = {"osd", "equ", "snum"}
_MOST_LANGUAGES = 4  # each more makes it slower


def languages(program: str) -> str:
    """The languages that are installed with it, English first, as it takes them; "" where none is."""
    told = _run([program, "--list-langs"], b"").decode("utf-8", "replace").splitlines()[1:]
    found = sorted({line.strip() for line in told} - _NOT_LANGUAGES - {""}, key=lambda name: (name != "eng", name))
    return "+".join(found[:_MOST_LANGUAGES])


def recognised(page: Any, program: str, languages: str) -> str:
    """The text of a page of pdfium; "" where none is found in the time for a page."""
    command = [program, "stdin", "stdout", "-l", languages, "--dpi", str(_DOTS)]
    return _run(command, _picture(page)).decode("utf-8", "replace").replace("\f", "")


def _run(command: Sequence[str], data: bytes) -> bytes:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program, no shell)
            command, input=data, capture_output=True, timeout=_PAGE_SECONDS, check=False, env=environment
        )
    except (subprocess.TimeoutExpired, OSError):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _picture(page: Any) -> bytes:
    """The page as a grey picture in the simplest format there is (PGM)."""
    longest = max(1.0, *page.get_size())
    bitmap = page.render(scale=min(_DOTS / 72, _MOST_DOTS / longest), grayscale=True)
    rows, stride = bytes(bitmap.buffer), bitmap.stride
    lines = (rows[at : at + bitmap.width] for at in range(0, stride * bitmap.height, stride))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines)
