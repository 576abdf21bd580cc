"""Tables pasted into a message: lines cut by bars, tabs, semicolons or wide gaps into the same number of cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RULE = re.compile(r"[\s|:+=-]+")
_CUTS = (re.compile(r"\s*\|\s*"), re.compile(r"\s*\t\s*"), re.compile(r"\s*;\s*"), re.compile(r"\s{2,}"))


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells and the verbatim line."""

    cells: tuple[str, ...]
    line: str


@dataclass(frozen=True)
class Table:
    """The rows of a pasted table; ``header`` is empty where the first line already holds numbers."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def table_in(message: str) -> Table | None:
    """The table of a message, or None: at least two lines with two cells or more each, cut by one and the same sign."""
    lines = [line for line in message.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    for cut in _CUTS:
        rows = [row for line in lines if len((row := _row(line, cut)).cells) > 1]
        width = len(rows[0].cells) if rows else 0
        if len(rows) > 1 and all(len(row.cells) == width for row in rows) and _has_numbers(rows):
            return _table(rows)
    return None


def _row(line: str, cut: re.Pattern[str]) -> Row:
    return Row(tuple(cut.split(line.strip().strip("|").strip())), line.strip())


def _has_numbers(rows: Sequence[Row]) -> bool:
    """Labels in front, numbers behind: what tells a table from sentences with semicolons."""
    body = rows[1:] if not _numeric(rows[0]) else rows
    return bool(body) and all(_numeric(row) and not row.cells[0][:1].isdigit() for row in body)


def _numeric(row: Row) -> bool:
    return any(re.match(r"\D{0,4}\d", cell) and len(cell) <= 24 for cell in row.cells[1:])


def _table(rows: Sequence[Row]) -> Table:
    if _numeric(rows[0]):
        return Table((), tuple(rows))
    return Table(rows[0].cells, tuple(rows[1:]))
