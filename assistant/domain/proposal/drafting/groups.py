"""Who gets how much learning, and who gets none."""

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Segment
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement import needs
from assistant.domain.measurement.arithmetic import Amount, added, constant, number
from assistant.domain.measurement.costs import FOR_A_PART
from assistant.domain.proposal.drafting import clauses, limits, values
from assistant.domain.proposal.drafting.case import LEARNING, UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import OPEN, as_said, capital, fill
from assistant.domain.proposal.shapes import GroupPart, Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text import spans

PRACTICE = "Practice on real cases, with feedback after each try, until they do the task alone."
BRIEFING = "No course. They hear from their own manager what changes and from when."


def parts(case: Case, everybody: Statement) -> tuple[GroupPart, ...]:
    """Who gets how much learning, and who gets none; ``everybody``: what all the people are called."""
    if case.verdict in UNPLANNED:
        return ()
    if split := _split(case):
        return split
    if not case.plans_learning:
        return tuple(_rest(case, [], everybody))
    told = [segment for segment in case.groups if segment.size is not None or case.comparable(segment)]
    return (
        *(_group(case, segment) for segment in told),
        *_rest(case, [s for s in told if s.size is not None], everybody),
    )


def _split(case: Case) -> tuple[GroupPart, ...]:
    """Those who cannot do it yet and the others, where both numbers are known."""
    part, whole = needs.needing(case.brief), headcount(case)
    if part is None or whole is None or not case.plans_learning:
        return ()
    rest = (whole - part).derive("People who can do it already", "")
    those = fill("Those who cannot do it yet, out of {whom}", whom=case.audience)
    return (
        GroupPart(who=those, size=fill("{n}", n=part.derive("People who practise", "")), gets=fill(PRACTICE)),
        GroupPart(who=fill("The others"), size=fill("{n}", n=rest), gets=fill(_OTHERS)),
    )


_OTHERS = "No course: they can do it. They review and answer questions in the work."


def _group(case: Case, segment: Segment) -> GroupPart:
    size = _size(case, segment)
    who = capital(as_said(clauses.in_the_middle(segment.name), segment.source))
    today = segment.value if case.comparable(segment) else None
    value = (
        as_said(f" (today {wording.amount(values.as_spoken(today, segment.source))})", segment.source)
        if today
        else fill("")
    )
    return GroupPart(who=fill("{who}{value}", who=who, value=value), size=size, gets=fill(_gets(case, segment)))


def _size(case: Case, segment: Segment) -> Statement:
    """How many they are, with the words that say so."""
    told = (segment.source, *(f.source for slot in (Slot.AUDIENCE_SIZE, Slot.AUDIENCE) for f in case.ledger.of(slot)))
    source = next((source for source in told if _counts(source.quote, segment.size)), None)
    return as_said(wording.number(segment.size), source) if source and segment.size else fill("not told")


def _gets(case: Case, segment: Segment) -> str:
    if case.better(segment):
        return "No course. They show the others how they do it, in the work."
    return PRACTICE if practises(case, segment) else BRIEFING


def practises(case: Case, segment: Segment) -> bool:
    """True where the want of practice was said of this group, by name or by its number, or of everybody and this one is
    not the good example."""
    if case.better(segment) or not case.plans_learning:
        return False
    own = next((j.verdict for j in case.diagnosis.segments if j.segment == segment.name), None)
    if own is not None:
        return own in LEARNING
    told = [cause for cause in case.diagnosis.causes if cause.cell is Cell.SKILL]
    named = {cause.segment for cause in told}
    counted = any(_counts(e.source.quote, segment.size) for cause in told for e in cause.speaks_for)
    return segment.name in named or "" in named or counted


def _counts(text: str, size: int | None) -> bool:
    """True where a text counts as many as the group has."""
    return size is not None and any(float(size) in found.values for found in spans.numbers(text))


def some_of_all(case: Case) -> Statement | None:
    """ "45 of 210", where practice is for a part of the people only and both numbers are known."""
    part, whole = learners(case), headcount(case)
    if not case.plans_learning or not part or not whole or part.value >= whole.value:
        return None
    return fill(
        "{part} of {whole}", part=part.derive("People who practise", ""), whole=whole.derive("People concerned", "")
    )


def headcount(case: Case) -> Amount | None:
    """The number of people concerned, where it was said."""
    return needs.everybody(case.brief)


def _rest(case: Case, sized: list[Segment], everybody: Statement) -> list[GroupPart]:
    """Everybody who is in no group told apart."""
    rest = headcount(case)
    if rest is None:
        return [] if sized else [GroupPart(who=capital(everybody), size=OPEN, gets=fill(_everybody(case)))]
    for segment in sized:
        rest = rest - number(segment.name, float(segment.size or 0), segment.source)
    if rest.value <= 0:
        return []
    who = fill("All others") if sized else capital(everybody)
    gets = (
        BRIEFING
        if any(practises(case, s) for s in sized) and case.verdict is not Verdict.BUILD_TRAINING
        else _everybody(case)
    )
    return [GroupPart(who=who, size=fill("{n}", n=rest.derive("People in this group", "")), gets=fill(gets))]


def _everybody(case: Case) -> str:
    match case.verdict:
        case Verdict.MANDATORY_MINIMUM:
            return "What the duty requires, split by what each role has to decide; nothing beyond it."
        case Verdict.BUILD_TRAINING:
            return PRACTICE
        case Verdict.TRAINING_PLUS:
            return "Practice only for those who cannot do it yet; their managers name them first."
        case _:
            return BRIEFING


def learners(case: Case) -> Amount | None:
    """How many people would practise, where that was said."""
    if not case.plans_learning:
        return None
    if named := needs.needing(case.brief) or _priced_for(case):
        return named
    behind = [s for s in case.groups if s.size and practises(case, s)]
    if not behind or case.verdict is Verdict.BUILD_TRAINING:
        return None if case.verdict is Verdict.TRAINING_PLUS else headcount(case)
    return added([number(segment.name, float(segment.size or 0), segment.source) for segment in behind])


def _priced_for(case: Case) -> Amount | None:
    """The part of the people for whom the cost was told, where it was told for a part."""
    told = (o for line in case.forecast.lines for o in line.figure.operands if o[0] == FOR_A_PART)
    return next((number(*operand) for operand in told), None)


_GROUP = 8  # people who practise together at most: ours, as in the part itself


def _size_of_group(case: Case) -> tuple[Amount, Statement]:
    """How many practise together at most: no more than may be away at once."""
    spared = limits.at_once(case.brief)
    if spared and spared[0] < _GROUP:
        size = number("people who may be away at once", spared[0], spared[1])
        return size, fill("{size} (as many as may be away at once)", size=as_said(str(spared[0]), spared[1]))
    return constant(_GROUP, "people in a group: our proposal"), fill("eight")


def as_large_as(case: Case) -> Statement:
    """ "groups of up to eight", where it is not known yet how many there are to practise."""
    return fill("groups of up to {most}", most=_size_of_group(case)[1], proposed=True)


def count(case: Case, share: Amount | None = None) -> Derived | None:
    """How many groups that makes, or a ``share`` of the people; None where their number is not known or one is enough."""
    people, (size, _) = learners(case), _size_of_group(case)
    if people and share:
        people = people * share
    if people is None or people.value <= size.value:
        return None
    free = -people.value % size.value
    seats = people + constant(free, "places left free in the last group") if free else people
    return (seats / size).derive("Groups that practise", "group")


def of_up_to(case: Case) -> Statement:
    """ "28 groups of up to eight"; empty where one is enough."""
    made = count(case)
    return (
        fill("{count} of up to {most}", count=made, most=_size_of_group(case)[1], proposed=True) if made else fill("")
    )
