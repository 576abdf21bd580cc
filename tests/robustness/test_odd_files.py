"""Odd, broken, locked and scanned files through the whole ingest: the text, or the right reason, in time and little memory.

The files are not part of the project; the folder that holds them is named by SHARED_DATA."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.opening import PLAIN, Opening
from assistant.services.ingest import Ingest

FILES = Path(os.environ.get("SHARED_DATA", Path(__file__).parents[3] / "shared" / "data")) / "robustness"
MANIFEST = FILES / "files_manifest.jsonl"
SECONDS, MEGABYTES = 30, 60  # for a file; of growth of the server over all files
EMPTY_BUT_VALID = {  # ordinary files that hold no text at all
    "python-docx__doc-no-coreprops.docx",
    "python-docx__set-no-settings-part.docx",
    "python-docx__tbl-having-tables.docx",
    "pdfjs__autoprint.pdf",
    "python-pptx__shp-groupshape.pptx",
    "python-pptx__shp-embedded-pptx.pptx",
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not MANIFEST.exists(), reason="The folder of odd files is not here (SHARED_DATA)."),
]


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    database = Database(f"sqlite:///{tmp_path / 'library.db'}")
    yield Ingest(database, ChildParser())
    database.close()


def rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()]


def test_every_file_ends_as_expected(ingest: Ingest) -> None:
    wrong, before, others = [], resident(), children()
    for row in rows():
        begun = time.monotonic()
        got = outcome(ingest, row["file"])
        took = time.monotonic() - begun
        if got not in right(row) or took > SECONDS:
            wrong.append(f"{row['file']}: {got} in {took:.0f} s")
    assert wrong == []
    assert resident() - before < MEGABYTES and children() <= others


def test_locked_files_open_with_their_password(ingest: Ingest) -> None:
    locked = [row for row in rows() if row["expected"] == "encrypted" and row["password"]]
    assert {"pdf", "docx", "pptx"} <= {row["type"] for row in locked}
    for row in locked:
        assert outcome(ingest, row["file"], Opening(password=row["password"])) in ("read", "without text"), row["file"]


def outcome(ingest: Ingest, name: str, opening: Opening = PLAIN) -> str:
    try:
        ingest.add_files(name, (FILES / "files" / name).read_bytes(), opening=opening)
    except UnreadableDocument as told:
        assert told.next_step or "archive" in told.happened
        return next((word for part, word in REASONS.items() if part in told.happened), "refused")
    return "read"


REASONS = {"password": "password", "no text": "without text"}


def right(row: dict[str, str]) -> set[str]:
    if row["file"] in EMPTY_BUT_VALID:
        return {"without text"}
    if row["type"] == "csv":
        return {"read"}  # listed as unsupported before the product read tables
    return {
        "parsable": {"read"},
        "encrypted": {"password"},
        "no_text": {"without text"},
        "corrupt": {"refused"},
        "corrupt_or_repairable": {"read", "refused", "without text"},
        "unsupported_type": {"refused", "password"},
    }[row["expected"]]


def resident() -> float:
    """Megabytes of memory of this process."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def children() -> set[str]:
    """The ids of the processes that this one started and that are still there, dead or alive."""
    stats = [path.read_text(errors="replace") for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
    return {stat.split()[0] for stat in stats if stat.rsplit(")", 1)[-1].split()[1] == str(os.getpid())}
