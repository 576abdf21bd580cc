"""The database, the truth of the product: SQLite by default, PostgreSQL where DATABASE_URL names one."""

from sqlalchemy import delete, insert, select

from assistant.adapters import keyword
from assistant.adapters.database import schema
from assistant.adapters.database.calls import CallStore
from assistant.adapters.database.documents import DocumentStore
from assistant.adapters.database.engine import Connections
from assistant.adapters.database.interviews import InterviewStore

__all__ = ["Database"]


class Database(InterviewStore, DocumentStore, CallStore):
    """ports.Repository. ``keywords`` is the ports.KeywordIndex over the same chunks."""

    def __init__(self, url: str) -> None:
        """``url``: "sqlite:////folder/file.db" or "postgresql+psycopg://…". Creates what is missing."""
        connections = Connections(url)
        super().__init__(connections)
        self.keywords = keyword.DatabaseKeywordIndex(connections)
        with connections.write() as connection:
            schema.prepare(connection)
            keyword.prepare(connection)

    def setting(self, key: str) -> str:
        """The stored value, "" where there is none."""
        with self._connections.read() as connection:
            return connection.scalar(select(schema.settings.c.value).where(schema.settings.c.key == key)) or ""

    def save_setting(self, key: str, value: str) -> None:
        with self._connections.write() as connection:
            connection.execute(delete(schema.settings).where(schema.settings.c.key == key))
            connection.execute(insert(schema.settings).values(key=key, value=value))

    def close(self) -> None:
        self._connections.close()
