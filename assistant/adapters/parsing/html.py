"""HTML to pages: what a reader sees, one page a heading, tables as lines."""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString

from assistant.adapters.parsing.decoding import decode
from assistant.adapters.parsing.kinds import unreadable
from assistant.adapters.parsing.office import columns_of
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

_MOST_MARKS = 300_000  # brackets of tags and ends: reading them takes some seconds
_NO_MARKS = dict.fromkeys(range(1, 5))
_UNSEEN = frozenset(
    "script style noscript template svg math object iframe form button select nav footer aside dialog head".split()
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figcaption",
    "caption",
    "address",
    "div",
    "section",
    "article",
    "br",
    "ul",
    "ol",
    "tr",
}
_ROLES = {
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "complementary",
    "menu",
    "menubar",
    "toolbar",
    "dialog",
    "alert",
}
_FURNITURE = re.compile(  # what the frame of a site calls its own parts
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|side-?bar|footer|site-?header|cookies?|skip(?:-?link)?|toolbar|pagination|share)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_LOOKED_AT = 300  # parts of a frame whose length is counted
_MOST_SPANS, _LONGEST_SPAN, _MOST_ADDED = 500, 60, 3_000  # cells that span, as far, and all the cells they give
_HEADINGS = re.compile(r"^h[1-6]$")


def read_html(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Raises UnreadableDocument where nothing is to be read, or far more markup than a document has."""
    if data.count(b"<") > _MOST_MARKS:
        raise unreadable("The page holds far more markup than a document.", "Paste the text that matters.")
    soup = BeautifulSoup(decode(data, declared_inside=True).replace("\x00", ""), "lxml")
    _spread(soup)
    title = clean(soup.title.get_text(" ") if soup.title else "").strip()
    pages = [page for page in _sections(_root(soup)) if page.text]
    if not pages:
        raise unreadable("The page holds no text.")
    return pages, {"file_title": title}


def _root(soup: BeautifulSoup) -> Tag:
    """The part that holds the content, where the page marks one that can be seen."""
    marked = (tag for name in ("main", "article") for tag in soup.find_all(name))
    return next((tag for tag in marked if not any(map(_is_unseen, (tag, *tag.parents)))), soup.body or soup)


def _is_unseen(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or _HIDDEN.search(str(tag.get("style", "")))
    return bool(hidden) or tag.name in _UNSEEN


def _sections(root: Tag) -> Iterator[Page]:
    path: list[tuple[int, str]] = []
    pieces: list[str] = []
    text = re.sub(r"[ \t\r\n]+", " ", "".join(_seen(root, _frame(root), _in_cells(root))))
    for piece in re.split(r"(\x01[1-6][^\x02]*\x02)", text):
        if not piece.startswith("\x01"):
            pieces.append(piece)
            continue
        yield _page(path, pieces)
        level, name = int(piece[1]), " ".join(clean(re.sub("[\x03\x04]", " ", piece[2:-1])).split())
        path, pieces = (
            [(depth, known) for depth, known in path if depth < level] + ([(level, name)] if name else []),
            [],
        )
    yield _page(path, pieces)


def _frame(root: Tag) -> set[int]:
    """The parts that are the frame of the site and not the page, by what they are called; never what holds most of the text."""
    called = (tag for tag in root.find_all(True) if tag.get("role") in _ROLES or _FURNITURE.search(_names(tag)))
    half = len(root.get_text()) / 2
    return {id(tag) for tag in islice(called, _MOST_LOOKED_AT) if len(tag.get_text()) < half}


def _names(tag: Tag) -> str:
    """Id and classes of a block."""
    if tag.name not in ("div", "section", "ul", "ol", "header", "td", "table"):
        return ""
    return " ".join([*map(str, tag.get_attribute_list("class")), str(tag.get("id") or "")])


def _spread(soup: BeautifulSoup) -> None:
    """Gives each row of a table all its cells: one that spans rows says the same in each, one that spans columns is followed
    by empty ones."""
    spanning = (cell for cell in soup.find_all(["td", "th"]) if cell.get("colspan") or cell.get("rowspan"))
    room = _MOST_ADDED
    for cell in list(islice(spanning, _MOST_SPANS)):
        wide, high = (min(columns_of(str(cell.get(name, ""))), _LONGEST_SPAN) for name in ("colspan", "rowspan"))
        if (room := room - wide - high) < 0:
            return
        place = len(list(islice(cell.find_previous_siblings(["td", "th"]), _MOST_SPANS)))
        for _ in range(wide - 1):
            cell.insert_after(soup.new_tag(cell.name))
        row = cell.parent
        for below in islice(row.find_next_siblings("tr") if row else (), high - 1):
            cells = below.find_all(["td", "th"], recursive=False, limit=place + 1)
            copied = soup.new_tag(cell.name)
            copied.string = cell.get_text(" ")
            (cells[place].insert_before if place < len(cells) else below.append)(copied)


def _seen(root: Tag, frame: set[int], in_cells: set[int]) -> Iterator[str]:
    """The text that a reader sees, with marks: 1 and the level before a heading, 2 after it, 3 before a block or the first
    cell of a row, 4 before its other cells. Walks the tree once, without recursion, whatever its depth and breadth."""
    open_tags, rows = [(root, iter(root.contents))], set[int]()
    while open_tags:
        tag, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            yield "\x02" if _HEADINGS.match(tag.name) else ""
        elif isinstance(child, Tag):
            if id(child) not in frame and not _is_unseen(child):
                yield " " if id(child) in in_cells else _mark(child, rows)
                open_tags.append((child, iter(child.contents)))
        elif type(child) in (NavigableString, CData):
            yield str(child).translate(_NO_MARKS)


def _mark(tag: Tag, rows: set[int]) -> str:
    """The mark before a tag; ``rows`` remembers the rows that have had a cell."""
    if _HEADINGS.match(tag.name):
        return f"\x01{tag.name[1]}"
    if tag.name in ("td", "th"):
        first = id(tag.parent) not in rows
        rows.add(id(tag.parent))
        return "\x03" if first else "\x04"
    if tag.name == "li":
        return "\x03- "
    return "\x03" if tag.name in _BLOCKS else ""


def _in_cells(root: Tag) -> set[int]:
    """The blocks that only part the text of a cell in a table of data; tables that lay out a page hold headings or others."""
    data = (t for t in root.find_all("table") if t.find(["table", "h1", "h2", "h3", "h4", "h5", "h6"]) is None)
    cells = (cell for table in data for cell in table.find_all(["td", "th"]))
    return {id(block) for cell in cells for block in cell.find_all(list(_BLOCKS))}


def _page(path: list[tuple[int, str]], pieces: list[str]) -> Page:
    text = clean("".join(pieces).replace("\x03", "\n").replace("\x04", " | "))
    lines = (" ".join(line.split()).removesuffix(" |").strip() for line in text.split("\n"))
    return Page(
        heading=" > ".join(name for _, name in path)[:300], text="\n".join(line for line in lines if line.strip(" |"))
    )
