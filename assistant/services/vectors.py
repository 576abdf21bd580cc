"""Vectors in the background: one thread, one batch at a time, with progress that people can see."""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence

from assistant.domain.errors import AssistantError, NotFound, OutsideError
from assistant.domain.library.documents import Chunk, Document, DocumentStatus
from assistant.ports import Embedder, Repository, VectorIndex

BATCH = 32
_TIDY = ""  # stands in the queue for the removal of what deletions left
KEYWORDS_ONLY = "Found by keywords only: search by meaning is not available."
STOPPED = "Found by keywords only: you stopped the rest."

_log = logging.getLogger(__name__)


def embedding_text(chunk: Chunk) -> str:
    """What of a chunk is embedded."""
    return f"{chunk.heading}\n{chunk.text}" if chunk.heading else chunk.text


def _longest_first(chunk: Chunk) -> int:
    """Passages of like length side by side: the model fills up the shorter ones of a batch. The speed shown only rises."""
    return -len(chunk.text)


def _wanted(document: Document) -> bool:
    """True where a document is to have vectors; a person, or a text that can't be taken apart, may stand against it."""
    return document.by_meaning and document.keyword_ready and document.status is not DocumentStatus.FAILED


class _Ended(Exception):
    """The program ends: what is left is done at the next start."""


class VectorWorker:
    """Makes the vectors of queued documents. ``change`` alters a stored document under the caller's lock."""

    def __init__(
        self,
        repository: Repository,
        embedder: Embedder,
        vectors: VectorIndex,
        change: Callable[[str, dict[str, object]], Document],
    ) -> None:
        self._repository, self._embedder, self._vectors, self._change = repository, embedder, vectors, change
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()  # documents; "" to tidy up; None to end
        self._idle = threading.Condition()
        self._open = 0
        self._dropped: set[str] = set()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def enqueue(self, document_ids: Sequence[str]) -> None:
        """Queues documents; starts the thread with the first one."""
        with self._idle:
            self._open += len(document_ids)
            self._dropped.difference_update(document_ids)
            if document_ids and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="vectors", daemon=True)
                self._thread.start()
        for document_id in document_ids:
            self._waiting.put(document_id)

    def catch_up(self) -> None:
        """Removes vectors of passages that are gone, and queues the documents that lack some."""
        try:
            missing, orphans = self.differences()
        except OutsideError:
            return
        if orphans:
            self._vectors.remove(sorted(orphans))
            self.enqueue([_TIDY])
        documents = self._repository.documents()
        lacking = {chunk.document_id for chunk in self._repository.chunks(missing)}
        self.enqueue(
            [d.id for d in documents if d.id in lacking or (_wanted(d) and d.status is not DocumentStatus.READY)]
        )

    def differences(self) -> tuple[set[str], set[str]]:
        """The ids of passages that lack their vector, and of vectors that lack their passage. Raises OutsideError."""
        stored = self._vectors.ids()
        documents = self._repository.documents()
        passages = {d.id: {chunk.id for chunk in self._repository.chunks_of(d.id)} for d in documents}
        wanted = {key for d in documents if _wanted(d) for key in passages[d.id]}
        return wanted - stored, stored - wanted

    def wait(self, timeout: float) -> bool:
        """True when nothing is left to do within ``timeout`` seconds."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._open, timeout)

    def forget(self, document_id: str) -> None:
        """Removes the vectors of a document that is deleted; off the disk they are soon after."""
        self._vectors.remove_document(document_id)
        self.enqueue([_TIDY])

    def drop(self, document_id: str) -> None:
        """Gives up the vectors of a document, also those that are made."""
        self._dropped.add(document_id)
        self._finish(document_id)

    def stop(self) -> None:
        """Ends the thread after the passages it works on."""
        self._ending.set()
        if self._thread:
            self._waiting.put(None)
            self._thread.join(timeout=10)

    def _run(self) -> None:
        while (document_id := self._waiting.get()) is not None:
            try:
                self._tidy() if document_id == _TIDY else self._make(document_id)
            except _Ended:
                return
            except NotFound:
                self._vectors.remove_document(document_id)  # deleted meanwhile
            except Exception as error:  # the thread must live on for the next document
                self._give_up(document_id, error)
            finally:
                with self._idle:
                    self._open -= 1
                    self._idle.notify_all()

    def _tidy(self) -> None:
        """Once for many deletions in a row."""
        if self._waiting.empty():
            self._vectors.compact()

    def _make(self, document_id: str) -> None:
        chunks, made = self._repository.chunks_of(document_id), self._vectors.ids(document_id)
        missing = sorted((chunk for chunk in chunks if chunk.id not in made), key=_longest_first)
        begun = time.monotonic()
        for start in range(0, len(missing), BATCH):
            if self._ending.is_set():
                raise _Ended
            if document_id in self._dropped:
                break
            done = len(chunks) - len(missing) + start
            self._change(document_id, {"message": progress(done, len(chunks), start, time.monotonic() - begun)})
            self._add(missing[start : start + BATCH])
        self._finish(document_id)

    def _finish(self, document_id: str) -> None:
        if document_id in self._dropped:
            self._vectors.remove_document(document_id)
            self._change(document_id, {"status": DocumentStatus.READY, "message": STOPPED, "by_meaning": False})
        else:
            self._change(document_id, {"status": DocumentStatus.READY, "message": ""})

    def _add(self, chunks: Sequence[Chunk]) -> None:
        vectors = self._embedder.embed([embedding_text(chunk) for chunk in chunks])
        self._vectors.add([chunk.id for chunk in chunks], vectors, [chunk.document_id for chunk in chunks])

    def _give_up(self, document_id: str, error: Exception) -> None:
        _log.warning("No vectors for %s: %s", document_id, error)
        try:
            self._change(document_id, {"status": DocumentStatus.READY, "message": KEYWORDS_ONLY})
        except AssistantError:
            _log.exception("The state of %s could not be stored", document_id)


def progress(done: int, wanted: int, lately: int, seconds: float) -> str:
    """How far the vectors of a document are, how fast they come, and how long it takes yet; ``lately`` of them were made in
    the last ``seconds``."""
    told = f"{done} of {wanted} passages are ready for search by meaning"
    if not lately:
        return f"{told}."
    speed = lately / max(seconds, 0.001)
    return f"{told}; {speed:.0f} a second, {_duration((wanted - done) / speed)} left."


def _duration(seconds: float) -> str:
    if seconds < 5:
        return "a few seconds"
    return f"about {round(seconds)} seconds" if seconds < 90 else f"about {round(seconds / 60)} minutes"
