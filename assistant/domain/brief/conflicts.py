"""Two statements of one slot that cannot both be true, and how an answer settles them."""

from assistant.domain.brief.audience import narrowed
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Brief, Change, Conflict, Fact
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import clip

# Slots that hold one number at a time. Elsewhere several numbers may stand side by side (two measures, two dates).
SINGLE = {Slot.AUDIENCE_SIZE: Kind.PEOPLE}


def clash(brief: Brief, new: Fact) -> Fact | None:
    """The known fact that a new one contradicts, if any."""
    kind = SINGLE.get(new.slot)
    if kind is None:
        return None
    theirs = total(new, kind)
    for known in brief.of(new.slot):
        ours = total(known, kind)
        if ours and theirs and differ(ours, theirs) and not _explained(brief, known, new, ours, theirs):
            return known
    return None


def total(fact: Fact, kind: Kind) -> Quantity | None:
    """The number that stands for the whole slot: the largest head-count of the fact."""
    heads = [q for q in fact.quantities if q.kind is kind or q.bare]
    return max(heads, key=lambda q: q.value, default=None)


def side(fact: Fact, longest: int = 90) -> str:
    """What a fact says of the number in dispute: the sentence with it, or in a long one the number alone."""
    kind = SINGLE.get(fact.slot)
    number = total(fact, kind) if kind else None
    told = [sentence.text for sentence in sentences(fact.value) if number and number.text in sentence.text]
    said = (told or [fact.value])[0].rstrip(" .?!")
    return number.text if number and len(said) > longest else clip(said, longest)


def differ(first: Quantity, second: Quantity) -> bool:
    """True where two values differ by more than their vagueness allows: exactly, or by a fifth where either is approximate."""
    slack = 0.2 if first.approximate or second.approximate else 0.0
    low, high = sorted((first.value, second.value))
    top = max(first.high or 0, second.high or 0)
    return high - low > slack * high and not (top and low <= high <= top)


def _explained(brief: Brief, known: Fact, new: Fact, ours: Quantity, theirs: Quantity) -> bool:
    """A smaller number that is a part of the whole (a segment, or said together with the whole) contradicts nothing; nor does
    anything in the same message, in which people tell a whole and its parts."""
    if (known.source.origin, known.source.ref) == (new.source.origin, new.source.ref):
        return True
    smaller = min(ours.value, theirs.value)
    parts = {segment.size for segment in brief.segments}
    together = {q.value for q in known.quantities} & {q.value for q in new.quantities}
    fewer = {q.value for fact in (known, new) for q in narrowed(fact)}
    return smaller in parts | fewer or bool(together)


def settle(brief: Brief, conflict: Conflict, answer: Fact, turn: int) -> Brief:
    """The answer to "which holds?": the value it confirms stays, the other goes into the history.

    An answer that names only one of the two confirms that one; one that names both, or neither, stands for itself."""
    named = [f for f in (conflict.first, conflict.second) if _names(answer, f)]
    gone = [f for f in (conflict.first, conflict.second) if len(named) != 1 or f is not named[0]]
    kept = [f for f in brief.facts if f not in gone and (f.slot, f.value) != (answer.slot, answer.value)]
    changes = tuple(
        Change(slot=conflict.slot, old=f.value, new=answer.value, by=answer.source, turn=turn) for f in gone
    )
    settled = tuple(c.model_copy(update={"settled": True}) if c == conflict else c for c in brief.conflicts)
    return brief.model_copy(
        update={"facts": (*kept, answer), "conflicts": settled, "history": (*brief.history, *changes)}
    )


def _names(answer: Fact, fact: Fact) -> bool:
    values = {q.value for q in answer.quantities}
    return any(q.value in values for q in fact.quantities)
