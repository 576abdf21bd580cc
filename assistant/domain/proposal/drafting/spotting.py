"""Which sources of the ledger a sentence rests on that another part of the domain wrote as plain text."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from assistant.domain.brief.shapes import Measure, MeasureValue, Source
from assistant.domain.text import spans


def days(text: str) -> tuple[date, ...]:
    """Every day written out in a text ("28 February 2027")."""
    return tuple(datetime.strptime(" ".join(found), "%d %B %Y").date() for found in spans.DAY.findall(text))


def backing(text: str, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources whose numbers, quoted words or names stand in the text, each once."""
    figures = [number.values for number in spans.numbers(spans.DAY.sub("", text))]
    said = [spans.normal(part) for _, _, quote in spans.quotations(text) for part in quote.split("…")]
    named = {word.casefold() for _, word, opens in spans.names(text) if not opens}
    return tuple(dict.fromkeys(s for s in sources if _backs(s, figures, said, named)))


def _backs(source: Source, figures: list[frozenset[float]], said: list[str], named: set[str]) -> bool:
    quote = spans.normal(source.quote)
    if any(part in quote for part in said if part):
        return True
    own = [number.values for number in spans.numbers(source.quote)]
    if any(a & b for a in figures for b in own):
        return True
    return bool(named & set(re.findall(r"[\w’'-]+", quote)))


def values(measure: Measure) -> list[MeasureValue]:
    """The fields of a measure that are known."""
    fields = (
        measure.earlier, measure.baseline, measure.target, measure.due, measure.data_source, measure.owner,
        measure.value_per_unit, measure.volume,
    )  # fmt: skip
    return [value for value in fields if value]
