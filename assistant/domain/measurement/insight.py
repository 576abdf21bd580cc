"""The shape of an insight: a sentence, its figure, and the words it rests on."""

from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement.arithmetic import Amount
from assistant.domain.shapes import Shape
from assistant.domain.text.words import clip


class Insight(Shape):
    """One figure worth telling. ``kind`` names what it is ("contrast", "sum check", ...); ``text`` is a plain sentence
    whose numbers are the figure's value and operands, or those of a step in ``also``."""

    kind: str
    text: str
    derived: Derived
    sources: tuple[Source, ...]
    also: tuple[Derived, ...] = ()  # steps of the sum that the text shows


def insight(kind: str, text: str, amount: Amount, label: str, unit: str) -> Insight:
    """An insight from a finished sum; its sources are those of the sum's operands."""
    figure = amount.derive(label, unit)
    said = tuple(dict.fromkeys(s for _, _, s in figure.operands if s.origin is not Origin.OURS))
    return Insight(kind=kind, text=text, derived=figure, sources=said)


def named(words: str) -> str:
    """Somebody's own words for a thing, in quotation marks."""
    return f"“{clip(words.strip(), 80)}”"
