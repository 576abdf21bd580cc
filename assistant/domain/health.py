"""What works on this machine and what does not, each with what to do."""

from enum import StrEnum

from assistant.domain.shapes import Shape


class Health(StrEnum):
    OK = "ok"
    WARNING = "warning"  # works, less well than it could
    BROKEN = "broken"
    OFF = "off"  # not configured, and the product does without


class Check(Shape):
    """One thing that was tried: what it is, how it went in a sentence, and what to do about it ("" where nothing)."""

    name: str
    health: Health
    said: str
    next_step: str = ""
