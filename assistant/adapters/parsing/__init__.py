"""Files to pages. Foreign files are opened in a limited child process: what crashes or swells there harms nobody."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from typing import Any

from assistant.adapters.parsing.kinds import Kind, broken, kind_of, unreadable
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.describing import described
from assistant.domain.library.documents import Page, Parsed

__all__ = ["ChildParser"]

WALL_SECONDS = 60.0
MEGABYTES = 1_000
_AT_ONCE = threading.BoundedSemaphore(2)  # children at a time: each may take a gigabyte


class ChildParser:
    """ports.Parser."""

    def __init__(self, seconds: float = WALL_SECONDS, megabytes: int = MEGABYTES) -> None:
        """``seconds`` of wall clock and ``megabytes`` of memory for one file."""
        self._seconds, self._megabytes = seconds, megabytes

    def parse(self, name: str, data: bytes) -> Parsed:
        """Pages and what the file says of itself. Raises UnreadableDocument: encrypted, without text, damaged, of a kind
        that is not read, or too much to open."""
        kind = kind_of(name, data)
        with _AT_ONCE:
            result = self._in_child(kind, data)
        if "happened" in result:
            raise unreadable(result["happened"], result["next_step"])
        return described([Page(**page) for page in result["pages"]], result["fields"])

    def _in_child(self, kind: Kind, data: bytes) -> dict[str, Any]:
        command = [sys.executable, "-m", "assistant.adapters.parsing.child", kind.value, str(self._megabytes)]
        with tempfile.TemporaryFile() as output:
            try:
                ended = subprocess.run(  # noqa: S603 (our own module, no shell)
                    command,
                    input=data,
                    stdout=output,
                    stderr=subprocess.DEVNULL,
                    timeout=self._seconds,
                    env=_environment(),
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise _too_much() from None
            if ended.returncode:
                raise _failure(ended.returncode)
            output.seek(0)
            return json.load(output)


def _environment() -> dict[str, str]:
    """Only what Python needs: the child knows no key and no password."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def _failure(code: int) -> UnreadableDocument:
    """A signal or exit code 3 means that a limit was hit; any other end is a damaged file."""
    return _too_much() if code < 0 or code == 3 else broken()


def _too_much() -> UnreadableDocument:
    return unreadable("The file takes too long or too much memory to open.", "Save a simpler copy, or paste the text.")
