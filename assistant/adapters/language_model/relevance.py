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

    def _near(self, question: str, slots: Sequence[Slot]) -> bool:
        if self._embedder is None:
            mine = [text for slot, text in self._wordings if slot in slots]
            return max((overlap(question, text) for text in mine), default=0.0) >= _SHARED
        vector = np.array(self._embedder.embed([question])[0])
        near: dict[Slot, float] = {}
        for (slot, _), likeness in zip(self._wordings, self._vectors() @ vector, strict=True):
            near[slot] = max(near.get(slot, -1.0), float(likeness))
        nearest = sorted(near, key=lambda slot: -near[slot])[:_NEAREST]
        return any(slot in slots for slot in nearest)

    def warm(self) -> None:
        """Embeds the wordings, which takes some seconds, before the first person waits for them."""
        if self._embedder is not None:
            self._vectors()

    def _embed_wordings(self) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        assert self._embedder is not None
        return np.array(self._embedder.embed([text for _, text in self._wordings]), dtype=np.float32)
