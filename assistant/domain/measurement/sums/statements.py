"""What was said, as sentences with their numbers in place: the raw material of every sum.

Only current facts count, so a corrected number is out of every sum at once. ``messages`` (turn number as text -> whole
message) is optional: with it a bare "80 percent." is read together with the question before it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.brief.quantities import Quantity
from assistant.domain.brief.shapes import Brief, Fact, Origin, Source
from assistant.domain.slots import Slot

_LONGEST = 600  # characters
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]*|[.](?=\S)[^.!?;\n]*)*[.!?;]*")


@dataclass(frozen=True)
class Placed:
    """A quantity and where it stands in its sentence."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True)
class Statement:
    """One sentence of a turn or passage. ``slots``: the facts it was read into; ``before``: the "
    "sentence before it."""

    text: str
    slots: frozenset[Slot]
    source: Source
    numbers: tuple[Placed, ...]
    before: str = ""
    order: int = 0


def statements(brief: Brief, messages: Mapping[str, str] | None = None) -> tuple[Statement, ...]:
    """Every sentence that a current fact rests on, in the order in which it was said; each sentence once."""
    found: dict[tuple[str, str], Statement] = {}
    for fact in brief.facts:
        for statement in _of_fact(fact, messages or {}):
            key = (statement.source.label, " ".join(statement.text.split()))
            found[key] = _merged(found[key], statement) if key in found else statement
    return tuple(sorted(found.values(), key=lambda s: s.order))


def _of_fact(fact: Fact, messages: Mapping[str, str]) -> Iterator[Statement]:
    """The sentences of a fact's quote. An edited value without a quote of its own stands for itself."""
    source = fact.source
    quote = fact.value if source.origin is Origin.EDIT or not source.quote else source.quote
    whole = messages.get(source.ref, "") if source.origin is Origin.TURN else ""
    text, offset = (whole, whole.find(quote)) if quote and quote in whole else (quote, 0)
    position, before = 0, ""
    base = _turn(source) * 100_000
    for sentence in sentences(text):
        position = text.find(sentence, position)
        inside = position + len(sentence) > offset and position < offset + len(quote)
        if inside:
            placed = tuple(_placed(sentence, fact.quantities))
            cited = source.model_copy(update={"quote": sentence})
            yield Statement(sentence, frozenset({fact.slot}), cited, placed, before, base + position)
        before, position = sentence, position + len(sentence)


def sentences(text: str) -> list[str]:
    """The sentences of a text, verbatim, without outer blanks; a longer one in pieces, so that no text is slow to read."""
    found = [sentence.strip() for sentence in _SENTENCE.findall(text)]
    return [sentence[i : i + _LONGEST].strip() for sentence in found for i in range(0, len(sentence), _LONGEST)]


def _placed(sentence: str, quantities: tuple[Quantity, ...]) -> Iterator[Placed]:
    """The quantities found in the sentence, in the order in which they stand there, none overlapping another."""
    position = 0
    for quantity in quantities:
        start = _find(sentence, quantity.text, position)
        if start >= 0:
            position = start + len(quantity.text)
            yield Placed(start, position, quantity)


def _find(sentence: str, words: str, position: int) -> int:
    found = re.compile(rf"(?<![\w.]){re.escape(words)}(?!\w)").search(sentence, position)
    return found.start() if found else -1


def _merged(first: Statement, second: Statement) -> Statement:
    spans = {(n.start, n.end): n for n in (*second.numbers, *first.numbers)}
    numbers: list[Placed] = []
    for placed in sorted(spans.values(), key=lambda n: (n.start, -n.end)):
        if not numbers or placed.start >= numbers[-1].end:
            numbers.append(placed)
    slots = first.slots | second.slots
    return Statement(first.text, slots, first.source, tuple(numbers), first.before or second.before, first.order)


def _turn(source: Source) -> int:
    return int(source.ref) if source.ref.isdigit() else 0
