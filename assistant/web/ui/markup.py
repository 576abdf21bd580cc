"""Small pieces of HTML. Everything that people or documents wrote goes through ``esc`` on its way into a page."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from assistant.domain.library.documents import Document
from assistant.domain.slots import State
from assistant.domain.text.cleaning import clean
from assistant.web.ui.words import elsewhere, say

_ICONS = {
    "alert": "M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.6v.1",
    "bin": "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
    "brief": "M3 2.5h10v11H3zM5.5 6h5M5.5 8.7h5M5.5 11.3h3",
    "chat": "M2.5 3.5h11v7.5H7l-3 2.5V11H2.5z",
    "check": "M3 8.5l3.2 3.2L13 4.8",
    "chev": "M6 3.5L10.5 8 6 12.5",
    "doc": "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3M6 8.2h4M6 10.8h4",
    "dot": "M8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z",
    "down": "M8 2.5v8M4.5 7.2 8 10.7l3.5-3.5M3 13.5h10",
    "edit": "M10.8 2.8l2.4 2.4-7.6 7.6-3 .6.6-3z",
    "flag": "M4 14V2.5M4 3h7.5l-1.6 2.8 1.6 2.8H4",
    "eye": "M1.8 8Q8 0 14.2 8 8 16 1.8 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z",
    "find": "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4L14 14",
    "lib": "M2.8 2.5v11M6 2.5v11M9 3l3.6 10.2M2.8 13.5H6M2.8 2.5H6",
    "menu": "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
    "moon": "M13 9.4A5.4 5.4 0 0 1 6.6 3 5.4 5.4 0 1 0 13 9.4Z",
    "neq": "M3 6h10M3 10h10M10.5 3l-5 10",
    "own": "M8 2.6l5.4 5.4L8 13.4 2.6 8z",
    "plus": "M8 3v10M3 8h10",
    "q": "M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6M8 12.3v.1",
    "tilde": "M2.5 9c1.2-3 3-3 5.2-1s4.2 2 5.8-1",
    "undo": "M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3",
    "wide": "M6 3H3v3M10 3h3v3M6 13H3v-3M10 13h3v-3",
    "x": "M4 4l8 8M12 4l-8 8",
}
_STRAIGHT = re.compile(r"&quot;(.+?)&quot;")
_SIGNS = {
    State.EVIDENCED: "check",
    State.STATED: "dot",
    State.VAGUE: "tilde",
    State.CONFLICTING: "neq",
    State.UNKNOWN: "q",
    State.ASSUMED: "own",
}


def esc(text: object) -> str:
    """Text as HTML that shows it and does nothing else; characters that no reader sees are left out."""
    return escape(clean(str(text)))


def lc(html: str, classes: str = "") -> str:
    """The wrapper that theme.css styles."""
    return f'<div class="lc {classes}">{html}</div>'


def quoted(text: str) -> str:
    """A sentence of ours as HTML, with its quotation marks as print has them."""
    return _STRAIGHT.sub(r"“\1”", esc(text))


def icon(name: str, classes: str = "") -> str:
    return f'<svg class="i {classes}" viewBox="0 0 16 16" aria-hidden="true"><path d="{_ICONS[name]}"/></svg>'


def badge(kind: str, sign: str, words: str) -> str:
    """A state in shape, word and colour. ``kind`` is a class of theme.css."""
    return f'<span class="badge {kind}">{icon(sign)}{esc(words)}</span>'


def state_badge(state: State) -> str:
    return badge(state.value, _SIGNS[state], state_word(state))


def state_word(state: State) -> str:
    return say(f"state.{state}")


def action(act: str, value: str, inner: str, classes: str = "btn", more: str = "") -> str:
    """A button whose click goes to the server as ``act`` with ``value``. ``inner`` is HTML, ``more`` further attributes."""
    return f'<button type="button" class="{classes}" data-act="{act}" data-value="{esc(value)}" {more}>{inner}</button>'


def form(act: str, value: str, inner: str, classes: str = "") -> str:
    """A form whose submission goes to the server as ``act`` with ``value`` and its fields. ``inner`` is HTML."""
    return f'<form class="{classes}" data-act="{act}" data-value="{esc(value)}">{inner}</form>'


def local(what: str, inner: str, classes: str = "btn", more: str = "") -> str:
    """A button that the page itself answers (page.js)."""
    return f'<button type="button" class="{classes}" data-local="{what}" {more}>{inner}</button>'


def search_field(key: str, rows: str) -> str:
    """A field that leaves those of the ``rows`` (a selector) that hold its words; ``key`` names it."""
    words = esc(say(key))
    return f'<input class="field find" type="search" data-filter="{rows}" aria-label="{words}" placeholder="{words}">'


def filter_bar(label: str, kinds: Sequence[tuple[str, str, int]], rows: str, search: str = "") -> str:
    """Buttons that leave the ``rows`` of one kind, each with how many there are; the first leaves all. ``kinds``: class,
    words and number; ``search`` is the field beside them, as HTML."""
    buttons = "".join(
        local("filter", f"{esc(words)} {number}", "", f'data-value="{name}" aria-pressed="{str(place == 0).lower()}"')
        for place, (name, words, number) in enumerate(kinds)
        if number
    )
    group = f'class="seg" role="group" data-rows="{rows}" aria-label="{esc(label)}"'
    return f'<div class="row filters"><div {group}>{buttons}</div>{search}</div>'


def group(title: str, inner: str, tally: str = "", folded: bool = False, level: int = 3) -> str:
    """A titled part of a pane that can be folded."""
    shown = "" if folded else "open"
    head = f'<h{level}>{esc(title)}</h{level}><span class="tally">{esc(tally)}</span>'
    return f'<details class="group" {shown}><summary>{icon("chev", "s")}{head}</summary>{inner}</details>'


def loading() -> str:
    """The shape of what will be here, while it is fetched."""
    return lc('<div class="ghost" aria-hidden="true"><i></i><i></i><i></i><i></i></div>')


def in_english() -> str:
    """That what stands here is in English, "" on a page in English."""
    return f'<p class="micro muted">{esc(say("frame.english_texts"))}</p>' if elsewhere() else ""


def empty(words: str) -> str:
    return f'<p class="muted small">{esc(words)}</p>'


def dialog(title: str, about: str, body: str, foot: str = "", classes: str = "told") -> str:
    """A dialog over the work, opened by the page as soon as it is there. ``body`` and ``foot`` are HTML."""
    close = local("shut", icon("x"), "btn icon", f'aria-label="{esc(say("common.close"))}"')
    return lc(
        f'<dialog class="reader" aria-label="{esc(title)}"><header class="row"><div class="grow">'
        f'<h2>{esc(title)}</h2><p class="sub">{esc(about)}</p></div>{close}</header>'
        f'<div class="sheet {classes}" tabindex="0">{body}</div><footer class="row">{foot}</footer></dialog>'
    )


def bare(quote: str) -> str:
    """A quote without the list mark or heading mark that its line began with."""
    return re.sub(r"^\s*(?:[-*•–]|#{1,6}|\d{1,2}[.)])\s+(?=\S)", "", quote)


def day(value: date | None) -> str:
    """ "30 Sep 2027", or "undated"."""
    if value is None:
        return say("common.undated")
    month = say("common.months").split()[value.month - 1]
    return say("common.date", day=value.day, month=month, year=value.year)


def later(newer: Document | None) -> str:
    """That a later document of the same kind may say otherwise, "" where there is none."""
    if newer is None:
        return ""
    words = say("evidence.later_document", title=newer.title, day=day(newer.date))
    return f'<p class="inline warn">{icon("alert")}<span>{esc(words)}</span></p>'


def place(
    document: str, when: date | None, page: int | None = None, heading: str = "", more: str = "", said: str = ""
) -> str:
    """Where a quote stands: document, date, page or heading. ``more`` is HTML behind it. A heading that is a line of what is
    ``said`` beside it is not shown twice: the one above it is named."""
    known = (document, *said.split("\n"))
    above = next((name for name in reversed(heading.split(" > ")) if name and name not in known), "")
    where = say("common.page", number=page) if page else f"“{above}”" if above else ""
    parts = ", ".join(esc(part) for part in (day(when), where) if part)
    return f'<div class="src">{icon("doc", "s")}<span><b>{esc(document)}</b> {parts}</span>{more}</div>'
