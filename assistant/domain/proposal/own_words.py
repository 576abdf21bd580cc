"""A section in a person's own words: as text to edit, tables and all, and back. What was left as drafted keeps its sources."""

from collections.abc import Iterator, Sequence

from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section
from assistant.domain.proposal.laying import NOTE
from assistant.domain.proposal.shapes import Edited, Statement

_BAR = " | "


def running_text(section: Section) -> str:
    """All of a section as text. A table is a run of lines, one a row, with bars between the cells, its heads first."""
    return "\n\n".join(text for block in section.blocks for text in _parts(block))


def _parts(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (" ".join(item.text for item in block.statements if item.text),)
        case Points():
            return tuple(item.text for item in block.items)
        case Pull():
            return (f"{block.quote.text} {block.source}. {block.remark.text}",)
        case Heading():
            return (block.text,)
        case Pairs():
            return ("\n".join(_line((label, text.text)) for label, text in block.rows),)
        case Grid():
            rows = (tuple(cell.text for cell in row) for row in block.rows)
            return ("\n".join(_line(cells) for cells in (block.columns, *rows)),)


def _line(cells: Sequence[str]) -> str:
    return _BAR.join(_plain(cell) for cell in cells)


def _plain(cell: str) -> str:
    """The text of a cell on one line and without bars."""
    return " ".join(cell.replace("|", "/").split())


def rewritten(section: Section, own: Edited | None) -> Section:
    """The section as a person wrote it; as drafted without ``own``. The note on our proposals stays where it stands."""
    if own is None or not own.text.strip():
        return section
    parts = [part.strip("\n") for part in own.text.replace("\r\n", "\n").split("\n\n") if part.strip() and part != NOTE]
    made = list(_merged(_block(part, section.blocks) for part in parts))
    if not own.tables:  # kept from before tables could be edited
        made += [block for block in section.blocks if isinstance(block, Grid | Pairs)]
    made += [block for block in section.blocks if _parts(block) == (NOTE,)]
    return section.model_copy(update={"blocks": tuple(made)})


def _block(part: str, drafted: Sequence[Block]) -> Block:
    """The drafted block or point that says exactly this, else a table or a paragraph of the person's."""
    for block in drafted:
        if _parts(block) == (part,):
            return block
        if isinstance(block, Points) and part in _parts(block):
            item = next(item for item in block.items if item.text == part)
            return block.model_copy(update={"items": (item,)})
    lines = part.split("\n")
    if all("|" in line for line in lines):
        return _table([[cell.strip() for cell in line.split("|")] for line in lines], drafted)
    return Paragraph(statements=(Statement(text=part),))


def _table(lines: list[list[str]], drafted: Sequence[Block]) -> Block:
    """The rows under the heads of the drafted table that begins with the same line; unchanged cells keep their sources."""
    for block in drafted:
        if isinstance(block, Pairs) and {line[0] for line in lines} <= {label for label, _ in block.rows}:
            known = {_plain(text.text): text for _, text in block.rows}
            return Pairs(rows=tuple((head, _cell(_BAR.join(rest), known)) for head, *rest in lines))
        if isinstance(block, Grid) and _line(lines[0]) == _line(block.columns):
            known = {_plain(cell.text): cell for row in block.rows for cell in row}
            rows = tuple(_row(line, len(block.columns), known) for line in lines[1:])
            strong = next((at for at, row in enumerate(rows) if block.strong_row >= 0 and row == _strong(block)), -1)
            return block.model_copy(update={"rows": rows, "strong_row": strong})
    heads, *rest = lines
    rows = tuple(_row(line, len(heads), {}) for line in rest)
    return Grid(columns=tuple(heads), rows=rows, weights=(1,) * len(heads))


def _strong(block: Grid) -> tuple[Statement, ...]:
    return block.rows[block.strong_row]


def _row(line: list[str], columns: int, known: dict[str, Statement]) -> tuple[Statement, ...]:
    """As many cells as there are heads: missing ones are empty, further ones go into the last."""
    cells = [*line[: columns - 1], _BAR.join(line[columns - 1 :])]
    return tuple(_cell(text, known) for text in [*cells, *[""] * (columns - len(cells))])


def _cell(text: str, known: dict[str, Statement]) -> Statement:
    return known.get(text, Statement(text=text))


def _merged(blocks: Iterator[Block]) -> Iterator[Block]:
    """Neighbouring points of one kind as one list."""
    last: Points | None = None
    for block in blocks:
        if isinstance(block, Points) and last and last.sign == block.sign:
            last = last.model_copy(update={"items": (*last.items, *block.items)})
            continue
        if last:
            yield last
        last = block if isinstance(block, Points) else None
        if last is None:
            yield block
    if last:
        yield last
