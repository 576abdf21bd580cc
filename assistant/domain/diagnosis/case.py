"""Everything the rules look at, gathered once from the ledger."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from pydantic import SkipValidation

from assistant.domain.alignment.shapes import Alignment, AlignmentState
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief, Evidence, Fact, Measure
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.ability import credential, lapsed, new_task, seldom, tells
from assistant.domain.causes.denial_words import UNTIED
from assistant.domain.causes.denials import Denials, denials, left_open, real_measures
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.shapes import Cause
from assistant.domain.causes.weighing import Asked, asked_slots, weigh
from assistant.domain.diagnosis.duties import Duty, duty
from assistant.domain.diagnosis.firsthand import Secondhand, secondhand
from assistant.domain.shapes import Same, Shape
from assistant.domain.slots import Cell, Direction, Slot, State
from assistant.domain.text.plain import first_saying

_RESULT = {Slot.BUSINESS_GOAL, Slot.METRIC, Slot.BASELINE, Slot.TARGET}
_TASK_SLOTS = (Slot.CAUSE_SKILL, Slot.DESIRED_BEHAVIOUR, Slot.CURRENT_BEHAVIOUR, Slot.WORK_CONTEXT)


class Case(Shape):
    """One request as the rules see it. ``labels`` name the cause cells in a manager's words. ``able`` and ``unable`` are
    the strongest words on the acid test, "" where nothing was said."""

    brief: Brief
    opening: str
    alignment: Alignment
    today: date
    labels: dict[Cell, str]
    causes: tuple[Cause, ...]
    duty: Duty
    denials: Denials
    measures: tuple[Measure, ...]
    able: str
    unable: str
    secondhand: Secondhand
    asked: SkipValidation[Asked]  # what each message answered; may be as long as the talk

    @property
    def main(self) -> Cause | None:
        """The main cause."""
        return self.causes[0] if self.causes else None

    @property
    def environment(self) -> tuple[Cause, ...]:
        """The causes outside skill: what a course cannot change."""
        return tuple(cause for cause in self.causes if cause.cell is not Cell.SKILL)

    @property
    def environment_share(self) -> float:
        return sum(cause.share for cause in self.environment)

    @property
    def skill(self) -> Cause | None:
        """A real lack of skill: told on the question itself, by an example, or in words that pass the acid test. A stray
        remark is none, and a nod in the recap is none where every concrete word says that they can."""
        found = next((cause for cause in self.causes if cause.cell is Cell.SKILL), None)
        nodded = Cell.SKILL in self.brief.confirmed_causes and (bool(self.unable) or not self.able)
        return found if found and (nodded or self._real(found)) else None

    def _real(self, cause: Cause) -> bool:
        """An unclear remark counts only in the answer on ability, and only where no plain word says that they can."""
        own = frozenset[str]() if self.able else {fact.source.ref for fact in self.brief.of(Slot.CAUSE_SKILL)}
        return any(
            e.weight >= 2 or e.source.ref in own or tells(e.source.quote) is Direction.FOR for e in cause.speaks_for
        )

    @property
    def ability_unheard(self) -> bool:
        """Nothing usable was told on whether people could do it, and no cause was confirmed in its place."""
        told = [e for e in evidence_of(self.brief) if e.cell is Cell.SKILL and e.source.ref != "1"]
        usable = any(e.weight >= 2 or not credential(e.source.quote) for e in told)
        return not (self.able or self.unable or usable or self.brief.confirmed_causes)

    @property
    def proven_able(self) -> bool:
        """A record or a natural experiment shows that the people as a whole can do it."""
        told = [e for e in evidence_of(self.brief) if e.cell is Cell.SKILL and e.direction is Direction.AGAINST]
        return any(e.weight >= 3 and not e.segment for e in told)

    @property
    def new_task(self) -> bool:
        """A task, system or product that people have not met before."""
        told = [self.brief.text(slot) for slot in (Slot.CAUSE_SKILL, Slot.BUSINESS_GOAL, Slot.REQUESTED_SOLUTION)]
        return any(new_task(text) for text in (self.opening, *told))

    @property
    def seldom(self) -> bool:
        return any(seldom(self.brief.text(slot)) for slot in _TASK_SLOTS)

    @property
    def lapsed(self) -> bool:
        return lapsed(self.brief.text(Slot.CAUSE_SKILL))

    @property
    def goal_open(self) -> bool:
        """No result is known: none in own words, and no goal of the library confirmed with a value wanted; or all that was
        said stays a slogan, for which nobody has a value of today or a value wanted."""
        adopted = bool(self.brief.confirmed_goals) and not left_open(self.brief, Slot.TARGET)
        return (left_open(self.brief, Slot.BUSINESS_GOAL) and not adopted) or self.slogan or self.untied

    @property
    def untied(self) -> bool:
        """Asked for result or figure, the person said that nobody has tied the request to one."""
        return _untied(Same(self.brief.facts), Same(self.asked))

    @property
    def slogan(self) -> bool:
        """Measure, today's value and the value wanted were asked for, and no figure came."""
        heard = all(self.brief.state(slot) is not State.EMPTY for slot in (Slot.METRIC, Slot.BASELINE))
        told = [q for slot in (Slot.BASELINE, Slot.TARGET) for fact in self.brief.of(slot) for q in fact.quantities]
        return heard and not any(_valued(m) for m in self.measures) and all(q.kind is Kind.PEOPLE for q in told)

    @property
    def measure_open(self) -> bool:
        """Nobody can say which figure: none is named; or, where the goal is open too, a figure without a value wanted."""
        if self.slogan or self.untied:
            return True
        if left_open(self.brief, Slot.METRIC):
            return not (self.measured and not self.goal_open)
        return self.goal_open and not self.measured

    @property
    def behaviour_open(self) -> bool:
        return left_open(self.brief, Slot.CURRENT_BEHAVIOUR) and left_open(self.brief, Slot.DESIRED_BEHAVIOUR)

    @property
    def measured(self) -> bool:
        """A business measure with the value of today and the value wanted."""
        return any(m.baseline and m.target for m in self.measures)

    @property
    def library(self) -> bool:
        return self.alignment.state is not AlignmentState.NOT_ASSESSED

    def label(self, cell: Cell) -> str:
        return self.labels.get(cell, cell.value)


def case_of(interview: Interview, alignment: Alignment, labels: Mapping[Cell, str], today: date) -> Case:
    """Gathers the case of an interview from its ledger."""
    brief = interview.brief
    told = [e for e in evidence_of(brief) if e.cell is Cell.SKILL]
    return Case(
        brief=brief,
        opening=interview.opening,
        alignment=alignment,
        today=today,
        labels=dict(labels),
        causes=weigh(brief, asked_slots(interview)),
        asked=asked_slots(interview),
        duty=duty(brief, interview.opening),
        denials=denials(brief),
        measures=real_measures(brief),
        able=_strongest(told, Direction.AGAINST),
        unable=_strongest(told, Direction.FOR),
        secondhand=secondhand(interview),
    )


@lru_cache(maxsize=64)  # several rules ask, also of the briefs that a "what if" tries
def _untied(facts: Same[tuple[Fact, ...]], asked: Same[Asked]) -> bool:
    told = (fact.value for fact in facts.value if not _RESULT.isdisjoint(asked.value.get(fact.source.ref, ())))
    return bool(first_saying(UNTIED, told))


def _valued(measure: Measure) -> bool:
    """True where today's value is no mere head-count."""
    value = measure.baseline or measure.earlier
    return value is not None and not (value.quantity and value.quantity.kind is Kind.PEOPLE)


def _strongest(told: Sequence[Evidence], direction: Direction) -> str:
    """The best words for one side of the acid test; remarks whose words say nothing clear are no quotes for it, nor are
    papers and praise."""
    found = [
        e
        for e in told
        if e.direction is direction
        and not (direction is Direction.AGAINST and credential(e.source.quote))
        and (tells(e.source.quote) is direction or (e.weight >= 2 and e.source.ref != "1"))
    ]
    if not found:
        return ""
    return max(found, key=lambda e: (tells(e.source.quote) is direction, e.weight, len(e.source.quote))).source.quote
