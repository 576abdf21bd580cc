"""A page of a PDF as a picture, with the place of a quote on it. Runs in the child process only."""

import base64
import ctypes
import io
from typing import Any

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw as pdfium_c  # pyright: ignore[reportMissingTypeStubs]

from assistant.adapters.parsing.kinds import broken

_WIDTH, _HEIGHT = 1_100, 2_400  # dots at most: sharp on a page 780 wide, small enough to send
_FINE = 10_000  # steps in which places on a page are told
_GAP = 0.03  # share of the width: more between two words is another column

_Box = tuple[float, float, float, float]


def picture(data: bytes, number: int, quote: str) -> dict[str, Any]:
    """Page ``number`` (from 1) as {"png", "marks"}: base64, and the quote's rectangles as shares of width and height. Raises
    UnreadableDocument."""
    try:
        document = pdfium.PdfDocument(data)
        page: Any = document[number - 1]
        return {"png": base64.b64encode(_drawn(page)).decode(), "marks": _marks(page, quote)}
    except (pdfium.PdfiumError, IndexError):
        raise broken() from None


def _drawn(page: Any) -> bytes:
    width, height = page.get_size()
    bitmap = page.render(scale=min(_WIDTH / max(width, 1.0), _HEIGHT / max(height, 1.0)))
    stream = io.BytesIO()
    bitmap.to_pil().convert("RGB").quantize(128).save(stream, "PNG")
    return stream.getvalue()


def _marks(page: Any, quote: str) -> list[_Box]:
    """Left, top, width and height of each line of the quote; nothing where its words are not on the page."""
    text = page.get_textpage()
    start, count = _place(text.get_text_range(), quote)
    lines: list[_Box] = []
    for index in range(text.count_rects(start, count) if count else 0):
        box = _seen(page, *text.get_rect(index))
        if lines and _goes_on(lines[-1], box):
            box = _both(lines.pop(), box)
        lines.append(box)
    return lines


def _seen(page: Any, left: float, bottom: float, right: float, top: float) -> _Box:
    (x1, y1), (x2, y2) = _on_page(page, left, top), _on_page(page, right, bottom)
    return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)


def _goes_on(line: _Box, box: _Box) -> bool:
    """True where a box stands in the same line of the same column: pdfium gives one for each word of a justified line."""
    (left, top, width, height), (x, y, _, h) = line, box
    level = min(top + height, y + h) - max(top, y) > 0.5 * min(height, h)
    return level and left <= x <= left + width + _GAP


def _both(line: _Box, box: _Box) -> _Box:
    left, top = min(line[0], box[0]), min(line[1], box[1])
    right, bottom = max(line[0] + line[2], box[0] + box[2]), max(line[1] + line[3], box[1] + box[3])
    return left, top, right - left, bottom - top


def _on_page(page: Any, x: float, y: float) -> tuple[float, float]:
    """A point as shares of the page as it is seen: turned and cut as the page is."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def _place(text: str, quote: str) -> tuple[int, int]:
    """Where the letters and digits of the quote stand in the text, whatever stands between them: start and length."""
    kept = [(index, part) for index, char in enumerate(text) for part in char.casefold() if part.isalnum()]
    wanted = "".join(char for char in quote.casefold() if char.isalnum())
    at = "".join(char for _, char in kept).find(wanted) if wanted else -1
    if at < 0:
        return 0, 0
    first, last = kept[at][0], kept[at + len(wanted) - 1][0]
    return first, last - first + 1
