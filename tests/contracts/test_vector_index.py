"""What every vector index and every embedder must do."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.embedding import OnnxEmbedder
from assistant.domain.errors import OperatorError
from assistant.ports import Embedder, VectorIndex
from tests.fakes import ListIndex, WordEmbedder


@pytest.fixture(params=["list", "chroma"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    if request.param == "list":
        yield ListIndex()
        return
    chroma = ChromaIndex(tmp_path / "vectors", "test")
    yield chroma
    chroma.close()


@pytest.fixture(params=["words", "onnx"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "words":
        return WordEmbedder()
    real = OnnxEmbedder()
    try:
        real.check()
    except OperatorError as error:
        pytest.skip(f"The embedded model is not here: {error}")
    return real


def filled(index: VectorIndex) -> VectorIndex:
    index.add(["a", "b", "c"], [[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]], ["d1", "d1", "d2"])
    return index


def test_the_nearest_come_first_with_their_cosine(index: VectorIndex) -> None:
    found = filled(index).query([1.0, 0.0], 3)
    assert [key for key, _ in found] == ["a", "b", "c"]
    assert [round(score, 3) for _, score in found] == [1.0, 0.8, 0.0]


def test_a_search_stays_within_its_documents(index: VectorIndex) -> None:
    assert [key for key, _ in filled(index).query([1.0, 0.0], 5, ["d2"])] == ["c"]
    assert len(index.query([1.0, 0.0], 5, ["d1", "d2", "gone"])) == 3


def test_adding_again_replaces(index: VectorIndex) -> None:
    filled(index).add(["a"], [[0.0, 1.0]], ["d2"])
    assert index.count() == 3
    assert {key for key, _ in index.query([0.0, 1.0], 2)} == {"a", "c"}
    assert index.ids("d2") == {"a", "c"}


def test_what_is_removed_is_not_found(index: VectorIndex) -> None:
    filled(index).remove_document("d1")
    assert index.ids() == {"c"}
    index.remove(["c", "never there"])
    assert index.count() == 0 and index.query([1.0, 0.0], 3) == []


def test_it_can_be_cleared_and_filled_anew(index: VectorIndex) -> None:
    filled(index).clear()
    assert index.count() == 0
    assert filled(index).count() == 3


def test_an_empty_index_finds_nothing(index: VectorIndex) -> None:
    assert index.query([1.0, 0.0], 3) == [] and index.ids() == set()
    index.remove([])
    index.add([], [], [])


def test_vectors_have_unit_length_and_the_told_dimensions(embedder: Embedder) -> None:
    vectors = embedder.embed(["late deliveries", "", "naïve 🙂", "word " * 3000])
    assert [len(vector) for vector in vectors] == [embedder.dimensions] * 4
    assert all(math.isclose(math.hypot(*vector), 1.0, rel_tol=1e-3) for vector in vectors)
    assert embedder.embed([]) == []


def test_the_same_text_gives_the_same_vector_in_any_company(embedder: Embedder) -> None:
    alone = embedder.embed(["invoices are paid late"])[0]
    among = embedder.embed(["x", "invoices are paid late", "a longer text about the price of milk"])[1]
    assert math.fsum(a * b for a, b in zip(alone, among, strict=True)) > 0.99


def test_related_texts_are_nearer_than_unrelated_ones(embedder: Embedder) -> None:
    query, near, far = embedder.embed(["invoices paid late", "late payment of invoices", "the zoo has a giraffe"])
    cosine = [math.fsum(a * b for a, b in zip(query, other, strict=True)) for other in (near, far)]
    assert cosine[0] > cosine[1] + 0.2


def test_tidying_up_changes_nothing_that_is_left(index: VectorIndex) -> None:
    filled(index).remove(["b"])
    before = index.query([1.0, 0.0], 3)
    for _ in range(3):
        index.compact()
    assert index.query([1.0, 0.0], 3) == before and index.ids("d1") == {"a"} and index.ids("d2") == {"c"}
    index.add(["d"], [[0.6, 0.8]], ["d2"])
    assert index.count() == 3
