"""Which component calls what, and what it fills."""

import gradio as gr

from assistant.web.ui.desk import Desk
from assistant.web.ui.layout import Page

# page.js defines window.lc; it may still be loading when the first event fires.
_ASKED_FOR = "() => [new URLSearchParams(location.search).get('request') || '']"
_WITH_KEY = "(text, request, key) => [text, request, window.lc ? lc.key(text) : key]"
_DONE = "(request, notice) => { if (window.lc) lc.done(request, notice); }"


def wire(demo: gr.Blocks, page: Page, desk: Desk) -> None:
    """Registers every listener. None of them is an endpoint for others: that is what /api/v1 is for."""
    library = [page.navigation, page.samples, page.documents, page.goals, page.timer]
    talk = [page.request, page.bar, page.chat, page.welcome, page.offers, page.hints]
    panes = [page.brief, page.evidence, page.verdict, page.proposal]
    shown = [*library, *talk, *panes, page.notice, page.box, page.slot, page.value]
    told = [page.request, page.notice]
    quiet = {"show_progress": "hidden", "api_visibility": "private"}

    demo.load(desk.open, [page.request], shown, js=_ASKED_FOR, **quiet).then(
        None, told, None, js=_DONE, api_visibility="private"
    )
    page.box.submit(desk.send, [page.box, page.request, page.key], shown, js=_WITH_KEY, **quiet).then(
        None, told, None, js=_DONE, api_visibility="private"
    )
    page.bus.click(desk.act, [page.request], shown, **quiet).then(None, told, None, js=_DONE, api_visibility="private")
    gr.on([page.save.click, page.value.submit], desk.edit, [page.request, page.slot, page.value], shown, **quiet)
    page.query.submit(desk.search, [page.query], [page.found, page.notice], **quiet)
    page.add.click(
        desk.add_text,
        [page.text, page.title, page.kind, page.date, page.request],
        [*library, page.text, page.title, page.date, page.refused],
        **quiet,
    )
    page.files.upload(desk.upload, [page.files, page.request], [*library, page.files, page.refused], **quiet)
    page.timer.tick(desk.library, [page.request], [*library, page.refused], **quiet)
