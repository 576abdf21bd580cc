"""Weighing remarks into causes.

A remark counts by its kind (a record or a natural experiment outweighs opinions), by where it was given (an answer to the
question about that very cell counts more; the opening sells a solution and counts less), and by what came later (a later
remark on the same cell supersedes an earlier, vaguer one). A sorting error on a single remark must not turn the result."""

from collections.abc import Mapping
from itertools import groupby

from assistant.domain.ability import acid_test, part_of_them
from assistant.domain.brief import Brief, Evidence, Fact, Segment
from assistant.domain.interview import Interview
from assistant.domain.judgement import Cause
from assistant.domain.plain import plain
from assistant.domain.shapes import Shape
from assistant.domain.slots import CAUSE_SLOTS, Cell, Direction, Slot
from assistant.domain.words import overlap

Asked = Mapping[str, tuple[Slot, ...]]
"""For each turn (its number as text) the slots that the message answered; empty for the opening."""

_KIND = {1: 1.0, 2: 2.0, 3: 3.5}  # opinion, example, record or natural experiment
_OWN_SLOT = 1.6  # the person was asked about this very cell
_OTHER_CELL = 0.7  # the person was asked about another cell: likelier to be sorted wrongly
_OPENING = 0.5  # solution-neutral until the cause is known (Robinson and Robinson, 1995)
_SUPERSEDED = 0.35
_REPEATED = 0.6  # each further remark on the same side tells less than the one before
_SILENCED = 0.3  # a remark in passing against what the person answered when asked
_AGAINST = 0.8  # friction is told less readily than "fine": what speaks against counts a little less
_SUPPORTED = 0.8  # net weight from which a cell counts as a cause
_CONFIRMED = 1.2  # a cause that the person confirmed outweighs the next by this factor
_MINOR = 0.12  # share below which a cause is left out


class Weighed(Shape):
    """A remark with its weight, and whether it answered the question about its own cell."""

    evidence: Evidence
    weight: float
    own: bool


def asked_slots(interview: Interview) -> dict[str, tuple[Slot, ...]]:
    """What each message answered: the slots of the move before it. Messages count from 1; the newest may not be saved yet."""
    return {str(number): turn.move.slots for number, turn in enumerate(interview.turns, start=2)}


def weigh(brief: Brief, asked: Asked | None = None) -> tuple[Cause, ...]:
    """The causes that the remarks support, main first; empty where nothing is supported."""
    weighed = weighed_remarks(brief, asked or {})
    scored = [(cause, score) for cell in Cell for cause, score in _cell_causes(cell, weighed)]
    return _ranked(scored, brief.confirmed_causes)


def weigh_segment(brief: Brief, segment: str, asked: Asked | None = None) -> tuple[Cause, ...]:
    """The causes for one part of the audience: what was said of it alone, and what was said of everybody."""
    weighed = weighed_remarks(brief, asked or {})
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


def evidence_of(brief: Brief) -> list[Evidence]:
    """The remarks of the brief in the order they were made. On ability the remark's own words decide its direction and whom
    it is about; an answer about ability that nobody sorted is added."""
    told = [remark for fact in brief.of(Slot.CAUSE_SKILL) for remark in _acid_test(fact, brief)]
    read = [_sharpened(e, brief) for e in brief.evidence if not any(_same_remark(e, own) for own in told)]
    heavier = [_as_heavy_as_read(own, brief.evidence) for own in told]
    return sorted(read + heavier, key=lambda e: _place(e, brief))


def _acid_test(fact: Fact, brief: Brief) -> list[Evidence]:
    """What an answer on ability says, remark by remark. It is asked for with an example, so it counts as one."""
    return [
        Evidence(
            cell=Cell.SKILL,
            direction=remark.direction,
            source=fact.source.model_copy(update={"quote": remark.text}),
            weight=2,
            segment=_part(remark.text, brief, fact.segment) or remark.part,
        )
        for remark in acid_test(fact.value)
    ]


def _same_remark(evidence: Evidence, own: Evidence) -> bool:
    same_place = evidence.cell is Cell.SKILL and evidence.source.ref == own.source.ref
    return same_place and overlap(evidence.source.quote, own.source.quote) > 0.7


def _as_heavy_as_read(own: Evidence, read: tuple[Evidence, ...]) -> Evidence:
    """The same remark as the reader sorted it: its weight and group are kept where they say more."""
    same = [e for e in read if _same_remark(e, own)]
    weight = max([own.weight, *(e.weight for e in same)])
    segment = own.segment or next((e.segment for e in same if e.segment), "")
    return own.model_copy(update={"weight": weight, "segment": segment})


def _place(evidence: Evidence, brief: Brief) -> tuple[int, int]:
    """Turn, and place within the message."""
    ref, quote = evidence.source.ref, evidence.source.quote
    found = [fact.value.find(quote) for fact in brief.facts if fact.source.ref == ref and quote in fact.value]
    return (int(ref) if ref.isdigit() else 0, min(found, default=0))


def _sharpened(evidence: Evidence, brief: Brief) -> Evidence:
    if evidence.cell is not Cell.SKILL:
        return evidence
    quote = evidence.source.quote
    told = {remark.direction for remark in acid_test(quote)}
    direction = told.pop() if len(told) == 1 else evidence.direction
    return evidence.model_copy(update={"direction": direction, "segment": _part(quote, brief, evidence.segment)})


def _part(quote: str, brief: Brief, segment: str) -> str:
    """The part of the audience a remark is about: as read, a known segment that it names, or in its own words."""
    if segment:
        return segment
    if known := next((s.name for s in brief.segments if _names(quote, s)), ""):
        return known
    return part_of_them(quote)


def _names(quote: str, segment: Segment) -> bool:
    said = plain(quote).split()
    sized = segment.size is not None and str(segment.size) in said
    return sized or overlap(segment.name, quote) >= 0.75


def _weighed(evidence: Evidence, brief: Brief, asked: Asked) -> Weighed:
    cell, ref = evidence.cell, evidence.source.ref
    slots = asked.get(ref, ())
    own = cell.slot in slots or any(
        f.source.ref == ref and overlap(evidence.source.quote, f.value) > 0.7 for f in brief.of(cell.slot)
    )
    place = _OWN_SLOT if own else _OTHER_CELL if any(slot in CAUSE_SLOTS for slot in slots) else 1.0
    if not own and ref == "1" and not slots:
        place = _OPENING
    return Weighed(evidence=evidence, weight=_KIND.get(evidence.weight, 1.0) * place, own=own)


def _after_later(item: Weighed, later: list[Weighed]) -> Weighed:
    """A later remark of at least this weight on the other side supersedes an earlier one: a record falls only to a record."""
    e = item.evidence
    overruled = any(
        o.evidence.cell is e.cell
        and o.evidence.direction is not e.direction
        and o.evidence.segment == e.segment
        and o.weight >= item.weight
        for o in later
    )
    return item.model_copy(update={"weight": item.weight * _SUPERSEDED}) if overruled else item


def _cell_causes(cell: Cell, weighed: list[Weighed]) -> list[tuple[Cause, float]]:
    """The cell as a cause for everybody, or else for each part of the audience that it holds for."""
    mine = sorted((w for w in weighed if w.evidence.cell is cell), key=lambda w: w.evidence.segment)
    groups = {name: list(group) for name, group in groupby(mine, key=lambda w: w.evidence.segment)}
    everybody = groups.pop("", [])
    parts = [(name, group, score) for name, group in groups.items() if (score := _net(group)) >= _SUPPORTED]
    if (score := _net(everybody)) >= _SUPPORTED:
        return [
            (
                _cause(cell, everybody + [w for _, group, _ in parts for w in group]),
                score + sum(s for _, _, s in parts) * _REPEATED,
            )
        ]
    return [(_cause(cell, group + _speaking_against(everybody), name), score) for name, group, score in parts]


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
