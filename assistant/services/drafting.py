"""Drafting: opens the case file, composes the proposal, stores it as the next version."""

from functools import partial

from assistant.domain.alignment.shapes import Alignment, Stance
from assistant.domain.brief.turns import Interview, Status
from assistant.domain.errors import CallerError, NotFound
from assistant.domain.interview.openness import open_questions
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.library.quoting import around
from assistant.domain.measurement.contract import contract
from assistant.domain.measurement.forecast import forecast
from assistant.domain.measurement.insights import insights
from assistant.domain.proposal.authoring.desk import Desk
from assistant.domain.proposal.authoring.dossier import Conclusions, Dossier, dossier
from assistant.domain.proposal.drafting import compose, obstacles
from assistant.domain.proposal.drafting.duty import states_duty
from assistant.domain.proposal.drafting.records import with_records
from assistant.domain.proposal.grounding import Ground, ground
from assistant.domain.proposal.shapes import Proposal
from assistant.domain.slots import Slot
from assistant.ports import Repository, Tracer
from assistant.services.authoring import Authoring
from assistant.services.case import CaseFiles
from assistant.services.tracing import UNTRACED

_READ_AROUND = 2  # goals whose neighbouring sentences an author reads


class Drafting:
    """Writes proposals from what the interview holds; nothing else goes into them. With an ``authoring`` they are in the
    author's prose where it holds."""

    def __init__(
        self,
        repository: Repository,
        cases: CaseFiles,
        knowledge: Knowledge,
        authoring: Authoring | None = None,
        tracer: Tracer = UNTRACED,
    ) -> None:
        self._repository, self._cases, self._knowledge, self._authoring = repository, cases, knowledge, authoring
        self._tracer = tracer

    def draft(self, request_id: str) -> tuple[int, Proposal]:
        """A new version of the proposal, stored, with its number. A request may be drafted at any time."""
        with self._tracer.span("draft"):
            return self._draft(request_id)

    def _draft(self, request_id: str) -> tuple[int, Proposal]:
        interview = self._repository.interview(request_id)
        file = self.assemble(interview)
        written = partial(self._authored, interview, file) if self._authoring else None
        proposal = compose(
            interview=interview,
            diagnosis=file.diagnosis,
            alignment=file.alignment,
            contract=file.contract,
            forecast=file.forecast,
            insights=file.insights,
            knowledge=self._knowledge,
            today=interview.as_of,
            rewrite=written,
        )
        proposal = with_records(proposal, interview, self._knowledge)
        proposal = proposal.model_copy(update={"drawn_from": interview.brief.fingerprint, **self._by_hand(request_id)})
        version = self._repository.save_proposal(request_id, proposal)
        current = self._repository.interview(request_id)  # an author may take minutes
        if current.status is Status.INTERVIEWING:
            self._repository.save_interview(current.model_copy(update={"status": Status.DRAFTED}))
        return version, proposal

    def revise(self, request_id: str, section: str, instruction: str) -> tuple[int, Proposal]:
        """A new version with one section ("" for all) rewritten as asked. Raises CallerError without a language model,
        ModelFailed where it gave nothing usable, NotFound without a proposal."""
        if self._authoring is None:
            raise CallerError(
                "Rewriting by instruction needs a language model.",
                next_step="Edit the text by hand, or set up a language model.",
            )
        interview = self._repository.interview(request_id)
        proposal = self._repository.proposal(request_id)
        file = self.assemble(interview)
        base = Ground.of(interview, file.alignment, self._knowledge)
        desk = Desk(proposal, self._dossier(interview, file), base)
        revised = ground(self._authoring.revise(desk, proposal, section, instruction), base)
        return self._repository.save_proposal(request_id, revised), revised

    def restore(self, request_id: str) -> tuple[int, Proposal]:
        """The version before the newest, stored as a new one. Raises NotFound where there is none."""
        newest = self._repository.proposal_version(request_id)
        if newest < 2:
            raise NotFound("There is no earlier version of this proposal.", kept="Nothing was changed.")
        former = self._repository.proposal(request_id, newest - 1)
        return self._repository.save_proposal(request_id, former), former

    def _authored(self, interview: Interview, file: Conclusions, guided: Proposal, base: Ground) -> Proposal:
        assert self._authoring is not None
        return self._authoring.write(Desk(guided, self._dossier(interview, file), base))

    def _dossier(self, interview: Interview, file: Conclusions) -> Dossier:
        functions = (item.owner for item in self._knowledge.interventions.values())
        turning = file.diagnosis.judgement.turning_slots
        return dossier(interview, file, functions, open_questions(interview, self._knowledge, turning))

    def _by_hand(self, request_id: str) -> dict[str, object]:
        """What people wrote into the draft before, and left out of it: a new draft leaves it as it is."""
        try:
            former = self._repository.proposal(request_id)
        except NotFound:
            return {}
        return {"edited": former.edited, "left_out": former.left_out}

    def assemble(self, interview: Interview) -> Conclusions:
        """The case file: diagnosis and alignment, contract, forecast and insights, computed afresh from the ledger."""
        case = self._cases.open(interview)
        brief, today = interview.brief, interview.as_of
        said = {str(turn.number): turn.text for turn in interview.turns}
        return Conclusions(
            diagnosis=case.diagnosis,
            alignment=self._with_obstacles(
                self._with_neighbours(self._with_duties(case.alignment, interview)), interview
            ),
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

    def _with_obstacles(self, alignment: Alignment, interview: Interview) -> Alignment:
        """The alignment with what documents in force say of the things that were named as being in the way."""
        named = {found.noun: found.words.quote for found in obstacles.named(interview.brief)}
        work = interview.brief.text(Slot.WORK_CONTEXT)
        passages = [p for noun, words in named.items() for p in self._cases.on_obstacle(words, noun, work)[:1]]
        return alignment.model_copy(update={"beside": tuple({p.chunk.id: p for p in passages}.values())})

    def _with_neighbours(self, alignment: Alignment) -> Alignment:
        """The alignment with what stands around the goals that the request serves or may serve."""
        served = [claim for claim in alignment.claims if claim.stance is not Stance.SUPERSEDED]
        served.sort(key=lambda claim: not claim.confirmed)
        near = {claim.goal.id: self._around(claim.goal) for claim in served[:_READ_AROUND]}
        told = (claim.model_copy(update={"around": near.get(claim.goal.id, "")}) for claim in alignment.claims)
        return alignment.model_copy(update={"claims": tuple(told)})

    def _around(self, goal: StrategicGoal) -> str:
        found = (around(goal.quote, page.text) for page in self._repository.pages(goal.document_id))
        return next(filter(None, found), "")
