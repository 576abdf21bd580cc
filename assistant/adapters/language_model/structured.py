"""From what a model wrote to the form that was asked for, tolerant of how weak models write JSON."""

import json
import re
import types
from typing import Any, Union, cast, get_args, get_origin

from json_repair import repair_json
from pydantic import BaseModel, ValidationError

from assistant.ports import Answer

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
_NOTHING = {"null", "none", "n/a", "nil", "undefined"}
_LONGEST = 200_000  # characters that are looked at


class Malformed(ValueError):
    """The text is not the form asked for; says why, in words the model can mend it by."""


def without_thinking(text: str) -> str:
    """The text without what a reasoning model thought aloud."""
    return _THINKING.sub("", text)


def parse(text: str, form: type[Answer]) -> Answer:
    """The answer in its form. Raises Malformed."""
    plain = without_thinking(text)[:_LONGEST]
    fenced = _FENCE.search(plain)
    data = _first_object(fenced[1] if fenced else plain)
    try:
        return form.model_validate(_loosened(data, form))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])
        raise Malformed(problems) from error


def _first_object(text: str) -> dict[str, Any]:
    start = text.find("{")
    if start < 0:
        raise Malformed("there is no JSON object in the answer")
    try:
        found, _ = json.JSONDecoder().raw_decode(text[start:])
    except (json.JSONDecodeError, RecursionError):
        try:
            found = repair_json(text[start:], return_objects=True)
        except (ValueError, RecursionError) as error:
            raise Malformed("the JSON cannot be read") from error
    if isinstance(found, list) and found and isinstance(found[0], dict):
        found = cast(Any, found[0])
    if not isinstance(found, dict) or not found:
        raise Malformed("the answer is not a JSON object")
    return cast(dict[str, Any], found)


def _loosened(data: Any, form: type[BaseModel]) -> Any:
    """The data with unknown fields dropped and each field brought to the sort of thing its form wants."""
    if not isinstance(data, dict):
        return data
    given = cast(dict[str, Any], data)
    return {
        name: value
        for name, field in form.model_fields.items()
        if name in given and (value := _fitted(given[name], field.annotation)) is not None
    }


def _fitted(value: Any, wanted: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in _NOTHING:
        return None
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(wanted) if arg is not type(None)]
        return _fitted(value, inner[0]) if value is not None and inner else value
    if origin in (tuple, list):
        return _items(value, get_args(wanted)[0])
    if isinstance(wanted, type) and issubclass(wanted, BaseModel):
        return _loosened(value, wanted)
    if wanted is str and isinstance(value, int | float):
        return str(value)
    return value


def _items(value: Any, wanted: Any) -> list[Any]:
    """A list, also where it came as JSON text, as one item, or with items that do not fit among those that do."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except json.JSONDecodeError:
            value = [value] if value.strip() else []
    items = cast(list[Any], value) if isinstance(value, list) else [value]
    fitted = [_fitted(item, wanted) for item in items]
    return [item for item in fitted if item is not None and _valid(item, wanted)]


def _valid(item: Any, wanted: Any) -> bool:
    """One item that does not fit is left out rather than the whole answer refused."""
    if not (isinstance(wanted, type) and issubclass(wanted, BaseModel)):
        return isinstance(item, str) or wanted is not str
    try:
        wanted.model_validate(item)
    except ValidationError:
        return False
    return True


def schema(form: type[BaseModel]) -> dict[str, Any]:
    """The form as JSON schema without references, which many servers do not follow."""
    full = form.model_json_schema()
    definitions = full.pop("$defs", {})
    return cast(dict[str, Any], _inlined(full, definitions))


def _inlined(node: Any, definitions: dict[str, Any], fields: bool = False) -> Any:
    """The node with references put in and titles and defaults left out; ``fields``: its keys are names of fields."""
    if isinstance(node, list):
        return [_inlined(item, definitions) for item in cast(list[Any], node)]
    if not isinstance(node, dict):
        return node
    inner = cast(dict[str, Any], node)
    if "$ref" in inner:
        return _inlined(definitions[str(inner["$ref"]).rsplit("/", 1)[1]], definitions)
    return {
        key: _inlined(value, definitions, fields=key == "properties" and not fields)
        for key, value in inner.items()
        if fields or key not in ("default", "title")
    }
