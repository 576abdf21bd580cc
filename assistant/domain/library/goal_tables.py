"""Goals in tables: a header row that names the columns, and a row for each goal."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.domain.library.goal_columns import Columns, columns_of, unit_in
from assistant.domain.library.goal_grammar import VERB
from assistant.domain.library.goal_parts import GoalParts, number
from assistant.domain.library.goal_places import announces
from assistant.domain.library.horizons import horizons

_BAR = "|"
_VALUE = re.compile(r"\d|\b(?:zero|none|all|half|double|no|nobody)\b", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"[<>≤≥~]?\s?\d[\d.,]*")
_CAPTION_NUMBER = re.compile(r"^\W*(?:(?:table|tab\.?|figure|fig\.?)\s*)?\d*(?:\.\d+)*[.:)]?\s+", re.IGNORECASE)
_TELLING = re.compile(  # a name that says more than "Our targets for 2028"
    r"\b(?!(?:our|the|all|key|main|strategic|annual|company|goals?|targets?|objectives?|kpis?|okrs?|figures?|priorities|aims?|ambitions?"
    r"|commitments?|for|by|of|in|and|to|until|per|overview|summary|table|year|plan|strategy)\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_MOST_CAPTION_WORDS = 12


@dataclass(frozen=True)
class GoalRow:
    """A row of a goal table: the exact line, where it starts in its text, its parts, its owner."""

    text: str
    start: int
    parts: GoalParts
    owner: str


@dataclass(frozen=True)
class _Line:
    text: str
    start: int
    cells: tuple[str, ...]


_NOTHING = _Line("", 0, ())


def goal_rows(text: str, written: datetime.date | None = None, heading: str = "") -> Iterator[GoalRow]:
    """The rows of tables whose header names a target, in words or as a time to come, or what is to be done by which day.
    Where the rows name places, roles or products, what is counted is said by the line above the table, else by the
    ``heading`` of the page."""
    columns: Columns | None = None
    caption, over = heading, _NOTHING
    for line in _lines(text):
        if len(line.cells) < 2:
            columns, caption, over = None, _caption(line.text) or (caption if not line.text else heading), _NOTHING
        elif found := columns_of(
            line.cells, written, announced=not columns and (announces(caption) or announces(heading))
        ):
            label = found.places["label"]
            name = _spanning(over, line, label)
            placed = found.by_place or bool(name and not line.cells[label])
            columns, caption = replace(found, by_place=placed), name or caption
        elif columns and (row := _row(line, columns, caption, written)):
            yield row
        over = line


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        yield _Line(stripped, start + line.find(stripped), tuple(cell.strip() for cell in line.split(_BAR)))
        start += len(line) + 1


def _spanning(over: _Line, header: _Line, label: int) -> str:
    """The one name that stands in the row ``over`` the header and spans its columns, that of its rows left aside."""
    names = {cell for place, cell in enumerate(over.cells) if cell and place != label and cell not in header.cells}
    return names.pop() if len(names) == 1 and len(over.cells) <= len(header.cells) else ""


def _caption(line: str) -> str:
    """The line as the name of the table that follows it; "" where it is a sentence, or says no more than that goals follow."""
    named = _CAPTION_NUMBER.sub("", line).strip(" *_:")
    sentence = named.endswith((".", "?")) or VERB.search(named) or len(named.split()) > _MOST_CAPTION_WORDS
    return "" if sentence else named


def _row(line: _Line, columns: Columns, caption: str, written: datetime.date | None) -> GoalRow | None:
    said = {field: line.cells[place] for field, place in columns.places.items() if place < len(line.cells)}
    day = _day(said.get("horizon") or said.get("target", ""), written) or columns.due
    if not re.search(r"[^\W\d_]", said["label"]) or not _says_what_is_wanted(said, columns, day, written):
        return None
    unit = said.get("unit") or columns.unit or unit_in(said["label"]) or (unit_in(caption) if columns.by_place else "")
    target, baseline = (_counted(said.get(field, ""), unit) for field in ("target", "baseline"))
    baseline = baseline if _VALUE.search(baseline) else ""  # "on track"
    before, after = number(baseline), number(target)
    parts = GoalParts(
        metric=_metric(said, columns, caption),
        baseline=baseline,
        target=target,
        horizon=day,
        rises=None if before is None or after is None or before == after else after > before,
        limited=True,
        deadline=day is not None,
    )
    return GoalRow(line.text, line.start, parts, said.get("owner", ""))


def _says_what_is_wanted(
    said: dict[str, str], columns: Columns, day: datetime.date | None, written: datetime.date | None
) -> bool:
    if "target" in columns.places:
        return bool(_VALUE.search(said.get("target", "")))
    return day is not None and (written is None or day >= written)  # a milestone


def _metric(said: dict[str, str], columns: Columns, caption: str) -> str:
    """What the row counts: its own name, behind the name of the table where the row only says where or for whom."""
    if "target" not in columns.places:
        return ""
    name = columns.counted or caption.rsplit(" > ", maxsplit=1)[-1]
    return (f"{name}: {said['label']}" if columns.by_place and _TELLING.search(name) else said["label"])[:120]


def _counted(value: str, unit: str) -> str:
    """A bare figure with the unit that its row, its column or its table gives."""
    return f"{value} {unit}" if unit and _BARE_FIGURE.fullmatch(value) else value


def _day(cell: str, written: datetime.date | None) -> datetime.date | None:
    days = horizons(cell, written)
    return days[-1].day if days else None
