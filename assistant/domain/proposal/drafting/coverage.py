"""Coverage: whatever was named as being in the way is asked of somebody, or stands by name under what this will not fix."""

import re
from datetime import date
from typing import NamedTuple

from assistant.domain.brief.shapes import Brief, Evidence, Origin, Source
from assistant.domain.proposal.drafting import actors, clauses, events, naming, obstacles, remainder, schedule
from assistant.domain.proposal.drafting.case import UNPLANNED, Case
from assistant.domain.proposal.drafting.remedies import Remedy, called_by, mentions
from assistant.domain.proposal.drafting.statements import as_said, capital, fill, quoted
from assistant.domain.proposal.drafting.talk import is_talk
from assistant.domain.proposal.shapes import MixPart, Statement
from assistant.domain.slots import Cell, Direction, Slot
from assistant.domain.text.words import stems

_UNOWNED = re.compile(
    r"\b(?:nobody|no ?one|none of (?:us|them))\b[^.;]{0,20}\b(?:owns|responsible|in charge|looks after|accountable)\b|"
    r"\bno(?: clear| single| real)? owner\b|\bfalls? between (?:two|the)\b",
    re.I,
)
_OFFERED = re.compile(
    r"(?<!\bif )\b(?P<who>I|we|he|she|they|(?:M[rs]s?|Dr)\.? \w+|the (?:\w+ ){0,2}(?:director|head|manager|chief|board|partner))"
    r"(?:['’](?:d|ll)| would| will| can| could)\s+(?:\w+\s){0,2}"
    r"(?:sign|put my name|release|enforce|announce|order|decree|instruct|switch|declare|pay for|free|approve|insist)\b",
    re.I,
)
_NOT_OFFERED = re.compile(r"\b(?:not|never|nobody|no one|unless)\b|n['’]t\b", re.I)
_MOST = 6
_ALIKE = 2  # shared content words by which two remarks are about one thing


class Loose(NamedTuple):
    """Something that was named and that no chosen part takes up; ``who`` is the office named for it."""

    words: Source
    who: Statement
    obstacle: bool = True


def rows(case: Case, chosen: tuple[Remedy, ...]) -> tuple[MixPart, ...]:
    """One ask for everything that was named and has somebody to ask."""
    if case.verdict in UNPLANNED:
        return ()
    day = schedule.answered_by(case)
    owned = _owned(case, chosen)
    asked = [_row("Order it", _who_offered(case, words), _KEEP, words, day) for words in _offers(case)[:1]]
    asked += [_of_kind(case, found, day) for found in typed(case, chosen)]
    asked += [_row("Name an owner", i.who, _NAME, i.words, day) for i in _further(case, chosen)]
    asked += [_row(*_task(item), item.words, day) for item in (*owned, *_named_themselves(case, chosen))]
    asked += [_row("Name an owner", case.sponsor, _NAME, words, day) for words in _spoken(case, _UNOWNED)[:1]]
    return (*asked[:_MOST], *_on_time(case), *remainder.rows(case, chosen))


def typed(case: Case, chosen: tuple[Remedy, ...]) -> list[obstacles.Found]:
    """The obstacles of a known kind that no chosen part answers, each kind once: what was told of the causes first, then further
    remarks."""
    cells = {cause.cell for cause in case.causes} - {Cell.SKILL}
    said = [fact.source for cell in Cell if cell in cells for fact in case.brief.of(cell.slot)]
    said += [e.source for e in case.brief.evidence if e.direction is Direction.FOR and e.cell is not Cell.SKILL]
    known = {item.kind.id: item for source in reversed(said) for item in reversed(obstacles.kinds(source))}
    taken = [remedy for remedy in chosen if not remedy.intervention.learning and remedy.words]
    return [
        item
        for item in reversed(known.values())
        if not any(remedy.intervention.id in item.kind.answers for remedy in taken)
        and not (is_talk(item.words.quote) or remainder.comes_from_outside(item.words.quote))
    ][:_KINDS]


_KINDS = 4


def _of_kind(case: Case, found: obstacles.Found, day: date) -> MixPart:
    """The task that answers a kind of obstacle, with the words it was told in."""
    ask = fill(
        "{task} Named: {words}.", task=obstacles.task(case, found), words=quoted(found.words, 130), proposed=True
    )
    return _asked(found.name, obstacles.owner(case, found), ask, found.words, day)


_REPAIR = "Put this right, or say what it would take: {words}."
_DATE = "Say by when this can be done: {words}."
_NAME = "Name one person who answers for this, with a date: {words}."
_KEEP = "Put this in force: {words}."


def _on_time(case: Case) -> list[MixPart]:
    """What practice waits for, asked of those who were named with it, else of whoever told the date."""
    event = events.awaited(case) if case.plans_learning else None
    if event is None or events.brings_people(event):
        return []
    name = events.thing(event)
    ask = fill(
        "Have {thing} ready by {day}, and say at once when that slips; {people} cannot practise before: {words}.",
        thing=as_said(name, event[1]) if name else "what was announced",
        day=event[0],
        people=naming.learning(case),
        words=quoted(event[1], 130),
        proposed=True,
    )
    return [_asked("Keep this date", actors.deliverer(case, event), ask, event[1], event[0])]


def _task(item: Loose) -> tuple[str, Statement, str]:
    """The name of the row, who is asked, and what: to repair an obstacle, else to agree to a part."""
    return ("Clear this as well", item.who, _REPAIR) if item.obstacle else ("Agree their part", item.who, _DATE)


def _row(name: str, who: Statement, ask: str, words: Source, day: date) -> MixPart:
    """A row that quotes the words it is about."""
    return _asked(name, who, fill(ask, words=quoted(words, 130), proposed=True), words, day)


def _asked(name: str, who: Statement, ask: Statement, words: Source, day: date) -> MixPart:
    by = fill("{day}", day=day, proposed=True)
    said, owner = quoted(words, 130), capital(who)
    return MixPart(intervention="", name=name, learning=False, what=said, owner=owner, ask=ask, by=by)


def unowned(case: Case, chosen: tuple[Remedy, ...]) -> list[Source]:
    """What was said to be in the way, has no part in the plan, and nobody was named for."""
    asked = (*_owned(case, chosen), *_named_themselves(case, chosen), *_further(case, chosen))
    taken = [item.words.quote for item in asked]
    return [i.source for i in _obstacles(case, chosen) if not any(i.source.quote in quote for quote in taken)]


def _further(case: Case, chosen: tuple[Remedy, ...]) -> list[Loose]:
    """Further obstacles that nobody was named for: whoever decides names somebody."""
    named = {item.words.quote for item in (*_owned(case, chosen), *_named_themselves(case, chosen))}
    left = [item for item in _obstacles(case, chosen) if item.source.quote not in named]
    return [Loose(_understood(case, item.source), case.sponsor) for item in left[:1]]


def _understood(case: Case, words: Source) -> Source:
    """The words with what was said before them, where they are too short to be understood alone."""
    return words.model_copy(update={"quote": clauses.around(case.messages.get(words.ref, words.quote), [words.quote])})


_HELD_BY = re.compile(
    rf"\b(?:with|by|from|for|at|on)\s+(?P<who>(?:the\s+)?(?:(?=[A-Z]){actors.FUNCTION}|finance|purchasing|procurement|logistics|"
    r"maintenance|facilities|payroll)(?:\s+(?:service|desk|team|department|office))?)\b"
)  # what lies with somebody is asked of them


def _named_themselves(case: Case, chosen: tuple[Remedy, ...]) -> list[Loose]:
    """Obstacles that name in the same breath who could clear them: "the request has been with IT since spring"."""
    found = [(item.source, _HELD_BY.search(item.source.quote)) for item in _obstacles(case, chosen)]
    told = {item.words.quote for item in _owned(case, chosen)}
    return [
        Loose(words, as_said(clauses.in_the_middle(actor["who"]), words))
        for words, actor in found
        if actor and words.quote not in told and not actors.UNSURE.search(words.quote)
    ][:1]


def _owned(case: Case, chosen: tuple[Remedy, ...]) -> list[Loose]:
    """What was said of other functions, and that no chosen part asks of them already; the obstacle it is about in its place
    where one is known."""
    obstacles = [item.source for item in _obstacles(case, chosen)]
    found: list[Loose] = []
    for words, actor in _parts_of_others(case):
        asked = any(r.function.text == actor and len(words.quote.split()) < _SENTENCE for r in chosen)
        if asked or any(mentions(r.intervention, words.quote) for r in chosen):
            continue
        about = next((o for o in obstacles if _same_thing(o.quote, words.quote)), words)
        if all(not _alike(about.quote, other.words.quote) for other in found):
            found.append(Loose(about, as_said(clauses.in_the_middle(actor), words), about is not words))
    return found


_SENTENCE = 6  # words: less than that adds nothing to what a function is asked already


def _parts_of_others(case: Case) -> list[tuple[Source, str]]:
    """Sentences that say what another function would have to do, each with the function."""
    found: list[tuple[Source, str]] = []
    for fact in case.brief.of(Slot.ENABLERS):
        for sentence in clauses.sentences(fact.source.quote):
            actor = actors.ACTOR.search(sentence)
            if (
                actor
                and not actors.UNSURE.search(sentence)
                and len(stems(actors.ACTOR.sub("", sentence)) - _SAYING) > 1
            ):
                found.append((fact.source.model_copy(update={"quote": sentence}), actor.group()))
    return found


_SAYING = stems("talk ask say said nice man woman young good bring thing")


_AIMS = (
    Slot.BUSINESS_GOAL, Slot.METRIC, Slot.BASELINE, Slot.TARGET, Slot.COST_OF_INACTION, Slot.DESIRED_BEHAVIOUR,
)  # fmt: skip


def _obstacles(case: Case, chosen: tuple[Remedy, ...]) -> list[Evidence]:
    """Remarks on what is in the way, apart from ability, that no chosen part was called for by; what tells the result wanted,
    its cost, what people leave undone or where it works is no obstacle."""
    aims = [fact.source.quote for slot in _AIMS for fact in case.brief.of(slot)]
    told = [e for e in case.brief.evidence if e.direction.value == "for" and e.cell is not Cell.SKILL]
    done = [fact.source.quote for fact in case.brief.of(Slot.CURRENT_BEHAVIOUR)]
    works = {fact.source.quote for fact in case.brief.of(Slot.EXEMPLARS)}
    told = [e for e in told if not any(e.source.quote in aim or aim in e.source.quote for aim in aims)]
    told = [e for e in told if e.source.quote not in works]
    told = [e for e in told if e.cell is not Cell.EXPECTATIONS or not any(e.source.quote in text for text in done)]
    kept: list[Evidence] = []
    cells = {cause.cell for cause in case.causes}
    for item in clauses.telling_remarks(told):
        quote = item.source.quote
        covered = any(_covers(case, remedy, quote) for remedy in chosen) or bool(obstacles.kinds(item.source))
        seen = any(_alike(quote, other.source.quote) for other in kept)
        if (
            item.cell in cells
            and clauses.hinders(quote)
            and not is_talk(quote)
            and not (remainder.comes_from_outside(quote) or covered or seen)
        ):
            kept.append(item)
    return kept


def _covers(case: Case, remedy: Remedy, quote: str) -> bool:
    words = called_by(case, remedy)
    own = words.quote if words else ""
    return bool(mentions(remedy.intervention, quote)) or quote in own or (bool(own) and _alike(own, quote))


def _alike(one: str, other: str, least: int = _ALIKE) -> bool:
    return one in other or other in one or len(stems(one) & stems(other)) >= least


def _same_thing(one: str, other: str) -> bool:
    """True where two remarks share a telling word, or two of any length."""
    shared = stems(one) & stems(other)
    return len(shared) >= _ALIKE or any(len(word) >= _TELLING for word in shared)


_TELLING = 5  # letters


def _spoken(case: Case, pattern: re.Pattern[str]) -> list[Source]:
    """Every sentence of the ledger that holds the pattern."""
    found: dict[str, Source] = {}
    for source in _all(case.brief):
        for sentence in clauses.sentences(source.quote):
            if pattern.search(sentence):
                found.setdefault(sentence, source.model_copy(update={"quote": sentence}))
    return list(found.values())


def _all(brief: Brief) -> list[Source]:
    return [fact.source for fact in brief.facts]


def _offers(case: Case) -> list[Source]:
    """What somebody said they would put their name to, or could order with a word."""
    told = [
        Source(origin=Origin.TURN, ref=ref, quote=s)
        for ref, text in case.messages.items()
        for s in clauses.sentences(text)
    ]
    found = ((words, _OFFERED.search(words.quote)) for words in told if not is_talk(words.quote))
    return [words for words, match in found if match and not _NOT_OFFERED.search(words.quote[: match.end()])]


def _who_offered(case: Case, words: Source) -> Statement:
    """The person who asked, where they speak of themselves, else the sponsor."""
    match = _OFFERED.search(words.quote)
    return actors.requester(case) if match and match["who"].casefold() in ("i", "we") else case.sponsor
