"""Interviews, their turns and proposals, with a version that tells a lost race from a stored change."""

import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from assistant.adapters.database import schema
from assistant.adapters.database.calls import forget_calls
from assistant.adapters.database.engine import Connections
from assistant.adapters.database.kept import Kept
from assistant.adapters.database.rows import as_stored, from_json, not_found, to_json
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.errors import Conflict, NotFound
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.text.cleaning import storable


class InterviewStore:
    """The interview half of ports.Repository."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._kept = Kept()

    def create_interview(self, interview: Interview) -> None:
        now = _now()
        state, row = _row(interview.model_copy(update={"changed": now}))
        with self._connections.write() as connection:
            connection.execute(insert(schema.interviews).values(row | {"id": interview.id, "created_at": now}))
            turns = _add_turns(connection, interview, after=0)
        self._kept.keep(state.model_copy(update={"turns": turns}))

    def save_interview(self, interview: Interview) -> Interview:
        """Stores state and new turns together. Turns that are stored already stay as they are."""
        with self._connections.write() as connection:
            saved, state = _update(connection, interview)
            last = connection.scalar(
                select(func.max(schema.turns.c.number)).where(schema.turns.c.request_id == interview.id)
            )
            turns = _add_turns(connection, saved, after=last or 0)
        self._kept.add(state, turns)
        return saved

    def replace_turns(self, interview: Interview) -> Interview:
        """Stores the interview with exactly the turns it holds, in place of those stored."""
        with self._connections.write() as connection:
            saved, state = _update(connection, interview)
            connection.execute(delete(schema.turns).where(schema.turns.c.request_id == interview.id))
            turns = _add_turns(connection, saved, after=0)
        self._kept.keep(state.model_copy(update={"turns": turns}))
        return saved

    def interview(self, request_id: str) -> Interview:
        wanted = schema.interviews.c.id == storable(request_id)
        with self._connections.read() as connection:
            row = connection.execute(
                select(schema.interviews.c.version, schema.interviews.c.updated_at).where(wanted)
            ).first()
            if row is None:
                raise _no_request(request_id)
            if kept := self._kept.get(storable(request_id), *row):
                return kept
            state = from_json(Interview, connection.scalars(select(schema.interviews.c.body).where(wanted)).one())[0]
            turns = connection.scalars(
                select(schema.turns.c.body)
                .where(schema.turns.c.request_id == storable(request_id))
                .order_by(schema.turns.c.number)
            ).all()
        return self._kept.keep(state.model_copy(update={"turns": tuple(from_json(Turn, *turns))}))

    def interviews(self) -> list[Interview]:
        """All interviews, the one changed last first, without their turns: load one to read it."""
        row = schema.interviews.c
        with self._connections.read() as connection:
            stored = connection.execute(
                select(row.id, row.version, row.updated_at).order_by(row.updated_at.desc(), row.seq.desc())
            ).all()
            kept = {
                item.id: found.model_copy(update={"turns": ()}) for item in stored if (found := self._kept.get(*item))
            }
            bodies = connection.scalars(select(row.body).where(row.id.not_in(kept))).all()
        known = kept | {interview.id: interview for interview in from_json(Interview, *bodies)}
        return [known[item.id] for item in stored]

    def delete_interview(self, request_id: str) -> None:
        """Removes the interview with its turns and proposals, and what was sent to a language model for it."""
        with self._connections.write() as connection:
            gone = connection.execute(delete(schema.interviews).where(schema.interviews.c.id == storable(request_id)))
            forget_calls(connection, request_id)
            if not gone.rowcount:
                raise _no_request(request_id)
        self._kept.drop(storable(request_id))

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


def _update(connection: Connection, interview: Interview) -> tuple[Interview, Interview]:
    """The state in its row, if the version is the stored one; returns the interview with the next version, and as it is
    stored, without its turns."""
    saved = interview.model_copy(update={"version": interview.version + 1, "changed": _now()})
    state, row = _row(saved)
    changed = connection.execute(
        update(schema.interviews)
        .where(schema.interviews.c.id == interview.id, schema.interviews.c.version == interview.version)
        .values(row)
    )
    if not changed.rowcount:
        _require(connection, interview.id)
        raise Conflict(
            "This request was changed in another window in between.",
            kept="The other change is stored; yours is not.",
            next_step="Reload the page and send it again.",
        )
    return saved, state


def _row(interview: Interview) -> tuple[Interview, dict[str, Any]]:
    """The interview as it is stored, without its turns, and its row."""
    state, body = as_stored(interview.model_copy(update={"turns": ()}))
    return state, {
        "version": state.version,
        "updated_at": state.changed,
        "status": state.status.value,
        "title": state.title,
        "body": body,
    }


def _add_turns(connection: Connection, interview: Interview, after: int) -> tuple[Turn, ...]:
    """Stores the turns that come after that number; returns them as they are stored."""
    stored = [as_stored(turn) for turn in interview.turns if turn.number > after]
    rows = [
        {"request_id": interview.id, "number": turn.number, "key": turn.key[:200] or None, "body": body}
        for turn, body in stored
    ]
    if rows:
        connection.execute(insert(schema.turns), rows)
    return tuple(turn for turn, _ in stored)


def _require(connection: Connection, request_id: str, *, lock: bool = False) -> None:
    wanted = select(schema.interviews.c.seq).where(schema.interviews.c.id == storable(request_id))
    if connection.scalar(wanted.with_for_update() if lock else wanted) is None:
        raise _no_request(request_id)


def _no_request(request_id: str) -> NotFound:
    return not_found("request", request_id, "The list of requests shows those that are stored.")


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
