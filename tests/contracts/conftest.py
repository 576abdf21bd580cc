"""Databases for the contract tests: SQLite always, PostgreSQL where its programs are installed."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.database import Database

_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A throw-away PostgreSQL server that listens on a Unix socket only."""
    if not _PROGRAMS or not (_PROGRAMS[-1] / "initdb").exists():
        pytest.skip("PostgreSQL is not installed here, so its contract tests did not run.")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    _own(folder)
    data, port = folder / "data", "54329"
    _run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-k {folder} -p {port} -c listen_addresses='' -c fsync=off"
    _run("pg_ctl", "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+psycopg://tester@/postgres?host={folder}&port={port}"
    finally:
        _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'test.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
        _emptied(url)
    database = Database(url)
    yield database
    database.close()


def _emptied(url: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


def _user() -> str:
    """PostgreSQL refuses to run as root: then it runs as its own user."""
    return "postgres" if getpass.getuser() == "root" else ""


def _own(folder: Path) -> None:
    if user := _user():
        try:
            owner = pwd.getpwnam(user)
        except KeyError:
            pytest.skip("PostgreSQL can't run as root and has no user of its own here; its tests did not run.")
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def _run(program: str, *arguments: str) -> None:
    command = [str(_PROGRAMS[-1] / program), *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=60, user=_user() or None, cwd="/")
