"""What the REST interface accepts, and the type of what it answers."""

import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.library.documents import DocumentType
from assistant.domain.library.filtering import Filter

JSON = dict[str, Any]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewDocument(_Body):
    title: str = Field(default="", max_length=300)
    text: str
    type: DocumentType | None = None
    date: datetime.date | None = None
    superseded_by: str = ""
    tags: list[str] = Field(default=[], max_length=30)
    audience: str = Field(default="", max_length=200)


class DocumentChange(_Body):
    """What a document is, as a person knows it: only what is named is changed."""

    title: str = Field(default="", max_length=300)
    type: DocumentType | None = None
    date: datetime.date | None = None
    superseded_by: str | None = None
    tags: list[str] | None = Field(default=None, max_length=30)
    audience: str | None = Field(default=None, max_length=200)


class SearchIn(BaseModel):
    """The documents to search in, as they stand in an address."""

    type: list[DocumentType] = []
    since: datetime.date | None = None
    until: datetime.date | None = None
    tag: str = ""
    audience: str = ""
    in_force: bool = False

    @property
    def filter(self) -> Filter:
        return Filter(types=tuple(self.type), **self.model_dump(exclude={"type"}))


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


class LeavingOut(_Body):
    """A section of the proposal that is not to be shown; with ``out`` false it is shown again."""

    section: str
    out: bool = True


class Record(_Body):
    """A record attached to a request."""

    title: str = Field(default="", max_length=300)
    text: str


class Wish(_Body):
    """How a section of the proposal should be rewritten; no section means the whole."""

    section: str = ""
    instruction: str = Field(min_length=1, max_length=1_000)
