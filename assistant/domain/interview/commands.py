"""What we told people to write, and messages that hold no words or nothing new: read without guessing."""

import re
from functools import lru_cache

from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.turns import Interview
from assistant.domain.text.plain import any_of, plain
from assistant.domain.text.sentences import sentences
from assistant.domain.text.words import words

_COMMANDS = {
    "draft": Intent.DRAFT,
    "the draft": Intent.DRAFT,
    "skip": Intent.SKIP,
    "next": Intent.SKIP,
    "recap": Intent.RECAP,
    "summary": Intent.RECAP,
    "back": Intent.BACK,
    "why": Intent.WHY,
    "stop": Intent.LEAVE,
}
_PLEASE = re.compile(r"\bplease\b", re.IGNORECASE)
_NO_CORRECTION = any_of(
    r"(?:not|no|never|nothing) (?:\w+ ){0,2}?(?:correction|corrected|correct(?:ing)?|replace[ds]?|change[ds]?)",
    r"both (?:\w+ ){0,3}?(?:right|true|correct|hold|stand|count|apply|valid)",
    r"(?:two|2) (?:different|separate) (?:things|numbers?|figures?|values?|measures?|matters)",
    r"(?:still|also) (?:holds|stands|counts|applies|valid|true|right)",
)
_LONG_ENOUGH = 5  # words from which a message said twice is a repetition; "yes" and "no" answer each question anew
_ENGLISH = frozenset("the is are we i it to of and in they for that my our you have not with what this do be".split())
_OTHER = frozenset(
    "der die das und wir eine für ist nicht ich sie es le les des et pour nous est une el los las para con una het een "
    "voor met niet il della non sono per che och att det som nie jest się na".split()
)


def command(text: str) -> Reading | None:
    """The reading of a bare command word, or None."""
    said = " ".join(words(_PLEASE.sub(" ", text)))
    return Reading(intents=frozenset({_COMMANDS[said]}), terse=True) if said in _COMMANDS else None


def takes_correction_back(text: str, interview: Interview) -> bool:
    """True where the person says that what we took for a correction was none."""
    last = interview.turns[-1].move.say if interview.turns else ()
    return any(say.key == "correction_done" for say in last) and bool(_NO_CORRECTION.search(plain(text)))


def without_denial(text: str) -> str:
    """What a message tells besides that it corrected nothing: that sentence puts both values in their place again."""
    return " ".join(s.text for s in sentences(text) if not _NO_CORRECTION.search(plain(s.text)))


def wordless(text: str) -> bool:
    """True for a message of signs alone."""
    return not words(text)


def said_before(text: str, interview: Interview) -> bool:
    """True for a message that repeats an earlier one word for word."""
    said = _words(text)
    return len(said) >= _LONG_ENOUGH and any(_words(turn.text) == said for turn in interview.turns)


@lru_cache(maxsize=8192)  # every message is compared with all before it
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def foreign(text: str) -> bool:
    """True for a message that is plainly written in another language than English."""
    said = words(text)
    other = sum(word in _OTHER for word in said)
    return len(said) >= _LONG_ENOUGH and other >= 2 and other > sum(word in _ENGLISH for word in said)
