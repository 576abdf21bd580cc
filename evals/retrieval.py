"""Search on judged sets: a folder with corpus.jsonl, queries.jsonl and qrels.jsonl.

Compares the product's search with keywords alone, meaning alone, and what a tutorial builds: recursive splits of 1,000
characters with 200 in common, plain nearest neighbours. Gain is 2^relevance - 1; a hit is a passage of the highest grade
in the set."""

import json
import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.database import Database
from assistant.adapters.embedding import OnnxEmbedder
from assistant.domain.library.documents import Chunk, Document
from assistant.services.retrieval import Retrieval
from evals.tutorial import spans

DEPTH = 10
_BATCH = 64
_BETWEEN = "\n\n"  # passages of a document in its text

_CHANCE_HITS = Path(__file__).parent / "chance_hits.yaml"
_Z = 1.96  # of 95 percent

Report = dict[str, Any]
Ranking = list[str]
Search = Callable[[str, str], Ranking]


@dataclass(frozen=True)
class Query:
    """A judged query. ``relevant`` grades passages by id; ``document`` limits the search to one document."""

    id: str
    text: str
    document: str
    unanswerable: bool
    relevant: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True)
class JudgedSet:
    """Passages by document, in order, and queries."""

    documents: dict[str, list[tuple[str, str]]]  # document -> (passage id, text)
    queries: list[Query]


def eval_retrieval(folder: Path) -> Report:
    """Measures one judged set; the numbers as DESIGN.md section 7 lays them out, each rate with its 95 percent interval."""
    with tempfile.TemporaryDirectory() as place:
        library = _Library(read_set(folder), Path(place))
        try:
            return _measured(library)
        finally:
            library.close()


def eval_together(folders: Sequence[Path]) -> Report:
    """Measures several judged sets, their mean, and how often "no support found" is said to requests of one organisation
    that are put to the library of another. Chance hits that a person read (chance_hits.yaml) are left out."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as open_ones:
        libraries: dict[str, _Library] = {}
        for folder in folders:
            library = libraries[folder.name] = _Library(read_set(folder), Path(place) / folder.name)
            open_ones.callback(library.close)
        sets = {name: _measured(library) for name, library in libraries.items()}
        return {"sets": sets, "mean_ndcg@10": _means(sets), "strangers": _strangers(libraries)}


def _measured(library: "_Library") -> Report:
    answerable = [query for query in library.queries if query.relevant]
    hopeless = [query for query in library.queries if query.unanswerable]
    rates = {name: _rate(library, asked) for name, asked in (("none", hopeless), ("answerable", answerable))}
    systems = {"keyword": library.keyword, "dense": library.dense, "tutorial": library.tutorial}
    return {
        "system": _scores(library.system, answerable),
        "baselines": {name: _scores(search, answerable) for name, search in systems.items()},
        **rates,
        "intervals": {name: interval(rate["abstained"], rate["of"]) for name, rate in rates.items()},
    }


def _means(sets: dict[str, Report]) -> dict[str, float]:
    listed = [{"system": report["system"], **report["baselines"]} for report in sets.values()]
    return {name: round(fmean(scores[name]["ndcg@10"] for scores in listed), 4) for name in listed[0]}


def _strangers(libraries: dict[str, "_Library"]) -> Report:
    """By library, and over all: requests of the other sets, which it cannot support."""
    hits = yaml.safe_load(_CHANCE_HITS.read_text("utf-8"))
    rates = {name: _rate(library, list(_of_others(name, libraries, hits))) for name, library in libraries.items()}
    over_all = {key: sum(rate[key] for rate in rates.values()) for key in ("abstained", "of")}
    return {
        name: {**rate, "interval": interval(rate["abstained"], rate["of"])}
        for name, rate in {"all": over_all, **rates}.items()
    }


def _of_others(name: str, libraries: dict[str, "_Library"], hits: dict[str, dict[str, list[str]]]) -> Iterator[Query]:
    for other, asking in libraries.items():
        for query in asking.queries:
            if other != name and name not in hits.get(other, {}).get(query.id, []):
                yield replace(query, document="")


def _rate(library: "_Library", queries: Sequence[Query]) -> dict[str, int]:
    return {"abstained": sum(map(library.abstains, queries)), "of": len(queries)}


def interval(found: int, of: int) -> tuple[float, float]:
    """The 95 percent interval of a share (Wilson, 1927); of nothing it is anything."""
    if not of:
        return 0.0, 1.0
    share, spread = found / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def read_set(folder: Path) -> JudgedSet:
    """Reads a judged set; queries without a judgement that are not marked as unanswerable are left out."""
    documents: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(folder / "corpus.jsonl"):
        documents.setdefault(_document_of(row), []).append((row["id"], row["text"]))
    grades: dict[str, dict[str, int]] = {}
    for row in _rows(folder / "qrels.jsonl"):
        if row["relevance"] > 0:
            grades.setdefault(row["query_id"], {})[row["doc_id"]] = row["relevance"]
    queries = [
        Query(
            id=row["id"],
            text=row["text"],
            document=row.get("document", ""),
            unanswerable=row.get("kind") == "none",
            relevant=grades.get(row["id"], {}),
        )
        for row in _rows(folder / "queries.jsonl")
    ]
    return JudgedSet(documents, [query for query in queries if query.relevant or query.unanswerable])


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _document_of(row: dict[str, Any]) -> str:
    """The document a passage belongs to: named, or the part of its id before "#"."""
    return str(row.get("doc") or row.get("document") or str(row["id"]).split("#")[0])


class _Library:
    """The judged passages in a real database and vector index, searched in four ways."""

    def __init__(self, judged: JudgedSet, place: Path) -> None:
        place.mkdir(exist_ok=True)
        self.queries = judged.queries
        self._embedder = OnnxEmbedder()
        self._database = Database(f"sqlite:///{place / 'eval.db'}")
        self._vectors = ChromaIndex(place / "passages", self._embedder.name)
        self._splits = ChromaIndex(place / "splits", self._embedder.name)
        self._covers: dict[str, list[str]] = {}
        for document, passages in judged.documents.items():
            self._store(document, passages)
            self._store_splits(document, passages)
        self._retrieval = Retrieval(self._database, self._database.keywords, self._embedder, self._vectors)

    def system(self, text: str, document: str) -> Ranking:
        """A passage stands for those folded into it, which are shown with it."""
        found = self._retrieval.passages(text, DEPTH, document)
        return [key for hit in found for key in (hit.chunk.id, *(place.chunk_id for place in hit.also))][:DEPTH]

    def keyword(self, text: str, document: str) -> Ranking:
        return [chunk_id for chunk_id, _ in self._database.keywords.search(text, DEPTH, _only(document))]

    def dense(self, text: str, document: str) -> Ranking:
        return [found for found, _ in self._vectors.query(self._embedder.embed([text])[0], DEPTH, _only(document))]

    def tutorial(self, text: str, document: str) -> Ranking:
        """A split stands for the passages it covers, the one it covers most first."""
        splits = self._splits.query(self._embedder.embed([text])[0], DEPTH, _only(document))
        return list(dict.fromkeys(covered for split, _ in splits for covered in self._covers[split]))[:DEPTH]

    def abstains(self, query: Query) -> bool:
        found = self._retrieval.passages(query.text, 5, query.document)
        return not self._retrieval.related(query.text, found)

    def close(self) -> None:
        for part in (self._vectors, self._splits, self._database):
            part.close()

    def _store(self, name: str, passages: Sequence[tuple[str, str]]) -> None:
        document = Document(id=name, title=name, keyword_ready=True)
        chunks = [
            Chunk(id=passage_id, document_id=name, ordinal=place, text=text, start=0, end=len(text))
            for place, (passage_id, text) in enumerate(passages)
        ]
        self._database.add_document(document, [])
        self._database.store_chunks(document, chunks, [])
        self._embed(self._vectors, name, [(chunk.id, chunk.text) for chunk in chunks])

    def _store_splits(self, name: str, passages: Sequence[tuple[str, str]]) -> None:
        owners = [passage_id for passage_id, text in passages for _ in range(len(text) + len(_BETWEEN))]  # by character
        whole = _BETWEEN.join(text for _, text in passages)
        places = {f"{name}/{start}": (start, end) for start, end in spans(whole)}
        for split_id, (start, end) in places.items():
            covered = owners[start:end]
            self._covers[split_id] = sorted(
                set(covered), key=lambda owner, c=covered: (-c.count(owner), c.index(owner))
            )
        self._embed(self._splits, name, [(split_id, whole[slice(*at)]) for split_id, at in places.items()])

    def _embed(self, index: ChromaIndex, document: str, texts: Sequence[tuple[str, str]]) -> None:
        for start in range(0, len(texts), _BATCH):
            some = texts[start : start + _BATCH]
            vectors = self._embedder.embed([text for _, text in some])
            index.add([key for key, _ in some], vectors, [document] * len(some))


def _only(document: str) -> list[str]:
    return [document] if document else []


def _scores(search: Search, queries: Sequence[Query]) -> dict[str, float]:
    rankings = [(search(query.text, query.document), query.relevant) for query in queries]
    highest = max((grade for _, relevant in rankings for grade in relevant.values()), default=1)
    measures = {
        "ndcg@10": [_ndcg(ranking, relevant) for ranking, relevant in rankings],
        "recall@5": [len(relevant.keys() & set(ranking[:5])) / len(relevant) for ranking, relevant in rankings],
        "hit@5": [any(relevant.get(i) == highest for i in ranking[:5]) for ranking, relevant in rankings],
        "mrr": [
            next((1 / n for n, i in enumerate(ranking, 1) if i in relevant), 0.0) for ranking, relevant in rankings
        ],
    }
    return {name: round(fmean(values), 4) if values else 0.0 for name, values in measures.items()}


def _ndcg(ranking: Ranking, relevant: dict[str, int]) -> float:
    found = _gain([relevant.get(passage_id, 0) for passage_id in ranking[:DEPTH]])
    return found / _gain(sorted(relevant.values(), reverse=True)[:DEPTH])


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
