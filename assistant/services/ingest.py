"""Documents into the library: at once findable by keywords, by meaning soon after; a crash leaves nothing half done."""

import datetime
import hashlib
import logging
import threading
from collections.abc import Callable, Sequence

from assistant.domain.errors import AssistantError, CallerError, NotFound
from assistant.domain.interview.commands import foreign
from assistant.domain.library import editions
from assistant.domain.library.describing import described, guess_date, guess_title, guess_type, told
from assistant.domain.library.documents import Document, DocumentStatus, DocumentType, Member, Page, Parsed, Received
from assistant.domain.library.filtering import tags_in
from assistant.domain.library.goals import find_goals
from assistant.domain.library.markup import read_marked
from assistant.domain.library.opening import PLAIN, Opening
from assistant.domain.library.splitting import split
from assistant.domain.library.suspicion import suspicious_in
from assistant.domain.text.cleaning import clean
from assistant.ports import Embedder, GoalReader, Parser, Repository, VectorIndex
from assistant.services.goal_reading import GoalReading
from assistant.services.intake import Intake, check_length, nothing_in
from assistant.services.pictures import Pictures
from assistant.services.vectors import KEYWORDS_ONLY, VectorWorker

DUPLICATE = "The library already holds this text; nothing was added."
GOALS_IN_ENGLISH = "The text does not read as English: goals are looked for in English text only."
_READ_FOR_LANGUAGE = 4_000  # characters
UNTAKEN = "The text could not be taken apart, so it is not searched. Delete it, and paste the part that matters."

_log = logging.getLogger(__name__)


class Ingest:
    """The way into and out of the library. Thread-safe."""

    def __init__(
        self,
        repository: Repository,
        parser: Parser,
        embedder: Embedder | None = None,
        vectors: VectorIndex | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
        goal_reader: GoalReader | None = None,
    ) -> None:
        self._repository, self._vectors, self._today = repository, vectors, today
        self.intake, self.pictures = Intake(parser), Pictures(repository, parser)
        self._changing = threading.RLock()  # one change of a document row at a time
        self._telling: dict[str, str] = {}
        self._worker = VectorWorker(repository, embedder, vectors, self._change) if embedder and vectors else None
        self._goals = GoalReading(repository, goal_reader, self._change) if goal_reader else None
        self._work = tuple(work for work in (self._worker, self._goals) if work)

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
        check_length(len(text))
        marked = read_marked(text)
        return self._add(told(described(marked.pages, marked.fields), title, type, date), superseded_by)

    def add_file(
        self,
        name: str,
        data: bytes,
        title: str = "",
        type: DocumentType | None = None,
        date: datetime.date | None = None,
        opening: Opening = PLAIN,
    ) -> Document:
        """Adds a file, as ``add_text``. Raises TooLarge above 20 MB, UnreadableDocument with the reason where it holds no
        text that can be read, Conflict where it was cancelled meanwhile."""
        parsed = self.intake.read(name, data, opening)
        named = title.strip() or parsed.title or guess_title(parsed.pages, name)
        keeps = parsed.printed and not opening.password  # what needs a password to open is not kept without one
        return self._add(told(parsed, named, type, date), original=data if keeps else b"")

    def add_files(
        self,
        name: str,
        data: bytes,
        title: str = "",
        type: DocumentType | None = None,
        date: datetime.date | None = None,
        opening: Opening = PLAIN,
    ) -> list[Received]:
        """Adds a file, or each file of a ZIP archive, which has its own title. Raises as ``add_file``; for an archive only
        where nothing of it could be added: else those that are refused stand in the answer with their reason."""
        members = self.intake.members(name, data, opening)
        if members is None:
            return [Received(name=name, document=self.add_file(name, data, title, type, date, opening))]
        received = [self._received(member, type, date, opening) for member in members]
        if not any(item.document for item in received):
            raise nothing_in(received)
        return received

    def text_of(self, name: str, data: bytes) -> str:
        """The text of a file, which is not added. Raises as ``add_file``."""
        parsed = self.intake.read(name, data)
        return "\n\n".join(page.text for page in parsed.pages)

    def supersede(self, document_id: str, superseded_by: str, reason: str = "") -> Document:
        """Sets by hand which document replaces this one; "" takes it back."""
        if superseded_by:
            self._repository.document(superseded_by)
        if superseded_by == document_id:
            raise CallerError("A document can't replace itself.")
        return self._change(document_id, {"superseded_by": superseded_by, "superseded_reason": reason})

    def describe(self, document_id: str, title: str, type: DocumentType, date: datetime.date | None) -> Document:
        """Sets by hand what a document is; an empty title leaves the one it has. What counts as a goal hangs on type and date:
        where they change, its goals are found anew."""
        before = self._repository.document(document_id)
        named = title.strip()[:300] or before.title
        described = self._change(document_id, {"title": named, "type": type, "date": date})
        if (before.type, before.date) == (type, date) or not described.keyword_ready:
            return described
        self._index_again(described)
        for work in self._work:
            work.enqueue([document_id])
        return self._repository.document(document_id)

    def label(self, document_id: str, tags: Sequence[str], audience: str) -> Document:
        """Sets by hand what a document is about, and whom it concerns. Raises NotFound."""
        told: dict[str, object] = {"tags": tags_in(",".join(tags)), "audience": " ".join(audience.split())[:200]}
        return self._change(document_id, told)

    def mark_as_sample(self, document_id: str) -> Document:
        """Marks a document of the fictional company of the first run."""
        return self._change(document_id, {"sample": True})

    def delete(self, document_id: str) -> None:
        """Removes the document with everything found in it; ends the reading of a file. Raises NotFound."""
        if self.intake.stop(document_id):
            return
        with self._changing:
            self._repository.delete_document(document_id)
            self._telling.pop(document_id, None)
            self.pictures.forget(document_id)
            self._reassess()
        if self._worker:
            self._worker.forget(document_id)

    def cancel(self, document_id: str) -> None:
        """Ends what is being done with a document: a file that is being read is not added; one whose vectors are being made
        stays findable by keywords, until ``take_up``. Raises NotFound."""
        if self.intake.stop(document_id):
            return
        if self._repository.document(document_id).status is DocumentStatus.EMBEDDING and self._worker:
            self._worker.drop(document_id)

    def take_up(self, document_id: str) -> None:
        """Makes the vectors of a document after all. Raises NotFound."""
        self._repository.document(document_id)
        if self._worker:
            self._change(document_id, {"status": DocumentStatus.EMBEDDING, "message": "", "by_meaning": True})
            self._worker.enqueue([document_id])

    def resume(self) -> None:
        """Called at start: finishes what a crash interrupted and brings the vector index in line with the database."""
        with self._changing:
            for document in self._repository.documents():
                if document.status in (DocumentStatus.QUEUED, DocumentStatus.PARSING):
                    self._index_again(document)
            self._reassess()
        if self._worker:
            self._worker.catch_up()
        if self._goals:
            self._goals.resume()

    def rebuild_index(self) -> None:
        """Splits all documents anew, finds their goals again, and makes all vectors afresh (in the background)."""
        with self._changing:
            for document in self._repository.documents():
                self._index_again(document.model_copy(update={"by_meaning": True}))
        if self._vectors:
            self._vectors.clear()
        if self._worker:
            self._worker.catch_up()

    def differences(self) -> tuple[set[str], set[str]]:
        """The ids of passages without a vector, and of vectors without a passage. Both are empty when all work is done."""
        return self._worker.differences() if self._worker else (set(), set())

    def wait_idle(self, timeout: float = 600.0) -> bool:
        """True when all vectors are made, and goals read by a model, within ``timeout`` seconds each."""
        return all(work.wait(timeout) for work in self._work)

    def close(self) -> None:
        """Ends the background threads; what they had not finished goes on at the next start."""
        for work in self._work:
            work.stop()

    def _add(self, parsed: Parsed, superseded_by: str = "", original: bytes = b"") -> Document:
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
            remark=parsed.remark or _language_remark(parsed.pages),
            suspicious=suspicious_in(parsed.pages),
        )
        chunks, goals = split(document.id, parsed.pages), find_goals(document, parsed.pages)
        with self._changing:
            if known := self._known(document.id):
                return known.model_copy(update={"message": DUPLICATE})
            self._repository.add_document(document, parsed.pages, original)
            self._repository.store_chunks(self._searchable(document), chunks, goals)
            self._reassess()
        for work in self._work:
            work.enqueue([document.id])
        return self._repository.document(document.id)

    def _received(
        self, member: Member, type: DocumentType | None, date: datetime.date | None, opening: Opening
    ) -> Received:
        if member.refused:
            return Received(name=member.name, refused=member.refused)
        try:
            added = self.add_file(member.name, member.data, "", type, date, opening)
        except CallerError as error:
            return Received(name=member.name, refused=f"{error.happened} {error.next_step}".strip())
        return Received(name=member.name, document=added)

    def _known(self, document_id: str) -> Document | None:
        try:
            return self._repository.document(document_id)
        except NotFound:
            return None

    def _index_again(self, document: Document) -> None:
        """Chunks, keywords and goals of a stored document in one step. One that can't be taken apart is marked, so that it
        does not stand in the way of the others."""
        try:
            pages = self._repository.pages(document.id)
            document = document.model_copy(update={"suspicious": suspicious_in(pages)})
            chunks, goals = split(document.id, pages), find_goals(document, pages)
        except AssistantError:
            raise
        except Exception:
            _log.exception("Document %s could not be taken apart", document.id)
            self._change(document.id, {"status": DocumentStatus.FAILED, "message": UNTAKEN})
            return
        self._repository.store_chunks(self._searchable(document), chunks, goals)

    def _searchable(self, document: Document) -> Document:
        """As it is stored with its chunks: from then on it is found."""
        return document.model_copy(
            update={
                "keyword_ready": True,
                "status": DocumentStatus.EMBEDDING if self._worker else DocumentStatus.READY,
                "message": "" if self._worker else KEYWORDS_ONLY,
            }
        )

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


def _language_remark(pages: Sequence[Page]) -> str:
    """What to know of a document in another language, "" for an English one."""
    return GOALS_IN_ENGLISH if foreign(" ".join(page.text for page in pages)[:_READ_FOR_LANGUAGE]) else ""


def _content_id(pages: Sequence[Page]) -> str:
    """The same content has the same id, so nothing is stored twice."""
    content = "\x1f".join(f"{page.heading}\x1e{page.text}" for page in pages)
    return f"doc-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:20]}"
