"""What the page can do: each event of the browser as a call of a service, and what is shown afterwards.

A refusal is told in place and as a toast; what was typed stays in its field."""

import datetime
import logging
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.domain.documents import DocumentType
from assistant.domain.errors import AssistantError, CallerError
from assistant.domain.interview import MoveKind
from assistant.domain.slots import Slot
from assistant.services.product import Assistant
from assistant.services.turn import Outcome
from assistant.web.ui import evidence_cards, library_cards
from assistant.web.ui.layout import Page
from assistant.web.ui.markup import esc
from assistant.web.ui.screen import screen, shelf

Updates = dict[Any, Any]
_OURS = "Something failed on our side; it is in the server's log. Nothing you wrote is lost: please try again."
_log = logging.getLogger(__name__)


class Desk:
    """The handlers of one page. It keeps no state: the browser holds the request's id, the database the rest."""

    def __init__(self, assistant: Assistant, page: Page) -> None:
        self._assistant, self._page = assistant, page
        self._acts: dict[str, Callable[[str, str, str], Updates]] = {
            "open": lambda _, value, __: self._show(value),
            "say": self._say,
            "draft": lambda request, _, __: self._draft(request),
            "fill": lambda _, value, __: {page.box: value},
            "pick": lambda request, value, _: self._pick(request, value),
            "settle": lambda request, value, _: self._edit(request, *value.split("=", 1)),
            "delete_request": lambda _, value, __: self._delete_request(value),
            "delete_document": lambda request, value, _: self._delete_document(request, value),
            "add_samples": lambda request, _, __: self._samples(request, add=True),
            "remove_samples": lambda request, _, __: self._samples(request, add=False),
        }

    def open(self, request_id: str) -> Updates:
        """The page as it was left; an id that is gone opens a new request and says so."""
        shown = self._told(lambda: self._show(request_id), self._page.notice)
        return shown if self._page.chat in shown else self._show("") | shown

    def send(self, text: str, request_id: str, key: str) -> Updates:
        """A message from the text box. The box is emptied only when the message is stored."""
        return self._told(lambda: self._say(request_id, text, key) | {self._page.box: ""}, self._page.notice)

    def act(self, request_id: str, event: gr.EventData) -> Updates:
        """A click on a card."""
        act, value, key = (str(getattr(event, name, "")) for name in ("act", "value", "key"))
        work = self._acts.get(act)
        return self._told(lambda: work(request_id, value, key), self._page.notice) if work else {}

    def edit(self, request_id: str, slot: str | None, value: str) -> Updates:
        """A value typed into the brief."""
        work = lambda: self._edit(request_id, slot or "", value) | {self._page.value: ""}  # noqa: E731
        return self._told(work, self._page.notice)

    def search(self, query: str) -> Updates:
        """Passages of the library."""

        def work() -> Updates:
            passages = self._assistant.retrieval.passages(query, 6) if query.strip() else []
            return {self._page.found: evidence_cards.found(query, passages)}

        return self._told(work, self._page.notice)

    def add_text(self, text: str, title: str, kind: str, day: str, request_id: str) -> Updates:
        """A pasted document; its fields are emptied only when it is stored."""

        def work() -> Updates:
            type = DocumentType(kind) if kind else None
            document = self._assistant.ingest.add_text(title, text, type, _date(day))
            done = {self._page.text: "", self._page.title: "", self._page.date: ""}
            return self._library(request_id) | done | {self._page.refused: library_cards.added([document])}

        return self._told(work, self._page.refused)

    def upload(self, paths: Sequence[str] | None, request_id: str) -> Updates:
        """Files; each is told of on its own, and none stays in the upload folder."""
        refused: list[str] = []
        added = [document for path in paths or () if (document := self._add_file(Path(path), refused))]
        told = library_cards.refusals(refused) + library_cards.added(added)
        return self._library(request_id) | {self._page.files: None, self._page.refused: told}

    def library(self, request_id: str) -> Updates:
        """The state of the library, asked for while vectors are made."""
        return self._told(lambda: self._library(request_id), self._page.refused)

    def _told(self, work: Callable[[], Updates], place: gr.HTML) -> Updates:
        try:
            return {place: ""} | work()
        except AssistantError as error:
            message = str(error)
        except Exception:
            _log.exception("An event of the page failed")
            message = _OURS
        gr.Warning(esc(message))
        return {place: library_cards.refusals([message])}

    def _show(self, request_id: str) -> Updates:
        page, shown = self._page, screen(self._assistant, request_id)
        return self._library(request_id) | {
            page.request: shown.request,
            page.bar: shown.bar,
            page.chat: shown.talk,
            page.welcome: shown.welcome,
            page.offers: shown.offers,
            page.hints: shown.hints,
            page.brief: shown.brief,
            page.evidence: shown.evidence,
            page.verdict: shown.verdict,
            page.proposal: shown.proposal,
        }

    def _library(self, request_id: str) -> Updates:
        page, shown = self._page, shelf(self._assistant, request_id)
        return {
            page.navigation: shown.navigation,
            page.samples: shown.samples,
            page.documents: shown.documents,
            page.goals: shown.goals,
            page.timer: gr.Timer(active=shown.busy),
        }

    def _say(self, request_id: str, text: str, key: str) -> Updates:
        consultation = self._assistant.consultation
        if request_id:
            outcome = consultation.take_turn(request_id, text, key)
        else:
            outcome = consultation.start(text, key=key)
        return self._show(outcome.interview.id) | self._draft_asked_for(outcome)

    def _draft_asked_for(self, outcome: Outcome) -> Updates:
        """Where the turn ends in a draft, it is made at once; the turn is kept whatever comes of it."""
        if outcome.turn.move.kind is not MoveKind.DRAFT:
            return {}
        return self._told(lambda: self._draft(outcome.interview.id), self._page.notice)

    def _draft(self, request_id: str) -> Updates:
        if not request_id:
            raise CallerError("There is nothing to draft from yet.", next_step="Write a first message.")
        self._assistant.drafting.draft(request_id)
        return self._show(request_id)

    def _pick(self, request_id: str, slot: str) -> Updates:
        brief = self._assistant.repository.interview(request_id).brief
        return {self._page.slot: slot, self._page.value: brief.text(_slot(slot))}

    def _edit(self, request_id: str, slot: str, value: str = "") -> Updates:
        if not request_id:
            raise CallerError("There is no brief yet.", next_step="Write a first message.")
        self._assistant.consultation.edit(request_id, {_slot(slot): value})
        return self._show(request_id)

    def _delete_request(self, request_id: str) -> Updates:
        self._assistant.repository.delete_interview(request_id)
        return self._show("")

    def _delete_document(self, request_id: str, document_id: str) -> Updates:
        self._assistant.ingest.delete(document_id)
        return self._show(request_id)

    def _samples(self, request_id: str, add: bool) -> Updates:
        samples = self._assistant.samples
        samples.add() if add else samples.remove()
        return self._show(request_id)

    def _add_file(self, path: Path, refused: list[str]) -> Any:
        try:
            return self._assistant.ingest.add_file(path.name, path.read_bytes())
        except AssistantError as error:
            refused.append(f"{path.name}: {error}")
        except Exception:
            _log.exception("A file could not be added")
            refused.append(f"{path.name}: {_OURS}")
        finally:
            _discard(path)
        return None


def _discard(path: Path) -> None:
    """Takes an upload out of Gradio's folder, with the folder made for it; nothing outside the upload folder."""
    root = Path(tempfile.gettempdir()).resolve()
    if path.resolve().is_relative_to(root) and path.parent.resolve() != root:
        shutil.rmtree(path.parent, ignore_errors=True)


def _slot(text: str) -> Slot:
    if text not in list(Slot):
        raise CallerError("Nothing was chosen to change.", next_step="Choose what to change first.")
    return Slot(text)


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise CallerError(
            f"“{text}” is no date I can read.", kept="Your text is still here.", next_step="Write it as 2026-09-30."
        ) from error
