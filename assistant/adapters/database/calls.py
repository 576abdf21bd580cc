"""Calls to a language model: what was sent for which request, and how many tokens it took."""

import datetime

from sqlalchemy import Connection, func, insert, select, update

from assistant.adapters.database import schema
from assistant.adapters.database.engine import Connections
from assistant.adapters.database.rows import from_json, to_json
from assistant.domain.calls import Call, Spent
from assistant.domain.text.cleaning import storable


class CallStore:
    """The record of model calls in ports.Repository."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save_call(self, call: Call) -> None:
        with self._connections.write() as connection:
            connection.execute(
                insert(schema.model_calls).values(
                    request_id=storable(call.request_id),
                    at=_utc(call.at),
                    tokens=call.prompt_tokens + call.answer_tokens,
                    cost=call.cost,
                    person=call.person,
                    body=to_json(call),
                )
            )

    def calls(self, request_id: str) -> list[Call]:
        """The calls made for a request, oldest first; none where it is not known or was deleted."""
        table = schema.model_calls
        with self._connections.read() as connection:
            bodies = connection.scalars(
                select(table.c.body)
                .where(table.c.request_id == storable(request_id), table.c.body != "")
                .order_by(table.c.seq)
            ).all()
        return from_json(Call, *bodies)

    def spent(self, since: datetime.datetime | None = None, request_id: str = "", person: str | None = None) -> Spent:
        """What calls took: those from a moment on, also for requests that were deleted since; those of one request; those of
        one person, "" for those made for nobody in particular."""
        table = schema.model_calls
        query = select(func.sum(table.c.tokens), func.sum(table.c.cost))
        query = query.where(table.c.at >= _utc(since)) if since else query
        query = query.where(table.c.request_id == storable(request_id)) if request_id else query
        query = query.where(table.c.person == person) if person is not None else query
        with self._connections.read() as connection:
            tokens, cost = connection.execute(query).one()
        return Spent(tokens=tokens or 0, cost=cost or 0.0)


def forget_calls(connection: Connection, request_id: str) -> None:
    """What was sent goes with its request; how many tokens it took stays, for the limit of the day."""
    mine = schema.model_calls.c.request_id == storable(request_id)
    connection.execute(update(schema.model_calls).where(mine).values(request_id="", body=""))


def _utc(moment: datetime.datetime) -> datetime.datetime:
    """SQLite keeps no time zone: every moment is stored and compared in one."""
    return moment.astimezone(datetime.UTC)
