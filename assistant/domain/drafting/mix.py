"""Who does what: the chosen remedies as tasks of the functions that own them, and who gets how much learning."""

from assistant.domain.arithmetic import Amount, number
from assistant.domain.brief import Segment
from assistant.domain.drafting import clauses, schedule, wording
from assistant.domain.drafting.case import Case
from assistant.domain.drafting.remedies import Remedy
from assistant.domain.drafting.statements import OPEN, as_said, capital, fill, quoted
from assistant.domain.judgement import Verdict
from assistant.domain.proposal import GroupPart, MixPart, Statement
from assistant.domain.quantities import Kind
from assistant.domain.slots import Cell, Slot

_LEARNING_VERDICTS = (Verdict.BUILD_TRAINING, Verdict.TRAINING_PLUS, Verdict.MANDATORY_MINIMUM)


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
        owner=fill("{owner}", owner=item.owner),
        ask=fill("{ask}", ask=item.ask, proposed=True),
        by=fill("{day}", day=schedule.in_place(case, item), proposed=True),
    )


def note(case: Case) -> tuple[Statement, ...]:
    """Who was named for these tasks, what exists already, and what the plan has to respect."""
    notes: list[Statement] = []
    if fact := case.fact(Slot.ENABLERS):
        notes.append(fill("On who has to act, it was said: {words}.", words=fact))
    if fact := case.fact(Slot.EXISTING_MATERIAL):
        notes.append(fill("Already there and to be used first: {words}.", words=fact))
    if fact := case.fact(Slot.EXEMPLARS):
        notes.append(fill("Some already do it well, and the plan copies them: {words}.", words=fact))
    return tuple(notes)


def groups(case: Case) -> tuple[GroupPart, ...]:
    """Who gets how much learning, and who gets none."""
    if case.verdict in (Verdict.DECLINE_DEFER, Verdict.DISCOVERY_FIRST):
        return ()
    sized = [segment for segment in case.brief.segments if segment.size is not None]
    rows = [_group(case, segment) for segment in sized]
    return (*rows, *_rest(case, sized))


def _group(case: Case, segment: Segment) -> GroupPart:
    size = fill("{size}", size=as_said(wording.number(segment.size or 0), segment.source))
    who = as_said(wording.upper_first(clauses.in_the_middle(segment.name)), segment.source)
    value = (
        fill(" (today {value})", value=as_said(wording.amount(segment.value), segment.source))
        if segment.value
        else fill("")
    )
    return GroupPart(who=fill("{who}{value}", who=who, value=value), size=size, gets=_gets(case, segment))


def _gets(case: Case, segment: Segment) -> Statement:
    if segment.better:
        return fill("No course. They show the others how they do it, in the work.")
    own = next((j.verdict for j in case.diagnosis.segments if j.segment == segment.name), None)
    if own in _LEARNING_VERDICTS or (own is None and case.plans_learning and _skill_case(case, segment)):
        return fill("Practice on real cases, with feedback after each try, until they do the task alone.")
    return fill("No course. They hear from their own manager what changes and from when.")


def _skill_case(case: Case, segment: Segment) -> bool:
    """True where the want of practice was said of this group, or of everybody and no other group was singled out."""
    told = [cause.segment for cause in case.diagnosis.causes if cause.cell is Cell.SKILL]
    return segment.name in told or ("" in told and segment.better is not True)


def _rest(case: Case, sized: list[Segment]) -> list[GroupPart]:
    """Everybody who is in no group told apart."""
    fact = case.fact(Slot.AUDIENCE_SIZE)
    quantity = next((q for q in fact.quantities if q.kind in (Kind.PEOPLE, Kind.COUNT)), None) if fact else None
    if not fact or not quantity:
        return [] if sized else [GroupPart(who=capital(case.audience), size=OPEN, gets=_everybody(case))]
    total = number("people concerned", quantity.value, fact.source)
    if not sized:
        return [
            GroupPart(
                who=capital(case.audience),
                size=fill("{n}", n=as_said(wording.number(quantity.value), fact.source)),
                gets=_everybody(case),
            )
        ]
    rest = total
    for segment in sized:
        rest = rest - number(segment.name, float(segment.size or 0), segment.source)
    if rest.value <= 0:
        return []
    return [
        GroupPart(
            who=fill("All others"),
            size=_shown(rest),
            gets=fill("No course. They hear from their own manager what changes and from when."),
        )
    ]


def _shown(rest: Amount) -> Statement:
    return fill("{n}", n=rest.derive("People outside the groups told apart", ""))


def _everybody(case: Case) -> Statement:
    if case.verdict is Verdict.MANDATORY_MINIMUM:
        return fill("What the duty requires, split by what each role has to decide; not more.")
    if case.verdict is Verdict.BUILD_TRAINING:
        return fill("Practice on the tasks of their own role, and nothing beside them.")
    if case.verdict is Verdict.TRAINING_PLUS:
        return fill("Practice only for those who cannot do it yet; who that is, their managers name first.")
    return fill("No course. They hear from their own manager what changes and from when.")


def practice(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What is practised, how feedback comes, and what happens at the workplace afterwards."""
    learning = [remedy.intervention for remedy in chosen if remedy.intervention.learning]
    if not learning:
        return ()
    sentences: list[Statement] = []
    if fact := case.fact(Slot.DESIRED_BEHAVIOUR):
        sentences.append(fill("The task that is practised, in the words of the request: {words}.", words=fact))
    sentences += [fill("{what}", what=item.what, proposed=True) for item in learning[:3]]
    if all(not item.practice for item in learning):
        sentences.append(
            fill("Every part ends with a try on a real case and an answer to it; listening alone is not enough.")
        )
    if fact := case.fact(Slot.WORK_CONTEXT):
        sentences.append(fill("It has to fit the working day: {words}.", words=fact))
    return tuple(sentences)
