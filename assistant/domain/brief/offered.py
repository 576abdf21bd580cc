"""What an attached record says that the brief does not hold: offered to the person, and taken over at their word.

A record is no witness of its own: a survey may be old, a sheet may count something else. So nothing of it enters the brief
until somebody says that it belongs there; then it counts as a record, and its own words are the source."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from assistant.domain.brief import ledger
from assistant.domain.brief.fields.admit import admitted
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, Reading, SlotReading
from assistant.domain.brief.shapes import Brief, Evidence, Fact, Measure, MeasureValue, Origin, Segment, Source
from assistant.domain.shapes import Shape
from assistant.domain.slots import CAUSE_SLOTS, Grade, Slot, State

MOST = 8  # offers of one record: more is a document, not evidence
_MEASURED = (MeasureField.BASELINE, MeasureField.EARLIER, MeasureField.TARGET, MeasureField.VALUE_PER_UNIT)
_COUNTED = (Slot.AUDIENCE_SIZE, Slot.COST_OF_INACTION, Slot.BUDGET, *CAUSE_SLOTS)
_SINGLE = (
    Slot.BASELINE,
    Slot.TARGET,
    Slot.VALUE_PER_UNIT,
    Slot.AUDIENCE_SIZE,
)  # a new value takes the place of the old
_PROVEN = 3  # weight of a remark that a record bears out, as in CauseReading
_FIELDS = ("earlier", "baseline", "target", "value_per_unit", "volume")


_Sourced = TypeVar("_Sourced", Fact, Segment, Evidence, Measure, MeasureValue)


class Offer(Shape):
    """One thing a record says. ``record`` is the attachment's id, ``number`` its place in it from 1, ``value`` what would
    stand in the brief, ``reading`` the same as the ledger takes it. ``taken``: the message before which a person took it
    over, 0 until then; ``refused``: they said that it does not belong there."""

    record: str
    number: int
    slot: Slot
    value: str
    quote: str
    reading: Reading
    taken: int = 0
    refused: bool = False


def offers(record: str, readings: Iterable[Reading]) -> tuple[Offer, ...]:
    """What a record offers, in its order: values of measures, groups told apart, head-counts, costs, numbered causes. Each
    stretch of its text is offered once."""
    found: list[Offer] = []
    for reading in readings:
        for offer in _of(record, admitted(reading)):
            known = any(
                offer.quote in other.quote or other.quote in offer.quote for other in found if _alike(offer, other)
            )
            if not known:
                found.append(offer)
    return tuple(offer.model_copy(update={"number": n}) for n, offer in enumerate(found[:MOST], start=1))


def _alike(offer: Offer, other: Offer) -> bool:
    """Two values of measures may stand in one sentence; everything else is told once."""
    return not (offer.reading.measures and other.reading.measures) or offer.value == other.value


def _of(record: str, reading: Reading) -> Iterator[Offer]:
    if groups := tuple(group for group in reading.segments if group.value):
        value = ", ".join(f"{group.name}: {group.value.text}" for group in groups if group.value)
        told = Reading(segments=groups)
        yield Offer(record=record, number=0, slot=Slot.EXEMPLARS, value=value, quote=groups[0].quote, reading=told)
    for field in _MEASURED:
        if best := _best([item for item in reading.measures if item.field is field and item.quantity]):
            yield _measured(record, best)
    for item in reading.slots:
        if item.slot in _COUNTED and item.quantities and not item.vague:
            yield from _counted(record, item, reading)


def _best(values: list[MeasureReading]) -> MeasureReading | None:
    """Of several numbers for one field a share says most, then one whose measure is named."""
    return max(
        values, key=lambda v: (bool(v.quantity and v.quantity.kind is Kind.PERCENT), bool(v.measure)), default=None
    )


def _measured(record: str, value: MeasureReading) -> Offer:
    assert value.quantity is not None
    slot = value.field.slot
    fact = SlotReading(slot=slot, value=value.quote, quote=value.quote, quantities=(value.quantity,), correction=True)
    told = Reading(
        measures=(value.model_copy(update={"correction": True}),),
        slots=() if value.field is MeasureField.EARLIER else (fact,),
    )
    return Offer(record=record, number=0, slot=slot, value=value.quantity.text, quote=value.quote, reading=told)


def _counted(record: str, item: SlotReading, reading: Reading) -> Iterator[Offer]:
    """A head-count, a cost or a budget; a remark on a cause only where it says for or against."""
    cell = CAUSE_SLOTS.get(item.slot)
    causes = tuple(cause for cause in reading.causes if cause.cell is cell and cause.quote in item.quote)
    if cell and not causes:
        return
    heads = item.slot is Slot.AUDIENCE_SIZE  # 148 who answered are no head-count
    numbers = tuple(q for q in item.quantities if not heads or q.kind is Kind.PEOPLE)
    if not numbers:
        return
    fact = item.model_copy(update={"correction": item.slot in _SINGLE, "quantities": numbers})
    told = Reading(slots=(fact,), causes=causes)
    value = ", ".join(quantity.text for quantity in numbers)
    yield Offer(record=record, number=0, slot=item.slot, value=value, quote=item.quote, reading=told)


def open_offers(brief: Brief, found: Iterable[Offer]) -> tuple[Offer, ...]:
    """Those that wait for a person's word: neither answered nor said already."""
    return tuple(offer for offer in found if not (offer.taken or offer.refused or _held(brief, offer)))


def _held(brief: Brief, offer: Offer) -> bool:
    """True where every number offered stands in the brief, in the same place."""
    told = offer.reading
    numbers = {quantity.value for item in told.slots for quantity in item.quantities}
    numbers |= {item.quantity.value for item in told.measures if item.quantity}
    numbers |= {group.value.value for group in told.segments if group.value}
    return numbers <= {quantity.value for quantity in _known(brief, offer)}


def _known(brief: Brief, offer: Offer) -> Iterator[Quantity]:
    for fact in brief.of(offer.slot):
        yield from fact.quantities
    if offer.reading.segments:
        yield from (segment.value for segment in brief.segments if segment.value)
    if offer.reading.measures:
        values = (getattr(measure, name) for measure in brief.measures for name in _FIELDS)
        yield from (value.quantity for value in values if value and value.quantity)


def taken_over(brief: Brief, offer: Offer, context: ledger.Context) -> Brief:
    """The brief with what was offered: it takes the place of another value of the same thing, with history. ``context``
    carries the number of the message that comes next, which nothing in the brief rests on yet."""
    merged = ledger.merge(brief, offer.reading, context)
    return _rested(merged, str(context.turn), offer.record)


def _rested(brief: Brief, turn: str, record: str) -> Brief:
    """The brief in which everything that came with message ``turn`` rests on the record instead."""

    def own(source: Source) -> bool:
        return source.origin is Origin.TURN and source.ref == turn

    def moved(source: Source) -> Source:
        return source.model_copy(update={"origin": Origin.ATTACHMENT, "ref": record}) if own(source) else source

    proven = {"state": State.EVIDENCED, "grade": Grade.RECORD}
    facts = tuple(_with(fact, moved(fact.source), proven) for fact in brief.facts)
    segments = tuple(_with(segment, moved(segment.source), {}) for segment in brief.segments)
    evidence = tuple(_with(item, moved(item.source), {"weight": _PROVEN}) for item in brief.evidence)
    measures = tuple(
        _with(measure, moved(measure.source), {}).model_copy(
            update={
                name: _with(value, moved(value.source), proven) for name in _FIELDS if (value := getattr(measure, name))
            }
        )
        for measure in brief.measures
    )
    history = tuple(change.model_copy(update={"by": moved(change.by)}) for change in brief.history)
    new = {"facts": facts, "segments": segments, "evidence": evidence, "measures": measures, "history": history}
    return brief.model_copy(update=new)


def _with(item: _Sourced, source: Source, update: Mapping[str, object]) -> _Sourced:
    """The item on its new source, with what that makes of it; as it was where the source is the old one."""
    return item.model_copy(update={"source": source, **update}) if source is not item.source else item
