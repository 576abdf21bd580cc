"""The tuned sentence model: which side a text takes, for each condition of work."""

from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.guided.stance.sides import CELLS, Head, Patch, Sides
from assistant.domain.errors import ContentError
from assistant.domain.slots import Cell
from evals.answers import load_answers
from evals.utterances import fingerprint, load_utterances

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
WRITTEN = KNOWLEDGE / "sides_model.npz"


@pytest.fixture(scope="module")
def sides() -> Sides:
    return Sides.load(WRITTEN)


def side(sides: Sides, cell: Cell, text: str) -> float:
    return sides.of(text, cell)


def test_it_was_tuned_on_the_texts_as_they_stand() -> None:
    utterances, answers = load_utterances(KNOWLEDGE / "utterances"), load_answers(KNOWLEDGE / "answers")
    with np.load(WRITTEN, allow_pickle=False) as stored:
        assert str(stored["fingerprint"]) == fingerprint([*utterances, *answers])
    assert WRITTEN.stat().st_size < 6_000_000


@pytest.mark.parametrize(
    ("cell", "in_order", "in_the_way"),
    [
        (Cell.TOOLS, "The kiln works fine.", "They copy the chart by hand because the printer is broken."),
        (
            Cell.INCENTIVES,
            "Whoever does it gets the better shifts.",
            "They are paid per shell, so they take the small ones.",
        ),
        (
            Cell.EXPECTATIONS,
            "Each choir sees its own score after every concert.",
            "Nobody ever told the ushers what to say.",
        ),
        (Cell.CAPACITY, "All posts are filled.", "There are too few nurses and two vacancies."),
        (Cell.MOTIVES, "They want to, they are proud of the garden.", "They do not see the point of it."),
        (Cell.SKILL, "They could do it in their sleep.", "Nobody has ever shown them how."),
    ],
)
def test_order_is_told_from_friction(sides: Sides, cell: Cell, in_order: str, in_the_way: str) -> None:
    assert side(sides, cell, in_order) < 0 < side(sides, cell, in_the_way)


def test_a_text_alone_and_in_a_batch_scores_the_same(sides: Sides) -> None:
    texts = [
        "The saw is blunt.",
        "We have nine people, and nine is what it takes for both halls on a market day.",
        "No.",
    ]
    together = sides.scores(texts)
    assert together.shape == (3, 2, len(CELLS))
    assert np.allclose(together, np.concatenate([sides.scores([text]) for text in texts]), atol=1e-3)


def test_a_patch_changes_its_places_and_nothing_else() -> None:
    patch = Patch(np.array([1, 5]), np.array([2, 1]), np.frombuffer(b"XYZ", dtype=np.uint8))
    assert patch.applied(b"abcdefg") == b"aXYdeZg"


def test_padding_does_not_count() -> None:
    chance = np.random.default_rng(0)
    head = Head(*(chance.normal(size=shape).astype(np.float32) for shape in ((6, 4), (6, 8), (6, 8), (2, 6))))
    states, mask = chance.normal(size=(1, 3, 4)).astype(np.float32), np.array([[1, 1, 0]], dtype=np.float32)
    assert np.allclose(head.scores(states, mask), head.scores(states[:, :2], mask[:, :2]), atol=1e-5)


def test_a_model_of_another_sentence_model_is_refused(tmp_path: Path) -> None:
    with np.load(WRITTEN, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    other = tmp_path / "other.npz"
    np.savez(other, **arrays | {"base": np.array("0" * 64)})  # pyright: ignore[reportArgumentType]
    with pytest.raises(ContentError, match="another sentence model"):
        Sides.load(other)
    with pytest.raises(ContentError, match="cannot be used"):
        Sides.load(tmp_path / "absent.npz")
