"""Weighing remarks into causes.

A remark counts by its kind (a record or a natural experiment outweighs opinions), by where it was given (an answer to the
question about that very cell counts more; the opening sells a solution and counts less), and by what came later (a later
remark on the same cell supersedes an earlier, vaguer one). A sorting error on a single remark must not turn the result."""

from functools import lru_cache
from itertools import groupby

from assistant.domain.brief.shapes import Brief, Evidence
from assistant.domain.brief.turns import Interview, Turn
from assistant.domain.causes.ability import tells
from assistant.domain.causes.remarks import Asked, Place, evidence_of, place_of
from assistant.domain.causes.shapes import Cause
from assistant.domain.shapes import Same, Shape
from assistant.domain.slots import Cell, Direction

_KIND = {1: 1.0, 2: 2.0, 3: 3.5}  # opinion, example, record or natural experiment
_PLACE = {
    Place.OWN: 1.6,
    Place.WORK: 1.0,
    Place.OTHER_CELL: 0.7,  # likelier to be sorted wrongly
    Place.ELSEWHERE: 0.5,
    Place.OPENING: 0.5,  # solution-neutral until the cause is known (Robinson and Robinson, 1995)
}
_SUPERSEDED = 0.35
_REPEATED = 0.6  # each further remark on the same side tells less than the one before
_SILENCED = 0.3  # a remark in passing against what the person answered when asked
_AGAINST = 0.8  # friction is told less readily than "fine": what speaks against counts a little less
_NOBODY_CAN = 1.6  # a task that nobody can do yet, against frictions around it
_SUPPORTED = 0.8  # net weight from which a cell counts as a cause
_CONFIRMED = 1.2  # a cause that the person confirmed outweighs the next by this factor
_MINOR = 0.12  # share below which a cause is left out


class Weighed(Shape):
    """A remark with its weight, and whether it answered the question about its own cell."""

    evidence: Evidence
    weight: float
    own: bool


def asked_slots(interview: Interview) -> Asked:
    """What each message answered: the slots of the move before it. Messages count from 1; the newest may not be saved yet."""
    return _asked_slots(Same(interview.turns))


@lru_cache(maxsize=64)  # asked many times a turn
def _asked_slots(same: Same[tuple[Turn, ...]]) -> Asked:
    return {str(number): turn.move.slots for number, turn in enumerate(same.value, start=2) if turn.move.slots}


def weigh(brief: Brief, asked: Asked | None = None) -> tuple[Cause, ...]:
    """The causes that the remarks support, main first; empty where nothing is supported."""
    weighed = weighed_remarks(brief, asked or {})
    scored = [(cause, score) for cell in Cell for cause, score in _cell_causes(cell, weighed)]
    return _ranked(scored, brief.confirmed_causes)


def weigh_segment(segment: str, weighed: list[Weighed]) -> tuple[Cause, ...]:
    """The causes for one part of the audience: what was said of it alone, and what was said of everybody."""
    mine = [w for w in weighed if w.evidence.segment == segment]
    told = {w.evidence.cell for w in mine}
    general = [w for w in weighed if not w.evidence.segment and w.evidence.cell not in told]
    whole = [w.model_copy(update={"evidence": w.evidence.model_copy(update={"segment": ""})}) for w in mine + general]
    scored = [(cause, score) for cell in Cell for cause, score in _cell_causes(cell, whole)]
    return _ranked([(cause.model_copy(update={"segment": segment}), score) for cause, score in scored], ())


def weighed_remarks(brief: Brief, asked: Asked) -> list[Weighed]:
    """Every remark once, in the order it was made, with its weight."""
    items = [_weighed(e, brief, asked) for e in evidence_of(brief)]
    return [_after_later(item, items[i + 1 :]) for i, item in enumerate(items)]


def _weighed(evidence: Evidence, brief: Brief, asked: Asked) -> Weighed:
    place = place_of(evidence, brief, asked)
    return Weighed(evidence=evidence, weight=_KIND.get(evidence.weight, 1.0) * _PLACE[place], own=place is Place.OWN)


def _after_later(item: Weighed, later: list[Weighed]) -> Weighed:
    """A later remark on the other side supersedes an earlier one of its weight or less. Friction once told gives way only
    to something heavier: "fine" is easily said."""
    if item.evidence.direction is Direction.FOR:
        overruled = any(_opposes(o, item) and o.weight > item.weight for o in later)
    else:
        overruled = any(_opposes(o, item) and o.weight >= item.weight for o in later)
    return item.model_copy(update={"weight": item.weight * _SUPERSEDED}) if overruled else item


def _opposes(one: Weighed, other: Weighed) -> bool:
    a, b = one.evidence, other.evidence
    same = a.cell is b.cell and a.segment == b.segment and a.direction is not b.direction
    # an answer to the very question gives way to another answer, or to something more concrete
    return same and (one.own >= other.own or a.weight > b.weight)


def _cell_causes(cell: Cell, weighed: list[Weighed]) -> list[tuple[Cause, float]]:
    """The cell as a cause for everybody, or else for each part of the audience that it holds for."""
    mine = sorted((w for w in weighed if w.evidence.cell is cell), key=lambda w: w.evidence.segment)
    groups = {name: list(group) for name, group in groupby(mine, key=lambda w: w.evidence.segment)}
    everybody = groups.pop("", [])
    parts = [(name, group, score) for name, group in groups.items() if (score := _net(group)) >= _SUPPORTED]
    if (score := _net(everybody) * _untaught(cell, everybody)) >= _SUPPORTED:
        return [
            (
                _cause(cell, everybody + [w for _, group, _ in parts for w in group]),
                score + sum(s for _, _, s in parts) * _REPEATED,
            )
        ]
    return [(_cause(cell, group + _speaking_against(everybody), name), score) for name, group, score in parts]


def _untaught(cell: Cell, weighed: list[Weighed]) -> float:
    """What nobody can do, by an answer to the acid test that nothing contradicts, comes before what makes it slower. A
    record of it has its weight already."""
    told = any(w.own and tells(w.evidence.source.quote) is Direction.FOR for w in _side(weighed, Direction.FOR))
    told = told and all(w.evidence.weight < 3 for w in weighed)
    contradicted = any(w.evidence.weight >= 2 for w in _side(weighed, Direction.AGAINST))
    return _NOBODY_CAN if cell is Cell.SKILL and told and not contradicted else 1.0


def _speaking_against(weighed: list[Weighed]) -> list[Weighed]:
    return [w for w in weighed if w.evidence.direction is Direction.AGAINST]


def _net(weighed: list[Weighed]) -> float:
    """For minus against. An answer to the cell's own question against it silences lighter remarks made in passing."""
    for_, against = _side(weighed, Direction.FOR), _side(weighed, Direction.AGAINST)
    answered = max((w.weight for w in against if w.own), default=0.0)
    if not any(w.own for w in for_) and answered >= max((w.weight for w in for_), default=0.0):
        for_ = [w.model_copy(update={"weight": w.weight * _SILENCED}) for w in for_]
    return _sum(for_) - _AGAINST * _sum(against)


def _side(weighed: list[Weighed], direction: Direction) -> list[Weighed]:
    return [w for w in weighed if w.evidence.direction is direction]


def _sum(weighed: list[Weighed]) -> float:
    ordered = sorted((w.weight for w in weighed), reverse=True)
    return sum(weight * _REPEATED**i for i, weight in enumerate(ordered))


def _cause(cell: Cell, weighed: list[Weighed], segment: str = "") -> Cause:
    strongest = sorted(weighed, key=lambda w: -w.weight)
    return Cause(
        cell=cell,
        share=0.0,
        speaks_for=tuple(w.evidence for w in _side(strongest, Direction.FOR)),
        against=tuple(w.evidence for w in _side(strongest, Direction.AGAINST)),
        segment=segment,
    )


def _ranked(scored: list[tuple[Cause, float]], confirmed: tuple[Cell, ...]) -> tuple[Cause, ...]:
    """By weight; minor ones left out; confirmed causes first, in the order confirmed. Shares follow the order."""
    total = sum(score for _, score in scored)
    kept = [item for item in scored if item[1] >= _MINOR * total or item[0].cell in confirmed]
    told = {cause.cell for cause, _ in kept}
    kept += [(Cause(cell=cell, share=0.0), _SUPPORTED) for cell in confirmed if cell not in told]
    for cell in reversed(confirmed):
        top = max(score for _, score in kept)
        kept = [(cause, max(score, top * _CONFIRMED) if cause.cell is cell else score) for cause, score in kept]
    total = sum(score for _, score in kept)
    ordered = sorted(kept, key=lambda item: -item[1])
    return tuple(cause.model_copy(update={"share": round(score / total, 4)}) for cause, score in ordered)
