"""Search by keywords and by meaning: passages for words, strategic goals for a brief."""

import math
from collections.abc import Sequence
from operator import mul

from assistant.domain.alignment.shapes import Candidate
from assistant.domain.errors import OutsideError
from assistant.domain.library.documents import Chunk, Document, Passage, Place, StrategicGoal
from assistant.domain.library.filtering import EVERYTHING, Filter
from assistant.domain.library.folding import folded
from assistant.domain.library.quoting import best_sentence
from assistant.domain.text.words import stems, words
from assistant.ports import Embedder, KeywordIndex, Repository, VectorIndex
from assistant.services.vector_cache import VectorCache

GOAL_KEYWORD_SHARE = 0.3  # of a goal's score; the rest is nearness in meaning (DESIGN.md section 5)
# The share of keywords in a passage's score is the share of the query's words that one passage holds: a question in the
# words of the document is answered by its words, a manager's talk by its meaning. Within these bounds it was at least as good
# as every baseline on four judged sets (docs/library.md).
_LEAST_KEYWORDS, _MOST_KEYWORDS = 0.3, 0.8
_LOOKED_AT = 5  # best passages: those that tell the share, and those that the query is moved towards
_MOVED = 0.5  # weight of their mean beside the query (relevance feedback: Rocchio, 1971; blind: Croft and Harper, 1979)
_DEPTH = 50  # hits of each kind that are blended
_COMPARED = 20  # of them at least, that are looked at for what says the same: it lies next to each other
# Cosine below which the best passage has nothing to do with the query. On 48 judged requests against three strategies
# (MiniLM) it kept all 6 that had no passage apart and took 6 of the other 42 for unrelated (95 %: 7 to 28 percent); of 96
# requests put to another organisation's strategy it kept 43 apart (45 %, 95 %: 35 to 55), some of the others being real hits.
RELATED = 0.34
_SHARED_WORDS = 2  # the same by keywords alone: telling words that query and passage must share


class Retrieval:
    """ports.Search. Without embedder or vectors, or where they fail, by keywords alone."""

    def __init__(
        self,
        repository: Repository,
        keywords: KeywordIndex,
        embedder: Embedder | None = None,
        vectors: VectorIndex | None = None,
    ) -> None:
        self._repository, self._keywords, self._vectors = repository, keywords, vectors
        self._cache = VectorCache(embedder if vectors else None)

    def passages(self, query: str, k: int = 5, document_id: str = "", only: Filter = EVERYTHING) -> list[Passage]:
        """The k best passages, best first, with a score 0..1 that compares passages of this one search. What says the same
        elsewhere is folded into the best of them. Superseded documents are among them: look at
        ``document.superseded_by``. ``only`` says in which documents to look."""
        within = self._within(document_id, only)
        if within == []:
            return []
        by_meaning, moved = self._similar(query, within or ())
        by_words = dict(self._keywords.search(query, _DEPTH, within or ()))
        blended = _blend(by_words, moved, self._keyword_share(query, by_words))
        best = sorted(blended, key=lambda chunk_id: -blended[chunk_id])
        chunks = self._repository.chunks(best[: max(_COMPARED, 3 * k)])  # vectors may outlive their chunk for a moment
        documents = self._documents(chunks)
        old = {key for key, document in documents.items() if not document.in_force}
        return [
            Passage(
                chunk=group.chunk,
                document=documents[group.chunk.document_id],
                quote=best_sentence(group.chunk.text, query, documents[group.chunk.document_id].suspicious),
                score=round(max(blended[chunk.id] for chunk in (group.chunk, *group.others)), 4),
                similarity=round(max(by_meaning.get(chunk.id, 0.0) for chunk in (group.chunk, *group.others)), 4),
                terms=_terms(query, group.chunk),
                also=tuple(_place(chunk, documents[chunk.document_id]) for chunk in group.others),
            )
            for group in folded([chunk for chunk in chunks if chunk.document_id in documents], old)[:k]
        ]

    def related(self, query: str, found: Sequence[Passage]) -> bool:
        """False where even the best of the passages has nothing to do with the query: "no support found"."""
        wanted = stems(query)
        if wanted and any(wanted <= stems(passage.chunk.text) for passage in found):
            return True
        if any(passage.similarity for passage in found):
            return max(passage.similarity for passage in found) >= RELATED
        return any(len(wanted & stems(passage.chunk.text)) >= _SHARED_WORDS for passage in found)

    def candidates(self, queries: Sequence[str], k: int | None = None) -> tuple[Candidate, ...]:
        """The ``k`` strategic goals nearest to a brief that is told in several phrasings (business goal, metric, behaviour),
        best first; all of them without ``k``.
        Those of superseded documents are among them, marked by their document."""
        asked = [query for query in dict.fromkeys(query.strip() for query in queries) if query]
        goals = [goal for goal in self._repository.goals() if not goal.dismissed]
        if not asked or not goals:
            return ()
        documents = {document.id: document for document in self._repository.documents()}
        found = [
            Candidate(goal=goal, document=documents[goal.document_id], score=score, similarity=similarity)
            for goal, (score, similarity) in zip(goals, self._goal_scores(asked, goals), strict=True)
            if goal.document_id in documents
        ]
        return tuple(sorted(found, key=lambda candidate: -candidate.score)[:k])

    def warm(self) -> None:
        """Makes the vectors of all goals now, so that the first candidates come as fast as later ones."""
        self._cache.vectors([_goal_text(goal) for goal in self._repository.goals()])

    def _goal_scores(self, queries: Sequence[str], goals: Sequence[StrategicGoal]) -> list[tuple[float, float]]:
        """Score and similarity of each goal: its nearest phrasing counts."""
        by_words = _word_scores(queries, goals)
        asked, found = self._cache.vectors(queries), self._cache.vectors([_goal_text(goal) for goal in goals])
        if asked is None or found is None:
            return [(score, 0.0) for score in by_words]
        nearest = [max(_cosine(goal, query) for query in asked) for goal in found]
        return [
            (round(GOAL_KEYWORD_SHARE * words + (1 - GOAL_KEYWORD_SHARE) * max(0.0, near), 4), round(near, 4))
            for words, near in zip(by_words, nearest, strict=True)
        ]

    def _within(self, document_id: str, only: Filter) -> list[str] | None:
        """The documents to look in, None for all of them."""
        if only == EVERYTHING:
            return [document_id] if document_id else None
        allowed = [document.id for document in self._repository.documents() if only.allows(document)]
        return [key for key in allowed if document_id in ("", key)]

    def _documents(self, chunks: Sequence[Chunk]) -> dict[str, Document]:
        """The documents of the chunks by id, without those that are deleted meanwhile."""
        found = self._repository.documents({chunk.document_id for chunk in chunks})
        return {document.id: document for document in found}

    def _keyword_share(self, query: str, by_words: dict[str, float]) -> float:
        """How much of the query's wording one of the best passages by keywords holds, within the bounds."""
        asked = stems(query)
        best = self._repository.chunks(list(by_words)[:_LOOKED_AT])
        held = max((len(asked & stems(chunk.text)) for chunk in best), default=0)
        return min(_MOST_KEYWORDS, max(_LEAST_KEYWORDS, held / max(1, len(asked))))

    def _similar(self, query: str, within: Sequence[str]) -> tuple[dict[str, float], dict[str, float]]:
        """Passages near the query, and those near the query moved towards the first of them."""
        vectors = self._cache.vectors([query]) if query.strip() else None
        if vectors is None or self._vectors is None:
            return {}, {}
        try:
            near = dict(self._vectors.query(vectors[0], _DEPTH, within))
            best = self._vectors.vectors(list(near)[:_LOOKED_AT])
            return near, dict(self._vectors.query(_moved(vectors[0], best), _DEPTH, within)) if best else near
        except OutsideError:
            return {}, {}


def _terms(query: str, chunk: Chunk) -> tuple[str, ...]:
    """The words of the query that a chunk holds in some form, each once."""
    held = stems(f"{chunk.heading} {chunk.text}")
    return tuple(dict.fromkeys(word for word in words(query) if stems(word) & held))


def _place(chunk: Chunk, document: Document) -> Place:
    return Place(
        chunk_id=chunk.id, document_id=document.id, title=document.title, page=chunk.page, heading=chunk.heading
    )


def _moved(query: Sequence[float], towards: Sequence[Sequence[float]]) -> list[float]:
    """A unit vector between the query and the mean of what was found for it."""
    weight = _MOVED / len(towards)
    both = [mine + weight * sum(theirs) for mine, *theirs in zip(query, *towards, strict=True)]
    length = math.hypot(*both) or 1.0
    return [value / length for value in both]


def _blend(by_words: dict[str, float], by_meaning: dict[str, float], keyword_share: float) -> dict[str, float]:
    """Both kinds of score spread over 0..1, then weighed together."""
    share = keyword_share if by_meaning else 1.0
    words, meaning = _spread(by_words), _spread(by_meaning)
    return {
        chunk_id: share * words.get(chunk_id, 0.0) + (1 - share) * meaning.get(chunk_id, 0.0)
        for chunk_id in by_meaning | by_words
    }


def _spread(scores: dict[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    return {chunk_id: (score - low) / (high - low) if high > low else 1.0 for chunk_id, score in scores.items()}


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    """Of unit vectors."""
    return sum(map(mul, one, other))


def _goal_text(goal: StrategicGoal) -> str:
    return f"{goal.metric}. {goal.statement}" if goal.metric else goal.statement


def _word_scores(queries: Sequence[str], goals: Sequence[StrategicGoal]) -> list[float]:
    """How much of a goal's wording the queries use, 0..1, rare words counting more."""
    asked = stems(" ".join(queries))
    shared = [stems(_goal_text(goal)) & asked for goal in goals]
    weight = {
        word: math.log(1 + len(goals) / sum(word in wording for wording in shared))
        for word in set[str]().union(*shared)
    }
    most = 3 * math.log(1 + len(goals))  # three words that only this goal has
    return [round(min(1.0, sum(weight[word] for word in wording) / most), 4) for wording in shared]
