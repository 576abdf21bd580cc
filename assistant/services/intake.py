"""Files on their way in: a few are read at a time, the others wait; all can be seen, and each can be stopped."""

import threading
import uuid
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from assistant.domain.errors import Conflict, TooLarge, UnreadableDocument
from assistant.domain.library.documents import Document, DocumentStatus, Member, Parsed, Received
from assistant.domain.library.opening import PLAIN, Opening, Watch
from assistant.ports import Parser

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_000_000
_MOST_NAMED = 10  # refused files of an archive that one message names
_AT_ONCE = 2  # files that are read side by side: each reader may take a gigabyte
_LOOK = 0.2  # seconds between two looks whether a waiting file was stopped


@dataclass
class _File:
    """A file that is waiting or being read."""

    name: str
    id: str = field(default_factory=lambda: f"file-{uuid.uuid4().hex[:16]}")
    status: DocumentStatus = DocumentStatus.QUEUED
    message: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)

    def hear(self, message: str) -> None:
        self.message = message


class Intake:
    """Reads files. It keeps them in memory only: what was not yet acknowledged leaves no trace. Thread-safe."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._quick = threading.BoundedSemaphore(_AT_ONCE)
        self._slow = threading.BoundedSemaphore(1)  # text recognition takes minutes: the others do not wait for it
        self._files: dict[str, _File] = {}

    @property
    def recognises(self) -> bool:
        """True where text can be recognised in pictures of pages."""
        return self._parser.recognises

    def read(self, name: str, data: bytes, opening: Opening = PLAIN) -> Parsed:
        """The pages of a file. Raises TooLarge, UnreadableDocument, Conflict where it was stopped."""
        check_size(data)
        with self._shown(name) as file, _slot(self._slow if opening.recognise else self._quick, file):
            file.status = DocumentStatus.PARSING
            parsed = self._parser.parse(name, data, opening, Watch(file.stopped.is_set, file.hear))
        check_length(sum(len(page.text) for page in parsed.pages))
        return parsed

    def members(self, name: str, data: bytes, opening: Opening = PLAIN) -> Iterator[Member] | None:
        """The files in an archive, None where it is none; while they are taken, the archive is shown, and to stop it ends
        them. Raises TooLarge, UnreadableDocument."""
        check_size(data)
        found = self._parser.members(data, opening.password)
        return None if found is None else self._watched(name, found)

    def under_way(self) -> list[Document]:
        """The files that are waiting or being read, as they would stand in the list of documents."""
        files = list(self._files.values())
        return [Document(id=file.id, title=file.name, status=file.status, message=file.message) for file in files]

    def stop(self, file_id: str) -> bool:
        """Gives a file up; False where none of that id is under way."""
        if file := self._files.get(file_id):
            file.stopped.set()
        return file is not None

    def _watched(self, name: str, found: Iterator[Member]) -> Iterator[Member]:
        with self._shown(name) as archive:
            archive.status = DocumentStatus.PARSING
            for place, member in enumerate(found, start=1):
                if archive.stopped.is_set():
                    yield Member(name=member.name, refused="Adding the archive was stopped.")
                    continue
                archive.hear(f"File {place}: {member.name}")
                yield member

    @contextmanager
    def _shown(self, name: str) -> Generator[_File]:
        file = _File(name)
        self._files[file.id] = file
        try:
            yield file
        finally:
            del self._files[file.id]


@contextmanager
def _slot(slots: threading.BoundedSemaphore, file: _File) -> Generator[None]:
    while not slots.acquire(timeout=_LOOK):
        if file.stopped.is_set():
            raise Conflict("Reading the file was stopped.", kept="Nothing was added.")
    try:
        yield
    finally:
        slots.release()


def check_size(data: bytes) -> None:
    """Raises TooLarge."""
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The file is larger than {MAX_BYTES // 1_000_000} MB.",
            next_step="Split it, or paste the part that matters.",
        )


def check_length(characters: int) -> None:
    """Raises TooLarge."""
    if characters > MAX_CHARACTERS:
        raise TooLarge(
            f"The text is longer than {MAX_CHARACTERS:,} characters.",
            next_step="Split it, or paste the part that matters.",
        )


def nothing_in(received: Sequence[Received]) -> UnreadableDocument:
    """The error for an archive of which nothing could be added."""
    reasons = "; ".join(f"{item.name}: {item.refused.rstrip('.')}" for item in received[:_MOST_NAMED])
    more = f"; and {len(received) - _MOST_NAMED} more" if len(received) > _MOST_NAMED else ""
    happened = f"No file of the archive could be added. {reasons}{more}." if received else "The archive holds no files."
    return UnreadableDocument(happened, kept="Nothing was added.")
