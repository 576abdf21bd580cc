"""How a turn came about, for whoever looks into it: when, how long each step took, what was at hand."""

from collections.abc import Iterable
from datetime import datetime

from assistant.domain.calls import Call
from assistant.domain.shapes import Shape


class Trace(Shape):
    """``seconds`` by step: "read" the message, "judge" the case and decide the move, "write" the reply. ``shown`` are the
    passages that the reply might bring in, each with its document. What was understood, the move and its reason stand in
    the turn itself."""

    began: datetime
    ended: datetime
    seconds: dict[str, float]
    shown: tuple[str, ...] = ()


def calls_during(calls: Iterable[Call], trace: Trace | None) -> tuple[Call, ...]:
    """The calls to a language model that were made for that turn: turns of one request never overlap."""
    return tuple(call for call in calls if trace and trace.began <= call.at <= trace.ended)
