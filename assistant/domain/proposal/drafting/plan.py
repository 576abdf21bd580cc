"""When: the steps with their dates, the fallback, and the line manager's part before and after."""

import re
from datetime import date, timedelta

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.proposal.drafting import schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.mix import OWNERS
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, joined, quoted
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
    """The steps in order of their dates. A no has no plan."""
    if case.verdict is Verdict.DECLINE_DEFER:
        return ()
    if case.verdict is Verdict.DISCOVERY_FIRST:
        return discovery(case)
    steps = [*_now(case, chosen), *_remedies(case, chosen), *_second(case, chosen), *_fallback(case, chosen)]
    steps += [_reading(case, chosen), *_result(case), *_duty(case)]
    return tuple(step for _, step in sorted(steps, key=lambda item: item[0]))


def discovery(case: Case) -> tuple[StepPart, ...]:
    """Two weeks, day by day; proposed by us."""
    begin = schedule.decide_by(case)
    return tuple(
        _step("first", wording.working_days(begin, offset), fill("{what}", what=what, proposed=True), owner)
        for offset, what, owner in _DISCOVERY
    )


def _step(kind: str, day: date, what: Statement, owner: str) -> StepPart:
    return StepPart(kind=kind, when=fill("{day}", day=day), what=what, owner=fill("{owner}", owner=owner))


def quickest(chosen: tuple[Remedy, ...]) -> Remedy | None:
    """What can start within days."""
    return next((remedy for remedy in chosen if remedy.intervention.stop_gap), None)


def _now(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    first = quickest(chosen)
    if first is None:
        return []
    day = schedule.tomorrow(case)
    what = fill("At once, as a stop-gap: {ask}", ask=wording.lower_first(first.intervention.ask), proposed=True)
    return [(day, _step("now", day, what, OWNERS.get(first.intervention.owner, first.intervention.owner)))]


def _duty(case: Case) -> list[tuple[date, StepPart]]:
    """When the proof has to be there, and who must not do the task until it is."""
    if not case.bound:
        return []
    steps: list[tuple[date, StepPart]] = []
    if any(_PERMIT.search(fact.source.quote) for fact in case.brief.of(Slot.MANDATE)):
        text = (
            "Until their proof is valid, those without it do not do the task that needs it; their manager has the names"
        )
        steps.append((case.today, _step("now", schedule.tomorrow(case), fill(text), "Line management")))
    if day := schedule.requested(case):
        what = fill("The proof is complete for everyone who falls under the duty")
        steps.append((day, _step("result", day, what, "Line management")))
    return steps


def _remedies(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """What is in place when; parts of one day stand together."""
    days: dict[date, list[Remedy]] = {}
    for remedy in chosen:
        days.setdefault(schedule.in_place(case, remedy.intervention), []).append(remedy)
    return [(day, _in_place(day, parts)) for day, parts in days.items()]


def _in_place(day: date, parts: list[Remedy]) -> StepPart:
    names = joined([fill("{name}", name=wording.lower_first(part.intervention.name)) for part in parts], "; ")
    owners = list(dict.fromkeys(OWNERS.get(part.intervention.owner, part.intervention.owner) for part in parts))
    return _step("first", day, fill("In place: {names}", names=names), ", ".join(owners))


def _short(case: Case) -> bool:
    """True where the time to the date asked for is too short for the whole (R12)."""
    return schedule.urgent(case) or any(rule.rule == "R12" for rule in case.diagnosis.judgement.rules)


def _second(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """What did not have to be ready at first: only where the time is too short for the whole (R12)."""
    learning = [remedy.intervention for remedy in chosen if remedy.intervention.learning]
    if not learning or not _short(case):
        return []
    day = wording.workday(max(schedule.in_place(case, item) for item in learning) + timedelta(weeks=4))
    text = (
        "Second part: what is not needed on the first day and was left out for that, if the first figure shows "
        "that it is still needed"
    )
    return [(day, _step("second", day, fill(text, proposed=True), OWNERS["L&D"]))]


def _reading(case: Case, chosen: tuple[Remedy, ...]) -> tuple[date, StepPart]:
    day = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
    return day, _step(
        "measure",
        day,
        fill("Read the first figures together and decide whether to go on, change or stop"),
        f"Sponsor, line managers, {OWNERS['L&D']}",
    )


def _result(case: Case) -> list[tuple[date, StepPart]]:
    measure, day = case.outcome, schedule.due(case)
    if measure is None or day is None:
        return []
    name = as_said(wording.upper_first(measure.name), measure.source)
    what = (
        fill("{name} at {target}", name=name, target=measure.target)
        if measure.target
        else fill("{name}: final reading", name=name)
    )
    return [(day, _step("result", day, what, "Sponsor"))]


def _fallback(case: Case, chosen: tuple[Remedy, ...]) -> list[tuple[date, StepPart]]:
    """What happens if the slowest part is late, and on which day that is noticed."""
    if not chosen:
        return []
    slow = max(chosen, key=lambda remedy: schedule.in_place(case, remedy.intervention)).intervention
    day, quick = schedule.in_place(case, slow), quickest(chosen)
    stays = "the stop-gap goes on" if quick and quick.intervention.id != slow.id else "what is in place by then goes on"
    text = (
        "Fallback: if {name} is not there on this day, {stays}, what depends on it moves by the same time, and "
        "the sponsor hears it the same day"
    )
    what = fill(text, name=f"“{slow.name}”".replace("“", "‘").replace("”", "’"), stays=stays, proposed=True)
    return [(day, _step("fallback", day, what, OWNERS.get(slow.owner, slow.owner)))]


def note(case: Case) -> tuple[Statement, ...]:
    """What the dates have to respect, and what becomes of the date that was asked for."""
    notes: list[Statement] = []
    if case.verdict not in UNPLANNED and (asked := case.fact(Slot.REQUESTED_DATE)):
        notes += _asked_for(case, asked.source.quote, fill("{words}", words=quoted(asked.source, 90)))
    for fact in case.said(Slot.CONSTRAINTS):
        notes.append(fill("The dates have to respect this: {words}.", words=quoted(fact.source, 200)))
    if _short(case) and case.plans_learning and (first := case.telling(Slot.DESIRED_BEHAVIOUR)):
        text = "What has to be ready first, in the words of the request: {words}. Everything else waits for the second part."
        notes.append(fill(text, words=quoted(first.source, 150)))
    notes += case.told("time left") if case.verdict not in UNPLANNED else []
    if fact := case.telling(Slot.URGENCY_REASON):
        notes.append(fill("What drives the date: {words}.", words=quoted(fact.source, 150)))
    return tuple(notes)


def _asked_for(case: Case, said: str, words: Statement) -> list[Statement]:
    day = schedule.requested(case)
    if day is None or not said:
        return []
    if case.plans_learning and not schedule.urgent(case):
        return [
            fill("The date asked for, {words}, is kept in view: the parts that matter most come first.", words=words)
        ]
    return [
        fill(
            "The date asked for was {words}. The whole cannot be ready by then; the stop-gap can, and the most "
            "important part follows first.",
            words=words,
        )
    ]


def managers_before(case: Case) -> tuple[Statement, ...]:
    """What line managers do before, with the minutes it takes (ours, proposed)."""
    if case.verdict in UNPLANNED:
        return ()
    said = (
        [fill("What managers have offered so far: {words}.", words=fact)]
        if (fact := case.telling(Slot.MANAGER_SUPPORT))
        else []
    )
    if case.plans_learning:
        return (
            *said,
            fill(
                "Tell each person in ten minutes why they are chosen, and agree one case to try it on (proposed).",
                proposed=True,
            ),
            fill("Name who takes part and who covers for them, one week ahead (proposed).", proposed=True),
        )
    return (
        *said,
        fill(
            "Tell the team in ten minutes what changes, from when and why, and pass on their questions (proposed).",
            proposed=True,
        ),
        fill("Collect two fresh examples of the obstacle for those who remove it (proposed).", proposed=True),
    )


def managers_after(case: Case) -> tuple[Statement, ...]:
    """What line managers do afterwards, until the figure has moved."""
    if case.verdict in UNPLANNED:
        return ()
    watch = fill(
        "Ten minutes a week: look at one real case with the person concerned and say what was good and what to "
        "change (proposed).",
        proposed=True,
    )
    early = next((line for line in case.contract.lines if line.level == "early"), None)
    sign = (
        [
            fill(
                "Look every week at the early sign, {sign}, and say it aloud in the team (proposed).",
                sign=wording.lower_first(early.what),
                proposed=True,
            )
        ]
        if early
        else []
    )
    stuck = fill(
        "Report what is still in the way to the function that owns it, in the same week (proposed).", proposed=True
    )
    return (watch, *sign, stuck) if case.plans_learning else (*sign, stuck)
