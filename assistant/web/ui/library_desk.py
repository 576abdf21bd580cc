"""What the page can do with the library: paste, upload, look again."""

import datetime
import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gradio.utils import get_upload_folder

from assistant.domain.errors import AssistantError, CallerError
from assistant.domain.library.documents import Document, DocumentType
from assistant.services.product import Assistant
from assistant.web.ui import library_cards
from assistant.web.ui.layout import Page
from assistant.web.ui.showing import OURS, Showing, Updates, told

_log = logging.getLogger(__name__)


class LibraryDesk:
    """The handlers of the library."""

    def __init__(self, assistant: Assistant, page: Page, showing: Showing) -> None:
        self._ingest, self._library, self._show = assistant.ingest, page.library, showing.library

    def paste(self, text: str, title: str, kind: str, day: str, request_id: str) -> Updates:
        """A pasted document; its fields are emptied only when it is stored."""

        def work() -> Updates:
            type = DocumentType(kind) if kind else None
            document = self._ingest.add_text(title, text, type, _date(day))
            fields = self._library.pasting
            done = {fields.text: "", fields.title: "", fields.date: ""}
            return self._show(request_id) | done | {self._library.refused: library_cards.added([document])}

        return told(work, self._library.refused)

    def upload(self, paths: Sequence[str] | None, request_id: str) -> Updates:
        """Files; each is told of on its own, and none stays in the upload folder."""

        def work() -> Updates:
            refused: list[str] = []
            added = [document for path in paths or () if (document := self._add(Path(path), refused))]
            result = library_cards.refusals(refused) + library_cards.added(added)
            return self._show(request_id) | {self._library.files: None, self._library.refused: result}

        return told(work, self._library.refused)

    def refresh(self, request_id: str) -> Updates:
        """The state of the library, asked for while vectors are made."""
        return self._show(request_id)

    def _add(self, path: Path, refused: list[str]) -> Document | None:
        if not path.resolve().is_relative_to(Path(get_upload_folder()).resolve()):
            raise CallerError("That file was not uploaded here.", next_step="Choose it again.")
        try:
            return self._ingest.add_file(path.name, path.read_bytes())
        except AssistantError as error:
            refused.append(f"{path.name}: {error}")
        except Exception:
            _log.exception("A file could not be added")
            refused.append(f"{path.name}: {OURS}")
        finally:
            _discard(path)
        return None


def _discard(path: Path) -> None:
    """Takes an upload off the disk, with the folder made for it."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        path.parent.rmdir()


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise CallerError(
            f"“{text}” is no date I can read.", kept="Your text is still here.", next_step="Write it as 2026-09-30."
        ) from error
