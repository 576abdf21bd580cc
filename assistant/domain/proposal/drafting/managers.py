"""What line managers do before and after, and the time that their teams have together anyway."""

import re

from assistant.domain.brief import wording
from assistant.domain.proposal.drafting import actors, clauses, rounds, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import capital, fill, lowered, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


def before(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What line managers do before, with a date (ours, proposed), and what was said of them so far."""
    if case.verdict in UNPLANNED or not chosen:
        return ()
    fact = case.telling(Slot.MANAGER_SUPPORT)
    told = fact and _LEADS.search(fact.source.quote) and not _ESTIMATE.search(fact.source.quote)
    said = [fill("Said so far: {words}.", words=quoted(fact.source, 190))] if fact and told else []
    leads, first = capital(actors.managers(case)), min(schedule.in_place(case, r.intervention) for r in chosen)
    if found := rounds.planned(case, chosen):
        day = schedule.working_day_before(found.days[0], _WEEK)
        own = fill(_PLACES, leads=leads, day=day, groups=found.groups, proposed=True)
    elif case.plans_learning:
        own = fill(_COVER, leads=leads, day=schedule.working_day_before(first, _WEEK), proposed=True)
    else:
        own = fill(_TELL, leads=leads, day=first, does=wording.listed([r.does for r in chosen[:2]]), proposed=True)
    return (own, *said)


_WEEK = 5  # working days ahead: ours
_PLACES = (
    "{leads} say by {day} who is in which of the {groups} and who stands in, ten minutes with each person (proposed)."
)
_COVER = "{leads} say by {day} who takes part and who stands in, ten minutes with each person (proposed)."
_TELL = "{leads} tell their people before {day} what is coming ({does}) and what each of them will do differently (proposed)."
_LEADS = re.compile(
    r"\b(?:managers?|leads?|leaders?|supervisors?|heads?|foremen|foreman|chiefs?|boss\w*|captains?|they|he|she|coach\w*|principals?)\b",
    re.IGNORECASE,
)
_ESTIMATE = re.compile(r"\d\s*%|\bhow sure\b|\bpercent\b", re.IGNORECASE)  # belongs to the forecast
MEETING = re.compile(
    r"\b(?:huddle|stand-?up|hand-?over|changeover|briefing|toolbox|roll call|"
    r"shift (?:start|change|meeting)|change of shift|muster|team meeting|(?:weekly|daily|morning) (?:meeting|round|call)|"
    r"minutes before (?:work|the shift)|stand-by hour|quiet (?:hour|ones?|morning|time)|sit-?down|"
    r"(?:on|every|each|first) (?:mon|tues|wednes|thurs|fri|satur|sun)days?[^.;]{0,40}\b"
    r"(?:meet|sits?|reads?|looks?|go(?:es)? through))\b",
    re.IGNORECASE,
)


def after(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """What line managers do afterwards, until the figure has moved: with the cases that are counted anyway."""
    if case.verdict in UNPLANNED or not chosen:
        return ()
    others = [r for r in chosen if r.elsewhere]
    named = others and others[0].owner_words
    owner = lowered(others[0].function) if named else fill("its owner")
    on = fill(", and pass what stands in the way to {owner}", owner=owner) if others else fill("")
    week = fill(_LOOK, leads=capital(actors.managers(case)), on=on, proposed=True)
    return (week, *_existing_meeting(case))


_LOOK = "{leads} go through two or three of the ten cases of the month with those who handled them{on} (proposed)."


def _existing_meeting(case: Case) -> list[Statement]:
    """The time that the team has together anyway."""
    facts = [fact for slot in _TOGETHER for fact in case.brief.of(slot)]
    for fact in facts:
        for sentence in clauses.sentences(fact.source.quote):
            if MEETING.search(sentence) and not _NEVER.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}), 150)
                return [fill("The time for it is there already: {words}.", words=words)]
    return []


_TOGETHER = (Slot.WORK_CONTEXT, Slot.MANAGER_SUPPORT, Slot.CONSTRAINTS, Slot.EXEMPLARS, Slot.CAUSE_EXPECTATIONS)
_NEVER = re.compile(r"\b(?:no|not|never|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
