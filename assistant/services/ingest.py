"""Documents into the library: at once findable by keywords, by meaning soon after; a crash leaves nothing half done."""

import datetime
import hashlib
import threading
from collections.abc import Callable, Sequence

from assistant.domain.errors import CallerError, NotFound, OutsideError, TooLarge
from assistant.domain.library import editions
from assistant.domain.library.describing import described, guess_date, guess_title, guess_type
from assistant.domain.library.documents import Document, DocumentStatus, DocumentType, Page, Parsed
from assistant.domain.library.goals import find_goals
from assistant.domain.library.markup import read_marked
from assistant.domain.library.splitting import split
from assistant.domain.library.suspicion import suspicious
from assistant.domain.text.cleaning import clean
from assistant.ports import Embedder, Parser, Repository, VectorIndex
from assistant.services.vectors import KEYWORDS_ONLY, VectorWorker

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_000_000
DUPLICATE = "The library already holds this text; nothing was added."
_MOST_SUSPICIOUS = 50  # stretches kept for a document: enough to show, never a second copy of it


class Ingest:
    """The way into and out of the library. Thread-safe."""

    def __init__(
        self,
        repository: Repository,
        parser: Parser,
        embedder: Embedder | None = None,
        vectors: VectorIndex | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self._repository, self._parser, self._vectors, self._today = repository, parser, vectors, today
        self._changing = threading.RLock()  # one change of a document row at a time
        self._telling: dict[str, str] = {}
        self._worker = VectorWorker(repository, embedder, vectors, self._change) if embedder and vectors else None

    def add_text(
        self,
        title: str,
        text: str,
        type: DocumentType | None = None,
        date: datetime.date | None = None,
        superseded_by: str = "",
    ) -> Document:
        """Adds pasted text, plain or Markdown. Findable by keywords when it returns. An empty title is taken from the
        text; missing type and date are guessed from it. Text that is there already gives the stored document with a
        message. Raises CallerError (empty), TooLarge (above 2 million characters), NotFound (unknown successor)."""
        _check_length(len(text))
        marked = read_marked(text)
        return self._add(_told(described(marked.pages, marked.fields), title, type, date), superseded_by)

    def add_file(
        self,
        name: str,
        data: bytes,
        title: str = "",
        type: DocumentType | None = None,
        date: datetime.date | None = None,
    ) -> Document:
        """Adds a file, as ``add_text``. Raises TooLarge above 20 MB, UnreadableDocument with the reason where it holds no
        text that can be read."""
        _check_size(data)
        parsed = self._parser.parse(name, data)
        _check_length(sum(len(page.text) for page in parsed.pages))
        named = title.strip() or parsed.title or guess_title(parsed.pages, name)
        return self._add(_told(parsed, named, type, date))

    def text_of(self, name: str, data: bytes) -> str:
        """The text of a file, which is not added. Raises as ``add_file``."""
        _check_size(data)
        parsed = self._parser.parse(name, data)
        return "\n\n".join(page.text for page in parsed.pages)

    def supersede(self, document_id: str, superseded_by: str, reason: str = "") -> Document:
        """Sets by hand which document replaces this one; "" takes it back."""
        if superseded_by:
            self._repository.document(superseded_by)
        if superseded_by == document_id:
            raise CallerError("A document can't replace itself.")
        return self._change(document_id, {"superseded_by": superseded_by, "superseded_reason": reason})

    def describe(self, document_id: str, title: str, type: DocumentType, date: datetime.date | None) -> Document:
        """Sets by hand what a document is; an empty title leaves the one it has."""
        named = title.strip()[:300] or self._repository.document(document_id).title
        return self._change(document_id, {"title": named, "type": type, "date": date})

    def mark_as_sample(self, document_id: str) -> Document:
        """Marks a document of the fictional company of the first run."""
        return self._change(document_id, {"sample": True})

    def delete(self, document_id: str) -> None:
        """Removes the document with everything found in it. Raises NotFound."""
        with self._changing:
            self._repository.delete_document(document_id)
            self._telling.pop(document_id, None)
            self._reassess()
        if self._vectors:
            self._vectors.remove_document(document_id)

    def resume(self) -> None:
        """Called at start: finishes what a crash interrupted and brings the vector index in line with the database."""
        with self._changing:
            for document in self._repository.documents():
                if document.status in (DocumentStatus.QUEUED, DocumentStatus.PARSING):
                    self._index(document, self._repository.pages(document.id))
            self._reassess()
        self._worker_catches_up()

    def rebuild_index(self) -> None:
        """Splits all documents anew, finds their goals again, and makes all vectors afresh (in the background)."""
        with self._changing:
            for document in self._repository.documents():
                self._index(document, self._repository.pages(document.id))
        if self._vectors:
            self._vectors.clear()
        self._worker_catches_up()

    def wait_idle(self, timeout: float = 600.0) -> bool:
        """True when all vectors are made within ``timeout`` seconds."""
        return self._worker.wait(timeout) if self._worker else True

    def close(self) -> None:
        """Ends the background thread; what it had not finished goes on at the next start."""
        if self._worker:
            self._worker.stop()

    def _add(self, parsed: Parsed, superseded_by: str = "") -> Document:
        if not any(page.text.strip() for page in parsed.pages):
            raise CallerError("The document holds no text.", kept="Nothing was added.", next_step="Paste its text.")
        if superseded_by:
            self._repository.document(superseded_by)
        title = " ".join(clean(parsed.title).split())[:300] or guess_title(parsed.pages)
        document = Document(
            id=_content_id(parsed.pages),
            title=title,
            type=parsed.type or guess_type(title, parsed.pages),
            date=parsed.date or guess_date(title, parsed.pages, self._today()) or parsed.file_date,
            superseded_by=superseded_by,
        )
        with self._changing:
            if known := self._known(document.id):
                return known.model_copy(update={"message": DUPLICATE})
            self._repository.add_document(document, parsed.pages)
            indexed = self._index(document, parsed.pages)
            self._reassess()
        if self._worker:
            self._worker.enqueue([indexed.id])
        return self._repository.document(indexed.id)

    def _known(self, document_id: str) -> Document | None:
        try:
            return self._repository.document(document_id)
        except NotFound:
            return None

    def _index(self, document: Document, pages: Sequence[Page]) -> Document:
        """Chunks, keywords and goals in one step; from here on the document is found."""
        found = [stretch for page in pages for stretch in suspicious(page.text)]
        indexed = document.model_copy(
            update={
                "suspicious": tuple(dict.fromkeys(found))[:_MOST_SUSPICIOUS],
                "keyword_ready": True,
                "status": DocumentStatus.EMBEDDING if self._worker else DocumentStatus.READY,
                "message": "" if self._worker else KEYWORDS_ONLY,
            }
        )
        self._repository.store_chunks(indexed, split(document.id, pages), find_goals(indexed, pages))
        return indexed

    def _change(self, document_id: str, update: dict[str, object]) -> Document:
        with self._changing:
            changed = self._repository.document(document_id).model_copy(update=update)
            self._repository.update_document(changed)
            return changed

    def _reassess(self) -> None:
        """Looks again which documents a newer edition, or their own end, has put out of force."""
        documents = self._repository.documents()
        for document in documents:
            if document.id not in self._telling:
                text = "\n".join(page.text for page in self._repository.pages(document.id))
                self._telling[document.id] = editions.telling(text)
        for changed in editions.reassessed(documents, self._telling, self._today()):
            self._repository.update_document(changed)

    def _worker_catches_up(self) -> None:
        """Removes vectors of chunks that are gone and queues the documents whose vectors are missing."""
        if not self._worker or not self._vectors:
            return
        try:
            stored = self._vectors.ids()
        except OutsideError:
            return
        incomplete: list[str] = []
        for document in self._repository.documents():
            wanted = {chunk.id for chunk in self._repository.chunks_of(document.id)}
            if not wanted <= stored or document.status is not DocumentStatus.READY:
                incomplete.append(document.id)
            stored -= wanted
        self._vectors.remove(sorted(stored))
        self._worker.enqueue(incomplete)


def _told(parsed: Parsed, title: str, kind: DocumentType | None, date: datetime.date | None) -> Parsed:
    """What the person says of a document counts more than what the document says of itself."""
    said = {"title": title.strip(), "type": DocumentType(kind) if kind else None, "date": date}
    return parsed.model_copy(update={key: value for key, value in said.items() if value})


def _check_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB.",
            next_step="Split it, or paste the part that matters.",
        )


def _check_length(characters: int) -> None:
    if characters > MAX_CHARACTERS:
        raise TooLarge(
            f"The text is longer than {MAX_CHARACTERS:,} characters.",
            next_step="Split it, or paste the part that matters.",
        )


def _content_id(pages: Sequence[Page]) -> str:
    """The same content has the same id, so nothing is stored twice."""
    content = "\x1f".join(f"{page.heading}\x1e{page.text}" for page in pages)
    return f"doc-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:20]}"
