"""Interviews, their turns and proposals, with a version that tells a lost race from a stored change."""

import datetime
from functools import lru_cache

from sqlalchemy import Connection, delete, func, insert, select, update

from assistant.adapters.database import schema
from assistant.adapters.database.calls import forget_calls
from assistant.adapters.database.engine import Connections
from assistant.adapters.database.rows import from_json, not_found, to_json
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.errors import Conflict, NotFound
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.text.cleaning import storable


class InterviewStore:
    """The interview half of ports.Repository."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create_interview(self, interview: Interview) -> None:
        with self._connections.write() as connection:
            now = _now()
            interview = interview.model_copy(update={"changed": now})
            row = _row(interview) | {
                "id": interview.id,
                "version": interview.version,
                "created_at": now,
                "updated_at": now,
            }
            connection.execute(insert(schema.interviews).values(row))
            _add_turns(connection, interview, after=0)

    def save_interview(self, interview: Interview) -> Interview:
        """Stores state and new turns together. Turns that are stored already stay as they are."""
        with self._connections.write() as connection:
            saved = _update(connection, interview)
            last = connection.scalar(
                select(func.max(schema.turns.c.number)).where(schema.turns.c.request_id == interview.id)
            )
            _add_turns(connection, saved, after=last or 0)
        return saved

    def replace_turns(self, interview: Interview) -> Interview:
        """Stores the interview with exactly the turns it holds, in place of those stored."""
        with self._connections.write() as connection:
            saved = _update(connection, interview)
            connection.execute(delete(schema.turns).where(schema.turns.c.request_id == interview.id))
            _add_turns(connection, saved, after=0)
        return saved

    def interview(self, request_id: str) -> Interview:
        with self._connections.read() as connection:
            body = connection.scalar(
                select(schema.interviews.c.body).where(schema.interviews.c.id == storable(request_id))
            )
            turns = connection.scalars(
                select(schema.turns.c.body)
                .where(schema.turns.c.request_id == storable(request_id))
                .order_by(schema.turns.c.number)
            ).all()
        if body is None:
            raise _no_request(request_id)
        return from_json(Interview, body)[0].model_copy(update={"turns": tuple(map(_turn, turns))})

    def interviews(self) -> list[Interview]:
        """All interviews, the one changed last first, without their turns: load one to read it."""
        newest_first = schema.interviews.c.updated_at.desc(), schema.interviews.c.seq.desc()
        with self._connections.read() as connection:
            bodies = connection.scalars(select(schema.interviews.c.body).order_by(*newest_first)).all()
        return from_json(Interview, *bodies)

    def delete_interview(self, request_id: str) -> None:
        """Removes the interview with its turns and proposals, and what was sent to a language model for it."""
        with self._connections.write() as connection:
            gone = connection.execute(delete(schema.interviews).where(schema.interviews.c.id == storable(request_id)))
            forget_calls(connection, request_id)
            if not gone.rowcount:
                raise _no_request(request_id)

    def save_proposal(self, request_id: str, proposal: Proposal) -> int:
        with self._connections.write() as connection:
            _require(connection, request_id, lock=True)
            of_request = schema.proposals.c.request_id == request_id
            version = (connection.scalar(select(func.max(schema.proposals.c.version)).where(of_request)) or 0) + 1
            connection.execute(
                insert(schema.proposals).values(
                    request_id=request_id, version=version, created_at=_now(), body=to_json(proposal)
                )
            )
        return version

    def proposal(self, request_id: str, version: int = 0) -> Proposal:
        wanted = select(schema.proposals.c.body).where(schema.proposals.c.request_id == storable(request_id))
        if version:
            wanted = wanted.where(schema.proposals.c.version == version)
        with self._connections.read() as connection:
            _require(connection, request_id)
            body = connection.scalar(wanted.order_by(schema.proposals.c.version.desc()).limit(1))
        if body is None:
            raise NotFound(
                f"This request has no proposal{f' with version {version}' if version else ' yet'}.",
                next_step="Ask for the draft first.",
            )
        return from_json(Proposal, body)[0]

    def proposal_version(self, request_id: str) -> int:
        newest = select(func.max(schema.proposals.c.version)).where(
            schema.proposals.c.request_id == storable(request_id)
        )
        with self._connections.read() as connection:
            return connection.scalar(newest) or 0


def _update(connection: Connection, interview: Interview) -> Interview:
    """The state in its row, if the version is the stored one; returns it with the next version."""
    now = _now()
    saved = interview.model_copy(update={"version": interview.version + 1, "changed": now})
    changed = connection.execute(
        update(schema.interviews)
        .where(schema.interviews.c.id == interview.id, schema.interviews.c.version == interview.version)
        .values(_row(saved) | {"version": saved.version, "updated_at": now})
    )
    if not changed.rowcount:
        _require(connection, interview.id)
        raise Conflict(
            "This request was changed in another window in between.",
            kept="The other change is stored; yours is not.",
            next_step="Reload the page and send it again.",
        )
    return saved


@lru_cache(maxsize=4096)
def _turn(body: str) -> Turn:
    """A stored turn as a shape. Nobody changes either, and a long conversation is read again at every turn."""
    return from_json(Turn, body)[0]


def _row(interview: Interview) -> dict[str, str]:
    return {
        "status": interview.status.value,
        "title": storable(interview.title),
        "body": to_json(interview, without="turns"),
    }


def _add_turns(connection: Connection, interview: Interview, after: int) -> None:
    rows = [
        {
            "request_id": interview.id,
            "number": turn.number,
            "key": storable(turn.key)[:200] or None,
            "body": to_json(turn),
        }
        for turn in interview.turns
        if turn.number > after
    ]
    if rows:
        connection.execute(insert(schema.turns), rows)


def _require(connection: Connection, request_id: str, *, lock: bool = False) -> None:
    wanted = select(schema.interviews.c.seq).where(schema.interviews.c.id == storable(request_id))
    if connection.scalar(wanted.with_for_update() if lock else wanted) is None:
        raise _no_request(request_id)


def _no_request(request_id: str) -> NotFound:
    return not_found("request", request_id, "The list of requests shows those that are stored.")


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
