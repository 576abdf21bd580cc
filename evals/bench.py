"""Speed and size of the served product, each number beside its target; peers and floors are measured in the same run."""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

JSON = dict[str, Any]
TURN_MS, PAGE_RATIO, MEMORY_MB = 150.0, 1.3, 600.0  # DESIGN.md section 8
_TURNS = 60
_PAGES = 15  # later pages, of which the median counts
_STARTS = 5  # starts of each, of which the median counts

OURS = "from assistant.cli import main; main()"
_EMPTY = """
import sys, gradio, uvicorn, fastapi
with gradio.Blocks(analytics_enabled=False) as page: pass
app = fastapi.FastAPI()
app.get("/health")(lambda: {})
gradio.mount_gradio_app(app, page, path="/", ssr_mode=False)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[-1]), log_level="warning")
"""
OPENING = (
    "Could you run a negotiation course for our {n} buyers this quarter? Savings fell from 4.2 to 2.9 percent of spend."
)
ANSWERS = (
    "The figure comes from the monthly purchasing report; Oda Lien in Finance keeps it.",
    "They know how to negotiate. Contracts reach them two days before they end, so there is no time left.",
    "We want 4 percent again by the end of next September.",
    "{n} buyers in three offices, most of them here for more than five years.",
    "Last year there was a one-day course. Nothing changed afterwards.",
    "I don't know.",
    "The office in Turku starts ninety days ahead and reaches 5.1 percent.",
    "Nobody looks at the contract calendar; the reminder in the system is switched off.",
    "Each tenth of a percent is worth about 80,000 euro a year.",
    "Our purchasing director would back it, IT would have to change the reminder.",
)


def table(report: JSON) -> str:
    """The report in lines: figure, target, pass or miss, and what it was measured from."""
    rows: list[str] = []
    for name, row in report.items():
        judged = f"target <= {row['target']:g}  {'pass' if row['pass'] else 'MISS'}" if "target" in row else ""
        more = ", ".join(f"{key} {value:g}" for key, value in row.items() if key not in ("value", "target", "pass"))
        rows.append(f"{name:22} {row['value']:>8g}  {judged:24} {more}".rstrip())
    return "\n".join(rows)


def run() -> JSON:
    """All measurements. Takes a minute or two; starts servers on free ports of this machine."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = str(Path(folder) / "data")
        with served(OURS, "serve", "--data", data, "--port", ASSISTANT_SAMPLE_LIBRARY="1") as (ours, process):
            settled(ours)
            page = _first_pages(ours)
            with served(_EMPTY) as (empty, _):
                peer = _first_pages(empty)
                later, peer_later = _pages(ours), _pages(empty)
            memory = resident_megabytes(process.pid)
            turns = _turns(ours)
        start, peer_start = _starts(Path(folder))
    return {
        "guided_turn_p95_ms": _judged(_p95(turns), TURN_MS)
        | {"turns": len(turns), "median": _round(statistics.median(turns))},
        "start_to_page_ratio": _judged(start / peer_start, PAGE_RATIO)
        | {"ours_s": _round(start), "empty_s": _round(peer_start), "starts": _STARTS},
        "first_page_ratio": _judged(page / peer, PAGE_RATIO) | {"ours_ms": _round(page), "empty_ms": _round(peer)},
        "later_page_ms": {"value": _round(later), "empty_ms": _round(peer_later)},
        "idle_memory_mb": _judged(memory, MEMORY_MB),
    }


def _judged(value: float, target: float) -> JSON:
    return {"value": _round(value), "target": target, "pass": value <= target}


def _round(value: float) -> float:
    return round(value, 2)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _timed(call: Callable[[], httpx.Response]) -> float:
    """Milliseconds until the whole answer is there."""
    start = time.perf_counter()
    call().raise_for_status()
    return (time.perf_counter() - start) * 1000


def _first_pages(http: httpx.Client) -> float:
    """The first visit after start: page, then its configuration."""
    return _timed(lambda: http.get("/")) + _timed(lambda: http.get("/config"))


def _starts(folder: Path) -> tuple[float, float]:
    """Seconds from the start of the process to the whole first page: ours on an empty data folder, and the empty app.
    They take turns, so that other work on the machine weighs on both."""
    ours: list[float] = []
    peer: list[float] = []
    for number in range(_STARTS):
        peer.append(_start(_EMPTY))
        ours.append(_start(OURS, "serve", "--data", str(folder / f"start-{number}"), "--port"))
    return statistics.median(ours), statistics.median(peer)


def _start(code: str, *arguments: str) -> float:
    begun = time.perf_counter()
    with served(code, *arguments) as (http, _):
        _first_pages(http)
        return time.perf_counter() - begun


def _pages(http: httpx.Client) -> float:
    return statistics.median(_timed(lambda: http.get("/")) for _ in range(_PAGES))


def _turns(http: httpx.Client) -> list[float]:
    """Milliseconds of each message of one person who answers in ordinary sentences; interviews of eleven messages."""
    took: list[float] = []
    while len(took) < _TURNS:
        opening = {"opening": OPENING.format(n=20 + len(took))}
        started = time.perf_counter()
        request = http.post("/api/v1/requests", json=opening).raise_for_status().json()["id"]
        took.append((time.perf_counter() - started) * 1000)
        for answer in ANSWERS:
            body = {"text": answer.format(n=20 + len(took))}
            took.append(_timed(lambda: http.post(f"/api/v1/requests/{request}/messages", json=body)))  # noqa: B023
    return took


def settled(http: httpx.Client) -> None:
    """Waits until the sample library is embedded, so that the embedder is loaded and nothing runs beside us."""
    for _ in range(600):
        starting = http.get("/health").raise_for_status().json()["starting"]
        items = http.get("/api/v1/documents").raise_for_status().json()["items"]
        if not starting and all(item["status"] in ("ready", "failed") for item in items):
            return
        time.sleep(0.2)
    raise TimeoutError("The library did not settle.")


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process (Linux; elsewhere 0)."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


@contextmanager
def served(code: str, *arguments: str, **settings: str) -> Generator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """A server with its client. It keeps the bytecode of our modules as an installed package does: the packages of the peer
    came with theirs."""
    port = _free_port()
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1", **settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code, *arguments, str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        with httpx.Client(base_url=f"http://localhost:{port}", timeout=120) as http:
            _wait(http, process)
            yield http, process
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(http: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    for _ in range(4000):
        if process.poll() is not None:
            raise RuntimeError("The server ended while starting.")
        try:
            http.get("/health").raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.03)
    raise TimeoutError("The server did not start.")
