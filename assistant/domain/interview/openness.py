"""What is still open, with an owner and a date, most decisive first."""

from datetime import timedelta

from assistant.domain.brief.shapes import OpenItem
from assistant.domain.brief.turns import Interview
from assistant.domain.interview.depth import PRICED, not_in_money
from assistant.domain.interview.worth import WORTH
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot, State

# Asked only to be polite: their absence leaves no question open in a proposal, unless the person was told that it does.
_NEVER_OPEN = frozenset(
    {Slot.REQUESTED_SOLUTION, Slot.REQUESTED_DATE, Slot.URGENCY_REASON, Slot.RISKS, Slot.STRATEGY_LINK}
)


def open_questions(interview: Interview, knowledge: Knowledge, turning: tuple[Slot, ...] = ()) -> tuple[OpenItem, ...]:
    """Every slot that is not known, as a question with owner and due date: those that could change the verdict first, then
    by what the answer is worth."""
    brief = interview.brief
    listed = {item.slot: item for item in brief.open_items}
    never = _NEVER_OPEN | PRICED if not_in_money(interview) else _NEVER_OPEN
    slots = [slot for slot in Slot if (slot in listed or slot not in never) and brief.state(slot) in _OPEN]
    slots.sort(key=lambda slot: (turning.index(slot) if slot in turning else len(turning), -WORTH[slot]))
    return tuple(listed.get(slot) or _item(slot, interview, knowledge) for slot in slots)


_OPEN = (State.EMPTY, State.VAGUE, State.UNKNOWN, State.CONFLICTING)


def _item(slot: Slot, interview: Interview, knowledge: Knowledge) -> OpenItem:
    question = knowledge.questions[slot]
    due = interview.as_of + timedelta(days=question.days)
    return OpenItem(slot=slot, question=question.open_question, owner=question.owner, due=due)
