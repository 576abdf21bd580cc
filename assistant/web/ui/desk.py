"""What the page can do with a request: each event of the browser as a call of a service, and what is shown afterwards."""

from collections.abc import Callable

import gradio as gr

from assistant.domain.brief.turns import MoveKind
from assistant.domain.errors import CallerError
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.services.turn import Outcome
from assistant.web.ui import evidence_cards
from assistant.web.ui.layout import Page
from assistant.web.ui.showing import Showing, Updates, told

_FOUND = 6  # passages that a search shows


class Desk:
    """The handlers of one page. It keeps no state: the browser holds the request's id, the database the rest."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._assistant, self._page, self._show = assistant, page, showing.request
        self._acts: dict[str, Callable[[str, str, str], Updates]] = {
            "open": lambda _, value, __: self._show(value),
            "say": self._say,
            "draft": lambda request, _, __: self._draft(request),
            "fill": lambda _, value, __: {page.talk.box: value},
            "pick": lambda request, value, _: self._pick(request, value),
            "settle": lambda request, value, _: self._edit(request, *value.split("=", 1)),
            "serves": lambda request, value, _: self._judge(request, value, serves=True),
            "serves_not": lambda request, value, _: self._judge(request, value, serves=False),
            "reconsider": lambda request, _, __: self._reconsider(request),
            "delete_request": lambda _, value, __: self._delete_request(value),
            "delete_document": lambda request, value, _: self._delete_document(request, value),
            "add_samples": lambda request, _, __: self._samples(request, add=True),
            "remove_samples": lambda request, _, __: self._samples(request, add=False),
        }

    def open(self, request_id: str) -> Updates:
        """The page as it was left; an id that is gone opens a new request and says so."""
        seen = told(lambda: self._show(request_id), self._page.talk.notice)
        return seen if self._page.talk.chat in seen else self._show("") | seen

    def send(self, text: str, request_id: str, key: str) -> Updates:
        """A message from the text box, which is emptied only when the message is stored."""
        box = self._page.talk.box
        return told(lambda: self._say(request_id, text, key) | {box: ""}, self._page.talk.notice)

    def act(self, request_id: str, event: gr.EventData) -> Updates:
        """A click on a card. Only what stands in the table of acts is done."""
        act, value, key = (str(getattr(event, name, "")) for name in ("act", "value", "key"))
        work = self._acts.get(act)
        return told(lambda: work(request_id, value, key), self._page.talk.notice) if work else {}

    def edit(self, request_id: str, slot: str | None, value: str) -> Updates:
        """A value typed into the brief."""
        field = self._page.panel.value
        return told(lambda: self._edit(request_id, slot or "", value) | {field: ""}, self._page.talk.notice)

    def search(self, query: str) -> Updates:
        """Passages of the library."""

        def work() -> Updates:
            passages = self._assistant.retrieval.passages(query, _FOUND) if query.strip() else ()
            return {self._page.panel.found: evidence_cards.found(query, passages)}

        return told(work, self._page.talk.notice)

    def _say(self, request_id: str, text: str, key: str) -> Updates:
        consultation = self._assistant.consultation
        outcome = consultation.take_turn(request_id, text, key) if request_id else consultation.start(text, key=key)
        return self._show(outcome.interview.id) | self._draft_asked_for(outcome)

    def _draft_asked_for(self, outcome: Outcome) -> Updates:
        """Where the turn ends in a draft, it is made at once; the turn is kept whatever comes of it."""
        if outcome.turn.move.kind is not MoveKind.DRAFT:
            return {}
        return told(lambda: self._draft(outcome.interview.id), self._page.talk.notice)

    def _draft(self, request_id: str) -> Updates:
        self._opened(request_id)
        self._assistant.drafting.draft(request_id)
        return self._show(request_id)

    def _pick(self, request_id: str, slot: str) -> Updates:
        brief = self._assistant.repository.interview(request_id).brief
        return {self._page.panel.slot: slot, self._page.panel.value: brief.text(_slot(slot))}

    def _edit(self, request_id: str, slot: str, value: str = "") -> Updates:
        self._opened(request_id)
        self._assistant.consultation.edit(request_id, {_slot(slot): value})
        return self._show(request_id)

    def _judge(self, request_id: str, goal_id: str, serves: bool) -> Updates:
        self._opened(request_id)
        self._assistant.consultation.judge_goal(request_id, goal_id, serves)
        return self._show(request_id)

    def _reconsider(self, request_id: str) -> Updates:
        self._opened(request_id)
        self._assistant.consultation.reconsider_goals(request_id)
        return self._show(request_id)

    def _delete_request(self, request_id: str) -> Updates:
        self._assistant.repository.delete_interview(request_id)
        return self._show("")

    def _delete_document(self, request_id: str, document_id: str) -> Updates:
        self._assistant.ingest.delete(document_id)
        return self._show(request_id)

    def _samples(self, request_id: str, add: bool) -> Updates:
        if add:
            self._assistant.samples.add()
        else:
            self._assistant.samples.remove()
        return self._show(request_id)

    @staticmethod
    def _opened(request_id: str) -> None:
        if not request_id:
            raise CallerError("There is no request open yet.", next_step="Write a first message.")


def _slot(text: str) -> Slot:
    if text not in list(Slot):
        raise CallerError("Nothing was chosen to change.", next_step="Choose what to change first.")
    return Slot(text)
