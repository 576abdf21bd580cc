"""The delivered content, and copies of it that a test may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.adapters.content import load
from assistant.domain.knowledge import Knowledge

DELIVERED = Path(__file__).parents[2] / "knowledge"

Spoil = Callable[[str, str, str], int]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(DELIVERED)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of knowledge/ of its own."""
    return shutil.copytree(DELIVERED, tmp_path / "knowledge")


@pytest.fixture
def spoil(root: Path) -> Spoil:
    """Replaces the first occurrence of a text in a file of knowledge/ and gives the line it stood on."""

    def replace(file: str, old: str, new: str) -> int:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} holds no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
