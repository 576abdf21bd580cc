"""Where a sentence stands: under a heading of goals or of results, in a list that a sentence leads in."""

import datetime
import re
from bisect import bisect
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from assistant.domain.library.documents import Page
from assistant.domain.library.horizons import horizons
from assistant.domain.text.sentences import Sentence

_GOALS = re.compile(
    r"\b(?:goals?|objectives?|targets?|key results|commitments?|priorities|ambitions?|aims?|OKRs?|key actions|outcomes"
    r"|promises?|aiming|aspirations?|(?:our|the)\s+direction\s+(?:is|for|until|to)|(?:resolved|decided|agreed|pledged)\b[^.]*:$"
    r"|commit\s+to|want\s+to\s+achieve|will\b[^.]*:$)",
    re.IGNORECASE,
)
_NO_GOALS = re.compile(
    r"\b(?:(?:have|has)\s+(?:\w+\s+)?(?:delivered|achieved|done|reached)|results?\s+(?:of|in|for)|achievements?|highlights|what\s+we\s+(?:did|achieved|learn\w*)|how\s+we\s+got|history|background|progress"
    r"|successes|lessons|status|where\s+we\s+(?:are|stand)|today|definitions?|context|challenges?|problems?|non-goals|not\s+(?:a\s+)?(?:goals?|focus|this\s+year)"
    r"|starting\s+point|out\s+of\s+scope|risks?|references|links|footnotes|contents|annual\s+results|performance\s+in|last\s+year|asked\s+for|said|answered)\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"^\W*key results\W*$|^\W*(?:by|until|in)\s[^.]{3,30}\b(?:we|the\s+\w+)\s+(?:will|aims?\s+to|wants?\s+to|commits?\s+to):$"
    r"|^\W*we\s+(?:will|aim\s+to|want\s+to|commit\s+to):$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:milestones?|roadmap|timeline|schedule|next\s+steps|action\s+plan|plan\s+for)\b", re.IGNORECASE
)
_DAY = (
    r"(?:Q[1-4]|H[12]|(?:end\s+of\s+|mid[\s-]|early\s+|late\s+|by\s+)?"
    r"(?:(?:Q[1-4]|H[12]|spring|summer|autumn|fall|winter|[A-Z][a-z]{2,8}\.?)[\s,/]+)?(?:FY\s?)?(?:19|20)?\d\d(?:/\d\d)?)"
)
_ONLY_DAY = re.compile(rf"[\s*_#]*(?:(?:year|in|by)\s+)?{_DAY}[\s*_:]*", re.IGNORECASE)
_DAY_LABEL = re.compile(rf"^\W*(?P<day>{_DAY})\s*(?::|[–—-](?=\s))\s+(?=\S)")
_NAMES_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bFY\s?'?\d\d", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s+\S")
_PILLAR = re.compile(r"(?:^|(?<=[.!?]\s))(?!Wh|How\b)[A-Z][^\W\d_]+(?:\s+[^\W\d_]+){0,2}:\s+(?=\w)", re.MULTILINE)
_FEWEST_PILLARS = 3  # sentences of one text that begin with what they are about: "Punctual: 93 percent of trips ..."
_LONGEST_DAY = 30
_MOST_TITLE_WORDS = 6
LIST_ITEM = re.compile(r"^\s*(?:[-*+•▪◦‣–]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Place:
    """``goals``: heading or lead says that goals follow, ``outright`` where the lead promises them ("by 2030 we will:", "key
    results") or gives the day of each ("2028", "Q3: ..."); ``reports``: that something else does. ``until``: the deadline that
    the lead gives to every item of its list; ``since``: the day from which days without a year count, where a line above the
    list names the year; ``of``: the item that heads this one ("Complaints:"); ``pillar``: one of several sentences that begin
    with what they are about, where a figure is one that is wanted."""

    goals: bool = False
    outright: bool = False
    reports: bool = False
    pillar: bool = False
    until: datetime.date | None = None
    since: datetime.date | None = None
    of: str = ""


@dataclass(frozen=True)
class _Above:
    """What stands above an item: the lead of its list, the line between them that only names a day, and the item that heads
    it."""

    lead: str = ""
    when: str = ""
    of: str = ""


def place_of(sentence: Sentence, page: Page, written: datetime.date | None) -> Place:
    """What heading and lead say of a sentence; the lead, being nearer, counts first. Only list items have a lead."""
    labelled = _DAY_LABEL.match(sentence.text)
    item = bool(LIST_ITEM.match(sentence.text) or labelled)
    above = _above(page.text, sentence.start) if item else _Above()
    when, heading = _when(above, page.heading)
    since, until = _time_of(when, heading, written)
    if labelled and (days := horizons(labelled["day"], since or written)):
        until = days[-1].day
    dated = bool(when) and item and until is not None
    if dated and written and until and until < written:
        return Place(reports=True)
    for said in filter(None, (above.lead, heading)):
        if _reports(said):
            return Place(reports=True)
        if announces(said) or (labelled and _PLANNED.search(said)):
            led = said == above.lead
            days = horizons(said, written) if led and not until else []
            outright = dated or bool(labelled) or (led and bool(_OUTRIGHT.search(said)))
            return Place(item, outright, until=until or (days[-1].day if days else None), since=since, of=above.of)
    pillar = bool(_PILLAR.match(sentence.text)) and _in_pillars(page.text)
    return Place(dated, dated, pillar=pillar, until=until if dated else None, since=since, of=above.of)


@lru_cache(maxsize=1)
def _in_pillars(text: str) -> bool:
    """The text goes through its themes, a sentence or two on each."""
    return sum(1 for _ in _PILLAR.finditer(text)) >= _FEWEST_PILLARS


def _when(above: _Above, path: str) -> tuple[str, str]:
    """The line that only names the day of what follows, and the heading over it."""
    names = path.split(" > ")
    if _is_day(names[-1]):
        return above.when or names[-1], names[-2] if len(names) > 1 else ""
    return above.when, names[-1]


def _time_of(
    when: str, heading: str, written: datetime.date | None
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day of the year that stands above a list, and the last day of the time that stands there."""
    since = None
    for said in filter(None, (heading if when else "", when)):
        if (
            _NAMES_YEAR.search(said)
            and (years := {day.day.year for day in horizons(said, written)})
            and len(years) == 1
        ):
            since = datetime.date(years.pop(), 1, 1)
    days = horizons(when, since or written) if when else []
    return since, days[-1].day if days else None


@lru_cache(maxsize=16)  # one heading or lead stands over many sentences
def _reports(said: str) -> bool:
    return bool(_NO_GOALS.search(said))


@lru_cache(maxsize=16)
def announces(said: str) -> bool:
    """A heading or lead says that goals follow."""
    return bool(_GOALS.search(said))


def _is_day(line: str) -> bool:
    """The line names a day or a period and says nothing else."""
    return len(line) <= _LONGEST_DAY and bool(_ONLY_DAY.fullmatch(line))


def _above(text: str, start: int) -> _Above:
    lines = _lines(text)
    above, found = lines[bisect(lines, start, key=itemgetter(0)) - 1]
    before = text[above:start].strip()
    return _Above(before) if before and not LIST_ITEM.match(before) else found


@lru_cache(maxsize=1)  # a list may be as long as its page
def _lines(text: str) -> list[tuple[int, _Above]]:
    """Where each line starts, and what stands above it."""
    found: list[tuple[int, _Above]] = []
    lines = text.split("\n")
    start, above = 0, _Above()
    for line, title in zip(lines, _titles(lines), strict=True):
        found.append((start, above))
        start += len(line) + 1
        stripped = line.strip()
        if _is_day(stripped):
            above = replace(above, when=stripped, of="")
        elif stripped and (title or not (LIST_ITEM.match(stripped) or _DAY_LABEL.match(stripped))):
            above = _Above(stripped)
        elif stripped.endswith(":") and len(stripped.split()) <= _MOST_TITLE_WORDS:
            above = replace(above, of=LIST_ITEM.sub("", stripped).strip(" :"))
    return found


def _titles(lines: list[str]) -> list[bool]:
    """Which numbered lines are titles and no items: short ones without another number next to them."""
    numbered = [bool(_NUMBERED.match(line)) for line in lines]
    said = [place for place, line in enumerate(lines) if line.strip()]
    beside = {at for before, at in pairwise(said) if numbered[before] and numbered[at] for at in (before, at)}
    return [
        numbered[at]
        and at not in beside
        and len(line.split()) <= _MOST_TITLE_WORDS
        and not line.rstrip().endswith((".", ";"))
        for at, line in enumerate(lines)
    ]
