"""A message read again: what its second reading takes away leaves the brief, unless a person has settled it since."""

from assistant.domain.brief.reading import Amendment, Reading, SlotReading
from assistant.domain.brief.shapes import Brief, Fact, Measure, Origin, Source
from assistant.domain.slots import Slot

_OF_ONE_VALUE = frozenset((Slot.AUDIENCE_SIZE, Slot.BASELINE, Slot.TARGET, Slot.VALUE_PER_UNIT, Slot.BUDGET))


def withdrawn(brief: Brief, amendment: Amendment) -> Brief:
    """The brief without the facts, remarks, groups and measures that it holds by the withdrawn words of that message alone."""
    turn, gone = amendment.turn, amendment.gone
    slots = {(item.slot, item.quote) for item in gone.slots if item.slot not in _settled(brief)}
    return brief.model_copy(
        update={
            "facts": tuple(fact for fact in brief.facts if not _is_one_of(fact, slots, turn)),
            "vague": tuple(
                entry for entry in brief.vague if not any(entry == (s, " ".join(q.split())) for s, q in slots)
            ),
            "evidence": tuple(
                item
                for item in brief.evidence
                if not (
                    _told(item.source, turn)
                    and (item.cell, item.source.quote) in {(c.cell, c.quote) for c in gone.causes}
                )
            ),
            "segments": tuple(
                part
                for part in brief.segments
                if not (_told(part.source, turn) and part.name in {g.name for g in gone.segments})
            ),
            "measures": tuple(_without_values(m, gone, turn) for m in brief.measures if not _only_by(m, gone, turn)),
        }
    )


def _without_values(measure: Measure, gone: Reading, turn: int) -> Measure:
    """The measure without the values that the withdrawn words gave it."""
    told = {(item.field.value, item.quote) for item in gone.measures}
    update = {
        name: None
        for name in ("earlier", "baseline", "target", "value_per_unit", "volume", "due", "owner")
        if (value := getattr(measure, name)) and _told(value.source, turn) and (name, value.source.quote) in told
    }
    return measure.model_copy(update=update) if update else measure


def fresh(brief: Brief, amendment: Amendment) -> Reading:
    """What the second reading adds, as far as no person settled the slot since and no other message gave its value;
    what a person said that it answers holds."""
    others = {fact.slot for fact in brief.facts if fact.quantities and not _told(fact.source, amendment.turn)}
    taken = _settled(brief) | (others & _OF_ONE_VALUE)
    return amendment.added.model_copy(update={"slots": tuple(s for s in amendment.added.slots if _may_add(s, taken))})


def _may_add(item: SlotReading, taken: frozenset[Slot]) -> bool:
    return item.late or (item.slot not in taken and not item.correction)


def _settled(brief: Brief) -> frozenset[Slot]:
    """Slots that a person corrected, typed or was asked to decide."""
    typed = {fact.slot for fact in brief.facts if fact.source.origin is not Origin.TURN}
    return frozenset(
        typed | {change.slot for change in brief.history} | {conflict.slot for conflict in brief.conflicts}
    )


def _told(source: Source, turn: int) -> bool:
    return source.origin is Origin.TURN and source.ref == str(turn)


def _is_one_of(fact: Fact, slots: set[tuple[Slot, str]], turn: int) -> bool:
    """A fact may hold a part of the words only: what its field admits of them."""
    return _told(fact.source, turn) and any(fact.slot is slot and fact.source.quote in quote for slot, quote in slots)


def _only_by(measure: Measure, gone: Reading, turn: int) -> bool:
    """True for a measure begun by withdrawn words, of which no other message has told a value."""
    values = [measure.earlier, measure.baseline, measure.target, measure.due, measure.data_source, measure.owner]
    values += [measure.value_per_unit, measure.volume]
    alone = all(_told(value.source, turn) for value in values if value)
    begun = any(measure.source.quote == item.quote and measure.name == item.measure for item in gone.measures)
    return alone and begun and _told(measure.source, turn)
