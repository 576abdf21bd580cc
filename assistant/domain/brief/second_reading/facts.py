"""Facts, refusals and intents of a trusted second reading: what it labels rules over the guided reading of the same words."""

from collections.abc import Sequence

from assistant.domain.brief.reading import Intent, Reading, SegmentReading, SlotReading
from assistant.domain.brief.second_reading.labels import FactLabel, GapLabel, Heard, Labels, values
from assistant.domain.brief.second_reading.overruling import remaining
from assistant.domain.brief.second_reading.trust import VALUED, sure
from assistant.domain.slots import Slot
from assistant.domain.text.locating import common
from assistant.domain.text.words import overlap

_IMPOSSIBLE = float("-inf")  # of words that lack what a slot must hold
_SAME = 0.7
# What a model may see where the guided reader does not; leaving and drafting end the talk and take plain words.
_HEARD_INTENTS = frozenset({Intent.WHY, Intent.QUESTION, Intent.PRESSURE, Intent.SKIP, Intent.REFUSE, Intent.RECAP})
_ASKING = frozenset({Intent.WHY, Intent.QUESTION})


def usable(heard: Heard, guided: Reading, labels: Labels) -> tuple[FactLabel, ...]:
    """The labels that can be: of a slot that can hold such words, no number of another question's plain
    answer, and not inside another label of the slot."""
    able = [label for label in labels.facts if _able(label, heard, guided)]
    return tuple(label for label in able if not any(_within(label, other) for other in able))


def _able(label: FactLabel, heard: Heard, guided: Reading) -> bool:
    if _taken(label, heard, guided):
        return False
    if label.slot is Slot.STRATEGY_LINK and label.slot not in heard.asked:
        return False
    if label.slot is Slot.AUDIENCE_SIZE and label.group:
        return False  # the head-count of a part is a matter of groups
    return label.vague or heard.sense.fit(label.slot, label.at.text) > _IMPOSSIBLE


def _within(label: FactLabel, other: FactLabel) -> bool:
    inside = other.at.start <= label.at.start and label.at.end <= other.at.end
    return label.slot is other.slot and inside and len(label.at.text) < len(other.at.text) and not other.vague


def _taken(label: FactLabel, heard: Heard, guided: Reading) -> bool:
    """True for a single value that is the plain answer to another question, the only one asked."""
    if label.slot not in VALUED or heard.asked == (label.slot,) or len(heard.asked) != 1:
        return False
    mine = values(heard, label.slot, label.at)
    for item in guided.slots:
        place = heard.place(item.quote)
        if place and item.slot in VALUED and item.slot in heard.asked and sure(item, heard.asked):
            theirs = values(heard, item.slot, place)
            if len(mine) == len(theirs) == 1 and common(mine[0], theirs[0]) >= _SAME:
                return True
    return False


def merged(heard: Heard, guided: Reading, labels: Labels, groups: Sequence[SegmentReading]) -> tuple[SlotReading, ...]:
    """What stays of the guided readings, and the labels as readings; of the labels of one slot the first replaces what it
    corrects. ``groups``: the parts of the people told apart in the message."""
    names = [group.name for group in (*heard.brief.segments, *groups)]
    found = [part for item in guided.slots for part in remaining(item, heard, labels)]
    for label in labels.facts:
        if not _repeats(label, heard, found):
            found += _readings(label, heard, names, found)
    return tuple(found)


def _repeats(label: FactLabel, heard: Heard, found: Sequence[SlotReading]) -> bool:
    """True where a guided reading of the slot that stayed holds these words."""
    places = [heard.place(item.quote) for item in found if item.slot is label.slot]
    return any(place and place.start <= label.at.start and label.at.end <= place.end for place in places)


def _readings(label: FactLabel, heard: Heard, groups: Sequence[str], found: Sequence[SlotReading]) -> list[SlotReading]:
    told = any(item.slot is label.slot for item in found)
    if label.vague:
        vague = SlotReading(slot=label.slot, value=label.at.text, quote=label.at.text, vague=True)
        return [] if told or heard.brief.known(label.slot) else [vague]
    return [
        item.model_copy(
            update={
                "correction": label.correction and not told and i == 0 and _corrects(item, heard),
                "from_record": item.from_record or (label.record and bool(item.quantities)),
                "from_example": item.from_example or label.example,
                "segment": _segment(label.group, groups),
                "vague": False,
            }
        )
        for i, item in enumerate(heard.sense.answers(label.slot, label.at))
    ]


def _corrects(item: SlotReading, heard: Heard) -> bool:
    """True where the slot is known and a number there, if it holds any of that kind, has another value."""
    known = [q for fact in heard.brief.of(item.slot) for q in fact.quantities]
    same_kind = [(old, new) for old in known for new in item.quantities if old.kind is new.kind]
    return bool(heard.brief.of(item.slot)) and (not same_kind or any(old.value != new.value for old, new in same_kind))


def _segment(group: str, names: Sequence[str]) -> str:
    """The known part of the audience that a name means; "" for a part that nobody told of."""
    return next((name for name in names if group and overlap(name, group) >= _SAME), "")


def usable_gaps(heard: Heard, guided: Reading, labels: Labels) -> tuple[GapLabel, ...]:
    """Of what is said not to be answered: the questions that were asked and not plainly answered, each once."""
    plain = {item.slot for item in guided.slots if sure(item, heard.asked) and item.valued}
    found = {label.slot: label for label in labels.gaps if label.slot in heard.asked and label.slot not in plain}
    return tuple(found.values())


def gaps(labels: Labels, slots: Sequence[SlotReading]) -> tuple[GapLabel, ...]:
    """The questions that the person cannot answer, as far as nothing was read for them."""
    told = {item.slot for item in slots}
    return tuple(label for label in labels.gaps if label.slot not in told)


def intents(heard: Heard, labels: Labels) -> frozenset[Intent]:
    """What else the person does, as the model sees it; a question must be one."""
    return frozenset(
        label.intent
        for label in labels.intents
        if label.intent in _HEARD_INTENTS
        and not heard.opening
        and ("?" in heard.message or label.intent not in _ASKING)
    )
