"""The fictional company's library that the first run opens on, and the way out of it."""

from pathlib import Path

from assistant.ports import Repository
from assistant.services.ingest import Ingest

_SETTING = "sample_library"


class Samples:
    """Puts the sample documents in once, and takes them out at a click; a library with documents is never touched."""

    def __init__(self, repository: Repository, ingest: Ingest, folder: Path) -> None:
        self._repository, self._ingest, self._folder = repository, ingest, folder

    def first_run(self) -> None:
        """Fills an empty library, once in the life of a data folder."""
        if self._repository.setting(_SETTING) or self._repository.documents():
            return
        self.add()

    def add(self) -> None:
        """Adds the sample documents, marked as samples."""
        for path in sorted(self._folder.glob("*.md")):
            document = self._ingest.add_file(path.name, path.read_bytes())
            self._ingest.mark_as_sample(document.id)
        self._repository.save_setting(_SETTING, "shown")

    def remove(self) -> int:
        """Takes every sample document out; returns how many there were."""
        samples = [document for document in self._repository.documents() if document.sample]
        for document in samples:
            self._ingest.delete(document.id)
        self._repository.save_setting(_SETTING, "removed")
        return len(samples)

    def present(self) -> bool:
        """True while the library holds sample documents."""
        return any(document.sample for document in self._repository.documents())
