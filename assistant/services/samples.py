"""The fictional company's library that the first run opens on, and the way out of it."""

import threading
from collections.abc import Callable
from pathlib import Path

from assistant.ports import Repository
from assistant.services.ingest import Ingest

_SETTING = "sample_library"  # "" before the first run, "adding" while it goes on, then "shown" or "removed"


class Samples:
    """Puts the sample documents in once, and takes them out at a click; a library with documents is never touched."""

    def __init__(self, repository: Repository, ingest: Ingest, folder: Path) -> None:
        self._repository, self._ingest, self._folder = repository, ingest, folder
        self._changing = threading.Lock()

    def first_run(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Fills an empty library, once in the life of a data folder; goes on where a crash, or ``stop``, ended it."""
        begun = self._repository.setting(_SETTING)
        if begun == "adding" or (not begun and not self._repository.documents()):
            self.add(stop)

    def add(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Adds the sample documents, marked as samples; leaves the rest for later when ``stop`` says so."""
        with self._changing:
            self._repository.save_setting(_SETTING, "adding")
            for path in sorted(self._folder.glob("*.md")):
                if stop():
                    return
                document = self._ingest.add_file(path.name, path.read_bytes())
                self._ingest.mark_as_sample(document.id)
            self._repository.save_setting(_SETTING, "shown")

    def remove(self) -> int:
        """Takes every sample document out; returns how many there were."""
        with self._changing:
            samples = [document for document in self._repository.documents() if document.sample]
            for document in samples:
                self._ingest.delete(document.id)
            self._repository.save_setting(_SETTING, "removed")
        return len(samples)

    def present(self) -> bool:
        """True while the library holds sample documents."""
        return any(document.sample for document in self._repository.documents())
