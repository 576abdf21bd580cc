"""Bare numbers in digits and words: "1,040", "1.2 million", "sixteen", "two and a half", "half a dozen"."""

from dataclasses import dataclass

from assistant.adapters.guided.text.lexicon import CURRENCY_CODES, CURRENCY_SIGNS, DENOMINATORS, SCALES, SMALL, TENS
from assistant.adapters.guided.text.tokens import Token, amount

_GLUED_UNITS = frozenset(
    "k m bn mn mio mln h hr hrs min mins sec secs wk wks yr yrs pct pp ppl pc kg g t km cm mm kwh mwh mw "
    "gb tb x eur usd gbp chf".split()
)
_ATTACHED_SCALES = ("k", "bn", "mn", "mio", "mln", "m")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over tokens ``first`` to ``after`` (exclusive). ``scale`` is the factor of a "k" or "million" in it."""

    value: float
    first: int
    after: int
    scale: float = 1.0
    words: bool = False


def numeral_at(run: list[Token], i: int) -> Numeral | None:
    """The longest number that starts at token ``i``, or None."""
    token = run[i]
    found = _digits(run, i) if token.kind == "digits" else _words(run, i) if token.kind == "word" else None
    return _with_fraction(run, found) if found else None


def _digits(run: list[Token], i: int) -> Numeral | None:
    token = run[i]
    if not _free_standing(run, i):
        return None
    value = amount(token.text)
    if i + 1 < len(run):
        following = run[i + 1]
        scale = SCALES.get(following.low.rstrip("s")) or _short_scale(run, i)
        attached = (
            following.glued and following.low in _ATTACHED_SCALES and (following.low != "m" or _money_near(run, i))
        )
        if attached or (scale and (following.low != "k" or _money_near(run, i))):
            factor = scale or 1e6
            return Numeral(_decimal(token.text, value) * factor, i, i + 2, factor)
    return Numeral(value, i, i + 1)


def _short_scale(run: list[Token], i: int) -> float | None:
    """The "k" or "m" behind an amount of money: "15 k€", "EUR 3 m"."""
    factor = {"k": 1e3, "m": 1e6}.get(run[i + 1].low)
    return factor if factor and _money_near(run, i) else None


def _decimal(text: str, value: float) -> float:
    """Before "million" a dot is always a decimal point: 1.125 million."""
    return float(text.replace(",", ".")) if text.count(".") + text.count(",") == 1 and value >= 1000 else value


def _money_near(run: list[Token], i: int) -> bool:
    before = run[i - 1].text if i else "-"
    after = run[i + 2].low if i + 2 < len(run) else "-"
    return (
        before in CURRENCY_SIGNS
        or before in CURRENCY_CODES
        or before == "R"
        or after in "€$£"
        or after[:3] in ("eur", "usd", "gbp", "dol", "pou", "chf", "zar")
    )


def _free_standing(run: list[Token], i: int) -> bool:
    """False for digits inside a name or code: Q4, A380, 24/7, 3D, 2nd, COVID-19."""
    if i and run[i].glued:
        before = run[i - 1]
        if (before.kind == "word" and before.text != "R") or before.text in "_#@/:.,'’\\":
            return False
        if (
            before.text == "-"
            and i > 1
            and before.glued
            and run[i - 2].kind == "word"
            and run[i - 2].low not in TENS | SMALL
        ):
            return False
    if i + 1 < len(run) and run[i + 1].glued:
        after = run[i + 1]
        return not (
            (after.kind == "word" and after.low not in _GLUED_UNITS)
            or (after.text in "/:_@" and i + 2 < len(run) and run[i + 2].glued and run[i + 2].kind == "digits")
        )
    return not (run[i].text.startswith("0") and len(run[i].text) > 1 and run[i].text.isdigit())


def _words(run: list[Token], i: int) -> Numeral | None:
    low = run[i].low
    after_article = _next_word(run, i)
    if (
        low == "half"
        and after_article in ("a", "an")
        and _low(run, i + 2) in ("dozen", "million", "thousand", "hundred")
    ):
        base = 12 if _low(run, i + 2) == "dozen" else SCALES[_low(run, i + 2)]
        return Numeral(base / 2, i, i + 3, words=True)
    if low in ("a", "an"):
        return _after_article(run, i, after_article)
    if low in SMALL or low in TENS:
        return _spelled(run, i)
    return None


def _after_article(run: list[Token], i: int, word: str) -> Numeral | None:
    if word == "dozen":
        return Numeral(12, i, i + 2, words=True)
    if word == "couple":
        return Numeral(2, i, i + (3 if _low(run, i + 2) == "of" else 2), words=True)
    if word in ("hundred", "thousand", "million", "billion"):
        return _spelled(run, i)
    return None


def _spelled(run: list[Token], i: int) -> Numeral:
    """English number words: total of thousands and millions, plus the part below."""
    total, part, j = 0.0, 0.0, i
    previous = ""
    while j < len(run):
        word = run[j].low
        if word in ("a", "an") and j == i:
            part = 1
        elif word in SMALL and previous not in ("small", "and-small") and not (SMALL[word] > 9 and previous == "tens"):
            part, previous = part + SMALL[word], "small"
        elif word in TENS and previous in ("", "hundred", "scale"):
            part, previous = part + TENS[word], "tens"
        elif word == "hundred" and previous != "hundred":
            part, previous = (part or 1) * 100, "hundred"
        elif word in ("thousand", "grand", "million", "billion", "lakh", "crore"):
            total, part, previous = total + (part or 1) * SCALES[word], 0.0, "scale"
        elif word == "dozen" and j > i:
            return Numeral(total + part * 12, i, j + 1, words=True)
        elif not (_joins(run, j, previous) or (word == "-" and previous == "tens" and _low(run, j + 1) in SMALL)):
            break
        j += 1
    return Numeral(total + part, i, j, words=True)


def _joins(run: list[Token], j: int, previous: str) -> bool:
    following = _low(run, j + 1)
    return run[j].low == "and" and previous in ("hundred", "scale") and (following in SMALL or following in TENS)


def _with_fraction(run: list[Token], found: Numeral) -> Numeral:
    """ "two and a half", "six point eight", "four and three quarters" """
    j = found.after
    rest = [_low(run, j + k) for k in range(4)]
    if rest[0] == "and" and rest[1] in ("a", "an", "one") and rest[2] in ("half", "quarter", "third"):
        return Numeral(found.value + 1 / DENOMINATORS[rest[2]], found.first, j + 3, words=found.words)
    if rest[0] == "and" and rest[1] == "three" and rest[2] == "quarters":
        return Numeral(found.value + 0.75, found.first, j + 3, words=found.words)
    if found.words and rest[0] == "point" and rest[1] in SMALL and SMALL[rest[1]] < 10:
        second = SMALL.get(rest[2], 10)
        tail = SMALL[rest[1]] / 10 + (second / 100 if second < 10 else 0)
        return Numeral(found.value + tail, found.first, j + (3 if second < 10 else 2), words=True)
    return found


def _low(run: list[Token], i: int) -> str:
    return run[i].low if 0 <= i < len(run) else ""


def _next_word(run: list[Token], i: int) -> str:
    return _low(run, i + 1)
