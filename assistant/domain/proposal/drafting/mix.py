"""Who does what: the chosen remedies as tasks of the functions that own them."""

import re

from assistant.domain.brief.shapes import Source
from assistant.domain.proposal.drafting import (
    actors,
    clauses,
    contrast,
    coverage,
    groups,
    managers,
    naming,
    obstacles,
    practice,
    resources,
    sampling,
    schedule,
)
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy, called_by
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.slots import Cell, Slot
from assistant.domain.text.words import overlap

HEARD = "Hear them first"  # the part of those who have to agree before the dates hold
_REVIEWERS = re.compile(
    r"\b(?:legal|compliance|works? council|unions?|staff council|data protection|privacy|audit\w*|regulator\w*|medical|"
    r"security|procurement)(?:[ -](?:legal|medical|review|department|team|committee|office|officer))*\b",
    re.IGNORECASE,
)


def parts(case: Case, chosen: tuple[Remedy, ...]) -> tuple[MixPart, ...]:
    """Each remedy with owner, task and date, then what is paid for, then what else was named and has somebody to ask."""
    return (
        *(_part(case, remedy, chosen) for remedy in chosen),
        *_taken_over(case, chosen),
        *resources.parts(case, chosen),
        *coverage.rows(case, chosen),
        *_heard(case),
    )


def _part(case: Case, remedy: Remedy, chosen: tuple[Remedy, ...]) -> MixPart:
    item, words = remedy.intervention, called_by(case, remedy)
    ask = _ask(case, remedy, chosen)
    if words and not item.learning and item.owner != "L&D":
        ask = fill("{ask} What was named: {words}.", ask=ask, words=quoted(words, 110), proposed=True)
    if item.practice and (came := practice.worked(case)):
        ask = fill("{ask} Copy what worked: {words}.", ask=ask, words=quoted(came, 120), proposed=True)
    return MixPart(
        intervention=item.id,
        name=remedy.found.name if remedy.found else item.name,
        learning=item.learning,
        what=fill("{words}", words=quoted(remedy.words, 130)) if remedy.words else fill("{what}", what=item.what),
        owner=capital(remedy.function),
        ask=ask,
        by=fill("{day}", day=schedule.in_place(case, item), proposed=True),
    )


def _ask(case: Case, remedy: Remedy, chosen: tuple[Remedy, ...]) -> Statement:
    """What is asked of the owner: for practice and for a page to look at, with the records, groups and places of this case."""
    item = remedy.intervention
    match item.id:
        case "practice-feedback":
            cases = sampling.to_practise(case, chosen)
            if groups.count(case):  # the days of the groups stand beside it
                return fill(_CASES, cases=cases, proposed=True)
            return fill(_IN_GROUPS, cases=cases, groups=groups.as_large_as(case), proposed=True)
        case "job-aid":
            best, place = contrast.best_name(case), case.telling(Slot.WORK_CONTEXT)
            who = fill("somebody from {best}", best=best) if best else fill("somebody who does it well")
            told = place and not managers.MEETING.search(place.source.quote)  # a meeting is no place of work
            where = fill(": {words}", words=quoted(place.source, 90)) if place and told else fill("")
            if unread := _unread(case):
                return fill(_PICTURES, who=who, words=quoted(unread, 110), proposed=True)
            return fill(_PAGE, who=who, where=where, proposed=True)
        case _:
            if remedy.found:
                return obstacles.task(case, remedy.found)
            return fill("{ask}", ask=item.ask, proposed=True)


_CASES = "{cases}; each person does them alone and hears after each how it was."
_IN_GROUPS = "{cases}, and run {groups}: each does them alone and hears after each how it was."


def _unread(case: Case) -> Source | None:
    """The words that rule reading out, where somebody said so: then the page has pictures."""
    facts = (fact for slot in _READ_IN for fact in case.brief.of(slot))
    told = ((f.source, sentence) for f in facts for sentence in clauses.pieces(f.source.quote))
    return next((s.model_copy(update={"quote": words}) for s, words in told if _NO_READING.search(words)), None)


_READ_IN = (Slot.CONSTRAINTS, Slot.WORK_CONTEXT, Slot.LEARNER_VIEW, Slot.CURRENT_BEHAVIOUR)
_NO_READING = re.compile(
    r"\b(?:no|nobody|none|not|never|few|hardly|cannot|without)\b[^.;,]{0,20}\bread(?:s|ing)?\b|n['’]t (?:\w+ )?read\b|"
    r"\bread(?:s|ing)?\b[^.;,]{0,20}\b(?:difficult\w*|badly|hardly|poorly|slowly)\b|\billitera\w+",
    re.IGNORECASE,
)
_PICTURES = (
    "Make one page of pictures with {who}, as {words}; test it with four people and put it up where the work is done."
)
_PAGE = "Write one page with {who}, test it with four people and put it where the work is done{where}."


def _taken_over(case: Case, chosen: tuple[Remedy, ...]) -> list[MixPart]:
    """What those do who do it well, asked of the managers of the others, or of whoever decides on pay and posts."""
    words = naming.example(case)
    own = practice.worked(case) if any(r.intervention.practice for r in chosen) else None
    if words is None or not chosen or case.bound or (own and words.text.strip("“”") in own.quote):
        return []
    decided = case.main is not None and case.main.cell in (Cell.INCENTIVES, Cell.CAPACITY)
    return [
        MixPart(
            intervention="",
            name="Take over what works",
            learning=False,
            what=words,
            owner=capital(case.sponsor if decided else actors.managers(case)),
            ask=fill("{same}: {words}.", same=_same(case), words=words, proposed=True),
            by=fill("{day}", day=min(schedule.in_place(case, r.intervention) for r in chosen), proposed=True),
        )
    ]


def _same(case: Case) -> Statement:
    best = contrast.best_name(case)
    return fill("Bring in elsewhere the way of {best}", best=best) if best else fill("Bring this in for the others")


def _heard(case: Case) -> list[MixPart]:
    """Those who have to agree before the dates hold: asked by name, right after the decision."""
    if case.verdict in UNPLANNED:
        return []
    facts = (*case.said(Slot.CONSTRAINTS), *case.said(Slot.STAKEHOLDERS))
    told = [(fact.source, sentence) for fact in facts for sentence in clauses.sentences(fact.source.quote)]
    found = ((source, sentence, match) for source, sentence in told if (match := _REVIEWERS.search(sentence)))
    for source, sentence, match in found:
        if _SETTLED.search(sentence):
            continue
        words = quoted(source.model_copy(update={"quote": sentence}), 130)
        ask = fill(_KEPT_TO if demands(sentence) else _STILL_OPEN, words=words, proposed=True)
        return [
            MixPart(
                intervention="",
                name=HEARD,
                learning=False,
                what=words,
                owner=capital(as_said(match.group(), source)),
                ask=ask,
                by=fill("{day}", day=schedule.start(case), proposed=True),
            )
        ]
    return []


_KEPT_TO = "Confirm that these dates keep to what was asked for: {words}."
_STILL_OPEN = "Say what has to be kept to and by when an answer comes: {words}."
_SETTLED = re.compile(
    r"\b(?:agreed|approved|consented|signed off|no objections?|was here|found (?:all|every|no)\w*)\b", re.I
)
_DEMANDS = re.compile(
    r"\b(?:wants?|requires?|demands?|insists?|asks? for|asked for|only|never|not before|at (?:least|most)|notice|above|inside|"
    r"paid (?:time|hours)|weeks|days)\b",
    re.I,
)


def demands(sentence: str) -> bool:
    """True where those who have to agree have said already what they want."""
    return bool(_DEMANDS.search(sentence))


def note(case: Case, chosen: tuple[Remedy, ...]) -> tuple[Statement, ...]:
    """Who was named for these tasks, and what exists already."""
    notes: list[Statement] = []
    if (fact := case.telling(Slot.ENABLERS)) and not (
        coverage.rows(case, chosen) or any(r.owner_words for r in chosen)
    ):
        notes.append(fill("On who has to act, it was said: {words}.", words=quoted(fact.source, 150)))
    tried = [other.source.quote for other in case.brief.of(Slot.TRIED_BEFORE)]
    if (fact := case.telling(Slot.EXISTING_MATERIAL)) and _usable(fact.source.quote, tried):
        notes.append(fill("Already there: {words}.", words=quoted(fact.source, 130)))
    return tuple(notes)


_NONE = re.compile(
    r"^\W*(?:n\s*=\s*0|0|zero|no|none|nothing|nobody|not that i|we have no|there is no)\b", re.IGNORECASE
)


def _usable(said: str, tried: list[str]) -> bool:
    """True where something exists, and it is not what was tried already."""
    return not (_NONE.search(said) or _ESTIMATE.search(said)) and all(overlap(said, other) < _SAME for other in tried)


_ESTIMATE = re.compile(r"%|\bpercent\b|\b(?:how|not|am|are|is) sure\b", re.IGNORECASE)  # belongs to the forecast
_SAME = 0.6  # share of words
