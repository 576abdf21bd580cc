"""Reading YAML with line numbers: any text gives data or a problem, never an exception."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.content import check
from assistant.adapters.content_yaml import Marked, read_yaml


def read(text: str) -> Marked:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "knowledge"
        root.mkdir()
        (root / "file.yaml").write_text(text, encoding="utf-8")
        return read_yaml(root, "file.yaml")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_any_text_is_data_or_a_problem(text: str) -> None:
    marked = read(text)
    assert all(problem.line >= 1 and problem.fix for problem in marked.problems)


@given(st.text(alphabet=" -:[]{}&*!|>'\"#%@`\n\tab01?,", max_size=60))
def test_any_punctuation_is_data_or_a_problem(text: str) -> None:
    marked = read(text)
    assert marked.data is None or marked.lines[()] >= 1


@pytest.mark.parametrize("text", ["a: 2026-13-45", "a: &a [*a]", "a: [", "\x00", "? [a]\n: b", "[" * 5000])
def test_traps(text: str) -> None:
    marked = read(text)
    assert marked.data is not None or marked.problems


def test_lines_of_values_and_of_what_is_missing() -> None:
    marked = read("# a comment\n- ask: one\n  why: two\n\n- ask: three\n")
    assert [marked.line(place) for place in [(0, "ask"), (0, "why"), (1,), (1, "why")]] == [2, 3, 5, 5]


@given(st.text(alphabet="- :[]{}'\"\nkeyfulshortplain", max_size=80))
def test_checking_never_fails(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "messages.yaml").write_text(text, encoding="utf-8")
        assert check(Path(folder))
