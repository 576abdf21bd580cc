"""PowerPoint to pages, straight from its XML: one page a slide in the order of the show, with tables, diagrams and notes."""

import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from assistant.adapters.parsing.office import fields, opened, part, row_line, with_text
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_FURNITURE = {"sldNum", "ftr", "dt", "hdr"}


def read_pptx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Raises UnreadableDocument."""
    with opened(data) as archive:
        slides = ("\n".join(_slide(archive, name)).strip() for name in _slides(archive))
        pages = [Page(number=place, text=text) for place, text in enumerate(slides, start=1)]
        return with_text(pages), fields(archive)


def _slides(archive: zipfile.ZipFile) -> list[str]:
    """The slides in the order in which they are shown; those that the presentation does not name by their number."""
    stored = {
        name: int(m[1]) for name in archive.namelist() if (m := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name))
    }
    shown: list[str] = []
    if "ppt/presentation.xml" in archive.namelist():
        parts = _related(archive, "ppt/presentation.xml")
        shown = [
            parts.get(slide.get(f"{_R}id"), "") for slide in part(archive, "ppt/presentation.xml").iter(f"{_P}sldId")
        ]
    rest = sorted(stored.keys() - set(shown), key=stored.__getitem__)
    return [name for name in dict.fromkeys(shown) if name in stored] + rest


def _related(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """The parts that a part refers to, by their id in it."""
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in archive.namelist():
        return {}
    return {
        str(relation.get("Id", "")): posixpath.normpath(posixpath.join(folder, str(relation.get("Target", "")))).lstrip(
            "/"
        )
        for relation in part(archive, relations)
    }


def _slide(archive: zipfile.ZipFile, name: str) -> list[str]:
    related = _related(archive, name)
    said = list(_lines(archive, part(archive, name), related))
    notes = next((target for target in related.values() if "notesSlides/" in target), "")
    if notes not in archive.namelist():
        return said
    bodies = (s for s in part(archive, notes).iter(f"{_P}sp") if s.find(f".//{_P}ph[@type='body']") is not None)
    told = [line for body in bodies for line in _texts(body.iter(f"{_A}p"))]
    return [*said, "", "Notes:", *told] if told else said


def _lines(archive: zipfile.ZipFile, root: Any, related: dict[str, str]) -> Iterator[str]:
    """Paragraphs, table rows and diagrams in order, grouped shapes with the others."""
    lists = {id(shape): shape for shape in root.iter(f"{_P}sp") if _is_list(shape)}
    for block in root.iter(f"{_A}p", f"{_A}tbl", _DIAGRAM):
        if block.tag == f"{_A}tbl":
            yield from filter(None, map(clean, _rows(block)))
        elif block.tag == _DIAGRAM:
            data = related.get(block.get(f"{_R}dm", ""), "")
            points = part(archive, data).iter(f"{_A}p") if data in archive.namelist() else ()
            yield from (f"- {line}" for line in _texts(points))
        elif next(block.iterancestors(f"{_A}tc"), None) is None:
            shape = next(block.iterancestors(f"{_P}sp"), None)
            mark = "- " if id(shape) in lists else ""
            yield from (f"{mark}{line}" for line in _texts([block]) if _holder(shape) not in _FURNITURE)


def _holder(shape: Any) -> str:
    """What a shape holds by the layout of the slide, "" where the layout does not say."""
    holder = None if shape is None else shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
    return "" if holder is None else holder.get("type", "body")


def _is_list(shape: Any) -> bool:
    return _holder(shape) == "body" and len(list(islice(_texts(shape.iter(f"{_A}p")), 2))) > 1


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table, cells in their columns; a cell that spans rows says the same in each."""
    above: list[str] = []
    for row in table.iterchildren(f"{_A}tr"):
        cells = list(row.iterchildren(f"{_A}tc"))
        above = [
            above[place] if cell.get("vMerge") in ("1", "true") and place < len(above) else _words(cell)
            for place, cell in enumerate(cells)
        ]
        yield row_line(above)


def _texts(paragraphs: Iterable[Any]) -> Iterator[str]:
    return filter(None, (clean(_words(paragraph)).strip() for paragraph in paragraphs))


def _words(block: Any) -> str:
    return "".join("\n" if node.tag == f"{_A}br" else node.text or "" for node in block.iter(f"{_A}t", f"{_A}br"))
