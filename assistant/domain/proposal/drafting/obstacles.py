"""What is in the way, by its kind: found in what was said, with its task, its owner and what the library holds on it."""

import re
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Brief, Origin, Source
from assistant.domain.causes.fine import says_fine, says_neutral
from assistant.domain.proposal.drafting import actors, clauses
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.proposal.drafting.obstacle_kinds import DECIDES, KEEPS, KINDS, LEADS, Kind
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.plain import plain
from assistant.domain.text.words import stems

_ON_SCREEN = re.compile(
    r"\b(?:computer|pc|app|tablet|system|intranet|screen|portal|software|online|login|database)\b", re.I
)
_NO_DEVICE = re.compile(r"\b(?:no|not|without|never|nobody|forbidden|banned)\b|n['’]t\b", re.IGNORECASE)
_DEVICE = re.compile(r"\b(?:tablets?|phones?|handhelds?|hand terminals?|scanners?|headsets?)\b", re.IGNORECASE)


class Found(NamedTuple):
    """An obstacle of a known kind, the words it was told in, and the thing that was named."""

    kind: Kind
    words: Source
    noun: str

    @property
    def name(self) -> str:
        return wording.upper_first(self.kind.name.replace("{noun}", self.noun))

    @property
    def does(self) -> str:
        """What is done, as it reads after "to": "bring the form to the work"."""
        return wording.lower_first((self.kind.does or self.kind.name).replace("{noun}", self.noun))

    @property
    def because(self) -> str:
        """The obstacle as a clause that reads after "because"."""
        text = self.kind.unnamed if self.kind.unnamed and self.noun == self.kind.usual else self.kind.because
        return text.replace("{noun}", self.noun)


def named(brief: Brief) -> list[Found]:
    """The obstacles that name a thing, of all that was told of the causes apart from ability."""
    told = [fact.source for cell in Cell if cell is not Cell.SKILL for fact in brief.of(cell.slot)]
    told += [e.source for e in brief.evidence if e.direction is Direction.FOR and e.cell is not Cell.SKILL]
    return [found for source in told for found in kinds(source) if found.noun and found.noun != found.kind.usual]


def kinds(words: Source) -> list[Found]:
    """The obstacles of known kinds that a remark tells of, one a sentence; else what it tells as a whole."""
    told = clauses.pieces(words.quote)
    found = [item for piece in told if (item := _kind(words, piece))]
    whole = _kind(words, words.quote) if len(told) > 1 and not found else None
    return [*found, *([whole] if whole else [])]


def _kind(words: Source, told: str) -> Found | None:
    said = plain(told)
    if says_neutral(said) or says_fine(told) or told.rstrip().endswith("?"):
        return None
    for kind in KINDS:
        if match := kind.told.search(said):
            noun = next((value for value in match.groupdict().values() if value), "") or kind.usual
            at = told.casefold().find(noun)
            noun = told[at : at + len(noun)] if noun and at >= 0 else noun
            return Found(kind, words.model_copy(update={"quote": told}), _one(noun, kind))
    return None


def _one(noun: str, kind: Kind) -> str:
    """The name of a thing as the task needs it: one of several versions."""
    return noun.removesuffix("s") if kind.id == "several versions" and not noun.endswith("ss") else noun


def task(case: Case, found: Found) -> Statement:
    """What is asked, with the thing that was named and what people carry where they work."""
    device = ""
    said = (s for fact in case.brief.of(Slot.WORK_CONTEXT) for s in clauses.sentences(fact.source.quote))
    for sentence in said if "{device}" in found.kind.ask else ():
        if (match := _DEVICE.search(sentence)) and not _NO_DEVICE.search(sentence):
            device = f", on the {match.group().casefold()}"
    task = fill(
        found.kind.ask, noun=as_said(found.noun, found.words), device=fill("{device}", device=device), proposed=True
    )
    known = _in_library(case, found)
    return (
        fill(
            "{task} Start from what the library holds on this, {words}, and its owner.",
            task=task,
            words=known,
            proposed=True,
        )
        if known
        else task
    )


def _in_library(case: Case, found: Found) -> Statement | None:
    """What a document in force says of the thing that is in the way."""
    own = stems(found.noun)
    beside = (p for p in case.alignment.beside if own and found.noun != found.kind.usual and own <= stems(p.quote))
    passage = next(beside, None)
    if passage is None:
        return None
    source = Source(origin=Origin.PASSAGE, ref=passage.chunk.id, quote=passage.quote)
    inner = passage.quote.strip(" .").translate(str.maketrans({"“": "‘", "”": "’", '"': "'"}))
    return Statement(text=f"“{inner}”", sources=(source,))


def owner(case: Case, found: Found) -> Statement:
    """Whoever was named for it, else the one whose matter it usually is; what holds for all is ordered by whoever decides."""
    if found.kind.owner == DECIDES:
        return case.sponsor if case.has_sponsor or case.sponsor_asks else actors.managers(case)
    if named := actors.named_for(case, found.words):
        return named
    if found.kind.owner == LEADS:
        return fill("IT") if _ON_SCREEN.search(found.words.quote) else actors.managers(case)
    if found.kind.owner == KEEPS:
        return _keeper(case) or actors.managers(case)
    return fill("{function}", function=found.kind.owner)


def _keeper(case: Case) -> Statement | None:
    """The person or office that was named for the record of the result."""
    measured = case.outcome.owner if case.outcome else None
    told = [measured.source] if measured else []
    told += [fact.source for fact in case.brief.of(Slot.DATA_OWNER)]
    source = next((source for source in told if clauses.role(source.quote)), None)
    return as_said(clauses.in_the_middle(clauses.role(source.quote)), source) if source else None


def answered(case: Case, item: str, cell: Cell, words: Source) -> Found | None:
    """The obstacle in these words that an intervention answers; told where the thing is named, if it is in another sentence."""
    found = [each for each in kinds(words) if item in each.kind.answers]
    if not found:
        return None
    beside = [each for fact in case.brief.of(cell.slot) for each in kinds(fact.source) if each.kind is found[0].kind]
    return next((each for each in (*found, *beside) if each.noun != each.kind.usual), found[0])
