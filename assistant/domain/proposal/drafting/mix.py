"""Who does what: the chosen remedies as tasks of the functions that own them, and who gets how much learning."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Segment
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.drafting import clauses, schedule
from assistant.domain.proposal.drafting.case import LEARNING, UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import OPEN, as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import GroupPart, MixPart, Statement
from assistant.domain.slots import Cell, Slot

_REVIEWERS = re.compile(
    r"\b(?:legal|compliance|works? council|union|staff council|data protection|privacy|audit\w*|regulator\w*|medical|"
    r"security|procurement)\b",
    re.IGNORECASE,
)
OWNERS = {"L&D": "Learning team"}
_PRACTICE_HOURS = {Verdict.MANDATORY_MINIMUM: 1}  # for each person; our proposal, shown as such; else:
_USUAL_HOURS = 4


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[MixPart, ...]:
    """Each remedy with owner, task and date; the words that called for it stand with it."""
    return tuple(_part(case, remedy) for remedy in chosen)


def _part(case: Case, remedy: Remedy) -> MixPart:
    item = remedy.intervention
    what = fill("{words}", words=quoted(remedy.words, 150)) if remedy.words else fill("{what}", what=item.what)
    return MixPart(
        intervention=item.id,
        name=item.name,
        learning=item.learning,
        what=what,
        owner=owner(item.owner),
        ask=fill("{ask}", ask=item.ask, proposed=True),
        by=fill("{day}", day=schedule.in_place(case, item), proposed=True),
    )


def owner(function: str) -> Statement:
    """The function that owns a remedy, in words of the business."""
    return fill("{owner}", owner=OWNERS.get(function, function))


def note(case: Case) -> tuple[Statement, ...]:
    """Who was named for these tasks, what exists already, and what the plan has to respect."""
    notes: list[Statement] = []
    if fact := case.telling(Slot.ENABLERS):
        notes.append(fill("On who has to act, it was said: {words}.", words=fact))
    notes += [
        fill("To be asked early, because their answer sets the pace: {words}.", words=quoted(fact.source, 150))
        for fact in (*case.said(Slot.CONSTRAINTS), *case.said(Slot.STAKEHOLDERS))
        if _REVIEWERS.search(fact.source.quote)
    ][:1]
    if fact := case.telling(Slot.EXISTING_MATERIAL):
        notes.append(fill("Already there and to be used first: {words}.", words=fact))
    if fact := case.telling(Slot.EXEMPLARS):
        notes.append(fill("Some already do it well, and the plan copies them: {words}.", words=fact))
    return tuple(notes)


PRACTICE = "Practice on real cases, with feedback after each try, until they do the task alone."
BRIEFING = "No course. They hear from their own manager what changes and from when."


def groups(case: Case) -> tuple[GroupPart, ...]:
    """Who gets how much learning, and who gets none."""
    if case.verdict in UNPLANNED:
        return ()
    told = [segment for segment in case.groups if segment.size is not None or segment.value]
    return (*(_group(case, segment) for segment in told), *_rest(case, [s for s in told if s.size is not None]))


def _group(case: Case, segment: Segment) -> GroupPart:
    size = as_said(wording.number(segment.size), segment.source) if segment.size is not None else fill("not told")
    who = capital(as_said(clauses.in_the_middle(segment.name), segment.source))
    value = as_said(f" (today {wording.amount(segment.value)})", segment.source) if segment.value else fill("")
    return GroupPart(who=fill("{who}{value}", who=who, value=value), size=size, gets=fill(_gets(case, segment)))


def _gets(case: Case, segment: Segment) -> str:
    if segment.better:
        return "No course. They show the others how they do it, in the work."
    return PRACTICE if practises(case, segment) else BRIEFING


def practises(case: Case, segment: Segment) -> bool:
    """True where the want of practice was said of this group, or of everybody and this one is not the good example."""
    own = next((j.verdict for j in case.diagnosis.segments if j.segment == segment.name), None)
    if own is not None:
        return own in LEARNING
    told = [cause.segment for cause in case.diagnosis.causes if cause.cell is Cell.SKILL]
    return case.plans_learning and not segment.better and (segment.name in told or "" in told)


def headcount(case: Case) -> Amount | None:
    """The number of people concerned, where it was said."""
    fact = case.fact(Slot.AUDIENCE_SIZE)
    counted = [q for q in fact.quantities if q.kind in (Kind.PEOPLE, Kind.COUNT)] if fact else []
    return number("people concerned", counted[0].value, fact.source) if fact and counted else None


def _rest(case: Case, sized: list[Segment]) -> list[GroupPart]:
    """Everybody who is in no group told apart."""
    rest = headcount(case)
    if rest is None:
        return [] if sized else [GroupPart(who=capital(case.audience), size=OPEN, gets=fill(_everybody(case)))]
    for segment in sized:
        rest = rest - number(segment.name, float(segment.size or 0), segment.source)
    if rest.value <= 0:
        return []
    who = fill("All others") if sized else capital(case.audience)
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
    if case.verdict is Verdict.NON_TRAINING:
        return None
    behind = [s for s in case.groups if s.size and practises(case, s)]
    if not behind or case.verdict is not Verdict.TRAINING_PLUS:
        return None if case.verdict is Verdict.TRAINING_PLUS else headcount(case)
    total = number(behind[0].name, float(behind[0].size or 0), behind[0].source)
    for segment in behind[1:]:
        total = total + number(segment.name, float(segment.size or 0), segment.source)
    return total


def learning_time(case: Case) -> Statement | None:
    """The hours that practice takes from the work: people times hours, the hours being our proposal."""
    people = learners(case)
    if people is None:
        return None
    total = people * constant(
        _PRACTICE_HOURS.get(case.verdict, _USUAL_HOURS), "hours of practice for each person: our proposal"
    )
    return fill("{total}", total=total.derive("Time of the people who practise (our proposal)", "hour"), proposed=True)


def practice(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What is practised, how feedback comes, and what happens at the workplace afterwards."""
    learning = [remedy.intervention for remedy in chosen if remedy.intervention.learning]
    if not learning:
        return ()
    sentences: list[Statement] = []
    if fact := case.telling(Slot.DESIRED_BEHAVIOUR):
        sentences.append(fill("The task that is practised, in the words of the request: {words}.", words=fact))
    sentences += [fill("{what}", what=item.what, proposed=True) for item in learning[:3]]
    if all(not item.practice for item in learning):
        sentences.append(
            fill("Every part ends with a try on a real case and an answer to it; listening alone is not enough.")
        )
    sentences.append(_length(case))
    return tuple(sentences)


def _length(case: Case) -> Statement:
    """How long the practice is: what fits the working day where that was said, and a proposal for the whole."""
    fits = case.telling(Slot.WORK_CONTEXT)
    whole = fill(
        "Length: about four hours for each person in all, in short parts with work between them (proposed).",
        proposed=True,
    )
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        whole = fill(
            "Length: about one hour for each person (proposed), spent on the decisions people get wrong and on the "
            "proof.",
            proposed=True,
        )
    return (
        fill("{whole} It has to fit the working day: {words}.", whole=whole, words=quoted(fits.source, 130))
        if fits
        else whole
    )
