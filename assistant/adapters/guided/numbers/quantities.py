"""Numbers of a message with their units, exactly where they were said.

An own grammar rather than a library: number-word parsers turn words into values; offsets, units, ranges and bases, and the
numbers that count nothing (dates, versions, "one of them"), would all be left to do."""

import re
from collections.abc import Iterator

from assistant.adapters.guided.dates import dates
from assistant.adapters.guided.numbers.clock import clock_at
from assistant.adapters.guided.numbers.numerals import Numeral, numeral_at
from assistant.adapters.guided.numbers.shares import Share, share_at
from assistant.adapters.guided.numbers.units import Measured, base_at, currency_before, is_person, measured, singular
from assistant.adapters.guided.text.labels import labels
from assistant.adapters.guided.text.tokens import Token, tokens
from assistant.domain.brief.quantities import Kind, Quantity

_RANGE_LINKS = frozenset(("to", "-", "–", "—", "till", "until"))
_CHANGE = re.compile(
    r"\b(?:from|down|up|drop\w*|f[ae]ll\w*|r[io]s\w*|went|go(?:es)?|gone|grow\w*|grew|cut|lift\w*|rais\w*"
    r"|reduc\w*|increas\w*|mov\w*|bring\w*|brought|get)\W+"
    r"(?:\w+\W+){0,3}$",
    re.I,
)
_TIMES_WITH_ARTICLE = frozenset(
    "takes took take lasts within about least lose lost costs than under below over most nearly almost roughly".split()
)
_VARIES = re.compile(r"\b(?:anything|anywhere|between|rang\w+|var\w+)\W+(?:from\W+)?$", re.I)
_APPROXIMATE_BEFORE = re.compile(
    r"(?:\b(?:about|roughly|around|approx(?:imately)?\.?|circa|ca\.?|some|nearly|almost|close to|just "
    r"under|just over|over|under|"
    r"more than|less than|fewer than|up to|maybe|perhaps|probably|i think|i guess|say|somewhere (?:near"
    r"|around)|an estimated|estimated|"
    r"well over|north of|above|below|a good)|~|≈)\s*$",
    re.I,
)
_MONEY_WORDS = re.compile(
    r"\b(?:costs?|costing|worth|budget(?: is| of)?|spen[dt]\w*|pa(?:y|ys|id)|earns?|charges?|priced? at"
    r"|invoices? for|salary of|fee of)\s+"
    r"(?:(?:us|me|them|the|company|you|is|of|was|at|about|around|roughly|some|only|just|over|under|nearly"
    r"|almost|up|to|maybe)\s+){0,4}$",
    re.I,
)
_ROUND_BASES = (100, 1000)
_NUMBER_OF = re.compile(
    r"\bnumber of (?P<noun>\w+(?: \w+)?)\b[^.;!?]{0,40}?\b(?:is|are|was|of|:|to|at)\s+(?:about |around "
    r"|now |roughly )?$",
    re.I,
)
_WE_ARE = re.compile(
    r"\b(?:we|they) are\s+(?:now\s+|only\s+|about\s+|around\s+|just\s+)?$|\b(?:there are|we "
    r"have)\s+(?:now\s+|only\s+|about\s+)?$",
    re.I,
)
_ENDS = re.compile(r"\s*(?:[.,;!)]|$|of (?:us|them)\b|in (?:total|all|the team)\b|now\b|altogether\b)", re.I)
_APPROXIMATE_AFTER = re.compile(
    r"\s*(?:or so\b|-?ish\b|give or take\b|more or less\b|roughly\b|approximately\b|at a guess\b|\+(?!\d))", re.I
)


def parse(text: str) -> list[Quantity]:
    """All quantities of a text, in order. ``text[q.start:q.start + len(q.text)] == q.text`` for each."""
    run = tokens(text)
    blocked = [*labels(text), *dates.fixed_spans(text)]
    found = list(_scan(text, run, blocked))
    return _share_units(text, found)


def _scan(text: str, run: list[Token], blocked: list[tuple[int, int]]) -> Iterator[Quantity]:
    i = 0
    while i < len(run):
        span = next((end for start, end in blocked if start <= run[i].start < end), 0)
        if span:
            i += 1
            continue
        clock = clock_at(run, i)
        if clock:
            per, end = base_at(run, clock.after)
            yield _quantity(text, run, (i, end), clock.hours, Measured(Kind.DURATION, "hour", per, end))
            i = end
            continue
        share = share_at(run, i)
        if share and not _starts_blocked(run, share, blocked):
            yield from _from_share(text, run, share)
            i = share.after
            continue
        number = numeral_at(run, i)
        if number and i and (run[i - 1].low == "per" or _scale_end(run, i)):  # "per 1,000 doses", "out of 5"
            i = number.after
            continue
        if number is None:
            found, i = _lone_period(text, run, i)
            yield from found
            continue
        made, i = _from_number(text, run, number, blocked)
        yield from made


def _starts_blocked(run: list[Token], share: Share, blocked: list[tuple[int, int]]) -> bool:
    last = run[share.after - 1].start
    return any(start <= last < end for start, end in blocked)


def _from_share(text: str, run: list[Token], share: Share) -> Iterator[Quantity]:
    start, end = run[share.first].start, run[share.after - 1].end
    yield Quantity(
        kind=Kind.PERCENT,
        value=share.percent,
        unit="%",
        approximate=_approximate(text, start, end),
        text=text[start:end],
        start=start,
    )
    if share.part and share.whole and share.whole.value > 10:
        unit = measured(run, share.whole.after)
        if share.whole.value in _ROUND_BASES and unit.kind is not Kind.PEOPLE:
            return  # "38 in a hundred" counts no hundred of anything
        for number in (share.part, share.whole):
            a, b = run[number.first].start, run[number.after - 1].end
            kind, name = (unit.kind, unit.unit) if unit.kind is Kind.PEOPLE else (Kind.COUNT, "")
            yield Quantity(kind=kind, value=number.value, unit=name, text=text[a:b], start=a)


def _scale_end(run: list[Token], i: int) -> bool:
    """True for the 5 of "4.6 out of 5": the end of a scale of marks."""
    if i < 3 or [token.low for token in run[i - 2 : i]] != ["out", "of"]:
        return False
    mark = run[i - 3]
    return mark.kind == "digits" and not mark.text.isdigit()


def _lone_period(text: str, run: list[Token], i: int) -> tuple[list[Quantity], int]:
    """ "half an hour", "takes a week", "twice a year" """
    low = run[i].low
    following = [t.low for t in run[i + 1 : i + 3]]
    if low in ("twice", "once"):
        unit = measured(run, i + 1)
        if unit.per:
            return [
                _quantity(
                    text,
                    run,
                    (i, unit.after),
                    1.0 + (low == "twice"),
                    Measured(Kind.COUNT, "time", unit.per, unit.after),
                )
            ], unit.after
    if low == "half" and len(following) == 2 and following[0] in ("a", "an"):
        unit = measured(run, i + 2)
        if unit.kind is Kind.DURATION:
            return [_quantity(text, run, (i, unit.after), 0.5, unit)], unit.after
    if low in ("a", "an") and i and run[i - 1].low in _TIMES_WITH_ARTICLE:
        unit = measured(run, i + 1)
        if unit.kind is Kind.DURATION:
            return [_quantity(text, run, (i, unit.after), 1.0, unit)], unit.after
    return [], i + 1


def _from_number(
    text: str, run: list[Token], number: Numeral, blocked: list[tuple[int, int]]
) -> tuple[list[Quantity], int]:
    if _bare_one(run, number):
        return [], number.after
    first = number.first
    code, sign_first = currency_before(run, first)
    upper, after = _upper_end(text, run, number, blocked)
    unit = measured(run, after, code)
    value, high = _ordered(number, upper)
    if upper is not None and (high is None or _changes(text, run[sign_first].start)):
        value, high, unit = number.value, None, measured(run, number.after, code)
    sign = _negative(run, first)
    if not unit.unit and unit.kind is Kind.COUNT:
        unit = _by_context(text, run, first, unit)
    return [_quantity(text, run, (sign_first - (sign < 0), unit.after), sign * value, unit, high)], unit.after


def _bare_one(run: list[Token], number: Numeral) -> bool:
    """The "one" that is a pronoun or article counts nothing; "one hour" and "one euro" do."""
    if number.value != 1 or not number.words or run[number.first].low != "one" or number.after - number.first > 1:
        return False
    return measured(run, number.after).kind is Kind.COUNT


def _upper_end(text: str, run: list[Token], low: Numeral, blocked: list[tuple[int, int]]) -> tuple[Numeral | None, int]:
    """The second number of a range, and the token after it. Units may stand between: "5 % to 7 %", "€5 to €7"."""
    unit = measured(run, low.after)
    for j in {low.after, unit.after}:
        if j + 1 >= len(run):
            continue
        link = run[j].low
        between = link in ("and", "or") and (link == "or" or run[low.first - 1].low == "between") and low.first > 0
        if link not in _RANGE_LINKS and not between:
            continue
        k = j + 1 + (run[j + 1].text in "€$£")
        upper = numeral_at(run, k) if k < len(run) else None
        if (
            upper
            and not any(start <= run[k].start < end for start, end in blocked)
            and _comparable(run, low, upper, link)
        ):
            return upper, upper.after
    return None, low.after


def _comparable(run: list[Token], low: Numeral, upper: Numeral, link: str) -> bool:
    if link == "or":
        return low.value < upper.value <= 3 * low.value and low.words == upper.words
    return True


def _ordered(low: Numeral, upper: Numeral | None) -> tuple[float, float | None]:
    if upper is None:
        return low.value, None
    scaled = low.value * upper.scale
    value = scaled if low.scale == 1 and upper.scale > 1 and low.value < upper.value / upper.scale else low.value
    return (value, upper.value) if upper.value > value else (low.value, None)


def _changes(text: str, start: int) -> bool:
    """ "from 78 to 69" tells two values, not a range."""
    before = text[max(0, start - 60) : start]
    return bool(_CHANGE.search(before)) and not _VARIES.search(before)


def _negative(run: list[Token], i: int) -> int:
    before = run[i - 1] if i else None
    if before is None:
        return 1
    minus = before.text in "-−" and run[i].glued and not before.glued
    return -1 if minus or before.low == "minus" else 1


def _by_context(text: str, run: list[Token], first: int, unit: Measured) -> Measured:
    """A bare number whose sentence tells what it counts: "an hour costs us 38", "we are 24", "the number of staff is 9"."""
    before, after = text[: run[first].start], text[run[unit.after - 1].end :] if unit.after else ""
    if _MONEY_WORDS.search(before):
        return Measured(Kind.MONEY, "", unit.per, unit.after)
    counted = _NUMBER_OF.search(before)
    nouns = [singular(word) for word in counted["noun"].lower().split()] if counted else []
    noun = next((word for word in nouns if is_person(word)), "")
    if noun or (_WE_ARE.search(before) and _ENDS.match(after)):
        return Measured(Kind.PEOPLE, noun or "person", unit.per, unit.after)
    return unit


def _quantity(
    text: str, run: list[Token], span: tuple[int, int], value: float, unit: Measured, high: float | None = None
) -> Quantity:
    start, end = run[span[0]].start, run[span[1] - 1].end
    return Quantity(
        kind=unit.kind,
        value=value,
        high=high,
        unit=unit.unit,
        per=unit.per,
        approximate=_approximate(text, start, end) or run[span[0]].low == "couple",
        text=text[start:end],
        start=start,
    )


def _approximate(text: str, start: int, end: int) -> bool:
    return bool(_APPROXIMATE_BEFORE.search(text[max(0, start - 24) : start]) or _APPROXIMATE_AFTER.match(text, end))


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare number takes the unit of its neighbour in a change or a pair: "from 78 to 69 %", "38 euro and 42"."""
    for i, quantity in enumerate(found):
        if not quantity.bare:
            continue
        for other, gap in _neighbours(text, found, i):
            if gap and (not other.bare or other.per) and quantity.may_count_like(other):
                found[i] = quantity.counted_like(other)
                break
    return found


_PAIR = re.compile(
    r"[\s,]*(?:to|down to|up to|and|or|then|now|-|–|against|versus|vs\.?|instead of|not|from)"
    r"(?:[\s,]+(?:now|it['’]?s|is|only|we are|to|about|roughly|around|at least|at most|not|instead of|from|then))*[\s,]*",
    re.I,
)


def _neighbours(text: str, found: list[Quantity], i: int) -> Iterator[tuple[Quantity, bool]]:
    here = found[i]
    if i + 1 < len(found):
        between = text[here.start + len(here.text) : found[i + 1].start]
        yield found[i + 1], bool(_PAIR.fullmatch(between))
    if i:
        before = found[i - 1]
        between = text[before.start + len(before.text) : here.start]
        yield before, bool(_PAIR.fullmatch(between)) or bool(re.fullmatch(r"[^.;!?]{1,45}\b(?:and|to)\s+", between))
