"""The case file of a request: what the domain concludes from the brief and what the library says to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.alignment.align import assess
from assistant.domain.alignment.clashes import ends, removes_reason
from assistant.domain.alignment.shapes import NOT_ASSESSED, Alignment, Candidate
from assistant.domain.brief.shapes import Brief, OpenItem
from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis import diagnose as diagnosing
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.interview.openness import open_questions
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.documents import Passage, StrategicGoal
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems
from assistant.ports import Repository
from assistant.services.retrieval import Retrieval

_CANDIDATES = 8
_SHARED = 2  # words that a passage shares with what was told of the obstacle and the work
_OF_THE_PAST = re.compile(
    r"\b(?:before (?:19|20)\d\d|no longer|not be updated|withdrawn|replaced by|former\w*|old edition)\b", re.I
)
_LONGEST = 300  # characters of a sentence that a task can quote
_TELLING = 4  # letters of a word stem that two texts on one thing share
_ANSWERS = 0.45  # cosine above which a passage is likely to answer a question asked back
# What is asked of the library: the business words of the brief first, the requested course last.
_QUERY_SLOTS = (
    Slot.BUSINESS_GOAL,
    Slot.METRIC,
    Slot.CURRENT_BEHAVIOUR,
    Slot.COST_OF_INACTION,
    Slot.SUCCESS_CRITERIA,
    Slot.CAUSE_INCENTIVES,
    Slot.CAUSE_TOOLS,
)


@dataclass(frozen=True)
class Case:
    """Alignment and diagnosis of one request, computed from its ledger."""

    alignment: Alignment
    diagnosis: Diagnosis


class CaseFiles:
    """Opens the case file of a request. Nothing in it is stored: the ledger and the library decide it anew each time."""

    def __init__(self, repository: Repository, retrieval: Retrieval, knowledge: Knowledge) -> None:
        self._repository, self._retrieval, self._knowledge = repository, retrieval, knowledge

    def open(self, interview: Interview) -> Case:
        """Alignment first, since the verdict looks at it."""
        alignment = self._align(interview)
        return Case(alignment, diagnosing.diagnose(interview, alignment, self._knowledge, interview.as_of))

    def open_questions(self, interview: Interview, case: Case) -> tuple[OpenItem, ...]:
        """What is not known, with owner and date, most decisive first."""
        return open_questions(interview, self._knowledge, case.diagnosis.judgement.turning_slots)

    def answers(self, question: str) -> tuple[Passage, ...]:
        """Passages of the library that answer a question asked back; empty where nothing fits well."""
        return tuple(p for p in self._retrieval.passages(question, k=3) if p.similarity >= _ANSWERS)

    def on_obstacle(self, words: str, thing: str, context: str) -> tuple[Passage, ...]:
        """Passages of documents in force that speak of a thing that is in the way and of the work it is in the way of, those that
        share most with ``words`` and ``context`` first; each with the sentence that names the thing."""
        own = stems(thing)
        told = {stem for stem in stems(f"{words} {context}") - own if len(stem) >= _TELLING}
        found = self._retrieval.passages(f"{thing} {words}", k=8)
        near = {p.chunk.id: len(told & stems(p.chunk.text)) for p in found}
        usable = [p for p in found if p.document.in_force and not p.document.suspicious and near[p.chunk.id] >= _SHARED]
        usable.sort(key=lambda p: near[p.chunk.id], reverse=True)
        quoted = ((p, s.text) for p in usable for s in sentences(p.chunk.text) if own <= stems(s.text))
        return tuple(
            p.model_copy(update={"quote": text})
            for p, text in quoted
            if len(text) <= _LONGEST and not _OF_THE_PAST.search(text)
        )

    def _align(self, interview: Interview) -> Alignment:
        documents = tuple(self._repository.documents())
        if not documents:
            return NOT_ASSESSED
        brief, found = interview.brief, self._retrieval.candidates(queries(interview))
        near = [c for place, c in enumerate(found) if place < _CANDIDATES or c.goal.id in brief.confirmed_goals]
        candidates = tuple(c for c in found if c in near or _speaks_up(c.goal, brief, near))
        return assess(brief, candidates, documents, interview.as_of, self._knowledge.metrics)


def _speaks_up(goal: StrategicGoal, brief: Brief, near: Sequence[Candidate]) -> bool:
    """However far it is from the words of the brief: the goal ends what the request, or a goal near to it, is about."""
    return removes_reason(brief, goal) or any(ends(goal, other.goal) for other in near)


def queries(interview: Interview) -> tuple[str, ...]:
    """What to search the library for: the brief in business terms; the opening while nothing else is known."""
    brief = interview.brief
    said = [text for slot in _QUERY_SLOTS if (text := brief.text(slot))]
    measures = [measure.name for measure in brief.measures]
    return tuple(dict.fromkeys([*said, *measures])) or (interview.opening,)
