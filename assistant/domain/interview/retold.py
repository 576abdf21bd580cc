"""A sentence of the person said back beside what it is good for: the moment to look at, the experience that counts."""

from collections.abc import Iterator

from assistant.domain.brief.turns import Say
from assistant.domain.interview.offers import own_words
from assistant.domain.interview.quotable import quotable
from assistant.domain.interview.situation import Situation
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.sentences import sentences

_NOTED, _EVIDENCE = "mirror_noted", "mirror_evidence"
_QUOTED = {  # what a sentence of theirs means for the work, by the question it answers, the most telling first
    Slot.EXEMPLARS: "mirror_good",
    Slot.TRIED_BEFORE: "mirror_tried",
    Slot.COST_OF_INACTION: "mirror_stake",
    Slot.CURRENT_BEHAVIOUR: "mirror_scene",
    Slot.BUSINESS_GOAL: "mirror_goal",
    Slot.DESIRED_BEHAVIOUR: "mirror_instead",
    Slot.CONSTRAINTS: "mirror_limit",
}
_NEVER = frozenset({Slot.STRATEGY_LINK, *CAUSE_SLOTS})  # a choice of ours; what may prove wrong in the next answer
_SPEAKS = 0.3  # probability from which a sentence is said back as an answer to its question
_SHOWN = 2  # weight of a remark on a cause that tells an example or a count, and no mere opinion
# What a sentence must, and must not, hold to be what its question asked for.
_NUMBERED = any_of(
    r"\S*\d\S*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|third|quarter|none|never|nobody"
)
_HOLDS = {
    Slot.EXEMPLARS: _NUMBERED,
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
    Slot.COST_OF_INACTION: any_of(
        r"^(?:no|nothing|none|zero|nobody)\b.*", r"(?:cannot|could not|do not|does not|will not)"
    ),
    Slot.CURRENT_BEHAVIOUR: any_of(r"please"),
    Slot.DESIRED_BEHAVIOUR: any_of(r"same|they (?:are|were|have|know)|ought|would have|was|had|did"),
    Slot.CONSTRAINTS: any_of(r"if"),
    Slot.TRIED_BEFORE: any_of(r"^(?:no|they|nobody|people|we are)\b.*"),
}


def retold(at: Situation, said: set[str]) -> Iterator[Say]:
    """Whole sentences of theirs, each beside what it is good for, the most telling first; none that is put as the sentence of
    the last message was."""
    own = own_words(at.text, at.pending)
    found = (*_shown(at), *_answers(at, own))
    yield from (say for say in found if say.key not in said and _whole(say.fill["value"], own))


def _shown(at: Situation) -> Iterator[Say]:
    """What they saw or counted that tells of a cause."""
    for remark in sorted(at.reading.causes, key=lambda remark: -remark.weight):
        if remark.weight >= _SHOWN and (sentence := quotable(remark.quote)) and _NUMBERED.search(plain(sentence)):
            yield Say(key=_EVIDENCE, fill={"value": sentence})


def _answers(at: Situation, own: str) -> Iterator[Say]:
    asked = at.pending.slots if at.pending else ()
    telling = list(_QUOTED)
    for item in sorted(at.reading.slots, key=lambda it: telling.index(it.slot) if it.slot in telling else len(telling)):
        if item.slot in asked and item.slot not in _NEVER and not item.vague:
            sentence = quotable(item.value)
            in_place = sentence in at.interview.answers.get(item.slot, own)
            speaks = item.slot in _QUOTED and _bears(at, item.slot, sentence) and _fits(item.slot, plain(sentence))
            if sentence and in_place and (speaks or any(q.text in sentence for q in item.quantities)):
                yield Say(key=_QUOTED[item.slot] if speaks else _NOTED, fill={"value": sentence})


def _bears(at: Situation, slot: Slot, sentence: str) -> bool:
    """True where the sentence was recognised as speaking of the slot, and not only stored there because it was asked for."""
    return any(sentence in part.quote and part.slots.get(slot, 0.0) >= _SPEAKS for part in at.reading.bears)


def _fits(slot: Slot, said: str) -> bool:
    wanted, unwanted = _HOLDS.get(slot), _HOLDS_NOT.get(slot)
    return not (wanted and not wanted.search(said)) and not (unwanted and unwanted.search(said))


def _whole(sentence: str, text: str) -> bool:
    """True where the words are a whole sentence of the message, and no clause cut out of it."""
    return any(sentence == quotable(whole.text) for whole in sentences(text))
