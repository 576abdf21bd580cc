"""What the page can do with the library: paste, upload, describe, confirm goals, delete and bring back, look again."""

import datetime
import logging
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from pathlib import Path

import gradio as gr

from assistant.domain.errors import AssistantError, CallerError, NotFound
from assistant.domain.library.documents import DocumentType, Received, StrategicGoal
from assistant.domain.library.opening import Opening
from assistant.services.product import Assistant
from assistant.web.ui import library_cards
from assistant.web.ui.desk import Act, Click
from assistant.web.ui.layout import Page
from assistant.web.ui.received import received
from assistant.web.ui.showing import Showing, Updates, told
from assistant.web.ui.words import say

_log = logging.getLogger(__name__)
_GOAL_FIELDS = ("metric", "baseline", "target", "owner")


class LibraryDesk:
    """The handlers of the library."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._assistant, self._page, self._library, self._showing = assistant, page, page.library, showing

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may do with the library."""
        return {
            "describe": self._describe,
            "confirm_goal": lambda click: self._keep_goal(click, {}),
            "edit_goal": self._edit_goal,
            "dismiss_goal": lambda click: self._change_goal(click, {"dismissed": True, "confirmed": False}),
            "restore_goal": lambda click: self._change_goal(click, {"dismissed": False}),
            "delete_document": self._delete,
            "stop_document": self._stop,
            "take_up_document": self._take_up,
            "bring_back": self._bring_back,
            "add_samples": lambda click: self._samples(click, add=True),
            "remove_samples": lambda click: self._samples(click, add=False),
        }

    def paste(self, text: str, title: str, kind: str, day: str, request_id: str) -> Updates:
        """A pasted document; its fields are emptied only when it is stored."""

        def work() -> Updates:
            type = DocumentType(kind) if kind else None
            document = self._assistant.ingest.add_text(title, text, type, _date(day))
            fields = self._library.pasting
            done = {fields.text: "", fields.title: "", fields.date: ""}
            return self._show(request_id) | done | {self._library.refused: library_cards.added([document])}

        return told(work, self._library.refused)

    def upload(self, paths: Sequence[str] | None, password: str, recognise: bool, request_id: str) -> Iterator[Updates]:
        """Files and archives; each file is told of on its own, and none stays in the upload folder. While they are read,
        the list shows them."""
        sending = self._library.sending

        def work() -> Updates:
            opening = Opening(password=password, recognise=recognise)
            received = [item for path in paths or () for item in self._add(Path(path), opening)]
            refused = [f"{item.name}: {item.refused}" for item in received if item.refused]
            added = [item.document for item in received if item.document]
            result = library_cards.refusals(refused) + library_cards.added(added)
            return self._show(request_id) | {sending.files: None, sending.password: "", self._library.refused: result}

        language = copy_context()

        def steps() -> Iterator[Updates]:
            yield {self._page.timer: gr.Timer(active=True)}
            yield language.run(told, work, self._library.refused)

        return steps()

    def refresh(self, request_id: str) -> Updates:
        """The state of the library, asked for while vectors are made."""
        return self._show(request_id)

    def _show(self, request_id: str) -> Updates:
        return self._showing.library(request_id)

    def _add(self, path: Path, opening: Opening) -> list[Received]:
        name, data = received(str(path))
        try:
            return self._assistant.ingest.add_files(name, data, opening=opening)
        except AssistantError as error:
            return [Received(name=path.name, refused=str(error))]
        except Exception:
            _log.exception("A file could not be added")
            return [Received(name=path.name, refused=say("common.failed"))]

    def _describe(self, click: Click) -> Updates:
        kind, day = click.fields.get("type", ""), _date(click.fields.get("date", ""))
        type = DocumentType(kind) if kind in list(DocumentType) else DocumentType.OTHER
        self._assistant.ingest.describe(click.value, click.fields.get("title", ""), type, day)
        self._assistant.ingest.supersede(click.value, click.fields.get("superseded_by", ""))
        return self._showing.request(click.request)

    def _edit_goal(self, click: Click) -> Updates:
        changed: dict[str, object] = {name: click.fields.get(name, "").strip() for name in _GOAL_FIELDS}
        return self._keep_goal(click, changed | {"horizon": _date(click.fields.get("horizon", ""))})

    def _keep_goal(self, click: Click, changed: dict[str, object]) -> Updates:
        return self._change_goal(click, changed | {"confirmed": True})

    def _change_goal(self, click: Click, changed: dict[str, object]) -> Updates:
        goal = _goal(self._assistant.repository.goals(), click.value)
        self._assistant.repository.save_goal(goal.model_copy(update=changed))
        return self._showing.request(click.request)

    def _delete(self, click: Click) -> Updates:
        removed = self._assistant.removing.document(click.value)
        words = say("common.deleted", title=removed.title)
        return self._showing.request(click.request) | {self._page.toast: library_cards.toast(words, undo=True)}

    def _stop(self, click: Click) -> Updates:
        self._assistant.ingest.cancel(click.value)
        return self._show(click.request)

    def _take_up(self, click: Click) -> Updates:
        self._assistant.ingest.take_up(click.value)
        return self._show(click.request)

    def _bring_back(self, click: Click) -> Updates:
        removed = self._assistant.removing.bring_back()
        opened = removed.interview.id if removed.interview else click.request
        words = say("common.brought_back", title=removed.title)
        return self._showing.request(opened) | {self._page.toast: library_cards.toast(words)}

    def _samples(self, click: Click, add: bool) -> Updates:
        if add:
            self._assistant.samples.add()
        else:
            self._assistant.samples.remove()
        return self._showing.request(click.request)


def _goal(goals: Sequence[StrategicGoal], goal_id: str) -> StrategicGoal:
    found = next((goal for goal in goals if goal.id == goal_id), None)
    if found is None:
        raise NotFound("That goal is no longer in the library.", kept="Nothing was changed.")
    return found


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise CallerError(say("common.bad_date", text=text)) from error
