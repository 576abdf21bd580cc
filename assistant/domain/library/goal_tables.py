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
    "metric": r"metric|measure|kpi|indicator|key result|objective|goal|outcome|what",
    "baseline": r"baseline|current|today|actual|now|status|last year|start",
    "target": r"target|aim|plan|to be|goal value|ambition|end value",
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
    """The rows of tables whose header names at least what is measured and its target."""
    columns: dict[str, int] = {}
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.split(_BAR)]
        if len(cells) < 2:
            columns = {}
        elif header := _header(cells):
            columns = header
        elif columns and (row := _row(line.strip(), cells, columns, written)):
            yield row


def is_goal_header(line: str) -> bool:
    """The line names the columns of a goal table."""
    return bool(_header([cell.strip() for cell in line.split(_BAR)]))


def _header(cells: list[str]) -> dict[str, int]:
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
    return found if {"metric", "target"} <= found.keys() else {}


def _row(line: str, cells: list[str], columns: dict[str, int], written: datetime.date | None) -> GoalRow | None:
    said = {field: cells[place] for field, place in columns.items() if place < len(cells)}
    if not said.get("metric") or not _VALUE.search(said.get("target", "")):
        return None
    days = horizons(said.get("horizon") or said["target"], written)
    before, after = number(said.get("baseline", "")), number(said["target"])
    parts = GoalParts(
        metric=said["metric"][:120],
        baseline=said.get("baseline", ""),
        target=said["target"],
        horizon=days[-1].day if days else None,
        rises=None if before is None or after is None or before == after else after > before,
        limited=True,
        deadline=bool(days),
    )
    return GoalRow(line, parts, said.get("owner", ""))
