"""What an author's plan costs in people's working days: people times hours, line by line, added up by code."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.authoring.draft import Draft, EffortText
from assistant.domain.proposal.authoring.sums import ours
from assistant.domain.proposal.shapes import AS_ASKED, CostPart, Proposal, Statement
from assistant.domain.text import spans

TOTAL = "{total}"  # where an author's text names the whole
PLAN = "recommended"  # the option whose rows are the plan's
LABELS = {
    PLAN: "D0",
    "lean": "D991",
    "requested": "D992",
    "later": "D993",
    "nothing": "D994",
}  # the figure of each whole
_HOURS_A_DAY = 8
_MOST_PEOPLE = 100  # beyond that a head-count has to be told, or be a part of one
_MOST_HOURS = 1_800  # of one person: what a year of work holds at most
_UNIT = "working days"
_WHOLE = f"{_UNIT} of people's time, all parts"
_ALL = f"All of it, people’s time, {_HOURS_A_DAY} hours a day"
_FEW = 10  # days from which on a decimal says nothing
_ABOUT = re.compile(r"\b(?:about|around|roughly|some|nearly)\s+$", re.IGNORECASE)
_CELLS = ("what", "who", "because")
_ID = re.compile("|".join(LABELS))
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_FULL = re.compile(r"\b(?:full|whole|total|entire|complete|all-in) (?:\w+ )?(?:costs?|price|sum)\b", re.IGNORECASE)

Good = Callable[[str], Statement | None]


@dataclass(frozen=True)
class Line:
    """One part of the effort: which text of the draft it is, its working days, and of which option it is a part."""

    index: int
    figure: Derived
    option: str = PLAN


def priced(draft: Draft, sources: Sequence[Source]) -> tuple[tuple[Line, ...], dict[str, str]]:
    """The lines that can be counted, and by place why others cannot. Head-counts found in ``sources`` rest on them."""
    lines: list[Line] = []
    wrong: dict[str, str] = {}
    for index, item in enumerate(draft.effort):
        people, hours = _read(item.people), _read(item.hours)
        source = _told(people, sources) if people > 1 else None  # one person is no count that anybody told
        many = people > _MOST_PEOPLE and source is None and not _parts_known(people, draft, sources)
        if not people or not hours or hours > _MOST_HOURS or many:
            wrong[f"effort.{index}.people"] = _uncounted(item)
            wrong[f"effort.{index}.hours"] = _uncounted(item)
            continue
        count = number("people", people, source or ours(people))
        each = number(
            "hours each", hours, ours(hours).model_copy(update={"quote": f"{hours:g} hours each: our proposal"})
        )
        days = (count * each / _a_day()).derive(f"{_UNIT} of people's time", _UNIT)
        lines += [Line(index, days, option) for option in options_of(item)]
    return tuple(lines), wrong


def options_of(item: EffortText) -> tuple[str, ...]:
    """The options that a row is a part of: the plan where it names none; what several take alike stands once."""
    return tuple(dict.fromkeys(_ID.findall(item.option.casefold()))) or (PLAN,)


def head_counts(lines: Sequence[Line]) -> frozenset[float]:
    """The numbers of people that the rows count."""
    return frozenset(line.figure.operands[0][1] for line in lines)


def _parts_known(people: float, draft: Draft, sources: Sequence[Source]) -> bool:
    """True for a number of people that is a part of a told count, in whichever option the rows make that up."""
    rows = (n for n, item in enumerate(draft.effort) if _read(item.people) == people)
    return any(_a_part(people, _beside(draft, row), sources) for row in rows)


def _beside(draft: Draft, index: int) -> list[float]:
    """The people of the other rows of the same options."""
    own = set(options_of(draft.effort[index]))
    others = (item for n, item in enumerate(draft.effort) if n != index and own & set(options_of(item)))
    return [_read(item.people) for item in others]


def _a_day() -> Amount:
    return constant(_HOURS_A_DAY, f"{_HOURS_A_DAY} hours a working day")


def _read(text: str) -> float:
    found = _NUMBER.findall(text.replace(",", ""))
    return float(found[0]) if len(found) == 1 else 0.0


def _told(people: float, sources: Sequence[Source]) -> Source | None:
    """The source that tells this number as a count of something, not of time, money or a share: a person's words first, a
    document only for more people than a plan may count by itself; a small number stands in most of them by chance."""
    small = people <= _MOST_PEOPLE
    usable = (source for source in sources if not (small and source.origin is Origin.PASSAGE))
    by_people = sorted(usable, key=lambda source: source.origin is Origin.PASSAGE)
    return next((source for source in by_people if people in _counts(source)), None)


def _counts(source: Source) -> set[float]:
    """The numbers of a source that are neither time, money nor a share."""
    if source.origin is Origin.OURS:
        return set()
    return {value for found in spans.numbers(source.quote) if not found.unit for value in found.values}


def _a_part(people: float, beside: Sequence[float], sources: Sequence[Source]) -> bool:
    """True for what is left of a told count without another one, without a row beside it, or without both."""
    told = {value for source in sources for value in _counts(source)}
    parts = {*told, *beside, *(row + part for row in beside for part in told)}
    return any(whole - people in parts for whole in told if whole > people)


def _uncounted(item: EffortText) -> str:
    return (
        f"{item.people} people, {item.hours} hours each: both are bare numbers, at most {_MOST_HOURS} hours; more than "
        f"{_MOST_PEOPLE} people must have been told, or make up a told count together with the other rows"
    )


def total(lines: Sequence[Line], option: str = PLAN) -> Derived | None:
    """All lines of an option together."""
    figures = [line.figure for line in lines if line.option == option]
    if not figures:
        return None
    added = [Amount(figure.expression, figure.value, figure.operands) for figure in figures]
    whole = added[0]
    for more in added[1:]:
        whole = whole + more
    return whole.derive(_WHOLE if option == PLAN else f"{_WHOLE} of {option}", _UNIT)


def totals(lines: Sequence[Line]) -> dict[str, Derived]:
    """The whole of every option that has lines, by the label it is cited by."""
    return {label: whole for option, label in LABELS.items() if (whole := total(lines, option))}


def found_in(proposal: Proposal) -> dict[str, Derived]:
    """The wholes that a proposal shows, by their labels."""
    costs = (*(row.amount for row in proposal.costs), *(option.cost for option in proposal.options))
    names = {_WHOLE if option == PLAN else f"{_WHOLE} of {option}": label for option, label in LABELS.items()}
    return {names[figure.label]: figure for cost in costs for figure in cost.figures if figure.label in names}


def written(figure: Derived) -> str:
    """The days as they read in a row, to one decimal, so that the parts add up to the whole."""
    shown = f"{figure.value:.1f}".removesuffix(".0")
    return f"{shown} {'working day' if shown == '1' else _UNIT}"


def rounded(figure: Derived) -> str:
    """The days as they read elsewhere: an estimate is told to the day."""
    few = figure.value < _FEW or figure.value == round(figure.value)
    return written(figure) if few else f"about {figure.value:.0f} {_UNIT}"


def filled(text: str, figure: Derived | None, label: str = LABELS[PLAN]) -> str:
    """The text of an author with the whole in its place, cited."""
    if not figure or TOTAL not in text:
        return text
    before, _, after = text.partition(TOTAL)
    days = rounded(figure)
    days = days.removeprefix("about ") if _ABOUT.search(before) else days
    days = days if before.strip() else wording.upper_first(days)
    return f"{before}{days} (our estimate) [{label}]{filled(after, figure, label)}"


def parted(text: EffortText, line: Line) -> str:
    """People times hours of a row, and the days they come to."""
    return f"{_working(text)} = {written(line.figure)}"


def rows(
    lines: Sequence[Line],
    texts: Sequence[EffortText],
    good: Good,
    told: Sequence[CostPart] = (),
    *,
    forecast: bool = False,
) -> tuple[CostPart, ...]:
    """The table of costs: the rows ``told`` in money that count something else, the lines with the price that was told for the
    same people and hours, and the whole at the end; nothing without lines. A ``forecast`` rests on all that was told."""
    whole = total(lines)
    if whole is None:
        return ()
    plan = [line for line in lines if line.option == PLAN]
    prices = [_price(texts[line.index], told) for line in plan]
    made = [_row(line, texts[line.index], good, price) for line, price in zip(plan, prices, strict=True)]
    taken = _taken([texts[line.index] for line in plan])
    others = [row if forecast or _holds(row, taken) else _as_asked(row) for row in told if row not in prices]
    amount = Statement(text=f"{wording.upper_first(rounded(whole))} (our estimate)", figures=(whole,), proposed=True)
    return (
        *others,
        *made,
        CostPart(what=Statement(text=_ALL, figures=(whole,)), who=Statement(text=""), amount=amount, whole=True),
    )


def _row(line: Line, text: EffortText, good: Good, price: CostPart | None) -> CostPart:
    what, who, because = (good(f"effort.{line.index}.{name}") or Statement(text="") for name in _CELLS)
    what = unmarked(what) if what.text else Statement(text=f"Time of {who.text}" if who.text else "Another part")
    working = parted(text, line)
    told = price.amount.text.removesuffix(f"; {AS_ASKED}").rstrip(".") if price else ""
    working = f"{working}; {told}" if told else working
    reason = because.text.replace(" (proposed)", "").rstrip(".")
    priced = (price.amount.figures, price.amount.sources) if price else ((), ())
    amount = because.model_copy(
        update={
            "text": f"{working}; {wording.lower_first(reason)} (proposed)" if reason else f"{working} (proposed)",
            "figures": (*because.figures, line.figure, *priced[0]),
            "sources": (*because.sources, *(s for _, _, s in line.figure.operands if _said(s)), *priced[1]),
            "proposed": True,
        }
    )
    return CostPart(what=what, who=who, amount=amount)


def _as_asked(row: CostPart) -> CostPart:
    """A price of people's hours that no row of the plan has: it belongs to what was asked for."""
    timed = any(found.unit == "hour" for found in spans.numbers(row.amount.text))
    if not timed or AS_ASKED in row.amount.text:
        return row
    text = f"{row.amount.text.rstrip('.')}; {AS_ASKED}"
    return row.model_copy(update={"amount": row.amount.model_copy(update={"text": text})})


def _working(text: EffortText) -> str:
    people, hours = wording.number(_read(text.people)), wording.number(_read(text.hours))
    return f"{people} {'person' if people == '1' else 'people'} × {hours} {'hour' if hours == '1' else 'hours'}"


def _price(text: EffortText, told: Sequence[CostPart]) -> CostPart | None:
    """The row that tells the price of the same people and hours, None where none does."""
    counted = (_read(text.people), _read(text.hours))
    return next((row for row in told if _holds(row, [counted])), None)


def _holds(row: CostPart, taken: Sequence[tuple[float, float]]) -> bool:
    """True for the price of one of these numbers of people and hours."""
    factors = [Counter(value for _, value, _ in figure.operands) for figure in row.amount.figures]
    return any(Counter(pair) <= values for pair in taken for values in factors)


def _taken(texts: Sequence[EffortText]) -> list[tuple[float, float]]:
    """The people and hours of rows, those alike in one of the two added up: groups with the same hours, hours of the same
    people."""
    pairs = [(_read(text.people), _read(text.hours)) for text in texts]
    groups = [(sum(people for people, other in pairs if other == hours), hours) for _, hours in pairs]
    return groups + [(people, sum(hours for other, hours in pairs if other == people)) for people, _ in pairs]


def _said(source: Source) -> bool:
    """False for a document: it tells a head-count, not what the plan makes of it."""
    return source.origin is not Origin.PASSAGE


def unmarked(said: Statement) -> Statement:
    """A cell in whose row the amount says already that it is proposed."""
    return said.model_copy(update={"text": said.text.removesuffix(" (proposed)")})


def overstated(text: str, draft: Draft, told: Sequence[CostPart]) -> str:
    """What is wrong with a sum of money that is called the full cost while people of the plan have no price, "" for nothing."""
    paid = any(number.unit == "money" for number in spans.numbers(text))
    plan = (item for item in draft.effort if PLAN in options_of(item))
    unpriced = [item.who for item in plan if _read(item.hours) and not _price(item, told)]
    if not (paid and unpriced and _FULL.search(text)):
        return ""
    return f"not the full cost, for nobody has priced the time of {', '.join(unpriced)}: say “as far as it is known”"


def with_total(guided: Proposal, cost: Statement, figure: Derived | None) -> Statement:
    """A cost that names the whole effort, unless money stands there with people's time already in it."""
    if figure is None or figure in cost.figures or guided.forecast is not None:
        return cost
    told = f"{rounded(figure)} of people’s time in all (our estimate)"
    whole = f"{cost.text.rstrip('. ')}; {told}" if cost.text else wording.upper_first(told)
    return cost.model_copy(update={"text": whole, "figures": (*cost.figures, figure), "proposed": True})
