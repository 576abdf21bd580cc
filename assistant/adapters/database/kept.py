"""Interviews as they were last read or stored: a long conversation is not read from the database again at every turn."""

import threading
from collections import OrderedDict
from datetime import UTC, datetime

from assistant.domain.brief.turns import Interview, Turn

_MOST_TURNS = 4096  # of all interviews together: some 40 MB


class Kept:
    """The interviews used last. The database decides: one that was changed elsewhere is not given out. Safe for threads."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, Interview] = OrderedDict()
        self._turns = 0
        self._guard = threading.Lock()

    def get(self, request_id: str, version: int, changed: datetime) -> Interview | None:
        """The interview in the version that was stored at that moment (SQLite tells it without a time zone, in UTC)."""
        with self._guard:
            found = self._by_id.get(request_id)
            at = changed if changed.tzinfo else changed.replace(tzinfo=UTC)
            if found is None or (found.version, found.changed) != (version, at):
                return None
            self._by_id.move_to_end(request_id)
            return found

    def keep(self, interview: Interview) -> Interview:
        """Keeps the interview as it is stored; returns it."""
        with self._guard:
            self._drop(interview.id)
            self._by_id[interview.id] = interview
            self._turns += _weight(interview)
            while self._turns > _MOST_TURNS and len(self._by_id) > 1:
                self._drop(next(iter(self._by_id)))
        return interview

    def add(self, state: Interview, turns: tuple[Turn, ...]) -> None:
        """Keeps the next version of an interview, with the turns that were added. Where the version before is not kept, it
        will be read."""
        before = self._by_id.get(state.id)
        if before and before.version == state.version - 1:
            self.keep(state.model_copy(update={"turns": (*before.turns, *turns)}))

    def drop(self, request_id: str) -> None:
        """Forgets a deleted interview."""
        with self._guard:
            self._drop(request_id)

    def _drop(self, request_id: str) -> None:
        gone = self._by_id.pop(request_id, None)
        self._turns -= _weight(gone) if gone else 0


def _weight(interview: Interview) -> int:
    return len(interview.turns) + 1
