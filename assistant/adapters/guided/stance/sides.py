"""Which side a text takes on each condition of work: the pinned sentence model with its last layers tuned, and a head of our
own that looks at every token.

evals/sides.py tunes both on knowledge/utterances and knowledge/answers and writes knowledge/sides_model.npz; here they are only
applied. The tuned weights are kept as bytes at places of the pinned file, which never changes."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedding import MODEL, SentenceModel
from assistant.domain.errors import ContentError, OperatorError
from assistant.domain.slots import Cell

Floats = NDArray[np.float32]

CELLS = tuple(Cell)
_PATCH, _HEAD = ("places", "lengths", "content"), ("query", "side", "about", "shift")  # arrays of the file
_log = logging.getLogger(__name__)


def asked_about(cell: Cell, text: str) -> str:
    """An answer with its question before it, in one word, as the model learned to read it: "tools: nothing"."""
    return f"{cell.value}: {text}"


@dataclass(frozen=True)
class Patch:
    """Bytes that replace others of a file: ``content`` holds the stretches one after the other."""

    places: NDArray[np.int64]
    lengths: NDArray[np.int64]
    content: NDArray[np.uint8]

    def applied(self, data: bytes) -> bytes:
        """The file with the bytes replaced."""
        changed, start = bytearray(data), 0
        for place, length in zip(self.places.tolist(), self.lengths.tolist(), strict=True):
            changed[place : place + length] = self.content[start : start + length].tobytes()
            start += length
        return bytes(changed)


def _patch(path: Path) -> Patch:
    with np.load(path, allow_pickle=False) as stored:
        return Patch(*(stored[name] for name in _PATCH))


@dataclass(frozen=True)
class Head:
    """What is read from the token vectors of a text, for each of the six cells: ``query`` [6, 384] finds the telling tokens;
    ``side`` and ``about`` [6, 768] weigh the mean of all tokens and that of the telling ones; ``shift`` [2, 6] is added."""

    query: Floats
    side: Floats
    about: Floats
    shift: Floats

    def scores(self, states: Floats, mask: Floats) -> Floats:
        """Log-odds [text, 2, cell]: that the cell is in the way, and that the text speaks of it at all."""
        mean = np.einsum("nth,nt->nh", states, mask) / mask.sum(1, keepdims=True)
        logits = np.einsum("nth,ch->nct", states, self.query) + (mask[:, None] - 1) * np.float32(1e9)
        weights = np.exp(logits - logits.max(-1, keepdims=True))
        telling = np.einsum("nct,nth->nch", weights / weights.sum(-1, keepdims=True), states)
        both = np.concatenate([np.broadcast_to(mean[:, None], telling.shape), telling], axis=-1)
        return np.stack([np.einsum("nch,ch->nc", both, part) for part in (self.side, self.about)], axis=1) + self.shift


class Sides:
    """Applies the tuned model. Safe to use from several threads."""

    def __init__(self, head: Head, model: SentenceModel) -> None:
        self._head, self._model = head, model

    @classmethod
    def load(cls, path: Path, threads: int = 0) -> "Sides":
        """Reads the head; the tuned weights are read with the sentence model, when first needed. Raises ContentError where the
        file is absent or belongs to another sentence model."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                if str(stored["base"]) != MODEL.sha256:
                    raise ValueError("tuned from another sentence model")
                if missing := {*_PATCH} - {*stored.files}:
                    raise ValueError(f"without {', '.join(sorted(missing))}")
                head = Head(*(stored[name].astype(np.float32) for name in _HEAD))
        except (OSError, ValueError, KeyError) as error:
            raise ContentError(
                f"The model of sides {path.name} cannot be used ({error}).",
                next_step="Tune it again with: python -m evals.sides",
            ) from error
        return cls(head, SentenceModel(threads=threads, change=lambda data: _patch(path).applied(data)))

    def of(self, text: str, cell: Cell) -> float:
        """Log-odds that an answer to the question about a cell names something in the way; 0 where the sentence model is absent
        or altered."""
        try:
            return float(self.scores([asked_about(cell, text)])[0, 0, CELLS.index(cell)])
        except OperatorError as error:
            _log.warning("No side is heard in an answer: %s", error)
            return 0.0

    def scores(self, texts: Sequence[str]) -> Floats:
        """Log-odds [text, 2, cell]: that the cell is in the way, given that the text speaks of it; and that it does. Raises
        OperatorError where the sentence model is absent or altered."""
        scores = np.empty((len(texts), 2, len(CELLS)), dtype=np.float32)
        for rows, states, mask in self._model.states(texts):
            scores[rows] = self._head.scores(states, mask)
        return scores
