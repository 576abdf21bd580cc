"""When a sound draft is possible (ready), and when no further answer would change anything (complete)."""

from assistant.domain import questioning
from assistant.domain.brief import Brief
from assistant.domain.diagnosis import Diagnosis, Verdict
from assistant.domain.interview import Interview
from assistant.domain.slots import CAUSE_SLOTS, Slot, State

_GAP = (Slot.BASELINE, Slot.CURRENT_BEHAVIOUR)
_CORE_CELLS = (Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL)
_FEWEST_CELLS = 3  # main cause, its best rival, and one more looked at
_PATIENCE = 8  # turns after which a draft with its unknowns is sound enough to offer


def heard(interview: Interview, slot: Slot) -> bool:
    """True where the slot is answered, or was asked and given up: either way there is nothing to wait for."""
    state = interview.brief.state(slot)
    if state is State.CONFLICTING:
        return False
    if state in (State.STATED, State.EVIDENCED, State.ASSUMED):
        return not questioning.worth_another(interview, slot)
    return state is State.UNKNOWN or slot in interview.declined or interview.asked.get(slot, 0) >= 2


def missing(interview: Interview) -> tuple[Slot, ...]:
    """What still stands between the interview and a sound draft (DESIGN.md section 4: goal, measure, gap, audience, main
    cause and its best rival, what was tried)."""
    gates = [Slot.BUSINESS_GOAL, Slot.METRIC, Slot.AUDIENCE, Slot.TRIED_BEFORE, *_CORE_CELLS]
    lacking = [slot for slot in gates if not heard(interview, slot)]
    if not any(heard(interview, slot) for slot in _GAP):
        lacking.append(Slot.BASELINE)
    cells = [slot for slot in CAUSE_SLOTS if heard(interview, slot)]
    if len(cells) < _FEWEST_CELLS:
        lacking += [slot for slot in (Slot.CAUSE_INCENTIVES, Slot.CAUSE_EXPECTATIONS) if slot not in cells][:1]
    return tuple(lacking)


def is_ready(interview: Interview, diagnosis: Diagnosis) -> bool:
    """True when a draft with a sound verdict is possible; once true it stays true.

    A request that serves nothing by the person's own words is ready as soon as that is plain."""
    if interview.ready:
        return True
    turns = len(interview.turns) + 1
    if any(not conflict.settled for conflict in interview.brief.conflicts) and turns < _PATIENCE:
        return False
    lacking = missing(interview)
    if not lacking:
        return True
    declined = diagnosis.judgement.verdict is Verdict.DECLINE_DEFER and not diagnosis.judgement.provisional
    return declined or (turns >= _PATIENCE and len(lacking) <= 2)


def gap_known(brief: Brief) -> bool:
    """True where the brief says what is wrong today, in a number or in visible behaviour."""
    return any(brief.known(slot) for slot in _GAP)
