"""What only SQLite does here: durable settings, private files, a kill at any point, a long interview that stays quick."""

import datetime
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.adapters import keyword
from assistant.adapters.database import Database
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.errors import OperatorError
from assistant.domain.library.documents import Chunk, Document, Page


def opened(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'data' / 'test.db'}")


def turn(number: int) -> Turn:
    return Turn(
        number=number,
        text="x" * 200,
        reading=Reading(),
        move=Move(kind=MoveKind.ASK),
        reply="y" * 300,
        key=f"k{number}",
    )


def test_the_settings_are_the_durable_ones(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with database._connections.read() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "trusted_schema")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
    }


def test_the_file_is_private(tmp_path: Path) -> None:
    opened(tmp_path)
    assert (tmp_path / "data" / "test.db").stat().st_mode & 0o077 == 0
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_thousand_turns_load_and_save_quickly(tmp_path: Path) -> None:
    database = opened(tmp_path)
    many = tuple(turn(n) for n in range(1, 1_001))
    database.create_interview(Interview(id="r", opening="o", as_of=datetime.date(2027, 1, 1), turns=many))
    started = time.process_time()
    loaded = database.interview("r")
    database.save_interview(loaded.model_copy(update={"turns": (*loaded.turns, turn(1_001))}))
    assert time.process_time() - started < 0.5
    assert len(database.interview("r").turns) == 1_001


def test_it_waits_for_a_short_lock_and_tells_of_a_long_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.adapters.database.engine._PRAGMAS", ("busy_timeout=200",))
    database = opened(tmp_path)
    other = sqlite3.connect(tmp_path / "data" / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperatorError, match="busy"):
        database.save_setting("a", "b")
    other.execute("ROLLBACK")
    database.save_setting("a", "b")
    assert database.setting("a") == "b"


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "test.db").write_bytes(b"this is not a database, it is a letter" * 100)
    with pytest.raises(OperatorError, match="damaged"):
        opened(tmp_path)


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    database = opened(tmp_path)
    with database._connections.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 40")
        pages = [Page(text="x" * 4000) for _ in range(200)]
    with database._connections.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 40")
    with pytest.raises(OperatorError, match="full"):
        database.add_document(Document(id="d", title="t"), pages)
    assert database.documents() == []


WRITER = """
import datetime, sys
from assistant.adapters import keyword
from assistant.adapters.database import Database
from assistant.domain.brief.turns import Interview, Move, MoveKind, Turn
from assistant.domain.brief.reading import Reading
database = Database(sys.argv[1])
interview = Interview(id="r", opening="o", as_of=datetime.date(2027, 1, 1))
database.create_interview(interview)
for n in range(1, 100000):
    turn = Turn(number=n, text="t", reading=Reading(), move=Move(kind=MoveKind.ASK), reply="r", key=str(n))
    interview = database.save_interview(interview.model_copy(update={"turns": (*interview.turns, turn)}))
    print(n, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.4])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, seconds: float) -> None:
    url = f"sqlite:///{tmp_path / 'data' / 'test.db'}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True, env=environment)
    assert writer.stdout
    acknowledged = int(writer.stdout.readline())
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    acknowledged = max([acknowledged, *(int(line) for line in writer.stdout.read().split("\n") if line.strip())])
    writer.wait()
    database = Database(url)
    kept = database.interview("r")
    assert len(kept.turns) >= acknowledged and kept.version == len(kept.turns)
    with database._connections.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_common_words_are_left_out_where_they_would_fill_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, texts = (
        opened(tmp_path),
        [*(f"Our people use lift {number}." for number in range(8)), "The winch of the ferry."],
    )
    chunks = [Chunk(id=f"c{n}", document_id="d", ordinal=n, text=text, start=0, end=1) for n, text in enumerate(texts)]
    database.add_document(document := Document(id="d", title="Lifts"), [])
    database.store_chunks(document, chunks, [])
    assert len(database.keywords.search("people winch", 20)) == 9
    monkeypatch.setattr(keyword, "_MATCHES", 5)
    assert [key for key, _ in database.keywords.search("people winch", 20)] == ["c8"]
    assert len(database.keywords.search("people", 20)) == 8
