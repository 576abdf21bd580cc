"""The library's speed and size, each figure beside its target: how fast documents become findable, how search slows as they grow.

Texts are drawn by a fixed seed from the sample library and from what requesters say (knowledge/utterances). Vectors of large
libraries are drawn around those of real sentences, since making 100,000 real ones takes over an hour here; every query is
embedded for real."""

import os
import random
import re
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.content import content_root
from assistant.adapters.database import Database
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.parsing import ChildParser
from assistant.domain.library.documents import Chunk, Document
from assistant.domain.library.markup import read_marked
from assistant.domain.library.splitting import split
from assistant.domain.text.sentences import sentences
from assistant.services.ingest import Ingest
from assistant.services.retrieval import Retrieval
from assistant.services.vectors import embedding_text

Report = dict[str, Any]

SIZES = (1_000, 10_000, 100_000)  # passages
_SEARCH_MS = {10_000: 60.0, 100_000: 150.0}  # 95th percentile, embedding included: issue 5
_KEYWORD_S, _VECTORS = 1.0, 1.15  # for 100 pages; times the bare embedding loop
_PARTS, _PASSAGES = 10, 1_000  # documents of the ingest, and their passages together
_PAGE, _PASSAGE, _SENTENCES = 500, 130, 12  # words of a page and a passage; sentences that make a passage
_QUERIES, _WARM, _ASKED = 200, 5, 12  # those that are not measured, and words of each
_SEED = 11
_CENTRES, _SPREAD = 300, 0.05  # real sentences, and how far synthetic passages lie around them in each dimension
_IN_DOCUMENT = 100  # passages


def ingest() -> Report:
    """Ingests about 1,000 passages in ten documents; the bare embedding loop runs on each document's passages just before."""
    spent: defaultdict[str, float] = defaultdict(float)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place, embedder = Path(folder), OnnxEmbedder()
        database, index = Database(f"sqlite:///{place / 'bench.db'}"), ChromaIndex(place / "index", embedder.name)
        library = Ingest(database, ChildParser(60, 1_000), embedder, index)
        index.count()
        embedder.embed(["Loads the model."])
        for number, text in enumerate(_documents()):
            spent["bare"] += _bare(embedder, text)
            for name, seconds in _added(library, text, number).items():
                spent[name] += seconds
        passages, size = index.count(), _megabytes(place)
        for part in (library, database, index):
            part.close()
    pages = spent["words"] / _PAGE
    return {
        "keyword_ready_s_per_100_pages": _judged(spent["ready"] / pages * 100, _KEYWORD_S)
        | {"pages": round(pages), "processor_s": _round(spent["worked"] / pages * 100)},
        "vectors_to_bare_loop": _judged(spent["vectors"] / spent["bare"], _VECTORS)
        | {"vectors_s": _round(spent["vectors"]), "bare_s": _round(spent["bare"])},
        "passages_a_second": {"value": _round(passages / spent["vectors"]), "passages": passages},
        "memory_mb": {"value": _peak(), "load": _round(os.getloadavg()[0])},
        "disk_mb": {"value": size},
    }


def _added(library: Ingest, text: str, number: int) -> dict[str, float]:
    """Seconds until a document is found by keywords, of them at work, and from then on until all its vectors are made."""
    begun, working = time.perf_counter(), time.thread_time()
    library.add_text(f"Part {number}", text)
    ready, worked = time.perf_counter(), time.thread_time()
    library.wait_idle()
    done = time.perf_counter()
    return {"ready": ready - begun, "worked": worked - working, "vectors": done - ready, "words": len(text.split())}


def search(sizes: Sequence[int] = SIZES) -> Report:
    """Hybrid search in libraries of these sizes, each in a process of its own so that memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        return {f"search_{size}": report for size, report in zip(sizes, pool.map(_searched, sizes), strict=True)}


def _searched(size: int) -> Report:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place, embedder = Path(folder), OnnxEmbedder()
        database, index = Database(f"sqlite:///{place / 'bench.db'}"), ChromaIndex(place / "index", embedder.name)
        begun = time.perf_counter()
        _fill(size, database, index, embedder)
        built = time.perf_counter() - begun
        retrieval, rnd = Retrieval(database, database.keywords, embedder, index), _chance(_SEED + 1)
        asked = [_some(rnd, _ASKED) for _ in range(_QUERIES + _WARM)]
        took = [_milliseconds(retrieval, query) for query in asked[:_WARM]]  # they load what stays loaded
        busy = time.process_time()
        took = [_milliseconds(retrieval, query) for query in asked[_WARM:]]
        spent = (time.process_time() - busy) * 1_000 / len(took)
        report = _p95(took, size) | {"median": _round(statistics.median(took)), "processor_ms": _round(spent)}
        report |= {"memory_mb": _peak(), "load": _round(os.getloadavg()[0])}
        report |= {"disk_mb": _megabytes(place), "built_s": _round(built), "queries": len(took)}
        index.close()
        database.close()
    return report


def _p95(took: list[float], size: int) -> Report:
    value = statistics.quantiles(took, n=20)[-1]
    return _judged(value, _SEARCH_MS[size]) if size in _SEARCH_MS else {"value": _round(value)}


def _milliseconds(retrieval: Retrieval, query: str) -> float:
    begun = time.perf_counter()
    retrieval.passages(query)
    return (time.perf_counter() - begun) * 1_000


def _fill(size: int, database: Database, index: ChromaIndex, embedder: OnnxEmbedder) -> None:
    rnd, rng = _chance(_SEED), np.random.default_rng(_SEED)
    centres = np.array(embedder.embed(rnd.sample(_sentences(), min(_CENTRES, len(_sentences())))))
    for first in range(0, size, _IN_DOCUMENT):
        name = f"d{first}"
        database.add_document(document := Document(id=name, title=f"Document {first}", keyword_ready=True), [])
        chunks = [
            Chunk(id=f"{name}-{at}", document_id=name, ordinal=at, text=_some(rnd, _PASSAGE), start=0, end=1)
            for at in range(_IN_DOCUMENT)
        ]
        database.store_chunks(document, chunks, [])
        around = rng.integers(0, len(centres), _IN_DOCUMENT)
        vectors = centres[around] + rng.normal(0, _SPREAD, (_IN_DOCUMENT, centres.shape[1]))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        index.add([chunk.id for chunk in chunks], vectors.tolist(), [name] * _IN_DOCUMENT)


def _documents() -> Iterator[str]:
    rnd, known = _chance(_SEED), _sentences()
    for _ in range(_PARTS):
        paragraphs = [" ".join(rnd.sample(known, _SENTENCES)) for _ in range(_PASSAGES // _PARTS)]
        yield "\n\n".join(paragraphs)


def _bare(embedder: OnnxEmbedder, text: str) -> float:
    """Seconds that the same passages take in one call that does nothing else: all sorted by length, so least padding."""
    texts = [embedding_text(chunk) for chunk in split("", read_marked(text).pages)]
    begun = time.perf_counter()
    embedder.embed(texts)
    return time.perf_counter() - begun


@cache
def _sentences() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted((content_root() / "examples").glob("*.md"))]
    found = (" ".join(sentence.text.split()) for text in texts for sentence in sentences(text))
    return sorted({text for text in found if 8 <= len(text.split()) <= 30})


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (no secret)


@cache
def _words() -> list[str]:
    """All words, as often as they come."""
    said = (path.read_text("utf-8") for path in sorted((content_root() / "utterances").glob("*.yaml")))
    return re.findall(r"[^\W_]+", " ".join([*said, *_sentences()]))


def _some(rnd: random.Random, count: int) -> str:
    return " ".join(rnd.choices(_words(), k=count))


def _judged(value: float, target: float) -> Report:
    return {"value": _round(value), "target": target, "pass": value <= target}


def _round(value: float) -> float:
    return round(value, 2)


def _peak() -> float:
    """Megabytes of memory that this process held at most."""
    return _round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _megabytes(place: Path) -> float:
    return _round(sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1_000_000)
