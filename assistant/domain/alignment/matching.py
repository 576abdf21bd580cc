"""Whether a request and a strategic goal are counted the same way, move the same way, and how far one goes towards the other."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Brief, Fact, Measure, MeasureValue
from assistant.domain.knowledge import MetricEntry
from assistant.domain.library.documents import StrategicGoal
from assistant.domain.shapes import Same, Shape
from assistant.domain.slots import Slot
from assistant.domain.text.words import overlap, stems

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_SAME_NAME = 0.6  # share of the shorter name that both have
_KNOWN = 0.5  # share of the goal's own words for what it counts that the request must use too
_NEAR_NAME = 0.3  # enough where a figure agrees too
_BUSINESS = (Slot.BUSINESS_GOAL, Slot.METRIC, Slot.SUCCESS_CRITERIA, Slot.CURRENT_BEHAVIOUR, Slot.DESIRED_BEHAVIOUR)
# Words that any measure may hold: alone they make no two measures the same.
_COMMON = stems(
    "rate share number count percent percentage average total time days hours minutes year month week quarter per cases case "
    "level score value new open all people staff employees target goal plan end"
)


class Match(Shape):
    """How a goal and a request fit: counted the same way, moving the same way (None where not known), shared theme 0..1."""

    same_measure: bool
    same_direction: bool | None
    theme: float
    measure: Measure | None = None


def match(brief: Brief, goal: StrategicGoal, metrics: Iterable[MetricEntry] = ()) -> Match:
    """Compares every measure of the request with the goal and keeps the best."""
    aliases = {entry.id: (entry.name, *entry.aliases) for entry in metrics}
    fitting = [m for m in brief.measures if _same(brief, m, goal, aliases.get(m.metric_id, ()))]
    measure = max(fitting, key=lambda m: (m.outcome, _name_overlap(m.name, goal)), default=None)
    return Match(
        same_measure=measure is not None,
        same_direction=_same_direction(measure, goal) if measure else None,
        theme=_theme(brief, goal),
        measure=measure,
    )


def _same(brief: Brief, measure: Measure, goal: StrategicGoal, aliases: tuple[str, ...]) -> bool:
    if not (goal.metric or goal.target):
        return False  # a wish without a figure is a theme
    if not _known_to(brief, goal, (measure.name, *aliases)):
        return False
    nearness = max(_name_overlap(name, goal) for name in (measure.name, *aliases))
    if nearness >= _SAME_NAME:
        return True
    return nearness >= _NEAR_NAME and _target_agrees(measure, goal)


def _known_to(brief: Brief, goal: StrategicGoal, names: Iterable[str]) -> bool:
    """The request speaks of what the goal counts, and of whose: "turnover of drivers" is not the turnover of nurses."""
    counted = stems(goal.metric or goal.statement) - _COMMON
    said = _spoken(Same(brief.facts)).union(*map(stems, names))
    return not counted or len(counted & said) / len(counted) >= _KNOWN


@lru_cache(maxsize=64)  # every goal is compared with the same words
def _spoken(same: Same[tuple[Fact, ...]], slots: tuple[Slot, ...] = tuple(Slot)) -> frozenset[str]:
    """The stems of what was told on those slots."""
    return frozenset[str]().union(*(stems(fact.value) for fact in same.value if fact.slot in slots))


def _name_overlap(name: str, goal: StrategicGoal) -> float:
    """Share of the telling words of a measure's name that the goal's metric (else its sentence) holds too."""
    mine, theirs = stems(name), stems(f"{goal.metric} {goal.statement}")
    own = mine - _COMMON
    return len(own & theirs) / len(own) if own else 0.0


def _target_agrees(measure: Measure, goal: StrategicGoal) -> bool:
    target = number(goal.target)
    mine = measure.target.quantity if measure.target else None
    return (
        target is not None
        and mine is not None
        and mine.value == target
        and (mine.kind is Kind.PERCENT) == is_percent(goal.target)
    )


def _same_direction(measure: Measure, goal: StrategicGoal) -> bool | None:
    """None where a direction is unknown; and where they seem opposed but the goal itself counts something else and only
    mentions what the request counts."""
    mine = rises(measure)
    if mine is None or goal.rises is None:
        return None
    counted = stems(goal.metric) - _COMMON
    alike = not counted or len(stems(measure.name) & counted) / len(counted) >= _KNOWN
    return True if mine is goal.rises else False if alike else None


def rises(measure: Measure) -> bool | None:
    """The wanted direction: from the values where both are known, else as recorded."""
    before, after = _value(measure.baseline), _value(measure.target)
    if before is not None and after is not None and before != after:
        return after > before
    return measure.rises


def _value(value: MeasureValue | None) -> float | None:
    return value.quantity.value if value and value.quantity else None


def _theme(brief: Brief, goal: StrategicGoal) -> float:
    """Share of the goal's telling words that the request's business words hold: a theme, not yet a support."""
    said = _spoken(Same(brief.facts), _BUSINESS) - _COMMON
    wanted = stems(goal.statement) - _COMMON
    shared = said & wanted
    return len(shared) / min(len(wanted), 8) if len(shared) >= 2 else 0.0


def number(text: str) -> float | None:
    """The first number of a text, None where it has none."""
    found = _NUMBER.search(text)
    return float(found.group().replace(",", "")) if found else None


def is_percent(text: str) -> bool:
    """True where the text counts in percent."""
    return bool(_PERCENT.search(text))


def how_far(found: Match, goal: StrategicGoal) -> str:
    """How much of the goal the request's own target would move, where both have figures; else what is to be agreed."""
    moved = _moved(found.measure, goal) if found.measure else None
    if moved is None:
        who = goal.owner or "the owner of the goal"
        return f"How far the request moves this goal has no figure yet; {who} can say what share is expected."
    before, after, goal_after, unit = moved
    share = (after - before) / (goal_after - before)
    step = f"From {before:g} to {after:g}{unit}"
    if share >= 0.995:
        return f"{step} is the whole distance to the goal of {goal.target}."
    return f"{step} is {share * 100:.0f} percent of the distance to the goal of {goal.target}; the rest must come from elsewhere."


def _moved(measure: Measure, goal: StrategicGoal) -> tuple[float, float, float, str] | None:
    """Value today, wanted value, the goal's value and the unit, where they are counted alike and the goal is still ahead."""
    before, after, goal_after = _value(measure.baseline), _value(measure.target), number(goal.target)
    if before is None or after is None or goal_after is None or before in (after, goal_after):
        return None
    if goal.rises is not None and goal.rises is not (after > before):
        return None
    mine = [v.quantity for v in (measure.baseline, measure.target) if v and v.quantity]
    percent = all(q.kind is Kind.PERCENT for q in mine)
    if percent != is_percent(goal.target) or (goal_after > before) is not (after > before):
        return None
    unit = " percent" if percent else f" {mine[0].unit}" if mine[0].unit else ""
    return before, after, goal_after, unit


def telling(text: str) -> frozenset[str]:
    """The stems of the words that tell what is counted, without those that any measure may hold."""
    return stems(text) - _COMMON


def names_alike(left: str, right: str) -> bool:
    """True where two metrics are named alike."""
    return overlap(left, right) >= _SAME_NAME
