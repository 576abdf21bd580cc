"""What was understood, said back in one sentence in the requester's own words before the next question."""

import re

from assistant.domain.brief.reading import Reading, SlotReading
from assistant.domain.brief.turns import Say
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.words import clip, words

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
_FEWEST = 3  # words below which an echo says nothing
_OPENER = re.compile(
    r"^(?:and|but|so|well|ok(?:ay)?|oh|yes|no|hm+|sure|look|honestly|obviously)\b[ ,:;-]+", re.IGNORECASE
)
_RICH = 5  # facts in one message from which the mirror says that the rest is kept too


def mirror(reading: Reading, earlier: str = "") -> Say | None:
    """The sentence that mirrors a message, or None where it said nothing new. ``earlier``: what the person said before; the
    same words are not said back twice."""
    solid = [item for item in reading.slots if not item.vague and _worth_saying(item.value, earlier)]
    if not solid:
        return None
    contrast = next((group for group in reading.segments if group.value and group.better is not None), None)
    if contrast and _worth_saying(contrast.quote, earlier):
        return Say(key="mirror_group", fill={"value": telling_clause(contrast.quote)})
    best = min(solid, key=_rank)
    return Say(key=_key(best, len(solid)), fill={"value": telling_clause(best.value)})


def _worth_saying(text: str, earlier: str) -> bool:
    """True for words that are new and make sense on their own: three at least, or a figure."""
    clause = telling_clause(text)
    told = len(words(clause)) >= _FEWEST or any(ch.isdigit() for ch in clause)
    return told and clause.rstrip("…") not in earlier


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
    flowing = ". ".join(line for line in text.splitlines() if "|" not in line) or text
    sentences = [s.strip(" .!?;,…") for s in flowing.replace("…", ". ").replace("...", ". ").split(". ")]
    sentences = [s for s in sentences if s and "?" not in s]
    numbered = [s for s in sentences if any(ch.isdigit() for ch in s)]
    best = max(numbered or sentences or [text.replace("?", ".")], key=len)
    return clip(_OPENER.sub("", best), limit)
