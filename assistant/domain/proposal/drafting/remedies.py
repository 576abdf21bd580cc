"""Choosing what to do: remedies of the causes, those first whose keywords stand in what was said."""

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Source
from assistant.domain.causes.shapes import Cause
from assistant.domain.knowledge import Intervention
from assistant.domain.proposal.drafting import actors, clauses, obstacles
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.statements import as_said, fill
from assistant.domain.proposal.shapes import Statement
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.words import stems

FUNCTIONS = {"L&D": "Learning team", "Process": "Requesting unit"}
_NAMED = re.compile(rf"\b{actors.FUNCTION}\b")
_CONTEXT = (Slot.CURRENT_BEHAVIOUR, Slot.DESIRED_BEHAVIOUR, Slot.EXEMPLARS, Slot.ENABLERS, Slot.WORK_CONTEXT)
_NEVER = frozenset({"discovery", "decline-alternative", "holding-message"})  # these are verdicts' own parts
_PROOFS = ("scored-test", "observed-certification")  # the usual one first
_PER_CAUSE = (3, 2, 1)
_LEARNING_PARTS = 3
_STRONG = 0.3  # share from which a cause gets a remedy even where no words called for a particular one


class Remedy(NamedTuple):
    """A chosen intervention, the cause it acts on, the words that called for it, and the function that was said to act."""

    intervention: Intervention
    cell: Cell
    words: Source | None
    score: float
    place: int = 0  # in the order of the cause's remedies
    owner: str = ""
    owner_words: Source | None = None
    found: obstacles.Found | None = None  # the obstacle of a known kind that it answers

    @property
    def does(self) -> str:
        """What is done, as it reads after "to": "repair the system fault", "name the one list that holds"."""
        return self.found.does if self.found else wording.lower_first(self.intervention.name)

    @property
    def because(self) -> str:
        """What is in the way where it helps, as a clause; "" for learning."""
        return self.found.because if self.found else self.intervention.because

    @property
    def elsewhere(self) -> bool:
        """True where another function than the learning team and the managers of the people has to act."""
        return not self.intervention.learning and self.intervention.owner not in ("L&D", "Line management")

    @property
    def function(self) -> Statement:
        """The function that owns it: the one that was said to act on such things, else the usual one."""
        if self.owner_words:
            return as_said(self.owner, self.owner_words)
        return fill("{owner}", owner=FUNCTIONS.get(self.intervention.owner, self.intervention.owner))


_OBSTACLE = {
    Cell.EXPECTATIONS: "people cannot tell clearly enough what is expected, or hear too late how they did",
    Cell.TOOLS: "tools, process or time get in the way",
    Cell.INCENTIVES: "what counts and what pays points the other way",
    Cell.SKILL: "people have not learned it yet",
    Cell.CAPACITY: "the people or the time for the work are missing",
    Cell.MOTIVES: "it makes no sense to the people who should do it",
}


def obstacle(case: Case, chosen: tuple[Remedy, ...], cell: Cell) -> str:
    """What is in the way, as a clause: as exactly as the words that called for the first remedy, or the remarks, allow."""
    first = next((r for r in chosen if r.cell is cell and r.words and r.because), None)
    if first:
        return first.because
    told = (
        found
        for item in case.brief.evidence
        if item.cell is cell and item.direction is Direction.FOR
        for found in obstacles.kinds(item.source)
    )
    known = next(told, None)
    return known.because if known else _OBSTACLE[cell]


def general(reason: str) -> bool:
    """True where an obstacle is known by its field only."""
    return reason in _OBSTACLE.values()


def choose(case: Case) -> tuple[Remedy, ...]:
    """The remedies of the proposal: main cause first, learning ones only where the verdict has a learning part."""
    if case.verdict in UNPLANNED:
        return ()
    chosen = _required(case)
    acted = [cause for cause in case.causes if case.plans_learning or cause.cell is not Cell.SKILL]
    for cause, count in zip(acted, _PER_CAUSE, strict=False):
        learning = cause.cell is Cell.SKILL
        taken = {remedy.intervention.id for remedy in chosen}
        fitting = [
            r for r in _ranked(case, cause) if r.intervention.id not in taken and r.intervention.learning is learning
        ]
        picked = _worth(fitting, cause, _LEARNING_PARTS if learning else count)
        chosen += _with_practice(picked, fitting) if learning and not case.bound else picked
    if case.plans_learning and not any(remedy.intervention.learning for remedy in chosen):
        chosen += _practice(case)
    return tuple(_owned(case, remedy) for remedy in _with_followers(case, chosen))


def _practice(case: Case) -> list[Remedy]:
    """Practice, where the verdict is to learn and no remark on ability could be quoted that calls for a particular part."""
    known = (case.knowledge.interventions.get(name) for name in case.cell(Cell.SKILL).remedies)
    return [Remedy(item, Cell.SKILL, None, 0.0) for item in known if item and item.learning and item.practice][:1]


def _with_practice(picked: list[Remedy], fitting: list[Remedy]) -> list[Remedy]:
    """Nobody learns to do from a page alone: one part holds practice with feedback (Ericsson and others, 1993)."""
    practice = next((remedy for remedy in fitting if remedy.intervention.practice), None)
    if practice is None or any(remedy.intervention.practice for remedy in picked):
        return picked
    return [practice, *picked[: _LEARNING_PARTS - 1]]


def _owned(case: Case, remedy: Remedy) -> Remedy:
    """The remedy with the obstacle that it answers and the function that was named for it; what only leaders can do is the
    sponsor's."""
    if remedy.intervention.learning or remedy.intervention.owner == "L&D":
        return remedy
    words = called_by(case, remedy)
    found = obstacles.answered(case, remedy.intervention.id, remedy.cell, words) if words else None
    if found:
        who, known = obstacles.owner(case, found), remedy._replace(found=found)
        return known._replace(owner=wording.upper_first(who.text), owner_words=who.sources[0]) if who.sources else known
    if remedy.intervention.owner == "Line management":
        return remedy
    named = _named_beside(words) or _named_elsewhere(case, remedy, words)
    if named is None and remedy.intervention.owner == "Leadership" and case.has_sponsor:
        named = (case.sponsor.text, case.sponsor.sources[0])
    return remedy._replace(owner=wording.upper_first(named[0]), owner_words=named[1]) if named else remedy


def _named_beside(words: Source | None) -> tuple[str, Source] | None:
    """The one function that was named in the very words that called for a remedy."""
    named = _NAMED.findall(words.quote) if words else []
    return (named[0], words) if words and len(set(named)) == 1 and not actors.UNSURE.search(words.quote) else None


def _named_elsewhere(case: Case, remedy: Remedy, words: Source | None) -> tuple[str, Source] | None:
    """The function that was said to act, in a sentence about the remedy or its obstacle."""
    for fact in case.brief.of(Slot.ENABLERS):
        for sentence in re.split(r"(?<=[.;!?])\s+", fact.source.quote):
            named = _NAMED.findall(sentence)
            about = mentions(remedy.intervention, sentence) or _about_obstacle(words, sentence)
            if len(set(named)) == 1 and about:
                return named[0], fact.source
    return None


def _about_obstacle(words: Source | None, sentence: str) -> bool:
    """True where the sentence speaks of the very thing that the remedy answers to."""
    return words is not None and any(len(stem) >= _TELLING for stem in stems(words.quote) & stems(sentence))


_TELLING = 4  # letters of a shared word stem that make two remarks speak of one thing


def _required(case: Case) -> list[Remedy]:
    """What a duty to train demands: the test or the observation that counts as proof."""
    facts = case.brief.of(Slot.MANDATE)
    if not facts or not case.bound:
        return []
    proofs = [item for name in _PROOFS if (item := case.knowledge.interventions.get(name))]
    best = max(proofs, key=lambda item: sum(mentions(item, fact.source.quote) for fact in facts), default=None)
    return [Remedy(best, Cell.SKILL, facts[0].source, 9.0)] if best else []


def _worth(ranked: list[Remedy], cause: Cause, count: int) -> list[Remedy]:
    """The best ones among those that words called for, each for words of its own (learning parts may share them); where
    none were called for, the first remedy of a strong cause."""
    picked: list[Remedy] = []
    for remedy in ranked:
        again = sum(1 for other in picked if other.words == remedy.words)
        if remedy.words and again < (2 if remedy.intervention.learning else 1):
            picked.append(remedy)
    if not picked and cause.share >= _STRONG:
        return [min(ranked, key=lambda remedy: remedy.place)] if ranked else []
    return picked[:count]


def _ranked(case: Case, cause: Cause) -> list[Remedy]:
    order = case.cell(cause.cell).remedies
    known = [
        case.knowledge.interventions[item]
        for item in order
        if item in case.knowledge.interventions and item not in _NEVER
    ]
    scored = [_scored(case, cause, item, place) for place, item in enumerate(known)]
    return sorted(scored, key=lambda remedy: -remedy.score)


def _scored(case: Case, cause: Cause, item: Intervention, place: int) -> Remedy:
    """Only the remarks for a cause can call for a remedy; the account of the work and the order of the cause's remedies
    decide between those called for. What was said of failed attempts calls for nothing."""
    hits = [
        (e.source, (3.0 + e.weight) * found)
        for e in cause.speaks_for
        if not _tells_attempt(case, e.source.quote) and (found := _called(item, e.source))
    ]
    around = sum(mentions(item, fact.source.quote) for slot in _CONTEXT for fact in case.brief.of(slot))
    best = max(hits, key=lambda hit: hit[1], default=None)
    return Remedy(
        item, cause.cell, best[0] if best else None, sum(weight for _, weight in hits) + around - 0.05 * place, place
    )


_OF_THE_KIND = 2  # keywords that a remark of the very kind counts for


def _called(item: Intervention, words: Source) -> int:
    """How much a remark calls for an intervention: of a known kind of obstacle only for those that answer it."""
    found = obstacles.kinds(words)
    if found and not any(item.id in each.kind.answers for each in found):
        return 0
    return mentions(item, words.quote) + _OF_THE_KIND * any(item.id in each.kind.answers[:1] for each in found)


_ATTEMPT = re.compile(
    r"\b(?:tried|attempt\w*|last (?:year|spring|summer|autumn|fall|winter)|years? ago|in 20\d\d|20\d\d:|course|training|"
    r"workshop|webinar|seminar|e-?learning|campaign|posters?|memo|reminders?)\b",
    re.IGNORECASE,
)


def _tells_attempt(case: Case, quote: str) -> bool:
    """True where the words tell of what was tried, and not of how the work is."""
    tried = any(quote in f.source.quote or f.source.quote in quote for f in case.brief.of(Slot.TRIED_BEFORE))
    return tried and bool(_ATTEMPT.search(quote))


def called_by(case: Case, remedy: Remedy) -> Source | None:
    """The words that the remedy answers to: those that called for it, else the strongest remark on its cause."""
    if remedy.words or remedy.intervention.learning or remedy.intervention.owner == "L&D":
        return remedy.words
    own = next((cause for cause in case.causes if cause.cell is remedy.cell), None)
    remarks = clauses.telling_remarks(own.speaks_for) if own else ()
    return remarks[0].source if remarks else None


def mentions(item: Intervention, text: str) -> int:
    """How many of the intervention's keywords stand in the text, at word beginnings."""
    if not item.keywords:
        return 0
    return len(set(_pattern(item.keywords).findall(text.casefold().replace("’", "'"))))


@lru_cache(maxsize=256)
def _pattern(keywords: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word.casefold()) for word in keywords) + ")")


def _with_followers(case: Case, chosen: list[Remedy]) -> list[Remedy]:
    """Something to look at while doing the work goes with practice that has nothing else beside it, and the line manager's
    part with every learning part."""
    if not case.plans_learning:
        return chosen
    practised = [remedy for remedy in chosen if remedy.intervention.learning]
    alone = bool(practised) and all(remedy.intervention.practice for remedy in practised) and not case.bound
    added = [case.knowledge.interventions.get(name) for name in (*(["job-aid"] if alone else []), "manager-kit")]
    taken = {remedy.intervention.id for remedy in chosen}
    return [*chosen, *(Remedy(item, Cell.SKILL, None, 0.0) for item in added if item and item.id not in taken)]
