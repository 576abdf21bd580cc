"""Pages into chunks: the stretches that search finds and that a citation opens."""

import hashlib
import re
from collections.abc import Iterator, Sequence

from assistant.domain.library.documents import Chunk, Page
from assistant.domain.text.sentences import Sentence, sentences

ENOUGH_WORDS = 120  # from here a chunk ends with its paragraph
MOST_WORDS = 180  # more than the embedding model reads at once (256 tokens)
MOST_CHARACTERS = 1400  # the same bound for text without spaces
FEW_WORDS = 30  # a shorter rest joins the chunk before it

_Span = tuple[int, int]


def split(document_id: str, pages: Sequence[Page]) -> list[Chunk]:
    """Chunks of about 120 to 180 words that end with a sentence, never across a page or heading. The same document
    gives the same ids."""
    spans = [(page, span) for page in pages for span in _spans(page.text)]
    return [_chunk(document_id, ordinal, page, span) for ordinal, (page, span) in enumerate(spans)]


def _chunk(document_id: str, ordinal: int, page: Page, span: _Span) -> Chunk:
    start, end = span
    text = page.text[start:end]
    identity = "\x1f".join((document_id, str(ordinal), str(page.number), page.heading, text))
    return Chunk(
        id=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:24],
        document_id=document_id,
        ordinal=ordinal,
        page=page.number,
        heading=page.heading,
        text=text,
        start=start,
        end=end,
    )


def _spans(text: str) -> list[_Span]:
    spans: list[_Span] = []
    current: _Span | None = None
    for piece in _pieces(text):
        if current and _full(text, current, piece):
            spans.append(current)
            current = None
        current = (current[0], piece.end) if current else (piece.start, piece.end)
    if current:
        spans.append(current)
    return _short_rest_joined(text, spans)


def _full(text: str, current: _Span, following: Sentence) -> bool:
    words = _words(text[current[0] : current[1]])
    together = text[current[0] : following.end]
    if _words(together) > MOST_WORDS or len(together) > MOST_CHARACTERS:
        return True
    return words >= ENOUGH_WORDS and "\n" in text[current[1] : following.start]


def _short_rest_joined(text: str, spans: list[_Span]) -> list[_Span]:
    if len(spans) > 1:
        before, rest = spans[-2:]
        if _words(text[slice(*rest)]) < FEW_WORDS and rest[1] - before[0] <= MOST_CHARACTERS:
            return [*spans[:-2], (before[0], rest[1])]
    return spans


def _pieces(text: str) -> Iterator[Sentence]:
    """Sentences; one that is longer than a chunk in parts that fit."""
    for sentence in sentences(text):
        if _words(sentence.text) <= MOST_WORDS and len(sentence.text) <= MOST_CHARACTERS:
            yield sentence
        else:
            yield from _parts(sentence)


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    pattern = rf"\S(?:.{{0,{MOST_CHARACTERS - 2}}}\S)?(?=\s|$)|\S{{1,{MOST_CHARACTERS}}}"
    for stretch in re.finditer(pattern, sentence.text, re.DOTALL):
        for start, end in _word_limited(stretch.group()):
            offset = sentence.start + stretch.start()
            yield Sentence(stretch.group()[start:end], offset + start, offset + end)


def _word_limited(text: str) -> Iterator[_Span]:
    words = list(re.finditer(r"\S+", text))
    for first in range(0, len(words), MOST_WORDS):
        some = words[first : first + MOST_WORDS]
        yield some[0].start(), some[-1].end()


def _words(text: str) -> int:
    return len(text.split())
