"""Going through every statement of a proposal, however deep it stands."""

from collections.abc import Callable, Iterator
from typing import Any

from assistant.domain.proposal.shapes import Statement
from assistant.domain.shapes import Shape


def statements_of(value: Any) -> Iterator[Statement]:
    """Every statement in a shape, in reading order."""
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, tuple):
        for item in value:  # pyright: ignore[reportUnknownVariableType]
            yield from statements_of(item)
    elif isinstance(value, Shape):
        for name in type(value).model_fields:
            yield from statements_of(getattr(value, name))


def rewritten(value: Any, change: Callable[[Statement], Statement]) -> Any:
    """The shape with every statement changed. Sentences that became empty leave the list they stand in; the cells of a table
    row stay, so that no row gets shorter."""
    if isinstance(value, Statement):
        return change(value)
    if isinstance(value, tuple):
        items = [_row(item, change) if isinstance(item, tuple) else rewritten(item, change) for item in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return tuple(item for item in items if not (isinstance(item, Statement) and not item.text))
    if isinstance(value, Shape) and any(True for _ in statements_of(value)):
        fields = {name: rewritten(getattr(value, name), change) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    return value


def _row(cells: tuple[Any, ...], change: Callable[[Statement], Statement]) -> tuple[Any, ...]:
    return tuple(rewritten(cell, change) for cell in cells)
