"""What the REST interface accepts, and the type of what it answers."""

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.library.documents import DocumentType

JSON = dict[str, Any]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewDocument(_Body):
    title: str = Field(default="", max_length=300)
    text: str
    type: DocumentType | None = None
    date: datetime.date | None = None
    superseded_by: str = ""


class GoalChange(_Body):
    """What a person says of a goal: only what is named is changed."""

    confirmed: Literal[True] | None = None
    dismissed: bool | None = None
    apart: Literal[True] | None = None
    rank: int | None = Field(default=None, ge=0)
    metric: str = Field(default="", max_length=300)
    baseline: str = Field(default="", max_length=300)
    target: str = Field(default="", max_length=300)
    horizon: datetime.date | None = None
    owner: str = Field(default="", max_length=300)


class NewRequest(_Body):
    opening: str
    as_of: datetime.date | None = None


class NewMessage(_Body):
    text: str
    key: str = Field(default="", max_length=200)


class Rewording(_Body):
    """A section of the proposal in a person's own words; empty words bring the drafted ones back."""

    section: str
    text: str


class Record(_Body):
    """A record attached to a request."""

    title: str = Field(default="", max_length=300)
    text: str


class Wish(_Body):
    """How a section of the proposal should be rewritten; no section means the whole."""

    section: str = ""
    instruction: str = Field(min_length=1, max_length=1_000)
