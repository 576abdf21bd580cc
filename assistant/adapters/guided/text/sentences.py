"""A message cut into sentences and clauses. Offsets are kept, so every piece is a verbatim part of the message.

Own rules instead of a library: chat messages are lower-case fragments, bullet lists and wrapped mails, where splitters
made for edited prose wait for a capital letter that never comes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MIN_CLAUSE_WORDS = 3
WRAPPED_LINE = 55  # a line at least this long may have been cut by a mail program

_NEVER_LAST = frozenset("e.g i.e eg ie vs approx ca mr mrs ms dr prof st incl excl resp esp cf fig".split())
_LAST_BEFORE_CAPITAL = frozenset(
    "etc min max avg inc ltd co corp dept a.m p.m am pm hrs hr jr sr p.a u.s u.k e.u".split()
)
_BEFORE_NUMBER = frozenset("no nr art sec para jan feb mar apr jun jul aug sep sept oct nov dec".split())

_END = re.compile(r"(?:[!?]+|\.{2,}|…|\.)[\"'”’)\]]*(?=\s|$)|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])")
_BULLET = re.compile(r"[ \t]*(?:[-*•·–—>+]+[ \t]+|\(?\d{1,2}[.)][ \t]+|\(?[a-z]\)[ \t]+)")
_NUMBER_ALONE = re.compile(r"(?P<number>\d)[.)]")
_FIRST_OF_LIST = re.compile(r"\s*\(?1[.)]\s+(?=\D|.*\s2[.)]\s)")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_WORDS = re.compile(r"\w+")

_SUBJECT = (
    r"(?:i|we|you|he|she|it|they|there|this|that|these|those|the|our|their|my|his|her|its|nobody|no one|none|everyone|"
    r"everybody|some|most|many|half|all|each|every|both|people|management|right now|so far|today|currently|\d+)\b"
)
_CUT = re.compile(
    rf"\s*;\s+|\s+[-–—]+\s+|:\s+(?=\D)|\s*(?:…|\.{{3}})\s+"
    rf"|,?\s+(?=(?:but|because|whereas|although|though|however|except that)\b)"
    rf"|,\s+(?=(?:while|so|yet|since|which|plus|then|otherwise|instead|not because|if)\b)"
    rf"|(?:,\s+|\s+)(?=and\s+{_SUBJECT})|,\s+(?={_SUBJECT})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """A verbatim stretch of a message: ``message[start:end] == text``."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentences(message: str) -> list[Span]:
    """The sentences, list items and loose fragments of a message, in order, without bullets and outer blanks."""
    return _without_numbering(
        message,
        [
            piece
            for line in _paragraph_lines(message)
            for start, end in _between(line, _sentence_ends(line.text))
            if (piece := _trimmed(message, line.start + start, line.start + end))
        ],
    )


def _without_numbering(message: str, pieces: list[Span]) -> list[Span]:
    """The pieces without the "2." of "1. Speed. 2. Quality.", written in one line: numbers that go on from one to the next."""
    marks = [int(mark["number"]) for piece in pieces if (mark := _NUMBER_ALONE.fullmatch(piece.text))]
    seen = {1} if _FIRST_OF_LIST.match(message) or (1 in marks and 2 in marks) else set[int]()
    kept: list[Span] = []
    for piece in pieces:
        mark = _NUMBER_ALONE.fullmatch(piece.text)
        number = int(mark["number"]) if mark else 0
        if number and seen & {number, number - 1}:
            seen.add(number)
        else:
            kept.append(piece)
    return kept


def clauses(sentence: Span) -> list[Span]:
    """The parts of a sentence that can stand for themselves; the sentence itself where there is nothing to cut."""
    pieces = [Span(sentence.text[start:end], sentence.start + start) for start, end in _clause_bounds(sentence.text)]
    return [piece for piece in pieces if piece.text] or [sentence]


def _paragraph_lines(message: str) -> Iterator[Span]:
    """Lines, with those joined that only a mail program cut."""
    start = position = 0
    lines = message.splitlines(keepends=True)
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        position += len(line)
        if not _continues(line.rstrip(), following):
            yield Span(message[start:position], start)
            start = position


def _continues(line: str, following: str) -> bool:
    return len(line) >= WRAPPED_LINE and line[-1] not in ".!?:;" and following[:1].islower()


def _sentence_ends(text: str) -> Iterator[int]:
    return (match.end() for match in _END.finditer(text) if _is_end(text, match))


def _is_end(text: str, match: re.Match[str]) -> bool:
    mark, after = match.group(), text[match.end() :].lstrip()
    if mark[-1] in "\"'”’)]":  # 'he said "never." and left'
        return not after[:1].islower()
    if mark.startswith(("..", "…")):
        return not after[:1].islower()
    return mark != "." or not _is_abbreviation(text[: match.start()], after)


def _is_abbreviation(before: str, after: str) -> bool:
    found = _WORD_BEFORE.search(before)
    word = found.group().lower() if found else ""
    if word in _NEVER_LAST or (len(word) == 1 and word.isalpha() and word != "i" and before[-1:].isupper()):
        return True
    if word in _LAST_BEFORE_CAPITAL:
        return not after[:1].isupper()
    is_list_number = word.isdigit() and not before[: -len(word)].strip()
    return is_list_number or (word in _BEFORE_NUMBER and after[:1].isdigit())


def _between(line: Span, ends: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ends:
        yield start, end
        start = end
    yield start, len(line.text)


def _trimmed(message: str, start: int, end: int) -> Span | None:
    """The stretch without bullet and blanks; None where no letter or digit is left."""
    if bullet := _BULLET.match(message, start, end):
        start = bullet.end()
    text = message[start:end]
    if not _WORDS.search(text):
        return None
    return Span(text.strip(), start + len(text) - len(text.lstrip()))


def _clause_bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CUT.finditer(text):
        if min(_words(text[start : cut.start()]), _words(text[cut.end() :])) >= MIN_CLAUSE_WORDS:
            yield start, cut.start()
            start = cut.end()
    yield start, len(text)


def _words(text: str) -> int:
    return len(_WORDS.findall(text))
