"""Training of the reading model: sentences of knowledge/utterances to the weights that assistant.adapters.guided.placing.topics
applies. scikit-learn is used here only; what is shipped needs numpy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # pyright: ignore[reportMissingTypeStubs]
from sklearn.linear_model import LogisticRegression  # pyright: ignore[reportMissingTypeStubs]

from assistant.adapters.guided.placing.features import features
from assistant.adapters.guided.placing.topics import CELLS, COLUMNS, SLOTS, Floats, Weights, asked_terms, columns, split

STRENGTH = 5.0  # inverse regularisation, from cross-validation
DIRECTION_STRENGTH = 8.0  # the same for directions
OWN = 0.7  # how large a cell's own weights may grow beside those that all cells share
DIRECTIONS = [column for column, name in enumerate(columns()) if name.startswith("direction:")]
SEEN = 2  # a word or pair must occur this often
ASKED_WELL = 0.8  # share of simulated questions that the sentence answers; others get a sentence on something else


@dataclass(frozen=True)
class Sample:
    """The training sentences as numbers: ``targets`` [sentence, column] is 1, 0, or -1 where the column does not apply."""

    texts: list[str]
    labels: list[str]
    targets: NDArray[np.int8]
    vectors: Floats


def train(sample: Sample, rows: NDArray[np.int64]) -> Weights:
    """Weights from the given rows, not yet calibrated. Directions share what speaks for or against in general."""
    texts = [sample.texts[int(row)] for row in rows]
    vocabulary = _vocabulary(texts)
    inputs = _inputs(sample.vectors[rows], word_matrix(texts, vocabulary))
    weights = np.zeros((inputs.shape[1], len(columns())), dtype=np.float32)
    bias = np.zeros(len(columns()), dtype=np.float32)
    for column, name in enumerate(columns()):
        targets = sample.targets[rows, column]
        if not name.startswith("direction:"):
            weights[:, column], bias[column] = _fit(inputs[targets >= 0], targets[targets >= 0])
    weights[:, DIRECTIONS], bias[DIRECTIONS] = _fit_directions(inputs, sample.targets[rows][:, DIRECTIONS])
    size = sample.vectors.shape[1]
    flat = np.array([[1, 0]] * len(COLUMNS), dtype=np.float32)
    return Weights(
        vocabulary, weights[size:], weights[:size], bias, flat, np.array([[1, 0, 0, 0]] * 2, dtype=np.float32)
    )


def calibrate(weights: Weights, sample: Sample, scores: Floats, seed: int = 7) -> Weights:
    """The same weights with scales fitted to held-out ``scores``, without and with simulated questions."""
    parts, targets = split(scores), split(sample.targets.astype(np.float32))
    scales = [_platt(parts[family].reshape(-1, 1), targets[family].ravel()) for family in COLUMNS]
    chance = np.random.default_rng(seed)
    hits = np.array([_simulated_question(row, chance) for row in targets["slot"] > 0])
    cause = np.array([SLOTS.index(cell.slot) for cell in CELLS])
    asked = [
        _asked(parts["slot"], targets["slot"], hits, sample),
        _asked(parts["cell"], targets["cell"], hits[:, cause], sample),
    ]
    return Weights(
        weights.vocabulary,
        weights.words,
        weights.meaning,
        weights.bias,
        np.array(scales, np.float32),
        np.array(asked, np.float32),
    )


def word_matrix(texts: Sequence[str], vocabulary: NDArray[np.uint32]) -> Any:
    """A sparse row of word features for each text."""
    place = {int(number): column for column, number in enumerate(vocabulary)}
    entries = [
        (value, row, place[number])
        for row, text in enumerate(texts)
        for number, value in features(text).items()
        if number in place
    ]
    values, rows, found = zip(*entries, strict=True)
    return sparse.csr_matrix((values, (rows, found)), shape=(len(texts), len(vocabulary)))


def _inputs(vectors: Floats, words: Any) -> Any:
    blocks: Any = [sparse.csr_matrix(vectors), words]
    return sparse.hstack(blocks, format="csr")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _vocabulary(texts: Sequence[str]) -> NDArray[np.uint32]:
    counts = Counter(number for text in texts for number in features(text))
    return np.array(sorted(number for number, count in counts.items() if count >= SEEN), dtype=np.uint32)


def _fit(inputs: Any, targets: NDArray[np.int8]) -> tuple[Floats, float]:
    model: Any = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(inputs, targets)
    return model.coef_[0], float(model.intercept_[0])


def _fit_directions(inputs: Any, targets: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """The directions of all cells at once: every feature has a weight that all cells share and, held shorter, one of each
    cell's own (feature augmentation: Daumé, 2007)."""
    rows, cells = np.nonzero(targets >= 0)
    own = np.eye(len(CELLS), dtype=np.float32)[cells]
    told = inputs[rows]
    blocks: Any = [told, *(told.multiply(OWN * own[:, [cell]]) for cell in range(len(CELLS))), sparse.csr_matrix(own)]
    model: Any = LogisticRegression(C=DIRECTION_STRENGTH, solver="liblinear", random_state=0)
    model.fit(
        sparse.hstack(blocks, format="csr"),  # pyright: ignore[reportUnknownMemberType]
        targets[rows, cells],
    )
    size = inputs.shape[1]
    shared, single = model.coef_[0][:size], model.coef_[0][size : -len(CELLS)].reshape(len(CELLS), size)
    return (shared + OWN * single).T, model.intercept_[0] + model.coef_[0][-len(CELLS) :]


def _platt(terms: Floats, targets: Floats) -> list[float]:
    """[scale, shift, further coefficients...] of the terms, by logistic regression on held-out scores (Platt, 1999)."""
    known = targets >= 0
    model: Any = LogisticRegression(C=1000.0, max_iter=1000)
    model.fit(terms[known], targets[known] > 0)
    scale, *further = model.coef_[0].tolist()
    return [scale, float(model.intercept_[0]), *further]


def _simulated_question(own: NDArray[np.bool_], chance: np.random.Generator) -> NDArray[np.bool_]:
    """One or two slots asked before the sentence was said: mostly one of its own."""
    asked = chance.choice(np.flatnonzero(~own), chance.integers(1, 3), replace=False)
    if own.any() and chance.random() < ASKED_WELL:
        asked[0] = chance.choice(np.flatnonzero(own))
    return np.isin(np.arange(len(own)), asked)


def _asked(scores: Floats, targets: Floats, hits: NDArray[np.bool_], sample: Sample) -> list[float]:
    terms = np.stack([asked_terms([text], hit)[0] for text, hit in zip(sample.texts, hits, strict=True)])
    return _platt(np.concatenate([scores[..., None], terms], axis=-1).reshape(-1, 3), targets.ravel())
