"""How the effect is told from other causes where nobody can start later: those who do without it, else the course of the figure
before, else an estimate by a person who knows (Phillips, 1997)."""

import re

from assistant.domain.brief.shapes import Brief, Measure
from assistant.domain.brief.wording import lower_first, number
from assistant.domain.measurement.needs import everybody, needing
from assistant.domain.slots import Slot
from assistant.domain.text.phrases import measure_in
from assistant.domain.text.words import clip


def isolation(brief: Brief, outcome: Measure | None) -> str:
    """The method in one or two plain sentences."""
    name = lower_first(clip((measure_in(outcome.name) if outcome else "") or "the result", 80))
    if (part := needing(brief)) and (whole := everybody(brief)):
        return (
            f"Of the {number(whole.value)}, those who are not among the {number(part.value)} do the same work without it: "
            f"{name} is counted for both, and what the {number(part.value)} gain on the others counts as effect."
        )
    if outcome and (outcome.data_source or outcome.earlier) and not _stepped(brief):
        return (
            f"To tell the effect from other causes, {name} is compared month by month with the year before the start: only what "
            "goes beyond how it moved then counts as effect."
        )
    who = "The sponsor" if brief.known(Slot.SPONSOR) else "A person who knows the work (to be named)"
    return (
        f"Before and after are compared. {who} then says what part of the change in {name} came from this, and how sure "
        "that is; only the sure part counts."
    )


_STEP = re.compile(
    r"\bsince (?:the |that |last )?(?:\w+ )?(?:release|update|move|switch|change|launch|reform|merger|rebuild\w*)\b",
    re.I,
)


def _stepped(brief: Brief) -> bool:
    """True where the figure changed with one event: a trend through the points before and after it means nothing."""
    return any(_STEP.search(item.source.quote) for item in brief.evidence)
