"""A sentence of the person said back beside what it is good for: the moment to look at, the experience that counts."""

from collections.abc import Iterator

from assistant.domain.brief.turns import Say
from assistant.domain.interview.offers import own_words
from assistant.domain.interview.quotable import quotable
from assistant.domain.interview.situation import Situation
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.sentences import sentences

_NOTED = "mirror_noted"
_QUOTED = {  # what a sentence of theirs means for the work, by the question it answers
    Slot.CURRENT_BEHAVIOUR: "mirror_scene",
    Slot.DESIRED_BEHAVIOUR: "mirror_instead",
    Slot.TRIED_BEFORE: "mirror_tried",
    Slot.BUSINESS_GOAL: "mirror_goal",
    Slot.CONSTRAINTS: "mirror_limit",
}
_NEVER = frozenset({Slot.STRATEGY_LINK, *CAUSE_SLOTS})  # a choice of ours; what may prove wrong in the next answer
# What a sentence must, and must not, hold to be what its question asked for.
_HOLDS = {
    Slot.BUSINESS_GOAL: any_of(
        r"more|less|fewer|faster|sooner|better|without|no|stop|must|should|wants?|keep|grow|win|reduce|cut|pass|^to \w+"
    ),
    Slot.CURRENT_BEHAVIOUR: any_of(
        r"(?:they|people|everyone|everybody|he|she|the \w+s) (?!are|is|were|was|have to|know|want|like|think|need|try|could"
        r"|can|should|do (?:what|their|the))[a-z]+"
    ),
    Slot.CONSTRAINTS: any_of(r"no|not|nobody|never|only|at most|max|maximum|at a time|must|nothing|minimum"),
}
_HOLDS_NOT = {
    Slot.CURRENT_BEHAVIOUR: any_of(r"please"),
    Slot.DESIRED_BEHAVIOUR: any_of(r"same|they (?:are|were|have|know)|ought|would have|was|had|did"),
    Slot.CONSTRAINTS: any_of(r"if"),
    Slot.TRIED_BEFORE: any_of(r"^(?:no|they|nobody|people|we are)\b.*"),
}


def retold(at: Situation, said: set[str]) -> Iterator[Say]:
    """One whole sentence of theirs, beside what it is good for, unless the last message quoted one already."""
    asked = at.pending.slots if at.pending else ()
    if said & {_NOTED, *_QUOTED.values()}:
        return
    own = own_words(at.text, at.pending)
    for item in sorted(at.reading.slots, key=lambda item: item.slot not in _QUOTED):
        if item.slot in asked and item.slot not in _NEVER and not item.vague:
            sentence = quotable(item.value)
            in_place = sentence in at.interview.answers.get(item.slot, own)
            told = item.slot in _QUOTED or any(q.text in sentence for q in item.quantities)
            if sentence and told and in_place and _whole(sentence, own) and _fits(item.slot, plain(sentence)):
                yield Say(key=_QUOTED.get(item.slot, _NOTED), fill={"value": sentence})


def _fits(slot: Slot, said: str) -> bool:
    wanted, unwanted = _HOLDS.get(slot), _HOLDS_NOT.get(slot)
    return not (wanted and not wanted.search(said)) and not (unwanted and unwanted.search(said))


def _whole(sentence: str, text: str) -> bool:
    """True where the words are a whole sentence of the message, and no clause cut out of it."""
    return any(sentence == quotable(whole.text) for whole in sentences(text))
