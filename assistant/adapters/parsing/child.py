"""The child process that opens a file: little memory and time, no network, no other program. Bytes in, JSON out."""

import json
import os
import resource
import sys
from typing import NoReturn

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


def _limit(megabytes: int) -> None:
    memory = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)  # people who chat come first
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def main(kind: str) -> None:
    """Reads a file of ``kind`` from standard input and prints {"pages", "fields"} or {"happened", "next_step"}."""
    from assistant.adapters.parsing.readers import read
    from assistant.domain.errors import UnreadableDocument

    try:
        pages, fields = read(kind, sys.stdin.buffer.read())
        result: dict[str, object] = {"pages": [page.model_dump() for page in pages], "fields": fields}
    except UnreadableDocument as error:
        result = {"happened": error.happened, "next_step": error.next_step}
    json.dump(result, sys.stdout)


def _run() -> NoReturn:
    _limit(int(sys.argv[2]))
    try:
        main(sys.argv[1])
    except MemoryError:
        sys.exit(3)
    sys.exit(0)


if __name__ == "__main__":
    _run()
