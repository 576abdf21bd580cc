"""Files to pages. Foreign files are opened in a limited child process: what crashes or swells there harms nobody."""

import base64
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from assistant.adapters.parsing.archive import members
from assistant.adapters.parsing.kinds import Kind, broken, is_archive, kind_of, unreadable
from assistant.domain.errors import Conflict, UnreadableDocument
from assistant.domain.library.describing import described
from assistant.domain.library.documents import Member, Page, PagePicture, Parsed
from assistant.domain.library.opening import PLAIN, UNWATCHED, Opening, Watch

__all__ = ["ChildParser"]

WALL_SECONDS = 60.0
RECOGNITION_SECONDS = 900.0  # for text recognition, which takes seconds a page
PICTURE_SECONDS = 10.0  # for drawing a page
MEGABYTES = 1_000
_LOOK = 0.2  # seconds between two looks at a child that is still reading


class ChildParser:
    """ports.Parser."""

    def __init__(self, seconds: float = WALL_SECONDS, megabytes: int = MEGABYTES) -> None:
        """``seconds`` of wall clock and ``megabytes`` of memory for one file."""
        self._seconds, self._megabytes = seconds, megabytes

    @property
    def recognises(self) -> bool:
        """True where Tesseract is on this machine."""
        return bool(_recogniser())

    def members(self, data: bytes, password: str = "") -> Iterator[Member] | None:
        """The files in a ZIP archive, None where the file is none. Raises UnreadableDocument."""
        return members(data, password) if is_archive(data) else None

    def parse(self, name: str, data: bytes, opening: Opening = PLAIN, watch: Watch = UNWATCHED) -> Parsed:
        """Pages and what the file says of itself. Raises UnreadableDocument: encrypted, without text, damaged, of a kind
        that is not read, or too much to open; Conflict where it was stopped."""
        kind = kind_of(name, data)
        options = {"opening": opening.model_dump(), "recogniser": _recogniser()}
        seconds = RECOGNITION_SECONDS if opening.recognise and kind is Kind.PDF else self._seconds
        result = self._in_child(kind, options, data, seconds, watch)
        read = described([Page(**page) for page in result["pages"]], result["fields"])
        return read.model_copy(update={"printed": kind is Kind.PDF})

    def picture(self, data: bytes, page: int, quote: str = "") -> PagePicture:
        """A page of a PDF (from 1), and where the quote stands on it. Raises UnreadableDocument, also where it takes too long."""
        options = {"picture": page, "quote": quote}
        result = self._in_child(Kind.PDF, options, data, min(PICTURE_SECONDS, self._seconds), UNWATCHED)
        return PagePicture(png=base64.b64decode(result["png"]), marks=result["marks"])

    def _in_child(
        self, kind: Kind, options: dict[str, Any], data: bytes, seconds: float, watch: Watch
    ) -> dict[str, Any]:
        """What the child answers. Raises UnreadableDocument where it refuses the file, or where that takes too much."""
        result = self._answered(kind, json.dumps(options).encode() + b"\n" + data, seconds, watch)
        if "happened" in result:
            raise unreadable(result["happened"], result["next_step"])
        return result

    def _answered(self, kind: Kind, told: bytes, seconds: float, watch: Watch) -> dict[str, Any]:
        command = [sys.executable, "-m", "assistant.adapters.parsing.child", kind.value, str(self._megabytes)]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as remarks:
            child = subprocess.Popen(  # noqa: S603 (our own module, no shell)
                command,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=remarks,
                env=_environment(),
                start_new_session=True,  # so that it can be ended with all that it started
            )
            try:
                _followed(child, told, seconds, watch, remarks)
            finally:
                _ended(child)
            if child.returncode:
                raise _failure(child.returncode)
            output.seek(0)
            return json.load(output)


def _followed(child: "subprocess.Popen[bytes]", told: bytes, seconds: float, watch: Watch, remarks: IO[bytes]) -> None:
    """Waits for the child's end; raises when its time is over or somebody stopped it."""
    threading.Thread(target=_told, args=(child, told), daemon=True).start()
    deadline = time.monotonic() + seconds
    while True:
        with suppress(subprocess.TimeoutExpired):
            child.wait(min(_LOOK, seconds))
            return
        if time.monotonic() >= deadline:
            raise _too_much()
        if watch.stopped():
            raise Conflict("Reading the file was stopped.", kept="Nothing was added.")
        watch.hear(_last(remarks))


def _told(child: "subprocess.Popen[bytes]", told: bytes) -> None:
    """Gives the child what it has to read; it may end before it has read all."""
    assert child.stdin
    with suppress(OSError, ValueError), child.stdin as pipe:
        pipe.write(told)


def _ended(child: "subprocess.Popen[bytes]") -> None:
    """Nothing of it runs on, whatever became of it."""
    if child.returncode != 0:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _last(remarks: IO[bytes]) -> str:
    """The newest line in which the child says how far it is."""
    said = os.pread(remarks.fileno(), 4096, max(0, os.fstat(remarks.fileno()).st_size - 4096))
    lines = [line[1:] for line in said.decode("utf-8", "replace").splitlines() if line.startswith("@")]
    return lines[-1] if lines else ""


def _recogniser() -> str:
    """The path of Tesseract, "" where it is not on this machine."""
    return shutil.which("tesseract") or ""


def _environment() -> dict[str, str]:
    """Only what Python and Tesseract need: the child knows no key and no password of ours."""
    kept = {name: os.environ[name] for name in ("TESSDATA_PREFIX",) if name in os.environ}
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
    }


def _failure(code: int) -> UnreadableDocument:
    """A signal or exit code 3 means that a limit was hit; any other end is a damaged file."""
    return _too_much() if code < 0 or code == 3 else broken()


def _too_much() -> UnreadableDocument:
    return unreadable("The file takes too long or too much memory to open.", "Save a simpler copy, or paste the text.")
