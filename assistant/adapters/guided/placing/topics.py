"""What a sentence is about: a small linear model over its meaning (sentence vector) and its words.

evals/reading.py trains it from knowledge/utterances and writes knowledge/reading_model.npz; here it is only applied."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.guided.placing.features import features, tokens
from assistant.domain.brief.reading import Intent
from assistant.domain.errors import ContentError, OperatorError
from assistant.domain.slots import Cell, Direction, Slot
from assistant.ports import Embedder

Floats = NDArray[np.float32]

SLOTS, CELLS = tuple(Slot), tuple(Cell)
INTENTS = tuple(intent for intent in Intent if intent is not Intent.ANSWER)
COLUMNS: dict[str, list[str]] = {
    "slot": [slot.value for slot in SLOTS],
    "cell": [cell.value for cell in CELLS],
    "direction": [cell.value for cell in CELLS],  # "speaks for the cell", given that it speaks about it
    "intent": [intent.value for intent in INTENTS],
    "form": ["vague", "example", "record"],
}
FULL, WORDS_ONLY = "full", "words"
_SHORT = 4  # words; an answer as short as this leans on the question more
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SentenceTopics:
    """Probabilities for one sentence. ``causes`` sums the two directions of a cell to the probability that the sentence
    speaks about that cell. ``weight`` is the strength as evidence of a cause: 1 remark, 2 example, 3 record. ``if_asked``:
    the probability that it answers a slot, had that slot been asked for, with what it says of a cell among them."""

    slots: dict[Slot, float]
    causes: dict[tuple[Cell, Direction], float]
    intents: dict[Intent, float]
    vague: float
    weight: int
    if_asked: dict[Slot, float] = field(default_factory=dict[Slot, float])


@dataclass(frozen=True)
class Weights:
    """One trained variant: a column for every name in COLUMNS. ``scales`` turn scores into probabilities, a row for each
    family; ``asked`` does so for slots and cells while a question stands (see ``asked_terms``)."""

    vocabulary: NDArray[np.uint32]  # feature numbers, ascending
    words: Floats
    meaning: Floats
    bias: Floats
    scales: Floats
    asked: Floats

    def scores(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """Raw scores, a row for each text; ``vectors`` has no columns in the words-only variant."""
        by_words = np.stack([self._word_score(text) for text in texts])
        return (self.bias + vectors @ self.meaning + by_words).astype(np.float32)

    def _word_score(self, text: str) -> Floats:
        found = features(text)
        numbers = np.fromiter(found, dtype=np.uint32, count=len(found))
        values = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        places = np.minimum(np.searchsorted(self.vocabulary, numbers), len(self.vocabulary) - 1)
        return (values * (self.vocabulary[places] == numbers)) @ self.words[places]


def asked_terms(texts: Sequence[str], hits: NDArray[np.bool_]) -> Floats:
    """What a question adds to the evidence: [text, label, term] with terms "was asked for" and "was asked for, and the
    answer is short"."""
    short = np.array([len(tokens(text)) <= _SHORT for text in texts], dtype=np.float32)
    hit = np.broadcast_to(hits.astype(np.float32), (len(texts), len(hits)))
    return np.stack([hit, hit * short[:, None]], axis=-1)


class Topics:
    """Applies the trained model. Safe to use from several threads."""

    def __init__(self, variants: dict[str, Weights], embedder: Embedder | None) -> None:
        self._variants, self._embedder = variants, embedder

    @classmethod
    def load(cls, path: Path, embedder: Embedder | None) -> "Topics":
        """Reads the trained model; without ``embedder`` the words-only weights are used. Raises ContentError where the file
        is absent or was trained for other slots."""
        try:
            with np.load(path, allow_pickle=False) as stored:
                arrays: dict[str, Any] = {name: stored[name] for name in stored.files}
            if list(arrays["columns"]) != columns():
                raise ValueError("other columns")
            variants = {name: _variant(arrays, name) for name in (FULL, WORDS_ONLY)}
        except (OSError, ValueError, KeyError) as error:
            raise ContentError(
                f"The reading model {path.name} cannot be used ({error}).",
                next_step="Train it again with: python -m evals.reading",
            ) from error
        return cls(variants, embedder)

    def predict(self, sentences: Sequence[str], asked: Sequence[Slot] = ()) -> list[SentenceTopics]:
        """What each sentence is about. ``asked``: the slots of the question that the message answers, none for an opening;
        they count as a prior, and a clear other topic wins."""
        if not sentences:
            return []
        weights, vectors = self._vectors(sentences)
        parts = split(weights.scores(sentences, vectors))
        probabilities = {
            family: _sigmoid(parts[family] * scale + shift)
            for family, (scale, shift) in zip(parts, weights.scales, strict=True)
        }
        if not asked:
            return [_topics({family: rows[i] for family, rows in probabilities.items()}) for i in range(len(sentences))]
        likely = _if_asked(weights, sentences, parts, frozenset(Slot))
        probabilities |= _if_asked(weights, sentences, parts, frozenset(asked))
        return [
            _topics({f: rows[i] for f, rows in probabilities.items()}, {f: rows[i] for f, rows in likely.items()})
            for i in range(len(sentences))
        ]

    def _vectors(self, sentences: Sequence[str]) -> tuple[Weights, Floats]:
        if self._embedder:
            try:
                return self._variants[FULL], np.array(self._embedder.embed(sentences), dtype=np.float32)
            except OperatorError as error:
                _log.warning("Reading by words only: %s", error)
                self._embedder = None
        return self._variants[WORDS_ONLY], np.zeros((len(sentences), 0), dtype=np.float32)


def _if_asked(
    weights: Weights, sentences: Sequence[str], parts: dict[str, Floats], asked: frozenset[Slot]
) -> dict[str, Floats]:
    """The probabilities of slots and cells while those slots are asked for."""
    found: dict[str, Floats] = {}
    for row, (family, slots) in enumerate((("slot", SLOTS), ("cell", [cell.slot for cell in CELLS]))):
        hits = np.array([slot in asked for slot in slots])
        scale, shift, *boosts = weights.asked[row]
        terms = asked_terms(sentences, hits) @ np.array(boosts)
        found[family] = _sigmoid(parts[family] * scale + shift + terms)
    return found


def columns() -> list[str]:
    """The names of the model's columns, in order."""
    return [f"{family}:{name}" for family, names in COLUMNS.items() for name in names]


def split(scores: Floats) -> dict[str, Floats]:
    """The columns of each family."""
    ends = np.cumsum([len(names) for names in COLUMNS.values()])
    return dict(zip(COLUMNS, np.split(scores, ends[:-1], axis=1), strict=True))


def _variant(arrays: dict[str, Any], name: str) -> Weights:
    return Weights(
        vocabulary=arrays[f"{name}_vocabulary"],
        **{
            field: arrays[f"{name}_{field}"].astype(np.float32)
            for field in ("words", "meaning", "bias", "scales", "asked")
        },
    )


def _sigmoid(scores: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)


def _topics(row: dict[str, Floats], likely: dict[str, Floats] | None = None) -> SentenceTopics:
    causes: dict[tuple[Cell, Direction], float] = {}
    for cell, about, speaks_for in zip(CELLS, row["cell"], row["direction"], strict=True):
        causes[cell, Direction.FOR] = float(about * speaks_for)
        causes[cell, Direction.AGAINST] = float(about * (1 - speaks_for))
    vague, example, record = row["form"]
    if_asked = dict(zip(SLOTS, likely["slot"].tolist(), strict=True)) if likely else {}
    for cell, p in zip(CELLS, likely["cell"].tolist(), strict=True) if likely else ():
        if_asked[cell.slot] = max(if_asked[cell.slot], p)
    return SentenceTopics(
        slots=dict(zip(SLOTS, row["slot"].tolist(), strict=True)),
        causes=causes,
        intents=dict(zip(INTENTS, row["intent"].tolist(), strict=True)),
        vague=float(vague),
        weight=3 if record > 0.5 else 2 if example > 0.5 else 1,
        if_asked=if_asked,
    )
