"""A job, an owner and a date for everything that the plan pays for; and whether the days paid are enough for the groups."""

import re

from assistant.domain.brief import wording
from assistant.domain.measurement.arithmetic import number
from assistant.domain.measurement.shapes import CostLine
from assistant.domain.proposal.drafting import actors, events, groups, pricing, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.remedies import FUNCTIONS, Remedy
from assistant.domain.proposal.drafting.statements import capital, fill
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.text.words import stems

_THING = re.compile(
    r"\b(?:sandbox|copy|pipes?|wagons?|kits?|tablets?|lens(?:es)?|rigs?|simulators?|rooms?|barge|material\w*|sheets?|prints?|"
    r"licen[cs]es?|devices?|plates?|booklets?|tools?|equipment|dumm(?:y|ies)|models?|samples?|test \w+)\b",
    re.I,
)
_A_WEEK = 5  # working days that a thing is there ahead of its first use: ours


def parts(case: Case, chosen: tuple[Remedy, ...]) -> list[MixPart]:
    """One row for every cost line of the plan that is not the learners' own time."""
    held = next((r for r in chosen if r.intervention.practice and r.intervention.learning), None)
    if held is None:
        return []
    told = (line for line in pricing.sheet(case, chosen).kept if not line.what.startswith(pricing.FURTHER))
    found = (_part(case, chosen, held, line) for line in told)
    return [part for part in found if part]


def _part(case: Case, chosen: tuple[Remedy, ...], held: Remedy, line: CostLine) -> MixPart | None:
    """The job that goes with a line: to run the groups, to help in them and afterwards, or to be there in time."""
    what, first = line_words(case, line), schedule.in_place(case, held.intervention)
    ready = schedule.on_a_desk(case, schedule.working_day_before(first, _A_WEEK))
    if pricing.TRAINERS.search(line.what):
        ask = fill(
            "Book this for the days of the groups: {what}.{short}",
            what=what,
            short=_short(case, chosen, line),
            proposed=True,
        )
        return _row(
            "Book who runs the groups", fill(FUNCTIONS["L&D"]), ask, what, fill("{day}", day=schedule.answered_by(case))
        )
    if pricing.HELPERS.search(line.what):
        ask = fill(_HELP, what=what, weeks=str(_WEEKS), proposed=True)
        return _row("Name who helps", capital(actors.managers(case)), ask, what, fill("{day}", day=ready))
    if _THING.search(line.what) and not _awaited(case, line):
        ask = fill("Have this there before the first group: {what}.", what=what, proposed=True)
        return _row("Get it ready", fill(FUNCTIONS["L&D"]), ask, what, fill("{day}", day=ready))
    return None


def _awaited(case: Case, line: CostLine) -> bool:
    """True where the plan has a row for this very thing already, since its day was told."""
    event = events.awaited(case)
    return event is not None and bool(stems(event[1].quote) & stems(" ".join(_THING.findall(line.what))))


_TRIED_ON = re.compile(
    r"\b(?:(?!(?:for|the|with|and|at|of|to|plus|a|an|on|in|each|then)\b)[a-z]+ ){0,2}(?:sandbox|practice copy|pipes?|wagons?|"
    r"rigs?|simulators?|barge|plates?|dumm(?:y|ies)|models?|samples?|test \w+)\b",
    re.IGNORECASE,
)


def to_try_on(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    """What the plan pays for that the task can be tried on without harm ("buried test pipes")."""
    for line in pricing.sheet(case, chosen).kept:
        if match := _TRIED_ON.search(line.what):
            return case.traced(wording.lower_first(match.group()))
    return None


_WEEKS = 4  # weeks of help at the workplace: ours
_HELP = (
    "Say who of them sits in which group, and who answers questions where the work is done in the {weeks} weeks after it; paid "
    "for: {what}."
)


def line_words(case: Case, line: CostLine) -> Statement:
    """The words of a cost line for the middle of a sentence."""
    return case.traced(wording.lower_first(line.what.strip(" .,;")))


def _row(name: str, owner: Statement, ask: Statement, what: Statement, by: Statement) -> MixPart:
    return MixPart(
        intervention="",
        name=name,
        learning=False,
        what=what,
        owner=owner,
        ask=ask,
        by=by.model_copy(update={"proposed": True}),
    )


def _short(case: Case, chosen: tuple[Remedy, ...], line: CostLine) -> Statement:
    """What is missing where the groups take more days than are paid for."""
    plan, held = pricing.sheet(case, chosen), groups.count(case)
    days = pricing.days_of(case, plan, line, held)
    if days is None or held is None or days.needed.value <= days.paid[1]:
        return fill("")
    return fill(
        " {count} of {each} each take {needed}; {paid} were priced{more}.",
        count=held,
        each=f"{days.each} {wording.plural('day', days.each)}",
        needed=days.needed.derive("Days that the groups take", "day"),
        paid=number(*days.paid).derive("Days paid for", ""),
        more=fill(", and the rest is in the cost of this plan") if days.price else fill(""),
        proposed=True,
    )
