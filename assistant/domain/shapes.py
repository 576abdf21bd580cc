"""The base of every domain shape: immutable, strict about unknown fields, round-trips through JSON."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    """An immutable value. Change one with ``shape.model_copy(update={...})``."""

    model_config = ConfigDict(frozen=True, extra="forbid")
