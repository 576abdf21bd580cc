"""Pages of documents as they were printed, from the file that came in. What cannot be shown so is shown as text."""

import threading
from collections import OrderedDict

from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import PagePicture
from assistant.ports import Parser, Repository

_KEPT = 40  # pictures of some 100 kB, in memory only: nothing of a document stays on the disk outside the database
_AT_ONCE = 2  # child processes

_Key = tuple[str, int, str]


class Pictures:
    """Draws pages and keeps the newest. Safe for threads."""

    def __init__(self, repository: Repository, parser: Parser) -> None:
        self._repository, self._parser = repository, parser
        self._kept: OrderedDict[_Key, PagePicture | None] = OrderedDict()
        self._guard, self._drawing = threading.Lock(), threading.BoundedSemaphore(_AT_ONCE)

    def page(self, document_id: str, number: int | None, quote: str = "") -> PagePicture | None:
        """Page ``number`` with the quote's place on it; None where there is no file, or it cannot be drawn in time."""
        if number is None:
            return None
        key = (document_id, number, quote)
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        if not (original := self._repository.original(document_id)):
            return None
        drawn = self._drawn(original, number, quote)
        with self._guard:
            self._kept[key] = drawn
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return drawn

    def forget(self, document_id: str) -> None:
        """Drops the pictures of a document."""
        with self._guard:
            for key in [key for key in self._kept if key[0] == document_id]:
                del self._kept[key]

    def _drawn(self, original: bytes, number: int, quote: str) -> PagePicture | None:
        with self._drawing:
            try:
                return self._parser.picture(original, number, quote)
            except UnreadableDocument:
                return None
