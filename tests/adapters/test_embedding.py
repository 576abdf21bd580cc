"""The embedded sentence model: right files only, exact in any batch, long texts cut, several threads at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedding import BATCH, BATCH_TOKENS, MODEL, TOKENIZER, OnnxEmbedder, batches
from assistant.domain.errors import OperatorError
from assistant.ports import Embedder

TEXTS = [
    "Two drivers called in sick.",
    "The warehouse wants fewer wrong parcels by spring, and the dispatch lead has to sign the plan.",
    "ok",
]


@pytest.fixture(scope="module")
def embedder() -> OnnxEmbedder:
    return OnnxEmbedder()


def test_unit_vectors_in_order_of_the_texts(embedder: Embedder) -> None:
    together = np.array(embedder.embed(TEXTS))
    assert together.shape == (len(TEXTS), embedder.dimensions)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, together, strict=True):
        assert np.allclose(embedder.embed([text])[0], vector, atol=1e-4)


def test_meaning_beats_shared_words(embedder: Embedder) -> None:
    query, near, far = np.array(
        embedder.embed(
            ["Parcels arrive broken.", "Shipments reach customers damaged.", "Parcels are posted on Friday."]
        )
    )
    assert query @ near > query @ far


def test_text_beyond_256_tokens_does_not_count_but_text_beyond_128_does(embedder: Embedder) -> None:
    def start(words: int, last: str) -> list[float]:
        return embedder.embed(["harbour " * words + last])[0]

    assert start(300, "invoice") == start(300, "dentist")
    assert start(200, "invoice " * 40) != start(200, "dentist " * 40)


@given(st.lists(st.integers(1, 256), max_size=60))
def test_a_batch_is_of_like_length_and_never_too_large(lengths: list[int]) -> None:
    found = list(batches(lengths))
    assert [lengths[row] for rows in found for row in rows] == sorted(lengths)
    assert sorted(row for rows in found for row in rows) == list(range(len(lengths)))
    assert all(len(rows) <= BATCH and len(rows) * lengths[rows[-1]] <= BATCH_TOKENS for rows in found)
    assert len(list(batches([20] * 16))) == 2


def test_nothing_to_embed(embedder: Embedder) -> None:
    assert embedder.embed([]) == []
    assert np.isfinite(embedder.embed([""])[0]).all()


def test_threads_share_one_model() -> None:
    embedder = OnnxEmbedder()
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(embedder.embed, [TEXTS] * 8))
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sha256": "0" * 64}, "not the one that was tested"),
        ({"inside": "nowhere/model.onnx"}, "no readable file"),
        ({"package": "a-package-nobody-installs"}, "not installed"),
    ],
)
def test_absent_or_altered_files_are_refused_with_the_way_out(change: dict[str, str], words: str) -> None:
    for embedder in (
        OnnxEmbedder(model=replace(MODEL, **change)),
        OnnxEmbedder(tokenizer=replace(TOKENIZER, **change)),
    ):
        with pytest.raises(OperatorError, match=words) as caught:
            embedder.check()
        assert "guided interview work without it" in str(caught.value)
