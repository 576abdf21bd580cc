"""The sentence classifier: measured on sentences of other trades, with and without the sentence model."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml

from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.guided.placing.topics import SentenceTopics, Topics
from assistant.domain.brief.reading import Intent
from assistant.domain.errors import ContentError, OperatorError
from assistant.domain.knowledge import Utterance
from assistant.domain.slots import Cell, Direction, Slot
from evals.utterances import fingerprint, labels_of, load_utterances

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MODEL = KNOWLEDGE / "reading_model.npz"
BLIND = [
    Utterance.model_validate(row) for row in yaml.safe_load(Path(__file__).with_name("topics_blind.yaml").read_text())
]
SLOT_OF = {u.text: next(iter(s for s in Slot if f"slot:{s}" in labels_of(u)), None) for u in BLIND}
ABOUT_SLOTS = [(text, slot) for text, slot in SLOT_OF.items() if slot]
ABOUT_CAUSES = [
    (u.text, Cell(cell), Direction(way)) for u in BLIND for cell, _, way in [u.label.partition(":")] if cell in [*Cell]
]
ABOUT_INTENTS = [(u.text, Intent(u.label[7:])) for u in BLIND if u.label.startswith("intent:")]


@pytest.fixture(scope="module")
def full() -> Topics:
    return Topics.load(MODEL, OnnxEmbedder())


@pytest.fixture(scope="module")
def words_only() -> Topics:
    return Topics.load(MODEL, None)


def best_slots(topics: SentenceTopics) -> list[Slot]:
    return sorted(topics.slots, key=topics.slots.__getitem__, reverse=True)


def best_cell(topics: SentenceTopics) -> Cell:
    return max(Cell, key=lambda cell: sum(topics.causes[cell, way] for way in Direction))


def speaks(topics: SentenceTopics, cell: Cell) -> Direction:
    return max(Direction, key=lambda way: topics.causes[cell, way])


def share(results: Sequence[bool]) -> float:
    return sum(results) / len(results)


def test_the_model_was_trained_on_the_sentences_as_they_stand() -> None:
    with np.load(MODEL, allow_pickle=False) as stored:
        assert str(stored["fingerprint"]) == fingerprint(load_utterances(KNOWLEDGE / "utterances"))
    assert MODEL.stat().st_size < 3_000_000


def test_the_measure_holds_no_training_sentence() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.casefold().split()
        return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}

    utterances = load_utterances(KNOWLEDGE / "utterances")
    long = {u.text.casefold() for u in utterances if len(u.text.split()) > 4}
    assert not long & {u.text.casefold() for u in BLIND}
    shared = [u.text for u in BLIND if runs(u.text) & {run for v in utterances for run in runs(v.text)}]
    assert len(shared) <= 0.02 * len(BLIND), shared


# Measured when committed, with the sentence model and by words only: see the numbers beside each floor.
@pytest.mark.parametrize(
    ("model", "asked_first", "unasked_second", "cell", "direction", "intent"),
    [
        ("full", 0.94, 0.84, 0.75, 0.87, 0.96),  # 0.96, 0.87, 0.78, 0.90, 1.00
        ("words_only", 0.94, 0.80, 0.70, 0.84, 0.91),  # 0.97, 0.83, 0.73, 0.87, 0.95
    ],
)
def test_blind_sentences(
    model: str,
    asked_first: float,
    unasked_second: float,
    cell: float,
    direction: float,
    intent: float,
    request: pytest.FixtureRequest,
) -> None:
    topics: Topics = request.getfixturevalue(model)
    slots = list(Slot)
    others = [slots[(7 * i) % len(slots)] for i in range(len(ABOUT_SLOTS))]
    asked = [topics.predict([text], [slot, other])[0] for (text, slot), other in zip(ABOUT_SLOTS, others, strict=True)]
    assert share([best_slots(t)[0] is slot for t, (_, slot) in zip(asked, ABOUT_SLOTS, strict=True)]) >= asked_first
    free = topics.predict([text for text, _ in ABOUT_SLOTS])
    assert share([slot in best_slots(t)[:2] for t, (_, slot) in zip(free, ABOUT_SLOTS, strict=True)]) >= unasked_second
    causes = topics.predict([text for text, _, _ in ABOUT_CAUSES])
    assert share([best_cell(t) is right for t, (_, right, _) in zip(causes, ABOUT_CAUSES, strict=True)]) >= cell
    answers = [topics.predict([text], [right.slot])[0] for text, right, _ in ABOUT_CAUSES]
    assert (
        share([best_cell(t) is right for t, (_, right, _) in zip(answers, ABOUT_CAUSES, strict=True)]) >= 0.96
    )  # 0.99
    assert share([speaks(t, c) is way for t, (_, c, way) in zip(causes, ABOUT_CAUSES, strict=True)]) >= direction
    intents = topics.predict([text for text, _ in ABOUT_INTENTS])
    right = [max(t.intents, key=t.intents.__getitem__) is i for t, (_, i) in zip(intents, ABOUT_INTENTS, strict=True)]
    assert share(right) >= intent


def test_probabilities_mean_what_they_say(full: Topics) -> None:
    texts = [text for text, _ in ABOUT_SLOTS]
    rows = zip(full.predict(texts), (labels_of(u) for u in BLIND if SLOT_OF[u.text]), strict=True)
    pairs = [(p, f"slot:{slot}" in labels) for topics, labels in rows for slot, p in topics.slots.items()]
    for low, high in ((0.0, 0.2), (0.3, 0.7), (0.7, 1.01)):
        said, true = zip(*[(p, is_true) for p, is_true in pairs if low <= p < high], strict=True)
        assert abs(share(true) - sum(said) / len(said)) < 0.12


def test_a_question_decides_what_a_bare_number_means(full: Topics) -> None:
    for slot in (Slot.AUDIENCE_SIZE, Slot.BASELINE, Slot.TARGET):
        assert best_slots(full.predict(["around 70"], [slot])[0])[0] is slot


def test_a_clear_other_topic_wins_over_the_question(full: Topics) -> None:
    topics = full.predict(["The law requires it every two years."], [Slot.AUDIENCE])[0]
    assert best_slots(topics)[0] is Slot.MANDATE


@pytest.mark.parametrize(
    ("one", "other", "cell"),
    [
        ("Nobody was ever taught how to do it.", "Everybody was taught how to do it.", Cell.SKILL),
        ("The rule is not clear to them.", "The rule is clear to them.", Cell.EXPECTATIONS),
        ("The software is slow and unreliable.", "The software is quick and reliable.", Cell.TOOLS),
        ("Whoever does it right loses his bonus.", "Nobody loses his bonus by doing it right.", Cell.INCENTIVES),
        ("We do not have enough people.", "We have enough people.", Cell.CAPACITY),
        ("They do not want to do it.", "They want to do it.", Cell.MOTIVES),
    ],
)
def test_small_words_turn_the_direction(full: Topics, one: str, other: str, cell: Cell) -> None:
    assert speaks(full.predict([one])[0], cell) is Direction.FOR
    assert speaks(full.predict([other])[0], cell) is Direction.AGAINST


def test_records_weigh_more_than_remarks(full: Topics) -> None:
    remark, record = full.predict(
        ["The tool is bad.", "Sites with the old pump fail 17 times, sites with the new one 3 times."]
    )
    assert remark.weight == 1
    assert record.weight == 3


def test_a_missing_or_foreign_model_is_named_with_the_mend(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.npz"
    np.savez(foreign, columns=np.array(["slot:weather"]))
    for path in (tmp_path / "absent.npz", foreign):
        with pytest.raises(ContentError, match=r"python -m evals\.reading"):
            Topics.load(path, None)


class _Unusable:
    name, dimensions = "unusable", 384

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise OperatorError(f"No model for {len(texts)} texts.")


def test_without_a_usable_sentence_model_it_reads_by_words(words_only: Topics) -> None:
    text = ["We have a budget of 12,000."]
    assert Topics.load(MODEL, _Unusable()).predict(text) == words_only.predict(text)
    assert best_slots(words_only.predict(text)[0])[0] is Slot.BUDGET


def test_any_text_has_an_answer(full: Topics, words_only: Topics) -> None:
    for topics in (full, words_only):
        assert topics.predict([]) == []
        for text in ("", "???", "零 участники", "a" * 5000):
            assert set(topics.predict([text])[0].slots) == set(Slot)


@pytest.mark.slow
def test_eight_sentences_fit_into_a_turn() -> None:
    topics = Topics.load(MODEL, OnnxEmbedder(threads=1))
    texts = ["Since the update in May the till freezes twice a day and they have to start again."] * 8
    took = min(_seconds(lambda: topics.predict(texts)) for _ in range(5))
    assert took < 0.15  # seconds of the processor; measured 0.03


def _seconds(act: Callable[[], object]) -> float:
    start = time.thread_time()
    act()
    return time.thread_time() - start
