"""The look of the Word export: fonts, spacing, colours, and the small pieces of XML that python-docx has no call for."""

# The XML elements of python-docx carry no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportPrivateUsage=false

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

INK, GREY, ACCENT = RGBColor(0x1F, 0x23, 0x28), RGBColor(0x5F, 0x66, 0x6B), RGBColor(0x0B, 0x5C, 0x6B)
TINT, LINE = "E4EFF0", "C9CFD1"
_SIZES = {"Title": 14, "Heading 1": 10.5, "Heading 2": 9, "Normal": 8.8}


def apply_styles(document: Document) -> None:
    """A4 with quiet margins, one typeface, headings that stay with their text."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.6)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.3)
    section.header_distance = section.footer_distance = Cm(0.6)
    for name, size in _SIZES.items():
        style = paragraph_style(document, name)
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.bold = name.startswith("Heading")
        style.font.color.rgb = ACCENT if name in ("Title", "Heading 1") else INK
        own = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            own.attrib.pop(qn(f"w:{kind}"), None)
    _spacing(document)
    _table_text(document)
    quote = document.styles.add_style("Pulled quote", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(quote, ParagraphStyle)
    quote.base_style = document.styles["Normal"]
    quote.font.size, quote.font.italic = Pt(9.5), True
    quote.paragraph_format.left_indent = Cm(0.6)
    quote.paragraph_format.keep_with_next = True


def _table_text(document: Document) -> None:
    style = document.styles.add_style("Table text", WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(8)
    style.paragraph_format.line_spacing = 1.0


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """A paragraph style by name."""
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _spacing(document: Document) -> None:
    for name, before, after in (("Title", 0, 2), ("Heading 1", 6, 1), ("Heading 2", 2, 0), ("Normal", 0, 2)):
        form = paragraph_style(document, name).paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.keep_with_next = name.startswith("Heading")
    paragraph_style(document, "Normal").paragraph_format.line_spacing = 1.0


def shade(cell: _Cell, colour: str) -> None:
    """A background colour for a table cell."""
    element = OxmlElement("w:shd")
    element.set(qn("w:val"), "clear")
    element.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(element)


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word computes, such as the page number. Only ever called with our own instructions."""
    for kind, text in (("begin", ""), ("", instruction), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
        run.font.size, run.font.color.rgb = Pt(8), GREY


def repeat_header(cell: _Cell) -> None:
    """Lets the row of this cell be repeated at the top of the next page."""
    row = cell._tc.getparent()
    assert row is not None
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def keep_whole(cell: _Cell) -> None:
    """Keeps the row of this cell on one page."""
    row = cell._tc.getparent()
    assert row is not None
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def set_widths(table: Table, centimetres: list[float]) -> None:
    """Fixed column widths, in the grid and in every cell: Word reads the one, LibreOffice the other."""
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def thin_lines(table: Table) -> None:
    """Horizontal hairlines only."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        seen = side in ("top", "bottom", "insideH")
        line.set(qn("w:val"), "single" if seen else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), LINE)
        borders.append(line)
    properties.append(borders)
