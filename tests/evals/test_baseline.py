"""The baseline catches a drop in either direction."""

import pytest

from evals.baseline import drops


@pytest.mark.parametrize(
    ("now", "caught"),
    [
        ({"verdict_ok": 14, "most_questions": 2}, 0),
        ({"verdict_ok": 13, "most_questions": 3}, 0),
        ({"verdict_ok": 15, "most_questions": 1}, 0),
        ({"verdict_ok": 12, "most_questions": 2}, 1),
        ({"verdict_ok": 14, "most_questions": 4}, 1),
        ({"most_questions": 2}, 1),
    ],
)
def test_a_drop_is_caught(now: dict[str, int], caught: int) -> None:
    assert len(drops(now, {"verdict_ok": 14, "most_questions": 2})) == caught
