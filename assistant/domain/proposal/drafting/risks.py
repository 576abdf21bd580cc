"""What could go wrong: what was said, what the plan waits for, and what its own dates and people imply."""

import re

from assistant.domain.brief import wording
from assistant.domain.diagnosis.shapes import Verdict
from assistant.domain.measurement import work_time
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.proposal.drafting import actors, clauses, coverage, events, limits, rounds, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.mix import HEARD, demands
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.slots import Slot

_OF_A_NO = (
    "the team may hear this as a lack of interest; the alternative should be offered in person and in the same week"
)


def _of_waiting(case: Case) -> Statement:
    """Who waits for something to see while the cause is looked for."""
    day, asked = schedule.discovery_end(case), schedule.requested(case)
    if asked and asked > case.today:
        return fill("A course is expected by {asked}, and what comes on {day} are findings.", asked=asked, day=day)
    return fill("{who} may not want to wait for findings until {day}.", who=capital(case.sponsor), day=day)


def risks(case: Case, chosen: tuple[Remedy, ...], mix: tuple[MixPart, ...]) -> tuple[Statement, ...]:
    """The risks: what the plan waits for first, then those that were said, then what its own dates and people imply."""
    said = [fill("Said in the conversation: {words}.", words=quoted(f.source, 140)) for f in case.said(Slot.RISKS, 2)]
    if case.verdict in UNPLANNED:
        return (*said, _of_waiting(case) if case.verdict is Verdict.DISCOVERY_FIRST else _ours(_OF_A_NO))
    found = [
        *said,
        *_waited_for(case, chosen, mix),
        *_not_asked(case),
        *_no_slack(case, chosen),
        *_one_by_one(case, chosen),
    ]
    found += _own_versions(case, chosen) or ([] if found else _whole_expected(case, chosen))
    if not case.has_sponsor and not case.sponsor_asks:
        found.append(
            _ours("nobody is named yet who owns the result, so the first conflict of priorities would end this")
        )
    return tuple((found or _much_for_one(mix))[:_MOST])


def _much_for_one(mix: tuple[MixPart, ...]) -> list[Statement]:
    """Who carries most of the parts beside their daily work."""
    owners = [part.owner for part in mix]
    busiest = max(owners, key=lambda owner: sum(other.text == owner.text for other in owners), default=None)
    if busiest is None:
        return []
    parts = wording.listed([wording.lower_first(part.name) for part in mix if part.owner.text == busiest.text][:3])
    text = "All of this is asked of {owner} beside the daily work: {parts}. What cannot be spared there comes late."
    return [fill(text, owner=actors.inside(busiest), parts=parts, proposed=True)]


_MOST = 5


def _waited_for(case: Case, chosen: tuple[Remedy, ...], mix: tuple[MixPart, ...]) -> list[Statement]:
    """What has to arrive, and who has to agree."""
    event = events.awaited(case)
    found = [_late(case, chosen, event)] if event and not events.brings_people(event) else []
    others = [r for r in chosen if not r.intervention.learning and r.function.text not in _OWN]
    others = [r for r in others if r.function.text.casefold() != case.sponsor.text.casefold()]
    if others:
        text = "Whether {owner} can {does} by {day} is not known yet."
        day = schedule.in_place(case, others[0].intervention)
        found.append(fill(text, owner=actors.inside(others[0].function), does=others[0].does, day=day, proposed=True))
    for part in (p for p in mix if p.name == HEARD and not demands(p.what.text)):
        text = "{owner} has not been heard yet: an answer after {day} moves every later date."
        found.append(fill(text, owner=part.owner, day=schedule.announced(case)))
    return found


def _not_asked(case: Case) -> list[Statement]:
    """What was said to be open with those who have a part in this."""
    for fact in (
        fact for slot in (Slot.MANAGER_SUPPORT, Slot.ENABLERS, Slot.STAKEHOLDERS) for fact in case.brief.of(slot)
    ):
        for sentence in clauses.sentences(fact.source.quote):
            if not _UNASKED.search(sentence):
                continue
            words = quoted(fact.source.model_copy(update={"quote": sentence}), 150)
            if fact.slot is not Slot.MANAGER_SUPPORT:
                return [fill("Not settled with those it needs: {words}.", words=words)]
            return [
                fill(
                    "{leads} have a part in this and were not asked: {words}.",
                    leads=capital(actors.managers(case)),
                    words=words,
                )
            ]
    return []


_UNASKED = re.compile(
    r"\b(?:not|n['’]t|never|nobody|no ?one)\b[^.;]{0,30}\b(?:asked|discussed|told|consulted|spoken|agreed|involved)\b|"
    r"\basked (?:nobody|no one)\b",
    re.IGNORECASE,
)


def _own_versions(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """Those who swear by their own version seldom give it up because another one is named."""
    known = [r.found for r in chosen if r.found] + coverage.typed(case, chosen)
    nouns = [found.noun for found in known if found.kind.id == "several versions"]
    text = "Whoever has a {noun} of their own may keep it in the drawer: the others have to be gone on the day the one is named."
    return [fill(text, noun=nouns[0], proposed=True)] if nouns else []


def _whole_expected(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """A date asked for that falls before the last part."""
    asked = schedule.requested(case)
    last = max((schedule.in_place(case, remedy.intervention) for remedy in chosen), default=None)
    if asked is None or last is None or not case.today < asked < last:
        return []
    text = "It was asked for by {asked}, and the last part comes on {last}: whoever expects it has to hear that now."
    return [fill(text, asked=asked, last=last)]


def _no_slack(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """How little time is left behind the last group, or the last part."""
    found, begins = rounds.planned(case, chosen), schedule.begins(case)
    if found and begins and found.days[-1] < begins:
        left = constant(work_time.working_days(found.days[-1], begins), "working days from the last group to the start")
        text = "The last of {groups} meets {left} before {begins}: a lost week cannot be made up."
        return [
            fill(text, groups=found.groups, left=left.derive("Left after the last group", "working day"), begins=begins)
        ]
    return _last_group(case, found) if found else _little_time(case, chosen)


def _last_group(case: Case, found: rounds.Rounds) -> list[Statement]:
    """How long after the last group the figure is read."""
    due = schedule.due(case)
    weeks = (due - found.days[-1]).days // 7 if due else 0
    if not 0 < weeks <= _FEW_WEEKS:
        return []
    left = constant(weeks, "weeks from the last group to the date of the result")
    text = "The last of {groups} meets on {last}, {left} before the result is read: what they learn counts for that long only."
    return [fill(text, groups=found.groups, last=found.days[-1], left=left.derive("Left after the last group", "week"))]


def _one_by_one(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """What a cancelled day does where only so many may be away at once."""
    found, spared = rounds.planned(case, chosen), limits.at_once(case.brief)
    if found is None or spared is None:
        return []
    text = "No more people may be away at once than said, so each of {groups} that is cancelled moves the last one past {last}."
    return [fill(text, groups=found.groups, last=found.days[-1])]


def _little_time(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """A last part that leaves few weeks, or none, until the figure is read."""
    due = schedule.due(case)
    slow = max(chosen, key=lambda remedy: schedule.in_place(case, remedy.intervention), default=None)
    if slow is None or due is None:
        return []
    day = schedule.in_place(case, slow.intervention)
    if day >= due:
        text = "The result is wanted by {due}, and the last part, to {does}, comes on {day}: the date or the part has to give."
        return [fill(text, due=due, does=slow.does, day=day)]
    weeks = (due - day).days // 7
    if weeks > _FEW_WEEKS:
        return []
    left = constant(weeks, f"weeks from {wording.day(day)} to {wording.day(due)}").derive("Weeks to show", "week")
    text = "From the last part, to {does}, on {day} to the date of the result it is {left}: a month lost cannot be made up."
    return [fill(text, does=slow.does, day=day, left=left)]


_FEW_WEEKS = 13  # a quarter of a year: our limit


_OWN = ("Line management", "Learning team", "Requesting unit")  # those whose own plan it is


def _late(case: Case, chosen: tuple[Remedy, ...], event: events.Event) -> Statement:
    """How much delay of what practice waits for the plan can bear."""
    name = events.thing(event)
    thing = as_said(name, event[1]) if name else fill("what was announced")
    parts = [schedule.in_place(case, r.intervention) for r in chosen if r.intervention.practice]
    first = min(parts, default=event[0])
    spare = constant(work_time.working_days(event[0], first), "working days from the arrival to the first practice")
    text = (
        "{thing}, due on {day}: later than {spare} after it, the first practice on {first} moves, and all that follows."
    )
    free = spare.derive("Days that the arrival may slip", "working day")
    return fill(text, thing=capital(thing), day=event[0], spare=free, first=first, proposed=True)


def _ours(risk: str) -> Statement:
    """A risk that we assume."""
    return fill("Our assumption: {risk}.", risk=risk, proposed=True)
