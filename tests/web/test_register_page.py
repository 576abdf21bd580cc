"""The register on the page: what a click does, what a card shows, and that words of documents have no effect as markup."""

import pytest

from assistant.domain.errors import NotFound
from assistant.domain.library.documents import DocumentType
from assistant.services.product import Assistant
from assistant.web.ui.desk import Click
from assistant.web.ui.library_desk import LibraryDesk
from assistant.web.ui.screen import shelf

PLAN = (
    "# Ferry plan\n\n- Late crossings fall from 9 to 3 percent by June 2028.\n- We will double spending on R&D by 2029."
)
REPORT = "# Ferry report\n\n- Late crossings fall below 5 percent by June 2028."


class _Showing:
    def request(self, request_id: str, whole: bool = False) -> dict[object, object]:
        return {"shown": request_id, "whole": whole}


@pytest.fixture
def desk(assistant: Assistant) -> LibraryDesk:
    assistant.ingest.add_text("Ferry plan", PLAN, DocumentType.STRATEGY)
    assistant.ingest.add_text("Ferry report", REPORT, DocumentType.ANNUAL_REPORT)
    made = LibraryDesk.__new__(LibraryDesk)
    made._assistant, made._showing = assistant, _Showing()  # type: ignore[assignment]
    return made


def goals(assistant: Assistant) -> str:
    return shelf(assistant, "").goals


def test_a_card_shows_quotes_disagreement_and_ways_to_decide(assistant: Assistant, desk: LibraryDesk) -> None:
    seen = goals(assistant)
    assert "They disagree on the value" in seen and "Also in 1 other place" in seen
    assert "R&amp;D by 2029" in seen and "R&D by" not in seen
    assert seen.count('data-act="confirm_goal"') == 2 and 'class="goal differ open figure"' in seen
    assert "What they may mean for learning" in seen and "Where else to look" in seen
    assert desk.acts.keys() >= {"rank_goal", "part_goal", "dismiss_goal", "restore_goal", "edit_goal"}


def test_clicks_decide(assistant: Assistant, desk: LibraryDesk) -> None:
    first, second = (entry.id for entry in assistant.register.entries())

    def click(act: str, value: str, **fields: str) -> None:
        desk.acts[act](Click("", value, "", fields))

    click("rank_goal", f"{second}:1")
    click("rank_goal", f"{first}:2")
    assert [entry.id for entry in assistant.register.entries()] == [second, first]
    assert f'data-value="{first}:1"' in goals(assistant) and f'data-value="{first}:0"' in goals(assistant)
    click("rank_goal", f"{second}:nowhere")
    assert [entry.rank for entry in assistant.register.entries()] == [1, 0]
    click("edit_goal", first, metric="late crossings", target="4 percent", horizon="2028-06-30")
    assert next(e for e in assistant.register.entries() if e.id == first).goal.target == "4 percent"
    click("dismiss_goal", second)
    assert "1 line you said is no goal" in goals(assistant)
    with pytest.raises(NotFound):
        click("confirm_goal", "gone")


def test_what_was_added_is_told_with_themes_and_the_nearest_date(assistant: Assistant, desk: LibraryDesk) -> None:
    told = desk._found(assistant.repository.documents())
    assert "2 goals found" in told and "30 Jun 2028" in told and "confirm" in told
    assert desk._found([]) == ""


def test_an_empty_library_shows_where_to_look(assistant: Assistant) -> None:
    seen = goals(assistant)
    assert "Where to look first" in seen and seen.index("Ask the people who lead") < seen.index(
        "Investor relations pages"
    )
