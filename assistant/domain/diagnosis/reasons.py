"""The verdict in one plain sentence, in the words of the requester where they carry it."""

from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.case import Case
from assistant.domain.diagnosis.rules import quoted
from assistant.domain.diagnosis.shapes import Fired, Verdict
from assistant.domain.slots import Cell, Direction


def reason(case: Case, verdict: Verdict, rules: tuple[Fired, ...]) -> str:
    """One sentence that a manager can repeat to the one who asked."""
    match verdict:
        case Verdict.DECLINE_DEFER:
            return f"Not now: {_first_lower(rules[0].finding)}"
        case Verdict.DISCOVERY_FIRST:
            return _discovery(rules)
        case Verdict.MANDATORY_MINIMUM:
            return f"The duty is met in the leanest way that keeps it ({quoted(case.duty.quote)}){_beside(case)}."
        case Verdict.NON_TRAINING:
            return f"A course would not change this: {_can(case)}the cause lies in {_named(case.environment, case)}."
        case Verdict.TRAINING_PLUS:
            return f"Training is one part of the answer: {_plus(case)}."
        case Verdict.BUILD_TRAINING:
            return f"Learning is what is missing: {_cannot(case)}."


def _discovery(rules: tuple[Fired, ...]) -> str:
    open_points = next((f.finding for f in rules if f.rule == "R2"), "")
    if open_points:
        return f"First find out what this is for: {_first_lower(open_points)}"
    thin = next((f.finding for f in rules if f.rule == "R11"), "")
    missing = thin.partition(": ")[2] or "what has been said so far does not show the cause."
    return f"First find out what holds people back: {missing}"


def _beside(case: Case) -> str:
    return f"; what it leaves open lies in {_named(case.environment[:2], case)}" if case.environment else ""


def _can(case: Case) -> str:
    return f"people can do it ({quoted(case.able)}), and " if case.able else ""


def _plus(case: Case) -> str:
    if case.duty.partial and not case.skill:
        return f"the duty to qualify is kept for those it covers, and the first change is due in {_named(case.environment, case)}"
    skill = case.skill
    who = skill.segment if skill and skill.segment else "the people who cannot do it yet"
    return f"practice helps {who}{_words(skill)}, and without a change in {_named(case.environment, case)} it will not last"


def _cannot(case: Case) -> str:
    who = case.skill.segment if case.skill and case.skill.segment else "people"
    told = _words(case.skill)
    new = "have not met this before" if case.new_task and not case.lapsed else "cannot do it yet"
    beside = f"; a smaller part lies in {_named(case.environment, case)}" if case.environment else _in_order(case)
    return f"{who} {new}{told}{beside}"


def _in_order(case: Case) -> str:
    """What was looked at besides and is in order by the requester's account."""
    against = {e.cell for e in evidence_of(case.brief) if e.direction is Direction.AGAINST} - {Cell.SKILL}
    labels = [case.label(cell) for cell in Cell if cell in against][:2]
    return f"; {' as well as '.join(labels)} do not stand in the way" if labels else ", and nothing else was named"


def _words(cause: Cause | None) -> str:
    return f" ({quoted(cause.speaks_for[0].source.quote)})" if cause and cause.speaks_for else ""


def _named(causes: tuple[Cause, ...], case: Case) -> str:
    labels = list(dict.fromkeys(case.label(cause.cell) for cause in causes))[:2]
    if not labels:
        return "the conditions of work"
    first = f"{labels[0]}{_words(causes[0])}"
    return f"{first}, besides {labels[1]}" if len(labels) > 1 else first


def _first_lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
