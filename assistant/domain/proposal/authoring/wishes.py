"""What would make a draft better though nothing in it is wrong: asked for with the repair, never a reason to drop a text."""

import re

from assistant.domain.brief.shapes import Derived
from assistant.domain.proposal.authoring.draft import Draft
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans
from assistant.domain.text.words import overlap, words

_LONGEST_TITLE = 18  # words
_LITTLE = frozenset("the and of with for a an its their in to".split())
_MARKS = re.compile(r"\[[^\[\]]*\]")
_SAME_STEP = 0.6  # share of words that make a step of the timeline a part of the plan


def of(draft: Draft, said: dict[str, Statement], whole: Derived | None) -> dict[str, str]:
    """The wishes by the place of the text they are about."""
    return (
        _length_of_practice(draft, said)
        | _two_dates(draft, said)
        | _sums(said, whole)
        | _sources(draft)
        | _uncounted(draft)
        | _long_title(draft)
    )


def _length_of_practice(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """Learning without a length is no plan."""
    learning = [index for index, item in enumerate(draft.mix) if item.learning]
    places = [place for place in said if place.startswith(("practice.", "groups."))]
    timed = any(n.unit in ("hour", "minute") for place in places for n in spans.numbers(said[place].text))
    if not learning or timed or not places:
        return {}
    return {places[-1]: "say how many sessions of how many hours each, from which day to which"}


def _two_dates(draft: Draft, said: dict[str, Statement]) -> dict[str, str]:
    """A step that the plan names too, under another date: all its texts are offered, so that one of them can give way."""
    wished: dict[str, str] = {}
    for number, _ in enumerate(draft.timeline):
        step, when = said.get(f"timeline.{number}.what"), said.get(f"timeline.{number}.when")
        for index, _ in enumerate(draft.mix):
            part, by = said.get(f"mix.{index}.ask"), said.get(f"mix.{index}.by")
            if not (step and when and part and by) or overlap(step.text, part.text) < _SAME_STEP:
                continue
            if _differ(f"{step.text} {when.text}", by.text):
                why = f"one step, two dates: {when.text} in the timeline, {by.text} in the mix; change one of them or the step"
                cells = (f"timeline.{number}.when", f"timeline.{number}.what", f"mix.{index}.by")
                wished |= dict.fromkeys(cells, why)
    return wished


def _differ(one: str, other: str) -> bool:
    days, others = ({match[0] for match in spans.DAY.finditer(text)} for text in (one, other))
    return bool(days and others and not days & others)


def _sums(said: dict[str, Statement], whole: Derived | None) -> dict[str, str]:
    """The cost without the plan's own effort."""
    if whole is None or "cost" not in said or whole in said["cost"].figures:
        return {}
    return {"cost": "name the whole effort of the plan as {total}"}


def _sources(draft: Draft) -> dict[str, str]:
    """A measure without a source or an owner."""
    return {
        f"contract.{index}.{name}": "look in the documents and the conversation for who reports this figure from where, or "
        "propose who: a function and the report it would come from"
        for index, item in enumerate(draft.contract)
        for name in ("source", "owner")
        if not getattr(item, name).strip() or "confirm" in getattr(item, name).casefold()
    }


def _uncounted(draft: Draft) -> dict[str, str]:
    """People who have a part in the plan and whose time nobody counts: asked for as new rows."""
    if not draft.effort:
        return {}
    counted = [frozenset(words(f"{row.what} {row.who}")) - _LITTLE for row in draft.effort]
    parts = dict.fromkeys(_MARKS.sub("", item.owner).strip() for item in draft.mix)
    missing = [who for who in parts if not any(frozenset(words(who)) & row for row in counted)]
    if not missing:
        return {}
    place = f"effort.{len(draft.effort)}"
    return {
        place: f"the plan asks time of {', '.join(missing)}; add a row for each: {place}.what, .who, .people, .hours, .because"
    }


def _long_title(draft: Draft) -> dict[str, str]:
    length = len(_MARKS.sub("", draft.headline).split())
    return {"headline": f"a title has at most {_LONGEST_TITLE} words"} if length > _LONGEST_TITLE else {}
