"""How long the course that was asked for keeps each person away from work."""

import re
from typing import NamedTuple

from assistant.domain.brief.quantities import Kind
from assistant.domain.brief.shapes import Origin, Source
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.drafting import clauses, naming
from assistant.domain.proposal.drafting.case import Case
from assistant.domain.slots import Slot

_WORDS = "one two three four five six seven eight nine ten".split()
_LENGTH = re.compile(
    rf"(?<![\d.,])\b(?P<n>half an?|half|an?|\d{{1,2}}(?:\.\d)?|{'|'.join(_WORDS)})[ -](?:(?:full|whole|entire|working)[ -])?"
    r"(?P<unit>half[ -]day|day|hour|morning|afternoon|week)s?\b"
    r"(?!['’]?s? (?:ago|later|before|earlier|late|notice|old|time\b|a week))",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:in|within|after|every|last|next|past|per|until|each|lost?|loses?|takes?|took|of|than|by|the first|the last)"
    r" (?:(?:about|around|at least|the|some) )?$",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(r"\b(?:instruction|schooling|lecture|teaching)\b", re.IGNORECASE)
_PERIODS = ("day", "week", "month", "quarter", "year")
_DAYS = {"day": 1.0, "half day": 0.5, "morning": 0.5, "afternoon": 0.5, "week": 5.0}
_FRAGMENT = (
    8  # words of a sentence without a course in it that still goes on about the one before: "Two days, this month."
)


class Length(NamedTuple):
    """The length for each person, in working days or hours."""

    amount: Amount
    unit: str


def asked_length(case: Case) -> Length | None:
    """The length told in the answer on the request, else in the first message; None where neither tells one."""
    for fact in case.brief.of(Slot.REQUESTED_SOLUTION):
        for told in fact.quantities:
            if told.kind is Kind.DURATION and told.unit in ("day", "hour") and told.per not in _PERIODS:
                return Length(number(f"{told.unit}s for each", told.value, fact.source), told.unit)
    named = False
    for sentence in clauses.pieces(case.interview.opening):
        of_course = bool(naming.form_in(sentence) or _INSTRUCTION.search(sentence))
        goes_on = named and len(sentence.split()) <= _FRAGMENT
        if (of_course or goes_on) and (found := _in_sentence(sentence)):
            return found
        named = named or of_course
    return None


def _in_sentence(sentence: str) -> Length | None:
    told = (match for match in _LENGTH.finditer(sentence) if not _OTHER_TIME.search(sentence[: match.start()]))
    match = next(told, None)
    if match is None:
        return None
    said, unit = match["n"].casefold(), match["unit"].casefold().replace("-", " ")
    count = 0.5 if said.startswith("half") else 1.0 if said in ("a", "an", "one") else 0.0
    source = Source(origin=Origin.TURN, ref="1", quote=sentence)
    counted = constant(count, f"as asked for: {match[0]}") if count else number("asked for", _count(said), source)
    if unit == "hour":
        return Length(counted, "hour")
    each = _DAYS[unit]
    return Length(counted if each == 1 else counted * constant(each, f"working days in a {unit}"), "day")


def _count(said: str) -> float:
    return float(_WORDS.index(said) + 1) if said in _WORDS else float(said)
