"""The strategy library: documents, their chunks, the passages a search returns, the goals found in them."""

import datetime
from enum import StrEnum

from pydantic import Field

from assistant.domain.shapes import Shape


class DocumentType(StrEnum):
    STRATEGY = "strategy"
    OKR = "okr"
    ANNUAL_REPORT = "annual_report"
    INVESTOR_PRESENTATION = "investor_presentation"
    PRESS_RELEASE = "press_release"
    VALUES = "values"
    POLICY = "policy"
    SURVEY = "survey"
    MARKET = "market"
    PRODUCT_LAUNCH = "product_launch"
    OTHER = "other"


class DocumentStatus(StrEnum):
    QUEUED = "queued"
    PARSING = "parsing"
    EMBEDDING = "embedding"
    READY = "ready"
    FAILED = "failed"


class Page(Shape):
    """A stretch of a document under one page number or one heading."""

    number: int | None = None
    heading: str = ""
    text: str


class Member(Shape):
    """A file in a ZIP archive: its content, or why it was not unpacked."""

    name: str
    data: bytes = Field(default=b"", repr=False)
    refused: str = ""


class PagePicture(Shape):
    """A page as it was printed. ``marks``: where the quoted words stand on it, line by line, as shares of its width and
    height (left, top, width, height)."""

    png: bytes = Field(repr=False)
    marks: tuple[tuple[float, float, float, float], ...] = ()


class Parsed(Shape):
    """What a file or a pasted text holds: its pages, and what it says of itself (front matter, file properties).
    ``file_date`` is the day on which the file was made: the last resort where nothing says when it was written.
    ``remark`` says what a reader must know of how it was read, such as pages left out; ``printed`` that its pages can be
    shown as pictures."""

    pages: tuple[Page, ...]
    title: str = ""
    type: DocumentType | None = None
    date: datetime.date | None = None
    file_date: datetime.date | None = None
    remark: str = ""
    printed: bool = False


class Document(Shape):
    """A document of the library. ``superseded_by`` is the id of the newer edition, set by a person or recognised;
    ``suspicious`` holds verbatim stretches that address the assistant instead of the reader; ``message`` tells of its state,
    ``remark`` of how it was read."""

    id: str
    title: str
    type: DocumentType = DocumentType.OTHER
    date: datetime.date | None = None
    status: DocumentStatus = DocumentStatus.QUEUED
    keyword_ready: bool = False
    message: str = ""
    remark: str = ""
    superseded_by: str = ""
    superseded_reason: str = ""
    suspicious: tuple[str, ...] = ()
    sample: bool = False  # belongs to the fictional company of the first run
    goals_read_by: str = ""  # the prompt and model that last looked for goals in it, "" where none has
    by_meaning: bool = True  # False: a person stopped the making of its vectors
    tags: tuple[str, ...] = ()  # a person's words for what it is about
    audience: str = ""  # whom it concerns, in a person's words

    @property
    def in_force(self) -> bool:
        """False for a document that no longer counts: replaced by a newer edition, or ended by its own words."""
        return not (self.superseded_by or self.superseded_reason)


class Received(Shape):
    """A file that came in, alone or in an archive: its document, or why there is none."""

    name: str
    document: Document | None = None
    refused: str = ""


class Chunk(Shape):
    """A searchable stretch of a document. ``id`` hashes document and content, so a second ingest changes nothing;
    ``start`` and ``end`` are character offsets in its page's text."""

    id: str
    document_id: str
    ordinal: int
    page: int | None = None
    heading: str = ""
    text: str
    start: int
    end: int


class Place(Shape):
    """Where a passage stands."""

    chunk_id: str
    document_id: str
    title: str
    page: int | None = None
    heading: str = ""


class Passage(Shape):
    """A chunk that a search returned, with its document, the best sentence as ``quote``, and the blended score 0..1.
    ``also``: where nearly the same words stand."""

    chunk: Chunk
    document: Document
    quote: str
    score: float
    similarity: float = 0.0  # cosine of query and chunk, 0 where only keywords matched
    terms: tuple[str, ...] = ()  # words of the query that stand in the chunk or its heading
    also: tuple[Place, ...] = ()


class StrategicGoal(Shape):
    """A goal found in a document at ingest, confirmed by L&D or not yet. ``statement`` is the goal in the document's own
    words (one sentence, verbatim = ``quote``); metric, baseline, target, horizon and owner only where the text gives
    them."""

    id: str
    document_id: str
    statement: str
    quote: str
    metric: str = ""
    baseline: str = ""
    target: str = ""
    horizon: datetime.date | None = None
    owner: str = ""
    rises: bool | None = None  # wanted direction of the metric
    page: int | None = None
    heading: str = ""
    confirmed: bool = False
    found_by: str = ""  # the prompt and model that found it; "" for the rules
    dismissed: bool = False  # a person said that it is no goal: kept, and never held against a request
    rank: int = 0  # a person's order in the register, 1 first; 0 where not ranked
    apart: bool = False  # a person said that it is no other document's goal, however alike they read
