"""Which component calls what, and what it fills."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from assistant.web.ui.desk import Desk
from assistant.web.ui.layout import Page
from assistant.web.ui.library_desk import LibraryDesk

_AT_ONCE = 40  # events of one kind that run side by side
# page.js defines window.lc; it may still be loading when the first event fires.
_ASKED_FOR = "() => [new URLSearchParams(location.search).get('request') || '']"
_WITH_KEY = "(text, request, key) => [text, request, window.lc ? lc.key(text) : key]"
_DONE = "(request, notice) => { if (window.lc) lc.done(request, notice); }"


def wire(demo: gr.Blocks, page: Page, desk: Desk, library: LibraryDesk) -> None:
    """Registers every listener. None of them is an endpoint for others: that is what /api/v1 is for."""
    talk, panel, shelf = page.talk, page.panel, page.library
    listed = [page.side.navigation, page.side.samples, shelf.documents, shelf.goals, page.timer]
    around = [page.request, talk.bar, talk.chat, talk.welcome, talk.offers, talk.hints, talk.notice, talk.box]
    panes = [panel.brief, panel.evidence, panel.verdict, panel.proposal, panel.slot, panel.value]
    everything = [*listed, *around, *panes]

    for event in (
        _on(demo.load, desk.open, [page.request], everything, _ASKED_FOR),
        _on(talk.box.submit, desk.send, [talk.box, page.request, page.key], everything, _WITH_KEY),
        _on(page.bus.click, desk.act, [page.request], everything),
    ):
        event.then(None, [page.request, talk.notice], None, js=_DONE, api_visibility="private")
    for trigger in (panel.save.click, panel.value.submit):
        _on(trigger, desk.edit, [page.request, panel.slot, panel.value], everything)
    _on(panel.query.submit, desk.search, [panel.query], [panel.found, talk.notice])

    pasting = shelf.pasting
    fields = [pasting.text, pasting.title, pasting.kind, pasting.date, page.request]
    _on(pasting.add.click, library.paste, fields, [*listed, pasting.text, pasting.title, pasting.date, shelf.refused])
    _on(shelf.files.upload, library.upload, [shelf.files, page.request], [*listed, shelf.files, shelf.refused])
    _on(page.timer.tick, library.refresh, [page.request], [*listed, shelf.refused])


def _on(
    trigger: Any, work: Callable[..., Any], reads: Sequence[Any], fills: Sequence[Any], js: str | None = None
) -> Any:
    """A listener that shows no overlay and is no public endpoint."""
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    return trigger(work, list(reads), list(fills), js=js, concurrency_limit=_AT_ONCE, **quiet)
