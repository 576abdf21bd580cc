"""HTML to pages: what a reader sees, one page a heading, tables as lines."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from assistant.adapters.parsing.decoding import decode
from assistant.adapters.parsing.kinds import unreadable
from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

_UNSEEN = "script style noscript template svg math object iframe form button select nav footer aside dialog head"
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])", re.IGNORECASE
)
_BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figcaption",
    "caption",
    "address",
    "div",
    "section",
    "article",
    "br",
    "ul",
    "ol",
}
_HEADINGS = re.compile(r"^h[1-6]$")


def read_html(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Raises UnreadableDocument where nothing is to be read."""
    soup = BeautifulSoup(decode(data, declared_inside=True).replace("\x00", ""), "lxml")
    title = clean(soup.title.get_text(" ") if soup.title else "").strip()
    for tag in soup.find_all(_UNSEEN.split()):
        tag.decompose()
    for tag in soup.find_all(_is_hidden):
        if not tag.decomposed:
            tag.decompose()
    root = soup.find("main") or soup.find("article") or soup.body or soup
    pages = [page for page in _sections(root) if page.text]
    if not pages:
        raise unreadable("The page holds no text.")
    return pages, {"file_title": title}


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or bool(_HIDDEN.search(str(tag.get("style", ""))))


def _sections(root: Tag) -> Iterator[Page]:
    path: list[tuple[int, str]] = []
    pieces: list[str] = []
    for tag in root.find_all(_HEADINGS):
        tag.insert(0, f"\x01{(tag.name or 'h6')[1]}")
        tag.append("\x02")
    for tag in root.find_all(["tr", "td", "th", *_BLOCKS]):
        tag.insert_before("\x04" if tag.name in ("td", "th") and tag.find_previous_sibling(["td", "th"]) else "\x03")
    text = re.sub(r"[ \t\r\n]+", " ", root.get_text())
    for piece in re.split(r"(\x01[1-6][^\x02]*\x02)", text):
        if not piece.startswith("\x01"):
            pieces.append(piece)
            continue
        yield _page(path, pieces)
        level, name = int(piece[1]), " ".join(clean(piece[2:-1].replace("\x03", " ")).split())
        path, pieces = (
            [(depth, known) for depth, known in path if depth < level] + ([(level, name)] if name else []),
            [],
        )
    yield _page(path, pieces)


def _page(path: list[tuple[int, str]], pieces: list[str]) -> Page:
    text = clean("".join(pieces).replace("\x03", "\n").replace("\x04", " | "))
    lines = (" ".join(line.split()).strip() for line in text.split("\n"))
    return Page(
        heading=" > ".join(name for _, name in path)[:300], text="\n".join(line for line in lines if line.strip(" |"))
    )
