"""A reply in the making: sentence by sentence, each released once it has passed its check.

What fails gives way to the guided wording, so that the reply always gets across what it has to and always asks what was
decided."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.domain.interview.objections import QUESTION_MARKS, Table, objection, questions
from assistant.domain.text import spans
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems, words

MOST_QUESTIONS = 2
_MOST_STATEMENTS = 4  # before the question, unless more is to be conveyed; a reply is no lecture
_CONVEYED = 0.35  # share of the content words of a point that a reply in other words has, too
_FILLER = 4  # content words of a filler at most
_LONGEST_VALUE = 6  # words of a quotation whose figures have to be repeated; of a longer one a part will do
_AND = re.compile(r"^(?:And|Also|Then),? (\w)")
_ENDED = re.compile(r"(?:\w{3,}[.]|[?!])[\"”’)]?$")


@dataclass(frozen=True)
class Point:
    """What a reply has to get across, in its guided wording. ``holds``: what it tells of the case, around which other words
    may stand; ``spare``: any sentence of a reply may stand in its place; ``exact``: said as it stands."""

    text: str
    holds: tuple[str, ...] = ()
    spare: bool = False
    exact: bool = False


@dataclass
class Speech:
    """A reply in the making. ``points`` and ``asks`` are its guided wording, what stands in for what fails or is left out:
    what it must get across, and the questions one by one. ``offered``: whether a question asks what a point asks for, such
    as which of the goals shown is meant."""

    table: Table
    points: Sequence[Point]
    asks: Sequence[str]
    offered: Callable[[str], bool] = lambda _: False
    objections: list[str] = field(default_factory=list[str])
    _buffer: str = ""
    _told: list[str] = field(default_factory=list[str])
    _opened: bool = False  # the first question was put
    _put: int = 0  # questions put, those of the points among them
    _asked: int = 0  # of these, those that the model worded for what was decided
    _refused: list[int] = field(default_factory=list[int])  # the places, among the model's questions, of those refused

    def hear(self, piece: str) -> list[str]:
        """The sentences that may be said now, after this further piece."""
        self._buffer += piece
        found = sentences(self._buffer)
        if not found:
            return []
        ended = found if _ENDED.search(self._buffer) else found[:-1]
        self._buffer = self._buffer[ended[-1].end :] if ended else self._buffer
        return [said for sentence in ended for said in self._said(sentence.text)]

    @property
    def done(self) -> bool:
        """True once everything decided was asked: what a model adds then is not needed."""
        return 0 < self._wanted <= self._put

    @property
    def _wanted(self) -> int:
        return min(MOST_QUESTIONS, sum(map(questions, self.asks)) + sum(_marks(point.text) for point in self.points))

    def end(self, whole: bool) -> list[str]:
        """What is still to be said: the last sentence where the text ended properly (``whole``), what was not got across, and
        the guided wording of the questions that were refused or never came."""
        rest, self._buffer = self._buffer.strip(), ""
        said = self._said(rest) if rest and whole else []
        for ask in self._missing(whole):
            if not self.done:
                said += self._ask(ask)
        return said if self._opened else [*said, *self._unsaid("")]

    @property
    def _ours(self) -> frozenset[str]:
        """The sentences of the guided wording: what we would say ourselves may be said, each beside those it refers to."""
        return frozenset(part.text for point in self.points for part in sentences(point.text))

    def _puts(self, sentence: str) -> int:
        """How many questions a sentence puts; the request of an offer ("tell me if that is wrong") beside them is none."""
        return _marks(sentence) if self.offered(sentence) else questions(sentence)

    def _missing(self, whole: bool) -> list[str]:
        """The guided questions in the place of those of the model that are not there: it asks in their order."""
        if not self._asked:
            return list(self.asks)
        heard = self._asked + len(self._refused)
        places = [*self._refused, *(() if whole else range(heard, len(self.asks)))]
        return [_AND.sub(lambda match: match[1].upper(), self.asks[at]) for at in places if at < len(self.asks)]

    def _said(self, sentence: str) -> list[str]:
        if objection_ := "beyond what was decided" if self.done else self._objection(sentence):
            self.objections.append(objection_)
            if questions(sentence) and not self.offered(sentence):
                self._refused.append(self._asked + len(self._refused))
            return []
        if questions(sentence):
            return self._ask(sentence, theirs=True)
        self._told.append(sentence)
        return [sentence]

    def _objection(self, sentence: str) -> str:
        asked = self._puts(sentence)
        pending = 0 if self._opened or not asked else sum(map(_marks, self._unsaid(sentence)))
        if asked and asked + self._put + pending > MOST_QUESTIONS:
            return "too many questions"
        if sentence in self._ours:
            return ""
        to_tell = sum(len(sentences(point.text)) for point in self.points if not point.spare)
        if not questions(sentence) and len(self._told) >= max(_MOST_STATEMENTS, to_tell + 1):
            return "too many words"
        return objection(sentence, self.table, " ".join(self._told[-1:]))

    def _ask(self, question: str, theirs: bool = False) -> list[str]:
        """A question, with what was not got across before the first. A question before it may have been left out: it does not
        begin with "And" then."""
        if not self._opened and self.objections:
            question = _AND.sub(lambda match: match[1].upper(), question)
        before = [] if self._opened else self._unsaid(question if theirs else "")
        self._opened = True
        self._put += sum(map(_marks, before)) + self._puts(question)
        self._asked += questions(question) if theirs and not self.offered(question) else 0
        self._told += before
        return [*before, question]

    def _unsaid(self, question: str) -> list[str]:
        """What was not got across so far: of each point what it tells, and what it asks unless ``question`` asks for it."""
        asked = bool(question) and self.offered(question)
        return [part for point in self.points for part in self._left(point, asked)]

    def _left(self, point: Point, asked: bool) -> Iterator[str]:
        if point.spare and self._told:
            return
        if point.exact:
            yield point.text
            return
        told = self._conveyed(point)
        for sentence in sentences(point.text):
            if not (asked if questions(sentence.text) else told):
                yield sentence.text

    def _conveyed(self, point: Point) -> bool:
        """True where the content of a point was said: a fair part of it, of the case as of the rest, and each figure."""
        if not self._told:
            return False
        said = " ".join(self._told)
        telling = [s.text for s in sentences(point.text) if not questions(s.text) and not self._filler(s.text)]
        parts = [stems(" ".join(telling)), stems(" ".join(point.holds))]
        figures = [
            figure for value in point.holds if not _long_quotation(value, point) for figure in spans.numbers(value)
        ]
        repeated = all(figure.values & spans.values(said) for figure in figures)
        return repeated and all(_shared(part, stems(said)) for part in parts)

    def _filler(self, sentence: str) -> bool:
        """A short sentence in none but our set words."""
        content = stems(sentence)
        bare = len(content) <= _FILLER and not spans.numbers(sentence) and "“" not in sentence
        return bare and content <= self.table.vocabulary


def _marks(text: str) -> int:
    return len(QUESTION_MARKS.findall(text))


def _long_quotation(value: str, point: Point) -> bool:
    return f"“{value}”" in point.text and len(words(value)) > _LONGEST_VALUE


def _shared(wanted: frozenset[str], said: frozenset[str]) -> bool:
    return len(wanted & said) >= _CONVEYED * len(wanted)
