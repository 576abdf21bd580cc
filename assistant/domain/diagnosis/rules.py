"""The rules R1 to R12: each looks at the case and says what it found, or nothing. Which verdict follows stands in verdict.py."""

from datetime import timedelta

from assistant.domain.alignment.shapes import AlignmentState, Stance
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Derived
from assistant.domain.brief.wording import figure
from assistant.domain.causes.shapes import Cause
from assistant.domain.diagnosis.case import Case
from assistant.domain.diagnosis.duties import DutyKind
from assistant.domain.diagnosis.shapes import Fired
from assistant.domain.measurement.costs import full_cost
from assistant.domain.measurement.forecast import UNDATED, cost_of_doing_nothing
from assistant.domain.slots import Cell, Grade, Slot, State
from assistant.domain.text.plain import any_of, first_saying
from assistant.domain.text.words import clip

_BUILD_DAYS = 28  # three weeks to build (Allen, 2012: below that, practice and aids instead of a course), one to review
_DUTY = (DutyKind.QUALIFY, DutyKind.REPORT, DutyKind.OTHER)
_GIVING = r"(?:release|free|spare|support|help|coach|supply|give|share|attend|do (?:that|it|anything))"
_REFUSED = any_of(
    r"no (?:\w+ )?time",
    rf"(?:(?:will|would|can|could|do|does) not|cannot) (?:\w+ ){{0,3}}{_GIVING}",
    r"(?:nothing|nobody|none)(?: at all| really)?(?:[.,;!]|$)",
    r"too busy",
    r"not (?:interested|their job|my job|our job|willing|possible)",
    r"refus\w+",
)


def quoted(text: str) -> str:
    """Words of the requester in quotation marks, short enough for one sentence."""
    return f'"{clip(text, 140).rstrip(".;, ")}"'


def r1_duty(case: Case) -> Fired | None:
    """A specific duty to train or to qualify sets the floor."""
    if case.duty.kind is not DutyKind.QUALIFY:
        return None
    whom = "a part of the people" if case.duty.partial else "the people concerned"
    proof = "" if case.duty.cited else "; where exactly it stands is still to be confirmed"
    finding = f"A duty to train or qualify {whom} was named: {quoted(case.duty.quote)}{proof}."
    return Fired(
        rule="R1",
        finding=finding,
        source="TDRp and ISO/TS 30437 (2023): compliance is a category of its own, with lean effort",
    )


def r2_open(case: Case) -> Fired | None:
    """Goal, measure and behaviour: where two of the three are open, no solution can be designed."""
    missing = [
        name
        for name, is_open in (
            ("which business result it is for", case.goal_open),
            ("which figure would show it", case.measure_open),
            ("what people should do differently", case.behaviour_open),
        )
        if is_open
    ]
    if len(missing) < 2:
        return None
    asked = any(
        case.brief.state(slot) is not State.EMPTY for slot in (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.CURRENT_BEHAVIOUR)
    )
    return Fired(
        rule="R2",
        finding=f"{'Nobody could say yet' if asked else 'Not told yet is'} {' and '.join(missing[:2])}.",
        source="Robinson and Robinson, Performance Consulting (1995): business need before solution",
    )


def r2_unseen(case: Case) -> Fired | None:
    """The person passes on what others think and has looked at none of it: that is to be found out first."""
    if not case.secondhand.prevails:
        return None
    told = ", ".join(quoted(said) for said in case.secondhand.said[:2])
    return Fired(
        rule="R2",
        finding=f"Nobody has looked yet at what is told here: {told}.",
        source="Robinson and Robinson, Performance Consulting (1995): look at the work before the remedy",
    )


def r3_nothing_served(case: Case) -> Fired | None:
    """The person denies a goal, a gap or a reason; or nothing asks for it (no document, no duty), the person turned the goals of
    the company down, and one of these, or a cost of leaving it, is denied."""
    if case.alignment.state is AlignmentState.ALIGNED or case.brief.confirmed_goals:
        return None
    denied = case.denials
    clashes = any(claim.stance is Stance.CONTRADICTS for claim in case.alignment.claims)
    closed = bool(denied.nothing_served) and denied.count + clashes >= (3 if case.measures and not denied.gone else 2)
    unasked = case.alignment.state is AlignmentState.NOT_ALIGNED and case.duty.kind not in _DUTY
    turned_down = unasked and bool(case.brief.rejected_goals)
    if not closed and not (turned_down and (denied.nothing_served or denied.cost)):
        return None
    against = (
        " and the documents speak against it"
        if clashes
        else " and no document of the library asks for it"
        if case.library
        else ""
    )
    return Fired(
        rule="R3",
        finding=f"Nothing was named that it would solve ({quoted(denied.nothing_served or denied.cost)}){against}.",
        source="Mager and Pipe, Analyzing Performance Problems (1970): is it worth pursuing?",
    )


def r4_not_worth_it(case: Case) -> Fired | None:
    """The gap costs less in a year than the solution asked for, as the person told both or as their numbers come to."""
    if case.alignment.state is AlignmentState.ALIGNED:
        return None
    told = _told_worth(case) or _counted_worth(case)
    if told is None:
        return None
    return Fired(
        rule="R4",
        finding=f"Leaving it as it is costs {told[0]}, less than the {told[1]} asked for.",
        source="Mager and Pipe, Analyzing Performance Problems (1970): cost of the problem against cost of the remedy",
    )


def _told_worth(case: Case) -> tuple[str, str] | None:
    """What leaving it costs a year and what was asked for, each told in one sum, where the first is the smaller."""
    loss = _money(case, Slot.COST_OF_INACTION)
    price = _money(case, Slot.BUDGET) or _money(case, Slot.REQUESTED_SOLUTION)
    if not loss or not price or loss.unit != price.unit or loss.per not in ("", "year") or price.per:
        return None
    return (loss.text, price.text) if (loss.high or loss.value) < price.value else None


def _counted_worth(case: Case) -> tuple[str, str] | None:
    """The same, worked out of several numbers; nothing where the library was not asked, or where a goal was confirmed."""
    if case.alignment.state is not AlignmentState.NOT_ALIGNED or case.brief.confirmed_goals:
        return None
    loss, price = cost_of_doing_nothing(case.brief), full_cost(case.brief).known
    if not isinstance(loss, Derived) or loss.label == UNDATED or price is None or loss.unit != price.unit:
        return None
    ends = " a year" if loss.label.startswith("A year") else ""
    return (f"{figure(loss)}{ends}", figure(price)) if 0 < loss.value < price.value else None


def _money(case: Case, slot: Slot) -> Quantity | None:
    found = [q for fact in case.brief.of(slot) for q in fact.quantities if q.kind is Kind.MONEY]
    return found[0] if len(found) == 1 else None


def r5_could_do_it(case: Case) -> Fired | None:
    """People who can do it, or did, do not lack skill: look at the surroundings."""
    if not case.able:
        return None
    main = case.main
    if main and main.cell is Cell.SKILL and not main.segment:
        return None
    return Fired(
        rule="R5",
        finding=f"They can do it when it counts: {quoted(case.able)}.",
        source="Mager and Pipe, Analyzing Performance Problems (1970): could they do it if they had to?",
    )


def r6_environment(case: Case) -> Fired | None:
    """The main cause lies in expectations, tools, incentives, capacity or motives: no course changes that."""
    main = case.main
    if not main or main.cell is Cell.SKILL:
        return None
    return Fired(
        rule="R6",
        finding=f"The main cause lies in {case.label(main.cell)}{_because(main)}.",
        source="Gilbert, Human Competence (1978): environment before person",
    )


def r7_skill(case: Case) -> Fired | None:
    """People cannot do it yet: they have to learn and practise it."""
    if not case.skill:
        return None
    who = case.skill.segment or ("all who do the task" if case.skill is case.main else "a part of the people")
    new = "It is new to them" if case.new_task and not case.lapsed else "They cannot do it yet"
    return Fired(
        rule="R7",
        finding=f"{new} ({who}){_because(case.skill)}.",
        source="Mager and Pipe, Analyzing Performance Problems (1970): never did it, so teach it",
    )


def r8_job_aid(case: Case) -> Fired | None:
    """A rare task is better supported at the moment it comes up."""
    if not case.skill or not case.seldom:
        return None
    return Fired(
        rule="R8",
        finding="The task comes up seldom, so something to look it up at the moment of need comes before a course.",
        source="Rossett and Schafer, Job Aids and Performance Support (2007)",
    )


def r9_practice(case: Case) -> Fired | None:
    """Who could do it once needs practice, not the whole course again."""
    if not case.skill or not case.lapsed:
        return None
    return Fired(
        rule="R9",
        finding="They could do it once and lost the routine, so short practice and feedback replace a full course.",
        source="Mager and Pipe, Analyzing Performance Problems (1970): did it once, seldom does, so practise",
    )


def r10_transfer(case: Case) -> Fired | None:
    """Without time of the line managers or without the figure, little of it will reach the job."""
    refused = first_saying(
        _REFUSED, [case.brief.text(slot) for slot in (Slot.MANAGER_SUPPORT, Slot.DATA_OWNER) if case.brief.known(slot)]
    )
    if not refused:
        return None
    return Fired(
        rule="R10",
        finding=f"Support on the job is not assured ({quoted(refused)}), so the risk is high that little is applied.",
        source="Broad and Newstrom, Transfer of Training (1992): the manager before and after",
    )


def r12_deadline(case: Case) -> Fired | None:
    """Too little time to build and review: a stop-gap and the critical part first, never the full scope."""
    days = [fact.day for fact in case.brief.of(Slot.REQUESTED_DATE) if fact.day]
    if not days or days[-1] - case.today >= timedelta(days=_BUILD_DAYS):
        return None
    left = max((days[-1] - case.today).days, 0)
    return Fired(
        rule="R12",
        finding=f"{left} days are too few to build and check it all: a stop-gap now, the critical part first, the rest later.",
        source=f"Allen, Leaving ADDIE for SAM (2012); our planning value of {_BUILD_DAYS} days for build and review",
    )


def r11_thin(case: Case) -> Fired | None:
    """What makes the verdict provisional, in one sentence."""
    gaps = thin_spots(case)
    if not gaps:
        return None
    return Fired(
        rule="R11",
        finding=f"Still provisional: {gaps[0]}.",
        source="Phillips, Return on Investment (1997): most conservative reading of the evidence",
    )


def thin_spots(case: Case) -> list[str]:
    """What is missing, contested or only an opinion, most decisive first."""
    brief, main = case.brief, case.main
    found: list[str] = []
    if any(not c.settled for c in brief.conflicts):
        found.append("two statements contradict each other and are not settled")
    if case.goal_open:
        found.append("the business result is not named yet")
    if case.measure_open:
        found.append("the figure that would show success is not named yet")
    if case.behaviour_open and left_open_gap(case):
        found.append("what people do today is not described yet")
    if main and main.cell not in brief.confirmed_causes:
        found.append("the main cause has not been confirmed yet")
    if main and grade(main) < Grade.EXAMPLE and main.cell not in brief.confirmed_causes:
        found.append("the main cause rests on one opinion")
    if case.ability_unheard:
        found.append("whether people could do it has not been told")
    return found


def left_open_gap(case: Case) -> bool:
    return not any(m.baseline for m in case.measures)


def grade(cause: Cause) -> Grade:
    """How well a cause is supported: one opinion, several or an example, a record."""
    best = max((e.weight for e in cause.speaks_for), default=0)
    if best >= 3:
        return Grade.RECORD
    several = len({e.source.ref for e in cause.speaks_for}) >= 2
    return Grade.EXAMPLE if best == 2 or several else Grade.OPINION if best else Grade.NONE


def _because(cause: Cause) -> str:
    return f": {quoted(cause.speaks_for[0].source.quote)}" if cause.speaks_for else ""
