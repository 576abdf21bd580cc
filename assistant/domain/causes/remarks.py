"""The remarks on causes that a brief holds: each once, in the order made, on ability read by its own words.

Where a remark was made tells how much it means: an answer to the question about its own cell, a description of the work,
or a sentence from somewhere else."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache

from assistant.domain.brief.shapes import Brief, Evidence, Fact, Segment
from assistant.domain.causes.ability import acid_test, credential, part_of_them
from assistant.domain.causes.fine import says_fine
from assistant.domain.causes.samples import work_sample
from assistant.domain.shapes import Same
from assistant.domain.slots import CAUSE_SLOTS, Cell, Direction, Slot
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.words import overlap

Asked = Mapping[str, tuple[Slot, ...]]
"""For each turn (its number as text) the slots that the message answered; empty for the opening."""

_SAME = 0.7  # share of words from which two quotes of one message are one remark
# Answers that seldom tell a cause, whatever their words: numbers, dates, people, wishes, what was done before.
_ELSEWHERE = (
    frozenset(Slot)
    - set(CAUSE_SLOTS)
    - {
        Slot.CURRENT_BEHAVIOUR,
        Slot.DESIRED_BEHAVIOUR,
        Slot.EXEMPLARS,
        Slot.WORK_CONTEXT,
        Slot.LEARNER_VIEW,
        Slot.RISKS,
        Slot.AUDIENCE,
        Slot.BUSINESS_GOAL,
    }
)
_ASSUMED = any_of(
    r"(?:one|we|i|everybody|everyone|it (?:is|was)|management) (?:\w+ )?(?:assumes?|assumed|presumes?|presumed)",
    r"(?:tak\w+|took) (?:it |that |this )?for granted",
)
_UNSEEN = any_of(
    r"(?:nobody|none|(?:we|i)(?: have| had)? never)(?: \w+){0,6}? looked(?! forward)",
    r"(?:whether|if) [^.;]{3,80}?(?:nobody|no one|none) (?:has |had |ever )*(?:tested|tried|checked|asked|measured|examined)",
    r"nobody (?:has |had |ever )*(?:tested|checked|examined) (?:it|that|this|them|whether|if)",
    r"(?:none of (?:them|it|that) (?:rests|is based|stands) on|opinions (?:differ|are divided|vary))",
)
_OF_THEMSELVES = any_of(
    r"(?:they|people|some|most)(?: would| will)? (?:tell you|say|claim|think|believe)(?: that)? (?:they|it)"
)
_THE_BEST = "those who do it well"
_LETTERS = re.compile(r"[^\W\d_]{3}")


class Place(Enum):
    """Where a remark was made."""

    OWN = "own"  # in answer to the question about its cell
    WORK = "work"  # in a description of the work or its people, or unasked
    OTHER_CELL = "other cell"  # in answer to the question about another cell
    ELSEWHERE = "elsewhere"  # among numbers, dates and wishes
    OPENING = "opening"  # in the first message, which sells a solution


def place_of(evidence: Evidence, brief: Brief, asked: Asked) -> Place:
    """Where a remark was made: by the facts that hold its words, else by what the message answered."""
    ref, slot = evidence.source.ref, evidence.cell.slot
    if ref == "1" and not asked.get(ref):
        return Place.OPENING
    slots = _home(evidence.source.quote, ref, brief) or set(asked.get(ref, ()))
    if slot in slots:
        return Place.OWN
    if slots & set(CAUSE_SLOTS):
        return Place.OTHER_CELL
    return Place.ELSEWHERE if slots and slots <= _ELSEWHERE else Place.WORK


def evidence_of(brief: Brief) -> tuple[Evidence, ...]:
    """The remarks of the brief in the order they were made, repeated ones once, bare questions and assumptions left out. On
    ability the remark's own words decide its direction and whom it is about; an answer that nobody sorted is added."""
    return _evidence(Same(brief))


@lru_cache(maxsize=32)  # the rules ask many times a turn, also of the briefs that a "what if" tries
def _evidence(same: Same[Brief]) -> tuple[Evidence, ...]:
    brief = same.value
    told = [remark for fact in brief.of(Slot.CAUSE_SKILL) for remark in _acid_test(fact, brief)]
    read = [_sharpened(e, brief) for e in brief.evidence if not any(_same_remark(e, own) for own in told)]
    heavier = [_as_heavy_as_read(own, brief.evidence) for own in told]
    asserted = [e for e in read + heavier if not e.source.quote.rstrip().endswith("?") and not _taken_for_granted(e)]
    return _once(sorted(asserted, key=lambda e: _position(e, brief)))


def _taken_for_granted(evidence: Evidence) -> bool:
    """True for what is only assumed, and on ability for the word that nobody looked: neither speaks for or against a cause."""
    said = plain(evidence.source.quote)
    return bool(_ASSUMED.search(said) or (evidence.cell is Cell.SKILL and _UNSEEN.search(said)))


def _once(remarks: list[Evidence]) -> tuple[Evidence, ...]:
    """A remark that was repeated tells no more than once: its heaviest form stays."""
    kept: dict[tuple[Cell, str], Evidence] = {}
    for remark in remarks:
        key = (remark.cell, plain(remark.source.quote))
        if key not in kept or remark.weight > kept[key].weight:
            kept[key] = remark
    return tuple(kept.values())


def _acid_test(fact: Fact, brief: Brief) -> list[Evidence]:
    """What an answer on ability says, remark by remark. It is asked for with an example, so it counts as one."""
    return [
        Evidence(
            cell=Cell.SKILL,
            direction=remark.direction,
            source=fact.source.model_copy(update={"quote": remark.text}),
            weight=_strength(remark.text, remark.direction, 2),
            segment=_part(remark.text, brief, fact.segment) or remark.part,
        )
        for remark in acid_test(fact.value)
    ]


def _strength(quote: str, direction: Direction, otherwise: int) -> int:
    """A work sample is a small record of its own; papers and praise are no more than an opinion."""
    if work_sample(quote):
        return 3
    if _OF_THEMSELVES.search(plain(quote)):
        return 1  # what people say of themselves is an opinion
    return 1 if direction is Direction.AGAINST and credential(quote) else otherwise


def _same_remark(evidence: Evidence, own: Evidence) -> bool:
    same_place = evidence.cell is Cell.SKILL and evidence.source.ref == own.source.ref
    return same_place and overlap(evidence.source.quote, own.source.quote) > 0.7


def _as_heavy_as_read(own: Evidence, read: tuple[Evidence, ...]) -> Evidence:
    """The same remark as the reader sorted it: its weight and group are kept where they say more."""
    same = [e for e in read if _same_remark(e, own)]
    weight = own.weight if own.weight == 1 else max([own.weight, *(e.weight for e in same)])
    segment = own.segment or next((e.segment for e in same if e.segment), "")
    return own.model_copy(update={"weight": weight, "segment": segment})


def _position(evidence: Evidence, brief: Brief) -> tuple[int, int]:
    """Turn, and place within the message."""
    ref, quote = evidence.source.ref, evidence.source.quote
    found = [fact.value.find(quote) for fact in brief.told_in(ref) if quote in fact.value]
    return (int(ref) if ref.isdigit() else 0, min(found, default=0))


def _sharpened(evidence: Evidence, brief: Brief) -> Evidence:
    """A remark with the direction that its own words give, on ability also with the part of the people it is about. What is
    said of those who do it well says nothing about the others."""
    if evidence.cell is not Cell.SKILL:
        fine = evidence.direction is Direction.FOR and says_fine(evidence.source.quote)
        return evidence.model_copy(update={"direction": Direction.AGAINST, "weight": 1}) if fine else evidence
    quote, ref = evidence.source.quote, evidence.source.ref
    told = {remark.direction for remark in acid_test(quote)}
    direction = told.pop() if len(told) == 1 else evidence.direction
    weight = _strength(quote, direction, evidence.weight)
    part = _part(quote, brief, evidence.segment)
    if direction is Direction.AGAINST and Slot.EXEMPLARS in _home(quote, ref, brief):
        part = part or _THE_BEST
    return evidence.model_copy(update={"direction": direction, "segment": part, "weight": weight})


def _home(quote: str, ref: str, brief: Brief) -> set[Slot]:
    """The slots whose facts hold the words of a remark."""
    return {f.slot for f in brief.told_in(ref) if overlap(quote, f.value) > _SAME}


def _part(quote: str, brief: Brief, segment: str) -> str:
    """The part of the audience a remark is about: as read, a known segment that it names, or in its own words."""
    if segment:
        return segment
    if known := next((s.name for s in brief.segments if _names(quote, s)), ""):
        return known
    return part_of_them(quote)


def _names(quote: str, segment: Segment) -> bool:
    if not _LETTERS.search(segment.name):
        return False
    sized = segment.size is not None and str(segment.size) in plain(quote).split()
    return sized or (len(segment.name.split()) >= 2 and overlap(segment.name, quote) >= _SAME)
