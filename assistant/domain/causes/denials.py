"""What a person denies, kept apart from what a person does not know.

"There is no measure, it is a treat" closes the question; "nobody has told me which number" leaves it open."""

from assistant.domain.brief.shapes import Brief, Measure
from assistant.domain.causes.denial_words import (
    ACTIVITY,
    FAULT_DENIED,
    GONE,
    NO_COST,
    NO_GAP,
    NO_GOAL,
    NO_MEASURE,
    OPEN,
)
from assistant.domain.shapes import Shape
from assistant.domain.slots import Slot
from assistant.domain.text.plain import first_saying, plain

_GOAL = (Slot.BUSINESS_GOAL, Slot.STRATEGY_LINK, Slot.METRIC, Slot.URGENCY_REASON, Slot.BUDGET)
_GAP = (Slot.CURRENT_BEHAVIOUR, Slot.DESIRED_BEHAVIOUR, Slot.BASELINE, Slot.CAUSE_SKILL, Slot.BUSINESS_GOAL)
_GONE = (
    Slot.BUSINESS_GOAL,
    Slot.CURRENT_BEHAVIOUR,
    Slot.DESIRED_BEHAVIOUR,
    Slot.CAUSE_TOOLS,
    Slot.CONSTRAINTS,
    Slot.RISKS,
    Slot.STRATEGY_LINK,
    Slot.URGENCY_REASON,
)


class Denials(Shape):
    """The words by which a person denies that there is something to solve; "" where not denied."""

    goal: str = ""
    measure: str = ""
    gap: str = ""
    cost: str = ""
    gone: str = ""  # the reason for the request has disappeared

    @property
    def count(self) -> int:
        """How many of the five points are denied."""
        return sum(map(bool, (self.goal, self.measure, self.gap, self.cost, self.gone)))

    @property
    def nothing_served(self) -> str:
        """The words that deny a goal, a gap or a still existing reason, the strongest first."""
        return self.goal or self.gone or self.gap


def _texts(brief: Brief, *slots: Slot) -> list[str]:
    facts = [fact.value for slot in slots for fact in brief.of(slot)]
    return facts + [said for slot, said in brief.vague if slot in slots]


def denials(brief: Brief) -> Denials:
    """What the brief's own words deny. A sentence that says "I do not know" denies nothing."""
    measure = first_saying(NO_MEASURE, _texts(brief, Slot.METRIC, Slot.TARGET), OPEN)
    counted = "" if real_measures(brief) else first_saying(ACTIVITY, _texts(brief, Slot.METRIC))
    return Denials(
        goal=first_saying(NO_GOAL, _texts(brief, *_GOAL), OPEN),
        measure=measure or counted,
        gap=first_saying(NO_GAP, _texts(brief, *_GAP), OPEN) or _no_fault(_texts(brief, *_GAP)),
        cost=first_saying(NO_COST, _texts(brief, Slot.COST_OF_INACTION), OPEN),
        gone=first_saying(GONE, _texts(brief, *_GONE)),
    )


def _no_fault(texts: list[str]) -> str:
    """How the speaker answers the question for a fault that he asks himself: "What is wrong with it? Nothing. It sells."."""
    return next((found["said"] for text in texts for found in [FAULT_DENIED.search(text)] if found), "")


def left_open(brief: Brief, slot: Slot) -> bool:
    """True where a slot holds nothing checkable: empty, vague, unknown, or its latest words say that nobody knows."""
    if not brief.known(slot):
        return True
    latest = brief.of(slot)[-1].value
    return bool(OPEN.search(plain(latest))) and not any(fact.quantities for fact in brief.of(slot))


def counts_activity(name: str) -> bool:
    """True for a measure that counts attendance or liking. These never prove a result (Thalheimer, LTEM, 2018, tiers 1-3)."""
    return bool(ACTIVITY.search(plain(name)))


def real_measures(brief: Brief) -> tuple[Measure, ...]:
    """The business measures that hold a value today or earlier; attendance and the like do not count."""
    return tuple(m for m in brief.measures if (m.baseline or m.earlier) and not counts_activity(m.name))
