"""What an author's plan costs in people's working days: people times hours, line by line, added up by code."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.domain.brief import wording
from assistant.domain.brief.shapes import Derived, Origin, Source
from assistant.domain.measurement.arithmetic import Amount, constant, number
from assistant.domain.proposal.authoring.draft import Draft, EffortText
from assistant.domain.proposal.authoring.sums import ours
from assistant.domain.proposal.shapes import CostPart, Proposal, Statement
from assistant.domain.text import spans

TOTAL = "{total}"  # where an author's text names the whole
LABEL = "D0"  # the figure of the whole
_HOURS_A_DAY = 8
_MOST_PEOPLE = 100  # beyond that a head-count has to be told
_MOST_HOURS = 400  # of one person in the first year
_UNIT = "working days"
_WHOLE = f"{_UNIT} of people's time, all parts"
_CELLS = ("what", "who", "because")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_FULL = re.compile(r"\b(?:full|whole|total|entire|complete|all-in) (?:\w+ )?(?:costs?|price|sum)\b", re.IGNORECASE)

Good = Callable[[str], Statement | None]


@dataclass(frozen=True)
class Line:
    """One part of the effort: which text of the draft it is, and its working days."""

    index: int
    figure: Derived


def priced(draft: Draft, sources: Sequence[Source]) -> tuple[tuple[Line, ...], dict[str, str]]:
    """The lines that can be counted, and by place why others cannot. Head-counts found in ``sources`` rest on them."""
    lines: list[Line] = []
    wrong: dict[str, str] = {}
    for index, item in enumerate(draft.effort):
        people, hours = _read(item.people), _read(item.hours)
        source = _told(people, sources) if people > 1 else None  # one person is no count that anybody told
        many = people > _MOST_PEOPLE and source is None and not _remaining(people, sources)
        if not people or not hours or hours > _MOST_HOURS or many:
            wrong[f"effort.{index}.people"] = _uncounted(item)
            wrong[f"effort.{index}.hours"] = _uncounted(item)
            continue
        count = number("people", people, source or ours(people))
        each = number(
            "hours each", hours, ours(hours).model_copy(update={"quote": f"{hours:g} hours each: our proposal"})
        )
        days = count * each / _a_day()
        lines.append(Line(index, days.derive(f"{_UNIT} of people's time", _UNIT)))
    return tuple(lines), wrong


def _a_day() -> Amount:
    return constant(_HOURS_A_DAY, f"{_HOURS_A_DAY} hours a working day")


def _read(text: str) -> float:
    found = _NUMBER.findall(text.replace(",", ""))
    return float(found[0]) if len(found) == 1 else 0.0


def _told(people: float, sources: Sequence[Source]) -> Source | None:
    """The source that tells this number as a count of something, not of time, money or a share: a person's words first."""
    by_people = sorted(sources, key=lambda source: source.origin is Origin.PASSAGE)
    return next((source for source in by_people if people in _counts(source)), None)


def _counts(source: Source) -> set[float]:
    """The numbers of a source that are neither time, money nor a share."""
    if source.origin is Origin.OURS:
        return set()
    return {value for found in spans.numbers(source.quote) if not found.unit for value in found.values}


def _remaining(people: float, sources: Sequence[Source]) -> bool:
    """True for what is left of a told count without another one."""
    told = {value for source in sources for value in _counts(source)}
    return any(whole - people in told for whole in told if whole > people)


def _uncounted(item: EffortText) -> str:
    return (
        f"{item.people} people, {item.hours} hours each: both are bare numbers, at most {_MOST_HOURS} hours; more than "
        f"{_MOST_PEOPLE} people must have been told"
    )


def total(lines: Sequence[Line]) -> Derived | None:
    """All lines together."""
    if not lines:
        return None
    added = [Amount(line.figure.expression, line.figure.value, line.figure.operands) for line in lines]
    whole = added[0]
    for more in added[1:]:
        whole = whole + more
    return whole.derive(_WHOLE, _UNIT)


def found_in(proposal: Proposal) -> Derived | None:
    """The whole effort that a proposal shows, None where it shows none."""
    figures = (figure for row in proposal.costs for figure in row.amount.figures)
    return next((figure for figure in figures if figure.label == _WHOLE), None)


def written(figure: Derived) -> str:
    """The days as they read, to one decimal, so that the parts add up to the whole."""
    shown = f"{figure.value:.1f}".removesuffix(".0")
    return f"{shown} {'working day' if shown == '1' else _UNIT}"


def filled(text: str, figure: Derived | None) -> str:
    """The text of an author with the whole in its place, cited."""
    return text.replace(TOTAL, f"{written(figure)} (our estimate) [{LABEL}]") if figure else text


def rows(
    lines: Sequence[Line], texts: Sequence[EffortText], good: Good, told: Sequence[CostPart] = ()
) -> tuple[CostPart, ...]:
    """The lines for the table of costs, the whole at the end. ``told``: rows above them that were told in money."""
    whole = total(lines)
    if whole is None:
        return ()
    made = [_row(line, texts[line.index], good, told) for line in lines]
    amount = Statement(text=f"{written(whole)} (our estimate)", figures=(whole,), proposed=True)
    return (*made, CostPart(what=Statement(text="All of it, people’s time"), who=Statement(text=""), amount=amount))


def _row(line: Line, text: EffortText, good: Good, told: Sequence[CostPart]) -> CostPart:
    what, who, because = (good(f"effort.{line.index}.{name}") or Statement(text="") for name in _CELLS)
    what = _unmarked(what) if what.text else Statement(text="Another part of the plan")
    people = wording.number(_read(text.people))
    noun = "person" if people == "1" else "people"
    working = f"{people} {noun} × {wording.number(_read(text.hours))} hours = {written(line.figure)}"
    working += ", in money above" if _in_money(text, told) else ""
    reason = because.text.replace(" (proposed)", "").rstrip(".")
    amount = because.model_copy(
        update={
            "text": f"{working}; {wording.lower_first(reason)} (proposed)" if reason else f"{working} (proposed)",
            "figures": (*because.figures, line.figure),
            "sources": (*because.sources, *(source for _, _, source in line.figure.operands if _said(source))),
            "proposed": True,
        }
    )
    return CostPart(what=what, who=who, amount=amount)


def _in_money(text: EffortText, told: Sequence[CostPart]) -> bool:
    """True where a row tells the price of the same people and hours."""
    counted = {_read(text.people), _read(text.hours)}
    return any(counted <= {value for _, value, _ in figure.operands} for row in told for figure in row.amount.figures)


def _said(source: Source) -> bool:
    """False for a document: it tells a head-count, not what the plan makes of it."""
    return source.origin is not Origin.PASSAGE


def _unmarked(said: Statement) -> Statement:
    """A cell in whose row the amount says already that it is proposed."""
    return said.model_copy(update={"text": said.text.removesuffix(" (proposed)")})


def overstated(text: str, draft: Draft, told: Sequence[CostPart]) -> str:
    """What is wrong with a sum of money that is called the full cost while people of the plan have no price, "" for nothing."""
    paid = any(number.unit == "money" for number in spans.numbers(text))
    unpriced = [item.who for item in draft.effort if _read(item.hours) and not _in_money(item, told)]
    if not (paid and unpriced and _FULL.search(text)):
        return ""
    return f"not the full cost, for nobody has priced the time of {', '.join(unpriced)}: say “as far as it is known”"


def with_total(guided: Proposal, cost: Statement, figure: Derived | None) -> Statement:
    """A cost that names the whole effort, unless money stands there with people's time already in it."""
    if figure is None or figure in cost.figures or guided.forecast is not None:
        return cost
    text = f"{cost.text.rstrip('. ')}; {written(figure)} of people’s time in all (our estimate)" if cost.text else ""
    whole = text or f"{written(figure)} of people’s time in all (our estimate)"
    return cost.model_copy(update={"text": whole, "figures": (*cost.figures, figure), "proposed": True})
