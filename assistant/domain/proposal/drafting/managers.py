"""What line managers do before and after, and the time that their teams have together anyway."""

import re

from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import fill, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


def before(case: Case) -> tuple[Statement, ...]:
    """What line managers do before, with the minutes it takes (ours, proposed)."""
    if case.verdict in UNPLANNED:
        return ()
    fact = case.telling(Slot.MANAGER_SUPPORT)
    told = fact and _LEADS.search(fact.source.quote) and not _ESTIMATE.search(fact.source.quote)
    said = [fill("Said so far: {words}.", words=quoted(fact.source, 130))] if fact and told else []
    if case.plans_learning:
        own = "Name who takes part and who covers for them, and agree with each a first real case (ten minutes, proposed)."
    else:
        own = "Tell the team in ten minutes what changes, from when and why, and collect two fresh examples (proposed)."
    return (fill(own, proposed=True), *said)


_LEADS = re.compile(
    r"\b(?:managers?|leads?|leaders?|supervisors?|heads?|foremen|foreman|chiefs?|boss\w*|captains?|they|he|she|coach\w*|principals?)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(r"\d\s*%|\bhow sure\b|\bpercent\b", re.IGNORECASE)  # belongs to the forecast
_MEETING = re.compile(
    r"\b(?:huddle|stand-?up|hand-?over|changeover|briefing|toolbox|roll call|"
    r"shift (?:start|change|meeting)|team meeting|(?:weekly|daily|morning) (?:meeting|round|call))\b",
    re.IGNORECASE,
)


def after(case: Case) -> tuple[Statement, ...]:
    """What line managers do afterwards, until the figure has moved."""
    if case.verdict in UNPLANNED:
        return ()
    week = (
        "Ten minutes a week: look at one real case with each person, say what was good and what to change (proposed)."
        if case.plans_learning
        else "Each week: look at the early sign with the team, and pass on what is still in the way to its owner (proposed)."
    )
    return (fill(week, proposed=True), *_existing_meeting(case))


def _existing_meeting(case: Case) -> list[Statement]:
    """The time that the team has together anyway."""
    facts = (*case.brief.of(Slot.WORK_CONTEXT), *case.brief.of(Slot.MANAGER_SUPPORT), *case.brief.of(Slot.CONSTRAINTS))
    for fact in facts:
        for sentence in clauses.sentences(fact.source.quote):
            if _MEETING.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}), 110)
                return [fill("Use the time that is there already: {words}.", words=words)]
    return []
