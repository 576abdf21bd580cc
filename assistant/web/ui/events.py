"""Which component calls what, and what it fills; each event in the language of the person and on their account."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.web.ui.chrome import Chrome
from assistant.web.ui.desk import Act, Click, Desk
from assistant.web.ui.layout import Page
from assistant.web.ui.library_desk import LibraryDesk
from assistant.web.ui.showing import Updates, told
from assistant.web.ui.visits import Visits
from assistant.web.ui.words import SOURCE, choose

_AT_ONCE = 40  # events of one kind that run side by side
# The scripts define window.lc; they may still be loading when the first event fires.
_ASKED_FOR = (
    "() => [localStorage.getItem('lc-language') || navigator.language,"
    " new URLSearchParams(location.search).get('request') || '']"
)
_WITH_KEY = (
    "(language, text, request, key) => {"
    " if (!window.lc) return [language, text, request, key];"
    " const whole = lc.ticked(text);"
    " return [language, whole, request, lc.sending(whole)]; }"
)
_FINISHED = "(notice) => { if (window.lc) lc.finished(notice); }"
_DONE = "(language, request, notice) => { if (window.lc) lc.done(language, request, notice); }"


@dataclass(frozen=True)
class Cards:
    """What a click on a card may do, by its name; ``slow`` is what may take minutes."""

    acts: Mapping[str, Act]
    slow: Mapping[str, Act]


class Wiring:
    """Registers every listener. None of them is an endpoint for others: that is what /api/v1 is for."""

    def __init__(self, page: Page, visits: Visits, chrome: Chrome, cards: Cards) -> None:
        self._page, self._visits, self._chrome, self._cards = page, visits, chrome, cards

    def wire(self, demo: gr.Blocks, desk: Desk, library: LibraryDesk) -> None:
        """All listeners of the page."""
        page, talk, panel, shelf = self._page, self._page.talk, self._page.panel, self._page.library
        listed = [
            page.side.navigation,
            page.side.samples,
            shelf.documents,
            shelf.goals,
            page.timer,
            talk.tries,
            panel.brief,
        ]
        around = [
            talk.bar,
            talk.chat,
            talk.stream,
            talk.welcome,
            talk.offers,
            talk.hints,
            talk.notice,
            talk.box,
        ]
        panes = [*panel.tabs, panel.query, panel.found, panel.evidence, panel.records, panel.verdict, panel.proposal]
        everything = [*listed, shelf.found, shelf.refused, page.request, page.reader, page.toast, *around, *panes]
        opened, sent = self._opened(desk), self._streamed(desk.send)
        worded = [*everything, *self._chrome.components]
        for event in (
            _on(demo.load, opened, [page.language, page.request], worded, _ASKED_FOR),
            _on(talk.box.submit, sent, [page.language, talk.box, page.request, page.key], everything, _WITH_KEY),
            _on(page.bus.click, self._clicked(desk), [page.language, page.request], worded),
            _on(page.turns.click, self._chosen(desk), [page.language, page.request], everything),
        ):
            event.then(None, [page.language, page.request, talk.notice], None, js=_DONE, api_visibility="private")
        _on(page.halt.click, _halted(desk), [], [])
        slow = _on(page.slow.click, self._slow(), [page.language, page.request], [page.reader, talk.notice])
        slow.then(None, [talk.notice], None, js=_FINISHED, api_visibility="private")
        self._asked(panel.query.submit, desk.search, [panel.query], [panel.found, talk.notice])
        attached = [*everything, panel.file]
        self._asked(panel.file.upload, desk.attach_file, [panel.file, page.request], attached)
        pasting = shelf.pasting
        fields = [pasting.text, pasting.title, pasting.kind, pasting.date, page.request]
        emptied = [pasting.text, pasting.title, pasting.kind, pasting.date]
        self._asked(pasting.add.click, library.paste, fields, [*listed, *emptied, shelf.refused])
        sending = shelf.sending
        sent = [page.language, sending.files, sending.password, sending.recognise, page.request]
        told = [*listed, sending.files, sending.password, shelf.refused]
        _on(sending.files.upload, self._streamed(library.upload), sent, told)
        self._asked(page.timer.tick, library.refresh, [page.request], [*listed, shelf.refused])

    def _asked(self, trigger: Any, work: Callable[..., Updates], reads: Sequence[Any], fills: Sequence[Any]) -> None:
        _on(trigger, self._spoken(work), [self._page.language, *reads], fills)

    def _spoken(self, work: Callable[..., Updates]) -> Callable[..., Updates]:
        def handled(language: str, request: gr.Request, *values: Any) -> Updates:
            with self._visits.of(language, request):
                return work(*values)

        return handled

    def _streamed(self, work: Callable[..., Iterator[Updates]]) -> Callable[..., Iterator[Updates]]:
        """Like ``_spoken`` for work that answers in steps. It takes along whose it is; a step runs in any thread."""

        def handled(language: str, request: gr.Request, *values: Any) -> Iterator[Updates]:
            with self._visits.of(language, request):
                steps = work(*values)
            yield from steps

        return handled

    def _chosen(self, desk: Desk) -> Callable[[str, gr.Request, str, gr.EventData], Iterator[Updates]]:
        """A click on an answer."""

        def handled(language: str, request: gr.Request, request_id: str, event: gr.EventData) -> Iterator[Updates]:
            yield from self._streamed(desk.choose)(language, request, _click(request_id, event))

        return handled

    def _opened(self, desk: Desk) -> Callable[[str, gr.Request, str], Updates]:
        """The first event of a page: it also settles the language."""

        def handled(language: str, request: gr.Request, request_id: str) -> Updates:
            with self._visits.of(language, request) as spoken:
                words = self._chrome.words(spoken) if spoken != SOURCE else {self._page.language: spoken}
                return words | desk.open(request_id)

        return handled

    def _slow(self) -> Callable[[str, gr.Request, str, gr.EventData], Updates]:
        """A click whose work takes its time; the page says so meanwhile and goes on."""

        def handled(language: str, request: gr.Request, request_id: str, event: gr.EventData) -> Updates:
            with self._visits.of(language, request):
                work, click = self._cards.slow.get(str(getattr(event, "act", ""))), _click(request_id, event)
                return told(lambda: work(click), self._page.talk.notice) if work else {}

        return handled

    def _clicked(self, desk: Desk) -> Callable[[str, gr.Request, str, gr.EventData], Updates]:
        """A click on a card. Only what stands in the table of acts is done."""

        def handled(language: str, request: gr.Request, request_id: str, event: gr.EventData) -> Updates:
            act, click = str(getattr(event, "act", "")), _click(request_id, event)
            speak = choose(self._visits.interface, click.value) if act == "speak" else language
            with self._visits.of(speak, request) as spoken:
                if act == "speak":
                    return self._chrome.words(spoken) | desk.open(request_id)
                work = self._cards.acts.get(act)
                return told(lambda: work(click), self._page.talk.notice) if work else {}

        return handled


def _halted(desk: Desk) -> Callable[[gr.EventData], None]:
    def handled(event: gr.EventData) -> None:
        desk.stop(_click("", event).key)

    return handled


def _click(request_id: str, event: gr.EventData) -> Click:
    value, key = (str(getattr(event, name, "")) for name in ("value", "key"))
    fields = {str(name): str(text) for name, text in dict(getattr(event, "fields", None) or {}).items()}
    return Click(request_id, value, key, fields)


def _on(
    trigger: Any, work: Callable[..., Any], reads: Sequence[Any], fills: Sequence[Any], js: str | None = None
) -> Any:
    """A listener that shows no overlay and is no public endpoint."""
    quiet = {"show_progress": "hidden", "api_visibility": "private"}
    return trigger(work, list(reads), list(fills), js=js, concurrency_limit=_AT_ONCE, **quiet)
