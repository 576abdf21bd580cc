"""The start of something new in a text: go-live, launch, opening, the day on which it comes, and that it has not come yet."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.text import spans
from assistant.domain.text.people_words import PEOPLE
from assistant.domain.text.sentences import sentences

LONGEST = 400  # days ahead
START = r"(?:go(?:es|ing)?[- ]live|launch|opening|roll-?out|cut-?over|switch-?over|take-?off|start of (?:the )?\w+)"
_BEGIN = rf"\b(?:{START}|launche[sd]|opens|starts? (?:up|selling|running))\b"
BEGINS = re.compile(rf"{_BEGIN}[^.;\d]{{0,25}}$", re.IGNORECASE)  # stands right before the day
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in spans.MONTHS.lower().split("|"))
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"\b\.?(?:,?\s+(?P<y>20\d\d))?",
    re.IGNORECASE,
)
_SOON = re.compile(
    rf"{_BEGIN}[^.;]{{0,25}}?\b(?:in|within) (?:an?|a few|\d+|two|three|four|five|six|eight|ten|twelve) (?:day|week|month)s?\b"
    rf"|{_BEGIN}[^.;\d]{{0,25}}?\bnext (?:week|month|quarter|year|spring|summer|autumn|winter)\b"
    rf"|{_BEGIN}[^.;\d]{{0,10}}\bin (?:{_MONTH}|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|went|did|since|after|last)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:does|do)(?: not|n['’]t) exist yet\b"
    r"|(?:\bnot|n['’]t) yet (?:\w+ )?(?:open|opened|live|launched|in use|on the market|exist)\b"
    r"|(?:\bnot|n['’]t) (?:\w+ )?(?:open|opened|live|launched|in use|on the market)\b[^.;!?]{0,15}\byet\b"
    r"|\b(?:nobody|no one|none of (?:them|us)|none of (?:the|our|my) \w+)\b[^.;!?]{0,30}\bha(?:s|ve)\b(?: ever| yet)? "
    r"(?:seen|used|sold|handled|driven|flown|run|operated|worked (?:with|on|in))\b[^.;!?]{0,20}\bnew\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\bnew (?P<thing>(?:[a-z-]+ ){0,2}[a-z-]+) (?:starts?|begins?|comes?|arrives?|replaces?|is introduced|from|as of)\b",
    re.IGNORECASE,
)
# What is new and changes no work, and what only joins names of things ("contract with the mill").
_NO_WORK = PEOPLE | frozenset("contract agreement budget year season quarter term with of for in at on to".split())
# Not the work starts then, but what prepares for it.
_LEARNING = re.compile(
    rf"\b(?:course|training|academy|programme|program|workshop|e-?learning|module)s?\s+{START}"
    rf"|{START}\s+of\s+(?:(?:the|our|this)\s+)?(?:\w+\s+)?(?:course|training|academy|programme|program|workshop|e-?learning|module)",
    re.IGNORECASE,
)


def days(text: str, today: date) -> Iterator[tuple[int, date]]:
    """The days to come that are named in a text, each with its place."""
    for match in _DAY.finditer(text):
        day = _day(match, today)
        if day and 0 < (day - today).days <= LONGEST:
            yield match.start(), day


def lies_ahead(text: str, today: date) -> bool:
    """True where a text says that something new begins on a day to come, or that it is not there yet."""
    told = (sentence.text for sentence in sentences(spans.without_quotations(text)))
    return any(_starts_later(sentence, today) for sentence in told if not _LEARNING.search(sentence))


def _starts_later(sentence: str, today: date) -> bool:
    if _NOT_YET.search(sentence):
        return True
    places = [at for at, _ in days(sentence, today)]
    if any(BEGINS.search(sentence[:at]) for at in places) or (places and _new_thing(sentence)):
        return True
    return bool(_SOON.search(sentence) and not _PAST.search(sentence))


def _new_thing(sentence: str) -> bool:
    """True for "our new line starts", and not for "the new colleagues start": what they join is done already."""
    found = _NEW.search(sentence)
    return bool(found) and not any(word.rstrip("s") in _NO_WORK for word in found["thing"].casefold().split())


def _day(match: re.Match[str], today: date) -> date | None:
    """The day that is meant; without a year the next one."""
    month = spans.month_of((match["m1"] or match["m2"]).casefold())
    number, year = int(match["d1"] or match["d2"]), int(match["y"] or today.year)
    try:
        day = date(year, month, number)
        return day if match["y"] or day >= today else date(year + 1, month, number)
    except ValueError:
        return None
