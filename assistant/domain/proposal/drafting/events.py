"""Stated events that a plan has to keep to: the day on which something arrives, the day on which people start to use it."""

import re
from datetime import date, timedelta

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.text import spans, starts
from assistant.domain.text.phrases import VERB
from assistant.domain.text.starts import BEGINS, START

_COMES = re.compile(
    r"\b(?:deliver(?:ed|y)?|arriv(?:e|es|ed|al)|installed|handed over|sandbox|test system|in stock|available)\b[^.;\d]{0,25}$",
    re.IGNORECASE,
)  # stands right before the date
_AHEAD = re.compile(
    r"\b(?:ready|there|deliver(?:ed|y)?|arriv(?:e|es|ed|al)|comes?|installed|available)\b[^.;\d]{0,20}?"
    rf"(?P<n>\d{{1,2}}|one|two|three|four|five|six|eight)\s+(?P<unit>day|week|month)s?\s+before\s+(?:the\s+)?{START}\b",
    re.IGNORECASE,
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_DAYS = {"day": 1, "week": 7, "month": 30}

Event = tuple[date, Source]


def awaited(case: Case) -> Event | None:
    """The last day to come on which something arrives that the work needs, with the words for it."""
    found = _told(case, _COMES)
    if begins := launch(case):
        found += [event for number, text in case.messages.items() for event in _ahead(text, number, begins[0])]
    return max((event for event in found if event[0] > case.today), key=lambda item: item[0], default=None)


def launch(case: Case) -> Event | None:
    """The first day on which people start to work with something new ("go-live on 4 May"), with the words for it."""
    return min(_told(case, BEGINS), key=lambda item: item[0], default=None)


def begins_as(event: Event) -> str:
    """What begins on that day, for the middle of a sentence: "go-live", "the opening"; "the start" where a verb tells it."""
    named = re.search(rf"\b{START}\b", event[1].quote, re.IGNORECASE)
    word = named.group().casefold() if named else ""
    return word if word.startswith("go") else f"the {word}" if word and not word.startswith("start") else "the start"


_AUXILIARY = re.compile(
    r"\s+(?:(?:is|are|was|were|will|would|should|shall|must|can|be|get|gets|being|only|now|finally|due|to|come|comes)\s*)+$",
    re.I,
)


def thing(event: Event) -> str:
    """What arrives on that day, as a name for the middle of a sentence ("the new scanners"); "" where none can be told."""
    quote = event[1].quote
    found = _COMES_FIRST.search(quote) or _AHEAD.search(quote)
    before = _AUXILIARY.sub("", quote[: found.start()].rstrip() + " ").strip(" ,") if found else ""
    pieces = [piece.strip() for piece in re.split(r",|\band\b|:|–|—", before)]
    names = (piece for piece in (pieces[-1], pieces[0]) if 0 < len(piece.split()) <= _NAME and not VERB.search(piece))
    return clauses.in_the_middle(next(names, ""))


_COMES_FIRST = re.compile(
    r"\b(?:deliver(?:ed|y)?|arriv(?:e|es|ed|al)|installed|handed over|in stock|available)\b", re.I
)
_NAME = 5  # words


_PEOPLE = re.compile(
    r"\b(?:they|we|people|staff|crews?|workers|pickers|students|trainees|apprentices|colleagues|starters|joiners|helpers|temps|"
    r"volunteers)\b[^.;]{0,30}\b(?:arriv\w+|come|start)",
    re.I,
)


def brings_people(event: Event) -> bool:
    """True where it is the people who arrive, and not a thing that somebody has to deliver."""
    return bool(_PEOPLE.search(event[1].quote))


def dates_in(source: Source, today: date) -> list[date]:
    """The days to come that are named in a source."""
    return [day for _, day in starts.days(source.quote, today)]


def _told(case: Case, before: re.Pattern[str]) -> list[Event]:
    """Every day to come that stands right behind such words."""
    return [event for number, text in case.messages.items() for event in _in(text, number, case.today, before)]


def _in(text: str, number: str, today: date, before: re.Pattern[str]) -> list[Event]:
    found: list[Event] = []
    for sentence in clauses.sentences(spans.without_quotations(text)):
        for at, day in starts.days(sentence, today) if sentence in text else ():
            if before.search(sentence[:at]):
                found.append((day, Source(origin=Origin.TURN, ref=number, quote=sentence)))
    return found


def _ahead(text: str, number: str, begins: date) -> list[Event]:
    """Days told by their distance to the start: "ready six weeks before the opening"."""
    found: list[Event] = []
    for sentence in clauses.sentences(spans.without_quotations(text)):
        if (match := _AHEAD.search(sentence)) and sentence in text:
            count = _WORDS.get(match["n"].casefold()) or int(match["n"])
            day = begins - timedelta(days=count * _DAYS[match["unit"].casefold()])
            found.append((day, Source(origin=Origin.TURN, ref=number, quote=sentence)))
    return found
