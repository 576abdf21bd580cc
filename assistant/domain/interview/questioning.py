"""Which question comes next: by value of information, at most two slots a message."""

from dataclasses import dataclass

from assistant.domain.brief.turns import Interview
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.interview.depth import variant
from assistant.domain.interview.worth import LEAST, least, value
from assistant.domain.knowledge import Knowledge, QuestionPair
from assistant.domain.slots import CAUSE_SLOTS, Slot

MOST_ASKED = (
    2  # slots a message asks about: patience is spent by the message, so what the two are worth counts together
)
CREDITED = "credited"
_PAIR_BONUS = 6.0  # for two questions that one natural answer fills
_SAME_ANSWERS_BONUS = 12.0  # for two that the same person, system or sum answers, where the reader tells the two apart
_SAME_ANSWERS = (frozenset({Slot.DATA_SOURCE, Slot.DATA_OWNER}), frozenset({Slot.BUDGET, Slot.VALUE_PER_UNIT}))
_MIXED_UP = 30.0  # against two causes in one message: of a remark that fits both nobody can tell what it was said on
# But these two: what is in the way, and could they without it (Mager & Pipe, 1970)?
_ACID_TEST = frozenset({Slot.CAUSE_TOOLS, Slot.CAUSE_SKILL})


@dataclass(frozen=True)
class Ask:
    """A slot to ask about and the wording to use ("ask", "follow_up_1", "follow_up_2", "differently")."""

    slot: Slot
    variant: str
    value: float


@dataclass(frozen=True)
class Advice:
    """What a trusted model makes of the talk: the questions that would test what it thinks, and whether it has ``enough``."""

    preferred: frozenset[Slot] = frozenset()
    enough: bool = False


_NO_ADVICE = Advice()
_PREFERRED_BONUS = 10.0  # for what a trusted model would ask: it goes before its like, never before what decides
_ENOUGH = (
    64.0  # worth of what is asked all the same where a trusted model has heard enough: contract, limits, who decides
)


def next_asks(
    interview: Interview,
    knowledge: Knowledge,
    diagnosis: Diagnosis,
    skip: frozenset[Slot] = frozenset(),
    first: frozenset[Slot] = frozenset(),
    advice: Advice = _NO_ADVICE,
) -> tuple[Ask, ...]:
    """At most two questions, most valuable first; empty when a further message is not worth the patience it costs. ``skip``:
    slots not to ask now; ``first``: slots that come first, such as those whose question was not understood."""
    possible = _possible(interview, diagnosis, skip, advice.preferred)
    asks = sorted(possible, key=lambda ask: (ask.slot not in first, -ask.value))
    if not asks or (advice.enough and interview.ready and max(ask.value for ask in asks) < _ENOUGH):
        return ()
    one, rest = asks[0], [ask for ask in asks[1:] if ask.variant != CREDITED]
    if one.variant == CREDITED:  # which asks for two figures already
        return (one,) if one.value >= least(interview) else ()
    other = max(
        rest,
        key=lambda ask: (ask.slot in first, ask.value + _natural(one, ask, knowledge, interview.trusted)),
        default=None,
    )
    both = (one.value + (other.value if other else 0)) / MOST_ASKED
    if both < least(interview) and one.slot not in first:
        return ()
    return _as_worded(one, other, knowledge) if other else (one,)


def _as_worded(first: Ask, second: Ask, knowledge: Knowledge) -> tuple[Ask, ...]:
    """The two in the order in which their common wording asks for them: people answer in that order."""
    pair = pair_for((first.slot, second.slot), knowledge)
    swapped = pair and pair.slots[0] is second.slot and first.variant == second.variant == "ask"
    return (second, first) if swapped else (first, second)


def _possible(
    interview: Interview, diagnosis: Diagnosis, skip: frozenset[Slot], preferred: frozenset[Slot] = frozenset()
) -> list[Ask]:
    """The questions that may still be asked and whose answer a reader of the proposal would miss."""
    found: list[Ask] = []
    for slot in Slot:
        wording = None if slot in skip or slot is Slot.STRATEGY_LINK else variant(interview, slot)
        if wording:
            bonus = _PREFERRED_BONUS if slot in preferred else 0.0
            found.append(Ask(slot, wording, value(interview, slot, wording, diagnosis) + bonus))
    return [ask for ask in found if ask.value >= LEAST]


def pair_for(slots: tuple[Slot, ...], knowledge: Knowledge) -> QuestionPair | None:
    """The question that asks for two slots in one breath, if there is one."""
    return next((pair for pair in knowledge.pairs if set(pair.slots) == set(slots)), None)


def _natural(first: Ask, second: Ask, knowledge: Knowledge, trusted: bool) -> float:
    both = frozenset({first.slot, second.slot})
    if both < CAUSE_SLOTS.keys() and both != _ACID_TEST:
        return -_MIXED_UP
    if trusted and both in _SAME_ANSWERS:
        return _SAME_ANSWERS_BONUS
    together = first.variant == second.variant == "ask" and pair_for((first.slot, second.slot), knowledge)
    return _PAIR_BONUS if together else 0.0
