"""Who could tell, where the person cannot: asked once for the figures and decisions that a plan stands on."""

from assistant.domain.brief.shapes import Brief
from assistant.domain.brief.turns import Move, MoveKind, Say
from assistant.domain.interview.situation import Situation
from assistant.domain.slots import Slot, State
from assistant.domain.text.words import clip, words

# Whoever has the figure supplies it later; whoever decides on it stands behind the result.
_ANSWERED_BY = {
    Slot.METRIC: Slot.DATA_OWNER,
    Slot.BASELINE: Slot.DATA_OWNER,
    Slot.DATA_SOURCE: Slot.DATA_OWNER,
    Slot.TARGET: Slot.SPONSOR,
    Slot.DUE: Slot.SPONSOR,
    Slot.BUDGET: Slot.SPONSOR,
}
_LONGEST_NAME = 8  # words; more than that tells a story and names nobody


def referral(at: Situation) -> Move | None:
    """Asks for the person who would know a figure just given up, unless one was named or that question was put before."""
    named = {slot for slot, _ in at.reading.referred}
    for slot in sorted(at.reading.unanswered - named, key=list(Slot).index):
        other = _ANSWERED_BY.get(slot)
        if other and at.interview.brief.state(other) is State.EMPTY and not at.interview.asked.get(other, 0):
            question = at.knowledge.questions[slot]
            return Move(
                kind=MoveKind.ASK,
                slots=(other,),
                variants=("none",),
                reason=at.knowledge.questions[other].why,
                say=(Say(key="who_knows", fill={"question": question.who_knows}),),
                about=(slot.value,),
            )
    return None


def apply_referral(brief: Brief, move: Move, turn: int) -> Brief:
    """The brief after an answer to "who would know": that person becomes the owner of the open question."""
    if move.kind is not MoveKind.ASK or not move.about:
        return brief
    named = [fact.value for fact in brief.of(move.slots[0]) if fact.source.ref == str(turn)]
    if not named or len(words(named[0])) > _LONGEST_NAME:
        return brief
    items = tuple(
        item.model_copy(update={"owner": clip(named[0], 60)}) if item.slot.value == move.about[0] else item
        for item in brief.open_items
    )
    return brief.model_copy(update={"open_items": items})
