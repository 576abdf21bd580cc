"""What is believed about a cause cell, and why."""

from assistant.domain.brief.shapes import Evidence
from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell


class Cause(Shape):
    """A cause cell with its share of the weighed evidence (0..1; shares of the listed causes sum to 1) and the remarks
    for and against it. ``segment`` is set where the cause holds for a part of the audience only."""

    cell: Cell
    share: float
    speaks_for: tuple[Evidence, ...] = ()
    against: tuple[Evidence, ...] = ()
    segment: str = ""
