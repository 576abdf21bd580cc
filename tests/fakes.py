"""Stand-ins for the outside: quick, deterministic, under the same contract tests as the real ones."""

import hashlib
import math
from collections.abc import Iterator, Sequence

from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.describing import described
from assistant.domain.library.documents import Member, PagePicture, Parsed
from assistant.domain.library.markup import read_marked
from assistant.domain.library.opening import PLAIN, UNWATCHED, Opening, Watch
from assistant.domain.text.words import stems


class WordEmbedder:
    """Texts that share word stems are near each other."""

    name = "words-64"
    dimensions = 64

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        self.embedded += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self.dimensions
        for stem in stems(text) or {""}:
            vector[int(hashlib.sha256(stem.encode("utf-8", "replace")).hexdigest(), 16) % self.dimensions] += 1.0
        length = math.sqrt(sum(value * value for value in vector))
        return [value / length for value in vector]


class ListIndex:
    """ports.VectorIndex in a list."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[list[float], str]] = {}

    def add(self, ids: Sequence[str], vectors: Sequence[Sequence[float]], document_ids: Sequence[str]) -> None:
        for key, vector, document_id in zip(ids, vectors, document_ids, strict=True):
            self.rows[key] = (list(vector), document_id)

    def query(self, vector: Sequence[float], k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        near = [
            (key, math.fsum(a * b for a, b in zip(vector, stored, strict=True)))
            for key, (stored, owner) in self.rows.items()
            if not within or owner in within
        ]
        return sorted(near, key=lambda row: -row[1])[:k]

    def vectors(self, ids: Sequence[str]) -> list[list[float]]:
        return [self.rows[key][0] for key in ids if key in self.rows]

    def ids(self, document_id: str = "") -> set[str]:
        return {key for key, (_, owner) in self.rows.items() if document_id in ("", owner)}

    def remove(self, ids: Sequence[str]) -> None:
        for key in ids:
            self.rows.pop(key, None)

    def remove_document(self, document_id: str) -> None:
        self.remove(sorted(self.ids(document_id)))

    def clear(self) -> None:
        self.rows.clear()

    def compact(self) -> None:
        """Nothing stays behind in a list."""

    def count(self) -> int:
        return len(self.rows)


class TextParser:
    """ports.Parser for UTF-8 text, without a child process."""

    recognises = False

    def members(self, data: bytes, password: str = "") -> Iterator[Member] | None:
        return None

    def picture(self, data: bytes, page: int, quote: str = "") -> PagePicture:
        raise UnreadableDocument("Text has no printed pages.")

    def parse(self, name: str, data: bytes, opening: Opening = PLAIN, watch: Watch = UNWATCHED) -> Parsed:
        if not data:
            raise UnreadableDocument("The file is empty.")
        marked = read_marked(data.decode("utf-8"))
        return described(marked.pages, marked.fields)
