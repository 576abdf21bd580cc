"""What the services need from the outside, as Protocols. adapters/ implements them; tests use the same contracts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import BaseModel

from assistant.domain.brief.reading import Reading
from assistant.domain.brief.turns import Interview, Move, Say
from assistant.domain.calls import Call, Spent
from assistant.domain.library.documents import Chunk, Document, Member, Page, PagePicture, Parsed, StrategicGoal
from assistant.domain.library.opening import PLAIN, UNWATCHED, Opening, Watch
from assistant.domain.proposal.authoring.draft import Analysis, Draft, Rewrites
from assistant.domain.proposal.shapes import Proposal


@dataclass(frozen=True)
class Shown:
    """A passage that may be shown to the person: the exact words and the title of their document."""

    document: str
    quote: str


class Reader(Protocol):
    """Turns a message into a Reading. Never raises on any text; what it cannot read it leaves out."""

    def read(self, message: str, interview: Interview, today: date) -> Reading: ...


class Writer(Protocol):
    """Words a decided move. Yields the reply in pieces; joined they are the reply."""

    def write(
        self, interview: Interview, reading: Reading, move: Move, text: str, shown: Sequence[Shown] = ()
    ) -> Iterator[str]:
        """``text`` is the message answered; ``shown`` are passages of the library that may be brought in."""
        ...

    def word(self, say: Say, interview: Interview, reading: Reading) -> str:
        """One sentence of the message file, in the wording that suits the person."""
        ...


class Role(StrEnum):
    """What a language model is used for; each may be a model of its own."""

    READER = "reader"  # fast: a message becomes a typed reading
    WRITER = "writer"  # strong: words a reply, analyses, drafts, criticises


@dataclass(frozen=True)
class Rendered:
    """A prompt with its inputs filled in. ``stamp`` names the file and its version; ``instructions`` are ours, ``data``
    holds what people and documents said, delimited; ``request_id`` is whose tokens they are; ``most_tokens`` bounds the
    answer."""

    stamp: str
    role: Role
    instructions: str
    data: str
    request_id: str
    most_tokens: int
    turn: bool = True  # part of a chat turn, whose time is short; analysis and drafting take longer


Answer = TypeVar("Answer", bound=BaseModel)


class LanguageModel(Protocol):
    """A language model. Both calls end within the configured deadline; both raise ModelFailed for every failure of the
    outside (unreachable, silent, incomplete, not in the form asked for, over its budget, resting after failures)."""

    def ask(self, prompt: Rendered, form: type[Answer]) -> Answer:
        """A complete, validated answer in the form asked for."""
        ...

    def tell(self, prompt: Rendered) -> Iterator[str]:
        """Plain text, piece by piece as it arrives. Closing the iterator cancels the call. Raises ModelFailed at the end
        where the text did not end properly: what came before is then not to be trusted as whole."""
        ...


class Author(Protocol):
    """Writes a proposal in prose from the labelled case file. Every call raises ModelFailed; every text is checked after."""

    def analyse(self, request_id: str, dossier: str) -> Analysis: ...

    def draft(self, request_id: str, dossier: str, findings: Sequence[str], guided: str) -> Draft: ...

    def repair(self, request_id: str, dossier: str, texts: str) -> Rewrites:
        """New texts for those that failed a check; each stands with its complaint."""
        ...

    def criticise(self, request_id: str, dossier: str, texts: str) -> Rewrites:
        """Better texts for what a sceptical executive would not accept."""
        ...

    def revise(self, request_id: str, dossier: str, texts: str, instruction: str) -> Rewrites:
        """New texts as a person asks."""
        ...

    @property
    def name(self) -> str:
        """The model, as named in the proposal's provenance."""
        ...


class Tracer(Protocol):
    """Tells whoever watches the server what takes how long. Facts are kinds and counts, never what was said."""

    def span(self, name: str, **facts: str | float) -> AbstractContextManager[object]:
        """A span of work around what is done inside."""
        ...


class GoalReader(Protocol):
    """A second pair of eyes for goals in documents. ``name`` tells which: a document is read once by each."""

    @property
    def name(self) -> str: ...

    def goals(self, document: Document, pages: Sequence[Page]) -> list[StrategicGoal]:
        """The goals it finds, every one in words that stand in the document. Raises ModelFailed."""
        ...


class Embedder(Protocol):
    """Text to unit-length vectors. ``name`` identifies the model: vectors of different names never mix."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> list[list[float]]: ...


class VectorIndex(Protocol):
    """Vectors by chunk id. Holds nothing that the database does not; can be dropped and rebuilt."""

    def add(self, ids: Sequence[str], vectors: Sequence[Sequence[float]], document_ids: Sequence[str]) -> None: ...

    def query(self, vector: Sequence[float], k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The k nearest chunk ids with cosine similarity, best first; only of documents ``within``, all for none named."""
        ...

    def vectors(self, ids: Sequence[str]) -> list[list[float]]:
        """The vectors of those ids that are stored, in any order."""
        ...

    def ids(self, document_id: str = "") -> set[str]:
        """The stored chunk ids, of one document or all."""
        ...

    def remove(self, ids: Sequence[str]) -> None: ...

    def remove_document(self, document_id: str) -> None: ...

    def clear(self) -> None: ...

    def compact(self) -> None:
        """Takes off the disk what was removed, and may take a while."""
        ...

    def count(self) -> int: ...


class KeywordIndex(Protocol):
    """BM25 over chunk text and heading, living in the database."""

    def search(self, query: str, k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The k best chunk ids with their BM25 score (higher is better), best first; only of documents ``within``, all for
        none named. Any text is a legal query."""
        ...


class Parser(Protocol):
    """A file's bytes to pages, within limits of time and memory."""

    @property
    def recognises(self) -> bool:
        """True where text can be recognised in pictures of pages."""
        ...

    def parse(self, name: str, data: bytes, opening: Opening = PLAIN, watch: Watch = UNWATCHED) -> Parsed:
        """Raises UnreadableDocument with the reason, Conflict where ``watch`` stopped it."""
        ...

    def picture(self, data: bytes, page: int, quote: str = "") -> PagePicture:
        """A page (from 1) of a file whose pages can be shown. Raises UnreadableDocument."""
        ...

    def members(self, data: bytes, password: str = "") -> Iterator[Member] | None:
        """The files in a ZIP archive one after the other, None where the file is no archive. Raises UnreadableDocument where
        the archive as a whole is refused."""
        ...


class Repository(Protocol):
    """The database: the truth. Each call is one transaction. Unknown ids raise NotFound, a lost race Conflict."""

    def add_document(self, document: Document, pages: Sequence[Page], original: bytes = b"") -> None:
        """``original``: the file it came in, where its pages can be shown as pictures; it goes with the document."""
        ...

    def update_document(self, document: Document) -> None: ...

    def store_chunks(self, document: Document, chunks: Sequence[Chunk], goals: Sequence[StrategicGoal]) -> None:
        """Stores document row, chunks, keyword entries and goals together: keyword-searchable when it returns."""
        ...

    def documents(self, ids: Collection[str] | None = None) -> list[Document]:
        """All documents, or those of a few ids that are stored."""
        ...

    def document(self, document_id: str) -> Document: ...

    def pages(self, document_id: str) -> list[Page]: ...

    def original(self, document_id: str) -> bytes:
        """The file that was stored with a document, b"" where there is none."""
        ...

    def delete_document(self, document_id: str) -> None: ...

    def chunks(self, ids: Iterable[str]) -> list[Chunk]: ...

    def chunks_of(self, document_id: str) -> list[Chunk]: ...

    def goals(self) -> list[StrategicGoal]: ...

    def save_goal(self, goal: StrategicGoal) -> None: ...

    def create_interview(self, interview: Interview) -> None: ...

    def save_interview(self, interview: Interview) -> Interview:
        """Stores the interview with its new turns if its version is the stored one; returns it with the next version."""
        ...

    def replace_turns(self, interview: Interview) -> Interview:
        """Stores the interview with exactly the turns it holds, in place of those stored; version as in save_interview."""
        ...

    def interview(self, request_id: str) -> Interview: ...

    def interviews(self) -> list[Interview]:
        """All interviews, the one changed last first, without their turns: load one to read it."""
        ...

    def delete_interview(self, request_id: str) -> None: ...

    def save_proposal(self, request_id: str, proposal: Proposal) -> int:
        """Stores a new version and returns its number, from 1."""
        ...

    def proposal(self, request_id: str, version: int = 0) -> Proposal:
        """A version, the latest for 0."""
        ...

    def proposal_version(self, request_id: str) -> int:
        """The number of the newest version, 0 without a proposal."""
        ...

    def save_call(self, call: Call) -> None:
        """Keeps what was sent to a language model; its request may not be stored yet."""
        ...

    def calls(self, request_id: str) -> list[Call]:
        """The calls made for a request, oldest first."""
        ...

    def spent(self, since: datetime | None = None, request_id: str = "", person: str | None = None) -> Spent:
        """What calls took: those from a moment on, those of one request, those of one person ("" for nobody in
        particular)."""
        ...

    def setting(self, key: str) -> str: ...

    def save_setting(self, key: str, value: str) -> None: ...


class Renderer(Protocol):
    """One file format of a proposal."""

    @property
    def media_type(self) -> str: ...

    def render(self, proposal: Proposal) -> bytes: ...
