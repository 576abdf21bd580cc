"""The components of the page and where they stand. No behaviour: that is in events.py."""

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.domain.knowledge import Knowledge
from assistant.web.ui.layout_library import Library, lay_out_library
from assistant.web.ui.layout_panel import Panel, lay_out_panel
from assistant.web.ui.layout_talk import Side, Talk, lay_out_side, lay_out_talk

_SCRIPT = Path(__file__).parent / "page.js"


@dataclass(frozen=True)
class Page:
    """Every component that an event reads or fills. ``bus`` carries the clicks on cards; ``request`` holds the id of the open
    request and ``key`` the key of the message being written: both live in the browser."""

    bus: gr.HTML
    request: gr.Textbox
    key: gr.Textbox
    timer: gr.Timer
    side: Side
    talk: Talk
    library: Library
    panel: Panel


def lay_out(knowledge: Knowledge, search_note: str) -> Page:
    """Places every component; to be called inside ``gr.Blocks()``."""
    bus = gr.HTML("", js_on_load=_SCRIPT.read_text(encoding="utf-8"), elem_id="bus")
    request = gr.Textbox(visible="hidden", elem_id="request", show_label=False)
    key = gr.Textbox(visible="hidden", elem_id="key", show_label=False)
    timer = gr.Timer(2, active=False)
    with gr.Row(elem_id="frame"):
        return Page(
            bus=bus,
            request=request,
            key=key,
            timer=timer,
            side=lay_out_side(search_note),
            talk=lay_out_talk(),
            library=lay_out_library(),
            panel=lay_out_panel(knowledge),
        )
