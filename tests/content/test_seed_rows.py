"""docs/seed-rows.md tells for every expected behaviour where it shows, once, in allowed words."""

import re
from collections import Counter
from pathlib import Path

TABLE = Path(__file__).parents[2] / "docs" / "seed-rows.md"
EXPECTED = {"000": 34, "001": 44, "002": 54, "003": 26, "004": 35}
SHOWN = {"conversation", "brief", "proposal", "appendix", "view", "later"}


def rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_id_stands_once() -> None:
    wanted = [f"{series}-{number:02}" for series, last in EXPECTED.items() for number in range(1, last + 1)]
    assert [row[0] for row in rows()] == wanted


def test_every_row_says_what_where_and_how() -> None:
    for row in rows():
        assert len(row) == 4, row
        _, behaviour, shown, seen = row
        assert shown in SHOWN, row
        assert 2 <= len(behaviour.split()) <= 16, row
        assert 1 <= len(seen.split()) <= 20, row


def test_what_is_missing_is_admitted() -> None:
    shown = Counter(row[2] for row in rows())
    assert shown["later"] >= 40
    assert all(shown[place] for place in SHOWN)
