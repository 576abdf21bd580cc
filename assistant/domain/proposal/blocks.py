"""The blocks that every rendering knows: a proposal on screen, in Word or as Markdown is a sequence of these."""

from assistant.domain.proposal.shapes import Statement
from assistant.domain.shapes import Shape


class Paragraph(Shape):
    """Running text. ``strong``: the one sentence of a section that must not be missed."""

    statements: tuple[Statement, ...]
    strong: bool = False


class Heading(Shape):
    """A heading inside a section."""

    text: str


class Points(Shape):
    """A list; ``sign`` is "+" for evidence that speaks for, "-" against, "" for plain points."""

    items: tuple[Statement, ...]
    sign: str = ""


class Pull(Shape):
    """A quotation set apart, with where it stands."""

    quote: Statement
    source: str
    remark: Statement
    faint: bool = False  # a candidate or a document that no longer counts


class Pairs(Shape):
    """Labels with their texts: the box on page one."""

    rows: tuple[tuple[str, Statement], ...]


class Grid(Shape):
    """A table. ``weights`` are the relative widths of its columns; ``strong_row`` is the row to stand out, counted from 0,
    -1 for none."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Statement, ...], ...]
    weights: tuple[int, ...]
    strong_row: int = -1


Block = Paragraph | Heading | Points | Pull | Pairs | Grid


class Section(Shape):
    """A section; ``appendix``: further material after the two pages that matter."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    appendix: bool = False
