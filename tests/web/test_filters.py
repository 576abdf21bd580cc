"""Search in some documents only, and why a passage was found: over REST and on the page."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.services.product import Assistant
from assistant.web.ui import search_cards
from assistant.web.ui.desk import Click
from assistant.web.ui.library_desk import LibraryDesk

TEXTS = {
    "Harbour plan": ("strategy", "2027-02-01", "We will lift more containers with the two new cranes by 2029."),
    "Crane rules": ("policy", "2024-05-06", "Nobody stands under the cranes while containers are lifted."),
    "Harbour news": ("press_release", "2026-09-09", "The cranes are painted blue and lift containers at night."),
}


@pytest.fixture
def ids(api: TestClient) -> dict[str, str]:
    made = {}
    for title, (kind, day, text) in TEXTS.items():
        body = {"title": title, "text": text, "type": kind, "date": day}
        extra = {"tags": ["Safety", "quay"], "audience": "Crane drivers"} if kind == "policy" else {}
        made[title] = api.post("/api/v1/documents", json=body | extra).json()["id"]
    return made


def titles(api: TestClient, **asked: Any) -> set[str]:
    items = api.get("/api/v1/search", params={"q": "cranes lift containers", **asked}).json()["items"]
    return {item["title"] for item in items}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, set(TEXTS)),
        ({"type": "strategy"}, {"Harbour plan"}),
        ({"type": ["strategy", "policy"]}, {"Harbour plan", "Crane rules"}),
        ({"since": "2026-01-01", "until": "2026-12-31"}, {"Harbour news"}),
        ({"tag": "safety"}, {"Crane rules"}),
        ({"audience": "drivers"}, {"Crane rules"}),
        ({"tag": "nothing"}, set[str]()),
    ],
)
def test_only_some_documents(api: TestClient, ids: dict[str, str], asked: dict[str, Any], wanted: set[str]) -> None:
    assert titles(api, **asked) == wanted


def test_what_no_longer_counts_can_be_left_out(api: TestClient, ids: dict[str, str]) -> None:
    changed = api.patch(f"/api/v1/documents/{ids['Crane rules']}", json={"superseded_by": ids["Harbour plan"]}).json()
    assert changed["superseded_by"] == ids["Harbour plan"] and changed["tags"] == ["Safety", "quay"]
    assert "Crane rules" in titles(api) and "Crane rules" not in titles(api, in_force=True)


def test_a_filter_that_is_none_is_refused(api: TestClient, ids: dict[str, str]) -> None:
    for wrong in ({"type": "poem"}, {"since": "yesterday"}):
        assert api.get("/api/v1/search", params={"q": "cranes", **wrong}).status_code == 422


def test_why_a_passage_was_found(api: TestClient, ids: dict[str, str]) -> None:
    (hit,) = api.get("/api/v1/search", params={"q": "lifting containers safely", "type": "policy"}).json()["items"]
    assert hit["why"] == {
        "terms": ["lifting", "containers"],
        "similarity": 0.0,
        "type": "policy",
        "date": "2024-05-06",
        "in_force": True,
    }


def test_only_what_is_named_is_changed(api: TestClient, ids: dict[str, str]) -> None:
    place = f"/api/v1/documents/{ids['Crane rules']}"
    changed = api.patch(place, json={"tags": ["lifting", "Lifting"]}).json()
    assert (changed["tags"], changed["audience"], changed["date"]) == (["lifting"], "Crane drivers", "2024-05-06")
    assert api.patch(place, json={"date": None, "title": "Rules"}).json()["date"] is None
    assert api.patch("/api/v1/documents/none", json={"title": "x"}).status_code == 404


def test_the_form_of_the_page_asks_the_same(assistant: Assistant, api: TestClient, ids: dict[str, str]) -> None:
    class Page:
        found = "found"

    desk = LibraryDesk.__new__(LibraryDesk)
    desk._assistant, desk._library = assistant, Page()  # type: ignore[assignment]
    fields = {"q": "cranes <b>", "type": "policy", "since": "2024-01-01", "until": "", "tag": " SAFETY "}
    (shown,) = desk.acts["look"](Click("", "", "", fields)).values()
    assert "Crane rules" in shown and "Harbour" not in shown and "<b>" not in shown.replace("<b>Crane rules</b>", "")
    assert "Words of yours in it: cranes." in shown
    assert "Nothing in the library fits." in next(
        iter(desk.acts["look"](Click("", "", "", {"q": "cranes", "tag": "x"})).values())
    )
    searched = ("May singers use cranes for their concert?", "cranes")
    far, near = (next(iter(desk.acts["look"](Click("", "", "", {"q": q})).values())) for q in searched)
    assert "No support found." in far and "Crane rules" in far and "No support found." not in near
    assert search_cards.filter_of({"since": "soon", "type": "poem"}) == search_cards.Filter()
    assert 'data-act="look"' in search_cards.look()
