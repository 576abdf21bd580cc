"""Domain shapes to stored text and back, and the error for what is not there."""

import json
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from assistant.domain.errors import NotFound, OperatorError
from assistant.domain.shapes import Shape
from assistant.domain.text.cleaning import storable

S = TypeVar("S", bound=Shape)


def to_json(shape: Shape, *, without: str = "") -> str:
    """The shape as JSON that every database takes: NUL and lone surrogates, which none does, are left out."""
    body = shape.model_dump(mode="json", exclude={without} if without else None)
    text = _dumped(body)
    # Nearly every text is storable as it is, and a long conversation is written anew at every turn.
    return text if "\\u0000" not in text and storable(text) == text else _dumped(_storable(body))


def from_json(kind: type[S], *bodies: str) -> list[S]:
    """Stored bodies as shapes, in order."""
    try:
        return [kind.model_validate_json(body) for body in bodies]
    except ValidationError as error:
        raise OperatorError(
            f"A stored {kind.__name__.lower()} does not have the form that this version of the program reads.",
            kept="It is unchanged.",
            next_step="Use the version of the program that stored it.",
        ) from error


def not_found(what: str, wanted: str, next_step: str) -> NotFound:
    return NotFound(f'There is no {what} "{storable(wanted)[:80]}".', next_step=next_step)


def _dumped(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _storable(item) for key, item in cast(dict[str, Any], value).items()}
    if isinstance(value, list):
        return [_storable(item) for item in cast(list[Any], value)]
    return value
