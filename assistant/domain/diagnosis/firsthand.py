"""Whether people speak of what they have seen, or say again and again that they have not looked: who only passes on what others
think has no findings to decide on yet (Robinson and Robinson, Performance Consulting, 1995: look at the work before the
remedy)."""

from functools import lru_cache

from assistant.domain.brief.turns import Interview
from assistant.domain.causes.weighing import asked_slots
from assistant.domain.shapes import Shape
from assistant.domain.slots import CAUSE_SLOTS, Slot
from assistant.domain.text.plain import any_of, first_saying

ASKED = frozenset(
    {
        Slot.BUSINESS_GOAL,
        Slot.METRIC,
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        *CAUSE_SLOTS,
    }
)
"""Slots on which a requester who knows the work can speak from experience."""

_OFTEN, _SHARE = 3, 3  # at least three answers, and a third of them

_I = r"(?:i|we)(?: \w+){0,2}?"
_LOOKED = r"(?:seen|looked|checked|verified|counted|watched|observed|asked|been|put)"
_SAID = r"(?:said so|(?:say|said|told|tell|gave|asked) (?:me|us|which|whether))"
_FOUND_OUT = rf"(?:looked|checked|picked|linked|counted|measured|agreed|{_SAID})"
DISCLAIMS = any_of(
    rf"{_I} (?:cannot|could not) (?:\w+ ){{0,2}}(?:know|say|tell|swear|judge|name|compare|speak for|vouch)",
    r"^\W*(?:cannot|could not) (?:\w+ ){0,2}(?:say|tell|swear)",
    rf"{_I} do not (?:\w+ )?know(?! (?:how|what) to)",
    rf"{_I} (?:have|had)? ?(?:not|never) (?:\w+ )?{_LOOKED}",
    rf"{_I} would not (?:\w+ )?(?:know|dare|(?:like|want) to (?:invent|guess|say|take a side|put words))",
    rf"(?:nobody|noone|none of us)(?:'s| is| has| had| could| can| would| ever)* (?:\w+ )?{_FOUND_OUT}",
    r"(?:am|is|was) (?:\w+ )?(?:me )?(?:only |just )?(?:guessing|guesswork|a guess|hearsay|rumou?rs?)",
    r"(?:their|his|her|a|one|two) (?:own )?(?:theory|theories|stories|version) ?(?:anyway|only)?(?= |[.,;]|$)",
    r"if i had to (?:bet|guess)",
    r"(?:have|has|had) not (?:\w+ )?(?:checked|looked|seen|verified)|checked neither|never saw",
    r"supposedly|allegedly|apparently|no idea|more of a feeling|without proof|you tell me|who knows",
    r"(?:i|we) have no (?:numbers|figures|proof|evidence) (?:on|for|of) (?:it|that|this)",
)


class Secondhand(Shape):
    """What the person said not to know: the first such sentence of each answer, and how many answers there are."""

    said: tuple[str, ...] = ()
    answers: int = 0

    @property
    def prevails(self) -> bool:
        """Often enough that there is nothing to decide on: our thresholds, met by no requester who knew the work."""
        return len(self.said) >= _OFTEN and _SHARE * len(self.said) >= self.answers


def secondhand(interview: Interview) -> Secondhand:
    """What the answers on goal, measure, work and causes disclaim."""
    asked = asked_slots(interview)
    answers = [t.text for n, t in enumerate(interview.turns, start=1) if not ASKED.isdisjoint(asked.get(str(n), ()))]
    return Secondhand(said=tuple(filter(None, map(_disclaimed, answers))), answers=len(answers))


@lru_cache(maxsize=8192)  # the same answers are looked at on every turn
def _disclaimed(answer: str) -> str:
    return first_saying(DISCLAIMS, [answer])
