"""Which of the stated limits the dates of the plan keep to: said only of what was checked."""

from datetime import date

from assistant.domain.brief.shapes import Source
from assistant.domain.proposal.drafting import clauses, limits, rounds, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.groups import learners
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill, quoted
from assistant.domain.proposal.shapes import OpenPart, Statement

_FEW = 3  # limits that are named
_FEWEST = 4  # words of a limit that could not be reckoned with


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The limits as they were said, each with whether the dates keep to it."""
    told = limits.told(case.brief, case.today)
    found = [
        fill(_text(case, chosen, read) if read or words != _spared(case) else _GROUPS, words=quoted(words, 150))
        for words in limits.sentences(case.brief)
        if (read := [limit for limit in told if limit.words == words])
        or (clauses.limits_time(words.quote) and clauses.tells(words.quote) and len(words.quote.split()) >= _FEWEST)
    ]
    return found[:_FEW]


_GROUPS = "The groups above keep to this: {words}."


def _spared(case: Case) -> Source | None:
    """How many may be away at once, where the plan has groups that are sized by it."""
    found = limits.at_once(case.brief) if learners(case) else None
    return found[1] if found else None


def _text(case: Case, chosen: tuple[Remedy, ...], read: list[limits.Limit]) -> str:
    if not (read and all(limit.whole for limit in read)):
        return "Also to be kept to: {words}."
    if any(limit.bars(day) for limit in read for day in _days(case, chosen, limit)):
        return "Not every date above keeps clear of this yet: {words}."
    return "The dates above keep clear of this: {words}."


def _days(case: Case, chosen: tuple[Remedy, ...], limit: limits.Limit) -> list[date]:
    """The days of the plan that a limit may rule out: all for a weekday, else those that take people's time."""
    items = [remedy.intervention for remedy in chosen]
    found = rounds.planned(case, chosen)
    work = [schedule.first_reading(case, items), *(schedule.in_place(case, item) for item in items)]
    work += found.days if found else ()
    return [*work, schedule.decide_by(case), schedule.tomorrow(case)] if limit.daily else work


def on_free_days(case: Case, questions: tuple[OpenPart, ...]) -> tuple[OpenPart, ...]:
    """The open questions, none due on a weekday that was ruled out."""
    return tuple(item.model_copy(update={"due": schedule.on_a_desk(case, item.due)}) for item in questions)
