"""The tables, and the check that the stored schema is the one this program knows."""

from sqlalchemy import (
    Column,
    Connection,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    inspect,
    select,
    text,
    update,
)

from assistant.domain.errors import OperatorError

# Raise it with every change of a table, together with the step that upgrades an older database, and with every change of a stored
# shape: an older program would lose what it does not know.
SCHEMA_VERSION = 6

metadata = MetaData()


def _of_document() -> Column[str]:
    return Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True)


def _one_a_document() -> Column[str]:
    return Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)


def _of_interview() -> Column[str]:
    return Column("request_id", ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)


schema_info = Table("schema_info", metadata, Column("version", Integer, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # order of arrival
    Column("id", String(64), nullable=False, unique=True),
    Column("body", Text, nullable=False),  # the Document as JSON
)

pages = Table(
    "pages",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    _of_document(),
    Column("number", Integer),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    _one_a_document(),
    Column("data", LargeBinary, nullable=False),  # the file as it came in
)

chunks = Table(
    "chunks",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # the keyword index points at it
    Column("id", String(64), nullable=False, unique=True),
    _of_document(),
    Column("ordinal", Integer, nullable=False),
    Column("page", Integer),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

goals = Table(
    "goals",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    _of_document(),
    Column("body", Text, nullable=False),  # the StrategicGoal as JSON
)

interviews = Table(
    "interviews",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("body", Text, nullable=False),  # the Interview as JSON, without its turns
)

turns = Table(
    "turns",
    metadata,
    _of_interview(),
    Column("number", Integer, primary_key=True),
    Column("key", String(200)),  # null where the sender gave none: nulls never collide
    Column("body", Text, nullable=False),  # the Turn as JSON
    UniqueConstraint("request_id", "key"),
)

proposals = Table(
    "proposals",
    metadata,
    _of_interview(),
    Column("version", Integer, primary_key=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("body", Text, nullable=False),  # the Proposal as JSON
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)


model_calls = Table(
    "model_calls",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("request_id", String(64), nullable=False, index=True),  # a request is stored after its first call
    Column("at", DateTime(timezone=True), nullable=False, index=True),  # UTC
    Column("tokens", Integer, nullable=False),
    Column("cost", Float, nullable=False, server_default="0"),
    Column("person", String(64), nullable=False, server_default=""),  # a mark, never a name
    Column("body", Text, nullable=False),  # the Call as JSON
)


def prepare(connection: Connection) -> None:
    """Creates missing tables; refuses a database that a newer program wrote."""
    metadata.create_all(connection)
    stored = connection.scalar(select(schema_info.c.version))
    if stored is None:
        connection.execute(insert(schema_info).values(version=SCHEMA_VERSION))
    elif stored > SCHEMA_VERSION:
        raise OperatorError(
            f"The database has format {stored}; this version of the program knows format {SCHEMA_VERSION} at most.",
            kept="Nothing was changed in it.",
            next_step="Install the newer version of the program, or restore a backup made with this one.",
        )
    elif stored < SCHEMA_VERSION:
        # Formats 2 and 4 added a table, formats 3 and 5 a column to one, format 6 a field to proposals.
        _add_to_calls(connection, "cost", "FLOAT NOT NULL DEFAULT 0")
        _add_to_calls(connection, "person", "VARCHAR(64) NOT NULL DEFAULT ''")
        connection.execute(update(schema_info).values(version=SCHEMA_VERSION))


def _add_to_calls(connection: Connection, name: str, kind: str) -> None:
    """Adds a column to the record of calls, unless it is there."""
    if name not in {column["name"] for column in inspect(connection).get_columns("model_calls")}:
        connection.execute(text(f"ALTER TABLE model_calls ADD COLUMN {name} {kind}"))
