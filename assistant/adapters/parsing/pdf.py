"""PDF to pages: running headers and footers taken out, hyphenated and wrapped lines joined."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw as pdfium_c  # pyright: ignore[reportMissingTypeStubs]

from assistant.adapters.parsing import recognition
from assistant.adapters.parsing.kinds import broken, locked, unreadable
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import Page
from assistant.domain.library.markup import joined_lines
from assistant.domain.library.opening import Opening
from assistant.domain.text.cleaning import clean

OPENED = Opening()
MOST_PAGES = 3_000
_ENOUGH_CHARACTERS = 3_000_000  # more is refused anyway
_MOST_NAMED = 20  # pages
_EDGE = 3  # lines at the top and bottom of a page that may be running headers or footers
_REPEATED = 0.5  # share of the pages on which they stand
_FEWEST_PAGES = 3
_LONE_BULLET = re.compile(r"^([•▪◦‣·○●–-])\n(?=\S)", re.MULTILINE)
_BROKEN_WORD = re.compile(r"(\w+)(?:[-\u00ad\u2010][ \t]*\n[ \t]*|[\x02\ufffe]\s*)([a-zà-öø-ÿ]\w*)")
_DIVIDED_NAME = re.compile(r"[\x02\ufffe]\s*")  # pdfium's mark for a hyphen at a line end, before a capital
_ANY_WORD = re.compile(r"[^\W_]")


def read_pdf(data: bytes, opening: Opening = OPENED, recogniser: str = "") -> tuple[list[Page], dict[str, str]]:
    """Pages with text; title, date and a remark on pages that are pictures. Where that is wished, these are read by
    ``recogniser``, the path of Tesseract. Raises UnreadableDocument."""
    try:
        document = pdfium.PdfDocument(data, password=opening.password or None)
        fields = _fields(document)
        texts = list(_texts(document))
        pictures = [index for index, text in enumerate(texts) if not _ANY_WORD.search(text)]
        recognises = bool(pictures and recogniser and opening.recognise)
        added = _recognised(document, pictures, recogniser) if recognises else {}
        texts = [added.get(index, text) for index, text in enumerate(texts)]
        if not any(_ANY_WORD.search(text) for text in texts):
            raise _without_text(document, recognises, bool(recogniser))
    except pdfium.PdfiumError as error:
        raise (locked(bool(opening.password)) if "password" in str(error).lower() else broken()) from None
    bodies = [_flowing(text) for text in _without_running_lines(_joined_words(texts))]
    remark = _remark(document, [index for index in pictures if index not in added], len(added))
    return [Page(number=n, text=body) for n, body in enumerate(bodies, start=1) if body], fields | {"remark": remark}


def _recognised(document: pdfium.PdfDocument, pictures: Sequence[int], program: str) -> dict[int, str]:
    """The text of those pages on which any was recognised."""
    found: dict[int, str] = {}
    if not (languages := recognition.languages(program)):
        return found
    chosen = pictures[: recognition.MOST_PAGES]
    for place, index in enumerate(chosen, start=1):
        print(f"@Recognising text: page {place} of {len(chosen)}.", file=sys.stderr, flush=True)
        try:
            text = recognition.recognised(document[index], program, languages)
        except pdfium.PdfiumError:
            continue
        if _ANY_WORD.search(text):
            found[index] = text
    return found


def _without_text(document: pdfium.PdfDocument, tried: bool, offered: bool) -> UnreadableDocument:
    if not tried and not any(_has_picture(document, index) for index in range(min(len(document), _MOST_NAMED))):
        return unreadable("The PDF holds no text; its pages are blank or drawn.", "Paste the text that matters.")
    if tried:
        return unreadable("No text was recognised on the pages of the PDF.", "Paste the text that matters.")
    if offered:
        return unreadable(
            "The PDF holds no text, only pictures of pages.",
            "Add it again with text recognition switched on; that takes some seconds a page.",
        )
    return unreadable(
        "The PDF holds no text, only pictures of pages.",
        "Run text recognition (OCR) on it first, or paste the text that matters. "
        "Where the program Tesseract is installed, it can be done here.",
    )


def _remark(document: pdfium.PdfDocument, unread: Sequence[int], recognised: int) -> str:
    """What was recognised, and which pages with pictures were not read; pages that are blank are no loss."""
    pictures = [str(index + 1) for index in unread[:_MOST_NAMED] if _lost(document, index)]
    said = [f"Text on {recognised} pages was recognised from pictures; check quotes there."] if recognised else []
    if len(document) > MOST_PAGES:
        said.append(f"Only the first {MOST_PAGES:,} pages were read.")
    if pictures:
        said.append(f"Without text, and not read: page {', '.join(pictures)}.")
    return " ".join(said)


def _lost(document: pdfium.PdfDocument, index: int) -> bool:
    """True for a page that holds more than its text, or cannot be opened at all."""
    try:
        return _has_picture(document, index)
    except pdfium.PdfiumError:
        return True


def _has_picture(document: pdfium.PdfDocument, index: int) -> bool:
    page: Any = document[index]
    return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]))


def _texts(document: pdfium.PdfDocument) -> Iterator[str]:
    read = 0
    for index in range(min(len(document), MOST_PAGES)):
        try:
            page = document[index]
            text = page.get_textpage().get_text_bounded()  # pyright: ignore[reportUnknownMemberType]
            page.close()
        except pdfium.PdfiumError:
            text = ""  # one damaged page does not spoil the others
        read += len(text)
        yield text.replace("\r\n", "\n")
        if read > _ENOUGH_CHARACTERS:
            return


def _fields(document: pdfium.PdfDocument) -> dict[str, str]:
    properties = document.get_metadata_dict(skip_empty=True)
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", properties.get("CreationDate", ""))
    return {"file_title": properties.get("Title", ""), "file_date": "-".join(day.groups()) if day else ""}


def _joined_words(texts: Sequence[str]) -> list[str]:
    """Words divided at a line end, joined; the hyphen stays where the document writes the word with one elsewhere."""
    everything = "\n".join(texts)

    def joined(match: re.Match[str]) -> str:
        with_hyphen = f"{match[1]}-{match[2]}"
        return with_hyphen if with_hyphen in everything else match[1] + match[2]

    return [_DIVIDED_NAME.sub("-", _BROKEN_WORD.sub(joined, text)) for text in texts]


def _without_running_lines(texts: Sequence[str]) -> list[str]:
    pages = [[line.strip() for line in clean(text).split("\n")] for text in texts]
    pages = [[line for line in page if line] for page in pages]
    counts = Counter(line for page in pages for line in {_pattern(line) for line in [*page[:_EDGE], *page[-_EDGE:]]})
    least = max(_FEWEST_PAGES, len(pages) * _REPEATED)
    running = {line for line, count in counts.items() if count >= least}
    bodies = ["\n".join(_inner(page, running)) for page in pages]
    # Where nothing else stands on any page, what repeats is the text: forms, labels, slides of one line.
    return bodies if any(bodies) else ["\n".join(page) for page in pages]


def _inner(page: list[str], running: set[str]) -> list[str]:
    last = len(page) - _EDGE
    return [
        line
        for i, line in enumerate(page)
        if not ((i < _EDGE or i >= last) and (_pattern(line) in running or (line.isdigit() and len(page) > 1)))
    ]


def _pattern(line: str) -> str:
    """The line with its numbers masked: "Page 3 of 20" is the same on every page."""
    return re.sub(r"\d+", "#", line)


def _flowing(text: str) -> str:
    return joined_lines(_LONE_BULLET.sub(r"\1 ", text)).strip()
