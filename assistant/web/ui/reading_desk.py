"""Opening a document at a page, with the words marked that were quoted from it."""

from collections.abc import Sequence

from assistant.domain.errors import NotFound
from assistant.domain.library.documents import Page
from assistant.services.product import Assistant
from assistant.web.ui.desk import Act, Click
from assistant.web.ui.evidence_cards import reader
from assistant.web.ui.layout import Page as Layout
from assistant.web.ui.showing import Updates
from assistant.web.ui.words import say


class ReadingDesk:
    """The handlers of the reader."""

    def __init__(self, assistant: Assistant, page: Layout) -> None:
        self._repository, self._reader = assistant.repository, page.reader
        self._pictures = assistant.ingest.pictures

    @property
    def acts(self) -> dict[str, Act]:
        """What a click may open."""
        return {"read": self._page, "read_goal": self._goal, "read_passage": self._passage}

    def _page(self, click: Click) -> Updates:
        document_id, _, at = click.value.rpartition(":")
        return self._shown(document_id, int(at) if at.isdigit() else 0)

    def _goal(self, click: Click) -> Updates:
        goal = next((goal for goal in self._repository.goals() if goal.id == click.value), None)
        if goal is None:
            raise NotFound(say("evidence.gone"))
        pages = self._repository.pages(goal.document_id)
        return self._shown(goal.document_id, _holding(pages, goal.quote, goal.page), goal.quote)

    def _passage(self, click: Click) -> Updates:
        chunk_id, at, length = _stretch(click.value)
        chunks = self._repository.chunks([chunk_id])
        if not chunks:
            raise NotFound(say("evidence.gone"))
        pages = self._repository.pages(chunks[0].document_id)
        text = chunks[0].text
        place = _holding(pages, text, chunks[0].page)
        return self._shown(chunks[0].document_id, place, text[at : at + length] or text)

    def _shown(self, document_id: str, at: int, quote: str = "") -> Updates:
        document, pages = self._repository.document(document_id), self._repository.pages(document_id)
        if not 0 <= at < len(pages):
            raise NotFound(say("evidence.gone"))
        picture = self._pictures.page(document_id, pages[at].number, quote)
        return {self._reader: reader(document, pages, at, quote, picture)}


def _stretch(value: str) -> tuple[str, int, int]:
    """The passage that a click is about, and where in it the quote stands."""
    chunk_id, *numbers = value.split(":")
    at, length = (int(number) if number.isdigit() else 0 for number in (*numbers, "", "")[:2])
    return chunk_id, at, length


def _holding(pages: Sequence[Page], quote: str, number: int | None) -> int:
    """The position of the page that holds the quote, else of the page with that number, else the first."""
    by_words = (at for at, page in enumerate(pages) if quote in page.text)
    by_number = (at for at, page in enumerate(pages) if number and page.number == number)
    return next(by_words, next(by_number, 0))
