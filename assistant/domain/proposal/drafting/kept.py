"""Which of the stated limits the dates of the plan keep to: said only of what was checked."""

import math
import re
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.drafting import clauses, limits, practice, rounds, schedule
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.groups import learners
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, fill, listed, quoted
from assistant.domain.proposal.shapes import OpenPart, Statement
from assistant.domain.slots import Slot
from assistant.domain.text import spans

_FEW = 3  # limits that are named
_FEWEST = 4  # words of a limit that could not be reckoned with


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The limits as they were said, each with whether the dates keep to it; and whether the groups fit at all."""
    told = limits.told(case.brief, case.today)
    found: dict[Statement, list[Statement]] = {}
    for words in limits.sentences(case.brief):
        read = [limit for limit in told if limit.words == words]
        plain = _RULE.search(words.quote) and not _ASIDE.search(words.quote) and clauses.tells(words.quote)
        if read or (plain and len(words.quote.split()) >= _FEWEST):
            found.setdefault(_kept(case, chosen, words, read), []).append(quoted(words, 150))
    made = [fill("{kept}: {words}.", kept=kept, words=_run_on(_once(words)[:_FEW])) for kept, words in found.items()]
    return [*made, *_too_many(case, chosen)]


_RULE = re.compile(
    r"\b(?:not|never|no|nobody|none|only|max\w*|at most|must|cannot|unless|consult\w*|heard|agree\w*|sign|requires?|wants?|"
    r"needs?|notice|ahead|in advance|inside|above|paid|closed?)\b|n['’]t\b|"
    r"\b(?:minutes|hours?|half a day|morning)\b.{0,30}\b(?:each|per|a (?:head|person|man)|defend|free)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:I(?:['’]ve)? (?:just |count|forgot|hear)|my numbers|no discussion)\b", re.IGNORECASE)


def _once(words: list[Statement]) -> list[Statement]:
    """The quotations without those that say the same again: one sentence may stand under two headings."""
    return list({spans.normal(told.text): told for told in reversed(words)}.values())[::-1]


def _run_on(words: list[Statement]) -> Statement:
    """Several quotations in one sentence, without full stops inside it."""
    told = listed(words)
    return told.model_copy(update={"text": clauses.curly(told.text)})


def _kept(case: Case, chosen: tuple[Remedy, ...], words: Source, read: list[limits.Limit]) -> Statement:
    """What was checked against a limit, and how it came out."""
    notice = limits.notice(case.brief)
    if notice and notice[1] == words:
        day, decided = schedule.announced(case), schedule.decide_by(case)
        ahead = constant((day - decided).days, "days from the decision to the first step").derive("Days ahead", "day")
        return fill("The first step, on {day}, {ahead} after the decision, keeps to this", day=day, ahead=ahead)
    if not read and (checked := _longest(case, chosen, words) or _away(case, chosen, words)):
        return checked
    if not (read and all(limit.whole for limit in read)):
        timed = clauses.limits_time(words.quote)
        return fill("Not checked against the dates, to be kept to" if timed else "Also to be kept to")
    if any(limit.bars(day) for limit in read for day in _days(case, chosen, limit)):
        return fill("Not every date above keeps to this yet")
    if found := rounds.planned(case, chosen):
        return fill("All {groups} keep to this", groups=found.groups)
    return fill("The dates above keep to this")


def _longest(case: Case, chosen: tuple[Remedy, ...], words: Source) -> Statement | None:
    """The length of the practice against the longest absence that was told, and in how many parts it has to be cut for it."""
    told = next(
        (q for f in case.brief.of(Slot.CONSTRAINTS) for q in f.quantities if q.text and q.text in words.quote), None
    )
    hours = practice.hours(case, chosen)
    if (
        told is None
        or told.unit not in _HOURS
        or not _ABSENT.search(words.quote)
        or hours is None
        or told.per in _PERIODS
    ):
        return None
    most = told.value * _HOURS[told.unit]
    if hours.value <= most:
        shown = (
            fill(", {length} each,", length=hours.derive("Practice for each", "hour")) if hours.value >= 1 else fill("")
        )
        return fill("The practice{length} stays inside this{asked}", length=shown, asked=_asked(case, most))
    parts = constant(math.ceil(hours.value / most), "parts that are short enough").derive(
        "Parts of the practice", "part"
    )
    length = hours.derive("Practice for each", "hour")
    text = "The practice, {length} each, comes in {parts} to stay inside this{asked}"
    return fill(text, length=length, parts=parts, asked=_asked(case, most))


def _asked(case: Case, most: float) -> Statement:
    """That the length asked for goes beyond it, where it was told."""
    told = [
        (q, f.source)
        for slot in _ASKED_IN
        for f in case.brief.of(slot)
        for q in f.quantities
        if q.unit in ("hour", "day")
    ]
    beyond = [(q, source) for q, source in told if not q.per and most < q.value * _HOURS[q.unit] <= _LONGEST_COURSE]
    if not beyond or _WITHIN.search(beyond[0][1].quote.partition(beyond[0][0].text)[0]):
        return fill("")
    quantity, source = beyond[0]
    length = f"{wording.number(quantity.value)} {wording.plural(quantity.unit, quantity.value)}"
    return fill("; the {length} asked for would not", length=as_said(length, source))


_ASKED_IN = (Slot.REQUESTED_SOLUTION, Slot.REQUESTED_DATE)
_LONGEST_COURSE = 80  # hours: a longer time is none of a course
_WITHIN = re.compile(r"\b(?:in|within|after|every|last|until|by)\s+(?:the (?:next|last) )?$", re.IGNORECASE)


_HOURS = {"minute": 1 / 60, "hour": 1, "day": 8}
_PERIODS = ("day", "week", "month", "year")
_ABSENT = re.compile(
    r"\b(?:off|away|out|absent|release|free|per|each|a (?:head|person|man)|no more|not more|more than|max\w*)\b", re.I
)


def _away(case: Case, chosen: tuple[Remedy, ...], words: Source) -> Statement | None:
    """How many are away on the fullest day of the plan and how many stay, in the unit in which a least number was told."""
    found, people, spared = rounds.planned(case, chosen), learners(case), limits.at_once(case.brief)
    if found is None or people is None or spared is None or spared[1] != words or _OF_A_PART.search(words.quote):
        return None  # how many there are in each place was not told
    on_day = max(found.days.count(day) for day in found.days)
    most = spared[0]
    gone = number("away at once", most, words)
    gone = constant(on_day, "groups on the fullest day") * gone if on_day > 1 else gone
    left = people - gone
    return fill(
        "At most {gone} of the {people} are away on one day, {stay} stay{pairs}{over}",
        gone=gone.derive("People away on one day", ""),
        people=people.derive("People who practise", ""),
        stay=left.derive("People who stay", ""),
        pairs=_in_pairs(left, words),
        over=" (more than that are away)" if gone.value > most else "",
    )


def _in_pairs(left: Amount, words: Source) -> Statement:
    """How many pairs stay, where a least number of pairs was told."""
    told = _PAIRS.search(words.quote)
    if told is None:
        return fill("")
    pairs = (left / constant(2, "two in a pair")).derive("Pairs that stay", "")
    spare = (
        ", none to spare" if pairs.value == float(told["n"]) else "" if pairs.value > float(told["n"]) else ", too few"
    )
    return fill("; in pairs, with nobody absent otherwise, these are {pairs}" + spare, pairs=pairs)


_PAIRS = re.compile(r"\b(?P<n>\d+) pairs?\b", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"\b(?:per|off|of|in|from) (?:an? |one |each |every |the same )?"
    r"(?:shift|crew|clinic|site|team|ward|station|shop|store|depot|plant)\b",
    re.IGNORECASE,
)


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
