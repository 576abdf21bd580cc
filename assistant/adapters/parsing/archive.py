"""ZIP archives to the files in them, one at a time. Nothing is written to disk, so a path in an archive leads nowhere; it is
refused all the same, for nobody packs one by accident."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from assistant.adapters.parsing.kinds import broken, is_archive, unreadable
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import Member
from assistant.domain.text.cleaning import clean

MOST_MEMBERS = 1_000
MOST_UNPACKED = 300_000_000  # bytes of all files together
MOST_OF_ONE = 20_000_000  # bytes: as large as a file that is added by itself
_MOST_GROWTH = 150  # times: text packs about 10 times, a zip bomb more than 1,000 times
_GROWTH_FROM = 10_000_000  # bytes
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BY_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\.[^./\\][^/]*$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)")

_TOO_LARGE = f"The file is larger than {MOST_OF_ONE // 1_000_000} MB."
_NESTED = "An archive in an archive is not opened. Add it by itself."


def members(data: bytes, password: str = "") -> Iterator[Member]:
    """Each file with its content or the reason why it was not unpacked; what a system left there of itself is passed over.
    Raises UnreadableDocument where the archive is damaged or unpacks to far more than documents do."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise broken() from None
    with archive:
        entries = [
            entry for entry in archive.infolist() if not entry.is_dir() and not _BY_SYSTEMS.search(entry.filename)
        ]
        _within_budget(entries, len(data))
        for entry in entries:
            yield _member(archive, entry, password)


def _within_budget(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    grows = unpacked > _GROWTH_FROM and unpacked > packed * _MOST_GROWTH
    if len(entries) > MOST_MEMBERS or unpacked > MOST_UNPACKED or grows:
        raise unreadable(
            "The archive unpacks to far more than documents hold, so it was not opened.",
            "Add the documents one by one.",
        )


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, password: str) -> Member:
    name = _readable(entry)
    if refused := _refused(entry, password):
        return Member(name=name, refused=refused)
    try:
        with archive.open(entry, pwd=password.encode() or None) as file:
            data = file.read(MOST_OF_ONE + 1)
    except RuntimeError:  # zipfile's word for a wrong password
        return Member(name=name, refused="The password does not open the file.")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return Member(name=name, refused=str(broken()))
    if len(data) > MOST_OF_ONE:
        return Member(name=name, refused=_TOO_LARGE)
    return Member(name=name, data=data, refused=_NESTED if _is_nested(data) else "")


def _refused(entry: zipfile.ZipInfo, password: str) -> str:
    """Why a file is not unpacked, told from what the archive says of it; "" where it is."""
    if _OUTSIDE.search(entry.filename):
        return "Its path leads out of the archive."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "It is a link, not a file."
    if entry.file_size > MOST_OF_ONE:
        return _TOO_LARGE
    if entry.compress_type not in _METHODS:
        return "It is packed in an unusual way. Pack it again as a plain ZIP."
    if entry.flag_bits & 1 and not password:
        return "The file is protected with a password. Add the archive again with its password."
    return ""


def _is_nested(data: bytes) -> bool:
    try:
        return is_archive(data)
    except UnreadableDocument:
        return False  # its own reader says what is wrong with it


def _readable(entry: zipfile.ZipInfo) -> str:
    """The name in the letters its maker used: programs leave out the mark for UTF-8, and zipfile then reads an old code
    page. Without what breaks a line or a page."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return clean(str(PurePosixPath(name.replace("\\", "/")))).replace("\n", " ")[:200]
