"""Which part of what is known a correction replaces."""

import re
from collections.abc import Iterable

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Fact
from assistant.domain.slots import Slot
from assistant.domain.text.words import stems

_SENTENCE = re.compile(r"[^.!?;…]*(?:[.!?;…](?=\S)[^.!?;…]*)*[.!?;…]*\s*")


def matching(known: tuple[Quantity, ...], new: tuple[Quantity, ...]) -> Quantity | None:
    """The known quantity that a new one stands for: same kind and unit, else same kind, else the only one there."""
    for test in (_same_unit, _same_kind):
        for fresh in new:
            found = [old for old in known if test(old, fresh) and old.value != fresh.value]
            if found:
                return found[0]
    return known[0] if len(known) == 1 and new else None


def _same_unit(old: Quantity, new: Quantity) -> bool:
    return old.kind is new.kind and old.unit == new.unit and bool(old.unit)


def _same_kind(old: Quantity, new: Quantity) -> bool:
    return old.kind is new.kind


def without_old(facts: tuple[Fact, ...], new: Fact) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts without what the correction replaces, and the replaced texts.

    A fact whose number is corrected loses the sentence that holds the number and keeps the others word for word. A correction
    without a number replaces the slot's facts altogether, one whose number stands for no known one the facts without any."""
    if not new.quantities and new.day is None:
        return (), tuple(fact.value for fact in facts)
    named = _named_old(facts, new) or _nearest(facts, new)
    kept: list[Fact] = []
    dropped: list[str] = []
    for fact in facts:
        old = named.get(id(fact)) or (None if named else matching(fact.quantities, new.quantities))
        if old is None and not (new.day and fact.day):
            kept.append(fact)
            continue
        dropped.append(old.text if old else fact.value)
        rest = _without_sentence(fact, old)
        if rest:
            kept.append(rest)
    return (tuple(kept), tuple(dropped)) if dropped else _without_words(facts)


def _without_words(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """Where no number was wrong, the correction replaces what was told in words alone."""
    kept = tuple(fact for fact in facts if fact.quantities or fact.day)
    return kept, tuple(fact.value for fact in facts if fact not in kept)


def without_thin(brief: Brief, new: Fact) -> Brief:
    """The brief without what a concrete answer makes idle: an earlier answer of the same slot in a few words without a
    figure. It stays known as vague and no longer counts as a fact or as evidence."""
    idle = [
        old
        for old in brief.of(new.slot)
        if old.source.ref != new.source.ref and _is_thin(old) and _tells_more(new, old)
    ]
    if not idle:
        return brief
    said = {(old.source.ref, old.source.quote) for old in idle}
    evidence = tuple(e for e in brief.evidence if not any(e.source.ref == r and e.source.quote in q for r, q in said))
    facts = tuple(fact for fact in brief.facts if fact not in idle)
    vague = (*brief.vague, *((old.slot, old.value) for old in idle))
    return brief.model_copy(update={"facts": facts, "evidence": evidence, "vague": vague})


_THIN = 3  # content words


def _is_thin(fact: Fact) -> bool:
    named = fact.slot in (Slot.DATA_OWNER, Slot.DATA_SOURCE, Slot.SPONSOR, Slot.AUDIENCE_SIZE)
    return not (named or fact.quantities or fact.day) and len(stems(fact.value)) <= _THIN


def _tells_more(new: Fact, old: Fact) -> bool:
    return bool(new.quantities or new.day) or len(stems(new.value)) >= 2 * len(stems(old.value)) + 1


def named_again(brief: Brief, new: Fact) -> tuple[Brief, bool]:
    """The brief without the people that ``new`` names again and more closely, and whether it only names them again: "our
    welders", then "the welders in hall 3". A number that stands nowhere else keeps its fact."""
    if new.slot is not Slot.AUDIENCE:
        return brief, False
    counted = {q.value for fact in brief.of(Slot.AUDIENCE_SIZE) for q in fact.quantities}
    known = [fact for fact in brief.of(new.slot) if fact.segment == new.segment]
    again = [fact for fact in known if _within(fact, new, counted)]
    facts = tuple(fact for fact in brief.facts if fact not in again)
    return brief.model_copy(update={"facts": facts}), not again and any(_within(new, fact, counted) for fact in known)


def _within(one: Fact, other: Fact, counted: set[float]) -> bool:
    """All that the one names stands in the other, too."""
    free = counted | {quantity.value for quantity in other.quantities}
    told = {stem for stem in stems(one.value) if not stem[0].isdigit()}
    return bool(told) and told <= stems(other.value) and all(q.value in free for q in one.quantities)


def _nearest(facts: tuple[Fact, ...], new: Fact) -> dict[int, Quantity]:
    """Of several facts with a number that could be the wrong one, those that count the same things, else those whose number
    is of the new one's size: a corrected number is seldom more than three times the wrong one. Empty where none is, or where
    there is only one fact."""
    if len(facts) < 2 or not new.quantities:
        return {}
    size = abs(new.quantities[0].value)
    found = [(fact, old) for fact in facts for old in fact.quantities if _counterparts(old, new.quantities[0])]
    found = [(fact, old) for fact, old in found if _same_unit(old, new.quantities[0])] or found
    wrong = {id(fact): old for fact, old in found if size and size / 3 <= abs(old.value) <= size * 3}
    again = {id(fact): old for fact in facts for old in fact.quantities if _repeats(old, wrong.values())}
    return again | wrong


def _repeats(known: Quantity, wrong: Iterable[Quantity]) -> bool:
    """True for a number told before its correction and again without saying of what ("11 of the 31")."""
    bare = known.unit in ("", "person") and known.kind in (Kind.COUNT, Kind.PEOPLE)
    return bare and any(known.value == old.value for old in wrong)


def _counterparts(old: Quantity, new: Quantity) -> bool:
    return old.value != new.value and (_same_kind(old, new) or not old.unit or not new.unit)


def _named_old(facts: tuple[Fact, ...], new: Fact) -> dict[int, Quantity]:
    """Facts whose number the correction itself names as the wrong one ("21, not 23")."""
    mentioned = {quantity.value for quantity in new.quantities}
    current = new.quantities[0].value if new.quantities else None
    found: dict[int, Quantity] = {}
    for fact in facts:
        for old in fact.quantities:
            if old.value in mentioned and old.value != current:
                found[id(fact)] = old
    return found


def _without_sentence(fact: Fact, old: Quantity | None) -> Fact | None:
    """The fact without the stretch that holds the old number: the longest verbatim rest, with the numbers in it.

    Whole sentences go where the sentence holds nothing else; a sentence with other numbers loses only its clause."""
    if old is None:
        return None
    text = _longest_rest(fact.value, old.text, _SENTENCE) or _longest_rest(fact.value, old.text, _CLAUSE)
    others = [q for q in fact.quantities if q is not old]
    if others and not any(q.text in text for q in others):
        text = _longest_rest(fact.value, old.text, _CLAUSE) or text
    if not text:
        return None
    quantities = tuple(q for q in others if q.text in text)
    source = fact.source.model_copy(update={"quote": text if text in fact.source.quote else fact.source.quote})
    return fact.model_copy(update={"value": text, "quantities": quantities, "source": source})


_CLAUSE = re.compile(r"(?:(?!, | and | but |; ).)+(?:, | and | but |; )?", re.DOTALL)


def _longest_rest(text: str, old: str, pieces: re.Pattern[str]) -> str:
    """The longest run of neighbouring pieces without the old number; "" where nothing is left."""
    runs: list[str] = [""]
    for piece in pieces.findall(text):
        if old in piece:
            runs.append("")
        else:
            runs[-1] += piece
    return max((re.sub(r"(?:,|;| and| but)$", "", run.strip()).strip() for run in runs), key=len)
