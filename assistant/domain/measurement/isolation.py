"""How the effect is told from other causes: the best method that the situation allows (Phillips, 1997: comparison group,
then trend line, then an estimate by people who know, multiplied by how sure they are)."""

import re

from assistant.domain.brief.audience import total
from assistant.domain.brief.shapes import Brief, Measure, Segment
from assistant.domain.brief.wording import lower_first, number
from assistant.domain.measurement.needs import everybody, needing
from assistant.domain.measurement.sums.credit import Role, cautious, shares
from assistant.domain.measurement.sums.people import Said
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import measure_in, names_part
from assistant.domain.text.plain import first_saying
from assistant.domain.text.words import clip


def isolation(brief: Brief, outcome: Measure | None, said: Said) -> str:
    """The method in two or three plain sentences."""
    name = lower_first(clip((measure_in(outcome.name) if outcome else "") or "the result", 60))
    groups = separable(brief)
    if len(groups) >= 2:
        return _comparison(groups, name)
    if outcome and outcome.earlier and outcome.baseline and not _stepped(brief):
        return (
            f"Ask for {name} month by month for the last year before the start. Only what is better than that course of "
            "events would have been counts as effect."
        )
    if (part := needing(brief)) and (whole := everybody(brief)):
        return (
            f"The {number(whole.value - part.value)} others do the same work without it: {name} is counted for both, and what "
            f"the {number(part.value)} gain on them counts as effect."
        )
    return _estimate(brief, said, name)


def separable(brief: Brief) -> tuple[Segment, ...]:
    """Groups that could start at different times: told apart by name, with a size or a value of their own."""
    named = {s.name: s for s in brief.segments if names_part(s.name)}
    shown = " ".join(fact.source.quote for fact in brief.of(Slot.EXEMPLARS)).casefold()
    found = [
        s
        for s in named.values()
        if s.better is not True
        and (s.size is not None or s.value is not None)
        and s.name.casefold() not in shown
        and not _ABLE.search(s.name)
    ]
    people, sizes = total(brief), [s.size for s in found[:2] if s.size is not None]
    apart = len(sizes) < _PAIR or people is None or sum(sizes) <= people  # else the one is a part of the other
    return tuple(s for s in found if s.size != 0 and not _THING.search(s.name)) if apart else ()


_PAIR = 2
_ABLE = re.compile(r"\b(?:old|older|experienced|best|veterans?|senior|all|pilot)\b", re.I)
_THING = re.compile(
    r"\b(?:deliver\w*|devices?|machines?|systems?|licen[cs]es?|installed|orders?|tickets?|findings?|cases?)\b", re.I
)
_STEP = re.compile(
    r"\bsince (?:the |that |last )?(?:\w+ )?(?:release|update|move|switch|change|launch|reform|merger|rebuild\w*)\b",
    re.I,
)


def _stepped(brief: Brief) -> bool:
    """True where the figure changed with one event: a trend through the points before and after it means nothing."""
    return any(_STEP.search(item.source.quote) for item in brief.evidence)


def _comparison(groups: tuple[Segment, ...], name: str) -> str:
    first, later = (clip(group.name, 60) for group in groups[:2])
    return (
        f"One group starts, another follows some weeks later (proposed: first “{first}”, then “{later}”). What the first "
        f"gains on the second in those weeks counts as effect on {name}."
    )


_SHARE = re.compile(r"\d ?%|\b(?:per ?cent|half|third|quarter|fifth|tenth|share|most|all|credit)\b")


def _estimate(brief: Brief, said: Said, name: str) -> str:
    credit = cautious(shares(said), Role.CREDIT)
    words = first_saying(_SHARE, [credit.source.quote]) if credit else ""
    if words:
        return (
            f"Before and after are compared, and only the share that was named counts: “{words}” It is asked again, of the "
            "line managers too, after three months."
        )
    who = "The sponsor" if brief.known(Slot.SPONSOR) else "A person who knows the work (to be named)"
    return (
        f"Before and after are compared. {who} then says what part of the change in {name} came from this, and how sure "
        "that is; only the sure part counts."
    )
