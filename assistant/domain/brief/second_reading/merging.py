"""The guided reading and a model's labels as one reading."""

from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.second_reading import causes, facts, measures, trust
from assistant.domain.brief.second_reading.labels import Heard, Labels
from assistant.domain.text.words import words

_FEWEST_WORDS = 12  # fewer do not show a language
# Small words that English text of that length hardly does without and other languages do not share.
_ENGLISH = frozenset("the and they are that this with from our their there been what when would have it we".split())


def merge(heard: Heard, guided: Reading, labels: Labels) -> Reading:
    """The guided reading, with what a trusted model adds; of any other model only whether its labels held, and a language
    that is plainly not English."""
    certain, agreed = trust.checked(heard, guided, labels)
    counted = guided.model_copy(
        update={"certain": certain, "agreed": agreed, "language": _language(heard, labels.language)}
    )
    if not trust.earned(heard.certain + certain, heard.agreed + agreed):
        return counted
    return _believed(heard, counted, labels)


def _believed(heard: Heard, guided: Reading, labels: Labels) -> Reading:
    doubts = facts.disputed(heard, guided, labels) | measures.disputed(heard, guided, labels)
    slots = facts.merged(heard, guided, labels, doubts)
    gaps = facts.gaps(heard, labels, slots)
    intents = guided.intents | facts.intents(heard, labels)
    intents |= {Intent.DONT_KNOW} if gaps else frozenset[Intent]()
    intents |= {Intent.ANSWER} if any(not item.vague for item in slots) else frozenset[Intent]()
    return guided.model_copy(
        update={
            "intents": intents,
            "slots": slots,
            "measures": measures.merged(heard, guided, labels, doubts),
            "segments": measures.groups(heard, guided, labels),
            "causes": causes.merged(heard, guided, labels),
            "unanswered": guided.unanswered | {label.slot for label in gaps},
            "referred": (*guided.referred, *((label.slot, label.who) for label in gaps if label.who)),
            "plain": guided.plain or labels.plain,
            "preferred": labels.preferred,
            "hypothesis": labels.hypothesis,
        }
    )


def _language(heard: Heard, labelled: str) -> str:
    """The model's word for it where the message is long enough and holds no small English word; what was spoken before
    where the message is too short to tell."""
    said = words(heard.message)
    if _ENGLISH & set(said):
        return "en"
    return labelled if labelled and len(said) >= _FEWEST_WORDS else heard.language
