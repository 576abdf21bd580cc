"""When: the steps with their dates, the fallback, and what the dates have to respect."""

import re
from datetime import date, timedelta

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import actors, comparison, events, kept, rounds, schedule, stopgap
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import FUNCTIONS, Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, lowered, quoted, wanted
from assistant.domain.proposal.shapes import Statement, StepPart
from assistant.domain.slots import Slot

_PERMIT = re.compile(
    r"\b(?:licen[cs]\w*|certif\w*|permit\w*|qualif\w*|authoris\w*|authoriz\w*|lapsed|expired?|renew\w*)\b", re.I
)
_DISCOVERY = (
    (1, "Name the person who owns the result, and ask which figure should move, by how much and by when", "Sponsor"),
    (
        3,
        "Read the records that exist and put today’s value of each candidate figure on one page",
        "Learning team with the owner of the data",
    ),
    (
        6,
        "Talk with six to eight people who do the work, good and average ones, and ask what gets in the way",
        "Learning team",
    ),
    (
        7,
        "Watch the work for half a day and note where people wait, ask or work around something",
        "Learning team with a line manager",
    ),
    (9, "Set each guess against what was seen, and drop those that do not hold", "Learning team"),
    (10, "Decide together: the result, its figure, the main cause, and what is done about it", "Sponsor"),
)


def timeline(case: Case, chosen: tuple[Remedy, ...]) -> tuple[StepPart, ...]:
    """The decision, the stop-gap, every part and group, the fallback, the first reading and the result, by their dates. A no has
    no plan."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return discovery(case)
    steps = [
        (
            schedule.decide_by(case),
            _step("decision", schedule.decide_by(case), fill("Decision on this draft"), capital(case.sponsor)),
        ),
        *_now(case),
        *_milestones(case),
        *_in_use(case, chosen),
        *_practice(case, chosen),
        *_second(case, chosen),
        *_fallback(case, chosen),
    ]
    steps += [_reading(case, chosen), *_result(case), *_duty(case, chosen)]
    return tuple(step for _, step in sorted(steps, key=lambda item: item[0]))


def discovery(case: Case) -> tuple[StepPart, ...]:
    """Two weeks, day by day; proposed by us."""
    begin = schedule.decide_by(case)
    return tuple(
        _step("first", wording.working_days(begin, offset), fill("{what}", what=what, proposed=True), owner)
        for offset, what, owner in _DISCOVERY
    )


def _step(kind: str, day: date, what: Statement, owner: str | Statement) -> StepPart:
    who = owner if isinstance(owner, Statement) else fill("{owner}", owner=owner)
    return StepPart(kind=kind, when=fill("{day}", day=day), what=what, owner=who)


def _now(case: Case) -> list[tuple[date, StepPart]]:
    first = stopgap.first_step(case)
    if first is None:
        return []
    day = schedule.announced(case)
    what = fill("Stop-gap until the parts are there: {first}", first=lowered(first), proposed=True)
    return [(day, _step("now", day, what, capital(actors.managers(case))))]


def _in_use(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """When each part around the practice is in use, and where it starts first."""
    turns, steps = comparison.in_turn(case, chosen), list[tuple[date, StepPart]]()
    for remedy in (r for r in chosen if not r.intervention.practice and r.intervention.id != "manager-kit"):
        day = schedule.in_place(case, remedy.intervention)
        where = fill(", first {place}", place=turns.first) if turns and day < turns.later else fill("")
        what = fill("{name}: done and in use{where}", where=where, name=remedy.intervention.name, proposed=True)
        steps.append((day, _step("first", day, what, capital(remedy.function))))
    if turns and steps and not case.bound:
        later = schedule.on_a_desk(case, wording.working_days(turns.later, 1))
        what = fill("Start {place}, as far as the first figures speak for it", place=turns.rest, proposed=True)
        steps.append((later, _step("second", later, what, capital(actors.managers(case)))))
    return steps


def _practice(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """When the first group practises, how many follow, and how long there is for it."""
    held = next((r for r in chosen if r.intervention.practice and r.intervention.learning), None)
    if held is None:
        return []
    day, found = schedule.in_place(case, held.intervention), rounds.planned(case, chosen)
    text = fill("Practice in {groups}", groups=lowered(rounds.told(case, found))) if found else fill(_FIRST_GROUP)
    steps = [(day, _step("practice", day, fill("{text}", text=text, proposed=True), FUNCTIONS["L&D"]))]
    if found and found.later:
        again = found.days[found.later]
        text = "The later groups start, as far as the first figures speak for it"
        steps.append((again, _step("practice", again, fill(text, proposed=True), FUNCTIONS["L&D"])))
    return steps


_FIRST_GROUP = "Practice: the first group"


def _milestones(case: Case) -> list[tuple[date, StepPart]]:
    """The days that the plan has to keep to: when what it needs arrives, and when people start to work with it."""
    told = (
        ("Has to be there: {words}.", events.awaited(case)),
        ("The day it starts: {words}.", events.launch(case)),
    )
    return [
        (
            event[0],
            _step("first", event[0], fill(text, words=quoted(event[1], 110)), capital(actors.deliverer(case, event))),
        )
        for text, event in told
        if event
    ]


def _duty(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """When the proof has to be there, and who must not do the task until it is."""
    if not case.bound:
        return []
    steps: list[tuple[date, StepPart]] = []
    if any(_PERMIT.search(fact.source.quote) for fact in case.brief.of(Slot.MANDATE)):
        text = (
            "Until their proof is valid, those without it do not do the task that needs it; their manager has the names"
        )
        day = schedule.start(case)
        steps.append((day, _step("now", day, fill(text), capital(actors.managers(case)))))
    if day := _proof_due(case, chosen):
        what = fill("The proof is complete for everyone who falls under the duty")
        steps.append((day, _step("result", day, what, capital(actors.managers(case)))))
    return steps


def _proof_due(case: Case, chosen: tuple[Remedy, ...]) -> date | None:
    """The day that the duty itself names, else the day asked for, but never before what proves it is in place."""
    named = [day for fact in case.brief.of(Slot.MANDATE) for day in events.dates_in(fact.source, case.today)]
    if named or not (asked := schedule.requested(case)):
        return min(named, default=None)
    return max(asked, *(schedule.in_place(case, r.intervention) for r in chosen if r.intervention.learning), asked)


def _short(case: Case) -> bool:
    """True where the time to the date asked for is too short for the whole (R12)."""
    fired = any(rule.rule == "R12" for rule in case.diagnosis.judgement.rules)
    return schedule.urgent(case) or (fired and schedule.requested(case) is not None)


def _second(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """What did not have to be ready at first: only where the time is too short for the whole (R12)."""
    learning = [remedy.intervention for remedy in chosen if remedy.intervention.learning]
    if not learning or not _short(case):
        return []
    day = wording.workday(max(schedule.in_place(case, item) for item in learning) + timedelta(weeks=4))
    if (limit := schedule.due(case)) and day >= limit:
        return []
    text = "Second part, for what could wait; with the first figure it is decided whether it is still needed"
    return [(day, _step("second", day, fill(text, proposed=True), FUNCTIONS["L&D"]))]


def _reading(case: Case, chosen: tuple[Remedy, ...]) -> tuple[date, StepPart]:
    """The first look at figures, with what is looked at."""
    day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
    has_sign = any(line.level == "early" for line in case.contract.lines)
    what = fill(f"Read the {'early sign' if has_sign else 'first figures'} and decide: go on, change or stop")
    return day, _step(
        "measure", day, what, fill("{sponsor} with {leads}", sponsor=capital(case.sponsor), leads=actors.managers(case))
    )


def _result(case: Case) -> list[tuple[date, StepPart]]:
    measure, day = case.outcome, schedule.due(case)
    if measure is None or day is None:
        return []
    name = as_said(wording.upper_first(measure.name), measure.source)
    what = (
        fill("{name} at {target}", name=name, target=wanted(measure))
        if measure.target and not case.contradictory
        else fill("{name}: final reading", name=name)
    )
    return [(day, _step("result", day, what, capital(case.sponsor)))]


def _fallback(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """What is done instead if the slowest part cannot be had in time: something smaller that is no part of the plan; a day that
    is fixed does not move with it."""
    if not chosen:
        return []
    slow = max(chosen, key=lambda r: (schedule.in_place(case, r.intervention), r.intervention.practice))
    day = schedule.in_place(case, slow.intervention)
    text = "Fallback, if it is not possible to {slow} by then: {instead}{then}"
    what = fill(text, slow=slow.does, instead=stopgap.instead(case, slow), then=_then(case, chosen, day), proposed=True)
    return [(day, _step("fallback", day, what, slow.function))]


def _then(case: Case, chosen: tuple[Remedy, ...], day: date) -> Statement:
    """What the delay does to the later dates: a start or a duty stays, and so does the day of the result."""
    if case.bound and (fixed := _proof_due(case, chosen)) and fixed >= day:
        return fill(
            "; {fixed} stays, and whoever has no proof by then does not do the task until it is there", fixed=fixed
        )
    if (start := schedule.begins(case)) and start >= day:
        return fill("; {start} stays", start=start)
    look, due = schedule.first_reading(case, [remedy.intervention for remedy in chosen]), schedule.due(case)
    if due and day <= look < due:
        return fill("; the first look of {look} moves with it, {due} stays for the result", look=look, due=due)
    return fill("; {due} stays for the result", due=due) if due and due > day else fill("")


def note(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What the dates have to respect, and what becomes of the date that was asked for."""
    notes: list[Statement] = []
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    if case.verdict not in UNPLANNED and (asked := case.fact(Slot.REQUESTED_DATE)):
        notes += _asked_for(case, asked.source.quote, chosen)
    notes += _too_late(case, chosen)
    notes += kept.sentences(case, chosen)
    if _short(case) and case.plans_learning and case.telling(Slot.DESIRED_BEHAVIOUR):
        text = "What is counted on the job has to be ready first; everything else waits for the second part."
        notes.append(fill(text))
    if case.verdict not in UNPLANNED and schedule.requested(case) and not any(_ASKED in item.text for item in notes):
        notes += case.told("time left")
    fact = case.telling(Slot.URGENCY_REASON)
    if fact and not _TO_A_SUPERIOR.search(fact.source.quote):
        notes.append(fill("What drives the date: {words}.", words=quoted(fact.source, 130)))
    return tuple(notes)


_TO_A_SUPERIOR = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:boss|director|manager|chief|head|superior|supervisor|management|C[A-Z]O)\b"
    r"|\bI(?:['’]ve| have)? (?:already )?(?:told|promised)\b",
    re.IGNORECASE,
)  # what somebody said of, or to, the one who reads the proposal


def _too_late(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """A target that falls due before the parts can be there is said to be in contradiction with them."""
    due, last = schedule.due(case), max((schedule.in_place(case, r.intervention) for r in chosen), default=None)
    if due is None or last is None or last < due:
        return []
    text = "The target is dated {due}, and the last part is there on {last}: one of the two dates has to move."
    return [fill(text, due=due, last=last, proposed=True)]


def _asked_for(case: Case, said: str, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What can be had on the day that was asked for."""
    day, last = schedule.requested(case), max((schedule.in_place(case, r.intervention) for r in chosen), default=None)
    if day is None or not said or last is None or (case.plans_learning and not schedule.urgent(case)):
        return []
    if last <= day:
        return [fill("By {day}" + _ASKED + "all parts can be in use.", day=day)]
    if schedule.announced(case) > day:
        return [
            fill(
                "By {day}" + _ASKED + "nothing can be in use yet: the decision and the first step come later.", day=day
            )
        ]
    return [fill("By {day}" + _ASKED + "the stop-gap can be there; the last part comes on {last}.", day=day, last=last)]


_ASKED = ", the date asked for, "
