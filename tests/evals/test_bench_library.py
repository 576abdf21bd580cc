"""The bench of the library: the same texts each time, the figures beside their targets, a curve that can be looked at."""

from xml.etree import ElementTree

from evals.bench_library import _documents, _judged, _p95, _searched
from evals.curve import search_curve


def test_the_texts_are_the_same_each_time_and_big_enough() -> None:
    first, second = list(_documents()), list(_documents())
    assert first == second and len(first) == 10 and first[0] != first[1]
    assert all(len(text.split()) > 9_000 for text in first)


def test_a_search_is_measured_in_a_library_of_its_own() -> None:
    report = _searched(100)
    assert report["queries"] == 200 and 0 < report["median"] <= report["value"] and "target" not in report
    assert report["memory_mb"] > 50 and report["disk_mb"] > 0


def test_targets_stand_beside_sizes_that_have_one() -> None:
    took = [10.0] * 99 + [500.0]
    assert _p95(took, 10_000)["pass"] is True and _p95([90.0] * 100, 10_000)["pass"] is False
    assert "target" not in _p95(took, 1_000)
    assert _judged(1.149, 1.15) == {"value": 1.15, "target": 1.15, "pass": True}


def test_the_curve_is_an_image_with_every_figure() -> None:
    report = {
        "search_1000": {"value": 20.4, "median": 12.0, "processor_ms": 9.0},
        "search_10000": {"value": 41.0, "median": 20.0, "processor_ms": 13.0, "target": 60.0},
    }
    drawn = search_curve(report)
    assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert all(words in drawn for words in ("1,000", "10,000", ">20<", ">41<", "target 60", "passages", "processor"))
