"""What is still open, with an owner and a date, most decisive first."""

import re
from datetime import timedelta

from assistant.domain.brief.ahead import open_days
from assistant.domain.brief.fields.people import REQUESTER
from assistant.domain.brief.shapes import Brief, OpenItem
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
    wanted = listed.keys() | {slot for slot, _ in open_days(brief)}
    slots = [slot for slot in Slot if (slot in wanted or slot not in never) and brief.state(slot) in _OPEN]
    slots.sort(key=lambda slot: (turning.index(slot) if slot in turning else len(turning), -WORTH[slot]))
    return tuple(listed.get(slot) or _item(slot, interview, knowledge) for slot in slots)


HEAD = "Head of the requesting unit"  # whom knowledge/questions.yaml names for what the unit itself decides
_BY_ROLE = re.compile(rf"{REQUESTER} \((?P<role>[^()]+)\)")


def who_answers(owner: str, brief: Brief, itself: str = "") -> str:
    """Who answers an open question that belongs to ``owner``. What is for the head of the unit is for the person who asked, by
    their role (or as ``itself``), once they have named themselves as the one who decides."""
    sponsor = brief.text(Slot.SPONSOR)
    if owner != HEAD or not sponsor.startswith(REQUESTER):
        return owner
    role = _BY_ROLE.match(sponsor)
    return itself or (role["role"] if role else owner)


_OPEN = (State.EMPTY, State.VAGUE, State.UNKNOWN, State.CONFLICTING)


def _item(slot: Slot, interview: Interview, knowledge: Knowledge) -> OpenItem:
    question = knowledge.questions[slot]
    due = interview.as_of + timedelta(days=question.days)
    return OpenItem(slot=slot, question=question.open_question, owner=question.owner, due=due)
