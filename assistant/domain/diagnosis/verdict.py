"""From the rules to the verdict: the order of decision.

Denied comes before unknown: what serves nothing is declined, what nobody knows yet is found out. A duty to qualify is a
floor. Then the causes decide."""

from assistant.domain.diagnosis.case import Case
from assistant.domain.diagnosis.rules import (
    grade,
    r1_duty,
    r2_open,
    r2_unseen,
    r3_nothing_served,
    r4_not_worth_it,
    r5_could_do_it,
    r6_environment,
    r7_skill,
    r8_job_aid,
    r9_practice,
    r10_transfer,
    r11_thin,
    r12_deadline,
)
from assistant.domain.diagnosis.shapes import Fired, Verdict
from assistant.domain.slots import Cell, Grade, Slot, State

_OF_WEIGHT = 0.3  # share from which the surroundings belong into the recommendation
_LOOKED_AT = 2  # conditions outside skill to be spoken about before training alone is the answer; one for a new task
_OF_WEIGHT_NEW = 0.4  # the same for one friction beside a new task, where skill is missing in any case


def decide(case: Case) -> tuple[Verdict, tuple[Fired, ...]]:
    """The verdict and the rules that led to it."""
    nothing = r3_nothing_served(case) or r4_not_worth_it(case)
    duty = r1_duty(case)
    if nothing and not duty:
        return Verdict.DECLINE_DEFER, (nothing,)
    causes = tuple(filter(None, (r5_could_do_it(case), r6_environment(case), r7_skill(case))))
    modifiers = tuple(filter(None, (r8_job_aid(case), r9_practice(case), r10_transfer(case), r12_deadline(case))))
    if duty:
        return with_duty(case), (duty, *causes, *modifiers)
    if unknown := r2_open(case) or r2_unseen(case):
        return Verdict.DISCOVERY_FIRST, (unknown, *filter(None, (r12_deadline(case),)))
    return by_cause(case), (*causes, *modifiers, *filter(None, (r11_thin(case),)))


def by_cause(case: Case) -> Verdict:
    """What the causes alone say."""
    main = case.main
    if not main or _too_thin(case) or (main.cell is Cell.SKILL and not case.skill):
        return Verdict.DISCOVERY_FIRST
    if not case.skill:
        return Verdict.NON_TRAINING
    if case.skill.segment and case.proven_able:
        return Verdict.TRAINING_PLUS  # a part has to learn it; what holds the others back lies elsewhere
    single = len({cause.cell for cause in case.environment}) < 2
    limit = _OF_WEIGHT_NEW if case.new_task and single else _OF_WEIGHT
    if case.environment_share >= limit:
        return Verdict.TRAINING_PLUS
    enough = _looked_at(case) >= (1 if case.new_task else _LOOKED_AT)
    return Verdict.BUILD_TRAINING if enough else Verdict.DISCOVERY_FIRST


def _looked_at(case: Case) -> int:
    """How many conditions outside skill were spoken about: environment first (Gilbert, 1978)."""
    told = {evidence.cell for evidence in case.brief.evidence}
    heard = {cell for cell in Cell if cell in told or case.brief.state(cell.slot) is not State.EMPTY}
    return len(heard - {Cell.SKILL})


def with_duty(case: Case) -> Verdict:
    """A duty for a part of the people is kept inside a wider answer where the main cause lies elsewhere."""
    elsewhere = case.main is not None and case.main.cell is not Cell.SKILL
    return Verdict.TRAINING_PLUS if case.duty.partial and elsewhere else Verdict.MANDATORY_MINIMUM


def _too_thin(case: Case) -> bool:
    """One opinion as the whole evidence carries a verdict only where ability was told and the gap has its figures. And what
    nobody has met before is no matter of the surroundings until somebody said that people can do it; nor is anything else
    where nothing was told on ability, and no record speaks for another cause; beside an answer that takes no clear side an
    example is enough once most of the rest was looked at."""
    main = case.main
    if main and case.ability_unheard and case.brief.state(Slot.CAUSE_SKILL) is not State.UNKNOWN:
        asked = case.brief.known(Slot.CAUSE_SKILL) and _looked_at(case) > _LOOKED_AT
        return grade(main) < (Grade.EXAMPLE if asked else Grade.RECORD)
    told = bool(case.able or case.unable)
    if main is None or (told and case.measured):
        return False
    return grade(main) < Grade.EXAMPLE or (case.new_task and not told and main.cell not in case.brief.confirmed_causes)
