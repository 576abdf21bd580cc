"""The interview: what has been asked and answered, and the move that comes next."""

from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from assistant.domain.brief.offered import Offer
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.shapes import Attachment, Brief
from assistant.domain.shapes import Same, Shape
from assistant.domain.slots import Slot
from assistant.domain.trace import Trace

_OURS = 30  # characters from which a repeated choice is taken for ours, not theirs


class MoveKind(StrEnum):
    ASK = "ask"
    CLARIFY = "clarify"
    CONFIRM = "confirm"
    RECAP = "recap"
    ANSWER = "answer"
    DRAFT = "draft"
    REDIRECT = "redirect"
    CLOSE = "close"


class Say(Shape):
    """A sentence of knowledge/messages.yaml with its placeholders filled."""

    key: str
    fill: dict[str, str] = {}


class Move(Shape):
    """What the assistant does next. ``slots``: at most two that it asks about, each worded by its ``variants`` entry
    ("ask", "follow_up_1", "follow_up_2", "differently", "same_everywhere", "credited", "ahead", "ahead_follow_up" or "none",
    where the text stands in ``say``). ``reason``: why it asks, under ten words. ``say`` comes before the question, ``after``
    behind it, ``notes`` is longer material beside the reply. ``about`` are the goal ids or cells offered, in the order of
    ``choices``."""

    kind: MoveKind
    slots: tuple[Slot, ...] = ()
    variants: tuple[str, ...] = ()
    reason: str = ""
    choices: tuple[str, ...] = ()
    say: tuple[Say, ...] = ()
    after: tuple[Say, ...] = ()
    notes: tuple[Say, ...] = ()
    about: tuple[str, ...] = ()

    def repeated(self, text: str) -> tuple[str, ...]:
        """The choices that a text holds word for word, the longest first; short ones may be the person's own words."""
        return tuple(sorted((c for c in self.choices if len(c) > _OURS and c in text), key=len, reverse=True))


class Turn(Shape):
    """One message of the requester and what the assistant made of it. ``key`` makes a repeated delivery harmless; ``trace``
    tells how it came about."""

    number: int
    text: str
    reading: Reading
    move: Move
    reply: str
    notes: tuple[str, ...] = ()
    key: str = ""
    trace: Trace | None = None


class Status(StrEnum):
    INTERVIEWING = "interviewing"
    DRAFTED = "drafted"
    CLOSED = "closed"


@lru_cache(maxsize=64)
def _said(same: Same[tuple[Turn, ...]]) -> frozenset[str]:
    return frozenset(say.key for turn in same.value for say in turn.move.say)


@lru_cache(maxsize=64)
def _offered(same: Same[tuple[Turn, ...]]) -> frozenset[str]:
    return frozenset(goal for turn in same.value for goal in turn.move.about)


@lru_cache(maxsize=64)
def _terse(same: Same[tuple[Turn, ...]]) -> bool:
    return sum(turn.reading.terse for turn in same.value) * 2 > len(same.value)


class Interview(Shape):
    """The whole state of one request. ``asked`` counts how often each slot was asked, ``answers``
    keeps the words that answered it last; ``as_of`` is the day on which
    relative dates are read; ``declined`` slots were skipped or refused and are not asked again. ``trusted``: a language model
    reads along that has earned belief, so that what it takes for an answer is one."""

    id: str
    opening: str
    as_of: date
    status: Status = Status.INTERVIEWING
    brief: Brief = Brief()
    turns: tuple[Turn, ...] = ()
    asked: dict[Slot, int] = {}
    answers: dict[Slot, str] = {}
    declined: frozenset[Slot] = frozenset()
    ready: bool = False
    ready_said: bool = False
    trusted: bool = False
    complete: bool = False
    recapped: bool = False
    pressed: int = 0
    title: str = ""
    attachments: tuple[Attachment, ...] = ()
    offers: tuple[Offer, ...] = ()  # what the attachments say beyond the brief, answered or not
    changed: datetime | None = None  # when it was last stored
    version: int = 0  # of the stored row: optimistic locking

    @property
    def said(self) -> frozenset[str]:
        """The keys of all that our moves have said before a question."""
        return _said(Same(self.turns))

    @property
    def terse(self) -> bool:
        """True for somebody who mostly writes in fragments."""
        return _terse(Same(self.turns))

    @property
    def offered(self) -> frozenset[str]:
        """The goals and cells that were offered for confirmation."""
        return _offered(Same(self.turns))
