"""Times of work written in hours and minutes: "1h30", "3 h 20", "2 hours 15 minutes", "an hour and a half"."""

from dataclasses import dataclass

from assistant.adapters.guided.numbers.numerals import Numeral, numeral_at
from assistant.adapters.guided.text.lexicon import DENOMINATORS, DURATIONS
from assistant.adapters.guided.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Clock:
    """So many hours, over the tokens up to ``after``."""

    hours: float
    after: int


def clock_at(run: list[Token], i: int) -> Clock | None:
    """The time that starts at token ``i`` and is told in more than one unit, or None."""
    whole, after = _hours(run, i)
    if whole is None:
        return None
    if rest := _fraction(run, after):
        return Clock(whole + rest, after + 3)
    minutes = _minutes(run, after)
    return Clock(round(whole + minutes.value / 60, 2), minutes.after) if minutes else None


def _low(run: list[Token], i: int) -> str:
    return run[i].low if 0 <= i < len(run) else ""


def _hours(run: list[Token], i: int) -> tuple[float | None, int]:
    """The count of hours and the token behind the word for them; "1h30" is written without blanks."""
    if _low(run, i) in ("a", "an") and _low(run, i + 1) == "hour":
        return 1.0, i + 2
    number = _count(run, i)
    if number is None or DURATIONS.get(_low(run, number.after)) != "hour":
        return None, i
    return number.value, number.after + 1


def _count(run: list[Token], i: int) -> Numeral | None:
    """A number; one glued to the "h" of "1h30" is no free-standing numeral and is read by itself."""
    glued = i + 2 < len(run) and run[i].text.isdigit() and run[i + 1].low == "h" and run[i + 1].glued
    if glued and (not i or not run[i].glued):
        return Numeral(float(run[i].text), i, i + 1)
    return numeral_at(run, i) if i < len(run) else None


def _fraction(run: list[Token], i: int) -> float:
    """ "and a half" behind the hours"""
    if _low(run, i) == "and" and _low(run, i + 1) in ("a", "one") and _low(run, i + 2) in ("half", "quarter"):
        return 1 / DENOMINATORS[_low(run, i + 2)]
    return 0.0


def _minutes(run: list[Token], i: int) -> Numeral | None:
    """The minutes behind the hours, with or without their word; "3h 20" needs no word, "3 hours 20" does."""
    j = i + (_low(run, i) == "and")
    if j >= len(run) or run[j].kind != "digits" or not run[j].text.isdigit() or int(run[j].text) >= 60:
        return None
    named = DURATIONS.get(_low(run, j + 1)) == "minute"
    short = _low(run, i - 1) == "h" and j == i and len(run[j].text) <= 2
    bare = _low(run, j + 1) in ("", ".", ",", ";", ")", "on", "per", "now", "at") or run[j].glued
    if not (named or (short and bare)):
        return None
    return Numeral(float(run[j].text), j, j + 1 + named)
