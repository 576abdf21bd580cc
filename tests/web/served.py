"""The product as a process of its own, started as a user starts it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
_START = "from assistant.cli import main; main()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """A running server. ``kill`` ends it as a power cut would."""

    def __init__(self, data: Path, port: int = 0, **environment: str) -> None:
        self.data, self.port = data, port or free_port()
        path = os.pathsep.join(filter(None, (environment.pop("PYTHONPATH", ""), str(ROOT))))
        command = [sys.executable, "-c", _START, "serve", "--data", str(data), "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            cwd=data.parent,
            env={**os.environ, **environment, "PYTHONPATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self.http = httpx.Client(base_url=f"http://localhost:{self.port}", timeout=60)
        self._wait()

    def _wait(self) -> None:
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError((self.process.stderr.read() if self.process.stderr else b"").decode()[-2000:])
            try:
                if self.http.get("/health").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise TimeoutError("The server did not start.")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._ended()

    def stop(self) -> None:
        self.process.terminate()
        self._ended()

    def _ended(self) -> None:
        self.process.wait(30)
        self.http.close()
        if self.process.stderr:
            self.process.stderr.close()


@contextmanager
def served(data: Path, **environment: str) -> Iterator[Served]:
    """A server for the length of a block."""
    server = Served(data, **environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
