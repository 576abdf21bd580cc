"""The base of every domain shape: immutable, strict about unknown fields, round-trips through JSON."""

from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Shape(BaseModel):
    """An immutable value. Change one with ``shape.model_copy(update={...})``."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


class Same(Generic[T]):
    """An immutable value as the key of a cache, told apart by identity: comparing it would cost what the cache saves."""

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and cast(Same[T], other).value is self.value
