"""How often "no support found" is right for requests of the invented requesters, put to their own library and to others'.

The companies are of unlike industries, the libraries small: easier than the judged sets (docs/library.md). Openings whose
gold says that a goal supports them must find support at home; abroad they should find none, though a few may by chance.

Run: python -m evals.strangers"""

import json
import random
import tempfile
from pathlib import Path
from typing import Any

import yaml

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.database import Database
from assistant.adapters.embedding import OnnxEmbedder
from assistant.domain.library.documents import Chunk, Document
from assistant.domain.library.markup import read_marked
from assistant.domain.library.splitting import split
from assistant.services.retrieval import Retrieval
from assistant.services.vectors import embedding_text
from evals.retrieval import interval

REQUESTERS = Path(__file__).parent / "requesters"
_ABROAD, _SEED, _FOUND = 12, 3, 5  # other companies that each request is put to; passages looked at


def strangers(folder: Path = REQUESTERS) -> dict[str, Any]:
    """Misses at home and right answers abroad, each with its 95 percent interval."""
    told = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))]
    asking = [one for one in told if any("text" in document for document in one.get("documents") or ())]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        search = _library(asking, Path(place))
        home = [not _related(search, one, one) for one in asking if one["expect"]["alignment"] == "aligned"]
        abroad = [not _related(search, one, other) for one in asking for other in _others(one, asking)]
    return {"home": _rate("missed", home), "abroad": _rate("right", abroad)}


def _library(asking: list[dict[str, Any]], place: Path) -> Retrieval:
    """One library in which each company is one document: a search within it sees its own passages only."""
    embedder = OnnxEmbedder()
    database, index = Database(f"sqlite:///{place / 'all.db'}"), ChromaIndex(place / "index", embedder.name)
    for one in asking:
        chunks = _chunks(one)
        database.add_document(company := Document(id=one["id"], title=one["title"], keyword_ready=True), [])
        database.store_chunks(company, chunks, [])
        vectors = embedder.embed([embedding_text(chunk) for chunk in chunks])
        index.add([chunk.id for chunk in chunks], vectors, [one["id"]] * len(chunks))
    return Retrieval(database, database.keywords, embedder, index)


def _chunks(one: dict[str, Any]) -> list[Chunk]:
    pages = [page for document in one["documents"] for page in read_marked(document.get("text", "")).pages]
    return split(one["id"], pages)


def _others(one: dict[str, Any], asking: list[dict[str, Any]]) -> list[dict[str, Any]]:
    chance = random.Random(f"{_SEED} {one['id']}")  # noqa: S311 (no secret)
    others = [other for other in asking if other is not one]
    return chance.sample(others, min(_ABROAD, len(others)))


def _related(search: Retrieval, one: dict[str, Any], other: dict[str, Any]) -> bool:
    return search.related(one["opening"], search.passages(one["opening"], _FOUND, other["id"]))


def _rate(name: str, outcomes: list[bool]) -> dict[str, Any]:
    return {name: sum(outcomes), "of": len(outcomes), "interval": interval(sum(outcomes), len(outcomes))}


if __name__ == "__main__":
    print(json.dumps(strangers(), indent=2))
