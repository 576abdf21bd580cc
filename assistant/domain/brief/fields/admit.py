"""What of a reading may enter the brief: every field holds what its form allows, and what fails is left open."""

from collections.abc import Iterator

from assistant.domain.brief.fields.chatter import evades, told
from assistant.domain.brief.fields.people import denies, is_person, people
from assistant.domain.brief.fields.records import names_record, records, told_plainly
from assistant.domain.brief.reading import Intent, MeasureField, MeasureReading, Reading, SlotReading
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import counts_how, may_name_group, names_measure

PEOPLE_SLOTS = frozenset((Slot.DATA_OWNER, Slot.SPONSOR))
NAMED = PEOPLE_SLOTS | {Slot.DATA_SOURCE}
_FIELDS = {MeasureField.OWNER: Slot.DATA_OWNER, MeasureField.SOURCE: Slot.DATA_SOURCE}


def admitted(reading: Reading) -> Reading:
    """The reading with every value cut to what its field may hold. An owner or sponsor is a person or function, a source a
    record, a measure's name a short noun phrase, a group people; what is none of these stays open."""
    return reading.model_copy(
        update={
            "slots": tuple(kept for item in reading.slots for kept in _slot(item)),
            "measures": tuple(kept for item in reading.measures for kept in _measure(item)),
            "segments": tuple(item for item in reading.segments if may_name_group(item.name)),
            "causes": tuple(item for item in reading.causes if not evades(item.quote)),
            "referred": tuple((slot, who) for slot, who in reading.referred if is_person(who)),
            "unanswered": reading.unanswered | _denied(reading),
        }
    )


def names_of(slot: Slot, text: str) -> tuple[tuple[str, int], ...]:
    """The persons (of an owner, a sponsor) or records (of a source) that a text names, each with its offset."""
    if slot in PEOPLE_SLOTS:
        return people(text)
    found = tuple(item for item in records(text) if names_record(item[0]) or not is_person(item[0]))
    return found or tuple(item for item in told_plainly(text) if not is_person(item[0]))


def _slot(item: SlotReading) -> Iterator[SlotReading]:
    if item.slot in NAMED:
        yield from _named(item)
    else:
        yield from _told(item)


def _told(item: SlotReading) -> Iterator[SlotReading]:
    """The reading without chatter: one for each stretch that tells something."""
    if evades(item.value) and not item.correction:
        yield item.model_copy(update={"vague": True})
        return
    runs = told(item.quote) if " ".join(item.quote.split()) == item.value else [item.value]
    if len(runs) == 1 and " ".join(runs[0].split()) == item.value:
        yield item
        return
    for run in runs:
        inside = tuple(q for q in item.quantities if q.text in run)
        yield item.model_copy(update={"value": " ".join(run.split()), "quote": run, "quantities": inside})


def _named(item: SlotReading) -> Iterator[SlotReading]:
    verbatim = " ".join(item.quote.split()) == item.value
    text = item.quote if verbatim else item.value
    found = records(text) if item.vague and item.slot is Slot.DATA_SOURCE else names_of(item.slot, text)
    for i, (name, start) in enumerate(found):
        end = found[i + 1][1] if i + 1 < len(found) and found[i + 1][1] > start else len(text)
        quote = text[start:end].strip() if verbatim else item.quote
        yield item.model_copy(update={"value": name, "quote": quote, "vague": False})
    if not found:
        yield item.model_copy(update={"vague": True})


def _measure(item: MeasureReading) -> Iterator[MeasureReading]:
    measure = item.measure if names_measure(item.measure) or counts_how(item.measure) else ""
    if item.field in _FIELDS:
        if names := [name for name, _ in names_of(_FIELDS[item.field], item.text)]:
            yield item.model_copy(update={"measure": measure, "text": ", ".join(names)})
    elif measure or item.field is not MeasureField.NAME:
        yield item if measure == item.measure else item.model_copy(update={"measure": measure})


def _denied(reading: Reading) -> frozenset[Slot]:
    """Slots of a person or record that are said to be nobody, or not known."""
    unknown = Intent.DONT_KNOW in reading.intents
    items = [item for item in reading.slots if item.slot in NAMED]
    open_ones = [item.slot for item in items if (unknown or denies(item.value)) and not names_of(item.slot, item.value)]
    return frozenset(slot for slot in open_ones if not any(i.slot is slot and names_of(slot, i.value) for i in items))
