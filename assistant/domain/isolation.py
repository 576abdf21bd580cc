"""How the effect is told from other causes: the best method that the situation allows (Phillips, 1997: comparison group,
then trend line, then an estimate by people who know, multiplied by how sure they are)."""

from assistant.domain.brief import Brief, Measure, Segment
from assistant.domain.slots import Slot
from assistant.domain.sums.credit import Role, cautious, shares
from assistant.domain.sums.people import Said
from assistant.domain.words import clip


def isolation(brief: Brief, outcome: Measure | None, said: Said) -> str:
    """One or two plain sentences that name the method."""
    name = outcome.name if outcome and outcome.name else "the result"
    groups = comparable(brief)
    if len(groups) >= 2:
        first, later = groups[0].name, groups[1].name
        return (
            f"Start in one part and later in another (for example “{clip(first, 60)}” and “{clip(later, 60)}”). "
            f"Only the difference between "
            f"the two, each against its own starting value, counts as effect on {clip(name, 80)}."
        )
    if outcome and outcome.earlier and outcome.baseline:
        return (
            f"Continue the line from {clip(outcome.earlier.text, 60)} to {clip(outcome.baseline.text, 60)} to the "
            f"target date. Only what is better than "
            f"that line counts as effect on {clip(name, 80)}."
        )
    return _estimate(brief, said, name)


def comparable(brief: Brief) -> tuple[Segment, ...]:
    """Groups that could start at different times: told apart with a size or a value of their own."""
    return tuple(s for s in brief.segments if s.size is not None or s.value is not None)


def _estimate(brief: Brief, said: Said, name: str) -> str:
    credit = cautious(shares(said), Role.CREDIT)
    if credit:
        return (
            f"Compare before and after, and count only the share credited to the learning: "
            f"“{clip(credit.source.quote, 140)}” That share is "
            "multiplied by how sure the person is, and checked again with the line managers after three months."
        )
    who = clip(brief.text(Slot.SPONSOR), 60) or clip(brief.text(Slot.DATA_OWNER), 60)
    asked = f"“{who}” is asked" if who else "A named person who knows the work is asked (to be confirmed)"
    return (
        f"Compare before and after. {asked} what share of the change in {clip(name, 80)} came from the "
        f"learning, and how sure they are; the two "
        "are multiplied."
    )
