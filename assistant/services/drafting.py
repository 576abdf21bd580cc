"""Drafting: opens the case file, composes the proposal, stores it as the next version."""

from dataclasses import dataclass

from assistant.domain.alignment.align import Alignment
from assistant.domain.brief.turns import Interview, Status
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.knowledge import Knowledge
from assistant.domain.measurement.contract import contract
from assistant.domain.measurement.forecast import forecast
from assistant.domain.measurement.insight import Insight
from assistant.domain.measurement.insights import insights
from assistant.domain.measurement.shapes import Contract, Forecast, NoForecast
from assistant.domain.proposal.drafting import compose
from assistant.domain.proposal.drafting.duty import states_duty
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.slots import Slot
from assistant.ports import Repository
from assistant.services.case import CaseFiles


@dataclass(frozen=True)
class CaseFile:
    """Everything concluded from an interview: what a proposal is composed from."""

    diagnosis: Diagnosis
    alignment: Alignment
    contract: Contract
    forecast: Forecast | NoForecast
    insights: tuple[Insight, ...]


class Drafting:
    """Writes proposals from what the interview holds; nothing else goes into them."""

    def __init__(self, repository: Repository, cases: CaseFiles, knowledge: Knowledge) -> None:
        self._repository, self._cases, self._knowledge = repository, cases, knowledge

    def draft(self, request_id: str) -> tuple[int, Proposal]:
        """A new version of the proposal, stored, with its number. A request may be drafted at any time."""
        interview = self._repository.interview(request_id)
        file = self.assemble(interview)
        proposal = compose(
            interview=interview,
            diagnosis=file.diagnosis,
            alignment=file.alignment,
            contract=file.contract,
            forecast=file.forecast,
            insights=file.insights,
            knowledge=self._knowledge,
            today=interview.as_of,
        )
        version = self._repository.save_proposal(request_id, proposal)
        if interview.status is Status.INTERVIEWING:
            self._repository.save_interview(interview.model_copy(update={"status": Status.DRAFTED}))
        return version, proposal

    def assemble(self, interview: Interview) -> CaseFile:
        """The case file: diagnosis and alignment, contract, forecast and insights, computed afresh from the ledger."""
        case = self._cases.open(interview)
        brief, today = interview.brief, interview.as_of
        said = {str(turn.number): turn.text for turn in interview.turns}
        return CaseFile(
            diagnosis=case.diagnosis,
            alignment=self._with_duties(case.alignment, interview),
            contract=contract(brief, self._knowledge, today, said),
            forecast=forecast(brief, said),
            insights=insights(brief, today, said),
        )

    def _with_duties(self, alignment: Alignment, interview: Interview) -> Alignment:
        """The alignment with the passages in which a duty that was named is written down."""
        named = interview.brief.of(Slot.MANDATE)
        found = {
            p.chunk.id: p for fact in named for p in self._cases.answers(fact.source.quote) if states_duty(p, fact)
        }
        return alignment.model_copy(update={"passages": (*alignment.passages, *found.values())}) if found else alignment
