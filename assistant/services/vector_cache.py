"""Vectors of texts that come again: queries of a conversation, goals of the library."""

import threading
from array import array
from collections import OrderedDict
from collections.abc import Sequence

from assistant.domain.errors import OperatorError, OutsideError
from assistant.ports import Embedder

Vector = Sequence[float]

MOST = 4_096  # texts kept: 13 MB at 384 dimensions


class VectorCache:
    """Embeds each text once and forgets the one asked for longest ago. Thread-safe."""

    def __init__(self, embedder: Embedder | None, most: int = MOST) -> None:
        self._embedder, self._most = embedder, most
        self._known: OrderedDict[str, Vector] = OrderedDict()
        self._lock = threading.Lock()

    def vectors(self, texts: Sequence[str]) -> list[Vector] | None:
        """One for each text; None without embedder, without texts, or where the embedder fails."""
        if not self._embedder or not texts:
            return None
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        try:
            made = self._embedder.embed(missing) if missing else []
        except (OperatorError, OutsideError):
            return None
        known |= {text: array("d", vector) for text, vector in zip(missing, made, strict=True)}
        self._remember(known)
        return [known[text] for text in texts]

    def _remember(self, vectors: dict[str, Vector]) -> None:
        with self._lock:
            for text, vector in vectors.items():
                self._known[text] = vector
                self._known.move_to_end(text)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
