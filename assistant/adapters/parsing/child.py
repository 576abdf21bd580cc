"""The child process that opens a file: little memory and time, no network, no other program but Tesseract where text
recognition was asked for. A line of options and the bytes in, JSON out; lines on standard error tell how far it is."""

import json
import os
import resource
import sys
from functools import partial
from typing import Any, NoReturn

CPU_SECONDS = 50
OUTPUT = 64_000_000  # bytes
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
)


def _limit(megabytes: int, allowed: str) -> None:
    memory = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)  # people who chat come first
    sys.addaudithook(partial(_refuse, allowed))


def _refuse(allowed: str, event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN) and not (allowed and event == "subprocess.Popen" and arguments[0] == allowed):
        raise PermissionError(event)


def main(kind: str, options: dict[str, Any]) -> None:
    """Works on a file of ``kind`` from standard input and prints what came of it, or {"happened", "next_step"}."""
    from assistant.domain.errors import UnreadableDocument

    data = sys.stdin.buffer.read()
    try:
        result = _drawn(data, options) if "picture" in options else _read(kind, data, options)
    except UnreadableDocument as error:
        result = {"happened": error.happened, "next_step": error.next_step}
    json.dump(result, sys.stdout)


def _read(kind: str, data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """{"pages", "fields"}. "recogniser" among the options is the path of Tesseract, "" where it is not there."""
    from assistant.adapters.parsing.readers import read
    from assistant.domain.library.opening import Opening

    pages, fields = read(kind, data, Opening(**options["opening"]), options["recogniser"])
    return {"pages": [page.model_dump() for page in pages], "fields": fields}


def _drawn(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    from assistant.adapters.parsing.pictures import picture

    return picture(data, options["picture"], options["quote"])


def _run() -> NoReturn:
    options = json.loads(sys.stdin.buffer.readline())
    recognise = options.get("opening", {}).get("recognise")
    _limit(int(sys.argv[2]), options["recogniser"] if recognise else "")
    try:
        main(sys.argv[1], options)
    except MemoryError:
        sys.exit(3)
    sys.exit(0)


if __name__ == "__main__":
    _run()
