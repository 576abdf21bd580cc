"""What could go wrong: what was said, what the plan waits for, and what its own dates and people imply."""

import re

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement import work_time
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.proposal.drafting import actors, clauses, events, limits, rounds, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.mix import HEARD
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.slots import Slot, State

_UNPLANNED_RISK = {
    Verdict.DECLINE_DEFER: "the team may hear this as a lack of interest; the alternative should be offered in person and "
    "in the same week",
    Verdict.DISCOVERY_FIRST: "the wish for something visible may be stronger than the patience for two weeks; a date for "
    "the findings keeps it credible",
}


def risks(case: Case, chosen: tuple[Remedy, ...], mix: tuple[MixPart, ...]) -> tuple[Statement, ...]:
    """The risks: what the plan waits for first, then those that were said, then what its own dates and people imply."""
    said = [fill("Said in the conversation: {words}.", words=quoted(f.source, 140)) for f in case.said(Slot.RISKS, 2)]
    if case.verdict in UNPLANNED:
        return (*said, _ours(_UNPLANNED_RISK[case.verdict]))
    found = [*said, *_waited_for(case, mix), *_not_asked(case), *_no_slack(case, chosen), *_one_by_one(case, chosen)]
    if not found or case.brief.state(Slot.SPONSOR) in (State.EMPTY, State.UNKNOWN, State.VAGUE):
        found.append(
            _ours("nobody is named yet who owns the result, so the first conflict of priorities would end this")
            if not case.has_sponsor
            else _late_start(case, chosen)
        )
    return tuple(found[:_MOST])


_MOST = 5


def _waited_for(case: Case, mix: tuple[MixPart, ...]) -> list[Statement]:
    """What has to arrive, and who has to agree."""
    event = events.awaited(case)
    found = [_late(event)] if event and not events.brings_people(event) else []
    others = [p for p in mix if p.intervention and not p.learning and p.owner.text not in _OWN]
    if others:
        text = "Our assumption: {owner} has not agreed yet to {does}, due on {day}, and without that the cause stays."
        part = others[0]
        found.append(fill(text, owner=part.owner, does=wording.lower_first(part.name), day=part.by, proposed=True))
    for part in (p for p in mix if p.name == HEARD):
        text = "{owner} has not been heard yet: an answer after {day} moves every later date."
        found.append(fill(text, owner=part.owner, day=schedule.announced(case)))
    return found


def _not_asked(case: Case) -> list[Statement]:
    """What was said to be open with those who lead the people."""
    for fact in case.brief.of(Slot.MANAGER_SUPPORT):
        for sentence in clauses.sentences(fact.source.quote):
            if _UNASKED.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}), 150)
                return [
                    fill(
                        "{leads} have a part in this and were not asked: {words}.",
                        leads=capital(actors.managers(case)),
                        words=words,
                    )
                ]
    return []


_UNASKED = re.compile(
    r"\b(?:not|n['’]t|never|nobody|no ?one)\b[^.;]{0,30}\basked\b|\basked (?:nobody|no one)\b", re.IGNORECASE
)


def _no_slack(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """How little time is left behind the last group, or the last part."""
    found, begins = rounds.planned(case, chosen), schedule.begins(case)
    if found and begins and found.days[-1] < begins:
        left = constant(work_time.working_days(found.days[-1], begins), "working days from the last group to the start")
        text = "The last of {groups} meets {left} before {begins}: a lost week cannot be made up."
        return [
            fill(text, groups=found.groups, left=left.derive("Left after the last group", "working day"), begins=begins)
        ]
    return [_late_start(case, chosen)] if schedule.due(case) else []


def _one_by_one(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What a cancelled day does where only so many may be away at once."""
    found, spared = rounds.planned(case, chosen), limits.at_once(case.brief)
    if found is None or spared is None:
        return []
    text = "No more people may be away at once than said, so each of {groups} that is cancelled moves the last one past {last}."
    return [fill(text, groups=found.groups, last=found.days[-1])]


def _late_start(case: Case, chosen: tuple[Remedy, ...]) -> Statement:
    """What a month of delay of the slowest part would leave."""
    due = schedule.due(case)
    slow = max(chosen, key=lambda remedy: schedule.in_place(case, remedy.intervention), default=None)
    if slow is None or due is None:
        return _ours("what is asked of others waits for its turn, since no date for the result was agreed")
    day = schedule.in_place(case, slow.intervention)
    weeks = max(0, (due - day).days // 7)
    left = constant(weeks, f"weeks from {wording.day(day)} to {wording.day(due)}")
    return fill(_DELAY, does=slow.does, day=day, left=left.derive("Weeks to show", "week"), due=due, proposed=True)


_DELAY = (
    "Our assumption: each week after {day} that it takes to {does} is one of the {left} until {due} in which the figure can "
    "move."
)


_OWN = ("Line management", "Learning team", "Requesting unit")  # those whose own plan it is


def _late(event: events.Event) -> Statement:
    """The risk that what practice waits for is late."""
    name = events.thing(event)
    text = "Our assumption: {thing} may be there later than {day}, and each week of delay takes a week of practice."
    return fill(text, thing=as_said(name, event[1]) if name else "what was announced", day=event[0], proposed=True)


def _ours(risk: str) -> Statement:
    """A risk that we assume."""
    return fill("Our assumption: {risk}.", risk=risk, proposed=True)
