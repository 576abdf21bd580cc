"""Connections: SQLite set up for durability, PostgreSQL as it is, and database failures in words."""

import contextlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from assistant.domain.errors import AssistantError, Conflict, OperatorError

_WAIT, _ERASE_WAIT = 5_000, 1_000  # milliseconds for another connection to let go
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # an acknowledged turn survives power loss
    "foreign_keys=ON",
    f"busy_timeout={_WAIT}",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "secure_delete=ON",  # deleted rows are overwritten
)


class Connections:
    """Short transactions on one database. ``read`` sees one state; ``write`` takes the write lock at once."""

    def __init__(self, url: str) -> None:
        with failures_in_words():
            self.engine = _engine(url)

    @contextmanager
    def read(self) -> Generator[Connection]:
        with failures_in_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Generator[Connection]:
        with failures_in_words(), self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                yield connection

    def erase(self) -> None:
        """Takes what is deleted out of SQLite's write-ahead log too. Where somebody reads all the while, the next call, or
        the end of the program, does it."""
        if self.engine.dialect.name != "sqlite":
            return
        with failures_in_words(), contextlib.closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={_ERASE_WAIT}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            cursor.execute(f"PRAGMA busy_timeout={_WAIT}")
            cursor.close()

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def failures_in_words() -> Generator[None]:
    """Database errors as ours, told by whose fault they are."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            "The same thing was stored in between by another window or a repeated message.",
            next_step="Reload and look at the present state before you repeat it.",
        ) from error
    except (SQLAlchemyError, OSError) as error:
        raise _operator_error(error) from error


def _operator_error(error: Exception) -> AssistantError:
    cause = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    kept = "What was acknowledged before is kept; this change was not stored."
    if "locked" in cause or "timeout" in cause:
        return OperatorError(
            "The database is busy with another program.", kept=kept, next_step="Try again in a moment."
        )
    if "full" in cause or "no space" in cause:
        return OperatorError("The disk is full.", kept=kept, next_step="Free some space, then try again.")
    if "readonly" in cause or "read-only" in cause or "permission" in cause:
        return OperatorError("The data folder can't be written to.", kept=kept, next_step="Check its permissions.")
    if "malformed" in cause or "not a database" in cause:
        return OperatorError("The database file is damaged.", kept="", next_step="Restore the last backup.")
    return OperatorError("The database did not answer as expected.", kept=kept, next_step="See the log for the cause.")


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_size=10, max_overflow=20, pool_pre_ping=True)
    if parsed.database:
        _private_file(Path(parsed.database))
    engine = create_engine(parsed, pool_size=10, max_overflow=20, pool_timeout=10)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _private_file(path: Path) -> None:
    """The file and its folder, readable by this user only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=True)


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    with contextlib.closing(connection.cursor()) as cursor:
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
