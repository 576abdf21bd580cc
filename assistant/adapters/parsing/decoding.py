"""Bytes of a text file to text, whatever its encoding."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SAMPLE = 200_000  # bytes that the guess looks at


def decode(data: bytes, declared_inside: bool = False) -> str:
    """The text: by byte order mark, as UTF-8, by the declared encoding (HTML), else by the best guess. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\x00" not in data[:4096]:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if declared_inside and (text := _as_declared(data)):
        return text
    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _as_declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    try:
        return data.decode(match[1].decode("ascii")) if match else ""
    except (LookupError, UnicodeDecodeError):
        return ""
