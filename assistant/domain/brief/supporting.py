"""Evidence attached to a request: which facts of the ledger a record bears out, word for word and number for number."""

from collections.abc import Iterator

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Attachment, Brief, Fact, Origin, Source
from assistant.domain.slots import Grade, State
from assistant.domain.text import spans
from assistant.domain.text.plain import sentences
from assistant.domain.text.words import stem, stems, words


def supported(brief: Brief, attachments: tuple[Attachment, ...]) -> Brief:
    """The brief with every stated number that stands in an attachment about the same thing raised to a record. What no
    attachment bears out is what it would be without any."""
    facts = tuple(_supported(fact, attachments) for fact in brief.facts)
    return brief.model_copy(update={"facts": facts})


def _supported(fact: Fact, attachments: tuple[Attachment, ...]) -> Fact:
    if fact.state is not State.STATED or not fact.quantities:
        return fact
    for attachment in attachments:
        quote = next((text for text in _stretches(attachment.text) if _bears_out(text, fact)), "")
        if quote:
            record = Source(origin=Origin.ATTACHMENT, ref=attachment.id, quote=quote)
            raised = {"state": State.EVIDENCED, "grade": max(fact.grade, Grade.RECORD)}
            return fact.model_copy(update=raised | {"record": record, "spoken": fact.grade})
    return fact


def released(brief: Brief) -> Brief:
    """The brief as stated, before any attachment bore it out."""
    facts = tuple(
        fact.model_copy(update={"state": State.STATED, "grade": fact.spoken, "record": None}) if fact.record else fact
        for fact in brief.facts
    )
    return brief.model_copy(update={"facts": facts})


def _stretches(text: str) -> Iterator[str]:
    """Every sentence of a text, then what two that follow each other in a line say together, as written."""
    lines = [(line, sentences(line)) for line in text.splitlines() if line.strip()]
    for size in (1, 2):
        for line, parts in lines:
            joined = (" ".join(parts[at : at + size]) for at in range(len(parts) - size + 1))
            yield from (stretch for stretch in joined if stretch in line)


def _bears_out(stretch: str, fact: Fact) -> bool:
    """True where it holds every number of the fact, counting the same things, and a word that says it is about the same."""
    held = spans.values(stretch)
    said = stems(stretch)
    counted = all(quantity.value in held and _same_things(quantity, said) for quantity in fact.quantities)
    return counted and bool(_topic(stretch) & _topic(fact.source.quote))


def _same_things(quantity: Quantity, said: frozenset[str]) -> bool:
    """34 packers are not 34 meals: what was counted by name must be named."""
    return quantity.kind not in (Kind.PEOPLE, Kind.COUNT) or stems(quantity.unit) <= said


def _topic(text: str) -> set[str]:
    """The stems of its longer words: short ones and numbers say little of what a text is about."""
    return {stem(word) for word in words(text) if len(word) > 4 and not any(letter.isdigit() for letter in word)}
