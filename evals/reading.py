"""Trains and measures the guided reader's sentence model: ``python -m evals.reading``.

Five-fold cross-validation by label family, then the model on all sentences, written to knowledge/reading_model.npz with
the fingerprint of the sentences it was trained on. Takes some minutes on one core."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedGroupKFold  # pyright: ignore[reportMissingTypeStubs]

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.placing.topics import COLUMNS, FULL, WORDS_ONLY, Floats, Weights, columns, split
from assistant.domain.knowledge import Utterance
from evals.training import Sample, calibrate, train
from evals.utterances import fingerprint, load_utterances, targets_of

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
MODEL = KNOWLEDGE / "reading_model.npz"
FOLDS = 5
TOGETHER = 10  # sentences in a row that stay in one fold: pairs that differ in one word stand side by side


def main() -> None:
    """Cross-validates, prints, trains on everything and writes the model."""
    utterances = load_utterances(KNOWLEDGE / "utterances")
    vectors = np.array(OnnxEmbedder().embed([u.text for u in utterances]), dtype=np.float32)
    arrays: dict[str, Any] = {"columns": np.array(columns()), "fingerprint": np.array(fingerprint(utterances))}
    for variant, meaning in ((FULL, vectors), (WORDS_ONLY, vectors[:, :0])):
        sample = _sample(utterances, meaning)
        held_out = cross_validate(sample)
        weights = calibrate(train(sample, np.arange(len(utterances))), sample, held_out)
        print(f"{variant}: {len(utterances)} sentences\n" + "\n".join(report(sample, held_out, weights.scales)))
        arrays |= {f"{variant}_{name}": value for name, value in _stored(weights).items()}
    np.savez_compressed(MODEL, **arrays)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


def cross_validate(sample: Sample) -> Floats:
    """Scores of every sentence by a model that has not seen it."""
    scores = np.zeros(sample.targets.shape, dtype=np.float32)
    folds: Any = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    neighbours = np.arange(len(sample.texts)) // TOGETHER
    for known, held_out in folds.split(sample.texts, sample.labels, neighbours):
        weights = train(sample, known)
        scores[held_out] = weights.scores([sample.texts[int(i)] for i in held_out], sample.vectors[held_out])
    return scores


def report(sample: Sample, scores: Floats, scales: Floats) -> Iterator[str]:
    """Accuracy of the best guess by family, and F1 by label at a probability of a half."""
    parts, targets = split(scores), split(sample.targets.astype(np.float32))
    for family in ("slot", "cell", "intent"):
        yield f"  {family}: best guess right {_hit(parts[family], targets[family], 1):.3f}, " + (
            f"among best two {_hit(parts[family], targets[family], 2):.3f}"
        )
    known = targets["direction"] >= 0
    yield f"  direction: right {np.mean((parts['direction'] > 0)[known] == (targets['direction'] > 0)[known]):.3f}"
    for (family, names), (scale, shift) in zip(COLUMNS.items(), scales, strict=True):
        for column, name in enumerate(names):
            guessed = parts[family][:, column] * scale + shift > 0
            yield f"  {family}:{name} F1 {_f1(guessed, targets[family][:, column]):.2f}"


def _hit(scores: Floats, targets: Floats, best: int) -> float:
    rows = (targets > 0).any(axis=1)
    guesses = np.argsort(-scores[rows], axis=1)[:, :best]
    return float((np.take_along_axis(targets[rows], guesses, axis=1) > 0).any(axis=1).mean())


def _f1(guessed: NDArray[np.bool_], targets: Floats) -> float:
    known = targets >= 0
    guessed, true = guessed[known], targets[known] > 0
    return float(2 * (guessed & true).sum() / max(1, guessed.sum() + true.sum()))


def _sample(utterances: Sequence[Utterance], vectors: Floats) -> Sample:
    targets = np.array([targets_of(utterance) for utterance in utterances], dtype=np.int8)
    return Sample([u.text for u in utterances], [u.label for u in utterances], targets, vectors)


def _stored(weights: Weights) -> dict[str, Any]:
    """Arrays of the file; half precision moves a score by less than a thousandth."""
    half = {"words": weights.words.astype(np.float16), "meaning": weights.meaning.astype(np.float16)}
    return half | {
        "vocabulary": weights.vocabulary,
        "bias": weights.bias,
        "scales": weights.scales,
        "asked": weights.asked,
    }


if __name__ == "__main__":
    main()
