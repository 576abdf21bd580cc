"""Corrections: which value of the brief a message puts right, and by what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.adapters.guided import dates, quantities
from assistant.adapters.guided.sentences import Span
from assistant.domain.brief import Brief, Fact
from assistant.domain.quantities import Kind, Quantity
from assistant.domain.slots import Slot
from assistant.domain.words import stems

_DENIED_BEFORE = re.compile(r"\b(?:not|instead of(?: the)?|rather than|no longer|wrong is|isn['’]t|wasn['’]t|said|the old)\s+(?:about\s+|the\s+)?$", re.I)
_DENIED_AFTER = re.compile(r"^[^.;]{0,12}?\s*(?:was|is|were|are)\s+(?:wrong|a typo|not right|incorrect|too (?:high|low)|old|outdated|last year)|^\s+i (?:said|gave|wrote)", re.I)
_CUT_DENIAL = re.compile(r"[,;]?\s*(?:and\s+)?(?:not|instead of|rather than)\s+(?:the\s+)?\S*\d[^,.;]*", re.I)
_LEAD = re.compile(
    r"^\W*(?:(?:sorry|oh|ah|oops|wait|hold on|actually|correction|update|little update|small update|pardon|wrong|no|my mistake|typo|my bad)\b[\s,.:;!–—-]*)+", re.I
)
_MATCH = 3.0  # the least that makes a fact the corrected one: one strong sign, or unit and words together


@dataclass(frozen=True)
class Correction:
    """A new value for a slot. ``value`` says only what holds now; ``quantities`` start with the new number."""

    slot: Slot
    value: str
    span: Span
    quantities: tuple[Quantity, ...]
    old: Quantity | None = None


def read(spans: Sequence[Span], brief: Brief, asked: Sequence[Slot], topics: Sequence[dict[Slot, float]]) -> list[Correction]:
    """The corrections of some sentences that are known to correct. ``topics`` are the slots each seems to speak of."""
    told = [(span, q) for span in spans for q in quantities.parse(span.text)]
    old = [q for span, q in told if is_denied(span.text, q)]
    fresh = [(span, q) for span, q in told if q not in old]
    found: list[Correction] = []
    for span, quantity in fresh[:1]:
        likely = topics[spans.index(span)]
        words = stems(" ".join(s.text for s in spans))
        scored = sorted(((_score(f, quantity, old, words, asked, likely), f) for f in brief.facts), key=lambda s: -s[0])
        best = [fact for score, fact in scored if score >= _MATCH]
        if best:
            found.extend(_for_slots(best, quantity, span, brief))
    return found


def read_days(spans: Sequence[Span], brief: Brief, today: date) -> list[Correction]:
    """Corrections of dates: the new date replaces the one of the slot whose words are nearest."""
    words = stems(" ".join(span.text for span in spans))
    dated = [fact for fact in brief.facts if fact.day is not None]
    for span in spans:
        fresh = [w for w in dates.parse(span.text, today) if not _DENIED_BEFORE.search(span.text[: w.start])]
        known = [fact for fact in dated if fact.day != fresh[0].day] if fresh else []
        if known:
            best = max(known, key=lambda fact: (len(words & stems(fact.value)), fact.slot in (Slot.DUE, Slot.REQUESTED_DATE)))
            return [Correction(best.slot, statement(span.text), span, ())]
    return []


def is_denied(text: str, quantity: Quantity) -> bool:
    """True for the number that a sentence calls wrong: "not 23", "the 120 was wrong"."""
    end = quantity.start + len(quantity.text)
    return bool(_DENIED_BEFORE.search(text[: quantity.start]) or _DENIED_AFTER.match(text[end:]))


def _score(
    fact: Fact, new: Quantity, old: Sequence[Quantity], words: frozenset[str], asked: Sequence[Slot], likely: dict[Slot, float]
) -> float:
    same = _counterpart(fact, new)
    named = any(q.value == o.value for q in fact.quantities for o in old)
    if not fact.quantities or (same is None and not named):
        return 0.0
    shared = len(words & stems(fact.value))
    score = 4.0 * named + min(shared, 4) * 0.7 + 2.0 * likely.get(fact.slot, 0.0) + (fact.slot in asked)
    if same is not None:
        score += 2.0 if new.unit and same.unit == new.unit else 1.0 if same.kind is new.kind else 0.5
        score += 1.0 if new.kind is Kind.PEOPLE and fact.slot is Slot.AUDIENCE_SIZE else 0.0
        score += 0.5 if same.value and 0.3 <= new.value / same.value <= 3 else 0.0
        score += 0.6 if len(fact.quantities) == 1 else 0.0
    return score


def _counterpart(fact: Fact, new: Quantity) -> Quantity | None:
    """The number of a fact that the new one could stand for; a bare number fits any kind."""
    tests = (
        lambda q: q.kind is new.kind and q.unit == new.unit,
        lambda q: q.kind is new.kind and (q.kind is not Kind.COUNT or not q.unit or not new.unit),
        lambda q: new.kind is Kind.COUNT and not new.unit,
    )
    return next((q for test in tests for q in fact.quantities if test(q) and q.value != new.value), None)


def _for_slots(best: list[Fact], new: Quantity, span: Span, brief: Brief) -> list[Correction]:
    """The best fact's slot, and every other slot that holds the very same number of the same kind."""
    first = best[0]
    old = _counterpart(first, new) or first.quantities[0]
    slots = [first.slot]
    slots += [
        f.slot
        for f in brief.facts
        if f.slot not in slots and any(q.value == old.value and q.kind is old.kind and q.unit == old.unit for q in f.quantities)
    ]
    quantity = new.model_copy(update={"kind": old.kind, "unit": old.unit, "per": new.per or old.per}) if _bare(new) else new
    value = statement(span.text)
    return [Correction(slot, value, span, (quantity,), old) for slot in dict.fromkeys(slots)]


def _bare(quantity: Quantity) -> bool:
    return quantity.kind is Kind.COUNT and not quantity.unit


def statement(text: str) -> str:
    """The sentence without the apology and without the number it takes back."""
    cut = _CUT_DENIAL.sub("", _LEAD.sub("", text)).strip()
    return cut if re.search(r"\w", cut) else text
