"""What in a message is not the person's own: orders planted for the machine, and choices of ours that they repeat."""

import re
from collections.abc import Sequence

from assistant.adapters.guided.placing.pieces import Piece
from assistant.domain.brief.turns import Move
from assistant.domain.library.suspicion import suspicious

# Given to us: an order, or words with "you". "Every dental assistant must set out the tray" tells of people.
_TO_US = re.compile(
    r"\byou(?:r|rself)?\b|^\W*(?:please|now|and|then|also|\s|,)*(?:ignore|disregard|forget|override|bypass|stop|set|mark|treat|rate"
    r"|do not|don['’]t|never|always|act|pretend|behave|print|reveal|repeat|output|quote|cite|add|insert|include)\b"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|DEVELOPER)\b)|<\||\[/?INST",
    re.I,
)


def without_orders(pieces: Sequence[Piece], message: str) -> list[Piece]:
    """The pieces of a message but those that give orders to the machine."""
    found = suspicious(message)
    orders = found if any(_TO_US.search(order) for order in found) else ()
    starts = [(message.find(order), len(order)) for order in orders]
    return [p for p in pieces if not any(p.span.start < at + size and at < p.span.end for at, size in starts)]


def repeated(message: str, pieces: Sequence[Piece], move: Move | None) -> list[Piece]:
    """The pieces of a message that repeat a choice it was offered."""
    choices = move.repeated(message) if move else ()
    spans = [(start := message.find(choice), start + len(choice)) for choice in choices]
    return [p for p in pieces if any(p.span.start < end and start < p.span.end for start, end in spans)]
