"""What a reader makes of one message: typed, and every item with the words it came from."""

from datetime import date
from enum import StrEnum

from assistant.domain.brief.quantities import Quantity, Shift
from assistant.domain.shapes import Shape
from assistant.domain.slots import Cell, Direction, Slot


class Intent(StrEnum):
    """What the person does with a message; one message may do several things."""

    ANSWER = "answer"
    DONT_KNOW = "dont_know"  # "no idea", "I would have to ask"
    SKIP = "skip"  # "next question please"
    REFUSE = "refuse"  # "I won't say that"
    EVADE = "evade"  # answers without saying anything on the question
    WHY = "why"  # "why do you ask?"
    QUESTION = "question"  # asks something back
    CORRECT = "correct"  # "sorry, it is 45"
    CONFIRM = "confirm"  # "yes", "exactly", picks an offered choice
    REJECT = "reject"  # "no", "none of these"
    PRESSURE = "pressure"  # "just book the course"
    RECAP = "recap"  # "what do you have so far?"
    DRAFT = "draft"  # "write it up now"
    LEAVE = "leave"  # "have to go"
    BACK = "back"  # "go back", "undo that"
    THANKS = "thanks"


class SlotReading(Shape):
    """One fact for one slot. ``value`` is what was said (200 characters at most), ``quote`` a verbatim part of the
    message. ``vague`` marks words without a checkable content. ``who`` is set where the words name the person or
    function that would know ("ask Petra in controlling"): it becomes the owner of an open question. ``passed`` is a day
    that should lie ahead and does not: ``day`` is then empty. ``late``: taken for the
    answer to an earlier question, in place of the last one."""

    slot: Slot
    value: str
    quote: str
    quantities: tuple[Quantity, ...] = ()
    day: date | None = None
    passed: date | None = None
    vague: bool = False
    correction: bool = False
    segment: str = ""
    from_record: bool = False  # names a record, report or count as its source
    from_example: bool = False  # tells a concrete case or what several people said
    late: bool = False
    confidence: float = 1.0  # the reader's own, 0 to 1; guided readings below the threshold are offered, not stored

    @property
    def valued(self) -> bool:
        """True where it holds a number or a day."""
        return bool(self.quantities or self.day or self.passed)


class MeasureField(StrEnum):
    """The part of a measure that a reading fills."""

    NAME = "name"
    BASELINE = "baseline"
    EARLIER = "earlier"  # a value at an earlier time ("it was 5.2 before summer")
    TARGET = "target"
    DUE = "due"
    SOURCE = "source"
    OWNER = "owner"
    VALUE_PER_UNIT = "value_per_unit"
    VOLUME = "volume"  # how many times a year (week, month) the unit occurs

    @property
    def slot(self) -> Slot:
        """The slot whose question asks for this field."""
        return _SLOTS[self]


_SLOTS = {
    MeasureField.NAME: Slot.METRIC,
    MeasureField.BASELINE: Slot.BASELINE,
    MeasureField.EARLIER: Slot.BASELINE,
    MeasureField.TARGET: Slot.TARGET,
    MeasureField.DUE: Slot.DUE,
    MeasureField.SOURCE: Slot.DATA_SOURCE,
    MeasureField.OWNER: Slot.DATA_OWNER,
    MeasureField.VALUE_PER_UNIT: Slot.VALUE_PER_UNIT,
    MeasureField.VOLUME: Slot.VALUE_PER_UNIT,
}


class MeasureReading(Shape):
    """One field of one measure. ``measure`` is its name as said, or "" where the message does not name it (the ledger
    then matches by unit, and by the measure last spoken of)."""

    measure: str
    field: MeasureField
    quote: str
    quantity: Quantity | None = None
    text: str = ""
    day: date | None = None
    segment: str = ""
    correction: bool = False
    shift: Shift | None = None  # a target told against today's value ("halve it")
    first: bool = False  # the measure is said to come before the others ("first of all", "one: ...")


class SegmentReading(Shape):
    """A part of the audience that the message tells apart: "the 14 who joined this year" (size 14)."""

    name: str
    quote: str
    size: int | None = None
    value: Quantity | None = None  # the metric's value for this group, where the message gives one
    better: bool | None = None  # the group is told of as the good (True) or the bad (False) example


class CauseReading(Shape):
    """One remark for or against a cause cell. ``weight`` 1 is a plain remark, 2 a concrete example or observation,
    3 a record or a natural experiment ("when the system was off, they came down to 17")."""

    cell: Cell
    direction: Direction
    quote: str
    weight: int = 1
    segment: str = ""


class Bearing(Shape):
    """A sentence of a message and what it was recognised as speaking of: the slots with their learned probability (those of
    hardly any left out). ``to_us``: it does something in the talk, such as asking back or pressing, and tells nothing."""

    quote: str
    slots: dict[Slot, float]
    to_us: bool = False


class Reading(Shape):
    """Everything read from one message. Each ``quote`` is a verbatim part of that message."""

    intents: frozenset[Intent] = frozenset()
    slots: tuple[SlotReading, ...] = ()
    measures: tuple[MeasureReading, ...] = ()
    segments: tuple[SegmentReading, ...] = ()
    causes: tuple[CauseReading, ...] = ()
    unanswered: frozenset[Slot] = frozenset()  # asked slots that the person said they cannot answer
    referred: tuple[tuple[Slot, str], ...] = ()  # unanswered slots with whom the person named to ask, as said
    refers_to: tuple[Slot, ...] = ()  # slots a correction, question or "why" is about, best first
    terse: bool = False
    plain: bool = False  # simple or non-native language: answer in plain sentences
    language: str = "en"
    bears: tuple[Bearing, ...] = ()  # every sentence with what it is about, for whoever quotes from it later
    # Of a second reading by a language model: how much of it could be checked against what the guided reader is sure of, and
    # how much of that held; how much it ventured beyond, and how much of that was familiar; and, where the model is trusted,
    # what it would ask next, to test which hypothesis (logged), and whether it has heard enough for a sound proposal.
    certain: int = 0
    agreed: int = 0
    ventured: int = 0
    familiar: int = 0
    preferred: tuple[Slot, ...] = ()
    hypothesis: str = ""
    enough: bool = False
    offered: "Amendment | None" = None  # what a model not trusted yet would have changed of this reading
    amends: tuple["Amendment", ...] = ()  # of earlier messages, now that it is trusted


class Amendment(Shape):
    """What a second look changes of the reading of a message: items taken away and items added, each with a verbatim quote of
    that message. ``turn``: the number of the message."""

    turn: int
    gone: Reading
    added: Reading
