"""The blocks of a proposal as HTML, with the numbers of their sources."""

from collections.abc import Iterator, Sequence

from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.grounding import MISSING
from assistant.domain.proposal.layout import Block, Grid, Heading, Pairs, Paragraph, Points, Pull, Section
from assistant.domain.proposal.shapes import Statement
from assistant.web.ui.markup import esc, icon
from assistant.web.ui.words import say


def block(shown: Block, numbering: Numbering) -> str:
    """One block."""
    match shown:
        case Paragraph():
            text = " ".join(said(item, numbering) for item in shown.statements if item.text)
            return f'<p class="{"strong" if shown.strong else ""}">{text}</p>'
        case Heading():
            return f"<h4>{esc(shown.text)}</h4>"
        case Points():
            kind = {"+": "pro", "-": "con", "": "points"}[shown.sign]
            return f'<ul class="{kind}">{"".join(f"<li>{said(item, numbering)}</li>" for item in shown.items)}</ul>'
        case Pull():
            return _pull(shown, numbering)
        case Pairs():
            return _pairs(shown, numbering)
        case Grid():
            return _grid(shown, numbering)


def statements(part: Section) -> Iterator[Statement]:
    """Every statement of a section, in reading order."""
    for shown in part.blocks:
        match shown:
            case Paragraph():
                yield from shown.statements
            case Points():
                yield from shown.items
            case Pull():
                yield from (shown.quote, shown.remark)
            case Pairs():
                yield from (text for _, text in shown.rows)
            case Grid():
                yield from (cell for row in shown.rows for cell in row)
            case Heading():
                pass


def said(statement: Statement, numbering: Numbering) -> str:
    """A statement, what has no source underlined, its sources behind it."""
    labels = {reference.number: reference.label for reference in numbering.references}
    marks = "".join(
        f'<sup class="c"><a href="?source={number}" data-local="cite" data-value="{number}" title="{esc(labels[number])}"'
        f' aria-label="{number}: {esc(labels[number])}">{number}</a></sup>'
        for number in numbering.of(statement)
    )
    missing = f'<span class="tocheck">{esc(MISSING)}</span>'
    return esc(statement.text).replace(esc(MISSING), missing) + marks


def _pull(pull: Pull, numbering: Numbering) -> str:
    faint = "faint" if pull.faint else ""
    return (
        f'<div class="pull {faint}"><blockquote>{said(pull.quote, numbering).replace("“- ", "“", 1)}</blockquote>'
        f'<p class="src">{icon("doc", "s")}{esc(pull.source)}</p><p>{said(pull.remark, numbering)}</p></div>'
    )


def _pairs(pairs: Pairs, numbering: Numbering) -> str:
    rows = "".join(f"<div><dt>{esc(label)}</dt><dd>{said(text, numbering)}</dd></div>" for label, text in pairs.rows)
    return f'<dl class="decide">{rows}</dl>'


def _grid(grid: Grid, numbering: Numbering) -> str:
    """A table; where it has little room its rows stand below each other, each cell behind the name of its column. The roles
    are named, since a table that is laid out otherwise is no table to a screen reader."""
    head = "".join(
        f'<th scope="col" role="columnheader">{esc(column)}</th>' if column else '<td role="cell"></td>'
        for column in grid.columns
    )
    rows = "".join(
        f'<tr role="row" class="{"pick" if number == grid.strong_row else ""}">{_cells(grid.columns, row, numbering)}</tr>'
        for number, row in enumerate(grid.rows)
    )
    table = (
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )
    return f'<div class="tbl" tabindex="0" role="group" aria-label="{esc(say("proposal.table"))}">{table}</div>'


def _cells(columns: Sequence[str], row: Sequence[Statement], numbering: Numbering) -> str:
    return "".join(
        f'<td role="cell" data-label="{esc(column)}">{said(cell, numbering)}</td>'
        for column, cell in zip(columns, row, strict=True)
    )
