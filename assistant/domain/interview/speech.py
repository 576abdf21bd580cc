"""What a written reply may say: each sentence is checked before anyone reads it.

A sentence may use the numbers, names and quotations that are on the table, and nothing else; it asks what was decided, at
most two questions; it promises nothing and gives no verdict, which is the proposal's to give."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.domain.text import spans
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems, words

MOST_QUESTIONS = 2
_LONGEST = 60  # words of one sentence
_MOST_STATEMENTS = 4  # before the question; a reply is no lecture
_OWN_SHARE = 0.7  # of a statement's content words that must be on the table or in our own vocabulary
_LEAKED_RUN = 8  # words in a row from the instructions
_ENDED = re.compile(r"(?:\w{3,}[.]|[?!])[\"”’)]?$")
_FOREIGN = re.compile(r"https?://|www\.|!?\[[^\]]*\]\(|<\s*/?\s*[a-z!]|```|^\s*[#|>]|\b\w+@\w+\.\w+", re.IGNORECASE)
_AND = re.compile(r"^(?:And|Also|Then),? (\w)")
_PROMISE = re.compile(
    r"\b(?:guarantee[ds]?|promis(?:e|es|ed|ing)|for (?:sure|certain)|without (?:a )?doubt)\b"
    r"|\b(?:i|we)(?:['’]ll| will| shall| am going to| are going to|['’]m going to)\b(?! (?:note|keep|ask|need|come|list|leave|"
    r"write|put|take|mark|go|return|use|only|look|start|gladly|happily|be (?:brief|short)|not))",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:approve[ds]?|i agree|you(?:['’]re| are) (?:absolutely |completely )?right|i(?:['’]d)? recommend|we recommend|"
    r"my (?:verdict|advice|recommendation)|(?:great|excellent|perfect|fantastic|brilliant) (?:idea|plan|choice|question))\b"
    r"|\b(?:training|workshop|course|e-?learning|programme?|seminar)\b[^.?!]{0,40}\b(?:is|will be|would be) "
    r"(?:not )?(?:the (?:right |best )?(?:answer|solution|thing)|needed|necessary|unnecessary|useless|pointless|enough)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Table:
    """What is on the table: ``texts`` that were said, shown or are our own guided wording; ``vocabulary``: stems of our
    own question and message files; ``instructions`` that must not be repeated; ``about``: whether a question asks what was
    decided; ``english``: names and words can be told apart only there."""

    texts: tuple[str, ...]
    vocabulary: frozenset[str]
    instructions: str
    about: Callable[[str], bool]
    english: bool = True


def objection(sentence: str, table: Table) -> str:
    """Why a sentence must not be said, "" where it may."""
    if _FOREIGN.search(sentence):
        return "markup or a link"
    if len(words(sentence)) > _LONGEST:
        return "too long"
    if _PROMISE.search(sentence) or _VERDICT.search(sentence):
        return "a promise or a verdict"
    if _leaks(sentence, table.instructions):
        return "our instructions"
    return _unsourced(sentence, table) or _adrift(sentence, table)


def _unsourced(sentence: str, table: Table) -> str:
    joined = spans.normal(" \n ".join(table.texts))
    bare = _curled(sentence)
    for _, _, quote in spans.quotations(bare):
        if spans.normal(quote).strip(" .,;") not in joined:
            return f"a quotation nobody said: {quote}"
    bare = spans.without_quotations(bare)
    known = frozenset(value for text in table.texts for number in spans.numbers(text) for value in number.values)
    for number in spans.numbers(bare):
        if not number.values & known and not _small_word(number):
            return f"a number nobody said: {number.text.strip()}"
    if not table.english:
        return ""
    spoken = frozenset(words(joined))
    names = [
        word for _, word, opens in spans.names(bare) if not opens and word != "I" and not word.startswith(("I'", "I’"))
    ]
    stranger = next((name for name in names if not set(words(name)) & spoken), "")
    return f"a name nobody said: {stranger}" if stranger else ""


def _curled(sentence: str) -> str:
    return re.sub(r"[\"„«»]([^\"„“”«»]{3,})[\"“”«»]", "“\\1”", sentence)


def _small_word(number: spans.Number) -> bool:
    """ "Two things": a small number in words that measures nothing."""
    return not number.unit and number.text.strip().isalpha() and max(number.values) <= 10


def _leaks(sentence: str, instructions: str) -> bool:
    said, ours = words(sentence), " ".join(words(instructions))
    runs = (" ".join(said[i : i + _LEAKED_RUN]) for i in range(len(said) - _LEAKED_RUN + 1))
    return any(run in ours for run in runs)


def _adrift(sentence: str, table: Table) -> str:
    """Statements speak of what is on the table; questions ask what was decided."""
    if "?" in sentence:
        return "" if table.about(sentence) else "a question that was not decided"
    content = stems(sentence)
    if not table.english or len(content) < 3:
        return ""
    spoken = stems(" ".join(table.texts))
    own = sum(stem in spoken or stem in table.vocabulary for stem in content)
    return "" if own / len(content) >= _OWN_SHARE and content & spoken else "words from nowhere"


@dataclass
class Speech:
    """A reply in the making. ``lead`` and ``question`` are its guided wording: what stands in for a sentence that fails, so
    that the reply always mirrors first and always asks what was decided."""

    table: Table
    lead: str
    question: str
    objections: list[str] = field(default_factory=list[str])
    _buffer: str = ""
    _statements: int = 0
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
            return said or ([] if self._statements or self._questions else self._opened(self.lead))
        return [*said, *self._opened(self.question)]

    def _said(self, sentence: str) -> list[str]:
        if self.done and self.question:
            return []
        if objection_ := self._refused(sentence):
            self.objections.append(objection_)
            return []
        if "?" in sentence:
            return self._opened(sentence)
        self._statements += 1
        return [sentence]

    def _refused(self, sentence: str) -> str:
        if sentence.count("?") + self._questions > MOST_QUESTIONS:
            return "too many questions"
        if "?" not in sentence and self._statements >= _MOST_STATEMENTS:
            return "too many words"
        return objection(sentence, self.table)

    def _opened(self, question: str) -> list[str]:
        """A question, with the guided lead before it where nothing was said yet. A question before it may have been left out:
        it does not begin with "And" then."""
        if not self._questions and self.objections:
            question = _AND.sub(lambda match: match[1].upper(), question)
        self._questions += question.count("?")
        lead = [self.lead] if self.lead and not self._statements and question != self.lead else []
        self._statements += len(lead)
        return [*lead, question] if question else lead
