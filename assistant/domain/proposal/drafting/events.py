"""Stated events that a plan has to wait for, such as the day on which devices come: what needs them is not put before."""

import re
from datetime import date
from functools import lru_cache

from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.proposal.drafting import clauses
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.text import spans

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"\b\.?(?:,?\s+(?P<y>20\d\d))?",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:deliver(?:ed|y)?|arriv(?:e|es|ed|al)|installed|handed over|sandbox|test system|in stock)\b[^.;\d]{0,25}$",
    re.IGNORECASE,
)  # stands right before the date
_LONGEST = 400  # days ahead


def awaited(case: Case) -> tuple[date, Source] | None:
    """The last day to come on which something arrives that the work needs, with the words for it."""
    found = [item for number, text in case.messages.items() for item in _in(text, number, case.today)]
    return max(found, key=lambda item: item[0], default=None)


def _in(text: str, number: str, today: date) -> list[tuple[date, Source]]:
    found: list[tuple[date, Source]] = []
    for sentence in clauses.sentences(spans.without_quotations(text)):
        for match in _DAY.finditer(sentence):
            day = _day(match, today) if _COMES.search(sentence[: match.start()]) else None
            if day and 0 < (day - today).days <= _LONGEST and sentence in text:
                found.append((day, Source(origin=Origin.TURN, ref=number, quote=sentence)))
    return found


def _day(match: re.Match[str], today: date) -> date | None:
    """The day that is meant; without a year the next one."""
    month = _month((match["m1"] or match["m2"]).casefold())
    number, year = int(match["d1"] or match["d2"]), int(match["y"] or today.year)
    try:
        day = date(year, month, number)
        return day if match["y"] or day >= today else date(year + 1, month, number)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _month(name: str) -> int:
    return next(i for i, full in enumerate(_MONTHS, start=1) if full.startswith(name[:3]))
