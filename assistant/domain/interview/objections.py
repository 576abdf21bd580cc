"""What a written reply may say: each sentence is checked before anyone reads it.

A sentence may use the numbers, names and quotations that are on the table, and nothing else; it asks what was decided; it
promises nothing and gives no verdict, which is the proposal's to give."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.interview.objection_words import (
    ABOUT_THEM,
    BACKSTAGE,
    CALLED,
    CITES,
    CONSENT,
    COUNTED,
    LABELLED,
    NOT_YET,
    OPENERS,
    OURSELVES,
    POINTING,
    PROMISE,
    QUESTION_MARKS,
    REQUEST,
    THANKED,
    THEM,
    TITLED,
    UNDECIDED,
    VERDICT,
    WISHES,
)
from assistant.domain.library.suspicion import suspicious
from assistant.domain.text import spans
from assistant.domain.text.amounts import among_others, from_today, misplaced, unsaid
from assistant.domain.text.foreign import foreign
from assistant.domain.text.quotes import curled, unclosed
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import stems, words

_LONGEST = 60  # words of one sentence
_OWN_SHARE = 0.7  # of a statement's content words that must be on the table or in our own vocabulary
_OWN_SHARE_ASKED = 0.5  # the same of a question, which may be tied to an example
_ELSEWHERE_SHARE = 0.5  # of the long words of a statement in another language that must be on the table
_FEWEST_TAKEN_UP = 2  # content words of the message that a statement takes up
_FEWEST_REPEATED = 4  # content words from which on a statement is more than a filler
_REPEATED = 0.8  # share of the content words that makes it the same statement
_OWNING = re.compile(r"['’]s?$")
_TAKEN_RUN = 4  # words in a row from a message
_LEAKED_RUN = 8  # words in a row from the instructions


@dataclass(frozen=True)
class Table:
    """What is on the table: ``texts`` that were said or shown, and the guided lead; ``messages``: those of the person; ``asked``:
    our own questions, whose words may be used but whose examples are no facts; ``near``: the message answered, the lead, the
    question and its reason: a statement takes them up, unless it quotes; ``vocabulary``: stems of our own question and message
    files, ``common``: of all our files; ``earlier``: our replies so far, of which nothing is told twice; ``instructions`` that
    must not be repeated; ``about``: whether a question asks what was decided; ``english``: words can be told apart only there."""

    texts: tuple[str, ...]
    vocabulary: frozenset[str]
    instructions: str
    about: Callable[[str], bool]
    english: bool = True
    asked: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()
    earlier: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every text whose words may be used."""
        return (*self.texts, *self.asked)


def questions(sentence: str) -> int:
    """How many questions a sentence asks; a request to tell something is one."""
    return len(QUESTION_MARKS.findall(sentence)) or int(bool(REQUEST.match(sentence.strip())))


def objection(sentence: str, table: Table, before: str = "") -> str:
    """Why a sentence must not be said, "" where it may. ``before``: what was said just before it."""
    if odd := foreign(sentence, " ".join(table.all)):
        return odd
    if len(words(sentence)) > _LONGEST:
        return "too long"
    if _promised(sentence) or VERDICT.search(sentence):
        return "a promise or a verdict"
    if _backstage(sentence, table):
        return "talk about its own task"
    if _leaks(f"{before} {sentence}", table.instructions):
        return "our instructions"
    said = curled(sentence)
    checks = (_told_before, _in_their_person, _unquoted, _unsourced, _adrift)
    return next(filter(None, (check(said, table) for check in checks)), "")


def _told_before(sentence: str, table: Table) -> str:
    """A statement of an earlier reply, in the same words or nearly so."""
    content = stems(sentence)
    if questions(sentence) or len(content) < _FEWEST_REPEATED:
        return ""
    told = (stems(part.text) for reply in table.earlier for part in sentences(reply))
    again = any(len(content & other) >= _REPEATED * max(len(content), len(other)) for other in told)
    return "said before" if again else ""


def _backstage(sentence: str, table: Table) -> bool:
    patterns = BACKSTAGE.search(sentence) or ABOUT_THEM.match(sentence) or LABELLED.match(sentence)
    return bool(patterns) or _of_them(sentence, table) or _in_our_labels(sentence, table)


def _of_them(sentence: str, table: Table) -> bool:
    """True for talk about whoever we talk with, by a word that nobody used."""
    called = (match[1].casefold() for match in THEM.finditer(sentence))
    return not questions(sentence) and any(word not in words(" ".join(table.texts)) for word in called)


def _in_our_labels(sentence: str, table: Table) -> bool:
    """True for a statement on what we call something and nobody else did."""
    called = CALLED.search(spans.without_quotations(sentence))
    if not called or questions(sentence):
        return False
    return " ".join(words(called[1])) not in " ".join(words(" ".join(table.texts)))


def _in_their_person(sentence: str, table: Table) -> str:
    """Words that a person said of themselves, taken over so that we would be "I"."""
    if questions(sentence):
        return ""
    said = words(spans.without_quotations(sentence))
    runs = [said[i : i + _TAKEN_RUN] for i in range(len(said) - _TAKEN_RUN + 1)]
    of_ours = [f" {' '.join(run)} " for run in runs if OURSELVES & set(run)]
    theirs = f" {' '.join(words(' '.join(table.messages)))} " if of_ours else ""
    return "their words as if ours" if any(run in theirs for run in of_ours) else ""


def _promised(sentence: str) -> bool:
    """True where a sentence promises in its own words; "whether it is booked is not decided here" does not."""
    bare = spans.without_quotations(curled(sentence))
    return any(not UNDECIDED.search(bare[: match.start()]) for match in PROMISE.finditer(bare))


def _unquoted(sentence: str, table: Table) -> str:
    held = [spans.normal(text) for text in table.texts]
    if unclosed(sentence):
        return "a quotation that does not end"
    for _, _, quote in spans.quotations(sentence):
        if suspicious(quote):
            return "a quotation that gives us orders"
        if not any(spans.normal(quote).strip(" .,;") in text for text in held):
            return f"a quotation nobody said: {quote}"
    return ""


def _unsourced(sentence: str, table: Table) -> str:
    texts = table.all if questions(sentence) else table.texts
    bare = spans.without_quotations(sentence)
    known = frozenset(value for text in texts for value in spans.values(text))
    for number in spans.numbers(bare):
        if not number.values & known and not _small_word(number, bare):
            return f"a number nobody said: {number.text.strip()}"
    wrong = unsaid(sentence, texts) or from_today(sentence, texts) or misplaced(sentence, texts)
    if not wrong and table.english and not questions(sentence):
        wrong = among_others(_without_small(bare), texts)
    if wrong:
        return f"a number nobody said: {wrong}"
    return _strange_name(bare, table) if table.english else ""


def _strange_name(bare: str, table: Table) -> str:
    spoken = frozenset(words(" ".join(table.all)))
    for _, name, opens in spans.names(bare):
        word = _OWNING.sub("", name)
        if word == "I" or word.startswith(("I'", "I’")) or frozenset(words(word)) & spoken:
            continue
        if not (opens and _ordinary(word, table)):
            return f"a name nobody said: {word}"
    titled = next((name for name in TITLED.findall(bare) if not set(words(name)) & spoken), "")
    return f"a name nobody said: {titled}" if titled else ""


def _ordinary(word: str, table: Table) -> bool:
    """True for a word that may open a sentence and is no name."""
    stemmed = stems(word)
    known = stemmed & (table.vocabulary | table.common) or set(words(word)) & OPENERS
    return bool(known or not stemmed or spans.numbers(word))


def _small_word(number: spans.Number, sentence: str) -> bool:
    """ "Two things", "the two": a small number in words that measures nothing."""
    if number.unit or not number.text.strip().isalpha() or max(number.values) > 3:
        return False
    before, after = words(sentence[: number.start])[-1:], words(sentence[number.end :])[:1]
    return bool(COUNTED & set(after)) or (bool(POINTING & set(before)) and not stems(" ".join(after)))


def _without_small(bare: str) -> str:
    """The sentence with its small numbers in words that measure nothing blanked."""
    for number in spans.numbers(bare):
        if _small_word(number, bare):
            bare = f"{bare[: number.start]}{' ' * (number.end - number.start)}{bare[number.end :]}"
    return bare


def _leaks(text: str, instructions: str) -> bool:
    """True for a run of words from the instructions, or a heading of theirs."""
    said, ours = words(text), " ".join(words(instructions))
    if text.rstrip().endswith(":"):
        return True
    runs = (" ".join(said[i : i + _LEAKED_RUN]) for i in range(len(said) - _LEAKED_RUN + 1))
    return any(run in ours for run in runs)


def _adrift(sentence: str, table: Table) -> str:
    """Statements speak of what is on the table; questions ask what was decided."""
    asks = questions(sentence) > 0
    if asks and not table.about(sentence):
        return "a question that was not decided"
    spoken = stems(" ".join(table.all))
    if not table.english:
        return "" if asks or _at_home(sentence, spoken) else "words from nowhere"
    if _says_too_much(spans.without_quotations(sentence), table):
        return "a source that does not say so"
    content = stems(sentence)
    if len(content) < 3:
        return (
            ""
            if content <= spoken | table.vocabulary and (asks or _taken_up(sentence, table))
            else "words from nowhere"
        )
    if not asks and not _taken_up(sentence, table):
        return "beside the message"
    own = sum(stem in spoken or stem in table.vocabulary for stem in content)
    enough = own / len(content) >= (_OWN_SHARE_ASKED if asks else _OWN_SHARE)
    return "" if enough and (asks or content & spoken) else "words from nowhere"


def _taken_up(sentence: str, table: Table) -> bool:
    """True where a statement speaks of what was just told, or quotes a passage."""
    content = stems(sentence)
    shared = content & stems(" ".join(table.near))
    return not table.near or "“" in sentence or len(shared) >= min(_FEWEST_TAKEN_UP, len(content))


def _at_home(sentence: str, spoken: frozenset[str]) -> bool:
    """A statement in another language: most of its long words were used before."""
    long = {word for word in stems(sentence) if len(word) >= 5}
    return bool(long) and len(long & spoken) / len(long) >= _ELSEWHERE_SHARE


def _says_too_much(bare: str, table: Table) -> bool:
    """True where a sentence makes a source or a person say what no single text bears out."""
    claims = () if QUESTION_MARKS.search(bare) else CONSENT.finditer(bare)
    spoken = stems(" ".join(table.texts))
    if any(not stems(claim[0]) <= spoken and not NOT_YET.search(bare[: claim.start()]) for claim in claims):
        return True
    if (
        not (CITES.search(bare) or WISHES.search(bare) or THANKED.search(bare))
        or "“" in bare
        or questions(bare)
        or bare.casefold().startswith(("whether ", "if "))
    ):
        return False
    content = stems(bare)
    return not any(len(content & stems(text)) / len(content) >= _ELSEWHERE_SHARE for text in table.texts)
