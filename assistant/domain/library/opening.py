"""How a file is opened, and who looks on meanwhile. Apart from the ports, for the process that reads files must start fast."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import Field

from assistant.domain.shapes import Shape


class Opening(Shape):
    """How a person wants a file opened: with its password, which is never stored, and with text recognition where pages
    are pictures."""

    password: str = Field(default="", repr=False)
    recognise: bool = False


@dataclass(frozen=True)
class Watch:
    """Who looks on while a file is read: ``stopped`` says that a person gave it up, ``hear`` is told how far it is."""

    stopped: Callable[[], bool] = lambda: False
    hear: Callable[[str], None] = lambda _: None


PLAIN, UNWATCHED = Opening(), Watch()
