"""How the effect is told from other causes: the best method that the situation allows (Phillips, 1997: comparison group,
then trend line, then an estimate by people who know, multiplied by how sure they are)."""

from assistant.domain.brief.shapes import Brief, Measure, Segment
from assistant.domain.measurement.sums.credit import Role, cautious, shares
from assistant.domain.measurement.sums.people import Said
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip


def isolation(brief: Brief, outcome: Measure | None, said: Said) -> str:
    """The method in two or three plain sentences."""
    name = clip(outcome.name, 60) if outcome and outcome.name else "the result"
    groups = separable(brief)
    if len(groups) >= 2:
        return _comparison(groups, name)
    if outcome and outcome.earlier and outcome.baseline:
        before, now = clip(outcome.earlier.text, 60), clip(outcome.baseline.text, 60)
        return (
            f"Continue the line from {before} to {now} up to the target date. Only what is better than that line counts "
            f"as effect on {name}."
        )
    return _estimate(brief, said, name)


def separable(brief: Brief) -> tuple[Segment, ...]:
    """Groups that could start at different times: told apart with a size or a value of their own."""
    return tuple(s for s in brief.segments if s.size is not None or s.value is not None)


def _comparison(groups: tuple[Segment, ...], name: str) -> str:
    first, later = (clip(group.name, 60) for group in groups[:2])
    return (
        f"Start with one group and let another follow some weeks later (for example “{first}” and “{later}”). Each is "
        "compared with its own starting value; only the difference between the two counts as effect on "
        f"{name}."
    )


def _estimate(brief: Brief, said: Said, name: str) -> str:
    credit = cautious(shares(said), Role.CREDIT)
    if credit:
        words = clip(credit.source.quote, 140)
        return (
            f"Compare before and after, and count only the share that was named: “{words}” It is multiplied by how sure "
            "the person is, and asked again with the line managers after three months."
        )
    who = "The sponsor" if brief.known(Slot.SPONSOR) else "A named person who knows the work (to be confirmed)"
    return (
        f"Compare before and after. {who} is asked what share of the change in {name} came from this work, and how sure "
        "they are; the two are multiplied."
    )
