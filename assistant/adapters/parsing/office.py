"""Word to pages, straight from its XML: text in reading order as it stands once all tracked changes are accepted, headings
by style, list items marked, tables as lines; and what the readers of all Office files share."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree as untyped_etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

from assistant.adapters.parsing.kinds import broken, unreadable
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

etree: Any = cast(Any, untyped_etree)  # lxml carries no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a second copy for old programs
_GONE = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop)\s*([1-6])$", re.IGNORECASE)
_LEVELS = {"title": 1, "subtitle": 2}
_LIST = re.compile(r"^(?:list|liste|aufzählung|lista)\b(?!.*continue)", re.IGNORECASE)
_MOST_COLUMNS = 100


def read_docx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page a heading. Raises UnreadableDocument."""
    with opened(data) as archive:
        body = part(archive, "word/document.xml").find(f"{_W}body")
        pages = list(_sections(body, _styles(archive))) if body is not None else []
        return with_text(pages), fields(archive)


def opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise broken() from None


def part(archive: zipfile.ZipFile, name: str) -> Any:
    """A part's XML, parsed without entities, network or size switches."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        return etree.fromstring(archive.read(name), parser)
    except RuntimeError:  # zipfile's word for a part with a password
        raise unreadable(
            "The file is protected in a way that is not read here.",
            "Save a copy without the password, or paste the text that matters.",
        ) from None
    except (
        KeyError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
        zlib.error,
    ):
        raise broken() from None


def with_text(pages: list[Page]) -> list[Page]:
    found = [page for page in pages if page.text]
    if not found:
        raise unreadable("The file holds no text.", "If its pages are pictures, run text recognition (OCR) first.")
    return found


@dataclass(frozen=True)
class _Styles:
    """Style id to heading level, by the style's name: ids are translated, names less so; and the ids of list styles."""

    levels: dict[str, int]
    lists: set[str]


def _sections(body: Any, styles: _Styles) -> Iterator[Page]:
    path: list[tuple[int, str]] = []
    lines: list[str] = []
    above: list[str] = []
    for block in _blocks(body):
        level = styles.levels.get(_style(block), 0) if block.tag == f"{_W}p" else 0
        above = _cells(block, above) if block.tag == f"{_W}tr" else []
        text = clean(row_line(above) if above else _text(block)).strip()
        if not level or not text:
            lines.append(f"- {text}" if text and not above and _is_item(block, styles) else text)
            continue
        yield _page(path, lines)
        path, lines = [(depth, name) for depth, name in path if depth < level] + [(level, text)], []
    yield _page(path, lines)


def _page(path: list[tuple[int, str]], lines: list[str]) -> Page:
    return Page(
        heading=" > ".join(name for _, name in path)[:300], text=re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    )


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and table rows in reading order, also those in text boxes and content controls; without what a tracked
    change took out."""
    for block in body.iter(f"{_W}p", f"{_W}tr"):
        ancestors = {parent.tag for parent in block.iterancestors()}
        if f"{_W}tr" not in ancestors and _FALLBACK not in ancestors and block.find(f"{_W}trPr/{_W}del") is None:
            yield block


def _is_item(paragraph: Any, styles: _Styles) -> bool:
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return number.get(f"{_W}val") != "0" if number is not None else _style(paragraph) in styles.lists


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _styles(archive: zipfile.ZipFile) -> _Styles:
    found = _Styles({}, set())
    if "word/styles.xml" not in archive.namelist():
        return found
    for style in part(archive, "word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = "" if name is None else name.get(f"{_W}val", "")
        match = _HEADING.match(label)
        if level := int(match[1]) if match else _LEVELS.get(label.lower(), 0):
            found.levels[style.get(f"{_W}styleId", "")] = level
        elif _LIST.match(label) and style.get(f"{_W}type") == "paragraph":
            found.lists.add(style.get(f"{_W}styleId", ""))
    return found


def _text(paragraph: Any) -> str:
    """The visible text; runs marked as hidden, moved away or belonging to a text box are left out."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        run = next(node.iterancestors(f"{_W}r"), None)
        if run is not None and run.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if next(node.iterancestors(f"{_W}p")) is not paragraph or any(p.tag in _GONE for p in node.iterancestors()):
            continue
        tag = etree.QName(node).localname
        parts.append({"t": node.text or "", "tab": " ", "noBreakHyphen": "-"}.get(tag, "\n"))
    return "".join(parts)


def _cells(row: Any, above: list[str]) -> list[str]:
    """The cells of a row in their columns; one that goes on from the row ``above`` says the same again."""
    cells: list[str] = []
    for cell in row.iterchildren(f"{_W}tc"):
        text = " ".join(_text(p).strip() for p in cell.iter(f"{_W}p"))
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merged is not None and merged.get(f"{_W}val", "continue") == "continue" and len(cells) < len(above):
            text = above[len(cells)]
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        cells += [text, *[""] * (columns_of(span.get(f"{_W}val", "") if span is not None else "") - 1)]
    return cells


def columns_of(span: str) -> int:
    """How many columns a cell is wide, and never far more than a real table has."""
    return max(1, min(int(span), _MOST_COLUMNS)) if span.isascii() and span.isdigit() else 1


def row_line(cells: Iterable[str]) -> str:
    """A table row as one line; empty cells keep their place, an empty row is ""."""
    texts = [" ".join(cell.split()) for cell in cells]
    return " | ".join(texts).rstrip(" |") if any(texts) else ""


def fields(archive: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    core = part(archive, "docProps/core.xml")
    created = (core.findtext(f"{_TERMS}created") or "")[:10]
    return {"file_title": core.findtext(f"{_DC}title") or "", "file_date": created}
