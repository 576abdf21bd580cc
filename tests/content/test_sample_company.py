"""The fictional company of knowledge/examples: read as the product reads it, it shows what the product can do."""

import datetime
import re
from pathlib import Path

import pytest
import yaml

from assistant.domain.library import editions
from assistant.domain.library.describing import described
from assistant.domain.library.documents import Document, DocumentType, Parsed, StrategicGoal
from assistant.domain.library.goals import find_goals
from assistant.domain.library.markup import read_marked

FOLDER = Path(__file__).parents[2] / "knowledge" / "examples"
FILES = sorted(FOLDER.glob("*.md"))
TODAY = datetime.date(2026, 11, 22)


def parsed(path: Path) -> Parsed:
    marked = read_marked(path.read_text(encoding="utf-8"))
    return described(marked.pages, marked.fields)


def document(path: Path) -> Document:
    read = parsed(path)
    return Document(id=path.stem, title=read.title, type=read.type or DocumentType.OTHER, date=read.date)


def goals(path: Path) -> list[StrategicGoal]:
    return [g for g in find_goals(document(path), parsed(path).pages) if g.metric and g.target and g.horizon]


def text(path: Path) -> str:
    return "\n".join(page.text for page in parsed(path).pages)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_document_says_what_it_is(path: Path) -> None:
    read = parsed(path)
    assert read.title and read.type and read.date and read.date < TODAY
    assert len(read.pages) >= 4 and all(page.heading for page in read.pages)
    assert 300 <= len(text(path).split()) <= 700


def test_the_library_is_of_all_kinds() -> None:
    kinds = {parsed(path).type for path in FILES}
    assert kinds >= {"strategy", "okr", "annual_report", "investor_presentation", "values", "policy"}


def test_current_plans_hold_measurable_goals_and_values_hold_none() -> None:
    assert len(goals(FOLDER / "strategy-2030.md")) >= 5
    assert len(goals(FOLDER / "operating-plan-2027.md")) >= 6
    assert goals(FOLDER / "our-values.md") == []


def test_the_former_strategy_is_recognised_as_replaced() -> None:
    library = [document(path) for path in FILES]
    told = {path.stem: editions.telling(text(path)) for path in FILES}
    replaced = {d.id: d.superseded_by for d in editions.reassessed(library, told, TODAY)}
    assert replaced == {"strategy-2026-former": "strategy-2030"}


def test_the_former_strategy_contradicts_the_current_one() -> None:
    share = re.compile(r"60 percent of their time|a\s+quarter of their time")
    assert share.findall((FOLDER / "strategy-2026-former.md").read_text(encoding="utf-8")) == [
        "60 percent of their time"
    ]
    assert share.findall((FOLDER / "strategy-2030.md").read_text(encoding="utf-8")) == ["a quarter of their time"]


def test_requests_to_try_fit_the_company() -> None:
    requests = yaml.safe_load((FOLDER / "requests.yaml").read_text(encoding="utf-8"))
    assert [set(request) for request in requests] == [{"title", "opening"}] * 3
    library = " ".join(text(path) for path in FILES).lower()
    for request, word in zip(requests, ("conductors", "class 480", "door faults"), strict=True):
        assert word in request["opening"].lower() and word in library
