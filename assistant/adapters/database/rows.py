"""Domain shapes to stored text and back, and the error for what is not there."""

import contextlib
import json
from typing import Any, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from assistant.domain.errors import NotFound, OperatorError
from assistant.domain.shapes import Shape
from assistant.domain.text.cleaning import storable

S = TypeVar("S", bound=Shape)


def to_json(shape: Shape) -> str:
    """The shape as JSON that every database takes: NUL and lone surrogates, which none does, are left out."""
    return as_stored(shape)[1]


def as_stored(shape: S) -> tuple[S, str]:
    """The shape as it comes back from the database, and its JSON."""
    with contextlib.suppress(PydanticSerializationError):  # a lone surrogate
        text = shape.model_dump_json()
        if "\\u0000" not in text:  # nearly every text is storable as it is
            return shape, text
    text = json.dumps(_storable(shape.model_dump(mode="json")), ensure_ascii=False, separators=(",", ":"))
    return from_json(type(shape), text)[0], text


def from_json(kind: type[S], *bodies: str) -> list[S]:
    """Stored bodies as shapes, in order. A field that this version does not know any more is left out: an older one wrote it,
    for what a newer one wrote is refused by the format of its database (schema.prepare). Raises OperatorError where a body
    lacks what the shape needs."""
    try:
        return [kind.model_validate_json(body, extra="ignore") for body in bodies]
    except ValidationError as error:
        raise OperatorError(
            f"A stored {kind.__name__.lower()} does not have the form that this version of the program reads.",
            kept="It is unchanged.",
            next_step="Use the version of the program that stored it.",
        ) from error


def not_found(what: str, wanted: str, next_step: str) -> NotFound:
    return NotFound(f'There is no {what} "{storable(wanted)[:80]}".', next_step=next_step)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _storable(item) for key, item in cast(dict[str, Any], value).items()}
    if isinstance(value, list):
        return [_storable(item) for item in cast(list[Any], value)]
    return value
