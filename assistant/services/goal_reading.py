"""The second reading of documents for goals: in the background, one document at a time, merged beside what the rules found."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial

from assistant.domain.errors import ModelFailed, NotFound
from assistant.domain.library.documents import Document
from assistant.domain.library.proposed_goals import unknown_goals
from assistant.domain.person import served, serving
from assistant.ports import GoalReader, Repository

_log = logging.getLogger(__name__)
Change = Callable[[str, dict[str, object]], Document]


class GoalReading:
    """Reads each document once; one that holds text for the assistant is left to the rules, whom nobody can talk to.
    ``change`` alters a stored document under the caller's lock. A document whose reading failed is read at the next start."""

    def __init__(self, repository: Repository, reader: GoalReader, change: Change) -> None:
        self._repository, self._reader, self._change = repository, reader, change
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="goals")
        self._open: set[Future[None]] = set()

    def enqueue(self, document_ids: Sequence[str]) -> None:
        """Queues documents, on the account of whoever adds them."""
        for document_id in document_ids:
            reading = self._thread.submit(self._safely, document_id, served())
            self._open.add(reading)
            reading.add_done_callback(self._open.discard)

    def resume(self) -> None:
        """Queues what this reader has not read yet."""
        unread = partial(_unread, name=self._reader.name)
        self.enqueue([document.id for document in self._repository.documents() if unread(document)])

    def wait(self, timeout: float) -> bool:
        """True when nothing is left to read within ``timeout`` seconds."""
        return not wait(set(self._open), timeout).not_done

    def stop(self) -> None:
        """Gives up what waits; the document in hand ends by itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _safely(self, document_id: str, person: str) -> None:
        try:
            with serving(person):
                self._read(document_id)
        except NotFound:
            return  # deleted meanwhile
        except ModelFailed as failure:
            _log.info("Goals of %s were read by rules alone: %s", document_id, failure.reason)
        except Exception:  # the thread must live on for the next document
            _log.exception("Goals of %s could not be read a second time", document_id)

    def _read(self, document_id: str) -> None:
        document = self._repository.document(document_id)
        if not _unread(document, self._reader.name):
            return
        found = self._reader.goals(document, self._repository.pages(document_id))
        for goal in unknown_goals(found, self._repository.goals()):
            self._repository.save_goal(goal)
        self._change(document_id, {"goals_read_by": self._reader.name})


def _unread(document: Document, name: str) -> bool:
    return document.goals_read_by != name and not document.superseded_by and not document.suspicious
