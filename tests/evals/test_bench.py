"""What the bench prints can be judged at a glance."""

from evals.bench import table


def test_each_figure_stands_beside_its_target() -> None:
    report = {
        "turn_ms": {"value": 83.1, "target": 150.0, "pass": True, "turns": 66},
        "memory_mb": {"value": 665.0, "target": 600.0, "pass": False},
        "later_ms": {"value": 0.6},
    }
    first, second, third = table(report).splitlines()
    assert "83.1" in first and "target <= 150  pass" in first and "turns 66" in first
    assert "target <= 600  MISS" in second
    assert "target" not in third
