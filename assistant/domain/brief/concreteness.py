"""Whether an answer says enough to build on, or only waves at the thing."""

import re

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
_NONE = re.compile(r"(?:^|[.;,] )(?:no|none|nothing|zero)\b", re.IGNORECASE)  # a denial is an answer too
FEW_WORDS = 11
FEW_WORDS_PICTURE = 18  # what people visibly do takes a scene; "all fine" takes many words and says little
FEW_WORDS_TERSE = 4  # somebody who always writes in fragments is not vaguer for it


def thin(brief: Brief, slot: Slot, few: int = FEW_WORDS, answers: frozenset[str] = frozenset()) -> bool:
    """True where what was said on a slot is fewer than ``few`` words without a figure or a date: worth one more, concrete
    question. ``answers`` names the messages that answered a question about it; where they hold anything, they alone count:
    mentions scattered over a talk do not add up to a picture."""
    if slot in MEASURED or slot is Slot.BUDGET:
        return not any(_figure(fact) or _NONE.search(fact.value) for fact in brief.of(slot))
    counted = slot is Slot.METRIC and any(measure.baseline for measure in brief.measures)
    if slot not in TOLD_AT_LENGTH or counted:
        return False
    facts = [fact for fact in brief.of(slot) if fact.source.ref in answers] or brief.of(slot)
    if not facts or any(_figure(fact) and not _lent(brief, fact) for fact in facts):
        return False
    return sum(_own_words(brief, fact) for fact in facts) < few


def unmeasured(brief: Brief, slot: Slot) -> bool:
    """True for a number's slot where no measure holds that number: what was mentioned belongs to something else."""
    return slot in MEASURED and not any(getattr(measure, MEASURED[slot]) for measure in brief.measures)


def _lent(brief: Brief, fact: Fact) -> bool:
    """True where the figure was said in the same breath for a slot that holds numbers: it tells nothing of this one."""
    numbered = (*MEASURED, Slot.AUDIENCE_SIZE)
    others = [o for slot in numbered if slot is not fact.slot for o in brief.of(slot)]
    return any(o.source.ref == fact.source.ref and _overlap(fact.value, o.value) for o in others)


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
