"""The groups that practise, each with its day: early ones, then a look at the figure, then the others, where there is time."""

import math
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.proposal.drafting import duty, groups, limits, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import fill, listed
from assistant.domain.proposal.shapes import Statement

_APART = 2  # working days from group to group where nothing presses: ours
_NAMED = 6  # groups up to which each is told with its day
_TO_SHOW = timedelta(weeks=4)  # from the last group to the day on which the target counts, at least: ours
_TO_COMPARE = timedelta(weeks=4)  # between early and later groups: ours


class Rounds(NamedTuple):
    """``days``: one for each group, in order; ``later``: place of the first group that waits for the first figures (0: none);
    ``fits``: False where the groups need more days than there are."""

    groups: Derived
    days: tuple[date, ...]
    later: int = 0
    fits: bool = True


def planned(case: Case, chosen: tuple[Remedy, ...]) -> Rounds | None:
    """The groups with their days; None where nobody practises in groups or their number is not known."""
    held = next((r for r in chosen if r.intervention.practice and r.intervention.learning), None)
    count = groups.count(case)
    if held is None or count is None:
        return None
    number, first, last = math.ceil(count.value), schedule.in_place(case, held.intervention), _last(case)
    if last and last > first:
        free = _free(case, first, last)
        even = _spaced(case, first, number)
        if even[-1] > last:
            return Rounds(
                count, tuple(free[i * len(free) // number] for i in range(number)), fits=_one_a_day(case, number, free)
            )
    at_once = case.bound or schedule.begins(case) is not None  # nothing can be held back for a comparison
    early = number if at_once else math.ceil(number / 2)
    days = _spaced(case, first, early)
    look = schedule.first_reading(case, [remedy.intervention for remedy in chosen])
    rest = _spaced(case, wording.working_days(max(look, days[-1] + _TO_COMPARE), 1), number - early)
    if rest and last and rest[-1] > last:
        return Rounds(count, tuple(_spaced(case, first, number)))
    return Rounds(count, (*days, *rest), later=early if rest else 0)


def _last(case: Case) -> date | None:
    """The day before people start to work with it or the proof has to be there, else some weeks before the target counts."""
    begins, due = duty.due(case) if case.bound else schedule.begins(case), schedule.due(case)
    counts = due - _TO_SHOW if due and not case.bound else None
    ends = [day for day in (begins - timedelta(days=1) if begins else None, counts) if day]
    return min(ends, default=None)


def _free(case: Case, first: date, last: date) -> list[date]:
    """The working days from the first to the last that no limit rules out."""
    told, found, day = limits.told(case.brief, case.today), [first], first
    while (day := wording.working_days(day, 1)) <= last:
        if limits.free(day, told) == day:
            found.append(day)
    return found


def _spaced(case: Case, first: date, number: int) -> list[date]:
    """So many days from the first on, some days apart."""
    found: list[date] = []
    day = schedule.in_the_work(case, first)
    for _ in range(number):
        found.append(day)
        day = schedule.in_the_work(case, wording.working_days(day, _APART))
    return found


def _one_a_day(case: Case, number: int, free: list[date]) -> bool:
    """True where the groups fit into the free days, one a day where only so many may be away at once."""
    return number <= len(free) or limits.at_once(case.brief) is None


def told(case: Case, found: Rounds) -> Statement:
    """The groups with their days: each where they are few, else the first, the last and how many a week."""
    number = len(found.days)
    if number <= _NAMED:
        each = listed([fill("{n} on {day}", n=f"group {i}", day=day) for i, day in enumerate(found.days, 1)])
        return fill("{groups}: {each}", groups=groups.of_up_to(case), each=each, proposed=True)
    text = "{groups}: the first on {first}, the last on {last}, up to {week} a week{at_once}"
    week, day = _most(found.days, lambda d: d.isocalendar()[:2]), _most(found.days, lambda d: d)
    in_week = constant(week, "most groups in one week of the plan").derive("Groups in one week at most", "")
    at_once = fill("")
    if day > 1:
        on_day = constant(day, "most groups on one day of the plan").derive("Groups on one day at most", "")
        at_once = fill(", {day} on the same day", day=on_day)
    first, last = found.days[0], found.days[-1]
    return fill(
        text, groups=groups.of_up_to(case), first=first, last=last, week=in_week, at_once=at_once, proposed=True
    )


def _most(days: tuple[date, ...], of: Callable[[date], object]) -> int:
    """How many groups meet in the fullest week, or on the fullest day."""
    return max(Counter(map(of, days)).values())
