"""The delivered content loads, and is found where it may lie."""

import time
from pathlib import Path

import pytest

from assistant.adapters import content
from assistant.adapters.content import check, content_root, load, schemas
from assistant.domain.errors import ContentError
from assistant.domain.knowledge import Knowledge
from assistant.domain.slots import Cell, Slot

DELIVERED = Path(__file__).parents[2] / "knowledge"


def test_delivered_content_has_nothing_to_mend() -> None:
    assert [str(problem) for problem in check(DELIVERED)] == []


def test_everything_is_there(knowledge: Knowledge) -> None:
    assert set(knowledge.questions) == set(Slot)
    assert set(knowledge.causes) == set(Cell)
    assert len(knowledge.pairs) >= 45
    assert len(knowledge.glossary) >= 40
    assert knowledge.interventions and knowledge.metrics and knowledge.figures


def test_root_is_the_repository_unless_given(root: Path) -> None:
    assert content_root() == DELIVERED
    assert content_root(root) == root


def test_root_inside_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "assistant" / "_content" / "knowledge"
    bundled.mkdir(parents=True)
    (bundled / "questions.yaml").touch()
    monkeypatch.setattr(content, "__file__", str(tmp_path / "assistant" / "adapters" / "content.py"))
    assert content_root() == bundled


def test_a_root_without_knowledge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"holds no questions\.yaml"):
        content_root(tmp_path)


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_are_current(name: str) -> None:
    stored = (DELIVERED / "schemas" / name).read_text(encoding="utf-8")
    assert stored == schemas()[name], "write them anew with assistant.adapters.content.write_schemas(Path('knowledge'))"


def test_loading_is_quick(root: Path) -> None:
    load(root)
    began = time.process_time()
    load(root)
    assert time.process_time() - began < 2.0
