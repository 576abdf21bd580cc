"""Where a sentence stands: under a heading of goals or of results, in a list that a sentence leads in."""

import datetime
import re
from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from assistant.domain.library.documents import Page
from assistant.domain.library.horizons import horizons
from assistant.domain.text.sentences import Sentence

_GOALS = re.compile(
    r"\b(?:goals?|objectives?|targets?|key results|commitments?|priorities|ambitions?|aims?|OKRs?|key actions|outcomes"
    r"|commit\s+to|want\s+to\s+achieve|will\b[^.]*:$)",
    re.IGNORECASE,
)
_NO_GOALS = re.compile(
    r"\b(?:results?\s+(?:of|in|for)|achievements?|highlights|what\s+we\s+(?:did|achieved|learn\w*)|how\s+we\s+got|history|background|progress"
    r"|successes|lessons|status|where\s+we\s+(?:are|stand)|today|definitions?|context|challenges?|problems?|non-goals|not\s+(?:a\s+)?(?:goals?|focus|this\s+year)"
    r"|out\s+of\s+scope|risks?|references|links|footnotes|contents|annual\s+results|performance\s+in|last\s+year|asked\s+for|said|answered)\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(
    r"^\W*key results\W*$|^\W*(?:by|until|in)\s[^.]{3,30}\b(?:we|the\s+\w+)\s+(?:will|aims?\s+to|wants?\s+to|commits?\s+to):$"
    r"|^\W*we\s+(?:will|aim\s+to|want\s+to|commit\s+to):$",
    re.IGNORECASE,
)
LIST_ITEM = re.compile(r"^\s*(?:[-*+•▪◦‣–]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Place:
    """``goals``: heading or lead says that goals follow, ``outright`` where the
    lead promises them ("by 2030 we will:", "key results"); ``reports``: that something else does. ``until``: the deadline that
    the lead gives to every item of its list."""

    goals: bool = False
    outright: bool = False
    reports: bool = False
    until: datetime.date | None = None


def place_of(sentence: Sentence, page: Page, written: datetime.date | None) -> Place:
    """What heading and lead say of a sentence; the lead, being nearer, counts first. Only list items have a lead."""
    heading = page.heading.split(" > ")[-1]
    item = bool(LIST_ITEM.match(sentence.text))
    lead = _lead(page.text, sentence.start) if item else ""
    for said in filter(None, (lead, heading)):
        if _reports(said):
            return Place(reports=True)
        if _announces(said):
            led = said == lead
            days = horizons(lead, written) if led else []
            until = days[-1].day if days else None
            return Place(goals=item, outright=led and bool(_OUTRIGHT.search(lead)), until=until)
    return Place()


@lru_cache(maxsize=16)  # one heading or lead stands over many sentences
def _reports(said: str) -> bool:
    return bool(_NO_GOALS.search(said))


@lru_cache(maxsize=16)
def _announces(said: str) -> bool:
    return bool(_GOALS.search(said))


def _lead(text: str, start: int) -> str:
    """The last line above a list that is no item of it."""
    lines = _lines(text)
    above, lead = lines[bisect(lines, start, key=itemgetter(0)) - 1]
    before = text[above:start].strip()
    return before if before and not LIST_ITEM.match(before) else lead


@lru_cache(maxsize=1)  # a list may be as long as its page
def _lines(text: str) -> list[tuple[int, str]]:
    """Where each line starts, and the last line above it that is no list item."""
    found: list[tuple[int, str]] = []
    start, lead = 0, ""
    for line in text.split("\n"):
        found.append((start, lead))
        start += len(line) + 1
        stripped = line.strip()
        lead = stripped if stripped and not LIST_ITEM.match(stripped) else lead
    return found
