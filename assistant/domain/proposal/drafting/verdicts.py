"""The verdict in one plain sentence, the reasons with their evidence, and what would change it."""

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.front import some_of_all
from assistant.domain.proposal.drafting.statements import as_said, fill, quoted
from assistant.domain.proposal.shapes import Statement, VerdictPart
from assistant.domain.slots import Cell, Slot

_OBSTACLE = {
    Cell.EXPECTATIONS: "people cannot tell clearly enough what is expected, or hear too late how they did",
    Cell.TOOLS: "something in the tools, the process or the time is in the way",
    Cell.INCENTIVES: "what counts and what pays points the other way",
    Cell.SKILL: "people have not learned this yet",
    Cell.CAPACITY: "the people or the time for the work are missing",
    Cell.MOTIVES: "it makes no sense to the people who should do it",
}
_SAME_START = 40  # characters
_LEAD_WORDS = 8  # the lead of a reason ("A course would not change this: ...") repeats the sentence above it


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
        would_change=_would_change(case),
        rules=judgement.rules,
        override=fill(
            "Decided otherwise: {words}. The decision is recorded; the verdict above stays as it is.", words=override
        )
        if override
        else None,
    )


def _would_change(case: Case) -> tuple[Statement, ...]:
    """The facts that would change the verdict, those that say the same of another cause told once."""
    seen: dict[str, str] = {}
    for text in case.diagnosis.judgement.would_change:
        seen.setdefault(text[:_SAME_START], text)
    found = tuple(case.traced(wording.ended(wording.upper_first(text)), proposed=True) for text in seen.values())
    if case.verdict is not Verdict.DECLINE_DEFER or found:
        return found
    return (fill("A business measure with a value today, a value wanted and somebody who owns it."),)


def sentence(case: Case) -> Statement:
    """The verdict in one sentence that a manager can repeat."""
    others = [cause.cell for cause in case.causes if cause.cell is not Cell.SKILL]
    obstacle = _OBSTACLE[others[0]] if others else ""
    made = {
        Verdict.NON_TRAINING: "A course will not fix this: {obstacle}.",
        Verdict.TRAINING_PLUS: "Practice is right for those who cannot do it yet; alone it is not enough, because "
        "{obstacle}.",
        Verdict.BUILD_TRAINING: "Training is the right answer: people have not learned this yet and could not do it "
        "today.",
        Verdict.MANDATORY_MINIMUM: "The duty is met with the least that fulfils it.",
        Verdict.DISCOVERY_FIRST: f"It is too early to recommend anything: {_missing(case)}.",
        Verdict.DECLINE_DEFER: "Not now: no goal and no measure was found that this would move.",
    }[case.verdict]
    if case.verdict is Verdict.BUILD_TRAINING and obstacle:
        made = "Training is the right answer, as long as one more thing is dealt with: {obstacle}."
    if case.verdict is Verdict.MANDATORY_MINIMUM and obstacle:
        made = "The duty is met with the least that fulfils it; the result needs more, because {obstacle}."
    if part := some_of_all(case):
        made = "Practice is right for {part}, not for all; alone it is not enough, because {obstacle}."
        return fill(made, part=part, obstacle=obstacle or "the conditions of the work are in the way")
    return fill(made, obstacle=obstacle or "the conditions of the work are in the way")


def _missing(case: Case) -> str:
    if case.outcome is None:
        return "nobody has said yet which result it should change"
    return "why the figure is where it is has not been shown yet"


def _reasons(case: Case) -> tuple[Statement, ...]:
    """The reason of the diagnosis with words that carry it, and that the worry behind the request is justified."""
    text = case.diagnosis.judgement.reason
    lead, colon, rest = text.partition(": ")
    if colon and len(lead.split()) <= _LEAD_WORDS and "“" not in lead and '"' not in lead:
        text = wording.upper_first(rest)
    reason = case.traced(wording.ended(text))
    return (reason, *_carried_by(case, reason), *_justified(case))


def _carried_by(case: Case, reason: Statement) -> list[Statement]:
    """The most telling words, where the reason holds none."""
    if "“" in reason.text:
        return []
    if case.verdict is Verdict.DECLINE_DEFER and (fact := case.fact(Slot.BUSINESS_GOAL)):
        return [fill("On what it is for, the answer was: {words}.", words=fact)]
    if case.sign and case.verdict is not Verdict.DISCOVERY_FIRST:
        return [fill("The clearest sign: {words}.", words=quoted(case.sign))]
    return []


def _justified(case: Case) -> list[Statement]:
    """Whoever asked saw something true: where the remedy differs from the one asked for, that is said."""
    if case.outcome is None or case.verdict not in (Verdict.NON_TRAINING, Verdict.TRAINING_PLUS):
        return []
    name = as_said(wording.lower_first(case.outcome.name), case.outcome.source)
    return [
        fill(
            "The worry about {name} that led to the request is justified; only the remedy differs from the first idea.",
            name=name,
        )
    ]
