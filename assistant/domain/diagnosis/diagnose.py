"""From evidence to causes, and from causes to a verdict that explains itself."""

from datetime import date, timedelta

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.weighing import weigh_segment, weighed_remarks
from assistant.domain.diagnosis.case import Case, case_of
from assistant.domain.diagnosis.gates import gates
from assistant.domain.diagnosis.reasons import reason
from assistant.domain.diagnosis.rules import r5_could_do_it, r6_environment, r7_skill
from assistant.domain.diagnosis.scores import scores
from assistant.domain.diagnosis.shapes import (
    Cause,
    Diagnosis,
    Fired,
    Judgement,
    Level,
    Score,
    Scores,
    Verdict,
    WorkingMode,
)
from assistant.domain.diagnosis.verdict import by_cause, decide
from assistant.domain.diagnosis.whatif import turning_slots, turnings
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot, State
from assistant.domain.text.plain import any_of, plain

__all__ = [
    "Cause",
    "Diagnosis",
    "Fired",
    "Judgement",
    "Level",
    "Score",
    "Scores",
    "Verdict",
    "WorkingMode",
    "diagnose",
    "gates",
    "working_mode",
]

_PLANNED_LEAD = timedelta(days=180)  # our threshold: half a year ahead is planning, not an order
_SOLUTION = any_of(
    r"(?:re)?train(?:ing|ings|ed)?",
    r"courses?",
    r"workshops?",
    r"seminars?",
    r"e-?learnings?",
    r"webinars?",
    r"programmes?|programs?",
    r"class(?:es)?",
    r"coaching",
    r"modules?",
    r"boot ?camps?",
    r"masterclass(?:es)?",
    r"lessons?",
    r"off-?sites?",
    r"team ?(?:event|building)",
    r"academ(?:y|ies)",
    r"certification",
    r"onboarding",
    r"tutorials?",
)
_FLEXIBLE = any_of(
    r"when(?:ever)? (?:you|we|it|there) (?:can|could|fits?|suits?|is|have)",
    r"no (?:rush|hurry|date|deadline|fixed date|pressure)",
    r"not (?:urgent|in a hurry|fixed)",
    r"flexible|open",
    r"(?:next|coming) (?:budget )?year",
    r"some ?time",
    r"step by step|bit by bit|over (?:the|several|some) \w+",
    r"take (?:our|your|the) time",
)
_URGENT = any_of(
    r"asap|urgent\w*|immediately|at once|right away|straight away|quick(?:ly)?|fast|soon|now",
    r"in (?:\d|one|two|three|four|five|six|seven|eight|nine|ten) (?:days|weeks)",
    r"today|tomorrow|(?:this|next|coming) (?:week|month)|by (?:mon|tues|wednes|thurs|fri|satur|sun)day",
)


def diagnose(interview: Interview, alignment: Alignment, knowledge: Knowledge, today: date) -> Diagnosis:
    """Causes, verdict with reasons, scores and working mode, from the ledger alone. A request or a sponsor's override
    changes none of it."""
    labels = {cell: entry.label for cell, entry in knowledge.causes.items()}
    case = case_of(interview, alignment, labels, today)
    verdict, rules = decide(case)
    return Diagnosis(
        causes=case.causes,
        judgement=_judgement(case, verdict, rules),
        segments=_segments(case, verdict),
        scores=scores(case, verdict, rules),
        working_mode=working_mode(interview, today),
    )


def _judgement(case: Case, verdict: Verdict, rules: tuple[Fired, ...]) -> Judgement:
    found = turnings(case, verdict)
    missing = gates(case.brief)
    return Judgement(
        verdict=verdict,
        provisional=_provisional(case, verdict, rules),
        rules=rules,
        reason=reason(case, verdict, rules),
        would_change=tuple(dict.fromkeys(t.sentence for t in found))[:3],
        turning_slots=tuple(dict.fromkeys((*missing, *turning_slots(case, found)))),
    )


def _provisional(case: Case, verdict: Verdict, rules: tuple[Fired, ...]) -> bool:
    """Whether the deciding facts are still missing, contested or thin."""
    asked = (Slot.BUSINESS_GOAL, Slot.METRIC)
    match verdict:
        case Verdict.DECLINE_DEFER:
            return not case.library or case.brief.state(Slot.MANDATE) is State.EMPTY
        case Verdict.DISCOVERY_FIRST:
            return any(case.brief.state(slot) is State.EMPTY for slot in asked) or bool(gates(case.brief))
        case Verdict.MANDATORY_MINIMUM:
            return not case.duty.cited
        case _:
            return any(fired.rule == "R11" for fired in rules)


def _segments(case: Case, whole: Verdict) -> tuple[Judgement, ...]:
    """The judgement of each part of the audience that differs from the whole. Parts without a name cannot be addressed."""
    if whole in (Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST):
        return ()
    names = dict.fromkeys([s.name for s in case.brief.segments] + [e.segment for e in case.brief.evidence if e.segment])
    weighed = weighed_remarks(case.brief, case.asked)
    parts = [case.model_copy(update={"causes": weigh_segment(name, weighed)}) for name in names]
    judged = [_part(part, name) for part, name in zip(parts, names, strict=True) if part.causes]
    return tuple(j for j in judged if j.verdict is not whole)


def _part(case: Case, name: str) -> Judgement:
    verdict = by_cause(case)
    rules = tuple(filter(None, (r5_could_do_it(case), r6_environment(case), r7_skill(case))))
    return Judgement(
        verdict=verdict,
        provisional=not case.brief.confirmed_causes,
        rules=rules,
        reason=reason(case, verdict, rules),
        would_change=(),
        segment=name,
    )


def working_mode(interview: Interview, today: date) -> WorkingMode:
    """Order or planned: a far or open date is planned work; a near date or a ready-made solution is an order."""
    brief = interview.brief
    said = " ".join((interview.opening, brief.text(Slot.REQUESTED_DATE)))
    days = [fact.day for fact in brief.of(Slot.REQUESTED_DATE) if fact.day]
    if days and days[-1] - today >= _PLANNED_LEAD:
        return WorkingMode.PLANNED
    if _FLEXIBLE.search(plain(brief.text(Slot.REQUESTED_DATE) or interview.opening)) and not _URGENT.search(
        plain(interview.opening)
    ):
        return WorkingMode.PLANNED
    if days or _URGENT.search(plain(said)) or _SOLUTION.search(plain(interview.opening)):
        return WorkingMode.ORDER
    return WorkingMode.PLANNED
