"""How a measure is counted, told from its words: which numbers can be its values, and how surely the words name a count."""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum

from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.shapes import Measure
from assistant.domain.text.words import stems

_SHARE = re.compile(
    r"%|\b(?:in |of )?(?:per ?cent(?:age)?s?|pct|procent|share|proportion|portion|fraction|quota|utili[sz]ation|occupancy)\b"
    r"|\b(?:out of|in|of) (?:an? |every |each )?(?:hundred|100)\b",
    re.I,
)
_RATE = re.compile(
    r"\b(?:[\w-]*rate|ratio|yield|compliance|turnover|accuracy|adherence|coverage|shrinkage|shrink)\b", re.I
)
_MARK = re.compile(r"\b(?:scores?|ratings?|index|nps|grade|stars?|marks?|scale|quality)\b", re.I)
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|month|year)s?"
_TIME = re.compile(
    rf"\b(?:in (?:\w+ )?{_UNIT}\b(?! of)|(?P<lead>second|minute|hour|day|week|month)s? "
    r"(?:to|per|until|till|for|from|between|of|lost|late|open|spent|needed|saved|without))\b",
    re.I,
)
_LENGTH = re.compile(
    r"\bhow (?:long|fast|quickly)\b|\bduration\b|\bwait(?:ing)?\b|(?<!\bin )(?<!\bon )(?<!\bthe )(?<!\bthis )(?<!\bevery )"
    r"(?<!\bfirst )(?<!\bsame )(?<!\bno )(?<![\w-])(?!(?:on|in|first|part|full|real|last|one)-?time\b)[\w-]*time\b",
    re.I,
)
_MONEY = re.compile(
    r"\b(?:spen[dt]\w*|revenue|sales|turnover in|costs?|price|margin|takings|basket|income|profit|euros?)\b", re.I
)
_COUNT = re.compile(r"\b(?:number|count|amount|quantity|volume|how many|how often) ?(?:of)?\b|\bper\b", re.I)
_PLURAL = re.compile(
    r"\b(?!(?:is|was|has|does|this|us|yes|his|its|as|always|less|process|access|news|business|boss)\b)[a-z-]{3,}(?<!s)s\b",
    re.I,
)
_BASE = re.compile(
    r"^\W*(?:in|as|per|a|each|every|of all|out of)\b|^\W*(?:%|per ?cent|percent\w*|pct|procent)(?:\s+(?:of|from)\b|\W*$)"
    r"|\b(?:scale|from) \S+ to \S+|^\W*scale\b|^\W*divided by\b",
    re.I,
)
_LIMIT = re.compile(  # "within 48 hours" limits what is counted, and is no unit
    r"\b(?:within|under|over|in|after|inside|longer than|more than|less than|older than|for)\s+(?:the (?:first|last) )?"
    r"[\w-]+ (?:working )?(?:second|minute|hour|day|week|month)s?\b",
    re.I,
)
_APPOINTED = re.compile(  # the hour at which something was to be done, and no length
    r"\b(?:near|at|on|by|before|after|around) (?:the |their |its |our )?(?:promised|agreed|planned|scheduled|set|due) times?\b",
    re.I,
)
_NEAR = ({"second", "minute"}, {"minute", "hour"}, {"day", "week"}, {"week", "month"}, {"month", "year"})


class Naming(IntEnum):
    """How surely words name something that is counted."""

    IDEA = 0  # "team spirit"
    THINGS = 1  # "late orders"
    COUNTED = 2  # "days to decision", "share of late orders", "errors per week"


def naming(words: str) -> Naming:
    """What the words alone say."""
    bare = _LIMIT.sub(" ", words)
    if any(p.search(bare) for p in (_SHARE, _RATE, _TIME, _LENGTH, _COUNT)) or _MARK.search(bare):
        return Naming.COUNTED
    return Naming.THINGS if _PLURAL.search(words) or _MONEY.search(words) else Naming.IDEA


def only_tells_how(words: str) -> bool:
    """True for what only says how another thing is counted: "in percent", "per month", "percent of all orders"."""
    return bool(_BASE.search(words))


def counted_by_name(words: str, quantity: Quantity) -> Quantity:
    """A bare number in the unit that the name of its measure tells: percent of a share, minutes of "time, in minutes"."""
    if not quantity.bare:
        return quantity
    bare = _LIMIT.sub(" ", words)
    if _SHARE.search(bare):
        share = quantity.value <= 100 and not quantity.per  # so many a month are cases
        return quantity.model_copy(update={"kind": Kind.PERCENT, "unit": "%"}) if share else quantity
    unit = _TIME.search(bare)
    said = (unit["unit"] or unit["lead"]).lower() if unit else ""
    return quantity.model_copy(update={"kind": Kind.DURATION, "unit": said}) if said else quantity


def fits(measure: Measure, quantity: Quantity) -> int:
    """How well a number can be a value of a measure: 3 by the unit of its other values, 2 by its name, 1 or 0 where nothing
    speaks against it, below 0 where it can't be."""
    if (by_name := suits(f"{measure.name} {measure.counted}", quantity)) < 0:
        return by_name
    known = [v.quantity for v in (measure.baseline, measure.target, measure.earlier) if v and v.quantity]
    alike = [_like(q, quantity) for q in known]
    if any(alike):
        return 3 if any(q.unit and q.unit == quantity.unit for q in known) else 1
    if known and all(q.unit or q.kind is not Kind.COUNT for q in known) and not quantity.bare:
        return -2
    return by_name


def fits_one(measures: Sequence[Measure], quantity: Quantity) -> bool:
    """True unless all that is known of how the measures are counted speaks against a number of things or a length of time; a
    share or a sum may be wanted of anything."""
    if quantity.bare or quantity.kind not in (Kind.COUNT, Kind.DURATION):
        return True
    telling = [m for m in measures if m.baseline or m.target or naming(f"{m.name} {m.counted}") is Naming.COUNTED]
    return not telling or any(fits(measure, quantity) >= 0 for measure in telling)


def suits(words: str, quantity: Quantity) -> int:
    """The same, by the words of a name alone."""
    bare = _APPOINTED.sub(" ", _LIMIT.sub(" ", words))
    if quantity.unit and quantity.unit in stems(bare):
        return 2
    for pattern, judge in _JUDGES:
        if (found := pattern.search(bare)) and (verdict := judge(quantity, found)) is not None:
            return verdict
    if quantity.kind is Kind.DURATION:
        return -1 if naming(words) is not Naming.IDEA else 0
    return -1 if quantity.kind is Kind.MONEY else 0


def _of_share(quantity: Quantity, _found: re.Match[str]) -> int:
    if quantity.kind is Kind.PERCENT:
        return 2
    return 1 if quantity.bare and quantity.value <= 100 else -2


def _of_time(quantity: Quantity, found: re.Match[str]) -> int:
    said = (found["unit"] or found["lead"]).lower()
    if quantity.kind is Kind.DURATION and quantity.unit == said:
        return 2
    return 1 if quantity.bare else 0 if {quantity.unit, said} in _NEAR else -2


def _of_length(quantity: Quantity, _found: re.Match[str]) -> int:
    return 2 if quantity.kind is Kind.DURATION else 0 if quantity.bare else -2


def _of_money(quantity: Quantity, _found: re.Match[str]) -> int | None:
    return 2 if quantity.kind is Kind.MONEY else None


def _of_rate(quantity: Quantity, _found: re.Match[str]) -> int:
    return 2 if quantity.kind is Kind.PERCENT else -1 if quantity.kind is Kind.DURATION else 0


def _of_count(quantity: Quantity, _found: re.Match[str]) -> int:
    return 1 if quantity.kind is Kind.COUNT else -1


_JUDGES: tuple[tuple[re.Pattern[str], Callable[[Quantity, re.Match[str]], int | None]], ...] = (
    (_SHARE, _of_share),
    (_TIME, _of_time),
    (_LENGTH, _of_length),
    (_MONEY, _of_money),
    (_RATE, _of_rate),
    (_MARK, _of_rate),
    (_COUNT, _of_count),
)


def _like(known: Quantity, new: Quantity) -> bool:
    if known.bare or new.bare:
        return {known.kind, new.kind} <= {Kind.COUNT, Kind.PERCENT, known.kind if new.bare else new.kind}
    return (known.kind, known.unit) == (new.kind, new.unit)
