"""Whether an answer says enough to build on, or only waves at the thing."""

from assistant.domain.brief import Brief, Fact
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.words import words

# Slots whose answer is a story, a reason or a picture: a few words without a figure seldom hold it. A name, a date or a
# number may be as short as it likes.
TOLD_AT_LENGTH = frozenset(
    {
        Slot.BUSINESS_GOAL,
        Slot.METRIC,
        Slot.AUDIENCE,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.CONSTRAINTS,
        Slot.BUDGET,
        Slot.COST_OF_INACTION,
        Slot.SUCCESS_CRITERIA,
        *CAUSE_SLOTS,
    }
)
FEW_WORDS = 11
FEW_WORDS_DISMISSIVE = 16  # "all fine" takes more words than a picture needs, and says less
FEW_WORDS_TERSE = 4  # somebody who always writes in fragments is not vaguer for it


def thin(brief: Brief, slot: Slot, few: int = FEW_WORDS) -> bool:
    """True where all that was said on a slot is fewer than ``few`` words without a figure or a date: worth one more, concrete
    question."""
    if slot not in TOLD_AT_LENGTH:
        return False
    facts = brief.of(slot)
    if not facts or any(fact.quantities or fact.day or any(ch.isdigit() for ch in fact.value) for fact in facts):
        return False
    return sum(_own_words(brief, fact) for fact in facts) < few


def _own_words(brief: Brief, fact: Fact) -> float:
    """The words of a fact; those that stand under another slot too count half, for they were said once."""
    said = words(fact.value)
    others = [o for o in brief.facts if o.slot is not fact.slot and o.source.ref == fact.source.ref]
    shared = max((_overlap(fact.value, other.value) for other in others), default=0)
    return len(said) - shared / 2


def _overlap(one: str, other: str) -> int:
    if other in one:
        return len(words(other))
    return len(words(one)) if one in other else 0
