"""A message in pieces: sentences or clauses with everything that is known of each before they are placed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.dates.passed import passed
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.placing.intents import intents_of
from assistant.adapters.guided.placing.topics import SentenceTopics, Topics
from assistant.adapters.guided.text.sentences import Span, clauses, sentences
from assistant.domain.brief.counting import fits_one
from assistant.domain.brief.quantities import Kind, Quantity, When
from assistant.domain.brief.reading import Intent
from assistant.domain.brief.shapes import Measure
from assistant.domain.causes.samples import starts_sample, work_sample
from assistant.domain.slots import Slot

_SURER = 0.8  # the same for an evasion, which plain answers resemble
_SURE = 0.6  # learned probability from which an intent counts
# What ends or turns the conversation takes plain words: a learned guess must not send anybody away.
_BY_WORDS = {Intent.ANSWER, Intent.CORRECT, Intent.CONFIRM, Intent.REJECT, Intent.QUESTION, Intent.LEAVE, Intent.DRAFT}
_LEARNED = frozenset(Intent) - _BY_WORDS
_NOT_BESIDE_UNKNOWN = {Intent.REFUSE, Intent.SKIP, Intent.EVADE}  # who says that they cannot tell does not turn us away
_MOST = 60  # pieces of one message that are read; a message longer than this is read in its first part
_ANSWERS = re.compile(r"\W*(?:because|'?cause|since|due to|(?:the )?answer)\b", re.I)
_LEANS = re.compile(r"(?:which|who|whose|so that|not because|plus|otherwise|instead)\b", re.I)
_FIRST_NUMBER = re.compile(r"(?m)^\s*(?P<said>(?!1[.)])\d{1,2}[.])\s+")
_TO_US = re.compile(
    r"\b(?:you|your)\b|\b(?:can|could|may|shall|should) (?:i|we)\b|\bwhat (?:is|are|does|do) (?:a|an|the|this|that)\b",
    re.I,
)


@dataclass(frozen=True)
class Piece:
    """A verbatim stretch of a message. ``sentence`` numbers the sentence it belongs to; ``values`` are the numbers in it that
    may be values of the measures known: no head-counts, and nothing that is counted otherwise."""

    span: Span
    sentence: int
    topics: SentenceTopics
    intents: frozenset[Intent]
    amounts: tuple[Quantity, ...]
    days: tuple[When, ...]
    ahead: bool = False  # speaks of a day to come, or of one that should be and has passed
    values: tuple[Quantity, ...] = ()

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def heads(self) -> tuple[Quantity, ...]:
        """The head-counts in it."""
        return tuple(q for q in self.amounts if q.kind is Kind.PEOPLE)

    def likely(self, slot: Slot) -> float:
        """The learned probability that it speaks of a slot."""
        return self.topics.slots.get(slot, 0.0)


def cut(
    message: str, asked: Sequence[Slot], topics: Topics, today: date, measures: Sequence[Measure] = ()
) -> list[Piece]:
    """The pieces of a message: clauses where no single question tells what it is about, else sentences. ``measures``: those
    known, which tell how their values are counted."""
    whole = _with_number_answer(message, _with_counts(message, sentences(message)[:_MOST]))
    fine = not asked or (len(asked) > 1 and len(whole) == 1)
    spans = [(n, part) for n, span in enumerate(whole) for part in (_parts(message, span) if fine else [span])]
    learned = topics.predict([span.text for _, span in spans], tuple(asked))
    pieces = [_piece(span, n, about, today, measures) for (n, span), about in zip(spans, learned, strict=True)]
    return [_not_asking(piece) if _answered(pieces[i : i + 2]) else piece for i, piece in enumerate(pieces)]


def _answered(pair: Sequence[Piece]) -> bool:
    """ "Why? Because nobody checks it.": the speaker answers himself."""
    return len(pair) > 1 and pair[0].text.rstrip().endswith("?") and bool(_ANSWERS.match(pair[1].text))


def _not_asking(piece: Piece) -> Piece:
    return replace(piece, intents=piece.intents - {Intent.WHY, Intent.QUESTION})


def _with_counts(message: str, spans: list[Span]) -> list[Span]:
    """A trial and the sentence that counts who managed it are one: apart, neither tells on ability."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        both = message[before.start : span.end] if before else ""
        if before and starts_sample(before.text) and work_sample(both):
            joined[-1] = Span(both, before.start)
        else:
            joined.append(span)
    return joined


def _with_number_answer(message: str, spans: list[Span]) -> list[Span]:
    """ "60. All part-time." answers with a number; only in a list is it a mark."""
    mark = _FIRST_NUMBER.match(message)
    if not spans or not mark or spans[0].start != mark.end() or len(_FIRST_NUMBER.findall(message)) > 1:
        return spans
    return [Span(mark["said"], mark.start("said")), *spans]


def _piece(span: Span, sentence: int, about: SentenceTopics, today: date, measures: Sequence[Measure]) -> Piece:
    amounts, days = tuple(quantities.parse(span.text)), tuple(dates.parse(span.text, today))
    return Piece(
        span,
        sentence,
        about,
        _intents(span.text, about),
        amounts,
        days,
        any(dates.is_ahead(span.text, when, today) for when in days) or bool(passed(span.text, days, today)),
        tuple(q for q in amounts if q.kind is not Kind.PEOPLE and fits_one(measures, q)),
    )


def _parts(message: str, sentence: Span) -> list[Span]:
    """The clauses of a sentence; one that only describes what stands before it stays with it."""
    parts: list[Span] = []
    for part in clauses(sentence):
        if parts and _LEANS.match(part.text):
            start = parts.pop().start
            parts.append(Span(message[start : part.end], start))
        else:
            parts.append(part)
    return parts


def _intents(text: str, about: SentenceTopics) -> frozenset[Intent]:
    told = intents_of(text)
    best = max(about.slots.values(), default=0.0)
    learned = {
        intent
        for intent, p in about.intents.items()
        if intent in _LEARNED and p >= max(_SURER if intent is Intent.EVADE else _SURE, best)
    }
    return told | (learned - _NOT_BESIDE_UNKNOWN if Intent.DONT_KNOW in told else learned)


def addressed_to_us(text: str) -> bool:
    """True for a question to the assistant, False for one that the speaker answers himself."""
    return bool(_TO_US.search(text))
