"""What a pasted table says: a measure a line ("Lead time | 34 days"), or a group a line with the measure in a column."""

import re
from collections.abc import Iterator

from assistant.adapters.guided.measures.names import MeasureNames, tidy
from assistant.adapters.guided.numbers import quantities
from assistant.adapters.guided.text.tables import Row, Table
from assistant.domain.brief.quantities import Kind, Quantity
from assistant.domain.brief.reading import MeasureField, MeasureReading, SegmentReading
from assistant.domain.brief.shapes import Measure

_WHOLE = re.compile(r"(?:all|total|sum|overall|average|mean|whole|group|company)\b", re.I)
_HEADS = re.compile(r"\b(?:staff|people|employees|head ?count|heads|size|team size|fte|agents|number of|n)\b", re.I)
_FIELDS = (
    (re.compile(r"\b(?:target|goal|plan|wanted|to-be|soll|aim)\b", re.I), MeasureField.TARGET),
    (re.compile(r"\b(?:last year|previous|before|earlier|prior)\b", re.I), MeasureField.EARLIER),
    (re.compile(r"\b(?:now|today|current|actual|baseline|as-is|ist|value)\b", re.I), MeasureField.BASELINE),
)


def measures(table: Table, names: MeasureNames, known: tuple[Measure, ...]) -> list[MeasureReading]:
    """The measures of a table, each value with its field."""
    if column := _measured(table, names, known):
        return list(_of_whole(table, column, known))
    return [reading for row in table.rows for reading in _of_line(row, table.header)]


def groups(table: Table, names: MeasureNames, known: tuple[Measure, ...]) -> list[SegmentReading]:
    """The groups of a table that has a line for each."""
    column = _measured(table, names, known)
    if not column:
        return []
    heads = next((i for i, title in enumerate(table.header) if i and i != column and _HEADS.search(title)), 0)
    return [_group(row, column, heads) for row in table.rows if not _WHOLE.match(row.cells[0])]


def _measured(table: Table, names: MeasureNames, known: tuple[Measure, ...]) -> int:
    """The column under the name of a measure; 0 where the lines name measures themselves."""
    titles = [(i, title) for i, title in enumerate(table.header) if i and not _HEADS.search(title)]
    named = [i for i, title in titles if names.known(title, known)]
    if named or any(names.known(row.cells[0], known) for row in table.rows):
        return named[-1] if named else 0
    return titles[0][0] if len(titles) == 1 and not _field(titles[0][1]) else 0


def _of_whole(table: Table, column: int, known: tuple[Measure, ...]) -> Iterator[MeasureReading]:
    for row in table.rows:
        value = _amount(row.cells[column])
        if value and _WHOLE.match(row.cells[0]):
            name = table.header[column]
            mine = next(
                (m.name for m in known if m.name.lower() in name.lower() or name.lower() in m.name.lower()), name
            )
            yield _reading(mine, MeasureField.BASELINE, row, value)


def _of_line(row: Row, header: tuple[str, ...]) -> Iterator[MeasureReading]:
    named = tidy(row.cells[0], 0)
    if named is None or _HEADS.fullmatch(row.cells[0].strip()):
        return
    for i, cell in enumerate(row.cells[1:], start=1):
        if value := _amount(cell):
            field = (_field(header[i]) if header else None) or (MeasureField.BASELINE if i == 1 else None)
            if field:
                yield _reading(named.name, field, row, value)


def _field(title: str) -> MeasureField | None:
    return next((field for pattern, field in _FIELDS if pattern.search(title)), None)


def _reading(name: str, field: MeasureField, row: Row, value: Quantity) -> MeasureReading:
    return MeasureReading(measure=name, field=field, quote=row.line, quantity=value, text=value.text)


def _group(row: Row, column: int, heads: int) -> SegmentReading:
    size = _amount(row.cells[heads]) if heads else None
    return SegmentReading(
        name=row.cells[0], quote=row.line, size=int(size.value) if size else None, value=_amount(row.cells[column])
    )


def _amount(cell: str) -> Quantity | None:
    found = [q for q in quantities.parse(cell) if q.kind is not Kind.PEOPLE or q.text == cell.strip()]
    return found[0] if found else None
