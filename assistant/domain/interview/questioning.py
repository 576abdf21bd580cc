"""Which question comes next: by value of information, at most two slots a message.

The value of a slot is what its answer could change: the gate to a sound draft first, then the verdict, then the outcome
contract and the plan (domain.md section 4: "missing gate slots first, then whatever would change the verdict")."""

from dataclasses import dataclass

from assistant.domain.brief.concreteness import FEW_WORDS, FEW_WORDS_PICTURE, FEW_WORDS_TERSE, thin, unmeasured
from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Interview
from assistant.domain.causes.remarks import evidence_of
from assistant.domain.causes.weighing import asked_slots, weigh
from assistant.domain.knowledge import Knowledge, QuestionPair
from assistant.domain.slots import CAUSE_SLOTS, Direction, Slot, State

# What an answer is worth while nothing is known. Environment before person among the causes (Gilbert, 1978); the acid test
# of skill stands beside the tools because the two settle most verdicts between them (Mager & Pipe, 1970).
WORTH: dict[Slot, float] = {
    Slot.BUSINESS_GOAL: 100,
    Slot.METRIC: 97,
    Slot.BASELINE: 94,
    Slot.CURRENT_BEHAVIOUR: 90,
    Slot.CAUSE_TOOLS: 88,
    Slot.CAUSE_SKILL: 87,
    Slot.STRATEGY_LINK: 86,
    Slot.AUDIENCE: 80,
    Slot.CAUSE_INCENTIVES: 79,
    Slot.CAUSE_EXPECTATIONS: 78,
    Slot.TRIED_BEFORE: 77,
    Slot.EXEMPLARS: 75,
    Slot.TARGET: 73,
    Slot.DUE: 72,
    Slot.MANDATE: 59,
    Slot.COST_OF_INACTION: 68,
    Slot.CONSTRAINTS: 66,
    Slot.CAUSE_CAPACITY: 56,
    Slot.DATA_SOURCE: 62,
    Slot.AUDIENCE_SIZE: 61,
    Slot.SPONSOR: 60,
    Slot.WORK_CONTEXT: 60,
    Slot.DESIRED_BEHAVIOUR: 57,
    Slot.BUDGET: 62,
    Slot.SUCCESS_CRITERIA: 61,
    Slot.DATA_OWNER: 54,
    Slot.VALUE_PER_UNIT: 60,
    Slot.ENABLERS: 52,
    Slot.MANAGER_SUPPORT: 50,
    Slot.EXISTING_MATERIAL: 46,
    Slot.CAUSE_MOTIVES: 42,
    Slot.STAKEHOLDERS: 44,
    Slot.LEARNER_VIEW: 43,
    Slot.RISKS: 40,
    Slot.REQUESTED_SOLUTION: 38,
    Slot.REQUESTED_DATE: 37,
    Slot.URGENCY_REASON: 36,
}
MOST_TIMES_ASKED = 3  # once, and at most two follow-ups
FOLLOW_UP_WORTH = 0.93  # a second try on the same slot, against a fresh one
THIRD_TRY_WORTH = 0.6
CONTRAST_WORTH = 0.8  # "is it the same for everyone?"
MENTIONED_WORTH = 0.9  # named in passing, never asked: worth hearing out
# One mention settles these: they hold a number, a date or a name.
SETTLED_BY_MENTION = frozenset(
    {
        Slot.AUDIENCE_SIZE,
        Slot.REQUESTED_SOLUTION,
        Slot.REQUESTED_DATE,
        Slot.BASELINE,
        Slot.TARGET,
        Slot.DUE,
        Slot.DATA_OWNER,
        Slot.VALUE_PER_UNIT,
        Slot.BUDGET,
        Slot.SPONSOR,
    }
)
_TURNING_BONUS = 24.0  # for the slot whose answer could turn the verdict
_TURNING_BONUS_READY = 6.0  # the same once a sound draft is possible: then contract and plan come first
_NO_CONTRACT_WORTH = 0.4  # the contract's slots, while there is no measure to make one on
_CONTRACT = frozenset({Slot.TARGET, Slot.DUE, Slot.DATA_SOURCE, Slot.DATA_OWNER, Slot.VALUE_PER_UNIT})
_NO_CAUSE_BONUS = 24.0  # for a cell that was waved away, while nothing at all was named that holds people back
_PAIR_BONUS = 6.0


@dataclass(frozen=True)
class Ask:
    """A slot to ask about and the wording to use ("ask", "follow_up_1", "follow_up_2", "differently")."""

    slot: Slot
    variant: str
    value: float


def next_asks(
    interview: Interview, knowledge: Knowledge, turning: tuple[Slot, ...] = (), skip: frozenset[Slot] = frozenset()
) -> tuple[Ask, ...]:
    """At most two questions, most valuable first; empty when no answer would change anything.

    ``turning`` are the slots that could still change the verdict, ``skip`` slots not to ask now."""
    found = [_ask(interview, slot, turning) for slot in Slot if slot not in skip]
    asks = sorted((ask for ask in found if ask), key=lambda ask: -ask.value)
    if not asks:
        return ()
    first = asks[0]
    second = max(asks[1:], key=lambda ask: ask.value + _natural(first, ask, knowledge), default=None)
    return (first, second) if second else (first,)


def _ask(interview: Interview, slot: Slot, turning: tuple[Slot, ...]) -> Ask | None:
    times = interview.asked.get(slot, 0)
    if slot in interview.declined or times >= MOST_TIMES_ASKED or slot is Slot.STRATEGY_LINK:
        return None
    variant = _variant(interview, slot, times)
    if variant is None:
        return None
    value = WORTH[slot] * (1.0, FOLLOW_UP_WORTH, THIRD_TRY_WORTH)[times]
    if interview.brief.known(slot) and times == 0:
        value *= MENTIONED_WORTH
    if variant == "same_everywhere":
        value *= CONTRAST_WORTH
    if slot in _CONTRACT and not interview.brief.measures and interview.asked.get(Slot.METRIC, 0):
        value *= _NO_CONTRACT_WORTH
    if slot in CAUSE_SLOTS and interview.brief.known(slot) and times and not cause_known(interview, slot):
        value += _NO_CAUSE_BONUS
    if slot in turning:
        bonus = _TURNING_BONUS_READY if interview.ready else _TURNING_BONUS
        value += bonus * (1 - turning.index(slot) / len(turning))
    return Ask(slot, variant, value)


def _variant(interview: Interview, slot: Slot, times: int) -> str | None:
    """How to ask: afresh, with something concrete after a vague answer, from another side after an evasive one; None where
    the slot needs no question."""
    brief = interview.brief
    state = brief.state(slot)
    if state is State.UNKNOWN:
        return None
    if state in (State.STATED, State.EVIDENCED, State.ASSUMED):
        return _deeper(interview, slot, times)
    if times == 0:
        return "ask"
    if state is State.VAGUE:
        return "follow_up_1" if times == 1 else "follow_up_2"
    return "differently" if times == 1 else None


def _deeper(interview: Interview, slot: Slot, times: int) -> str | None:
    """What a known slot may still be asked: hearing out a mere mention, something concrete behind few words or "all fine",
    the groups of an audience."""
    brief = interview.brief
    if times == 0:
        return None if slot in SETTLED_BY_MENTION and not unmeasured(brief, slot) else "ask"
    if slot is Slot.SUCCESS_CRITERIA and lacks_credit(brief):
        return "credited"
    if times > 1:
        return None
    if slot is Slot.AUDIENCE and len(brief.segments) < 2:
        return "same_everywhere"
    if (dismissive(brief, slot) or nothing_told(brief, slot)) and not cause_known(interview, slot):
        return "follow_up_1"
    return "follow_up_1" if thin(brief, slot, _few(interview, slot)) else None


def _few(interview: Interview, slot: Slot) -> int:
    if terse(interview):
        return FEW_WORDS_TERSE
    long = slot is Slot.CURRENT_BEHAVIOUR or dismissive(interview.brief, slot)
    return FEW_WORDS_PICTURE if long else FEW_WORDS


def lacks_credit(brief: Brief) -> bool:
    """True where money is told but not what share of the change is credited to the learning: without it there is no
    forecast (Phillips, 1997: isolate the effect, ask how sure)."""
    shares = [q for fact in brief.of(Slot.SUCCESS_CRITERIA) for q in fact.quantities if q.kind is Kind.PERCENT]
    return brief.known(Slot.VALUE_PER_UNIT) and not shares


def worth_another(interview: Interview, slot: Slot) -> bool:
    """True where a known slot was asked once and answered with too little to build on."""
    return interview.asked.get(slot, 0) == 1 and _deeper(interview, slot, 1) == "follow_up_1"


def terse(interview: Interview) -> bool:
    """True for somebody who mostly writes in fragments."""
    return sum(turn.reading.terse for turn in interview.turns) * 2 > len(interview.turns)


def dismissive(brief: Brief, slot: Slot) -> bool:
    """True where a cause cell was only waved away ("the tools are fine"): opinions against it, nothing concrete.

    A first "all fine" is often corrected by the second, more concrete question (Rummler & Brache, 1990: ask for the step)."""
    cell = CAUSE_SLOTS.get(slot)
    if cell is None:
        return False
    said = [item for item in evidence_of(brief) if item.cell is cell]
    return bool(said) and all(item.direction is Direction.AGAINST and item.weight == 1 for item in said)


def nothing_told(brief: Brief, slot: Slot) -> bool:
    """True where the answer on a cause cell says neither for nor against it."""
    return slot in CAUSE_SLOTS and all(item.cell is not CAUSE_SLOTS[slot] for item in evidence_of(brief))


def cause_known(interview: Interview, slot: Slot | None = None) -> bool:
    """True where something was named that holds people back, and not only a part of them. Before a cell outside skill is
    left alone, it must be something outside skill (environment before person: Gilbert, 1978)."""
    causes = [cause for cause in weigh(interview.brief, asked_slots(interview)) if not cause.segment]
    surroundings = slot is not None and slot is not Slot.CAUSE_SKILL
    return any(not surroundings or cause.cell.slot is not Slot.CAUSE_SKILL for cause in causes)


def pair_for(slots: tuple[Slot, ...], knowledge: Knowledge) -> QuestionPair | None:
    """The question that asks for two slots in one breath, if there is one."""
    return next((pair for pair in knowledge.pairs if set(pair.slots) == set(slots)), None)


def _natural(first: Ask, second: Ask, knowledge: Knowledge) -> float:
    together = first.variant == second.variant == "ask" and pair_for((first.slot, second.slot), knowledge)
    return _PAIR_BONUS if together else 0.0
