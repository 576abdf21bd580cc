"""Corrections: which value of the brief a message puts right, and by what."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.measures.places import PLACE
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.text.sentences import Span
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_DENIED_BEFORE = re.compile(
    r"\b(?:not|instead of(?: the)?|rather than|no longer|wrong is|isn['’]t|wasn['’]t|said|told (?:you|them)|the "
    r"old)\s+(?:about\s+|the\s+)?$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[^.;]{0,12}?\s*(?:was|is|were|are)\s+(?:wrong|a typo|not right|incorrect|too (?:high|low)|old"
    r"|outdated|last year)|^\s+i (?:said|gave|wrote)",
    re.I,
)
_CUT_DENIAL = re.compile(
    r"[,;]?\s*(?:and\s+)?(?:not|instead of|rather than)\s+(?:the\s+)?\S*\d(?:(?!\bbut\b)[^,.;])*(?:,?\s*\bbut\s+)?",
    re.I,
)
_LEAD = re.compile(
    r"^\W*(?:(?:sorry|oh|ah|oops|wait|hold on|actually|correction|update|little update|small update|pardon"
    r"|wrong|no|but|my mistake|typo|my bad)\b[\s,.:;!–—-]*)+",
    re.I,
)
_CALLED_WRONG = re.compile(
    r"^\W*(?:the|that|this|my|your)\s+(?:\w+\s+){1,3}?(?:is|was|were|are)\s+(?:wrong|not right|incorrect|a mistake|a typo)\b"
    r"[\s,.:;!–—-]*(?=\S)",
    re.I,
)
_NAMED_PART = re.compile(
    rf"\b(?:{PLACE}|(?-i:[A-Z])[a-z]{{2,}})\s+(?:(?-i:[A-Z])\b|\d{{1,3}}\b(?!\s*(?:%|per ?cent|of\b|out\b)))", re.I
)
_WHOLE = re.compile(
    r"\b(?:over|across|of|for|in) (?:all )?(?:the )?(?:whole|entire|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) \w+s)\b"
    r"|\b(?:overall|on average|in total|altogether|as a whole)\b",
    re.I,
)
_DAYS_TO_COME = (Slot.DUE, Slot.REQUESTED_DATE)
_MATCH = 3.0  # the least that makes a fact the corrected one: one strong sign, or unit and words together


@dataclass(frozen=True)
class Correction:
    """A new value for a slot. ``value`` says only what holds now; ``quantities`` start with the new number."""

    slot: Slot
    value: str
    span: Span
    quantities: tuple[Quantity, ...]
    old: Quantity | None = None


@dataclass(frozen=True)
class Said:
    """A sentence that may correct: the slots it seems to speak of, and the one it names itself, if any."""

    span: Span
    likely: dict[Slot, float]
    named: Slot | None = None


def read(said: Sequence[Said], brief: Brief, asked: Sequence[Slot]) -> list[Correction]:
    """The correction in some sentences that are known to correct: of all new numbers and all known facts the pair that
    fits best. Where a number is called wrong, the right one stands beside it in the same sentence; a sentence that names
    what it tells ("the target is 70, not 80") corrects that."""
    numbers = [(item, q) for item in said for q in quantities.parse(item.span.text)]
    old = [q for item, q in numbers if is_denied(item.span.text, q)]
    beside = {item.span for item, q in numbers if q in old and any(i is item and o not in old for i, o in numbers)}
    words = stems(" ".join(item.span.text for item in said))
    options = [
        (
            _score(fact, q, Hints(tuple(old), words, tuple(asked), item.likely, item.span.text, item.named)),
            n,
            fact,
            q,
            item,
        )
        for n, (item, q) in enumerate(numbers)
        if q not in old and (not beside or item.span in beside)
        for fact in brief.facts
    ]
    score, _, fact, new, item = max(options, key=lambda o: (o[0], -o[1]), default=(0.0, 0, None, None, None))
    return _for_slots(fact, new, old, item, brief) if score >= _MATCH and fact and new and item else []


def takes_back(text: str, brief: Brief) -> bool:
    """True where a sentence calls a number wrong that the brief holds."""
    known = {q.value for fact in brief.facts for q in fact.quantities}
    return any(_same_value(q.value, known) for q in quantities.parse(text) if is_denied(text, q))


def _same_value(said: float, known: Collection[float]) -> bool:
    """People drop the thousand: "not three hundred" may take back 300,000."""
    return any(value in known for value in (said, said * 1e3, said * 1e6))


def read_days(spans: Sequence[Span], brief: Brief, today: date) -> list[Correction]:
    """Corrections of dates: the new date replaces the one of the slot whose words are nearest, first of those that hold a day
    to come: the day on which a value was counted is seldom meant."""
    words = stems(" ".join(span.text for span in spans))
    days = [fact for fact in brief.facts if fact.day is not None]
    dated = [fact for fact in days if fact.slot in _DAYS_TO_COME] or days
    for span in spans:
        fresh = [w for w in dates.parse(span.text, today) if not _DENIED_BEFORE.search(span.text[: w.start])]
        known = [fact for fact in dated if fact.day != fresh[0].day] if fresh else []
        if known:
            best = max(known, key=lambda fact: len(words & stems(fact.value)))
            return [Correction(best.slot, statement(span.text), span, ())]
    return []


def is_denied(text: str, quantity: Quantity) -> bool:
    """True for the number that a sentence calls wrong: "not 23", "the 120 was wrong"."""
    end = quantity.start + len(quantity.text)
    return bool(_DENIED_BEFORE.search(text[: quantity.start]) or _DENIED_AFTER.match(text[end:]))


@dataclass(frozen=True)
class Hints:
    """What else a correction says: numbers it takes back, its words, the question, its likely slots."""

    old: tuple[Quantity, ...]
    words: frozenset[str]
    asked: tuple[Slot, ...]
    likely: dict[Slot, float]
    told: str
    slot: Slot | None = None  # what the sentence says itself that it tells


@lru_cache(maxsize=4096)
def _part(text: str) -> frozenset[str]:
    """The part of the whole that a number is told of: "ward 4", "Line 2", "all four sites"."""
    named = {found.group().casefold() for found in _NAMED_PART.finditer(text)}
    return frozenset(named | ({"all"} if _WHOLE.search(text) else set[str]()))


def _score(fact: Fact, new: Quantity, hints: Hints) -> float:
    if not hints.old and _part(fact.value) != _part(hints.told):
        return 0.0  # the value of another part, or of the whole
    same = _counterpart(fact, new)
    known = {q.value for q in fact.quantities}
    named = any(_same_value(o.value, known) for o in hints.old)
    if (
        not fact.quantities
        or (same is None and not named)
        or (hints.slot and fact.slot is not hints.slot and not named)
    ):
        return 0.0
    score = (
        4.0 * named
        + 4.0 * (fact.slot is hints.slot)
        + min(len(hints.words & stems(fact.value)), 4) * 0.7
        + 2.0 * hints.likely.get(fact.slot, 0.0)
    )
    score += (fact.slot in hints.asked) + 0.6 * (len(fact.quantities) == 1)
    score += 2.0 * (new.kind is Kind.PEOPLE and fact.slot is Slot.AUDIENCE_SIZE)
    if same is not None:
        score += 2.0 if new.unit and same.unit == new.unit else 1.0 if same.kind is new.kind else 0.5
        score += _closeness(new.value, same.value)
    return score


def _closeness(new: float, old: float) -> float:
    """A corrected number is mostly of the same size as the wrong one."""
    if not new or not old:
        return 0.0
    ratio = max(new / old, old / new)
    return 1.5 if ratio <= 1.7 else 0.5 if ratio <= 3 else -1.0


def _counterpart(fact: Fact, new: Quantity) -> Quantity | None:
    """The number of a fact that the new one could stand for; a bare number fits any kind."""
    tests: tuple[Callable[[Quantity], bool], ...] = (
        lambda q: q.kind is new.kind and q.unit == new.unit,
        lambda q: q.kind is new.kind and (q.kind is not Kind.COUNT or not q.unit or not new.unit),
        lambda q: new.bare,
    )
    return next((q for test in tests for q in fact.quantities if test(q) and q.value != new.value), None)


def _for_slots(first: Fact, new: Quantity, denied: Sequence[Quantity], said: Said, brief: Brief) -> list[Correction]:
    """The slot that the sentence names, the best fact's slot, and every other slot that holds the very same number."""
    named = [q for q in first.quantities if any(_same_value(o.value, {q.value}) for o in denied)]
    old = named[0] if named else _counterpart(first, new) or first.quantities[0]
    slots = [said.named or first.slot, first.slot]
    slots += [f.slot for f in brief.facts if any(q.value == old.value and _compatible(q, old) for q in f.quantities)]
    quantity = new.counted_like(old) if new.bare and new.may_count_like(old) else new
    value = statement(said.span.text)
    return [Correction(slot, value, said.span, (quantity,), old) for slot in dict.fromkeys(slots)]


def _compatible(one: Quantity, other: Quantity) -> bool:
    return one.kind is other.kind or one.bare or other.bare


def statement(text: str) -> str:
    """The sentence without the apology and without the number it takes back."""
    cut = _CUT_DENIAL.sub("", _CALLED_WRONG.sub("", _LEAD.sub("", text))).strip()
    return cut if re.search(r"\w", cut) else text
