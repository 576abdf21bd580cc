"""Which field of a measure a number fills, told by the words around it and by what was asked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField
from assistant.domain.slots import Slot

ASKED_FIELD = {
    Slot.BASELINE: MeasureField.BASELINE,
    Slot.METRIC: MeasureField.BASELINE,
    Slot.TARGET: MeasureField.TARGET,
    Slot.VALUE_PER_UNIT: MeasureField.VALUE_PER_UNIT,
    Slot.BUSINESS_GOAL: MeasureField.TARGET,
}
_TARGET = re.compile(
    r"\b(?:should|must|(?:target\w*|goals?|aim\w*|ambition|plan)(?: (?:is|was|would be|of|at|:))?|want\w*"
    r"|need(?:s|ed)? to|ha(?:s|ve) to|would like|['’]d like|hop(?:e|ing)|get (?:it |that |them |us |back "
    r")?(?:\w+ )?(?:down |up )?to|"
    r"bring\w*|expect\w*|plan(?:ned)? (?:is|for)|promised?|at most|at least|no more than|not more than"
    r"|ideal\w*|happy with|"
    r"reduce|cut|lower|lift|raise|increase|improve|push|drive|agreed on|set at|wish\w*|back to|down to|up "
    r"to|towards?|or better|or less|below|under|soll|to-be|accepts?|requires?|allows?|demands?|tolerates?)\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:was|were|used to|before|earlier|previously|formerly|last (?:year|spring|summer|autumn|winter"
    r"|quarter|month)|ago|until|once|back then|up from|down from|historically)\b",
    re.I,
)
_NOW = re.compile(
    r"\b(?:ist|as-is|actual(?:ly)?|current|is|are|now|currently|today|at the moment|right now|stands?|runs? at"
    r"|sits? at|we have|we see|we "
    r"are|at present|latest|this (?:year|month|quarter)|has (?:dropped|fallen|risen|gone))\b|['’](?:s"
    r"|re)\b|:",
    re.I,
)
_WORTH = re.compile(
    r"\b(?:worth|costs? (?:us|me|the|about|around|roughly|some|\w+)|costing|margin|a piece|each (?:one "
    r")?(?:is|costs?|means|brings?)|saves?|per unit|loses? us|values? (?:it|an|one|each))\b",
    re.I,
)
_NOW_BEHIND = re.compile(
    r"\b(?:now|today|currently|at the moment|at present)\b(?!\s*,?\s+(?:it|its|it['’]s|we|they|is|are|at|only|about)\b)",
    re.I,
)
_IN_A_YEAR = re.compile(r"\s*(?:\w+\s+)?(?:in|back in|for|at the end of) (?:19|20)\d\d\b", re.I)
_AND_NOW = re.compile(r"\b(?:today|now|currently|at present|at the moment)\b", re.I)
_WANTED = re.compile(
    r"\W*(?:(?:is|are|would be|as)\s+)?(?:the\s+|our\s+)?(?:wanted|desired|needed|required|goal"
    r"|aim|ambition|acceptable|fine|enough|ok(?:ay)?"
    r"|would (?:do|be (?:good|great|nice|perfect)))\b",
    re.I,
)
_ARROW = re.compile(r"\s*(?:→|➔|⇒|-+>|=+>)\s*")
_MOVED = re.compile(
    r"\b(?:f[ae]ll\w*|dropp\w*|went|gone|slipp\w*|ros[e]|risen|climb\w*|grew|grown|down|up|declin\w*"
    r"|deteriorat\w*|increased|decreased|improved|moved|crept|doubled|came)\b",
    re.I,
)
_VOLUME_VERBS = re.compile(
    r"\b(?:handle|serve|make|made|produce|ship|process|do|sell|run|have|get|receive|see|take|deliver"
    r"|answer|treat|book|write|issue|carry|move)\b",
    re.I,
)
_BUDGET = re.compile(r"\b(?:budget|funding|we can spend|set aside|reserved|available money|spend up to|pot of)\b", re.I)


def field_of(text: str, quantity: Quantity, others: Sequence[Quantity], asked: Sequence[Slot]) -> MeasureField | None:
    """The field that ``quantity`` fills in ``text``; None for head-counts, budgets and numbers that are no measure's."""
    before, after = _around(text, quantity, others)
    if quantity.kind is Kind.PEOPLE or _BUDGET.search(text):
        return None
    if quantity.kind is Kind.MONEY and (_WORTH.search(text) or Slot.VALUE_PER_UNIT in asked):
        return MeasureField.VALUE_PER_UNIT
    if moved := _of_change(text, quantity, others, asked):
        return moved
    if _is_volume(quantity, before, asked):
        return MeasureField.VOLUME
    return _told(before, after, asked) or next((ASKED_FIELD[slot] for slot in asked if slot in ASKED_FIELD), None)


def _around(text: str, quantity: Quantity, others: Sequence[Quantity]) -> tuple[str, str]:
    """The words that belong to a number: back to the number before it, forward to the next."""
    start, end = quantity.start, quantity.start + len(quantity.text)
    left = max((o.start + len(o.text) for o in others if o.start < start), default=0)
    right = min((o.start for o in others if o.start > start), default=len(text))
    return text[min(left, start) : start], text[end : max(right, end)]


def _told(before: str, after: str, asked: Sequence[Slot]) -> MeasureField | None:
    near_after = re.split(r"[,;]|\b(?:and|but|should|target|we want)\b", after, maxsplit=1)[0]
    labelled = re.sub(r"\s*[:=]\s*$", " ", before)
    before = labelled if any(p.search(labelled[-14:]) for p, _ in _CUES) else before  # "to-be: 2.5"
    cues = [(m.end(), rank, field) for rank, (pattern, field) in enumerate(_CUES) for m in pattern.finditer(before)]
    if re.search(r"\b(?:instead of|rather than|not|versus|against)\s*$", before, re.I):
        return MeasureField.BASELINE
    aimed = Slot.TARGET in asked and Slot.BASELINE not in asked
    if _EARLIER.search(near_after) and not (aimed and re.search(r"\bbefore\b", near_after)):  # "trained before day 1"
        return MeasureField.EARLIER
    if _IN_A_YEAR.match(near_after) and _AND_NOW.search(after[len(near_after) :]):  # "41 in 2024, today it is 118"
        return MeasureField.EARLIER
    if _WANTED.match(near_after):
        return MeasureField.TARGET
    if _NOW_BEHIND.search(near_after):
        return MeasureField.BASELINE
    return max(cues)[2] if cues else None


_CUES = ((_NOW, MeasureField.BASELINE), (_EARLIER, MeasureField.EARLIER), (_TARGET, MeasureField.TARGET))


def _of_change(text: str, quantity: Quantity, others: Sequence[Quantity], asked: Sequence[Slot]) -> MeasureField | None:
    """ "fell from 78 to 69": earlier and now; "get from 78 to 69", "should go from 78 to 69": now and target."""
    pair = _change_pair(text, quantity, others)
    if pair is None:
        return None
    start, is_first = pair
    lead = text[:start]
    aimed = bool(_TARGET.search(lead)) or (Slot.TARGET in asked and not _MOVED.search(lead))
    if aimed:
        return MeasureField.BASELINE if is_first else MeasureField.TARGET
    return MeasureField.EARLIER if is_first else MeasureField.BASELINE


def _change_pair(text: str, quantity: Quantity, others: Sequence[Quantity]) -> tuple[int, bool] | None:
    ordered = sorted((*others, quantity), key=lambda q: q.start)
    for left, right in pairwise(ordered):
        between = text[left.start + len(left.text) : right.start]
        before = text[: left.start]
        if quantity in (left, right) and (_ARROW.fullmatch(between) or _linked(before, between)):
            return left.start, quantity is left
    return None


def _linked(before: str, between: str) -> bool:
    """ "from 14 to let's say 9", "fell 14 to 9" """
    if re.search(r"\bfrom\s+(?:about |around |roughly )?$", before, re.I):
        return bool(re.fullmatch(r"\s*(?:\w+\s+){0,4}?(?:down |up |back )?to\s+(?:[\w'’]+,?\s+){0,5}", between, re.I))
    joined = re.fullmatch(r"\s*(?:\w+\s+){0,4}?(?:down |up |back )?to\s+(?:about |around |roughly )?", between, re.I)
    return bool(joined and _MOVED.search(before[-30:]))


def _is_volume(quantity: Quantity, before: str, asked: Sequence[Slot]) -> bool:
    if (
        quantity.kind is not Kind.COUNT
        or not quantity.per
        or quantity.per.split(" ")[0] not in ("year", "month", "week", "day")
    ):
        return False
    if Slot.VALUE_PER_UNIT in asked:
        return True
    return quantity.value >= 500 and bool(quantity.unit) and bool(_VOLUME_VERBS.search(before))
