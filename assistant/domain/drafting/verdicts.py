"""The verdict in one plain sentence, the reasons with their evidence, and what would change it."""

from assistant.domain.drafting import wording
from assistant.domain.drafting.case import Case
from assistant.domain.drafting.statements import fill, quoted
from assistant.domain.judgement import Verdict
from assistant.domain.proposal import Statement, VerdictPart
from assistant.domain.slots import Cell, Slot

_OBSTACLE = {
    Cell.EXPECTATIONS: "people cannot tell clearly enough what is expected, or hear too late how they did",
    Cell.TOOLS: "something in the tools, the process or the time is in the way",
    Cell.INCENTIVES: "what counts and what pays points the other way",
    Cell.SKILL: "people have not learned this yet",
    Cell.CAPACITY: "the people or the time for the work are missing",
    Cell.MOTIVES: "it makes no sense to the people who should do it",
}
PLAIN_NAME = {
    Verdict.BUILD_TRAINING: "Training is the right answer",
    Verdict.TRAINING_PLUS: "Training for some, together with other changes",
    Verdict.NON_TRAINING: "Not a training matter",
    Verdict.MANDATORY_MINIMUM: "Required: do the minimum well",
    Verdict.DISCOVERY_FIRST: "Find out first",
    Verdict.DECLINE_DEFER: "Not now",
}


def obstacle(cell: Cell) -> str:
    """What is in the way, as a clause."""
    return _OBSTACLE[cell]


def part(case: Case) -> VerdictPart:
    """The verdict section."""
    judgement = case.diagnosis.judgement
    override = case.brief.override
    return VerdictPart(
        verdict=judgement.verdict,
        provisional=judgement.provisional,
        sentence=sentence(case),
        reasons=_reasons(case),
        would_change=tuple(case.traced(wording.ended(text), proposed=True) for text in judgement.would_change),
        rules=judgement.rules,
        override=fill(
            "Decided otherwise: {words}. The decision is recorded; the verdict above stays as it is.", words=override
        )
        if override
        else None,
    )


def sentence(case: Case) -> Statement:
    """The verdict in one sentence that a manager can repeat."""
    main, also = case.main, case.causes[1:]
    match case.verdict:
        case Verdict.NON_TRAINING:
            return fill(
                "A course will not fix this: {obstacle}.",
                obstacle=_OBSTACLE[main.cell] if main else "ability is not what is missing",
            )
        case Verdict.TRAINING_PLUS:
            others = [cause for cause in case.causes if cause.cell is not Cell.SKILL]
            if not others:
                return fill(
                    "Practice is right for those who need it, together with changes around them that make it last."
                )
            return fill(
                "Practice is right for those who cannot do it yet; for everybody else it will not help, because {obstacle}.",
                obstacle=_OBSTACLE[others[0].cell],
            )
        case Verdict.BUILD_TRAINING:
            beside = [cause.cell for cause in also if cause.cell is not Cell.SKILL]
            tail = f", as long as one more thing is dealt with: {_OBSTACLE[beside[0]]}" if beside else ""
            return fill(
                "Training is the right answer: people have not learned this yet and could not do it today{tail}.",
                tail=tail,
            )
        case Verdict.MANDATORY_MINIMUM:
            beside = [cause.cell for cause in case.causes if cause.cell is not Cell.SKILL]
            tail = f"; it will not bring the result by itself, because {_OBSTACLE[beside[0]]}" if beside else ""
            return fill("The duty is met with the least that fulfils it{tail}.", tail=tail)
        case Verdict.DISCOVERY_FIRST:
            return fill("It is too early to recommend anything: {missing}.", missing=_missing(case))
        case Verdict.DECLINE_DEFER:
            return fill("Not now: no goal and no measure was found that this would move.")


def _missing(case: Case) -> str:
    if case.outcome is None:
        return "nobody has said yet which result it should change"
    return "why the figure is where it is has not been shown yet"


def _reasons(case: Case) -> tuple[Statement, ...]:
    """The reason of the diagnosis, then the strongest words for the main cause and against the obvious one."""
    reasons = [case.traced(wording.ended(case.diagnosis.judgement.reason))]
    if case.verdict not in (Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST):
        reasons += _evidence(case)
    if case.verdict is Verdict.DECLINE_DEFER and (fact := case.fact(Slot.BUSINESS_GOAL)):
        reasons.append(fill("On what it is for, the answer was: {words}.", words=fact))
    return tuple(reasons)


def _evidence(case: Case) -> list[Statement]:
    found: list[Statement] = []
    if case.main and case.main.speaks_for:
        found.append(fill("The strongest sign: {words}.", words=quoted(case.main.speaks_for[0].source)))
    against = case.against(Cell.SKILL)
    if case.main and case.main.cell is not Cell.SKILL and against:
        found.append(fill("And it is not for want of ability: {words}.", words=quoted(against[0].source)))
    return found
