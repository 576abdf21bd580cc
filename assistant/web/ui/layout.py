"""The components of the page and where they stand. No behaviour: that is in events.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from assistant.settings import Settings
from assistant.web.ui import frame_cards
from assistant.web.ui.layout_library import Library, lay_out_library
from assistant.web.ui.layout_panel import Panel, lay_out_panel
from assistant.web.ui.layout_talk import Side, Talk, lay_out_side, lay_out_talk
from assistant.web.ui.model_cards import name_of
from assistant.web.ui.parts import shown
from assistant.web.ui.words import Texts

_SCRIPTS = Path(__file__).parent / "scripts"


@dataclass(frozen=True)
class Page:
    """Every component that an event reads or fills. ``bus`` carries the clicks on cards, ``turns`` those that send a message,
    ``slow`` those that may take minutes, ``halt`` those on Stop: a component takes one click at a time. ``request`` holds
    the id of the open request, ``key`` the key of the message being written, ``language`` what the person reads: all live in
    the browser. ``toast`` says what was done; ``reader`` is the dialog that lies over the work."""

    bus: gr.HTML
    turns: gr.HTML
    slow: gr.HTML
    halt: gr.HTML
    top: gr.HTML
    request: gr.Textbox
    key: gr.Textbox
    language: gr.Textbox
    timer: gr.Timer
    toast: gr.HTML
    reader: gr.HTML
    side: Side
    talk: Talk
    library: Library
    panel: Panel


def lay_out(search_note: str, interface: Mapping[str, Texts], settings: Settings, recognises: bool) -> Page:
    """Places every component; to be called inside ``gr.Blocks()``. ``recognises``: text in pictures of pages can be read."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_SCRIPTS.glob("*.js")))
    bus = gr.HTML("", js_on_load=scripts, elem_id="bus")
    names = ("turns", "slow", "halt")
    turns, slow, halt = (gr.HTML("", js_on_load=f"window.{name} = trigger", elem_id=name) for name in names)
    request, key, language = (
        gr.Textbox(visible="hidden", elem_id=name, show_label=False) for name in ("request", "key", "language")
    )
    timer = gr.Timer(2, active=False)
    top = shown("top", frame_cards.top())
    model = name_of(settings)
    with gr.Row(elem_id="frame"):
        side, talk = lay_out_side(search_note, interface, model), lay_out_talk(model)
        library, panel = lay_out_library(settings.upload_megabytes, recognises), lay_out_panel()
    return Page(
        bus=bus,
        turns=turns,
        slow=slow,
        halt=halt,
        top=top,
        request=request,
        key=key,
        language=language,
        timer=timer,
        toast=shown("toast"),
        reader=shown("reader"),
        side=side,
        talk=talk,
        library=library,
        panel=panel,
    )
