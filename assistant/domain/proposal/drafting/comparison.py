"""How the effect is told from other causes, with what this case has: groups that start later, a place that starts first, those
who work like that already, the course of the figure before (Phillips, 1997: comparison group, then trend, then estimate)."""

import re
from datetime import date

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.measurement.arithmetic import constant
from assistant.domain.measurement.forecast import credited
from assistant.domain.proposal.drafting import clauses, contrast, rounds, schedule
from assistant.domain.proposal.drafting.case import UNNAMED, Case
from assistant.domain.proposal.drafting.remedies import Remedy
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot


def sentences(case: Case, chosen: tuple[Remedy, ...]) -> list[Statement]:
    """The comparison of the plan, what is read beside it, what was compared already, and the share that counts."""
    made = _staggered(case, chosen) or _named(case, chosen) or _first_places(case, chosen) or _fallback(case)
    beside = [item for item in (_control(case), _seen_before(case), _share(case)) if item]
    return [*([made] if made else []), *beside]


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
    return fill(_APART, name=_name(case), early=early, later=found.days[found.later], proposed=True)


_APART = (
    "To tell the effect from other causes, {name} is read apart for {early} and for those that practise from {later} on: until "
    "then, what the first gain on the others counts as effect, and what moves for both does not."
)


def _named(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    """Two of the groups that were told with their values: one starts, the other follows after the first figures."""
    behind = contrast.behind(case)
    if len(behind) < _PAIR or not chosen or schedule.begins(case):
        return None
    start, later = _two_days(case, chosen)
    return fill(
        _ONE_BY_ONE, first=behind[0], second=behind[1], start=start, later=later, name=_name(case), proposed=True
    )


_PAIR = 2
_ONE_BY_ONE = (
    "To tell the effect from other causes, the start is on {start} for {first} and after {later} for {second}: until then, what "
    "the one gains on the other in {name} counts as effect, and what moves for both does not."
)


def _two_days(case: Case, chosen: tuple[Remedy, ...]) -> tuple[date, date]:
    """When the first part can start, and when its first figures are read."""
    items = [remedy.intervention for remedy in chosen]
    return min(schedule.in_place(case, item) for item in items), schedule.first_reading(case, items)


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
            if 1 < count <= _MOST and match["what"].endswith("s") and "pilot" not in match.group():
                people = bool(_OF_PEOPLE.search(match["what"]))
                found.append((people, count, as_said(wording.lower_first(match.group()), fact.source)))
    return min(found, key=lambda item: item[0])[1:] if found else None


_OF_PEOPLE = re.compile(
    r"shifts|crews|lines|teams|units", re.IGNORECASE
)  # a place of its own is told apart more easily


def _first_places(case: Case, chosen: tuple[Remedy, ...]) -> Statement | None:
    """One or two of the places start, the others follow after the first figures."""
    found = places(case)
    if found is None or not chosen or schedule.begins(case):
        return None
    count, all_of_them = found
    start, later = _two_days(case, chosen)
    first = next(part for most, part in _FIRST if count <= most)
    return fill(_IN_TURN, first=first, places=all_of_them, start=start, later=later, name=_name(case), proposed=True)


_IN_TURN = (
    "To tell the effect from other causes, the start is on {start} in {first} of the {places} and after {later} in the others: "
    "until then, what the first gain on the others in {name} counts as effect, and what moves everywhere does not."
)
_FIRST = ((4, "one"), (12, "two"), (_MOST, "about a fifth"))  # how many start first: ours


def _fallback(case: Case) -> Statement | None:
    return case.traced(wording.ended(case.contract.isolation), proposed=True) if case.contract.isolation else None


def _control(case: Case) -> Statement | None:
    """Those who work like that already get nothing new, so they show what the season does."""
    best = contrast.best(case)
    if best is None:
        return None
    text = "{best}, where nothing changes, is read beside them: what moves there too comes from elsewhere."
    return fill(text, best=capital(best), proposed=True)


_MOVED = re.compile(
    r"\bfrom \d[\d.,]*[^.;]{0,20}? to \d|\b(?:went|dropped|came(?: back)? down|fell|rose) (?:back )?to \d|\bstayed at \d|"
    r"\b(?:went|rose|fell|dropped|came down)\b[^.;]{0,20}\bfrom \d[\d.,]*[^.;]{0,15}\bto \d",
    re.IGNORECASE,
)
_SEEN_IN = (
    Slot.EXEMPLARS, Slot.CAUSE_EXPECTATIONS, Slot.CAUSE_TOOLS, Slot.CAUSE_INCENTIVES, Slot.CAUSE_SKILL, Slot.CAUSE_CAPACITY,
    Slot.CAUSE_MOTIVES, Slot.DATA_SOURCE, Slot.AUDIENCE,
)  # fmt: skip


def _seen_before(case: Case) -> Statement | None:
    """A comparison that the work itself made already, in the words used; or how it went elsewhere, counted there."""
    for fact in (fact for slot in _SEEN_IN for fact in case.brief.of(slot)):
        pieces = clauses.pieces(fact.source.quote)
        if moved := [i for i, piece in enumerate(pieces) if _MOVED.search(piece)]:
            words = clauses.around(fact.source.quote, [pieces[moved[0]], pieces[moved[-1]]])
            return fill("What moves it was seen once already: {words}.", words=quoted(_of(fact.source, words), 220))
    return _elsewhere(case) if schedule.begins(case) else None


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
    share = credited(case.ledger, case.messages) if case.plans_learning else None
    if (
        share is None
        or share.amount.value >= 1
        or not any(_within(share.source, f.source) for f in case.brief.of(Slot.SUCCESS_CRITERIA))
    ):
        return None
    told = clauses.around(case.messages.get(share.source.ref, ""), [share.source.quote]) or share.source.quote
    words = _of(share.source, clauses.around(told, [share.text]))
    percent = (share.amount * constant(100, "percent: parts of 100")).derive("Share that counts", "%")
    return fill(
        "Of the difference, {share} counts as effect, as it was told: {words}.", share=percent, words=quoted(words, 130)
    )
