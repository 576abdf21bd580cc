"""What a power cut leaves of an ingest: ``python -m evals.kills 50``. Takes about ten seconds a round.

Each round adds new documents in a process of its own and kills it at a random moment. The database must then hold whole
documents only; after a start, passages in the database and vectors in the index must be the same."""

import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

JSON = dict[str, Any]
_INGEST = "from assistant.cli import main; main()"
_START = "import sys; from evals.kills import started; print(started(sys.argv[1]))"
_MOST_ROUNDS = 3  # for each kill that is wanted
_DOCUMENTS, _SECTIONS = 4, 12  # a round: some 50 passages, which take two seconds to embed
_WORDS = (
    "depot order van route driver list door scan parcel return shelf count error hour week month plan target team lead shift "
    "load label claim stock price supplier delay audit check repair engine brake yard crane gate queue contract"
).split()


def run(kills: int, seed: int = 1) -> JSON:
    """Kills that many ingests; one that ended before its moment does not count. ``half`` lists documents that were found in
    part, ``different`` the rounds after which passages and vectors were not the same."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    report: JSON = {"killed": 0, "ended before": 0, "half": [], "different": [], "documents": 0}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        data = Path(place) / "data"
        first, last = _span(data, _written(Path(place), 0, chance))
        for number in range(1, kills * _MOST_ROUNDS):
            if report["killed"] == kills:
                break
            begun, process = time.monotonic(), _ingest(data, _written(Path(place), number, chance))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(first, last))
                last = max(first, time.monotonic() - begun)  # the machine is quicker now
            report["killed" if process.poll() is None else "ended before"] += 1
            process.kill()
            process.wait()
            report["half"] += half(data)
            after = json.loads(_run(_START, str(data)))
            report["documents"] = after["documents"]
            report["half"] += after["half"]
            report["different"] += [number] if after["missing"] or after["orphans"] else []
    return report


def half(data: Path) -> list[str]:
    """The documents that can be found though they are not whole: passages of one that is not marked as searchable, a marked
    one without passages, or passages that the keyword index does not know."""
    with contextlib.closing(sqlite3.connect(data / "assistant.db")) as database:
        if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return ["the database"]
        try:
            database.execute("INSERT INTO keywords(keywords, rank) VALUES('integrity-check', 1)")
            rows = database.execute(
                "SELECT id, json_extract(body, '$.keyword_ready'), (SELECT count(*) FROM chunks WHERE document_id = documents.id)"
                ", (SELECT count(*) FROM pages WHERE document_id = documents.id) FROM documents"
            ).fetchall()
        except sqlite3.OperationalError:  # killed before there were tables
            return []
        except sqlite3.DatabaseError:
            return ["the keyword index"]
    return [name for name, ready, chunks, pages in rows if bool(ready) != bool(chunks) or not pages]


def started(data: str) -> str:
    """What a start makes of a data folder, as JSON. Run in a process of its own, which frees the index when it ends."""
    from assistant.bootstrap import build
    from assistant.domain.library.splitting import split
    from assistant.settings import Settings

    assistant = build(Settings(data=Path(data), sample_library=False))
    assistant.startup.run()
    assistant.ingest.wait_idle(300)
    missing, orphans = assistant.ingest.differences()
    repository = assistant.repository
    documents = repository.documents()
    whole = {d.id: split(d.id, repository.pages(d.id)) == repository.chunks_of(d.id) for d in documents}
    assistant.close()
    broken = [d.id for d in documents if not whole[d.id] or d.status != "ready" or d.message]
    return json.dumps({"documents": len(documents), "half": broken, "missing": len(missing), "orphans": len(orphans)})


def _span(data: Path, folder: Path) -> tuple[float, float]:
    """Seconds from the start of an undisturbed ingest until its first document is stored, and until it ends."""
    begun, process, first = time.monotonic(), _ingest(data, folder), 0.0
    while process.poll() is None:
        if not first and _stored(data):
            first = time.monotonic() - begun
        time.sleep(0.02)
    return max(0.0, first - 0.3), time.monotonic() - begun


def _stored(data: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(f"file:{data / 'assistant.db'}?mode=ro", uri=True)) as database:
            return bool(database.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:
        return False


def _written(place: Path, number: int, chance: random.Random) -> Path:
    """A folder of new documents in invented words."""
    folder = place / f"round-{number}"
    folder.mkdir()
    for name in range(_DOCUMENTS):
        sections = (f"# Part {n}\n\n{_sentences(chance)}" for n in range(_SECTIONS))
        (folder / f"plan-{name}.md").write_text("\n\n".join(sections), encoding="utf-8")
    return folder


def _sentences(chance: random.Random) -> str:
    return " ".join(f"{' '.join(chance.choices(_WORDS, k=12)).capitalize()}." for _ in range(9))


def _ingest(data: Path, folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", _INGEST, "ingest", str(folder), "--data", str(data)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 (our own)


def _run(code: str, *arguments: str) -> str:
    return subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=600, check=True
    ).stdout.splitlines()[-1]


if __name__ == "__main__":
    outcome = run(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
    print(json.dumps(outcome, indent=2))
    sys.exit(bool(outcome["half"] or outcome["different"]))
