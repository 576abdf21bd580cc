"""A reply in the making: sentence by sentence, each released once it has passed its check.

What fails gives way to the guided wording, so that the reply always mirrors first and always asks what was decided."""

import re
from dataclasses import dataclass, field

from assistant.domain.interview.objections import Table, objection, questions
from assistant.domain.text import spans
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems

MOST_QUESTIONS = 2
_MOST_STATEMENTS = 4  # before the question, unless more is to be conveyed; a reply is no lecture
_CONVEYED = 0.35  # share of the content words of the guided lead that a reply in other words has, too
_FILLER = 4  # content words of a filler at most
_AND = re.compile(r"^(?:And|Also|Then),? (\w)")
_ENDED = re.compile(r"(?:\w{3,}[.]|[?!])[\"”’)]?$")


@dataclass
class Speech:
    """A reply in the making. ``lead`` and ``question`` are its guided wording: what stands in for a sentence that fails, so
    that the reply always mirrors first and always asks what was decided. ``needed``: the part of the lead that has to be
    said beside a mirror in other words, all of it where None."""

    table: Table
    lead: str
    question: str
    needed: str | None = None
    objections: list[str] = field(default_factory=list[str])
    _buffer: str = ""
    _told: list[str] = field(default_factory=list[str])
    _questions: int = 0

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
        return self._questions >= max(1, min(MOST_QUESTIONS, self.question.count("?")))

    def end(self, whole: bool) -> list[str]:
        """What is still to be said: the last sentence where the text ended properly (``whole``), and the guided question
        where none was asked."""
        rest, self._buffer = self._buffer.strip(), ""
        said = self._said(rest) if rest and whole else []
        if self._questions or not self.question:
            return said or ([] if self._told or self._questions else self._opened(self.lead))
        return [*said, *self._opened(self.question)]

    def _said(self, sentence: str) -> list[str]:
        if self.done and self.question:
            return []
        if objection_ := self._refused(sentence):
            self.objections.append(objection_)
            return []
        if questions(sentence):
            return self._opened(sentence)
        self._told.append(sentence)
        return [sentence]

    def _refused(self, sentence: str) -> str:
        asked = questions(sentence)
        if asked + self._questions > MOST_QUESTIONS:
            return "too many questions"
        if not asked and len(self._told) >= max(_MOST_STATEMENTS, len(sentences(self.lead)) + 1):
            return "too many words"
        return objection(sentence, self.table, " ".join(self._told[-1:]))

    def _opened(self, question: str) -> list[str]:
        """A question, with the guided lead before it where what was said so far does not convey it. A question before it may
        have been left out: it does not begin with "And" then."""
        if not self._questions and self.objections:
            question = _AND.sub(lambda match: match[1].upper(), question)
        lead = [] if self._questions or question == self.lead or self._conveyed() else [self._to_convey]
        self._questions += questions(question)
        self._told += lead
        return [*lead, question] if question else lead

    @property
    def _to_convey(self) -> str:
        return self.needed if self._told and self.needed is not None else self.lead

    def _conveyed(self) -> bool:
        """True where the lead's content was said; a filler ("I see.") needs no saying once anything was."""
        telling = [said.text for said in sentences(self._to_convey) if not (self._told and self._filler(said.text))]
        wanted = stems(" ".join(telling))
        return len(wanted & stems(" ".join(self._told))) >= _CONVEYED * len(wanted)

    def _filler(self, sentence: str) -> bool:
        """A short sentence in none but our set words."""
        content = stems(sentence)
        bare = len(content) <= _FILLER and not spans.numbers(sentence) and "“" not in sentence
        return bare and content <= self.table.vocabulary
