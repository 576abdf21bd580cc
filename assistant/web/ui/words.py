"""The words of the pages in the language of the person who looks at them (knowledge/interface)."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

SOURCE = "en"
Texts = Mapping[str, str]
_texts: ContextVar[Texts] = ContextVar("texts")


@contextmanager
def speaking(interface: Mapping[str, Texts], language: str) -> Generator[str]:
    """Within it, ``say`` speaks the nearest language there is; gives its code."""
    nearest = choose(interface, language)
    token = _texts.set(interface[nearest])
    try:
        yield nearest
    finally:
        _texts.reset(token)


def choose(interface: Mapping[str, Texts], wanted: str) -> str:
    """The code of the language to speak to somebody who wants ``wanted`` ("de-AT"): the same, else English."""
    return next((code for code in (wanted, wanted.split("-", maxsplit=1)[0]) if code in interface), SOURCE)


def say(key: str, **fill: object) -> str:
    """A text of the catalogue, filled in. Plain text: what goes into HTML is still to be escaped."""
    return _texts.get()[key].format_map(fill) if fill else _texts.get()[key]


def count(key: str, number: int, **fill: object) -> str:
    """A text with a number in it: ``key``_one for one, ``key``_many otherwise."""
    return say(f"{key}_{'one' if number == 1 else 'many'}", count=number, **fill)
