"""What the sources, sums and declared texts of one statement allow it to say."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.brief.shapes import Derived, Source
from assistant.domain.measurement import arithmetic
from assistant.domain.proposal.shapes import Statement
from assistant.domain.text import spans

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PERCENT = re.compile(
    r"%|\b(?:in|of|per) (?:an? |one |every |each )?hundred\b|"
    r"\bp(?:er|ro)\s?[cz]ent|\bpct\b|\bpoints?\b|\b(?:half|third|quarter)s?\b|\bout of\b|\bshare\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[€£$¥₹]|\b(?:eur|euros?|gbp|pounds?|usd|dollars?|chf|francs?|crowns?|kron\w+|yen|rupees?|[A-Z]{3})\b",
    re.IGNORECASE,
)

_CALENDAR = frozenset(
    "christmas easter new year monday tuesday wednesday thursday friday saturday sunday".split()
)  # written with a capital, and nobody's name


@dataclass(frozen=True)
class Backing:
    """``texts`` are what was said or declared; ``figures`` the sums whose working holds; ``days`` the days declared."""

    texts: tuple[str, ...]
    figures: tuple[Derived, ...]
    days: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, statement: Statement, sources: list[Source], holds: Callable[[Source], bool]) -> "Backing":
        """The backing of a statement by those of its sources that were found."""
        figures = tuple(figure for figure in statement.figures if _sound(figure, holds))
        texts = (*(source.quote for source in sources), *statement.ours)
        labels = (*(figure.label for figure in figures), *(figure.unit for figure in figures))
        words = frozenset(word.casefold() for text in (*texts, *labels) for word in _parts(text))
        days = frozenset(f"{day.day} {day:%B %Y}" for day in statement.days)
        words |= _CALENDAR | {f"{day:%B}".casefold() for day in statement.days}
        return cls(texts, figures, days, words)

    def has_day(self, written: str) -> bool:
        return written in self.days or any(written in text for text in self.texts)

    def has_month(self, written: str) -> bool:
        """True for a month ("May 2027") in which a day lies that is known, or whose year a text names."""
        year = float(written.rpartition(" ")[2])
        return any(day.endswith(f" {written}") for day in self.days) or any(year in spans.values(t) for t in self.texts)

    def has_word(self, word: str) -> bool:
        return word.casefold() in self.words or word.casefold().removesuffix("’s").removesuffix("'s") in self.words

    def has_number(self, number: spans.Number) -> bool:
        """True where a text or a sum holds the number, in a unit of the same class."""
        spoken = " ".join(self.texts)
        return any(_in_text(number, text, spoken) for text in self.texts) or any(
            _in_sum(number, f) for f in self.figures
        )


def _parts(text: str) -> list[str]:
    """The words of a text, hyphenated ones whole and in parts."""
    words = _WORD.findall(text)
    return words + [part for word in words for part in re.split(r"[-’']", word) if part]


def _sound(figure: Derived, holds: Callable[[Source], bool]) -> bool:
    """True where the sum is right, every operand is used and every operand's words were said."""
    try:
        arithmetic.check(figure)
    except ValueError:
        return False
    return all(holds(source) for _, _, source in figure.operands)


def _in_text(number: spans.Number, text: str, spoken: str) -> bool:
    """True where the text holds the number; what kind of number it is may stand in any of the texts (``spoken``)."""
    matches = [other for other in spans.numbers(text) if number.values & other.values]
    return any(_same_class(number.unit, other.unit, spoken) for other in matches)


def _same_class(wanted: str, found: str, text: str) -> bool:
    """A unit of time must stand in the source too; percent and money must be spoken of."""
    if not wanted or wanted == found:
        return True
    if wanted == "%":
        return bool(_PERCENT.search(text))
    if wanted == "money":
        return bool(_MONEY.search(text))
    return not found and re.search(rf"\b{wanted}|\b{wanted[:2]}\b", text, re.IGNORECASE) is not None


def _in_sum(number: spans.Number, figure: Derived) -> bool:
    """The result as shown, rounded to the digits written, or one of the numbers that went into it."""
    places = len(number.text.rpartition(".")[2]) if re.search(r"\.\d{1,2}$", number.text) else 0
    shown = any(abs(value - figure.value) <= 0.5 * 10**-places + 1e-9 for value in number.values)
    if shown and number.unit in ("", figure.unit.removesuffix("s").removeprefix("working ")):
        return True
    if shown and number.unit == "%":
        return figure.unit in ("%", "percent")
    if shown and number.unit == "money":
        return len(figure.unit) == 3 and figure.unit.isupper()
    return any(
        abs(abs(value) - abs(operand)) < 1e-9 and _same_class(number.unit, "", f"{name} {source.quote} {figure.unit}")
        for value in number.values
        for name, operand, source in figure.operands
    )
