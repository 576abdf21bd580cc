"""The four scores: need, feasibility, evidence, alignment. They are never blended with one another."""

from assistant.domain.alignment.shapes import Alignment, AlignmentState
from assistant.domain.brief.shapes import Brief
from assistant.domain.diagnosis.case import Case
from assistant.domain.diagnosis.rules import grade
from assistant.domain.diagnosis.shapes import Fired, Level, Score, Scores, Verdict
from assistant.domain.slots import Grade, Slot

_NEED = {
    Verdict.BUILD_TRAINING: (Level.HIGH, "Lack of skill is the main cause of a gap that matters."),
    Verdict.TRAINING_PLUS: (Level.MEDIUM, "Learning closes a part of the gap; the rest needs other changes."),
    Verdict.NON_TRAINING: (Level.LOW, "The gap is real, but learning would not close it."),
    Verdict.MANDATORY_MINIMUM: (Level.MEDIUM, "The duty must be met; beyond it, learning closes little of the gap."),
    Verdict.DECLINE_DEFER: (Level.LOW, "No gap was named that would be worth closing."),
    Verdict.DISCOVERY_FIRST: (Level.UNKNOWN, "What learning should change is not known yet."),
}
_ALIGNMENT = {
    AlignmentState.ALIGNED: Level.HIGH,
    AlignmentState.WEAK: Level.MEDIUM,
    AlignmentState.CONTRADICTS: Level.LOW,
    AlignmentState.NOT_ALIGNED: Level.LOW,
    AlignmentState.NOT_ASSESSED: Level.UNKNOWN,
}
_EVIDENCE = {
    Grade.NONE: (Level.UNKNOWN, "Nothing has been said about the cause yet."),
    Grade.OPINION: (Level.LOW, "The cause rests on one opinion."),
    Grade.EXAMPLE: (Level.MEDIUM, "The cause rests on several remarks or a concrete example."),
    Grade.RECORD: (Level.HIGH, "A record or a comparison of groups supports the cause."),
    Grade.RECORD_AND_OBSERVATION: (Level.HIGH, "Records and observation support the cause."),
}


def scores(case: Case, verdict: Verdict, rules: tuple[Fired, ...]) -> Scores:
    """The four scores of a case, each with its reason."""
    level, reason = _NEED[verdict]
    return Scores(
        need=Score(level=level, reason=reason),
        feasibility=_feasibility(case.brief, {fired.rule: fired.finding for fired in rules}),
        evidence=_evidence(case),
        alignment=_alignment(case.alignment),
    )


def _feasibility(brief: Brief, findings: dict[str, str]) -> Score:
    """Time and support: what is refused or too short lowers it; what was not told leaves it open."""
    hurdles = [findings[rule] for rule in ("R12", "R10") if rule in findings]
    if hurdles:
        return Score(
            level=Level.LOW if len(hurdles) == 2 or "R10" in findings else Level.MEDIUM, reason=" ".join(hurdles)
        )
    wanted = {
        Slot.SPONSOR: "a sponsor",
        Slot.REQUESTED_DATE: "a date",
        Slot.MANAGER_SUPPORT: "support of the line managers",
    }
    open_points = [name for slot, name in wanted.items() if not brief.known(slot)]
    if not open_points:
        return Score(level=Level.HIGH, reason="Sponsor, date and support of the line managers are told.")
    level = Level.UNKNOWN if len(open_points) == len(wanted) else Level.MEDIUM
    return Score(level=level, reason=f"Not told yet: {', '.join(open_points)}.")


def _evidence(case: Case) -> Score:
    level, reason = _EVIDENCE[grade(case.main) if case.main else Grade.NONE]
    measured = any(m.baseline and m.baseline.grade >= Grade.RECORD for m in case.measures)
    if level is Level.HIGH and not case.measures:
        return Score(level=Level.MEDIUM, reason=f"{reason} The size of the gap has no figure yet.")
    return Score(level=level, reason=f"{reason} The figure for the gap comes from a record." if measured else reason)


def _alignment(alignment: Alignment) -> Score:
    return Score(level=_ALIGNMENT[alignment.state], reason=alignment.summary or "No summary.")
