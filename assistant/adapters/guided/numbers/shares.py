"""Parts of a whole: "three quarters of", "a third", "nine of ten", "11 of the 31", "every fourth"."""

from dataclasses import dataclass

from assistant.adapters.guided.numbers.numerals import Numeral, numeral_at
from assistant.adapters.guided.text.lexicon import DENOMINATORS, DURATIONS, EVERY
from assistant.adapters.guided.text.tokens import Token

_DETERMINERS = frozenset("the our my their your his her its these those all every each".split())
_AFTER_HALF = frozenset(
    "of the our my their them your these those all is are was were that have has had do does did will would "
    "can could and or at in on by , . ; : ! ? ) than to".split()
)
_AFTER_THIRD = _AFTER_HALF | frozenset(
    "less more fewer higher lower faster slower longer never always still only leave left use used say said".split()
)
_BEFORE_PERIOD = frozenset(
    "a per each every in this next last first second third fourth once twice times past the for half".split()
)


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent over tokens ``first`` to ``after``; ``part`` and ``whole`` where both were counted."""

    percent: float
    first: int
    after: int
    part: Numeral | None = None
    whole: Numeral | None = None


def share_at(run: list[Token], i: int) -> Share | None:
    """The share that starts at token ``i``, or None."""
    return _every(run, i) or _half(run, i) or _fraction(run, i) or _part_of(run, i)


def _low(run: list[Token], i: int) -> str:
    return run[i].low if 0 <= i < len(run) else "."


def _every(run: list[Token], i: int) -> Share | None:
    if _low(run, i) != "every":
        return None
    n = EVERY.get(_low(run, i + 1))
    if (
        n is None
        or _low(run, i + 2) in DURATIONS
        or _low(run, i + 2) in ("monday", "friday", "time", "summer", "winter")
    ):
        return None
    return Share(100 / n, i, i + 2)


def _half(run: list[Token], i: int) -> Share | None:
    if _low(run, i) != "half" or _low(run, i - 1) in ("and", "first", "second", "other", "-"):
        return None
    follows = _low(run, i + 1)
    if follows not in _AFTER_HALF or (follows in ("a", "an") and _low(run, i + 2) in DURATIONS):
        return None
    first = i - 1 if _low(run, i - 1) in ("a", "one") else i
    return Share(50, first, i + 1)


def _fraction(run: list[Token], i: int) -> Share | None:
    """ "a third", "two thirds", "three-quarters", "3/4 of" """
    j = i + 1
    if _low(run, i) in ("a", "one"):
        top = 1.0
    else:
        number = numeral_at(run, i)
        if number is None or number.value not in range(1, 20):
            return _slashed(run, i)
        top, j = number.value, number.after
    if _low(run, j) == "-":
        j += 1
    word = _low(run, j)
    bottom = DENOMINATORS.get(word)
    if not bottom or top >= bottom or (top == 1) == word.endswith("s") or word in ("half", "halves"):
        return None
    return None if _is_period(run, i, j, word) else Share(round(100 * top / bottom, 1), i, j + 1)


def _is_period(run: list[Token], i: int, j: int, word: str) -> bool:
    """ "a quarter" and "a third" may be a period or an ordinal ("once a quarter", "a third party")."""
    if word.startswith("quarter") and (_low(run, i - 1) in _BEFORE_PERIOD or run[max(0, i - 1)].kind == "digits"):
        return True
    return not word.endswith("s") and _low(run, j + 1) not in _AFTER_THIRD


def _slashed(run: list[Token], i: int) -> Share | None:
    if [t.kind for t in run[i : i + 3]] != ["digits", "sign", "digits"] or run[i + 1].text != "/":
        return None
    top, bottom = run[i].text, run[i + 2].text
    if not (top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom) <= 10 and _low(run, i + 3) == "of"):
        return None
    return Share(round(100 * int(top) / int(bottom), 1), i, i + 3)


def _part_of(run: list[Token], i: int) -> Share | None:
    """ "nine of ten", "4 out of 5", "11 of the 31", "one in three" """
    part = numeral_at(run, i)
    if part is None:
        return None
    countable = _low(run, part.after) not in DURATIONS and _low(run, part.after) not in (",", ".", ";", ":", "(", "and")
    noun = countable and (
        (_low(run, part.after + 1) == "in" and (part.value == 1 or _low(run, part.after).endswith("s")))
        or (_low(run, part.after + 1), _low(run, part.after + 2)) == ("out", "of")
    )  # "one nurse in three", "six parts in ten", "71 calls out of 100"
    link, j = _low(run, part.after + noun), part.after + noun + 1
    if link == "out" and _low(run, j) == "of":
        j += 1 + (_low(run, j + 1) == "every")
    elif link not in ("of", "in"):
        return None
    if _low(run, j) in _DETERMINERS and link != "in":
        j += 1
    whole = numeral_at(run, j) if j < len(run) else None
    if whole is None or not _plausible(run, link, part, whole):
        return None
    return Share(round(100 * part.value / whole.value, 1), i, whole.after, part, whole)


def _plausible(run: list[Token], link: str, part: Numeral, whole: Numeral) -> bool:
    if not 0 < part.value < whole.value or part.scale != whole.scale:
        return False
    if part.value > 1 and part.after + 1 < whole.first and link == "in" and whole.value not in (10, 100, 1000):
        return False  # "40 boats in 3 bays"
    if part.value != int(part.value):  # "4.6 out of 5" is a mark
        return False
    if link == "in":  # "one in three", but not "4 in 2026" or "2 in 6 weeks"
        return (
            whole.value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000)
            and _low(run, whole.after) not in DURATIONS
        )
    return True
