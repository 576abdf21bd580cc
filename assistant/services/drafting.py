"""Drafting: opens the case file, composes the proposal, stores it as the next version."""

from assistant.domain.interview import Status
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal import Proposal
from assistant.ports import Repository
from assistant.services.case import CaseFiles


class Drafting:
    """Writes proposals from what the interview holds; nothing else goes into them."""

    def __init__(self, repository: Repository, cases: CaseFiles, knowledge: Knowledge) -> None:
        self._repository, self._cases, self._knowledge = repository, cases, knowledge

    def draft(self, request_id: str) -> tuple[int, Proposal]:
        """A new version of the proposal, stored, with its number. A request may be drafted at any time."""
        interview = self._repository.interview(request_id)
        proposal = self.proposal(interview)
        version = self._repository.save_proposal(request_id, proposal)
        if interview.status is Status.INTERVIEWING:
            self._repository.save_interview(interview.model_copy(update={"status": Status.DRAFTED}))
        return version, proposal
