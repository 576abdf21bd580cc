"""Search on judged sets: measures computed by hand, abstention with its interval, sets beside each other."""

import json
import math
from pathlib import Path

import pytest

from evals import retrieval
from evals.retrieval import eval_retrieval, eval_together, interval
from evals.tutorial import spans

TEXTS = {
    "bread": "The bakery wants fewer spoiled loaves and warmer ovens at five in the morning.",
    "ferry": "Crossings of the ferry leave on time in every weather of the winter season.",
}


def judged(place: Path, name: str, about: str) -> Path:
    """A set of one document with two passages on a subject, one request that it answers and one that it does not."""
    folder = place / name
    folder.mkdir()
    rows = {
        "corpus": [
            {"id": f"{name}#1", "text": TEXTS[about]},
            {"id": f"{name}#2", "text": "Parking is free on Sundays."},
        ],
        "queries": [
            {"id": f"{name}-q1", "text": TEXTS[about][:40]},
            {"id": f"{name}-q2", "text": "snakes", "kind": "none"},
        ],
        "qrels": [{"query_id": f"{name}-q1", "doc_id": f"{name}#1", "relevance": 2}],
    }
    for file, lines in rows.items():
        (folder / f"{file}.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    return folder


def test_a_set_is_measured_against_three_baselines(tmp_path: Path) -> None:
    report = eval_retrieval(judged(tmp_path, "bread", "bread"))
    assert report["system"]["ndcg@10"] == 1.0 and set(report["baselines"]) == {"keyword", "dense", "tutorial"}
    assert (report["none"]["abstained"], report["answerable"]["abstained"]) == (1, 0)


def test_requests_of_one_set_are_put_to_the_others_without_chance_hits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [judged(tmp_path, name, name) for name in TEXTS]
    hits = tmp_path / "hits.yaml"
    hits.write_text("bread:\n  bread-q1: [ferry]\n", "utf-8")
    monkeypatch.setattr(retrieval, "_CHANCE_HITS", hits)
    report = eval_together(folders)
    assert set(report["sets"]) == set(TEXTS) and report["mean_ndcg@10"]["system"] == 1.0
    assert (report["strangers"]["ferry"]["of"], report["strangers"]["bread"]["of"]) == (1, 2)
    assert report["strangers"]["all"]["abstained"] == 3


@pytest.mark.parametrize(
    ("found", "of", "wanted"), [(0, 0, (0.0, 1.0)), (5, 10, (0.237, 0.763)), (0, 10, (0.0, 0.278))]
)
def test_the_interval_is_that_of_wilson(found: int, of: int, wanted: tuple[float, float]) -> None:
    assert interval(found, of) == wanted


def test_gain_of_a_ranking() -> None:
    second = 3 / math.log2(3) / 3
    assert retrieval._ndcg(["x", "a"], {"a": 2}) == pytest.approx(second)


def test_the_tutorial_splits_at_paragraphs_with_something_in_common() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "word " * 60 for number in range(8))
    found = spans(text)
    assert all(end - start <= 1_000 for start, end in found) and len(found) == 3
    assert all(text[start:].startswith("\n\nParagraph") for start, _ in found[1:])
    assert [end - start for start, end in spans("x" * 2_500)] == [1_000, 1_000, 900]
    assert spans("") == []
