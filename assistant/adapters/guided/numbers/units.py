"""What a number counts: percent, money, people, time or any other noun, and what it is counted by."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.adapters.guided.numbers.numerals import numeral_at
from assistant.adapters.guided.text.lexicon import (
    CURRENCY_CODES,
    CURRENCY_NAMES,
    CURRENCY_SIGNS,
    DURATIONS,
    IRREGULAR,
    PERIOD_ADVERBS,
    PSEUDO_PLURALS,
    STOPPERS,
)
from assistant.adapters.guided.text.tokens import Token
from assistant.domain.brief.quantities import Kind
from assistant.domain.text.people_words import NOT_PEOPLE, PEOPLE

_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "eer", "man", "woman")
_GROUPS = frozenset(("crews", "heads", "hands", "leads"))
_LEADS = [["shift"], ["team"], ["project"], ["line"], ["squad"], ["store"], ["tech"], ["group"], ["practice"]]
_SYMBOLS = frozenset("kg g t km m cm mm l ml kwh mwh mw gb tb sqm ha rpm degree nps".split())
_REACH = 5  # words between a number and its noun: "14 newly hired production line leaders"


@dataclass(frozen=True, slots=True)
class Measured:
    """Kind, unit and base of a number; ``after`` is the first token behind all of it."""

    kind: Kind
    unit: str
    per: str
    after: int


def measured(run: list[Token], i: int, currency: str = "") -> Measured:
    """What the number that ends before token ``i`` counts."""
    kind, unit, after = _unit(run, i, currency)
    per, end = base_at(run, after)
    return Measured(kind, unit, per, end)


def currency_before(run: list[Token], i: int) -> tuple[str, int]:
    """Currency sign or code in front of token ``i``, and the token it starts at."""
    if not i:
        return "", i
    text = run[i - 1].text
    if text in CURRENCY_SIGNS:
        prefixed = text == "$" and i > 1 and run[i - 2].text in ("US", "AU", "A", "NZ", "CA", "S", "HK", "R")
        code = {"AU": "AUD", "A": "AUD", "NZ": "NZD", "CA": "CAD", "S": "SGD", "HK": "HKD", "R": "BRL"}
        return (code.get(run[i - 2].text, "USD"), i - 2) if prefixed else (CURRENCY_SIGNS[text], i - 1)
    if text in CURRENCY_CODES:
        return text, i - 1
    if text in ("R", "Rs") and (run[i].glued or text == "Rs" or run[i].kind == "digits"):
        return ("ZAR" if text == "R" else "INR"), i - 1
    if run[i - 1].low in ("euro", "eur", "kr"):
        return CURRENCY_NAMES[run[i - 1].low], i - 1
    return "", i


def _low(run: list[Token], i: int) -> str:
    return run[i].low if 0 <= i < len(run) else ""


def _unit(run: list[Token], i: int, currency: str) -> tuple[Kind, str, int]:
    if currency:
        return Kind.MONEY, currency, i
    if _low(run, i) == "-" and i + 1 < len(run) and run[i].glued and run[i + 1].glued and run[i + 1].kind == "word":
        i += 1  # "12-week"
    if share := _percent(run, i):
        return Kind.PERCENT, *share
    if money := _money(run, i):
        return Kind.MONEY, *money
    return _noun(run, i)


def _percent(run: list[Token], i: int) -> tuple[str, int] | None:
    word = _low(run, i)
    if word in ("%", "percent", "pct", "procent", "prozent", "percents"):
        points = _low(run, i + 1) in ("point", "points")
        return "point" if points else "%", i + 1 + points
    if word == "per" and _low(run, i + 1) == "cent":
        return "%", i + 2
    if word == "percentage" and _low(run, i + 1) in ("point", "points"):
        return "point", i + 2
    return ("point", i + 1) if word in ("point", "points", "pp", "pts") else None


def _money(run: list[Token], i: int) -> tuple[str, int] | None:
    if i >= len(run):
        return None
    text = run[i].text
    if text in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[text], i + 1
    if text in CURRENCY_CODES:
        return text, i + 1
    if run[i].low in ("us", "australian", "canadian") and _low(run, i + 1) in ("dollar", "dollars"):
        return {"us": "USD", "australian": "AUD", "canadian": "CAD"}[run[i].low], i + 2
    return (CURRENCY_NAMES[run[i].low], i + 1) if run[i].low in CURRENCY_NAMES else None


def _noun(run: list[Token], i: int) -> tuple[Kind, str, int]:
    j = i
    if _low(run, j) in (
        "of",
        "more",
        "new",
        "fewer",
        "full",
        "whole",
        "working",
        "different",
        "extra",
        "other",
        "lost",
        "paid",
    ):
        article = _low(run, j) == "of" and _low(run, j + 1) in ("our", "my", "the", "their", "these", "those")
        j += 1 + article
    if _low(run, j) in DURATIONS and not _compound(run, j):
        return Kind.DURATION, DURATIONS[_low(run, j)], j + 1
    words = _phrase(run, j)
    head = _head(words)
    if head is None and len(words) == 1 and not words[0].endswith("ed") and _in_a_period(run, j + 1):
        head = 0  # "310000 cover in one year": who drops the plural still counts
    if head is None:
        return (Kind.PEOPLE, "person", i) if _low(run, i) in ("who", "whom") else (Kind.COUNT, "", i)
    if words[head] in DURATIONS:
        return Kind.DURATION, DURATIONS[words[head]], j + head + 1
    noun = singular(words[head])
    led = words[head] == "leads" and words[head - 1 : head] in _LEADS
    people = led or ((is_person(noun) or words[head] in PEOPLE) and words[head] not in _GROUPS)
    return Kind.PEOPLE if people else Kind.COUNT, noun, j + head + 1


def _in_a_period(run: list[Token], j: int) -> bool:
    j += _low(run, j) in ("in", "within")
    return _low(run, j) in ("a", "an", "one", "per", "each", "every") and _low(run, j + 1) in DURATIONS


def _compound(run: list[Token], j: int) -> bool:
    """ "40 hour contracts" counts contracts, "40 hours" counts hours."""
    following = _low(run, j + 1)
    return (
        not _low(run, j).endswith("s")
        and following.endswith("s")
        and following not in STOPPERS
        and following not in DURATIONS
        and len(following) > 3
    )


def _phrase(run: list[Token], j: int) -> list[str]:
    words: list[str] = []
    while j < len(run) and len(words) < _REACH:
        token = run[j]
        if token.kind != "word" or token.low in STOPPERS:
            break
        words.append(token.low)
        j += 1
        if j < len(run) and run[j].text == "-" and run[j].glued:
            break
    return words


def _head(words: list[str]) -> int | None:
    """The noun of a phrase: its first plural, else its first person, else a unit symbol. A lone singular word is
    more often a verb ("14 joined")."""
    tests: tuple[Callable[[int], bool], ...] = (
        lambda i: words[i] in IRREGULAR or _ends_phrase(words, i),
        lambda i: is_person(words[i]),
        lambda i: words[i] in _SYMBOLS,
    )
    return next((i for test in tests for i in range(len(words)) if test(i)), None)


def _ends_phrase(words: list[str], i: int) -> bool:
    """A plural that no other plural follows: "leaders", but not the "systems" of "systems engineers"."""
    return _plural(words[i]) and not (
        i + 1 < len(words) and _plural(words[i + 1]) and not is_person(singular(words[i]))
    )


def _plural(word: str) -> bool:
    return (
        word.endswith("s")
        and not word.endswith("ss")
        and len(word) > 3
        and word not in PSEUDO_PLURALS
        and not word.endswith("'s")
    )


def singular(word: str) -> str:
    """The singular of an English noun, by rule."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if not _plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The plural of a regular English noun."""
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def is_person(noun: str) -> bool:
    """True where a singular noun names people: by list, else by its ending."""
    if noun in PEOPLE:
        return True
    return (
        noun.endswith(_PEOPLE_ENDINGS)
        and noun not in NOT_PEOPLE
        and len(noun) > 4
        and not noun.endswith(("tion", "sion"))
    )


def base_at(run: list[Token], i: int) -> tuple[str, int]:
    """ "a week", "per user per month", "each", "per 1,000 doses", "/h" """
    word, following = _low(run, i), _low(run, i + 1)
    if word in PERIOD_ADVERBS:
        return PERIOD_ADVERBS[word], i + 1
    if word in ("each", "apiece") and (following not in DURATIONS):
        return "each", i + 1
    if (
        word in ("a", "an", "each", "every", "per", "/")
        and following in DURATIONS
        and len(following) + (word == "per") > 1
    ):
        return _chained(run, DURATIONS[following], i + 2)
    if word in ("a", "per") and following in ("head", "piece", "shift", "unit", "annum", "capita", "go", "time"):
        return _chained(run, "year" if following == "annum" else following, i + 2)
    if word == "per" or (word in ("for", "on", "in") and following in ("every", "each")):
        return _per_noun(run, i + 1 + (word != "per"))
    return "", i


def _per_noun(run: list[Token], i: int) -> tuple[str, int]:
    number = numeral_at(run, i) if i < len(run) else None
    j = number.after if number else i
    words = _phrase(run, j)[:2]
    if number:
        noun = words[:1] if words and _plural(words[0]) else words
        amount = "".join(t.text for t in run[number.first : number.after])
        return " ".join((amount, *noun)), j + len(noun)
    if not words:
        return "", i if i == 0 else i - 1
    return _chained(run, words[0], j + 1)


def _chained(run: list[Token], per: str, i: int) -> tuple[str, int]:
    more, after = base_at(run, i) if _low(run, i) in ("per", "a", "an", "each", "/") else ("", i)
    return (f"{per} per {more}", after) if more else (per, i)
