"""Hostile texts, and a reader of HTML that tells whether any of them became markup."""

import re
from html.parser import HTMLParser

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></details><iframe src='https://evil.example'></iframe>",
    "<a href='javascript:alert(1)'>click</a>",
    "[click](javascript:alert(1))",
    "![see](https://evil.example/pixel.png)",
    "![see][ref]\n\n[ref]: https://evil.example/pixel.png",
    "<video src=https://evil.example/v.mp4 autoplay></video>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<form action=https://evil.example><input name=q></form>",
    "${alert(1)} {{constructor.constructor('alert(1)')()}} <%= 7*7 %>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<!-- --><base href=https://evil.example/>",
    "<b data-act='delete_request' data-value='x'>click</b>",
    "\u202e<script>\u202calert(1)</script>\u2066",
    "java\u0000script:alert(1) <scr\u0000ipt>alert(1)</scr\u0000ipt>",
    '=HYPERLINK("https://evil.example","x")',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
OURS = frozenset(
    "a article aside b blockquote button circle dd details dialog div dl dt figcaption figure footer form h1 h2 h3 h4 header i "
    "input label li line mark nav ol option p path polyline rect s section select small span summary sup svg table tbody td text "
    "textarea th thead time tr u ul".split()
)
ATTRIBUTES = frozenset(
    "class id href role style title lang type open tabindex scope download hidden name value rows placeholder selected viewbox d "
    "disabled width height rx cx cy r x y x1 x2 y1 y2 points aria-label aria-hidden aria-current aria-pressed aria-expanded "
    "data-act data-value data-label data-local data-file data-filter data-keep data-language data-rows".split()
)
ACTS = frozenset(
    "open attach detach earlier say draft undo rewrite reword fill edit settle delete_request delete_document bring_back "
    "stop_document take_up_document "
    "describe confirm_goal edit_goal dismiss_goal restore_goal add_samples remove_samples serves serves_not reconsider read "
    "read_goal read_passage view former revise model check_model sent take_over leave_out "
    "leave_out_section put_back part_goal rank_goal look".split()
)
_STYLE = re.compile(r"flex:\d+|(?:(?:left|top|width|height):[\d.]+%;?)+")  # of a bar, of a mark on a page


class Markup(HTMLParser):
    """Collects what in a text is markup: tags, attributes, targets."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OURS:
            self.foreign.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name == "data-act" and value not in ACTS):
                self.foreign.append(f"{tag} {name}={value}")
            if name == "href" and not (value or "").startswith(("?", "/api/v1/requests/")):
                self.foreign.append(f"{tag} {name}={value}")
            if name == "style" and not _STYLE.fullmatch(value or ""):
                self.foreign.append(f"{tag} {name}={value}")


def foreign_markup(html: str) -> list[str]:
    """Everything in the HTML that did not come from our templates."""
    reader = Markup()
    reader.feed(html)
    reader.close()
    return reader.foreign
