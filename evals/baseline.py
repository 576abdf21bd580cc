"""The committed baseline of the interview eval: figures that may not drop.

``python -m evals.baseline build/eval/report.json`` compares, ``--write`` takes a report over as the new baseline."""

import json
import sys
from pathlib import Path
from typing import Any

BASELINE = Path(__file__).parent / "reports" / "baseline.json"
# Figures where less is better; for all others more is better.
_LESS = {
    "wrong_support",
    "avoids_broken",
    "unknowns_missing",
    "enablers_missing",
    "most_questions",
    "median_messages_to_ready",
    "median_messages",
    "unsourced_numbers",
    "unsourced_quotes",
    "mutation_failures",
}


# Sentence vectors differ in the last digits from one processor to the next, and a conversation may take another turn for it.
_SLACK_COUNT = 1
_SLACK_MUTATIONS = 3  # of 88 conversations
_SLACK_SHARE = 0.02


def drops(summary: dict[str, Any], baseline: dict[str, Any]) -> list[str]:
    """The figures that are worse than the baseline by more than the slack, each as a line; a missing figure has dropped."""
    lines: list[str] = []
    for name, before in baseline.items():
        now = summary.get(name)
        slack = _slack(name, before)
        worse = now is None or (now > before + slack if name in _LESS else now < before - slack)
        if worse:
            lines.append(f"{name}: {before} before, {now} now")
    return lines


def _slack(name: str, before: float) -> float:
    if name == "mutation_failures":
        return _SLACK_MUTATIONS
    return _SLACK_COUNT if isinstance(before, int) else _SLACK_SHARE


def main(arguments: list[str]) -> int:
    """0 where nothing dropped."""
    summary = json.loads(Path(arguments[0]).read_text("utf-8"))["summary"]
    if "--write" in arguments:
        BASELINE.parent.mkdir(exist_ok=True)
        BASELINE.write_text(json.dumps(summary, indent=1) + "\n", "utf-8")
        return 0
    found = drops(summary, json.loads(BASELINE.read_text("utf-8")))
    print("\n".join(["Worse than the baseline:", *found]) if found else "Nothing is worse than the baseline.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
