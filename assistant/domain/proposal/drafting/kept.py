"""Which of the stated limits the dates of the plan keep to: said only of what was checked."""

from datetime import date

from assistant.domain.brief.shapes import Source
from assistant.domain.proposal.drafting import clauses, limits, rounds, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.groups import learners
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill, listed, quoted
from assistant.domain.proposal.shapes import OpenPart, Statement

_FEW = 3  # limits that are named
_FEWEST = 4  # words of a limit that could not be reckoned with


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The limits as they were said, each with whether the dates keep to it; and whether the groups fit at all."""
    told = limits.told(case.brief, case.today)
    found: dict[Statement, list[Statement]] = {}
    for words in limits.sentences(case.brief):
        read = [limit for limit in told if limit.words == words]
        plain = clauses.limits_time(words.quote) and clauses.tells(words.quote)
        if read or (plain and len(words.quote.split()) >= _FEWEST):
            found.setdefault(_kept(case, chosen, words, read), []).append(quoted(words, 150))
    made = [fill("{kept}: {words}.", kept=kept, words=_run_on(words[:_FEW])) for kept, words in found.items()]
    return [*made, *_too_many(case, chosen)]


def _run_on(words: list[Statement]) -> Statement:
    """Several quotations in one sentence, without full stops inside it."""
    told = listed(words)
    return told.model_copy(update={"text": clauses.curly(told.text)})


def _kept(case: Case, chosen: tuple[Remedy, ...], words: Source, read: list[limits.Limit]) -> Statement:
    """What was checked against a limit, and how it came out."""
    notice, spared = limits.notice(case.brief), limits.at_once(case.brief)
    if notice and notice[1] == words:
        return fill("The first step, on {day}, keeps to this", day=schedule.announced(case))
    if spared and spared[1] == words and learners(case) and not read:
        return fill("The groups above keep to this")
    if not (read and all(limit.whole for limit in read)):
        return fill("Also to be kept to")
    if any(limit.bars(day) for limit in read for day in _days(case, chosen, limit)):
        return fill("Not every date above keeps clear of this yet")
    if found := rounds.planned(case, chosen):
        return fill("None of the {groups} meets on such a day", groups=found.groups)
    return fill("The dates above keep clear of this")


def _too_many(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """Groups that need more days than there are: one of the limits has to give way."""
    found = rounds.planned(case, chosen)
    if found is None or found.fits:
        return []
    first, last = found.days[0], found.days[-1]
    text = (
        "{groups} do not fit one a day between {first} and {last}: two meet on some days, there are more people in each, or the "
        "date moves."
    )
    return [fill(text, groups=found.groups, first=first, last=last, proposed=True)]


def _days(case: Case, chosen: tuple[Remedy, ...], limit: limits.Limit) -> list[date]:
    """The days of the plan that a limit may rule out: all for a weekday, else those that take people's time."""
    items = [remedy.intervention for remedy in chosen]
    found = rounds.planned(case, chosen)
    work = [schedule.first_reading(case, items), *(schedule.in_place(case, item) for item in items)]
    work += found.days if found else ()
    return [*work, schedule.decide_by(case), schedule.announced(case)] if limit.daily else work


def on_free_days(case: Case, questions: tuple[OpenPart, ...]) -> tuple[OpenPart, ...]:
    """The open questions, none due on a weekday that was ruled out."""
    return tuple(item.model_copy(update={"due": schedule.on_a_desk(case, item.due)}) for item in questions)
