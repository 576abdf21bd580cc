"""Deleting with a way back: what was deleted last is kept aside, in the database, until the next deletion or the next start
of the program."""

from assistant.domain.brief.turns import Interview
from assistant.domain.errors import CallerError, NotFound
from assistant.domain.library.documents import Document, DocumentStatus, Page, StrategicGoal
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.shapes import Shape
from assistant.ports import Repository
from assistant.services.ingest import Ingest

_SETTING = "deleted_last"


class Removed(Shape, ser_json_bytes="base64", val_json_bytes="base64"):
    """What stands aside: a document with all that is needed to make it again, or a request with its newest proposal."""

    document: Document | None = None
    pages: tuple[Page, ...] = ()
    original: bytes = b""
    goals: tuple[StrategicGoal, ...] = ()
    interview: Interview | None = None
    proposal: Proposal | None = None

    @property
    def title(self) -> str:
        """What a person knows it by."""
        return self.document.title if self.document else self.interview.title if self.interview else ""


class Removing:
    """Deletes documents and requests, and brings the last one back."""

    def __init__(self, repository: Repository, ingest: Ingest) -> None:
        self._repository, self._ingest = repository, ingest
        if repository.setting(_SETTING):
            repository.save_setting(_SETTING, "")

    def document(self, document_id: str) -> Removed:
        """Deletes a document. Raises NotFound."""
        removed = Removed(
            document=self._repository.document(document_id),
            pages=tuple(self._repository.pages(document_id)),
            original=self._repository.original(document_id),
            goals=tuple(goal for goal in self._repository.goals() if goal.document_id == document_id),
        )
        self._keep(removed)
        self._ingest.delete(document_id)
        return removed

    def request(self, request_id: str) -> Removed:
        """Deletes a request with its conversation and proposals. Raises NotFound."""
        removed = Removed(interview=self._repository.interview(request_id), proposal=self._proposal(request_id))
        self._keep(removed)
        self._repository.delete_interview(request_id)
        return removed

    def bring_back(self) -> Removed:
        """What was deleted last, stored again. Raises CallerError where there is nothing."""
        kept = self._repository.setting(_SETTING)
        if not kept:
            raise CallerError("There is nothing to bring back.")
        removed = Removed.model_validate_json(kept)
        if removed.document:
            self._restore_document(removed.document, removed)
        if removed.interview:
            self._repository.create_interview(removed.interview)
        if removed.interview and removed.proposal:
            self._repository.save_proposal(removed.interview.id, removed.proposal)
        self._repository.save_setting(_SETTING, "")
        return removed

    def _restore_document(self, document: Document, removed: Removed) -> None:
        waiting = {"status": DocumentStatus.QUEUED, "keyword_ready": False}
        self._repository.add_document(document.model_copy(update=waiting), removed.pages, removed.original)
        self._ingest.resume()
        found = {goal.id for goal in self._repository.goals()}
        for goal in removed.goals:
            if goal.id in found or goal.found_by:
                self._repository.save_goal(goal)

    def _proposal(self, request_id: str) -> Proposal | None:
        try:
            return self._repository.proposal(request_id)
        except NotFound:
            return None

    def _keep(self, removed: Removed) -> None:
        self._repository.save_setting(_SETTING, removed.model_dump_json())
