"""Keyword search inside the database: SQLite FTS5 with BM25, PostgreSQL full text where that is the database.

Any text is a legal query: its words are taken out and quoted, so no operator of either query language gets through."""

import json
import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

from assistant.adapters.database.engine import Connections

MAX_WORDS = 64  # a whole brief has fewer telling words; more only cost time
_MATCHES = 8_000  # scored at most: common words, which tell least, are left out of a search in a large library
_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did do does for from get
    had has have he her his how i if in into is it its just like me my no nor not of on or our out over she should so some
    such than that the their them then there these they this those to too up us very was we were what when where which
    while who whom why will with would you your""".split()
)

_SQLITE_TABLE = """CREATE VIRTUAL TABLE IF NOT EXISTS keywords USING fts5(
    heading, text, content='chunks', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')"""
_SQLITE_SEARCH = """SELECT chunks.id, -found.rank AS score FROM (SELECT rowid, rank FROM keywords WHERE keywords MATCH :words
    {within} ORDER BY rank LIMIT :k) AS found JOIN chunks ON chunks.seq = found.rowid ORDER BY score DESC, chunks.seq"""
_SQLITE_WITHIN = """AND rowid IN (SELECT seq FROM chunks WHERE document_id IN (SELECT value FROM json_each(:ids)))"""
_SQLITE_COUNT = "SELECT count(*) FROM keywords WHERE keywords MATCH :word"
_POSTGRES_INDEX = """CREATE INDEX IF NOT EXISTS ix_chunks_words ON chunks
    USING gin (to_tsvector('english', heading || ' ' || text))"""
_POSTGRES_SEARCH = """SELECT id, ts_rank_cd(to_tsvector('english', heading || ' ' || text), query, 1) AS score
    FROM chunks, to_tsquery('english', :words) AS query
    WHERE to_tsvector('english', heading || ' ' || text) @@ query {within} ORDER BY score DESC, seq LIMIT :k"""
_POSTGRES_WITHIN = "AND document_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))"


def prepare(connection: Connection) -> None:
    """Creates the index."""
    connection.execute(text(_SQLITE_TABLE if _is_sqlite(connection) else _POSTGRES_INDEX))


def add(connection: Connection, document_id: str) -> None:
    """Indexes the document's stored chunks. PostgreSQL does it by itself."""
    if _is_sqlite(connection):
        connection.execute(
            text(
                "INSERT INTO keywords(rowid, heading, text) SELECT seq, heading, text FROM chunks WHERE document_id = :d"
            ),
            {"d": document_id},
        )


def remove(connection: Connection, document_id: str) -> None:
    """Takes the document out of the index; called while its chunks are still stored."""
    if _is_sqlite(connection):
        connection.execute(
            text(
                "INSERT INTO keywords(keywords, rowid, heading, text) "
                "SELECT 'delete', seq, heading, text FROM chunks WHERE document_id = :d"
            ),
            {"d": document_id},
        )


def erase(connection: Connection) -> None:
    """Takes the words of removed documents off the disk: the index only marks them as gone until it is merged."""
    if _is_sqlite(connection):
        connection.execute(text("INSERT INTO keywords(keywords) VALUES('optimize')"))


class DatabaseKeywordIndex:
    """ports.KeywordIndex on the chunks of one database."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def search(self, query: str, k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The k best chunk ids with their score (higher is better), best first."""
        words = telling_words(query)
        if not words or k < 1:
            return []
        with self._connections.read() as connection:
            statement, joined = _statement(connection, words)
            only = _SQLITE_WITHIN if _is_sqlite(connection) else _POSTGRES_WITHIN
            asked = {"words": joined, "k": k} | ({"ids": json.dumps(list(within))} if within else {})
            found = connection.execute(text(statement.format(within=only if within else "")), asked)
            return [(row.id, float(row.score)) for row in found]


def telling_words(query: str) -> list[str]:
    """The query's words that say what it is about, each once; all its words where none does."""
    words = list(dict.fromkeys(_WORD.findall(query.lower())))
    return [word for word in words if word not in _FUNCTION_WORDS][:MAX_WORDS] or words[:MAX_WORDS]


def _statement(connection: Connection, words: list[str]) -> tuple[str, str]:
    if _is_sqlite(connection):
        return _SQLITE_SEARCH, " OR ".join(f'"{word}"' for word in _rarest(connection, words))
    return _POSTGRES_SEARCH, " | ".join(f"'{word}'" for word in words)


def _rarest(connection: Connection, words: list[str]) -> list[str]:
    """The words that fewest passages hold, until these passages are many; counting is ten times quicker than scoring."""
    counted = {word: connection.scalar(text(_SQLITE_COUNT), {"word": f'"{word}"'}) or 0 for word in words}
    kept: list[str] = []
    for word in sorted(words, key=lambda word: counted[word]):
        if kept and sum(counted[other] for other in (*kept, word)) > _MATCHES:
            break
        kept.append(word)
    return kept


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
