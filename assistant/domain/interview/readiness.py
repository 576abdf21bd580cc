"""When a sound draft is possible (ready), and when no further answer would change anything (complete)."""

from assistant.domain.brief.turns import Interview
from assistant.domain.causes.weighing import asked_slots, weigh
from assistant.domain.diagnosis.diagnose import Diagnosis, Verdict
from assistant.domain.diagnosis.gates import gates
from assistant.domain.interview import depth
from assistant.domain.interview.worth import SURROUNDINGS, cause_known, opened_with_duty
from assistant.domain.slots import CAUSE_SLOTS, Cell, Slot, State

_CORE = (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.TRIED_BEFORE, Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL)
_FEWEST_CELLS = 3  # main cause, its best rival, and one more looked at
_PATIENCE = 8  # turns after which a draft with its unknowns is sound enough to offer
_NO_CAUSE_PATIENCE = 10  # the same while nothing at all was named that holds people back


def heard(interview: Interview, slot: Slot) -> bool:
    """True where the slot is answered, or was asked and given up: either way there is nothing to wait for. A few words on a
    cause may hide its opposite and turn the verdict; a few words elsewhere only make a draft thinner."""
    state = interview.brief.state(slot)
    if state is State.CONFLICTING:
        return False
    if state in (State.STATED, State.EVIDENCED, State.ASSUMED):
        return slot not in CAUSE_SLOTS or not depth.worth_another(interview, slot)
    return given_up(interview, slot)


def missing(interview: Interview) -> tuple[Slot, ...]:
    """What still stands between the interview and a sound draft (DESIGN.md section 4: goal, measure, gap, audience, main
    cause and its best rival, what was tried)."""
    lacking = list(gates(interview.brief, asked_slots(interview)))
    lacking += [slot for slot in _CORE if not heard(interview, slot)]
    if opened_with_duty(interview) and not heard(interview, Slot.MANDATE):
        lacking.append(Slot.MANDATE)
    cells = [slot for slot in CAUSE_SLOTS if heard(interview, slot)]
    unheard = [slot for slot in SURROUNDINGS if slot not in cells]
    if _only_skill(interview):
        lacking += unheard
    elif len(cells) < _FEWEST_CELLS:
        lacking += unheard[:1]
    return tuple(dict.fromkeys(slot for slot in lacking if not given_up(interview, slot)))


def _only_skill(interview: Interview) -> bool:
    """True where a lack of skill is all that was found: then the surroundings are looked at before a course is proposed
    (environment before person: Gilbert, 1978)."""
    return {cause.cell for cause in weigh(interview.brief, asked_slots(interview))} == {Cell.SKILL}


def given_up(interview: Interview, slot: Slot) -> bool:
    """True where asking again would be an inquisition: declined, unknown, or asked twice."""
    unknown = interview.brief.state(slot) is State.UNKNOWN
    return unknown or slot in interview.declined or interview.asked.get(slot, 0) >= 2


def is_ready(interview: Interview, diagnosis: Diagnosis) -> bool:
    """True when a draft with a sound verdict is possible; once true it stays true.

    A request that serves nothing by the person's own words is ready as soon as that is plain."""
    if interview.ready:
        return True
    turns = len(interview.turns) + 1
    if any(not conflict.settled for conflict in interview.brief.conflicts) and turns < _PATIENCE:
        return False
    lacking = missing(interview)
    if turns < _NO_CAUSE_PATIENCE and _hangs_on_a_cause(interview, diagnosis):
        return False
    if not lacking:
        return True
    declined = diagnosis.judgement.verdict is Verdict.DECLINE_DEFER and not diagnosis.judgement.provisional
    patience = _PATIENCE if cause_known(interview) else _NO_CAUSE_PATIENCE
    return declined or (turns >= patience and len(lacking) <= 2)


def _hangs_on_a_cause(interview: Interview, diagnosis: Diagnosis) -> bool:
    """True while the verdict is to find out first, and an answer on a cause that is still to come could turn it."""
    turning = CAUSE_SLOTS.keys() & diagnosis.judgement.turning_slots
    undecided = diagnosis.judgement.verdict is Verdict.DISCOVERY_FIRST
    return undecided and any(not heard(interview, slot) for slot in turning)
