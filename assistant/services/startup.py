"""What a start has to finish, and what can be made ready before it is asked for. Done while the server answers already."""

import logging
import threading
from collections.abc import Callable, Sequence

from assistant.services.ingest import Ingest
from assistant.services.retrieval import Retrieval
from assistant.services.samples import Samples

_log = logging.getLogger(__name__)


class Startup:
    """Resumes interrupted documents, fills a first library with samples, warms the search. May be run again."""

    def __init__(
        self, ingest: Ingest, retrieval: Retrieval, samples: Samples | None, warm: Sequence[Callable[[], None]] = ()
    ) -> None:
        """``samples``: None where a first library stays empty. ``warm``: what else takes a while the first time."""
        self._ingest, self._samples = ingest, samples
        self._warm = (retrieval.warm, *warm)
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()

    def run(self) -> None:
        """Everything, now."""
        self._ingest.resume()
        if self._samples:
            self._samples.first_run(stop=self._ending.is_set)
        for warm in self._warm:
            if not self._ending.is_set():
                warm()

    def begin(self) -> None:
        """Everything, in the background; a failure is logged and the server goes on without."""
        self._thread = threading.Thread(target=self._safely, name="startup", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """True while the background work goes on."""
        return self._thread is not None and self._thread.is_alive()

    def end(self) -> None:
        """Waits for the step in hand and leaves the rest to the next start."""
        self._ending.set()
        if self._thread:
            self._thread.join(timeout=10)

    def _safely(self) -> None:
        try:
            self.run()
        except Exception:
            _log.exception("Not everything could be made ready at start")
