"""Word and PowerPoint to pages, straight from their XML: text in reading order, headings by style, tables as lines."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, cast

from lxml import etree as untyped_etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

from assistant.adapters.parsing.kinds import broken, unreadable
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

etree: Any = cast(Any, untyped_etree)  # lxml carries no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop)\s*([1-6])$", re.IGNORECASE)
_LEVELS = {"title": 1, "subtitle": 2}


def read_docx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page a heading. Raises UnreadableDocument."""
    with opened(data) as archive:
        levels = _heading_levels(archive)
        body = part(archive, "word/document.xml").find(f"{_W}body")
        pages = list(_sections(body, levels)) if body is not None else []
        return with_text(pages), fields(archive)


def read_pptx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page a slide, its title as heading. Raises UnreadableDocument."""
    with opened(data) as archive:
        numbers = [int(m[1]) for name in archive.namelist() if (m := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name))]
        slides = (_slide(archive, number) for number in sorted(numbers))
        pages = [Page(number=place, text=text) for place, text in enumerate(slides, start=1)]
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


def _sections(body: Any, levels: dict[str, int]) -> Iterator[Page]:
    path: list[tuple[int, str]] = []
    lines: list[str] = []
    for block in _blocks(body):
        level = levels.get(_style(block), 0) if block.tag == f"{_W}p" else 0
        text = clean(_row(block) if block.tag == f"{_W}tr" else _text(block)).strip()
        if not level or not text:
            lines.append(text)
            continue
        yield _page(path, lines)
        path, lines = [(depth, name) for depth, name in path if depth < level] + [(level, text)], []
    yield _page(path, lines)


def _page(path: list[tuple[int, str]], lines: list[str]) -> Page:
    return Page(
        heading=" > ".join(name for _, name in path)[:300], text=re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    )


def _blocks(body: Any) -> Iterator[Any]:
    """Paragraphs and table rows in reading order, also those in text boxes and content controls."""
    for block in body.iter(f"{_W}p", f"{_W}tr"):
        ancestors = (parent.tag for parent in block.iterancestors())
        if not any(tag == f"{_W}tr" for tag in ancestors):
            yield block


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _heading_levels(archive: zipfile.ZipFile) -> dict[str, int]:
    """Style id to heading level, by the style's name: ids are translated, names less so."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    levels: dict[str, int] = {}
    for style in part(archive, "word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = "" if name is None else name.get(f"{_W}val", "")
        match = _HEADING.match(label)
        if level := int(match[1]) if match else _LEVELS.get(label.lower(), 0):
            levels[style.get(f"{_W}styleId", "")] = level
    return levels


def _text(paragraph: Any) -> str:
    """The visible text; runs marked as hidden are left out."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        run = next(node.iterancestors(f"{_W}r"), None)
        if run is not None and run.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        tag = etree.QName(node).localname
        parts.append({"t": node.text or "", "tab": " ", "noBreakHyphen": "-"}.get(tag, "\n"))
    return "".join(parts)


def _row(row: Any) -> str:
    cells = (" ".join(_text(p).strip() for p in cell.iter(f"{_W}p")) for cell in row.iterchildren(f"{_W}tc"))
    return row_line(cells)


def row_line(cells: Iterable[str]) -> str:
    """A table row as one line; empty cells keep their place, an empty row is ""."""
    texts = [" ".join(cell.split()) for cell in cells]
    return " | ".join(texts).rstrip(" |") if any(texts) else ""


def _slide(archive: zipfile.ZipFile, number: int) -> str:
    said = _lines(part(archive, f"ppt/slides/slide{number}.xml"))
    if notes := _notes(archive, number):
        said += ["", "Notes:", *notes]
    return "\n".join(said).strip()


def _notes(archive: zipfile.ZipFile, number: int) -> list[str]:
    """What the speaker's notes of a slide say."""
    relations = f"ppt/slides/_rels/slide{number}.xml.rels"
    if relations not in archive.namelist():
        return []
    targets = (str(relation.get("Target", "")) for relation in part(archive, relations))
    name = next((f"ppt/notesSlides/{t.rsplit('/', 1)[-1]}" for t in targets if "notesSlides/" in t), "")
    if name not in archive.namelist():
        return []
    bodies = (s for s in part(archive, name).iter(f"{_P}sp") if s.find(f".//{_P}ph[@type='body']") is not None)
    return [line for body in bodies for line in _lines(body)]


def _lines(root: Any) -> list[str]:
    """Paragraphs and table rows in order."""
    free = (block for block in root.iter(f"{_A}p", f"{_A}tr") if next(block.iterancestors(f"{_A}tc"), None) is None)
    texts = (row_line(map(_words, b.iterchildren(f"{_A}tc"))) if b.tag == f"{_A}tr" else _words(b) for b in free)
    return [line for line in (clean(text).strip() for text in texts) if line]


def _words(block: Any) -> str:
    return "".join(node.text or "" for node in block.iter(f"{_A}t"))


def fields(archive: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    core = part(archive, "docProps/core.xml")
    created = (core.findtext(f"{_TERMS}created") or "")[:10]
    return {"file_title": core.findtext(f"{_DC}title") or "", "file_date": created}
