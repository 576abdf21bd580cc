"""The register over REST: what L&D decides is kept with the goals."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.domain.errors import NotFound
from assistant.domain.library.documents import DocumentType
from assistant.services.product import Assistant

PLAN = "# Plan 2027\n\n- We will cut late parcels from 9 to 4 percent by June 2028.\n- Damaged parcels fall to 1 percent by 2029."
REPORT = "# Annual report\n\n- Late parcels fall to 6 percent by June 2028."
DAYS = {"plan": "2026-11-01", "report": "2026-03-01"}


@pytest.fixture(autouse=True)
def filled(api: TestClient) -> None:
    for title, text, kind, day in (
        ("Plan", PLAN, DocumentType.STRATEGY, DAYS["plan"]),
        ("Report", REPORT, DocumentType.ANNUAL_REPORT, DAYS["report"]),
    ):
        body = {"title": title, "text": text, "type": kind, "date": day}
        assert api.post("/api/v1/documents", json=body).status_code == 201


def seen(api: TestClient) -> list[dict[str, Any]]:
    return api.get("/api/v1/register").json()["items"]


def test_the_register_shows_quotes_and_what_documents_disagree_on(api: TestClient) -> None:
    late, damaged = seen(api)
    assert [quote["title"] for quote in late["quotes"]] == ["Plan", "Report"]
    assert [(item["about"], item["target"]) for item in late["disagreements"]] == [("target", "6 percent")]
    assert (late["target"], late["baseline"], late["term"]) == ("4 percent", "9", "three")
    assert damaged["disagreements"] == []
    answer = api.get("/api/v1/register").json()
    assert answer["themes"][0]["conversations"] and "annual_report" not in {item["type"] for item in answer["look_for"]}


def test_confirming_leaves_out_what_disagrees(assistant: Assistant, api: TestClient) -> None:
    late = str(seen(api)[0]["id"])
    api.patch(f"/api/v1/goals/{late}", json={"confirmed": True})
    assert [goal.target for goal in assistant.repository.goals() if goal.confirmed] == ["4 percent"]
    assert [item["confirmed"] for item in seen(api)] == [True, False]


def test_correcting_changes_only_what_is_named_and_confirms(api: TestClient) -> None:
    late = str(seen(api)[0]["id"])
    changed = api.patch(f"/api/v1/goals/{late}", json={"target": "5 percent", "owner": "Rosa Lindqvist"}).json()[
        "items"
    ]
    entry = next(item for item in changed if item["id"] == late)
    assert (entry["target"], entry["owner"], entry["metric"], entry["confirmed"]) == (
        "5 percent",
        "Rosa Lindqvist",
        "late parcels",
        True,
    )


def test_setting_aside_takes_all_mentions_and_each_comes_back(assistant: Assistant, api: TestClient) -> None:
    late = str(seen(api)[0]["id"])
    api.patch(f"/api/v1/goals/{late}", json={"dismissed": True})
    assert len(seen(api)) == 1 and len(assistant.register.set_aside()) == 2
    api.patch(f"/api/v1/goals/{late}", json={"dismissed": False})
    assert [len(item["quotes"]) for item in seen(api)] == [1, 1]


def test_ranking_makes_room_and_can_be_taken_back(api: TestClient) -> None:
    late, damaged = (str(item["id"]) for item in seen(api))
    for goal, place in ((late, 1), (damaged, 1)):
        api.patch(f"/api/v1/goals/{goal}", json={"rank": place})
    assert [(item["id"], item["rank"]) for item in seen(api)] == [(damaged, 1), (late, 2)]
    api.patch(f"/api/v1/goals/{damaged}", json={"rank": 0})
    assert [(item["id"], item["rank"]) for item in seen(api)] == [(late, 1), (damaged, 0)]


def test_telling_apart_and_a_new_index_keeps_what_was_decided(assistant: Assistant, api: TestClient) -> None:
    other = str(seen(api)[0]["quotes"][1]["goal_id"])
    api.patch(f"/api/v1/goals/{other}", json={"apart": True})
    api.patch(f"/api/v1/goals/{other}", json={"rank": 1})
    assert [len(item["quotes"]) for item in seen(api)] == [1, 1, 1]
    assistant.ingest.rebuild_index()
    assert seen(api)[0]["id"] == other and len(seen(api)) == 3


def test_what_is_gone_and_what_is_no_change(assistant: Assistant, api: TestClient) -> None:
    assert api.patch("/api/v1/goals/none", json={"confirmed": True}).status_code == 404
    assert api.patch("/api/v1/goals/none", json={"rank": -1}).status_code == 422
    with pytest.raises(NotFound):
        assistant.register.restore("none")


def test_an_empty_library_says_where_to_look_first(assistant: Assistant, api: TestClient) -> None:
    for item in api.get("/api/v1/documents").json()["items"]:
        api.delete(f"/api/v1/documents/{item['id']}")
    answer = api.get("/api/v1/register").json()
    assert answer["items"] == [] and answer["themes"] == []
    names = [source["name"] for source in answer["look_for"]]
    assert names[0] == "Ask the people who lead" and names[1] == "Investor relations pages" and len(names) >= 6
