"""Goals in tables: a header row that names the columns, and a row for each goal."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.library.goal_grammar import UNIT
from assistant.domain.library.goal_parts import GoalParts, number
from assistant.domain.library.horizons import horizons

_BAR = "|"
_COLUMNS = {
    "metric": r"metric|measure|kpi|indicator|key result",
    "aim": r"objective|goal|outcome|what|priority",
    "baseline": r"baseline|current|today|actual|now|status|last year|start",
    "target": r"target(?! date)|aim|plan|to be|goal value|ambition|end value",
    "horizon": r"due|deadline|by when|by|when|date|until|horizon|timing",
    "owner": r"owner|responsible|accountable|lead|who|sponsor",
}
_PATTERNS = {field: re.compile(rf"\W*(?:{names})\b", re.IGNORECASE) for field, names in _COLUMNS.items()}
_VALUE = re.compile(rf"\d|\b(?:zero|none|all)\b|{UNIT}", re.IGNORECASE)
_MOST_HEADER_WORDS = 4


@dataclass(frozen=True)
class GoalRow:
    """A row of a goal table: the exact line, its parts, its owner."""

    text: str
    parts: GoalParts
    owner: str


def goal_rows(text: str, written: datetime.date | None = None) -> Iterator[GoalRow]:
    """The rows of tables whose header names at least what is measured and its target: in words, or as a year to come."""
    columns: dict[str, int] = {}
    due: datetime.date | None = None
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.split(_BAR)]
        if len(cells) < 2:
            columns = {}
        elif header := _header(cells, written):
            columns, due = header, _day(cells[header["target"]], written)
        elif columns and (row := _row(line.strip(), cells, columns, due, written)):
            yield row


def _header(cells: list[str], written: datetime.date | None) -> dict[str, int]:
    """Column number by field, where the cells are the header of a goal table."""
    if any(
        len(cell.split()) > _MOST_HEADER_WORDS or re.search(r"\d", re.sub(r"\b20\d\d\b", "", cell)) for cell in cells
    ):
        return {}
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        field = next((f for f, pattern in _PATTERNS.items() if f not in found and pattern.match(cell)), "")
        if field:
            found[field] = place
    found = _by_years(cells, written) | found
    if "aim" in found:
        found.setdefault("metric", found["aim"])
    return found if {"metric", "target"} <= found.keys() else {}


def _by_years(cells: list[str], written: datetime.date | None) -> dict[str, int]:
    """Baseline and target where columns are headed by years and the last of them is still to come."""
    years = {place: int(cell) for place, cell in enumerate(cells) if re.fullmatch(r"(?:19|20)\d\d", cell)}
    if len(years) < 2 or not written or max(years.values()) <= written.year:
        return {}
    return {"baseline": min(years, key=years.__getitem__), "target": max(years, key=years.__getitem__)}


def _day(cell: str, written: datetime.date | None) -> datetime.date | None:
    days = horizons(cell, written)
    return days[-1].day if days else None


def _row(
    line: str, cells: list[str], columns: dict[str, int], due: datetime.date | None, written: datetime.date | None
) -> GoalRow | None:
    said = {field: cells[place] for field, place in columns.items() if place < len(cells)}
    if not said.get("metric") or not _VALUE.search(said.get("target", "")):
        return None
    before, after = number(said.get("baseline", "")), number(said["target"])
    day = _day(said.get("horizon") or said["target"], written) or due
    parts = GoalParts(
        metric=said["metric"][:120],
        baseline=said.get("baseline", ""),
        target=said["target"],
        horizon=day,
        rises=None if before is None or after is None or before == after else after > before,
        limited=True,
        deadline=day is not None,
    )
    return GoalRow(line, parts, said.get("owner", ""))
