"""Numbers with their units, as they were said."""

from datetime import date
from enum import StrEnum

from assistant.domain.shapes import Shape


class Kind(StrEnum):
    """What sort of quantity a number is; two quantities are comparable only within one kind and unit."""

    PERCENT = "percent"  # unit "%": 22 percent, a third (33.3), 9 of 10 (90 when said as a share)
    MONEY = "money"  # unit: ISO 4217 code, or "" where no currency was said
    PEOPLE = "people"  # head-counts; unit: the noun as said, singular, lower case ("agent", "user")
    DURATION = "duration"  # unit: minute, hour, day, week, month, year
    COUNT = "count"  # any other counted noun; unit: the noun, singular, lower case; "" for a bare number


class Quantity(Shape):
    """One number of a message. ``high`` is set for a range ("5 to 7"); ``per`` is what it is counted by ("week",
    "user", "1,000 doses", "" for none). ``text`` is the verbatim stretch it was read from; ``start`` its offset in the
    text that was parsed."""

    kind: Kind
    value: float
    high: float | None = None
    unit: str = ""
    per: str = ""
    approximate: bool = False
    text: str
    start: int = 0

    @property
    def bare(self) -> bool:
        """True for a number that does not say what it counts."""
        return self.kind is Kind.COUNT and not self.unit

    def may_count_like(self, other: "Quantity") -> bool:
        """False beside a percentage for so many in a period: "40 a month, not 3 percent"."""
        return not (self.per and other.kind is Kind.PERCENT)

    def counted_like(self, other: "Quantity") -> "Quantity":
        """The number in the unit of another."""
        return self.model_copy(update={"kind": other.kind, "unit": other.unit, "per": self.per or other.per})


class Shift(Shape):
    """A value told against today's: ``part`` of ``of`` parts of it more or less ("a third less": 1 of 3, "15 percent more":
    15 of 100), or with ``of`` 0 so much of its unit ("3 days fewer": 3). ``up`` is None where the words leave it open."""

    part: float
    of: float = 0
    unit: str = ""
    up: bool | None = None


class When(Shape):
    """A date or period as said, resolved against the day of the interview. For a period ("Q4", "June 2027") ``day`` is
    its last day when it is a deadline, and ``start_day`` its first."""

    day: date
    start_day: date
    text: str
    start: int = 0
