"""Plain text and Markdown into pages: one page a heading, markup taken off, wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from assistant.domain.library.documents import Page
from assistant.domain.text.cleaning import clean

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]{2,30}):[ \t]*(?P<value>[^\n]*)$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<title>[^\n]*?)[ \t#]*$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{3,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|?\s*$")
_NEW_LINE_STARTS = re.compile(
    r"^\s*(?:[-*+•–▪◦‣>|]|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|#|\[\^|(?:[A-Z][\w-]*)(?:\s[\w-]+){0,2}:\s)|\s\|\s"
)
_HTML = (  # only these: "<metric = B>" is a place left open in a template, and a reader must see it
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em"
    "|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|li|link|main|mark|meta|nav|object"
    "|ol|p|path|picture|pre|q|s|script|section|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead"
    "|title|tr|tt|u|ul|video|wbr"
)
_MARKUP = (
    (re.compile(r"!\[([^\[\]\n]{0,300})\]\([^)\n]{0,2000}\)"), r"\1"),  # images
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),  # links
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"\{[:%][^{}\n]{0,200}\}"), ""),  # attributes and tags of site generators
    (re.compile(r"<!--.{0,5000}?-->", re.DOTALL), ""),
    (re.compile(rf"</?(?:{_HTML})(?:\s[^<>\n]{{0,3000}})?/?>", re.IGNORECASE), ""),
    (re.compile(r"(?<!^)\[\^[^\[\]\n]{1,40}\](?!:)", re.MULTILINE), ""),  # marks of footnotes
    (re.compile(r"\\([#*_\[\]()<>|~`])"), r"\1"),  # characters that a backslash kept from being markup
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
)
_QUOTE_MARK = re.compile(r"^(?:\s{0,3}>[ \t]?)+", re.MULTILINE)
_FULL_LINE = 0.85  # of the longest line: a line that the next word would have filled beyond this was wrapped, not ended
_ENOUGH_FULL = 0.25  # share of the lines of a paragraph that are so full where lines were wrapped
_SHORT = 0.6  # of the longest line: after the end of a sentence such a line is a heading or stands for itself
_GOES_ON = re.compile(r"[\"“(]?[a-zß-öø-ÿ]")
_OPEN_FROM = 40  # characters
_WRAP_FROM = 50  # characters: paragraphs narrower than this are lists or verse


@dataclass(frozen=True)
class Marked:
    """A text taken apart: its pages, and the fields of its front matter with keys in small letters."""

    pages: list[Page]
    fields: dict[str, str]


def read_marked(text: str) -> Marked:
    """Pages of a Markdown or plain text; empty headings are left out. Never raises on any text."""
    text = clean(text)
    front = _FRONT_MATTER.match(text)
    fields = {m["key"].lower(): m["value"].strip(" \"'") for m in _FIELD.finditer(front["fields"])} if front else {}
    sections = _sections(text[front.end() :] if front else text)
    pages = [Page(heading=heading, text=body) for heading, body in ((h, plain(b)) for h, b in sections) if body]
    return Marked(pages, fields)


def plain(body: str) -> str:
    """The text without markup, paragraphs on one line each."""
    for pattern, replacement in _MARKUP:
        body = pattern.sub(replacement, body)
    lines = [
        _row(line)
        for line in _QUOTE_MARK.sub("", body).split("\n")
        if not _TABLE_RULE.match(line) and not _RULE.match(line)
    ]
    paragraphs = "\n".join(lines).split("\n\n")
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(joined_lines(p) for p in paragraphs)).strip()


def joined_lines(paragraph: str) -> str:
    """The paragraph with its wrapped lines joined; lists, tables and short lines stay as they are."""
    lines = [line.strip() for line in paragraph.split("\n")]
    wrapped = _wrapped(lines)
    joined = lines[:1]
    for before, line in zip(wrapped, lines[1:], strict=False):
        if before and line and not _NEW_LINE_STARTS.search(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _wrapped(lines: list[str]) -> list[bool]:
    """For each line but the last whether it goes on in the next."""
    width = max(map(len, lines))
    full = [
        " | " not in line
        and not (line.endswith((".", "!", "?", ":")) and len(following) < width * _SHORT)
        and (len(line) + len(following.split(" ")[0]) >= width * _FULL_LINE or _broken_off(line, following))
        for line, following in pairwise(lines)
    ]
    return full if width >= _WRAP_FROM and sum(full) >= len(full) * _ENOUGH_FULL else [False] * len(full)


def _broken_off(line: str, following: str) -> bool:
    """The sentence is open at the line's end and goes on in small letters."""
    return len(line) >= _OPEN_FROM and line[-1:].isalpha() and bool(_GOES_ON.match(following))


def _row(line: str) -> str:
    """A table row as readable text: cells parted by " | "."""
    if line.count("|") < 2 and not line.strip().startswith("|"):
        return line.rstrip()
    return " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Heading path and body of each section."""
    path: list[tuple[int, str]] = []
    body: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _heading(line, body)
        if heading is None:
            body.append(line)
            continue
        level, title = heading
        yield _joined(path), "\n".join(body)
        path = [(depth, name) for depth, name in path if depth < level] + [(level, title)]
        body = []
    yield _joined(path), "\n".join(body)


def _heading(line: str, body: list[str]) -> tuple[int, str] | None:
    """Level and title where the line makes a heading; an underlined heading is taken from the body."""
    if match := _HEADING.match(line):
        return len(match["marks"]), plain(match["title"])
    underlined = body and 0 < len(body[-1].strip()) <= 100 and (len(body) == 1 or not body[-2].strip())
    if underlined and _UNDERLINE.match(line) and "|" not in body[-1]:
        return (1 if "=" in line else 2), plain(body.pop())
    return None


def _joined(path: list[tuple[int, str]]) -> str:
    return " > ".join(title for _, title in path if title)[:300]
