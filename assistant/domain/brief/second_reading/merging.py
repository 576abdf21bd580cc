"""The guided reading and a model's labels as one reading."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from assistant.domain.brief.reading import Intent, Reading, SlotReading
from assistant.domain.brief.second_reading import causes, facts, late, measures, trust
from assistant.domain.brief.second_reading.labels import Heard, Labels
from assistant.domain.slots import Slot
from assistant.domain.text.words import words

_FEWEST_WORDS = 12  # fewer do not show a language
# Small words that English text of that length hardly does without and other languages do not share.
_ENGLISH = frozenset("the and they are that this with from our their there been what when would have it we".split())


def merge(heard: Heard, guided: Reading, labels: Labels) -> Reading:
    """The guided reading as a trusted model amends it, with what it would have amended before it was trusted. Of any other
    model only whether its labels held, a language that is plainly not English, and, kept apart, what it would amend."""
    check = trust.checked(heard, guided, labels)
    counted = guided.model_copy(update={**asdict(check), "language": _language(heard, labels.language)})
    so_far = sum((trust.recorded(reading) for reading in heard.earlier), check)
    believed = _believed(heard, counted, labels)
    if so_far.earned:
        return believed.model_copy(update={"amends": late.pending(heard.earlier)})
    return counted.model_copy(update={"offered": late.change(len(heard.earlier) + 1, counted, believed)})


def _believed(heard: Heard, guided: Reading, labels: Labels) -> Reading:
    labels = heard.heeded(labels)
    labels = replace(
        labels,
        facts=facts.usable(heard, guided, labels),
        measures=measures.usable(heard, guided, labels),
        gaps=facts.usable_gaps(heard, guided, labels),
    )
    groups = measures.groups(heard, guided, labels)
    slots = facts.merged(heard, guided, labels, groups)
    gaps = facts.gaps(labels, slots)
    unanswered = guided.unanswered - {item.slot for item in slots if not item.vague} | {label.slot for label in gaps}
    return guided.model_copy(
        update={
            "intents": _intents(heard, guided, labels, slots, unanswered),
            "slots": slots,
            "measures": measures.merged(heard, guided, labels),
            "segments": groups,
            "causes": causes.merged(heard, guided, labels),
            "unanswered": unanswered,
            "referred": (*guided.referred, *((label.slot, label.who) for label in gaps if label.who)),
            "plain": guided.plain or labels.plain,
            "preferred": labels.preferred,
            "hypothesis": labels.hypothesis,
            "enough": labels.enough,
        }
    )


def _intents(
    heard: Heard, guided: Reading, labels: Labels, slots: Sequence[SlotReading], unanswered: frozenset[Slot]
) -> frozenset[Intent]:
    found = guided.intents | facts.intents(heard, labels)
    if unanswered != guided.unanswered:
        found = found | {Intent.DONT_KNOW} if unanswered else found - {Intent.DONT_KNOW}
    return found | {Intent.ANSWER} if any(not item.vague for item in slots) else found


def _language(heard: Heard, labelled: str) -> str:
    """The model's word for it where the message is long enough and holds no small English word; what was spoken before
    where the message is too short to tell."""
    said = words(heard.message)
    if _ENGLISH & set(said):
        return "en"
    return labelled if labelled and len(said) >= _FEWEST_WORDS else heard.language
