"""What the page can do with a request: each event of the browser as a call of a service, and what is shown afterwards."""

from collections.abc import Callable, Iterator, Mapping
from contextvars import Context, copy_context
from dataclasses import dataclass, field

import gradio as gr

from assistant.domain.brief.turns import Interview, MoveKind
from assistant.domain.errors import CallerError
from assistant.domain.slots import Slot
from assistant.domain.stopping import Stopped
from assistant.services.product import Assistant
from assistant.services.turn import Outcome
from assistant.web.ui import chat_cards, evidence_cards
from assistant.web.ui.layout import Page
from assistant.web.ui.library_cards import toast
from assistant.web.ui.live import Hear, Live
from assistant.web.ui.received import received
from assistant.web.ui.showing import Showing, Updates, told
from assistant.web.ui.words import say

_FOUND = 6  # passages that a search shows


@dataclass(frozen=True)
class Click:
    """A click on a card, or a form that was sent: the open request, what it is about, and the fields filled in. ``key``
    makes a repeated delivery harmless."""

    request: str
    value: str = ""
    key: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])


Act = Callable[[Click], Updates]


class Desk:
    """The handlers of requests. It keeps no state: the browser holds the request's id, the database the rest."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._assistant, self._page, self._show = assistant, page, showing.request
        self._live = Live[Updates]()

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may do with a request."""
        return {
            "open": self._open,
            "earlier": lambda click: self._show(click.request, whole=True),
            "undo": self._undo,
            "attach": self._attach,
            "detach": self._detach,
            "take_over": lambda click: self._offered(click, self._assistant.consultation.take_over),
            "leave_out": lambda click: self._offered(click, self._assistant.consultation.refuse),
            "reword": self._reword,
            "fill": lambda click: {self._page.talk.box: click.value},
            "edit": lambda click: self._edit(click.request, click.value, click.fields.get("text", "")),
            "settle": lambda click: self._edit(click.request, *click.value.split("=", 1)),
            "serves": lambda click: self._judge(click, serves=True),
            "serves_not": lambda click: self._judge(click, serves=False),
            "reconsider": self._reconsider,
            "delete_request": self._delete,
        }

    def _open(self, click: Click) -> Updates:
        """Another request starts without the search made for the last one; the same one is only filled anew."""
        fresh = {} if click.value == click.request else {self._page.panel.query: "", self._page.panel.found: ""}
        return self._show(click.value) | fresh

    def open(self, request_id: str) -> Updates:
        """The page as it was left; an id that is gone opens a new request and says so."""
        seen = told(lambda: self._show(request_id), self._page.talk.notice)
        return seen if self._page.talk.chat in seen else self._show("") | seen

    def send(self, text: str, request_id: str, key: str) -> Iterator[Updates]:
        """A message from the text box, which is emptied only when the message is stored."""
        return self._turn(Click(request_id, text, key), lambda: {self._page.talk.box: self._emptied()})

    def choose(self, click: Click) -> Iterator[Updates]:
        """A message that a choice stands for; what is being written in the text box stays."""
        return self._turn(click, dict)

    def stop(self, key: str) -> None:
        """Ends the turn of that message: no trace of it stays, and its words are still in the text box."""
        self._live.stop(key)

    def _turn(self, click: Click, after: Callable[[], Updates]) -> Iterator[Updates]:
        """A turn, begun at once; its reply is shown while it is written."""
        place = self._page.talk.notice

        def work(hear: Hear) -> Updates:
            return {self._page.talk.stream: ""} | told(lambda: self._say(click, hear) | after(), place)

        def stopped() -> Updates:
            return {self._page.talk.stream: ""} | told(lambda: self._show(click.request), place)

        return self._shown(self._live.run(click.key, work), copy_context(), stopped)

    def _shown(
        self, live: Iterator[str | Updates], context: Context, stopped: Callable[[], Updates]
    ) -> Iterator[Updates]:
        try:
            for shown in live:
                yield {self._page.talk.stream: chat_cards.written(shown)} if isinstance(shown, str) else shown
        except Stopped:
            yield context.run(stopped)

    @staticmethod
    def _emptied() -> gr.Textbox:
        return gr.Textbox(value="", placeholder=say("talk.placeholder"))

    def search(self, query: str) -> Updates:
        """Passages of the library."""

        def work() -> Updates:
            passages = self._assistant.retrieval.passages(query, _FOUND) if query.strip() else ()
            supported = self._assistant.retrieval.related(query, passages)
            return {self._page.panel.found: evidence_cards.found(query, passages, supported)}

        return told(work, self._page.talk.notice)

    def _say(self, click: Click, hear: Hear) -> Updates:
        consultation = self._assistant.consultation
        if click.request:
            outcome = consultation.take_turn(click.request, click.value, click.key, hear)
        else:
            outcome = consultation.start(click.value, key=click.key, hear=hear)
        return self._show(outcome.interview.id) | self._draft_asked_for(outcome)

    def _draft_asked_for(self, outcome: Outcome) -> Updates:
        """Where the turn ends in a draft, it is made at once; the turn is kept whatever comes of it."""
        if outcome.turn.move.kind is not MoveKind.DRAFT:
            return {}
        return told(lambda: self._draft(outcome.interview.id), self._page.talk.notice)

    def _draft(self, request_id: str) -> Updates:
        self._assistant.drafting.draft(request_id)
        return self._show(request_id)

    def attach_file(self, path: str | None, request_id: str) -> Updates:
        """A file attached to the open request; it does not stay in the upload folder."""
        place = self._page.talk.notice

        def work() -> Updates:
            name, data = received(path)
            text = self._assistant.ingest.text_of(name, data)
            self._assistant.consultation.attach(opened(request_id), name, text)
            return self._show(request_id)

        return told(work, place) if path else {}

    def _attach(self, click: Click) -> Updates:
        title, text = click.fields.get("title", ""), click.fields.get("text", "")
        self._assistant.consultation.attach(opened(click.request), title, text)
        return self._show(click.request)

    def _detach(self, click: Click) -> Updates:
        self._assistant.consultation.detach(opened(click.request), click.value)
        return self._show(click.request)

    def _offered(self, click: Click, answer: Callable[[str, str, int], Interview]) -> Updates:
        """A person's word on what a record offers."""
        record, _, number = click.value.rpartition(":")
        answer(opened(click.request), record, int(number) if number.isdigit() else 0)
        return self._show(click.request)

    def _undo(self, click: Click) -> Updates:
        text = self._assistant.consultation.undo(opened(click.request))
        return self._show(click.request) | {self._page.talk.box: text, self._page.toast: toast(say("talk.undone"))}

    def _reword(self, click: Click) -> Updates:
        number = int(click.value) if click.value.isdigit() else 0
        self._assistant.consultation.reword(opened(click.request), number, click.fields.get("text", ""))
        return self._show(click.request)

    def _edit(self, request_id: str, slot: str, value: str = "") -> Updates:
        self._assistant.consultation.edit(opened(request_id), {_slot(slot): value})
        return self._show(request_id)

    def _judge(self, click: Click, serves: bool) -> Updates:
        self._assistant.consultation.judge_goal(opened(click.request), click.value, serves)
        return self._show(click.request)

    def _reconsider(self, click: Click) -> Updates:
        self._assistant.consultation.reconsider_goals(opened(click.request))
        return self._show(click.request)

    def _delete(self, click: Click) -> Updates:
        removed = self._assistant.removing.request(click.value)
        words = say("common.deleted", title=removed.title)
        return self._show("") | {self._page.toast: toast(words, undo=True)}


def opened(request_id: str) -> str:
    if not request_id:
        raise CallerError(say("common.no_request"))
    return request_id


def _slot(text: str) -> Slot:
    if text not in list(Slot):
        raise CallerError(say("common.unset"))
    return Slot(text)
