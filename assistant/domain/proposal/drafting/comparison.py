"""How the effect is told from other causes, with what this case has: groups that start later, a place that starts first, those
who work like that already, the course of the figure before (Phillips, 1997: comparison group, then trend, then estimate)."""

import math
import re
from datetime import date
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Source
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.measurement.closure import yearly_whole
from assistant.domain.measurement.forecast import credited
from assistant.domain.measurement.shapes import Forecast
from assistant.domain.measurement.sums.credit import Share
from assistant.domain.proposal.drafting import behaviour, clauses, contrast, rounds, schedule
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


class Turns(NamedTuple):
    """Where the plan starts first and where later, each with its day."""

    first: Statement
    rest: Statement
    start: date
    later: date


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The comparison of the plan, what is read beside it, what was compared already, and the share that counts."""
    made = _staggered(case, chosen) or _one_after_another(case, chosen)
    seen = _seen_before(case) or (_elsewhere(case) if schedule.begins(case) else None)
    method = made or (_fallback(case) if seen is None or schedule.begins(case) is None else None)
    return [item for item in (method, _control(case), seen, _share(case)) if item]


def _name(case: Case) -> Statement:
    measure = case.outcome
    known = measure is not None and measure.name != UNNAMED
    return as_said(wording.lower_first(measure.name), measure.source) if measure and known else fill("the figure")


def _staggered(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    """Early groups against those that practise later; before a start for all nothing can be compared at work."""
    found = rounds.planned(case, chosen)
    if found is None or not found.later:
        return None
    early = f"groups 1 to {found.later}" if found.later > 1 else "group 1"
    first, later = found.days[0], found.days[found.later]
    made = fill(_APART, name=_name(case), early=early, later=later, proposed=True)
    return fill("{made}{few}", made=made, few=_too_few(case, first, later), proposed=True)


def _too_few(case: Case, first: date, later: date) -> Statement:
    """How many cases come up while the groups can be compared, where that is too few to show a size (ours: under a hundred)."""
    whole = yearly_whole(case.brief, case.outcome) if case.outcome else None
    weeks = constant((later - first).days // 7, "weeks from the first group to the later ones")
    if whole is None or weeks.value < 1:
        return fill("")
    seen = whole / constant(_YEAR, "52 weeks in a year") * weeks
    if seen.value >= _ENOUGH:
        return fill("")
    text = " In these {weeks} weeks fewer than {most} cases come up in all: they show the direction, not the size."
    tens = constant(math.ceil(seen.value / 10) * 10, f"{seen.expression}, rounded up to tens")
    most = tens.derive("Cases to compare, at most", "")
    return fill(text, weeks=weeks.derive("Weeks of the comparison", ""), most=most)


_YEAR = 52
_ENOUGH = 100


_APART = (
    "To tell the effect from other causes, {name} is read apart for {early} and for those that practise from {later} on: until "
    "then, what the first gain on the others counts as effect, and what moves for both does not."
)


_PLACE = (
    r"(?:plants?|sites?|branches|branch|stores?|shops?|wards?|depots?|studios?|offices?|clinics?|centres?|stations?|garages?|hotels?|"
    r"farms?|schools?|faculties|shifts?|crews?|lines?|teams?|locations?|warehouses?|halls?|regions?|districts?|restaurants?|yards?|"
    r"ships?|counters?|bakeries|barges?|pens?|units?)"
)
_COUNTED = re.compile(
    rf"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,3}})\s+(?:[a-z]+\s)?(?P<what>{_PLACE})\b",
    re.IGNORECASE,
)
_WORDS = {w: i for i, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_TOLD_IN = (Slot.REQUESTED_SOLUTION, Slot.AUDIENCE, Slot.AUDIENCE_SIZE, Slot.WORK_CONTEXT, Slot.BASELINE, Slot.METRIC)
_MOST = 200  # places


def places(case: Case) -> tuple[int, Statement] | None:
    """In how many places of one kind the work is done ("six plants"), where that was said."""
    found: list[tuple[bool, int, Statement]] = []
    for fact in (fact for slot in _TOLD_IN for fact in case.brief.of(slot)):
        for match in _COUNTED.finditer(fact.source.quote):
            count = _WORDS.get(match["n"].casefold()) or int(match["n"])
            each = _FOR_EACH.match(fact.source.quote[match.end() :])  # "six ovens for each baker" are no six places
            if 1 < count <= _MOST and match["what"].endswith("s") and "pilot" not in match.group() and not each:
                people = bool(_OF_PEOPLE.search(match["what"]))
                found.append((people, count, as_said(wording.lower_first(match.group()), fact.source)))
    return min(found, key=lambda item: item[0])[1:] if found else None


_FOR_EACH = re.compile(r"\W+(?:(?:for|to) (?:each|every|an?|one)|per|each|every|apiece)\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"shifts|crews|lines|teams|units", re.IGNORECASE
)  # a place of its own is told apart more easily


def in_turn(case: Case, chosen: tuple[Remedy, ...]) -> Turns | None:
    """Where the plan starts first, and where after the first figures; None where it starts everywhere at once or in groups."""
    if not chosen or case.bound or schedule.begins(case) or rounds.planned(case, chosen):
        return None
    behind, found = contrast.behind(case), places(case)
    items = [remedy.intervention for remedy in chosen]
    start, later = min(schedule.in_place(case, item) for item in items), schedule.first_reading(case, items)
    if len(behind) >= _PAIR:
        return Turns(fill("for {first}", first=behind[0]), fill("for {second}", second=behind[1]), start, later)
    if found is None:
        return None
    count, all_of_them = found
    first = next(part for most, part in _FIRST if count <= most)
    return Turns(
        fill("in {first} of the {places}", first=first, places=all_of_them), fill("in the others"), start, later
    )


_PAIR = 2
_FIRST = ((4, "one"), (12, "two"), (_MOST, "about a fifth"))  # how many start first: ours


def _one_after_another(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    turns = in_turn(case, chosen)
    if turns is None:
        return None
    first, rest, start, later = turns
    return fill(_IN_TURN, first=first, rest=rest, start=start, later=later, name=_name(case), proposed=True)


_IN_TURN = (
    "To tell the effect from other causes, the start is on {start} {first} and after {later} {rest}: until then, what the first "
    "gain on the others in {name} counts as effect, and what moves for both does not."
)


def _fallback(case: Case) -> Statement | None:
    return case.traced(wording.ended(case.contract.isolation), proposed=True) if case.contract.isolation else None


def _control(case: Case) -> Statement | None:
    """Those who work like that already get nothing new, so they show what the season does."""
    best = contrast.best(case)
    if best is None:
        return None
    text = "{best}, where nothing changes, is read beside them: what moves there too comes from elsewhere."
    return fill(text, best=capital(best), proposed=True)


def _seen_before(case: Case) -> Statement | None:
    """A comparison that the work itself made already, in the words used, where the contract does not quote it yet."""
    seen, link = behaviour.seen_before(case), behaviour.link(case)
    words = quoted(seen, 220) if seen else None
    if words is None or (link and words.text in link.text):
        return None
    return fill("What moves it was seen once already: {words}.", words=words)


_COMPARED = re.compile(
    r"\b(?:sister|next door|pilot|elsewhere|other (?:plant|site|branch|country|company)|neighbou?r\w*)\b", re.I
)


def _elsewhere(case: Case) -> Statement | None:
    """What was counted where it began earlier: the same is counted here in the same weeks."""
    for fact in (*case.brief.of(Slot.TRIED_BEFORE), *case.brief.of(Slot.EXEMPLARS)):
        if _COMPARED.search(fact.source.quote) and fact.quantities:
            return fill(_BEGAN_EARLIER, words=quoted(fact.source, 200), proposed=True)
    return None


_BEGAN_EARLIER = "The comparison is where it began earlier, counted here in the same weeks after the start: {words}."


def _within(part: Source, whole: Source) -> bool:
    return part.ref == whole.ref and (part.quote in whole.quote or whole.quote in part.quote)


def _of(source: Source, quote: str) -> Source:
    return source.model_copy(update={"quote": quote})


def _share(case: Case) -> Statement | None:
    """Only the share that was put down to the learning counts of the difference."""
    share, percent = _credit(case), credited_share(case)
    if share is None or percent is None:
        return None
    told = clauses.around(case.messages.get(share.source.ref, ""), [share.source.quote]) or share.source.quote
    words = _of(share.source, clauses.around(told, [share.text]))
    return fill(
        "Of the difference, {share} counts as effect, as it was told: {words}.", share=percent, words=quoted(words, 130)
    )


def credited_share(case: Case) -> Derived | None:
    """The part of the change that was put down to the learning, in percent; None where that is not known or all of it."""
    share = _credit(case)
    return (share.amount * constant(100, "percent: parts of 100")).derive("Share that counts", "%") if share else None


def _credit(case: Case) -> Share | None:
    share = credited(case.ledger, case.messages) if case.plans_learning else None
    told = [fact.source for fact in case.brief.of(Slot.SUCCESS_CRITERIA)]
    if share is None or share.amount.value >= 1:
        return None
    used = case.forecast.benefit.operands if isinstance(case.forecast, Forecast) else ()
    known = any(_within(share.source, source) for source in told) or share.amount.operands[0] in used
    return share if known else None
