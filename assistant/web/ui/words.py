"""The words of the pages in the language of the person who looks at them (knowledge/interface)."""

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

SOURCE = "en"
Texts = Mapping[str, str]
_texts: ContextVar[Texts] = ContextVar("texts")
_english: ContextVar[Texts] = ContextVar("english")
_SERVER = "server."
_NEXT_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


@contextmanager
def speaking(interface: Mapping[str, Texts], language: str) -> Generator[str]:
    """Within it, ``say`` speaks the nearest language there is; gives its code."""
    nearest = choose(interface, language)
    tokens = _texts.set(interface[nearest]), _english.set(interface[SOURCE])
    try:
        yield nearest
    finally:
        _texts.reset(tokens[0])
        _english.reset(tokens[1])


def choose(interface: Mapping[str, Texts], wanted: str) -> str:
    """The code of the language to speak to somebody who wants ``wanted`` ("de-AT"): the same, else English."""
    return next((code for code in (wanted, wanted.split("-", maxsplit=1)[0]) if code in interface), SOURCE)


def say(key: str, **fill: object) -> str:
    """A text of the catalogue, filled in. Plain text: what goes into HTML is still to be escaped."""
    return _texts.get()[key].format_map(fill) if fill else _texts.get()[key]


def elsewhere() -> bool:
    """True where the page speaks another language than the texts that rules write."""
    return _texts.get() is not _english.get()


def count(key: str, number: int, **fill: object) -> str:
    """A text with a number in it: ``key``_one for one, ``key``_many otherwise."""
    return say(f"{key}_{'one' if number == 1 else 'many'}", count=number, **fill)


def told(text: str) -> str:
    """What the server says in English, in the language of the page. Names, figures and quoted words in it stay as they are,
    and so does a sentence that the catalogue does not know."""
    if not elsewhere():
        return text
    return _served(text) or " ".join(_sentence(part) for part in _NEXT_SENTENCE.split(text))


def _sentence(text: str) -> str:
    """A sentence, alone or behind the name of what it is about ("plan.pdf: The file is empty.")."""
    name, colon, rest = text.rpartition(": ")
    return _served(text) or (f"{name}{colon}{_served(rest)}" if colon and _served(rest) else text)


def _served(text: str) -> str:
    """A sentence of the server in the language of the page, "" where the catalogue does not hold it."""
    for key, english in _english.get().items():
        if key.startswith(_SERVER) and (found := _pattern(english).fullmatch(text)):
            return say(f"server.{key.removeprefix(_SERVER)}", **found.groupdict())
    return ""


@lru_cache(maxsize=512)
def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub(r"(?P<\1>.+)", re.escape(english)), re.DOTALL)
