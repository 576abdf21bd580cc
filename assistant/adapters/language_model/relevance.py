"""Does a question ask for what was decided? Told by its nearness to the guided wordings of every question."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Slot
from assistant.domain.text.words import overlap, stems
from assistant.ports import Embedder

_CLAUSE = re.compile(r"[;:,] ")
_NEAREST = 4  # slots among which a decided one must be
_ALIKE = 0.35  # cosine from which a question may be taken for one of ours
_SHARED = 0.2  # share of content words, where there is no sentence model
_CLEARLY = (
    0.45  # likeness from which a question clearly asks for a slot, where it is by the margin below more than any other
)
_MARGIN = 0.2
_DIGIT = re.compile(r"\d")


def _elsewhere(best: dict[Slot, float], decided: float) -> bool:
    """True where a question clearly asks for another slot."""
    nearest = max(best.values())
    return nearest >= _CLEARLY and nearest - decided >= _MARGIN


class Relevance:
    """Compares a question with several wordings of every question of the question file. Safe for threads."""

    def __init__(self, knowledge: Knowledge, embedder: Embedder | None) -> None:
        self._wordings = [
            (slot, text)
            for slot, question in knowledge.questions.items()
            for text in (
                question.ask,
                question.plain,
                question.differently,
                *question.follow_ups,
                question.same_everywhere,
                question.credited,
                question.ahead,
            )
            if text
        ]
        self._words = stems(" ".join(text for _, text in self._wordings))
        self._embedder = embedder
        self._vectors = lru_cache(maxsize=1)(self._embed_wordings)
        self._likeness = lru_cache(maxsize=512)(self._compared)  # a question is looked at several times

    def asked(self, question: str, slots: Sequence[Slot], told: str = "", trusted: bool = False) -> Slot | None:
        """Which of the decided slots a question asks for; None where it asks for something else: where none of them is among
        the few that it is nearest to and, of a ``trusted`` model's question, another is clearly nearer. A good question names
        people and things of the case (``told``), our wordings none: it is looked at without them, too."""
        wordings = {question, _CLAUSE.split(question)[-1], self._bare(question, frozenset(stems(told)))}
        looks = [self._likeness(wording) for wording in wordings if stems(wording)] or [self._likeness(question)]
        best = {slot: max(look[slot] for look in looks) for slot in looks[0]}
        decided = max((slot for slot in slots if slot in best), key=lambda slot: best[slot], default=None)
        if decided is None:
            return None
        among = any(self._near(look, slots) for look in looks)
        return decided if among or (trusted and not _elsewhere(best, best[decided])) else None

    def nearest(self, question: str) -> list[Slot]:
        """The slots that the question comes near to at all, the nearest first."""
        likeness = self._likeness(question)
        enough = _SHARED if self._embedder is None else _ALIKE
        return sorted((slot for slot in likeness if likeness[slot] >= enough), key=lambda slot: -likeness[slot])

    def _near(self, likeness: dict[Slot, float], slots: Sequence[Slot]) -> bool:
        if self._embedder is None:
            return any(likeness.get(slot, 0.0) >= _SHARED for slot in slots)
        return any(slot in slots for slot in sorted(likeness, key=lambda slot: -likeness[slot])[:_NEAREST])

    def _bare(self, question: str, told: frozenset[str]) -> str:
        """The question without figures and without the words of the case that no wording of ours has."""
        case = told - self._words
        kept = (word for word in question.split() if not (_DIGIT.search(word) or (stems(word) and stems(word) <= case)))
        return " ".join(kept)

    def _compared(self, question: str) -> dict[Slot, float]:
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
