"""The REST interface: requests, messages, brief, proposal (DESIGN.md section 7)."""

import pytest
from fastapi.testclient import TestClient

OPENING = (
    "Please book a two-day phone course for our 60 dispatchers by February. Wrong pick-ups rose from 4.1 to 6.8 percent "
    "of all orders since the summer."
)
KINDS = {"ask", "clarify", "confirm", "recap", "answer", "draft", "redirect", "close"}
SLOTS = 37


def open_request(api: TestClient, opening: str = OPENING) -> dict:
    answer = api.post("/api/v1/requests", json={"opening": opening, "as_of": "2026-11-23"})
    assert answer.status_code == 201, answer.text
    return answer.json()


def is_turn(body: dict) -> None:
    assert isinstance(body["reply"], str) and body["reply"]
    assert isinstance(body["ready"], bool)
    assert all(isinstance(note, str) for note in body["notes"])
    move = body["move"]
    assert move["kind"] in KINDS
    assert len(move["slots"]) <= 2
    assert isinstance(move["reason"], str) and isinstance(move["choices"], list)


def test_opening_a_request_answers_with_a_turn(api: TestClient) -> None:
    body = open_request(api)
    assert isinstance(body["id"], str) and body["id"]
    is_turn(body)


def test_a_message_answers_with_a_turn(api: TestClient) -> None:
    request = open_request(api)["id"]
    answer = api.post(
        f"/api/v1/requests/{request}/messages", json={"text": "They know the rules. The screen hides them."}
    )
    assert answer.status_code == 200
    is_turn(answer.json())


def test_the_same_key_happens_once(api: TestClient) -> None:
    request = open_request(api)["id"]
    message = {"text": "About one order in fifteen goes wrong.", "key": "k1"}
    first = api.post(f"/api/v1/requests/{request}/messages", json=message).json()
    again = api.post(f"/api/v1/requests/{request}/messages", json=message).json()
    assert first["reply"] == again["reply"]
    assert len(api.get(f"/api/v1/requests/{request}").json()["turns"]) == 2


def test_the_state_of_a_request(api: TestClient) -> None:
    request = open_request(api)["id"]
    state = api.get(f"/api/v1/requests/{request}").json()
    assert state["id"] == request
    assert state["status"] == "interviewing"
    assert isinstance(state["ready"], bool)
    assert [turn["text"] for turn in state["turns"]] == [OPENING]
    assert len(state["brief"]) == SLOTS
    assert state["verdict"].keys() >= {"verdict", "provisional", "rules", "reason", "would_change"}
    assert state["alignment"]["state"] == "not_assessed" and state["alignment"]["claims"] == []
    assert state["scores"].keys() == {"need", "feasibility", "evidence", "alignment"}
    assert state["working_mode"] in {"order", "planned"}
    assert all(item.keys() >= {"slot", "question", "owner", "due"} for item in state["open_questions"])
    assert all(cause.keys() >= {"cell", "share", "for", "against"} for cause in state["causes"])
    assert isinstance(state["measures"], list) and isinstance(state["segments"], list)


def test_facts_of_the_brief_carry_the_words_they_came_from(api: TestClient) -> None:
    request = open_request(api)["id"]
    brief = api.get(f"/api/v1/requests/{request}").json()["brief"]
    facts = [fact for values in brief.values() for fact in values if fact["source"]]
    assert facts, "the opening holds facts"
    for fact in facts:
        assert fact.keys() >= {"value", "normalised", "state", "quote", "source", "grade"}
        assert fact["normalised"].keys() == {"number", "unit", "date"}
        assert fact["quote"] in OPENING
        assert len(fact["value"]) <= 200
    assert any(fact["normalised"]["number"] == 60 for fact in brief["audience_size"])


def test_editing_the_brief(api: TestClient) -> None:
    request = open_request(api)["id"]
    answer = api.patch(f"/api/v1/requests/{request}/brief", json={"budget": "12,000 euro", "sponsor": "Ines Falk"})
    assert answer.status_code == 200
    assert answer.json()["brief"]["sponsor"][0]["value"] == "Ines Falk"
    kept = api.get(f"/api/v1/requests/{request}").json()["brief"]
    assert kept["budget"][0]["value"] == "12,000 euro"


def test_editing_an_unknown_slot_changes_nothing(api: TestClient) -> None:
    request = open_request(api)["id"]
    before = api.get(f"/api/v1/requests/{request}").json()["brief"]
    assert api.patch(f"/api/v1/requests/{request}/brief", json={"colour": "green", "budget": "5"}).status_code == 422
    assert api.get(f"/api/v1/requests/{request}").json()["brief"] == before


def test_the_list_of_requests_newest_first(api: TestClient) -> None:
    first, second = open_request(api)["id"], open_request(api, "Our welders need a refresher.")["id"]
    items = api.get("/api/v1/requests").json()["items"]
    assert [item["id"] for item in items] == [second, first]
    assert all(item.keys() >= {"title", "status", "ready"} for item in items)


def test_drafting_stores_versions(api: TestClient) -> None:
    request = open_request(api)["id"]
    assert api.post(f"/api/v1/requests/{request}/proposal").json() == {"id": request, "version": 1}
    assert api.post(f"/api/v1/requests/{request}/proposal").json()["version"] == 2
    assert api.get(f"/api/v1/requests/{request}").json()["status"] == "drafted"


def test_a_message_after_the_draft_reopens_the_interview(api: TestClient) -> None:
    request = open_request(api)["id"]
    api.post(f"/api/v1/requests/{request}/proposal")
    api.post(f"/api/v1/requests/{request}/messages", json={"text": "One more thing: half of them work nights."})
    assert api.get(f"/api/v1/requests/{request}").json()["status"] == "interviewing"


def test_the_proposal_as_json(api: TestClient) -> None:
    request = open_request(api)["id"]
    api.post(f"/api/v1/requests/{request}/proposal")
    proposal = api.get(f"/api/v1/requests/{request}/proposal", params={"format": "json"}).json()
    wanted = (
        "summary verdict alignment measures options mix contract forecast open_questions citations derived assumptions"
    )
    assert proposal.keys() >= set(wanted.split())
    assert proposal["forecast"] is None and proposal["forecast_reason"]
    assert all(item.keys() >= {"document", "page", "quote", "used_as"} for item in proposal["citations"])
    assert all(item.keys() >= {"label", "value", "expression"} for item in proposal["derived"])


@pytest.mark.parametrize(
    ("format", "media", "start"),
    [
        ("md", "text/markdown", b"# "),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("json", "application/json", b"{"),
    ],
)
def test_the_proposal_as_a_file(api: TestClient, format: str, media: str, start: bytes) -> None:
    request = open_request(api)["id"]
    answer = api.get(f"/api/v1/requests/{request}/proposal", params={"format": format, "view": "full"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.content.startswith(start)


def test_an_unknown_format_is_refused_with_what_there_is(api: TestClient) -> None:
    request = open_request(api)["id"]
    answer = api.get(f"/api/v1/requests/{request}/proposal", params={"format": "xls"})
    assert answer.status_code == 422
    assert "docx" in answer.json()["error"]["next_step"]


@pytest.mark.parametrize("path", ["", "/proposal", "/proposal?format=docx"])
def test_an_unknown_request_is_not_found(api: TestClient, path: str) -> None:
    assert api.get(f"/api/v1/requests/nothere{path}").status_code == 404


def test_changes_to_an_unknown_request_are_not_found(api: TestClient) -> None:
    assert api.post("/api/v1/requests/nothere/messages", json={"text": "hello"}).status_code == 404
    assert api.post("/api/v1/requests/nothere/proposal").status_code == 404
    assert api.patch("/api/v1/requests/nothere/brief", json={"budget": "5"}).status_code == 404
    assert api.delete("/api/v1/requests/nothere").status_code == 404


def test_a_deleted_request_is_gone(api: TestClient) -> None:
    request = open_request(api)["id"]
    assert api.delete(f"/api/v1/requests/{request}").status_code == 204
    assert api.get(f"/api/v1/requests/{request}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"opening": ""},
        {"opening": "   "},
        {"opening": 7},
        {"opening": "x", "as_of": "soon"},
        {"opening": "x", "extra": 1},
    ],
)
def test_an_opening_that_cannot_be_read_is_refused(api: TestClient, body: dict) -> None:
    answer = api.post("/api/v1/requests", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]
    assert api.get("/api/v1/requests").json()["items"] == []


def test_a_message_that_is_too_long_is_refused_and_the_request_kept(api: TestClient) -> None:
    request = open_request(api)["id"]
    answer = api.post(f"/api/v1/requests/{request}/messages", json={"text": "word " * 5_000})
    assert answer.status_code == 413
    assert len(api.get(f"/api/v1/requests/{request}").json()["turns"]) == 1


def test_openapi_describes_every_route(api: TestClient) -> None:
    paths = api.get("/api/openapi.json").json()["paths"]
    assert paths.keys() >= {
        "/v1/documents",
        "/v1/documents/{document_id}",
        "/v1/search",
        "/v1/requests",
        "/v1/requests/{request_id}",
        "/v1/requests/{request_id}/messages",
        "/v1/requests/{request_id}/brief",
        "/v1/requests/{request_id}/proposal",
    }
    schemas = paths["/v1/documents"]["post"]["requestBody"]["content"]
    assert schemas.keys() == {"application/json", "multipart/form-data"}


def test_the_last_message_is_taken_back(api: TestClient) -> None:
    opened = open_request(api)["id"]
    api.post(f"/api/v1/requests/{opened}/messages", json={"text": "It began in May."})
    before = api.get("/api/v1/requests").json()["items"][0]
    answer = api.post(f"/api/v1/requests/{opened}/undo")
    assert answer.json() == {"text": "It began in May."}
    after = api.get("/api/v1/requests").json()["items"][0]
    assert (before["turns"], after["turns"]) == (0, 0), "the list is told without turns"
    assert after["changed"] > before["changed"], "the time of the last change"
    assert len(api.get(f"/api/v1/requests/{opened}").json()["turns"]) == 1
    assert api.post(f"/api/v1/requests/{opened}/undo").status_code == 422


def test_a_record_is_attached_and_taken_off(api: TestClient) -> None:
    opened = open_request(api)["id"]
    body = {
        "title": "Order log",
        "text": "In October 6.8 percent of all orders were picked up wrongly, after 4.1 percent.",
    }
    record = api.post(f"/api/v1/requests/{opened}/records", json=body)
    assert record.status_code == 201 and record.json()["title"] == "Order log"
    states = {value["state"] for values in brief(api, opened).values() for value in values}
    assert "evidenced" in states
    assert api.delete(f"/api/v1/requests/{opened}/records/{record.json()['id']}").status_code == 204
    states = {value["state"] for values in brief(api, opened).values() for value in values}
    assert "evidenced" not in states
    assert api.post(f"/api/v1/requests/{opened}/records", json={"text": " "}).status_code == 422


def brief(api: TestClient, request_id: str) -> dict:
    return api.get(f"/api/v1/requests/{request_id}").json()["brief"]


def test_a_section_in_own_words(api: TestClient) -> None:
    opened = open_request(api)["id"]
    assert api.post(f"/api/v1/requests/{opened}/proposal").json()["version"] == 1
    answer = api.patch(f"/api/v1/requests/{opened}/proposal", json={"section": "gap", "text": "Our own words."})
    assert answer.json() == {"id": opened, "version": 2}
    shown = api.get(f"/api/v1/requests/{opened}/proposal", params={"format": "md"}).text
    assert "Our own words." in shown
    unknown = api.patch(f"/api/v1/requests/{opened}/proposal", json={"section": "nothere", "text": "x"})
    assert unknown.status_code == 422
