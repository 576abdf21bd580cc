"""Every command that README.md shows is run."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.endpoints.server import FakeEndpoint

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMAND = Path(sys.executable).parent / "learning-consultant"
SHOWN = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.strip()
]


def run(*arguments: str, data: Path, stdin: str = "", **settings: str) -> str:
    environment = {**os.environ, "ASSISTANT_DATA": str(data), "ASSISTANT_SAMPLE_LIBRARY": "false", **settings}
    done = subprocess.run(
        [COMMAND, *arguments],
        capture_output=True,
        text=True,
        timeout=240,
        env=environment,
        input=stdin,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one document and one finished request."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "plan.md").write_text("# Plan 2028\n\nFirst-time fix rises to 80 percent by the end of 2028.\n", "utf-8")
    return folder


def test_the_shown_commands_are_the_tested_ones() -> None:
    words = {line.split()[1] for line in SHOWN if line.startswith("learning-consultant")}
    tested = {"serve", "chat", "ingest", "search", "export", "check", "doctor", "rebuild-index", "eval", "bench"}
    assert words == tested
    assert {"make run", "make test"} <= set(SHOWN)


def test_make_knows_its_targets() -> None:
    for target in ("run", "test", "check", "eval", "bench"):
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_ingest_search_doctor_rebuild(data: Path) -> None:
    added = json.loads(run("ingest", str(data / "plan.md"), "--json", data=data))
    assert added["items"][0]["status"] == "ready"
    assert "80 percent" in run("search", "first-time fix", data=data)
    assert "No support found" in run("search", "a tango evening where every visit ends with a waltz", data=data)
    assert "1 documents" in run("doctor", data=data)
    assert "rebuilt" in run("rebuild-index", data=data)


def test_chat_ends_with_a_proposal_that_export_writes(data: Path) -> None:
    told = run("chat", data=data, stdin="We need a course for our 40 fitters\nFewer second visits. First-time fix.\n\n")
    assert "first-time fix" in told.casefold()
    request = re.search(r"export (\w+) ", told)
    assert request
    out = data / "proposal.docx"
    run("export", request.group(1), "--format", "docx", "--out", str(out), data=data)
    assert out.read_bytes()[:2] == b"PK"
    page = data / "proposal.pdf"
    run("export", request.group(1), "--format", "pdf", "--view", "executive", "--out", str(page), data=data)
    assert page.read_bytes()[:5] == b"%PDF-"


def test_doctor_tries_the_model_of_the_environment(data: Path) -> None:
    assert any(line.startswith("export LLM_BASE_URL=") for line in SHOWN)
    with FakeEndpoint(
        lambda body: '{"colour": "red", "count": 3}' if "response_format" in body else "lighthouse"
    ) as fake:
        told = run("doctor", data=data, LLM_BASE_URL=fake.url, LLM_API_KEY="none", LLM_MODEL="your-model")
    assert "language model: It answers" in told and "typed answers: It answers by JSON schema" in told


def test_check_finds_the_content_in_order(data: Path) -> None:
    assert "in order" in run("check", data=data)


def test_eval_plays_a_scenario(data: Path) -> None:
    out = data / "eval"
    scenario = str(ROOT / "evals" / "scenarios" / "S01.yaml")
    run("eval", "interview", scenario, "--mode", "guided", "--out", str(out), "--no-mutations", data=data)
    assert {path.name for path in out.iterdir()} == {
        "S01.transcript.json",
        "S01.brief.json",
        "S01.proposal.json",
        "S01.proposal.md",
        "report.json",
    }


def test_serve_answers(data: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([COMMAND, "serve", "--port", str(port), "--data", str(data)], stdout=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
                    assert answer.status == 200
                    return
            except OSError:
                assert server.poll() is None and time.monotonic() < deadline
                time.sleep(0.5)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


@pytest.mark.slow
def test_bench_reports_figures_with_targets(data: Path) -> None:
    report = json.loads(run("bench", "--json", data=data))
    assert report
