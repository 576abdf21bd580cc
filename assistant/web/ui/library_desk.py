"""What the page can do with the library: paste, upload, describe, decide on goals, delete and bring back, look again."""

import datetime
import logging
from collections.abc import Callable, Iterator, Sequence
from contextvars import copy_context
from pathlib import Path

import gradio as gr

from assistant.domain.alignment.register import Term
from assistant.domain.errors import AssistantError, CallerError
from assistant.domain.library.documents import Document, DocumentType, Received
from assistant.domain.library.opening import Opening
from assistant.services.product import Assistant
from assistant.web.ui import evidence_cards, library_cards, markup, search_cards
from assistant.web.ui.desk import Act, Click
from assistant.web.ui.layout import Page
from assistant.web.ui.received import received
from assistant.web.ui.showing import Showing, Updates, told
from assistant.web.ui.words import count, say

_log = logging.getLogger(__name__)
_GOAL_FIELDS = ("metric", "baseline", "target", "owner")
_LONGEST_PART = 300  # characters of one of them
_FOUND, _LONGEST_QUERY = 8, 2_000  # passages shown, characters asked


class LibraryDesk:
    """The handlers of the library."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._assistant, self._page, self._library, self._showing = assistant, page, page.library, showing

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may do with the library."""
        return {
            "describe": self._describe,
            "look": self._look,
            "confirm_goal": lambda click: self._decided(click, self._assistant.register.confirm),
            "dismiss_goal": lambda click: self._decided(click, self._assistant.register.dismiss),
            "restore_goal": lambda click: self._decided(click, self._assistant.register.restore),
            "part_goal": lambda click: self._decided(click, self._assistant.register.part),
            "rank_goal": self._rank_goal,
            "edit_goal": self._edit_goal,
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
            done = {fields.text: "", fields.title: "", fields.kind: "", fields.date: ""}
            return (
                self._show(request_id)
                | done
                | {self._library.refused: library_cards.added([document], self._found([document]))}
            )

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
            result = library_cards.refusals(refused) + library_cards.added(added, self._found(added))
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

    def _found(self, added: Sequence[Document]) -> str:
        """The goals, themes and nearest date of what was added, which a person is asked to confirm."""
        register, ids = self._assistant.register, {document.id for document in added}
        entries = [e for e in register.entries() if any(mention.document.id in ids for mention in e.mentions)]
        if not entries:
            kind = library_cards.type_words(added[0].type) if len(added) == 1 else ""
            return say("library.found_none", type=kind) if kind else ""
        themes = ", ".join(theme.name for theme in register.themes(entries))
        dates = [e.goal.horizon for e in entries if e.goal.horizon and e.term is not Term.PAST]
        near = say("library.nearest", day=markup.day(min(dates))) if dates else ""
        found = say(
            "library.found", goals=count("library.goals", len(entries)), themes=themes or say("library.no_theme")
        )
        return " ".join(filter(None, (found, near, say("library.please_confirm"))))

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
        self._assistant.ingest.label(click.value, [click.fields.get("tags", "")], click.fields.get("audience", ""))
        said = self._found([self._assistant.repository.document(click.value)])
        told = {self._library.refused: "", self._page.toast: library_cards.toast(said) if said else ""}
        return self._showing.request(click.request) | told

    def _look(self, click: Click) -> Updates:
        """Passages of the documents that the form names."""
        query, only = click.fields.get("q", "")[:_LONGEST_QUERY], search_cards.filter_of(click.fields)
        passages = self._assistant.retrieval.passages(query, _FOUND, only=only) if query.strip() else ()
        supported = self._assistant.retrieval.related(query, passages)
        return {self._library.found: evidence_cards.found(query, passages, supported)}

    def _edit_goal(self, click: Click) -> Updates:
        told: dict[str, object] = {name: click.fields.get(name, "").strip()[:_LONGEST_PART] for name in _GOAL_FIELDS}
        told["horizon"] = _date(click.fields.get("horizon", ""))
        return self._decided(click, lambda goal: self._assistant.register.correct(goal, told))

    def _rank_goal(self, click: Click) -> Updates:
        goal, _, rank = click.value.rpartition(":")
        self._assistant.register.rank(goal, int(rank) if rank.isdecimal() else 0)
        return self._showing.request(click.request)

    def _decided(self, click: Click, decide: Callable[[str], None]) -> Updates:
        decide(click.value)
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


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise CallerError(say("common.bad_date", text=text)) from error
