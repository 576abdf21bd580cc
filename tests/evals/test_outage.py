"""The outage drill, in small: what it counts is what happened."""

from pathlib import Path

import pytest
import yaml

from assistant.adapters.language_model import breaker
from evals import outage
from tests.evals.test_peers import STORY


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(breaker, "REST", 0.5)
    monkeypatch.setattr(breaker, "LONGEST_REST", 1.0)
    path = tmp_path / "T1.yaml"
    path.write_text(yaml.safe_dump(STORY), "utf-8")
    return path


def test_interviews_end_without_the_endpoint_and_it_is_used_again_by_itself(scenario: Path) -> None:
    report = outage.run([scenario], interviews=4, minutes=0.05)
    assert (report["interviews"], report["finished"], report["lost"]) == (4, 4, 0)
    assert report["served_before"] >= 2 and report["turns"] >= 4 * 5
    assert 0 < report["requests_tried"] < 2 * report["turns"]  # most turns did not even try
    assert report["recovered_after_s"] < 10 and report["turn_longest_s"] < 30


def test_an_interview_that_breaks_off_is_counted_as_lost(scenario: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, begun = outage._hold, iter(range(99))

    def breaks_off_once(talk: outage._Talk, *rest: object) -> None:
        if next(begun) == 2:
            raise RuntimeError("broken")
        held(talk, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(outage, "_hold", breaks_off_once)
    report = outage.run([scenario], interviews=3, minutes=0.02)
    assert (report["finished"], report["lost"]) == (2, 1)
