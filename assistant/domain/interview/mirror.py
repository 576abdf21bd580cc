"""What was understood, said back in one sentence in the requester's own words before the next question."""

from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.brief.turns import Say
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.words import clip

# The most telling thing first: a number that moves, a cause, a group, then the rest.
_TELLING = (
    Slot.BASELINE,
    Slot.TARGET,
    *CAUSE_SLOTS,
    Slot.EXEMPLARS,
    Slot.CURRENT_BEHAVIOUR,
    Slot.BUSINESS_GOAL,
    Slot.METRIC,
    Slot.COST_OF_INACTION,
    Slot.TRIED_BEFORE,
    Slot.MANDATE,
)
_LONGEST = 110
_RICH = 5  # facts in one message from which the mirror says that the rest is kept too


def mirror(reading: Reading) -> Say | None:
    """The sentence that mirrors a message, or None where it said nothing new."""
    solid = [item for item in reading.slots if not item.vague and item.value.strip()]
    if not solid:
        return None
    contrast = next((group for group in reading.segments if group.value and group.better is not None), None)
    if contrast:
        return Say(key="mirror_group", fill={"value": telling_clause(contrast.quote)})
    best = min(solid, key=_rank)
    return Say(key=_key(best, len(solid)), fill={"value": telling_clause(best.value)})


def _rank(item: SlotReading) -> tuple[int, int]:
    order = _TELLING.index(item.slot) if item.slot in _TELLING else len(_TELLING)
    return (order, 0 if item.quantities else 1)


def _key(item: SlotReading, told: int) -> str:
    if told >= _RICH:
        return "mirror_many"
    if item.slot in CAUSE_SLOTS:
        return "mirror_cause"
    if item.slot is Slot.REQUESTED_SOLUTION:
        return "mirror_solution"
    return "mirror_number" if item.quantities else "mirror_fact"


def telling_clause(text: str, limit: int = _LONGEST) -> str:
    """The part of an answer worth saying back: the sentence with a number, else the longest that fits, without filler."""
    sentences = [s.strip(" .!?;,…") for s in text.replace("…", ". ").replace("...", ". ").split(". ")]
    sentences = [s for s in sentences if s and "?" not in s]
    numbered = [s for s in sentences if any(ch.isdigit() for ch in s)]
    best = max(numbered or sentences or [text.replace("?", ".")], key=len)
    return clip(best, limit)
