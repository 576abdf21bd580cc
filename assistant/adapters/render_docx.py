"""The proposal as a Word document: styles, tables, header and footer with page numbers.

Words of people and documents are written as plain text runs: nothing in them becomes a field, a link or markup."""

import io

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import _Cell  # pyright: ignore[reportPrivateUsage] - the class of every cell
from docx.text.paragraph import Paragraph as Line

from assistant.adapters import docx_styles as styles
from assistant.adapters.render_notes import CONVERSATION, checks_line, clean, seen, use_note
from assistant.domain.proposal import citing
from assistant.domain.proposal.blocks import Block, Grid, Heading, Pairs, Paragraph, Points, Pull
from assistant.domain.proposal.citing import Numbering
from assistant.domain.proposal.layout import numbered, sections
from assistant.domain.proposal.shapes import Proposal, Statement
from assistant.domain.text.words import clip

_SIGNS = {"+": "+  ", "-": "−  ", "": ""}
_TEXT_WIDTH = 17.8  # centimetres between the margins


class DocxRenderer:
    """Exports as a Word document."""

    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def render(self, proposal: Proposal) -> bytes:
        """The proposal as the bytes of a .docx file."""
        document = docx.Document()
        styles.apply_styles(document)
        numbering = numbered(proposal)
        _frame(document, proposal)
        _body(document, proposal, numbering)
        _run(document.add_paragraph(), f"{proposal.provenance}. {checks_line(proposal)}", grey=True)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()


def _frame(document: Document, proposal: Proposal) -> None:
    """Properties, header with the provenance line, footer with page numbers."""
    properties = document.core_properties
    properties.title, properties.author = clean(proposal.title)[:250], "Learning consultant"
    properties.comments = proposal.provenance
    section = document.sections[0]
    head = section.header.paragraphs[0]
    _run(head, f"Draft · {citing.written(proposal.prepared)}", small=True)
    foot = section.footer.paragraphs[0]
    _run(foot, f"{clip(clean(proposal.title), 90)} · page ", small=True)
    styles.field(foot, "PAGE")
    _run(foot, " of ", small=True)
    styles.field(foot, "NUMPAGES")


def _body(document: Document, proposal: Proposal, numbering: Numbering) -> None:
    document.add_paragraph(clean(proposal.title), style="Title")
    kicker = document.add_paragraph()
    _run(kicker, f"For {proposal.prepared_for.text} · {citing.written(proposal.prepared)}", grey=True)
    opened = False
    for section in sections(proposal):
        if section.appendix and not opened:
            _sources(document, numbering)
            further = document.add_paragraph("Further material", style="Title").paragraph_format
            further.space_before, further.keep_with_next = Pt(18), True
            opened = True
        if section.id != "summary":
            document.add_paragraph(clean(section.title), style="Heading 1")
        for block in section.blocks:
            _block(document, block, numbering)
    if not opened:
        _sources(document, numbering)


def _block(document: Document, block: Block, numbering: Numbering) -> None:
    match block:
        case Paragraph():
            line = document.add_paragraph()
            for statement in block.statements:
                _statement(line, statement, numbering, strong=block.strong)
        case Heading():
            document.add_paragraph(clean(block.text), style="Heading 2")
        case Points():
            for item in block.items:
                _point(document, item, block.sign, numbering)
        case Pull():
            _pull(document, block, numbering)
        case Pairs():
            rows = tuple((Statement(text=label), text) for label, text in block.rows)
            _table(document, Grid(columns=(), rows=rows, weights=(20, 80)), numbering, bold_first=True)
        case Grid():
            _table(document, block, numbering)


def _point(document: Document, item: Statement, sign: str, numbering: Numbering) -> None:
    line = document.add_paragraph(style="Normal" if sign else "List Bullet")
    line.paragraph_format.space_after = Pt(2)
    if sign:
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.5)
        _run(line, _SIGNS[sign], bold=True)
    _statement(line, item, numbering)


def _pull(document: Document, block: Pull, numbering: Numbering) -> None:
    line = document.add_paragraph(style="Pulled quote")
    _statement(line, block.quote, numbering, grey=block.faint)
    source = document.add_paragraph()
    source.paragraph_format.left_indent = Cm(0.6)
    _run(source, f"{block.source}. ", bold=not block.faint, grey=True)
    _run(source, block.remark.text, grey=True)


def _table(document: Document, block: Grid, numbering: Numbering, bold_first: bool = False) -> None:
    columns = len(block.columns) or len(block.rows[0])
    table = document.add_table(rows=0, cols=columns)
    table.autofit = False
    styles.thin_lines(table)
    if block.columns:
        cells = table.add_row().cells
        for cell, name in zip(cells, block.columns, strict=True):
            _run(_first_line(cell), name, bold=True, grey=True)
        styles.repeat_header(cells[0])
    for index, row in enumerate(block.rows):
        cells = table.add_row().cells
        styles.keep_whole(cells[0])
        for place, (cell, statement) in enumerate(zip(cells, row, strict=True)):
            strong = place == 0 and (bold_first or columns > 3 or index == block.strong_row)
            _statement(_first_line(cell), statement, numbering, strong=strong)
            if index == block.strong_row:
                styles.shade(cell, styles.TINT)
    styles.set_widths(table, [_TEXT_WIDTH * weight / sum(block.weights) for weight in block.weights])
    _gap_after(document)


def _gap_after(document: Document) -> None:
    """A thin empty line: two tables that touch become one in Word."""
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(5)


def _first_line(cell: _Cell) -> Line:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0.5)
    line.paragraph_format.space_before = Pt(0.5)
    line.style = "Table text"
    return line


def _statement(
    line: Line, statement: Statement, numbering: Numbering, *, strong: bool = False, grey: bool = False
) -> None:
    """The text with its source numbers behind it, and a space to what follows."""
    if not statement.text:
        return
    if line.runs:
        _run(line, " ")
    _run(line, statement.text, bold=strong, grey=grey)
    for number in numbering.of(statement):
        mark = line.add_run(f" {number}")
        mark.font.superscript, mark.font.color.rgb = True, styles.ACCENT


def _run(line: Line, text: str, *, bold: bool = False, grey: bool = False, small: bool = False) -> None:
    run = line.add_run(seen(text))
    run.bold = bold or None
    if grey or small:
        run.font.color.rgb = styles.GREY
    if small:
        run.font.size = Pt(8)


def _sources(document: Document, numbering: Numbering) -> None:
    document.add_paragraph("Sources", style="Heading 1")
    for reference in numbering.references:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(1)
        _run(line, f"{reference.number}  {reference.label}{use_note(reference.used_as)}")
    _run(document.add_paragraph(), CONVERSATION, grey=True)
