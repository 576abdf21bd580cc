"""The sentence model in JAX, so that its last layers can be tuned: weights out of the pinned ONNX file, the forward pass, and the
tuned weights back as a patch of that file. Needs the packages of the optional group ``tuning``.

The model is MiniLM with six layers of twelve heads (Wang et al., 2020); its file keeps matrices as int8 with a scale for each
column, and so does the patch."""

import importlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedding import DIMENSIONS, MODEL

LAYERS = 6
HEADS = 12
DROPOUT = 0.1
_MATRICES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
}
_NORMS = {"first": "attention.output.LayerNorm", "second": "output.LayerNorm"}

jax: Any = importlib.import_module("jax")
jnp: Any = importlib.import_module("jax.numpy")


class Original:
    """The tensors of the pinned file by name, and where their bytes stand in it."""

    def __init__(self) -> None:
        onnx: Any = importlib.import_module("onnx")
        self._file = MODEL.read()
        graph = onnx.load_from_string(self._file).graph
        self._tensors: dict[str, NDArray[Any]] = {t.name: onnx.numpy_helper.to_array(t) for t in graph.initializer}
        multiplied = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
        self._matrix_of = {
            name: multiplied[other]
            for node in graph.node
            if node.op_type == "Add"
            for name, other in (tuple(node.input), tuple(node.input)[::-1])
            if other in multiplied and name.endswith(".bias")
        }

    def weights(self) -> dict[str, dict[str, Any]]:
        """All weights as floating-point numbers: "embeddings" and "layer0" to "layer5"."""
        base = "inner.embeddings"
        found = {
            "embeddings": {
                "word": self._dense(f"{base}.word_embeddings.weight"),
                "position": self._dense(f"{base}.position_embeddings.weight"),
                "type": self._tensors[f"{base}.token_type_embeddings.weight"][0],
                "scale": self._tensors[f"{base}.LayerNorm.weight"],
                "shift": self._tensors[f"{base}.LayerNorm.bias"],
            }
        }
        for layer in range(LAYERS):
            found[f"layer{layer}"] = {
                **{key: self._dense(self._matrix_of[_bias(layer, key)]) for key in _MATRICES},
                **{f"{key}_bias": self._tensors[_bias(layer, key)] for key in _MATRICES},
                **{f"{key}_scale": self._tensors[_norm(layer, key, "weight")] for key in _NORMS},
                **{f"{key}_shift": self._tensors[_norm(layer, key, "bias")] for key in _NORMS},
            }
        return found

    def patch(self, tuned: dict[str, dict[str, Any]]) -> dict[str, NDArray[Any]]:
        """The arrays of a Patch (stance.sides) that puts the tuned layers in the place of the pinned ones."""
        changed: list[tuple[int, bytes]] = []
        for name, weights in tuned.items():
            layer = int(name.removeprefix("layer"))
            for key in _MATRICES:
                matrix = np.asarray(weights[key], dtype=np.float32)
                scale = (np.abs(matrix).max(0, keepdims=True) / 127).astype(np.float32)
                stored = self._matrix_of[_bias(layer, key)]
                changed.append(self._bytes(f"{stored}_q", _whole(matrix, scale)))
                changed.append(self._bytes(f"{stored}_scale", scale))
                changed.append(self._bytes(_bias(layer, key), weights[f"{key}_bias"]))
            for key in _NORMS:
                changed.append(self._bytes(_norm(layer, key, "weight"), weights[f"{key}_scale"]))
                changed.append(self._bytes(_norm(layer, key, "bias"), weights[f"{key}_shift"]))
        return {
            "places": np.array([place for place, _ in changed]),
            "lengths": np.array([len(content) for _, content in changed]),
            "content": np.frombuffer(b"".join(content for _, content in changed), dtype=np.uint8),
        }

    def _dense(self, name: str) -> NDArray[np.float32]:
        return np.multiply(self._tensors[f"{name}_q"], self._tensors[f"{name}_scale"], dtype=np.float32)

    def _bytes(self, name: str, values: Any) -> tuple[int, bytes]:
        """Where a tensor stands in the file, and its new bytes. Raises ValueError where it can't be told."""
        old, new = self._tensors[name], np.asarray(values)
        if old.shape != new.shape or old.dtype != new.dtype or self._file.count(old.tobytes()) != 1:
            raise ValueError(f"{name} has no one place in the file")
        return self._file.find(old.tobytes()), new.tobytes()


def _whole(matrix: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.int8]:
    return np.array(np.round(matrix / scale), dtype=np.int8)


def states(weights: dict[str, dict[str, Any]], ids: Any, mask: Any, chance: Any = None) -> Any:
    """The vector of each token [text, token, 384]. ``mask`` is 1 for a token and 0 for padding; ``chance``: a random key where
    the model is being trained."""
    first = weights["embeddings"]
    found = _normed(
        first["word"][ids] + first["position"][: ids.shape[1]] + first["type"], first["scale"], first["shift"]
    )
    keys = jax.random.split(chance, LAYERS) if chance is not None else [None] * LAYERS
    for layer in range(LAYERS):
        found = _layer(weights[f"layer{layer}"], found, mask, keys[layer])
    return found


def _layer(w: dict[str, Any], before: Any, mask: Any, chance: Any) -> Any:
    texts, tokens, _ = before.shape
    keys = jax.random.split(chance, 2) if chance is not None else (None, None)

    def by_head(name: str) -> Any:
        return (before @ w[name] + w[f"{name}_bias"]).reshape(texts, tokens, HEADS, -1).transpose(0, 2, 1, 3)

    fit = by_head("query") @ by_head("key").transpose(0, 1, 3, 2) / np.sqrt(DIMENSIONS / HEADS)
    seen = jax.nn.softmax(fit + (mask[:, None, None, :] - 1) * 1e9, -1) @ by_head("value")
    seen = seen.transpose(0, 2, 1, 3).reshape(before.shape) @ w["out"] + w["out_bias"]
    middle = _normed(before + _dropped(seen, keys[0]), w["first_scale"], w["first_shift"])
    wide = jax.nn.gelu(middle @ w["wide"] + w["wide_bias"], approximate=False)
    return _normed(
        middle + _dropped(wide @ w["narrow"] + w["narrow_bias"], keys[1]), w["second_scale"], w["second_shift"]
    )


def _normed(values: Any, scale: Any, shift: Any) -> Any:
    centred = values - values.mean(-1, keepdims=True)
    return centred / jnp.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * scale + shift


def _dropped(values: Any, chance: Any) -> Any:
    if chance is None:
        return values
    return jnp.where(jax.random.bernoulli(chance, 1 - DROPOUT, values.shape), values / (1 - DROPOUT), 0)


def _bias(layer: int, key: str) -> str:
    return f"inner.encoder.layer.{layer}.{_MATRICES[key]}.bias"


def _norm(layer: int, key: str, kind: str) -> str:
    return f"inner.encoder.layer.{layer}.{_NORMS[key]}.{kind}"
