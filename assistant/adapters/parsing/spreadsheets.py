"""Excel workbooks and CSV files to pages: one page a sheet, each row a line with its cells parted by " | "."""

import csv
import posixpath
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from assistant.adapters.parsing.decoding import decode
from assistant.adapters.parsing.kinds import unreadable
from assistant.adapters.parsing.office import fields, opened, part, row_line, with_text
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_ROWS = 20_000  # of all sheets; more is data, not a document
_FIRST_DAY = date(1899, 12, 30)  # day 0 of Excel's calendar
_DATE_FORMATS = {*range(14, 18), 22}  # the built-in number formats that show a day
_DELIMITERS = ",;\t|"


def read_xlsx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page a sheet, its name as heading. Raises UnreadableDocument."""
    with opened(data) as archive:
        strings = _shared_strings(archive)
        days = _date_styles(archive)
        pages = [
            Page(number=place, heading=clean(name), text="\n".join(_rows(part(archive, path), strings, days)))
            for place, (name, path) in enumerate(_sheets(archive), start=1)
        ]
        return with_text(pages), fields(archive)


def read_csv(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page. Raises UnreadableDocument where no cell holds text."""
    text = clean(decode(data))
    try:
        dialect = csv.Sniffer().sniff(text[:8_000], _DELIMITERS)
        rows = list(csv.reader(text.splitlines(), dialect))
    except csv.Error:
        rows = [line.split(",") for line in text.splitlines()]
    body = "\n".join(filter(None, map(row_line, rows[:_MOST_ROWS])))
    if not body:
        raise unreadable("The file holds no text.")
    return [Page(text=body)], {}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and path of each visible sheet, in the order of the workbook."""
    relations = part(archive, "xl/_rels/workbook.xml.rels")
    paths = {r.get("Id"): posixpath.normpath(posixpath.join("xl", r.get("Target", ""))) for r in relations}
    for sheet in part(archive, "xl/workbook.xml").iter(f"{_S}sheet"):
        path = paths.get(sheet.get(f"{_R}id"), "").removeprefix("xl/xl/").lstrip("/")
        if sheet.get("state", "visible") == "visible" and path in archive.namelist():
            yield sheet.get("name", ""), path


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_text(item) for item in part(archive, "xl/sharedStrings.xml").iterchildren(f"{_S}si")]


def _date_styles(archive: zipfile.ZipFile) -> set[int]:
    """The cell styles that show a number as a day."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    root = part(archive, "xl/styles.xml")
    own = {
        int(f.get("numFmtId", "0"))
        for f in root.iter(f"{_S}numFmt")
        if {"d", "y"} <= set(f.get("formatCode", "").lower())
    }
    styles = root.find(f"{_S}cellXfs")
    formats = [int(xf.get("numFmtId", "0")) for xf in styles] if styles is not None else []
    return {place for place, number in enumerate(formats) if number in own | _DATE_FORMATS}


def _rows(sheet: Any, strings: list[str], days: set[int]) -> Iterable[str]:
    lines: list[str] = []
    for row in sheet.iter(f"{_S}row"):
        if len(lines) >= _MOST_ROWS:
            break
        cells: list[str] = []
        for cell in row.iterchildren(f"{_S}c"):
            cells += [""] * (_column(cell.get("r", "")) - len(cells)) + [clean(_value(cell, strings, days))]
        if line := row_line(cells):
            lines.append(line)
    return lines


def _column(reference: str) -> int:
    """The place of a cell in its row, from 0: "C7" is 2. 0 where it says nothing, and never far beyond a real sheet."""
    place = 0
    for letter in reference.rstrip("0123456789")[:3]:
        place = place * 26 + ord(letter.upper()) - 64
    return max(0, min(place, 1_000) - 1)


def _value(cell: Any, strings: list[str], days: set[int]) -> str:
    raw = cell.findtext(f"{_S}v") or ""
    match cell.get("t"):
        case "s":
            return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
        case "inlineStr":
            return _text(cell)
        case None | "n" if raw and cell.get("s", "").isdigit() and int(cell.get("s")) in days:
            return _day(raw)
        case _:
            return raw


def _day(raw: str) -> str:
    try:
        return (_FIRST_DAY + timedelta(days=float(raw))).isoformat()
    except (ValueError, OverflowError):
        return raw


def _text(node: Any) -> str:
    return "".join(piece.text or "" for piece in node.iter(f"{_S}t"))
