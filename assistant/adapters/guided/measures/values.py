"""Which numbers of a sentence can be the value of a measure at all."""

import re
from collections.abc import Sequence

from assistant.adapters.guided.measures.places import dated
from assistant.adapters.guided.text.lexicon import PLACES
from assistant.domain.brief.counting import fits
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading
from assistant.domain.brief.shapes import Measure
from assistant.domain.text.spans import MONTHS
from assistant.domain.text.starts import START

_ABOUT = frozenset("number figure thing measure kpi metric indicator value".split())  # "two numbers: ..."
Terms = tuple[Kind, str, str]
"""What a value is counted in: its kind, its unit, and by what."""

_BARE: Terms = (Kind.COUNT, "", "")
_BY_NAME = 2  # how well a number fits that is counted in the name of a measure, see fits()
_SPAN = re.compile(
    r"\b(?:last|past|first|next|previous|coming|for|during|since|every|average of|is in|are in|in (?:the|these))\s+"
    r"(?:the\s+|our\s+)?(?:(?:last|past|first|next|previous)\s+)?$",
    re.I,
)
# Behind these words a number tells which one is meant, or how many cases: "day 1", "annex 3", "the last two launches".
_LABELS = re.compile(
    r"(?:^|,\s*|\b(?:in|by|before|after|from|until|till|on|at|of|and|or|to|for|since)\s+)"
    r"(?:day|week|month|phase|step|stage|wave|round|version|page|line|shift|chapter|article|section|annex|item|gate|dock|hall|bay"
    r"|room|floor|group|team|unit|plant|site|store)\s+$",
    re.I,
)
_CASES = re.compile(r"\b(?:last|past|previous|earlier|prior|former)\s+$", re.I)
_OF_WHOLE = re.compile(
    r"(?:\d|\b(?:zero|none|nil|one|two|three|four|five|six|seven|eight|nine|ten))\s+(?:out )?of (?:the |all )?$", re.I
)
_OF_THEM = re.compile(
    r"\s*(?:of|among) (?:them|us|those|these|my|our|the)\b|\s*from (?:my|our|the|(?P<place>(?-i:[A-Z])\w+))\b", re.I
)
_ATTRIBUTE = re.compile(r"[a-z\d]-(?:second|minute|hour|day|week|month|year|page|person|metre|meter)\b(?:-\w+)?$", re.I)
_CHANGE = re.compile(
    r"\b(?:f[ae]ll|fallen|rose|risen|went (?:up|down)|dropp\w*|improv\w*|slipp\w*)\s+by\s+(?:about\s+|only\s+)?$", re.I
)


def may_be_value(text: str, quantity: Quantity) -> bool:
    """False for head-counts, places, spans of time that only date something ("the last three months"), bases ("of 215"),
    counts out of a group ("six of them"), attributes ("a two-day visit"), labels ("day 1"), numbers of cases ("the last two
    launches") and mere changes ("fell by two points")."""
    before, after = text[: quantity.start], text[quantity.start + len(quantity.text) :]
    if (
        exclaimed(text, quantity)
        or quantity.kind is Kind.PEOPLE
        or quantity.unit in PLACES | _ABOUT
        or _ATTRIBUTE.search(quantity.text)
    ):
        return False
    if quantity.kind is Kind.DURATION and _SPAN.search(before):
        return False
    counted = quantity.bare
    if (counted and quantity.value == int(quantity.value) and _LABELS.search(before)) or (
        quantity.kind is Kind.COUNT and _CASES.search(before)
    ):
        return False
    return not (_OF_WHOLE.search(before) or (counted and _out_of_a_group(after)) or _CHANGE.search(before))


def _out_of_a_group(after: str) -> bool:
    """True for "six of them" and "five from Lyon", but not for "14 from January"."""
    found = _OF_THEM.match(after)
    return bool(found) and not dated(found["place"] or "")


def exclaimed(text: str, quantity: Quantity) -> bool:
    """True for a share in words that is cried out rather than counted: "Half of them never come back!" """
    in_words = quantity.kind is Kind.PERCENT and not any(c.isdigit() for c in quantity.text)
    return in_words and text.rstrip().endswith("!")


_NOW = re.compile(r"\b(?:now|today|currently|at the moment|at present|is|are|we have)\b", re.I)
_LONG_AGO = re.compile(
    r"\b(?:before|used to|ago|earlier|previously|formerly|once|until|back then"
    r"|(?:same \w+ )?last (?:year|spring|summer|autumn|winter)|in \d{4})\b",
    re.I,
)


def with_latest(readings: Sequence[MeasureReading]) -> list[MeasureReading]:
    """The readings of an answer on today's value, where "was" tells the latest count: the first such value is today's, unless
    another is said to be."""
    found = list(readings)
    now = any(r.field is MeasureField.BASELINE and _NOW.search(r.quote) for r in found)
    for i, reading in enumerate(found):
        told = [r for r in found[:i] if r.field is MeasureField.BASELINE and r.measure == reading.measure]
        beside = any(r.field is MeasureField.BASELINE and r.quote == reading.quote for r in found)
        weak = reading.field is MeasureField.EARLIER and not _LONG_AGO.search(reading.quote)
        if weak and not (told or now or beside):
            found[i] = reading.model_copy(update={"field": MeasureField.BASELINE})
    return found


_EARLIER_CASE = re.compile(
    r"\b(?:last|past|previous|earlier|prior|former)\s+(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few)\s+)?"
    r"(?P<case>(?!(?:of|but|and|one|ones)\b)[a-z][\w-]*(?:\s+[a-z][\w-]*)?)",
    re.I,
)
_UNMEASURED = re.compile(
    r"(?:\b(?:not|never|nobody|no one)|n['’]t)\b[^.;!?]{0,20}\b(?:measure|count|track|record|know)\w*"
    r"|\bno (?:figure|number|value|data|record)s?\b|\bnothing (?:yet|so far)\b",
    re.I,
)
_STARTED = re.compile(rf"{START}(?:e?s)?|introductions?|releases?", re.I)
_PERIOD = re.compile(
    r"(?:hour|day|night|week|month|quarter|half|year|semester|season|term|spring|summer|autumn|winter|time|shift)s?|\w+day"
    rf"|{MONTHS}",
    re.I,
)


def of_earlier_cases(readings: Sequence[MeasureReading], message: Sequence[str]) -> list[MeasureReading]:
    """The readings in which what earlier cases came to is no value of today: that of an earlier launch never is, that of any
    other earlier case is none where the message denies that there is one of now."""
    denied = any(map(_UNMEASURED.search, message))
    return [
        reading.model_copy(update={"field": MeasureField.EARLIER})
        if reading.field is MeasureField.BASELINE and _of_earlier_case(reading.quote, denied)
        else reading
        for reading in readings
    ]


def _of_earlier_case(text: str, denied: bool) -> bool:
    cases = [match["case"].split() for match in _EARLIER_CASE.finditer(text)]
    return any(
        any(map(_STARTED.fullmatch, case)) or (denied and not any(map(_PERIOD.fullmatch, case))) for case in cases
    )


def in_terms_of_today(readings: Sequence[MeasureReading], measures: Sequence[Measure]) -> list[MeasureReading]:
    """The readings without wanted values that belong to no measure, where another is counted as today's value is: who wants
    "4 per thousand" does not want the "five different answers" of the sentence before."""
    terms = {_terms(m.baseline.quantity) for m in measures if m.baseline and m.baseline.quantity} - {_BARE}
    wanted = [r for r in readings if r.field is MeasureField.TARGET and r.quantity]
    if not any(r.quantity and _terms(r.quantity) in terms for r in wanted):
        return list(readings)
    return [
        r for r in readings if r not in wanted or r.measure or not r.quantity or _is_of_one(r.quantity, terms, measures)
    ]


def _is_of_one(quantity: Quantity, terms: set[Terms], measures: Sequence[Measure]) -> bool:
    return _terms(quantity) in terms or any(fits(measure, quantity) >= _BY_NAME for measure in measures)


def _terms(quantity: Quantity) -> Terms:
    return quantity.kind, quantity.unit, quantity.per


def of_group(amounts: Sequence[Quantity]) -> Quantity | None:
    """A group's value of a measure: a share first, else any other number that counts no people, money or age."""
    others = [
        q
        for q in amounts
        if q.kind not in (Kind.PEOPLE, Kind.MONEY) and not (q.kind is Kind.DURATION and q.unit in ("month", "year"))
    ]
    return next((q for q in others if q.kind is Kind.PERCENT), others[0] if others else None)
