"""Facts, refusals and intents of a trusted second reading, beside the guided ones."""

from collections.abc import Iterator, Sequence

from assistant.domain.brief.reading import Intent, Reading, SlotReading
from assistant.domain.brief.second_reading.labels import FactLabel, GapLabel, Heard, Labels
from assistant.domain.brief.second_reading.trust import VALUED, sure
from assistant.domain.slots import Slot
from assistant.domain.text.locating import Stretch, alike, common
from assistant.domain.text.words import overlap, words

_DATED = frozenset({Slot.DUE, Slot.REQUESTED_DATE})
_LIKELY = -1.0  # log-odds from which a stretch may stand under a slot nobody asked for
_IMPOSSIBLE = float("-inf")  # of words that lack what an asked slot must hold
_TOLD = 0.8  # share of a stretch that the guided reading of the slot holds already
_SAME = 0.7
_FEW_WORDS = 11  # an answer longer than this tells something, whatever a model thinks of it
# What a model may see where the guided reader does not; leaving and drafting end the talk and take plain words.
_HEARD_INTENTS = frozenset({Intent.WHY, Intent.QUESTION, Intent.PRESSURE, Intent.SKIP, Intent.REFUSE, Intent.RECAP})
_ASKING = frozenset({Intent.WHY, Intent.QUESTION})


def disputed(heard: Heard, guided: Reading, labels: Labels) -> dict[Slot, Stretch]:
    """Numbers and dates that the two readings put under different slots, where the guided one is not sure: slot -> words.
    A number has one place; words may stand under two slots."""
    found: dict[Slot, Stretch] = {}
    for item, label, value in _rivals(heard, guided, labels):
        if not sure(item, heard.asked) and not _agree(heard, guided, labels, item.slot, label.slot, value):
            found |= {item.slot: value, label.slot: value}
    return found


def _rivals(heard: Heard, guided: Reading, labels: Labels) -> Iterator[tuple[SlotReading, FactLabel, Stretch]]:
    for item in guided.slots:
        place = heard.place(item.quote)
        held = values(heard, item.slot, place) if place and item.slot in VALUED else []
        for label in labels.facts:
            said = values(heard, label.slot, label.at) if label.slot in VALUED - {item.slot} else []
            if len(held) == len(said) == 1 and common(held[0], said[0]) >= _SAME:
                yield item, label, held[0]


def _agree(heard: Heard, guided: Reading, labels: Labels, theirs: Slot, ours: Slot, value: Stretch) -> bool:
    """True where the model also labels the value as the guided reader does, or the other way round."""
    also = any(label.slot is theirs and common(label.at, value) >= _SAME for label in labels.facts)
    places = [heard.place(item.quote) for item in guided.slots if item.slot is ours]
    return also or any(place and common(place, value) >= _SAME for place in places)


def values(heard: Heard, slot: Slot, at: Stretch) -> list[Stretch]:
    """Where in the message the numbers, or for a date's slot the dates, of a stretch stand."""
    found = heard.sense.days(at.text) if slot in _DATED else heard.sense.amounts(at.text)
    return [Stretch(item.text, at.start + item.start) for item in found]


def merged(heard: Heard, guided: Reading, labels: Labels, doubts: dict[Slot, Stretch]) -> tuple[SlotReading, ...]:
    """The guided readings, those in doubt as vague ones (the interview asks again), and what the model adds."""
    kept = [_kept(item, heard, labels, doubts) for item in guided.slots]
    vague = [_vague(slot, at) for slot, at in doubts.items() if all(item.slot is not slot for item in kept)]
    added: list[SlotReading] = []
    for label in labels.facts:
        if _adds(label, heard, guided, doubts):
            added += _readings(label, heard, guided, [*kept, *added])
    return (*kept, *vague, *added)


def _kept(item: SlotReading, heard: Heard, labels: Labels, doubts: dict[Slot, Stretch]) -> SlotReading:
    doubted = item.slot in doubts and not sure(item, heard.asked)
    if doubted or _no_answer(item, heard, labels):
        return item.model_copy(update={"vague": True})
    return item


def _no_answer(item: SlotReading, heard: Heard, labels: Labels) -> bool:
    """A few words without a figure that the model takes for "I don't know", or for too little to build on."""
    place = heard.place(item.quote)
    if item.slot not in heard.asked or item.quantities or item.day or not place or len(words(item.value)) > _FEW_WORDS:
        return False
    empty = [label.at for label in labels.gaps if label.slot is item.slot]
    empty += [label.at for label in labels.facts if label.slot is item.slot and label.vague]
    return any(alike(place, at) >= _SAME for at in empty)


def _vague(slot: Slot, at: Stretch) -> SlotReading:
    return SlotReading(slot=slot, value=at.text, quote=at.text, vague=True)


def _adds(label: FactLabel, heard: Heard, guided: Reading, doubts: dict[Slot, Stretch]) -> bool:
    if label.slot in doubts or label.slot is Slot.STRATEGY_LINK or heard.to_avoid(label.at):
        return False
    if label.slot in guided.unanswered or _held(label, heard, guided) or _taken(label, heard, guided):
        return False
    fits = heard.sense.fit(label.slot, label.at.text)
    return fits > _IMPOSSIBLE if label.slot in heard.asked else fits >= _LIKELY


def _held(label: FactLabel, heard: Heard, guided: Reading) -> bool:
    """True where the guided reading has those words under that slot."""
    places = [heard.place(item.quote) for item in guided.slots if item.slot is label.slot]
    shared = sum(max(0, min(p.end, label.at.end) - max(p.start, label.at.start)) for p in places if p)
    return shared >= _TOLD * len(label.at.text)


def _taken(label: FactLabel, heard: Heard, guided: Reading) -> bool:
    """True for a single value that the guided reader surely put elsewhere."""
    if label.slot not in VALUED:
        return False
    mine = values(heard, label.slot, label.at)
    others = [item for item in guided.slots if item.slot in VALUED - {label.slot} and sure(item, heard.asked)]
    for item in others:
        place = heard.place(item.quote)
        theirs = values(heard, item.slot, place) if place else []
        if len(mine) == len(theirs) == 1 and common(mine[0], theirs[0]) >= _SAME:
            return True
    return False


def _readings(label: FactLabel, heard: Heard, guided: Reading, known: Sequence[SlotReading]) -> list[SlotReading]:
    if label.vague:
        told = any(item.slot is label.slot for item in known) or heard.brief.known(label.slot)
        return [] if told else [_vague(label.slot, label.at)]
    return [
        item.model_copy(
            update={
                "correction": label.correction and _corrects(item, heard),
                "from_record": item.from_record or (label.record and bool(item.quantities)),
                "from_example": item.from_example or label.example,
                "segment": _segment(label.group, heard, guided),
            }
        )
        for item in heard.sense.answers(label.slot, label.at)
    ]


def _corrects(item: SlotReading, heard: Heard) -> bool:
    """True where the slot holds a number of that kind with another value."""
    known = [q for fact in heard.brief.of(item.slot) for q in fact.quantities]
    return any(old.kind is new.kind and old.value != new.value for old in known for new in item.quantities)


def _segment(group: str, heard: Heard, guided: Reading) -> str:
    """The known part of the audience that a name means; "" for a part that nobody told of."""
    names = [segment.name for segment in (*heard.brief.segments, *guided.segments)]
    return next((name for name in names if group and overlap(name, group) >= _SAME), "")


def gaps(heard: Heard, labels: Labels, slots: Sequence[SlotReading]) -> tuple[GapLabel, ...]:
    """The asked slots that the person cannot answer, as far as nothing was read for them."""
    told = {item.slot for item in slots}
    found = {label.slot: label for label in labels.gaps if label.slot in heard.asked and label.slot not in told}
    return tuple(label for label in found.values() if not heard.to_avoid(label.at))


def intents(heard: Heard, labels: Labels) -> frozenset[Intent]:
    """What else the person does, as the model sees it; a question must be one."""
    return frozenset(
        label.intent
        for label in labels.intents
        if label.intent in _HEARD_INTENTS
        and not heard.opening
        and not heard.to_avoid(label.at)
        and ("?" in heard.message or label.intent not in _ASKING)
    )
