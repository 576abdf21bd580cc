"""Does a question ask for what was decided? Told by its nearness to the guided wordings of every question."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot
from assistant.domain.text.words import overlap
from assistant.ports import Embedder

_CLAUSE = re.compile(r"[;:,] ")
_NEAREST = 4  # slots among which a decided one must be
_ALIKE = 0.35  # cosine from which a question may be taken for one of ours
_SHARED = 0.2  # share of content words, where there is no sentence model


class Relevance:
    """Compares a question with several wordings of every question of the question file. Safe for threads."""

    def __init__(self, knowledge: Knowledge, embedder: Embedder | None) -> None:
        self._wordings = [
            (slot, text)
            for slot, question in knowledge.questions.items()
            for text in (question.ask, question.plain, question.differently, *question.follow_ups)
        ]
        self._embedder = embedder
        self._vectors = lru_cache(maxsize=1)(self._embed_wordings)

    def asks(self, question: str, slots: Sequence[Slot]) -> bool:
        """True where one of the slots is among the few that the question is nearest to."""
        clause = _CLAUSE.split(question)[-1]  # what comes before may recall what was said
        return self._near(question, slots) or (clause != question and self._near(clause, slots))

    def nearest(self, question: str) -> list[Slot]:
        """The slots that the question comes near to at all, the nearest first."""
        likeness = self._likeness(question)
        enough = _SHARED if self._embedder is None else _ALIKE
        return sorted((slot for slot in likeness if likeness[slot] >= enough), key=lambda slot: -likeness[slot])

    def _near(self, question: str, slots: Sequence[Slot]) -> bool:
        likeness = self._likeness(question)
        if self._embedder is None:
            return any(likeness.get(slot, 0.0) >= _SHARED for slot in slots)
        return any(slot in slots for slot in sorted(likeness, key=lambda slot: -likeness[slot])[:_NEAREST])

    def _likeness(self, question: str) -> dict[Slot, float]:
        """By slot, how like the question is to the likest of its wordings: cosine, or the share of words without a model."""
        if self._embedder is None:
            scores = [overlap(question, text) for _, text in self._wordings]
        else:
            scores = (self._vectors() @ np.array(self._embedder.embed([question])[0])).tolist()
        best: dict[Slot, float] = {}
        for (slot, _), score in zip(self._wordings, scores, strict=True):
            best[slot] = max(best.get(slot, -1.0), score)
        return best

    def warm(self) -> None:
        """Embeds the wordings, which takes some seconds, before the first person waits for them."""
        if self._embedder is not None:
            self._vectors()

    def _embed_wordings(self) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        assert self._embedder is not None
        return np.array(self._embedder.embed([text for _, text in self._wordings]), dtype=np.float32)
