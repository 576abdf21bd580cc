"""The vector index on Chroma: our own vectors, cosine, nothing that the database does not know."""

import fcntl
import os
import shutil
import threading
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from assistant.adapters.clean_memory import clean_memory
from assistant.domain.errors import OperatorError, OutsideError

_BATCH = 500  # Chroma's own limit is some 5,000; small batches keep memory flat
_LOCK = "in-use.lock"
_TRIES, _PAUSE = 20, 0.1  # to remove a folder; seconds between them
_LAST_READER = 30.0  # seconds that a search may go on in the old index
_INDEX, _WHOLE = "index", "whole"  # the folder of the index, and the mark of one that was written to its end


class ChromaIndex:
    """ports.VectorIndex in a folder. One process at a time: a second one is refused. Opened at first use, for the library
    takes a second to load. A damaged index is set up anew, empty, for the vectors can be made again."""

    def __init__(self, folder: Path, embedder_name: str) -> None:
        """Vectors of different embedders live in different collections and never mix."""
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = _locked(folder / _LOCK)
        self._name = f"passages-{sha256(embedder_name.encode()).hexdigest()[:12]}"
        self._open: Any = None
        self._client: Any = None
        self._opening = threading.Lock()
        self._changing = threading.RLock()
        self._readers = threading.Condition()
        self._reading: Counter[int] = Counter()  # searches under way, by the collection that they read

    def add(self, ids: Sequence[str], vectors: Sequence[Sequence[float]], document_ids: Sequence[str]) -> None:
        with _at_chroma(), self._changing:
            for start in range(0, len(ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.upsert(
                    ids=list(ids[part]),
                    embeddings=[list(vector) for vector in vectors[part]],
                    metadatas=[{"document": document_id} for document_id in document_ids[part]],
                )

    def query(self, vector: Sequence[float], k: int, within: Sequence[str] = ()) -> list[tuple[str, float]]:
        """The k nearest chunk ids with cosine similarity, best first."""
        with _at_chroma(), self._read() as collection:
            found = collection.query(
                query_embeddings=[list(vector)],
                n_results=k,
                where={"document": {"$in": list(within)}} if within else None,
                include=["distances"],
            )
        distances = cast(list[list[float]], found["distances"] or [[]])
        return [(chunk_id, 1.0 - distance) for chunk_id, distance in zip(found["ids"][0], distances[0], strict=True)]

    def vectors(self, ids: Sequence[str]) -> list[list[float]]:
        """The vectors of those ids that are stored, in any order."""
        if not ids:
            return []
        with _at_chroma(), self._read() as collection:
            return [list(map(float, v)) for v in collection.get(ids=list(ids), include=["embeddings"])["embeddings"]]

    def ids(self, document_id: str = "") -> set[str]:
        """The stored chunk ids, of one document or all."""
        with _at_chroma(), self._read() as collection:
            return set(collection.get(where={"document": document_id} if document_id else None, include=[])["ids"])

    def remove(self, ids: Sequence[str]) -> None:
        with _at_chroma(), self._changing:
            for start in range(0, len(ids), _BATCH):
                self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def remove_document(self, document_id: str) -> None:
        with _at_chroma(), self._changing:
            self._collection.delete(where={"document": document_id})

    def clear(self) -> None:
        with _at_chroma(), self._changing:
            _ = self._collection
            with self._opening:
                self._client.delete_collection(self._name)
                self._open = _collection(self._client, self._name)

    def compact(self) -> None:
        """Writes the index anew, in a folder of its own: what was removed is only marked as gone by Chroma, and its bytes
        stay. Search goes on meanwhile; changes wait, about a second for each thousand vectors."""
        with _at_chroma(), self._changing:
            old, old_client, old_folder = self._collection, self._client, self._current()
            folder = old_folder.with_name(f"{_INDEX}-{_generation(old_folder) + 1}")
            _removed(folder)
            client = _client(folder)
            _copy(old, _collection(client, self._name))
            (folder / _WHOLE).touch()
            with self._opening:
                self._client, self._open = client, _collection(client, self._name)
            with self._readers:
                self._readers.wait_for(lambda: not self._reading[id(old)], _LAST_READER)
            old_client.close()
            _removed(old_folder)

    def count(self) -> int:
        with _at_chroma(), self._read() as collection:
            return collection.count()

    def close(self) -> None:
        """Gives the folder free for another process."""
        os.close(self._lock)

    @contextmanager
    def _read(self) -> Generator[Any]:
        """The collection, which stays open until the reading ends."""
        with self._readers:
            collection = self._collection
            self._reading[id(collection)] += 1
        try:
            yield collection
        finally:
            with self._readers:
                self._reading[id(collection)] -= 1
                self._readers.notify_all()

    @property
    def _collection(self) -> Any:
        with self._opening:
            if self._open is None:
                try:
                    self._open = self._opened()
                except Exception:  # Chroma raises many kinds, down to Rust panics, for a damaged folder
                    self._open = self._started_over()
            return self._open

    def _opened(self) -> Any:
        current = self._current()
        for other in self._folder.glob(f"{_INDEX}*"):  # what a crash while compacting left
            if other != current:
                _removed(other)
        self._client = _client(current)
        collection = _collection(self._client, self._name)
        if collection.count():
            collection.peek(1)  # reads a row: damage shows here and not in the first search
        return collection

    def _current(self) -> Path:
        """The folder of the newest index that was written to its end."""
        whole = [folder for folder in self._folder.glob(f"{_INDEX}-*") if (folder / _WHOLE).exists()]
        return max(whole, key=_generation, default=self._folder / _INDEX)

    def _started_over(self) -> Any:
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()
        for folder in self._folder.glob(f"{_INDEX}*"):
            _removed(folder)
        return self._opened()


def _removed(folder: Path) -> None:
    """Takes a folder away. Chroma may still be writing the last of it when it is closed, so a second try may be needed."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)


def _generation(folder: Path) -> int:
    number = folder.name.removeprefix(_INDEX).lstrip("-")
    return int(number) if number.isdigit() else 0


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, allow_reset=False)
    return chromadb.PersistentClient(path=str(folder), settings=settings)


def _collection(client: Any, name: str) -> Any:
    return client.get_or_create_collection(
        name, embedding_function=None, configuration={"hnsw": {"space": "cosine", "ef_search": 200}}
    )


def _copy(source: Any, target: Any) -> None:
    ids = source.get(include=[])["ids"]
    for start in range(0, len(ids), _BATCH):
        rows = source.get(ids=ids[start : start + _BATCH], include=["embeddings", "metadatas"])
        target.add(ids=rows["ids"], embeddings=rows["embeddings"], metadatas=rows["metadatas"])


def _locked(path: Path) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise OperatorError(
            "Another process of this program uses the same data folder.",
            next_step="Stop it, or choose another folder with --data.",
        ) from None
    return descriptor


@contextmanager
def _at_chroma() -> Generator[None]:
    """Work of Chroma's: its failures in words, nothing of ours in the memory that it writes to the disk."""
    try:
        with clean_memory():
            yield
    except Exception as error:  # see __init__
        raise OutsideError(
            "The index for search by meaning did not answer.",
            kept="All documents are in the database, and keyword search works.",
            next_step="Run rebuild-index if it happens again.",
        ) from error
