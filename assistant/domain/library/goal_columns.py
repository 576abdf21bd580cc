"""What the columns of a table of goals hold, by the words and days of its header row."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain.library.horizons import horizons

_FIELDS = {
    "metric": r"metrics?|measures?|kpis?|indicators?|key\s+(?:results?|figures?)",
    "aim": r"objectives?|goals?|outcomes?|what|priority|priorities|commitments?|milestones?|deliverables?|initiatives?|actions?",
    "unit": r"units?(?:\s+of\s+\w+)?$",
    "horizon": r"(?:target|due|end|planned)\s+dates?|due|deadline|by\s+when|by|when|date|until|horizon|timing|timeline",
    "report": r"(?:final\s+)?results?|scored?|achieved|reached|met|achievement|attainment|variance|deviation",
    "baseline": r"baseline|current|today|actuals?|now|status|last\s+year|start|as\s+is|starting\s+(?:point|value)",
    "target": r"targets?|aim|plan|to\s+be|goal\s+value|ambition|end\s+value",
    "owner": r"owners?|responsible|accountable|lead|who|sponsor|owned\s+by",
}
_PATTERNS = {name: re.compile(rf"\W*(?:{words})(?![\w-])", re.IGNORECASE) for name, words in _FIELDS.items()}
_WANTED = re.compile(r"\W*(?:objectives?|goals?|outcomes?|commitments?|ambitions?|key\s+results?)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"[(\[]\s*(?:in\s+)?(?P<unit>%|percent|per\s?cent|pp|points|[€$£¥]\s?(?:k|m|bn)?|(?:EUR|USD|GBP|CHF)(?:\s?(?:k|m|bn|million))?"
    r"|thousands?|millions?|billions?|k|m|bn|seconds?|min(?:utes)?|hours?|days|weeks|months|years|FTE|t|tonnes|kg|km|[MGk]Wh)\s*[)\]]",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(
    r"\W*goals?\W*", re.IGNORECASE
)  # behind the measure the heading of its target, else of what is wanted
_MOST_WORDS = 4


@dataclass(frozen=True)
class Columns:
    """Column number by field. ``by_place``: the rows name places, roles or products, and not what is counted; ``due``: the
    day that the header gives to its targets; ``unit``: what the header says they are counted in; ``counted``: what it says is
    counted, in the heading of today's values ("Waste 2026")."""

    places: dict[str, int]
    due: datetime.date | None = None
    by_place: bool = False
    unit: str = ""
    counted: str = ""


@dataclass(frozen=True)
class _Cell:
    place: int
    text: str
    words: str = ""  # without its day
    field: str = ""
    day: datetime.date | None = None


def columns_of(cells: Sequence[str], written: datetime.date | None, announced: bool = False) -> Columns | None:
    """The columns of a table of goals, or None where the cells are no header of one. ``announced``: the line above the
    table speaks of goals, so that columns headed by days to come hold targets also where none holds today's value."""
    read = [_read(place, text, written) for place, text in enumerate(cells)]
    if not all(read):
        return None
    known = [cell for cell in read if cell]
    named = next((cell for cell in known if cell.field in ("metric", "aim") and not cell.day), None)
    label = _first(known, "metric") or named
    target = _target(known, written, bool(label) or announced)
    if target is None:
        return _dated(known)
    if _scored(known, target):
        return None
    baseline = _baseline(known, target, written)
    by_place = label is None
    label = label or next((cell for cell in known if not cell.field and not cell.day), None)
    if label is None or (by_place and not (baseline or announced)):
        return None
    found = {"label": label, "target": target, "baseline": baseline} | {
        name: _first(known, name) for name in ("unit", "horizon", "owner")
    }
    return Columns(
        {name: cell.place for name, cell in found.items() if cell},
        target.day,
        by_place and bool(label.text),
        unit_in(target.text),
        baseline.words if by_place and baseline and not baseline.field else "",
    )


def unit_in(name: str) -> str:
    """The unit that a heading or a name gives in brackets: "Sick leave (%)"."""
    match = _UNIT.search(name)
    return match["unit"] if match else ""


def _read(place: int, text: str, written: datetime.date | None) -> _Cell | None:
    """One cell of a header; None where no header holds such a cell."""
    days = horizons(text, written)
    words = text
    for day in reversed(days):
        words = f"{words[: day.start]} {words[day.end :]}"
    if re.search(r"\d", words) or len(words.split()) > _MOST_WORDS:
        return None
    name = next((name for name, pattern in _PATTERNS.items() if pattern.match(words.strip())), "")
    return _Cell(place, text, " ".join(words.split()), name, days[-1].day if days else None)


def _first(cells: Sequence[_Cell], name: str) -> _Cell | None:
    return next((cell for cell in cells if cell.field == name), None)


def _when(cell: _Cell) -> datetime.date:
    return cell.day or datetime.date.min


def _target(cells: Sequence[_Cell], written: datetime.date | None, named: bool) -> _Cell | None:
    """The column of the last target: so called, or headed by a day to come."""
    called = [cell for cell in cells if cell.field == "target"]
    so_called = [
        cell for cell in cells[1:] if _SO_CALLED.fullmatch(cell.words) and (cell.day or _first(cells, "metric"))
    ]
    if called := called or so_called:
        return max(called, key=_when)
    today, dated = _first(cells, "baseline"), [cell for cell in cells if cell.day and not cell.field]
    last = max(dated, key=_when, default=None)
    if not last or not last.day or not written or last.day <= written or not (today or (named and len(dated) > 1)):
        return None
    return last if today or last.day.year > written.year else None


def _scored(cells: Sequence[_Cell], target: _Cell) -> bool:
    """What became of the target stands beside it: the table reports."""
    reports = [cell for cell in cells if cell.field == "report"]
    return any(not (cell.day and target.day and cell.day < target.day) for cell in reports)


def _baseline(cells: Sequence[_Cell], target: _Cell, written: datetime.date | None) -> _Cell | None:
    """The value of today, or else the last one that was known when the text was written."""
    if called := [cell for cell in cells if cell.field in ("baseline", "report")]:
        return max(called, key=_when)
    dated = [cell for cell in cells if cell.day and not cell.field and cell is not target]
    known = [cell for cell in dated if cell.day and written and cell.day <= written]
    return max(known, key=_when) if known else min(dated, key=_when, default=None)


def _dated(cells: Sequence[_Cell]) -> Columns | None:
    """A table of what is wanted by which day. Tables of tasks ("Milestone | Due") are plans of work and no goals."""
    label = next((cell for cell in cells if cell.field in ("metric", "aim") and _WANTED.match(cell.text)), None)
    due = _first(cells, "horizon")
    if not label or not due or _first(cells, "report"):
        return None
    found = {"label": label, "horizon": due, "owner": _first(cells, "owner")}
    return Columns({name: cell.place for name, cell in found.items() if cell})
