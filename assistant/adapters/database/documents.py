"""Documents with their pages, chunks, keyword entries and goals."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from assistant.adapters import keyword
from assistant.adapters.database import schema
from assistant.adapters.database.calls import forget_calls
from assistant.adapters.database.engine import Connections
from assistant.adapters.database.rows import from_json, not_found, to_json
from assistant.domain.errors import NotFound
from assistant.domain.library.documents import Chunk, Document, Page, StrategicGoal
from assistant.domain.text.cleaning import storable

_IDS_AT_ONCE = 500  # SQLite limits the parameters of one statement


class DocumentStore:
    """The document half of ports.Repository."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add_document(self, document: Document, pages: Sequence[Page], original: bytes = b"") -> None:
        with self._connections.write() as connection:
            connection.execute(insert(schema.documents).values(id=document.id, body=to_json(document)))
            rows = [
                {
                    "document_id": document.id,
                    "number": page.number,
                    "heading": storable(page.heading),
                    "text": storable(page.text),
                }
                for page in pages
            ]
            if rows:
                connection.execute(insert(schema.pages), rows)
            if original:
                connection.execute(insert(schema.originals).values(document_id=document.id, data=original))

    def update_document(self, document: Document) -> None:
        with self._connections.write() as connection:
            _update(connection, document)

    def store_chunks(self, document: Document, chunks: Sequence[Chunk], goals: Sequence[StrategicGoal]) -> None:
        """Replaces the document's chunks, keyword entries and goals in one transaction."""
        with self._connections.write() as connection:
            _update(connection, document)
            keyword.remove(connection, document.id)
            connection.execute(delete(schema.chunks).where(schema.chunks.c.document_id == document.id))
            if chunks:
                connection.execute(insert(schema.chunks), [_chunk_row(chunk) for chunk in chunks])
            keyword.add(connection, document.id)
            _replace_goals(connection, document.id, goals)

    def documents(self, ids: Collection[str] | None = None) -> list[Document]:
        """All documents, or those of the ids that are stored, in the order in which they came."""
        wanted = select(schema.documents.c.body).order_by(schema.documents.c.seq)
        with self._connections.read() as connection:
            bodies = connection.scalars(wanted if ids is None else wanted.where(schema.documents.c.id.in_(ids))).all()
        return from_json(Document, *bodies)

    def document(self, document_id: str) -> Document:
        with self._connections.read() as connection:
            body = connection.scalar(
                select(schema.documents.c.body).where(schema.documents.c.id == storable(document_id))
            )
        if body is None:
            raise _no_document(document_id)
        return from_json(Document, body)[0]

    def pages(self, document_id: str) -> list[Page]:
        self.document(document_id)
        with self._connections.read() as connection:
            found = connection.execute(
                select(schema.pages).where(schema.pages.c.document_id == document_id).order_by(schema.pages.c.seq)
            )
            return [Page(number=row.number, heading=row.heading, text=row.text) for row in found]

    def original(self, document_id: str) -> bytes:
        """The file that was stored with a document, b"" where there is none."""
        with self._connections.read() as connection:
            where = schema.originals.c.document_id == storable(document_id)
            return connection.scalar(select(schema.originals.c.data).where(where)) or b""

    def delete_document(self, document_id: str) -> None:
        """Removes the document with its file, pages, chunks, keyword entries and goals, and overwrites them on the disk."""
        with self._connections.write() as connection:
            keyword.remove(connection, storable(document_id))
            forget_calls(connection, document_id)
            gone = connection.execute(delete(schema.documents).where(schema.documents.c.id == storable(document_id)))
            if not gone.rowcount:
                raise _no_document(document_id)
            keyword.erase(connection)
        self._connections.erase()

    def chunks(self, ids: Iterable[str]) -> list[Chunk]:
        """The chunks in the order of their ids; ids that are not stored are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Chunk] = {}
        with self._connections.read() as connection:
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                some = wanted[start : start + _IDS_AT_ONCE]
                for row in connection.execute(select(schema.chunks).where(schema.chunks.c.id.in_(some))).mappings():
                    found[row["id"]] = _chunk(dict(row))
        return [found[chunk_id] for chunk_id in wanted if chunk_id in found]

    def chunks_of(self, document_id: str) -> list[Chunk]:
        with self._connections.read() as connection:
            found = connection.execute(
                select(schema.chunks)
                .where(schema.chunks.c.document_id == document_id)
                .order_by(schema.chunks.c.ordinal)
            ).mappings()
            return [_chunk(dict(row)) for row in found]

    def goals(self) -> list[StrategicGoal]:
        with self._connections.read() as connection:
            bodies = connection.scalars(select(schema.goals.c.body).order_by(schema.goals.c.seq)).all()
        return from_json(StrategicGoal, *bodies)

    def save_goal(self, goal: StrategicGoal) -> None:
        """Adds a goal or replaces the one with its id."""
        with self._connections.write() as connection:
            _require_document(connection, goal.document_id)
            changed = connection.execute(
                update(schema.goals).where(schema.goals.c.id == goal.id).values(body=to_json(goal))
            )
            if not changed.rowcount:
                connection.execute(insert(schema.goals).values(_goal_row(goal)))


def _update(connection: Connection, document: Document) -> None:
    changed = connection.execute(
        update(schema.documents).where(schema.documents.c.id == document.id).values(body=to_json(document))
    )
    if not changed.rowcount:
        raise _no_document(document.id)


def _require_document(connection: Connection, document_id: str) -> None:
    if connection.scalar(select(schema.documents.c.seq).where(schema.documents.c.id == document_id)) is None:
        raise _no_document(document_id)


def _replace_goals(connection: Connection, document_id: str, goals: Sequence[StrategicGoal]) -> None:
    """What a person said something about, and what a language model found, stays; all else is as found now."""
    of_document = schema.goals.c.document_id == document_id
    stored = from_json(StrategicGoal, *connection.scalars(select(schema.goals.c.body).where(of_document)).all())
    kept = {goal.id for goal in stored if _told(goal)}
    connection.execute(delete(schema.goals).where(of_document, schema.goals.c.id.not_in(kept)))
    rows = [_goal_row(goal) for goal in goals if goal.id not in kept]
    if rows:
        connection.execute(insert(schema.goals), rows)


def _told(goal: StrategicGoal) -> bool:
    return bool(goal.confirmed or goal.dismissed or goal.found_by or goal.rank or goal.apart)


def _goal_row(goal: StrategicGoal) -> dict[str, str]:
    return {"id": goal.id, "document_id": goal.document_id, "body": to_json(goal)}


def _chunk_row(chunk: Chunk) -> dict[str, Any]:
    return chunk.model_dump() | {"heading": storable(chunk.heading), "text": storable(chunk.text)}


def _chunk(row: dict[str, object]) -> Chunk:
    del row["seq"]
    return Chunk.model_validate(row)


def _no_document(document_id: str) -> NotFound:
    return not_found("document", document_id, "The list of documents shows what the library holds.")
