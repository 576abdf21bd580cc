"""Groups side by side in a sentence of ours, and what it would mean if all came to the level of the best."""

import re

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Segment
from assistant.domain.measurement.arithmetic import constant, number
from assistant.domain.proposal.drafting import clauses, values
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, listed, quoted, wanted
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Slot
from assistant.domain.text import phrases
from assistant.domain.text.words import stems

_MOST = 4  # groups in one sentence
_FIGURES = stems("one two three four five six seven eight nine ten other rest half third quarter each every whole")
_WHOLE = 100  # percent


def sentences(case: Case) -> list[Statement]:
    """The groups with their values, what follows from them, and what makes them comparable; none without two values."""
    groups = _ordered(case)
    now = case.outcome.baseline if case.outcome else None
    if not groups or (len(groups) == 1 and not (now and case.comparable(groups[0]))):
        return []
    rest = [_at(case, group) for group in groups[1:_MOST]]
    if now and len(groups) == 1:
        rest = [fill("all together at {now}", now=now)]
    told = fill("{best}, {rest}.", best=_best(case, groups[0]), rest=listed(rest))
    follows = _consequence(case, groups[0])
    return [fill("{told} {follows}", told=told, follows=follows) if follows else told, *_alike(case)]


def best(case: Case) -> Statement | None:
    """The best group with its value ("north depot at 83%"), where it is better than the whole."""
    groups = _ordered(case)
    whole = case.outcome.baseline if case.outcome else None
    known = (
        groups and (len(groups) > 1 or (whole and case.comparable(groups[0]))) and case.better(groups[0]) is not False
    )
    return _at(case, groups[0]) if known else None


def best_name(case: Case) -> Statement | None:
    """What the best group is called, where there is one."""
    return as_said(clauses.in_the_middle(_ordered(case)[0].name), _ordered(case)[0].source) if best(case) else None


def behind(case: Case) -> list[Statement]:
    """The other groups with their values, nearest to the best first."""
    return [_at(case, group) for group in _ordered(case)[1:]] if best(case) else []


def _ordered(case: Case) -> list[Segment]:
    """The groups with one value each, counted alike, the best first; none where it cannot be told which is better."""
    valued = {s.name: s for s in case.ledger.segments if _has_value(s)}
    now = case.outcome.baseline if case.outcome else None
    groups = _unmixed([s for s in valued.values() if not now or case.comparable(s)])
    if len({(s.value.kind, s.value.unit) for s in groups if s.value}) != 1:
        return []
    rises = _rises(case, groups)
    ordered = [] if rises is None else sorted(groups, key=_level, reverse=rises)
    return ordered if not now or not now.quantity or _around(ordered, now.quantity.value, rises) else []


def _level(group: Segment) -> float:
    return group.value.value if group.value else 0.0


def _around(ordered: list[Segment], whole: float, rises: bool | None) -> bool:
    """True where the best are better than the whole, and of several the last worse: else a number is of something else."""
    levels = [_level(group) if rises else -_level(group) for group in ordered]
    mark = whole if rises else -whole
    return bool(levels) and levels[0] > mark and (len(levels) == 1 or levels[-1] < mark)


def _unmixed(groups: list[Segment]) -> list[Segment]:
    """Without groups of which the same number of people is said to stand at two levels."""
    seen: dict[str, set[float]] = {}
    for group in groups:
        for count in _COUNT.findall(group.name):
            seen.setdefault(count, set()).add(_level(group))
    return [g for g in groups if all(len(seen[count]) == 1 for count in _COUNT.findall(g.name))]


_COUNT = re.compile(r"\d+")


def _has_value(segment: Segment) -> bool:
    told = segment.value is not None and segment.value.high is None and values.stands_in(segment.value, segment.source)
    return told and _names_people(segment.name, segment.source.quote)


def _names_people(name: str, quote: str) -> bool:
    """True where a name can head a sentence: whole words, a proper name, or one with an article, a number or a unit of people
    in it ("night shift", "the north"), and more than figures."""
    whole = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote, re.IGNORECASE)
    known = name[:1].isupper() or _DETERMINED.match(name) or _UNIT.search(name)
    return bool(whole and known and stems(name) - _FIGURES) and phrases.names_group(name, quote)


_DETERMINED = re.compile(r"(?:the|our|those|my|\d+)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:teams?|shifts?|crews?|groups?|sites?|plants?|branch\w*|stores?|shops?|wards?|lines?|units?|regions?|class\w*|schools?|"
    r"stations?|depots?|departments?|offices?|halls?|pilots?|starters?|joiners?|hands|ones|people|north|south|east|west)\b",
    re.IGNORECASE,
)


def _rises(case: Case, groups: list[Segment]) -> bool | None:
    """Whether more is better: by the wanted value, else by who was told of as doing well."""
    measure = case.outcome
    if measure and measure.baseline and measure.target and not case.contradictory:
        now, goal = measure.baseline.quantity, measure.target.quantity
        if now and goal and now.value != goal.value:
            return goal.value > now.value
    praised = next((s for s in groups if s.better), None)
    others = [s.value.value for s in groups if s.value and s is not praised]
    if praised and praised.value and others:
        return praised.value.value > max(others)
    return measure.rises if measure else None


def _best(case: Case, group: Segment) -> Statement:
    return capital(_at(case, group, "stands at"))


def _at(case: Case, group: Segment, at: str = "at") -> Statement:
    """ "north depot at 83%", by the name and the number that were said."""
    assert group.value is not None
    who = as_said(clauses.in_the_middle(group.name), group.source)
    beside = [case.outcome.baseline.source, case.outcome.source] if case.outcome and case.outcome.baseline else []
    said = group.source.model_copy(update={"quote": " ".join(s.quote for s in (group.source, *beside))})
    value = as_said(wording.amount(values.as_spoken(group.value, said)), group.source, *beside)
    return fill("{who} {at} {value}", who=who, at=at, value=value)


def _consequence(case: Case, best: Segment) -> Statement | None:
    """How much of the distance to the target would be covered if everybody stood where the best stand."""
    measure = case.outcome
    if measure is None or not (measure.baseline and measure.target) or case.contradictory or not case.contract.gap:
        return None
    now, goal = measure.baseline.quantity, measure.target.quantity
    if not (now and goal and best.value and case.comparable(best)) or case.better(best) is False:
        return None
    today = number("today", now.value, measure.baseline.source)
    way = today - number(f"{best.name}: {best.value.text}", best.value.value, best.source)
    gap = today - number("wanted", goal.value, measure.target.source)
    share = (way / gap * constant(_WHOLE, "percent: parts of 100")).derive("Share of the distance covered", "%")
    if share.value <= 0:
        return None
    who = as_said(clauses.in_the_middle(best.name), best.source)
    if share.value < _WHOLE:
        text = "With all at the level of {who}, {share} of the distance to {target} would be covered."
        return fill(text, who=who, share=share, target=wanted(measure))
    text = "With all at the level of {who}, the target of {target} would be reached and more."
    made = fill(text, who=who, target=wanted(measure))
    return made.model_copy(update={"figures": (*made.figures, share)})


_SAME = re.compile(r"\b(?:the )?same\b(?! (?:time|day|week|month|year|thing|again)\b)", re.IGNORECASE)


def _alike(case: Case) -> list[Statement]:
    """What the groups have in common, where that was said of those who do it well."""
    for fact in case.brief.of(Slot.EXEMPLARS):
        for sentence in clauses.sentences(fact.source.quote):
            if _SAME.search(sentence):
                words = quoted(fact.source.model_copy(update={"quote": sentence}))
                return [fill("What they have in common: {words}.", words=words)]
    return []
