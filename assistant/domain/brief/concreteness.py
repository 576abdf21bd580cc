"""Whether an answer says enough to build on, or only waves at the thing."""

from assistant.domain.brief.shapes import Brief, Fact
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.words import words

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
# Slots that hold a number or a day of a measure, and where the measure keeps it.
MEASURED = {Slot.BASELINE: "baseline", Slot.TARGET: "target", Slot.DUE: "due", Slot.VALUE_PER_UNIT: "value_per_unit"}
FEW_WORDS = 11
FEW_WORDS_PICTURE = 18  # what people visibly do takes a scene; "all fine" takes many words and says little
FEW_WORDS_TERSE = 4  # somebody who always writes in fragments is not vaguer for it


def thin(brief: Brief, slot: Slot, few: int = FEW_WORDS) -> bool:
    """True where all that was said on a slot is fewer than ``few`` words without a figure or a date: worth one more, concrete
    question."""
    if slot in MEASURED:
        return not any(_figure(fact) for fact in brief.of(slot))
    if slot not in TOLD_AT_LENGTH:
        return False
    facts = brief.of(slot)
    if not facts or any(_figure(fact) for fact in facts):
        return False
    return sum(_own_words(brief, fact) for fact in facts) < few


def unmeasured(brief: Brief, slot: Slot) -> bool:
    """True for a number's slot where no measure holds that number: what was mentioned belongs to something else."""
    return slot in MEASURED and not any(getattr(measure, MEASURED[slot]) for measure in brief.measures)


def _figure(fact: Fact) -> bool:
    return bool(fact.quantities or fact.day) or any(ch.isdigit() for ch in fact.value)


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
