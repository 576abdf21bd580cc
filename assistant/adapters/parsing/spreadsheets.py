"""Excel workbooks and CSV files to pages: one page a sheet, each row a line with its cells parted by " | "."""

import csv
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
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
_PERCENT_FORMATS = {9, 10}
_LONG = 1e12  # beyond it digits would be lost
_MOST_MERGED = 2_000
_AREA = re.compile(r"\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d{1,7}):\$?[A-Z]{1,3}\$?(?P<last>\d{1,7})")
_DELIMITERS = ",;\t|"


def read_xlsx(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """One page a sheet, its name as heading. Raises UnreadableDocument."""
    with opened(data) as archive:
        strings, styles = _shared_strings(archive), _read_styles(archive)
        pages = [
            Page(number=place, heading=clean(name), text="\n".join(_rows(part(archive, path), strings, styles)))
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


@dataclass(frozen=True)
class _Styles:
    """The cell styles that show a number as a day, and those that show it in percent."""

    days: set[int]
    percent: set[int]


def _read_styles(archive: zipfile.ZipFile) -> _Styles:
    if "xl/styles.xml" not in archive.namelist():
        return _Styles(set(), set())
    root = part(archive, "xl/styles.xml")
    codes = {int(f.get("numFmtId", "0")): f.get("formatCode", "").lower() for f in root.iter(f"{_S}numFmt")}
    days = {number for number, code in codes.items() if {"d", "y"} <= set(code)} | _DATE_FORMATS
    percent = {number for number, code in codes.items() if "%" in code} | _PERCENT_FORMATS
    styles = root.find(f"{_S}cellXfs")
    formats = [int(xf.get("numFmtId", "0")) for xf in styles] if styles is not None else []
    return _Styles(*({place for place, number in enumerate(formats) if number in kind} for kind in (days, percent)))


def _rows(sheet: Any, strings: list[str], styles: _Styles) -> Iterable[str]:
    lines: list[str] = []
    merged = _merged_down(sheet)
    above: list[str] = []
    for row in sheet.iter(f"{_S}row"):
        if len(lines) >= _MOST_ROWS:
            break
        cells: list[str] = []
        for cell in row.iterchildren(f"{_S}c"):
            cells += [""] * (_column(cell.get("r", "")) - len(cells)) + [clean(_value(cell, strings, styles))]
        above = _filled(cells, above, merged.get(row.get("r", ""), ()))
        if line := row_line(above):
            lines.append(line)
    return lines


def _merged_down(sheet: Any) -> dict[str, list[int]]:
    """The columns in which a row goes on with a cell that began in the row above it."""
    found: dict[str, list[int]] = {}
    for area in islice(sheet.iter(f"{_S}mergeCell"), _MOST_MERGED):
        if match := _AREA.fullmatch(area.get("ref", "")):
            first, last = int(match["first"]), int(match["last"])
            for row in range(first + 1, min(last, first + _MOST_MERGED) + 1):
                found.setdefault(str(row), []).append(_column(match["column"]))
    return found


def _filled(cells: list[str], above: list[str], columns: Iterable[int]) -> list[str]:
    """The row with what it has in common with the row above."""
    for column in sorted(columns):
        cells += [""] * (column + 1 - len(cells))
        if not cells[column] and column < len(above):
            cells[column] = above[column]
    return cells


def _column(reference: str) -> int:
    """The place of a cell in its row, from 0: "C7" is 2. 0 where it says nothing, and never far beyond a real sheet."""
    place = 0
    for letter in reference.rstrip("0123456789")[:3]:
        place = place * 26 + ord(letter.upper()) - 64
    return max(0, min(place, 1_000) - 1)


def _value(cell: Any, strings: list[str], styles: _Styles) -> str:
    raw = cell.findtext(f"{_S}v") or ""
    style = int(cell.get("s")) if cell.get("s", "").isdigit() else 0
    match cell.get("t"):
        case "s":
            return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
        case "inlineStr":
            return _text(cell)
        case "e":  # a formula that failed
            return ""
        case None | "n" if raw:
            return _day(raw) if style in styles.days else _number(raw, style in styles.percent)
        case _:
            return raw


def _number(raw: str, percent: bool) -> str:
    """A number as the sheet shows it, without the noise of binary fractions."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if percent:
        return f"{value * 100:.4g} %"
    return f"{value:.12g}" if "." in raw and abs(value) < _LONG else raw


def _day(raw: str) -> str:
    try:
        return (_FIRST_DAY + timedelta(days=float(raw))).isoformat()
    except (ValueError, OverflowError):
        return raw


def _text(node: Any) -> str:
    return "".join(piece.text or "" for piece in node.iter(f"{_S}t"))
