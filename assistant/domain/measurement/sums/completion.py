"""Completing a sum with what was said elsewhere: the number of users, the price of their hour, the weeks of a year."""

from dataclasses import dataclass

from assistant.domain.brief.wording import plural
from assistant.domain.measurement.arithmetic import Amount, constant
from assistant.domain.measurement.sums.chains import EVERYONE, Chain, Pick
from assistant.domain.measurement.sums.people import Said, head_count, hours_per, periods, rate_for
from assistant.domain.measurement.sums.units import MONEY, TIMES, generic_person


@dataclass(frozen=True)
class Sum:
    """An amount on its way to money in the first year. ``missing`` names in plain words what is still needed."""

    amount: Amount
    num: str
    den: tuple[str, ...]
    who: str = ""
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.num == MONEY and not self.den and not self.missing


def complete(chain: Chain, said: Said, pick: Pick, *, costly: bool, everyone: bool = False) -> Sum:
    """The chain as money in the first year, or with what is missing. ``everyone`` multiplies time without people by the
    audience; ``costly`` chooses the dearer of two rates (for costs)."""
    units = [unit for unit in chain.num if unit]
    rest = Sum(chain.amount(pick), units[-1] if units else MONEY, chain.den, chain.who)
    if not rest.who and (everyone or EVERYONE.search(chain.text)) and rest.num in TIMES and not _people(rest):
        rest = _times(rest, said.audience, "how many people there are", who="person")
    for unit in rest.den:
        rest = _per(rest, said, unit)
    return _priced(rest, said, pick, costly) if rest.num in TIMES else rest


def _people(rest: Sum) -> bool:
    return any(unit not in TIMES for unit in rest.den)


def _times(rest: Sum, factor: Amount | None, missing: str, *, unit: str = "", who: str = "") -> Sum:
    """The sum times a factor, without the denominator ``unit``."""
    den = tuple(d for d in rest.den if d != unit)
    if factor is None:
        return Sum(rest.amount, rest.num, den, rest.who or who, (*rest.missing, missing))
    return Sum(rest.amount * factor, rest.num, den, rest.who or who, rest.missing)


def _per(rest: Sum, said: Said, unit: str) -> Sum:
    if unit == "year":
        return Sum(rest.amount, rest.num, tuple(d for d in rest.den if d != unit), rest.who, rest.missing)
    if unit in TIMES:
        return _times(rest, periods(said, unit), f"on how many {plural(unit, 2)} of the year", unit=unit)
    noun = "people" if generic_person(unit) else plural(unit, 2)
    return _times(rest, head_count(said, unit), f"how many {noun} there are", unit=unit, who=unit)


def _priced(rest: Sum, said: Said, pick: Pick, costly: bool) -> Sum:
    """Time times the price of that time, converting minutes to hours, and days to hours where the length of a day was
    said."""
    term = rate_for(said, rest.who, rest.num, costly)
    if term:
        return Sum(rest.amount * pick(term), MONEY, rest.den, rest.who, rest.missing)
    hourly = rate_for(said, rest.who, "hour", costly)
    name = rest.who if rest.who and not generic_person(rest.who) else "person"
    if hourly is None:
        unit = "hour" if rest.num == "minute" else rest.num
        return Sum(rest.amount, rest.num, rest.den, rest.who, (*rest.missing, f"what one {unit} of a {name} costs"))
    if rest.num == "minute":
        return Sum(
            rest.amount / constant(60, "60 minutes in an hour") * pick(hourly), MONEY, rest.den, rest.who, rest.missing
        )
    hours = hours_per(said, rest.num, pick)
    if hours is None:
        return Sum(
            rest.amount, rest.num, rest.den, rest.who, (*rest.missing, f"how many working hours one {rest.num} has")
        )
    return Sum(rest.amount * hours * pick(hourly), MONEY, rest.den, rest.who, rest.missing)
