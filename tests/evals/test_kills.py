"""Killed while it takes documents in, the product holds whole documents only. Fifty rounds: ``python -m evals.kills 50``."""

import sqlite3
from pathlib import Path

import pytest

from assistant.adapters.database import Database
from assistant.domain.library.documents import Document, Page
from assistant.domain.library.splitting import split
from evals import kills


@pytest.mark.slow
def test_a_killed_ingest_leaves_whole_documents_and_equal_indexes() -> None:
    report = kills.run(3)
    assert report["killed"] == 3
    assert (report["half"], report["different"]) == ([], []) and report["documents"] >= 4


def test_the_check_sees_half_a_document(tmp_path: Path) -> None:
    """The check above would fail on these."""
    database = Database(f"sqlite:///{tmp_path / 'assistant.db'}")
    page = Page(text="Late deliveries fall.")
    for name in ("whole", "cut", "early"):
        database.add_document(Document(id=name, title=name), [page])
        ready = Document(id=name, title=name, keyword_ready=name != "early")
        database.store_chunks(ready, split(name, [page]), [])
    database.close()
    assert kills.half(tmp_path) == ["early"]
    with sqlite3.connect(tmp_path / "assistant.db") as connection:
        connection.execute("DELETE FROM chunks WHERE document_id = 'cut'")
    assert kills.half(tmp_path) == ["the keyword index"]
    with connection:
        connection.execute("INSERT INTO keywords(keywords) VALUES('rebuild')")
    connection.close()
    assert kills.half(tmp_path) == ["cut", "early"]
