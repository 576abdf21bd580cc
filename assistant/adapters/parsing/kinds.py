"""What a file really is: told by its first bytes, never by its name alone, and refused in words where we can't read it."""

import io
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from assistant.domain.errors import UnreadableDocument

SUPPORTED = "PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), CSV, e-mail (.eml), HTML, Markdown or plain text"
_MOST_ENTRIES = 5_000
_MOST_UNPACKED = 100_000_000  # bytes: a 2-million-character document with its XML stays far below
_MOST_XML = 40_000_000  # bytes of one XML part
_MOST_GROWTH = 150  # times: text packs about 10 times, a zip bomb more than 1,000 times
_GROWTH_FROM = 10_000_000  # bytes: small parts may pack well
_TEXT_NAMES = {"", ".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".eml"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Mapping[bytes, str] = {
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"RIFF": "a sound, film or picture",
    b"\x1f\x8b": "a packed archive",
    b"7z\xbc\xaf": "a packed archive",
    b"Rar!": "a packed archive",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """The kinds of file that we read."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    CSV = "csv"
    MAIL = "eml"
    HTML = "html"
    TEXT = "text"
    LOCKED = "locked"  # an Office file with a password: its kind shows when it is open


_FOLDERS = {"word/": Kind.DOCX, "ppt/": Kind.PPTX, "xl/": Kind.XLSX}
_DOCUMENTS = (".pdf", ".docx", ".pptx", ".xlsx", *filter(None, _TEXT_NAMES))
_BY_NAME = {".csv": Kind.CSV, ".tsv": Kind.CSV, ".eml": Kind.MAIL}


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file. Raises UnreadableDocument with the reason where it is none of ours."""
    if not data.strip(b"\x00\t\r\n "):
        raise unreadable("The file is empty.")
    head = data[:2048]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK"):
        return _office_kind(data)
    if head.startswith(_OLE):
        return _locked_kind(data)
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise unreadable(f"The file is {what}, not a document with text.")
    return _text_kind(name, data)


def unreadable(happened: str, next_step: str = "") -> UnreadableDocument:
    """The error for a file that can't be read, with what to do instead."""
    advice = next_step or f"Use {SUPPORTED}, or paste the text."
    return UnreadableDocument(happened, kept="Nothing was added.", next_step=advice)


def locked(tried: bool = False) -> UnreadableDocument:
    """The error for a PDF, an Office file or an archive with a password; ``tried``: one was given."""
    if tried:
        return unreadable("The password does not open the file.", "Check it, also its small and capital letters.")
    return unreadable(
        "The file is protected with a password.",
        "Add it again with its password, save a copy without one, or paste the text that matters.",
    )


def broken() -> UnreadableDocument:
    return unreadable(
        "The file is damaged or incomplete.", "Open it in its own program, save it again, or paste the text."
    )


def is_archive(data: bytes) -> bool:
    """True for a ZIP that holds files, not for an Office document, which is a ZIP too."""
    if not data.startswith(b"PK"):
        return False
    names = _names(_entries(data))
    return not (_office_of(names) or "mimetype" in names)


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise broken() from None


def _names(entries: list[zipfile.ZipInfo]) -> set[str]:
    return {entry.filename for entry in entries}


def _office_of(names: set[str]) -> Kind | None:
    """Documents in it tell an archive with a folder called "word" from a Word file."""
    if "[Content_Types].xml" not in names and any(name.lower().endswith(_DOCUMENTS) for name in names):
        return None
    return next((kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), None)


def _office_kind(data: bytes) -> Kind:
    entries = _entries(data)
    names = _names(entries)
    kind = _office_of(names)
    if kind:
        _within_budget(entries, len(data))
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise unreadable("The file holds macros, which are programs.", "Save it without macros, or as PDF.")
        return kind
    if "mimetype" in names:
        raise unreadable(
            "The file is an OpenDocument file or an e-book.", "Save it as .docx or PDF, or paste the text."
        )
    raise unreadable("The file is a packed archive.", "Add the documents in it one by one.")


def _within_budget(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Refuses a zip bomb by its headers, before anything is unpacked."""
    unpacked = sum(entry.file_size for entry in entries)
    xml = max((entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0)
    grows = unpacked > _GROWTH_FROM and unpacked > packed * _MOST_GROWTH
    if len(entries) > _MOST_ENTRIES or unpacked > _MOST_UNPACKED or xml > _MOST_XML or grows:
        raise unreadable("The file unpacks to far more than a document holds, so it was not opened.")


def _locked_kind(data: bytes) -> Kind:
    if _ENCRYPTED_PACKAGE in data:
        return Kind.LOCKED
    raise unreadable(
        "The file is in an old Office format (.doc, .ppt or .xls).", "Save it as .docx or PDF, or paste the text."
    )


def _text_kind(name: str, data: bytes) -> Kind:
    suffix = PurePosixPath(name.replace("\\", "/").lower()).suffix
    if suffix not in _TEXT_NAMES:
        claimed = {".pdf": "PDF", ".docx": "Word", ".pptx": "PowerPoint", ".xlsx": "Excel"}.get(suffix)
        if claimed:
            raise unreadable(f"The file is called {suffix} but it is no {claimed} file.")
        raise unreadable(f"Files of the kind {suffix} are not read.")
    if not data.startswith(_BYTE_ORDER_MARKS) and _looks_binary(data[:65536]):
        raise unreadable("The file holds no text that people can read.")
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    start = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    markup = start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body"))
    return Kind.HTML if markup or suffix in (".html", ".htm", ".xhtml") else Kind.TEXT


def _looks_binary(sample: bytes) -> bool:
    """Too many control characters for any text; UTF-16 without a mark (every second byte zero) still passes."""
    zeros = sample.count(0)
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if 0.2 < zeros / len(sample) < 0.6:
        controls -= zeros
    return controls / len(sample) > 0.02
