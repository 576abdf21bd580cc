"""Tunes the model that hears which side a text takes: ``python -m evals.sides``.

The last layers of the sentence model and a head of our own learn from knowledge/utterances and knowledge/answers; they are
written to knowledge/sides_model.npz with the fingerprint of the texts. Takes a quarter of an hour on two cores and the packages
of the optional group ``tuning``. Printed after each round: the share of remarks read right, of those kept out of the training."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.adapters.embedding import DIMENSIONS, MODEL, TOKENIZER
from assistant.adapters.guided.stance.sides import CELLS, asked_about
from assistant.domain.slots import Cell
from evals.answers import Sample, joined, load_answers, samples
from evals.encoder import LAYERS, Original, jax, jnp, states
from evals.utterances import fingerprint, load_utterances

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
WRITTEN = KNOWLEDGE / "sides_model.npz"
HELD_OUT = ROOT / "tests" / "adapters" / "blind_remarks.yaml"
FIRST = 3  # layers below keep their weights: tuning them too brought nothing
ROUNDS = 3
BATCH = 32
JOINED = 0.2  # pairs of samples read as one text, as a share of all: an answer often says two things
LENGTHS = (16, 24, 32, 48, 64, 96)  # tokens a batch may be padded to; longer texts are cut
ENCODER_RATE, HEAD_RATE = 1.5e-4, 2e-3
SOFT = 0.03  # no remark is wholly certain
ABOUT = 0.5  # what telling a cell at all counts beside telling its side

optax: Any = importlib.import_module("optax")
Weights = dict[str, Any]
Encode = Callable[[str], list[int]]


Floats = NDArray[np.float32]
Batch = tuple[NDArray[np.int32], Floats, Floats]
"""Texts as numbers [text, token], 1 for a token and 0 for padding, and targets [text, cell]."""


def main() -> None:
    """Trains, prints how well remarks are read that were kept out, and writes the model."""
    utterances, answers = load_utterances(KNOWLEDGE / "utterances"), load_answers(KNOWLEDGE / "answers")
    chance = np.random.default_rng(0)
    told = samples(utterances, answers, chance)
    original, encode = Original(), _tokens()
    weights = jax.tree.map(_number, original.weights())
    tuned = {f"layer{n}": weights.pop(f"layer{n}") for n in range(FIRST, LAYERS)}
    live, step, optimiser = _start(weights, tuned, len(told))
    memory = optimiser.init(live)
    count = 0
    for number in range(ROUNDS):
        for batch in _batches([*told, *joined(told, JOINED, chance)], encode, chance):
            count += 1
            live, memory = step(live, memory, batch, jax.random.PRNGKey(count))
        print(f"round {number + 1}: {_right(weights, live, encode):.3f} read right", flush=True)
    _write(original, live, fingerprint([*utterances, *answers]))


def _start(fixed: Weights, tuned: Weights, texts: int) -> tuple[tuple[Weights, Weights], Any, Any]:
    """The weights that change (layers, head), one step of training, and the optimiser."""
    size, wide = len(CELLS), 2 * DIMENSIONS
    head = {
        "query": np.random.default_rng(0).normal(0, 0.02, (size, DIMENSIONS)),
        "shared": np.zeros(wide),
        "side": np.zeros((size, wide)),
        "about": np.zeros((size, wide)),
        "shift": np.array([[0.0] * size, [-1.5] * size]),
    }
    steps = int(ROUNDS * texts * (1 + JOINED) / BATCH) + ROUNDS
    rates = [
        optax.warmup_cosine_decay_schedule(0, rate, steps // 10, steps, rate / 50) for rate in (ENCODER_RATE, HEAD_RATE)
    ]
    optimiser = optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform({n: optax.adamw(rate, weight_decay=0.01) for n, rate in enumerate(rates)}, (0, 1)),
    )

    def step(live: Any, memory: Any, batch: tuple[Any, Any, Any], key: Any) -> Any:
        change = jax.grad(_loss)(live, fixed, *batch, key)
        change, memory = optimiser.update(change, memory, live)
        return optax.apply_updates(live, change), memory

    return (tuned, jax.tree.map(_number, head)), jax.jit(step), optimiser


def _number(values: Any) -> Any:
    return jnp.asarray(values, dtype=jnp.float32)


def _loss(live: Any, fixed: Weights, ids: Any, mask: Any, targets: Any, key: Any) -> Any:
    """Cross-entropy of the sides that are told, and of what is told at all."""
    scores = _scores(live, fixed, ids, mask, key)
    about, sided = jnp.isnan(targets) | (targets >= 0), targets >= 0
    wanted = jnp.clip(jnp.nan_to_num(targets), SOFT, 1 - SOFT)
    side = (optax.sigmoid_binary_cross_entropy(scores[:, 0], wanted) * sided).sum() / jnp.maximum(sided.sum(), 1)
    return side + ABOUT * optax.sigmoid_binary_cross_entropy(scores[:, 1], about.astype(jnp.float32)).mean()


def _scores(live: Any, fixed: Weights, ids: Any, mask: Any, key: Any = None) -> Any:
    """The head of stance.sides.Head, so that it can be trained."""
    tuned, head = live
    found = states({**fixed, **tuned}, ids, mask, key)
    mean = (found * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    fit = jax.nn.softmax(jnp.einsum("nth,ch->nct", found, head["query"]) + (mask[:, None] - 1) * 1e9, -1)
    telling = jnp.einsum("nct,nth->nch", fit, found)
    both = jnp.concatenate([jnp.broadcast_to(mean[:, None], telling.shape), telling], -1)
    parts = (head["shared"] + head["side"], head["about"])
    return jnp.stack([jnp.einsum("nch,ch->nc", both, part) for part in parts], 1) + head["shift"]


def _batches(told: Sequence[Sample], encode: Encode, chance: np.random.Generator) -> Iterator[Batch]:
    """All samples in batches of about the same length, in a random order."""
    tokens = [encode(sample.text) for sample in told]
    order = sorted(range(len(told)), key=lambda i: len(tokens[i]) + chance.random() * 6)
    starts = chance.permutation(range(0, len(order) - BATCH + 1, BATCH))
    for start in starts:
        rows = order[start : start + BATCH]
        ids, mask = _padded([tokens[i] for i in rows])
        yield ids, mask, np.array([told[i].targets for i in rows], dtype=np.float32)


def _padded(texts: Sequence[Sequence[int]]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    longest = max(len(text) for text in texts)
    length = next((n for n in LENGTHS if n >= longest), LENGTHS[-1])
    ids, mask = np.zeros((len(texts), length), np.int32), np.zeros((len(texts), length), np.float32)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text[:length]
        mask[row, : len(text)] = 1
    return ids, mask


def _right(fixed: Weights, live: Any, encode: Encode) -> float:
    """The share of the remarks kept out whose side is guessed right."""
    remarks = yaml.safe_load(HELD_OUT.read_text("utf-8"))
    right = 0
    for remark in remarks:
        ids, mask = _padded([encode(asked_about(Cell(remark["cell"]), remark["says"]))])
        side = _scores(live, fixed, ids, mask)[0, 0, [cell.value for cell in CELLS].index(remark["cell"])]
        right += bool(side > 0) is remark["in_the_way"]
    return right / len(remarks)


def _tokens() -> Encode:
    tokenizer: Any = Tokenizer.from_str(TOKENIZER.read().decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTHS[-1])

    def encode(text: str) -> list[int]:
        return tokenizer.encode(text).ids

    return encode


def _write(original: Original, live: Any, texts: str) -> None:
    tuned, head = jax.tree.map(np.asarray, live)
    arrays: dict[str, Any] = {"base": np.array(MODEL.sha256), "fingerprint": np.array(texts), **original.patch(tuned)}
    arrays |= {"side": head["shared"] + head["side"]} | {name: head[name] for name in ("query", "about", "shift")}
    np.savez_compressed(WRITTEN, **arrays)
    print(f"{WRITTEN.name}: {WRITTEN.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
