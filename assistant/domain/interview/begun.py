"""Questions about work that has not begun: of what starts on a day to come, nobody can tell a recent case."""

from functools import lru_cache

from assistant.domain.interview.questioning import Ask
from assistant.domain.interview.situation import Situation
from assistant.domain.text import starts

_AHEAD = {"ask": "ahead", "follow_up_1": "ahead_follow_up", "differently": "ahead_follow_up"}
_lies_ahead = lru_cache(maxsize=4096)(starts.lies_ahead)  # the same messages are looked at on every turn


def worded(at: Situation, asks: tuple[Ask, ...]) -> tuple[str, ...]:
    """The wording of each question: where the work begins later, the one made for that, if the question has one."""
    later = _begins_later(at)
    return tuple(_ahead(at, ask) if later else ask.variant for ask in asks)


def _ahead(at: Situation, ask: Ask) -> str:
    wording = _AHEAD.get(ask.variant, "")
    return wording if wording and getattr(at.knowledge.questions[ask.slot], wording) else ask.variant


def _begins_later(at: Situation) -> bool:
    """True where the talk says that something starts later, and no value is known today: what is counted already has begun."""
    values = (measure.baseline.quantity for measure in at.interview.brief.measures if measure.baseline)
    if any(quantity and quantity.value for quantity in values):
        return False
    messages = (*(turn.text for turn in at.interview.turns), at.text)
    return any(_lies_ahead(text, at.today) for text in messages)
