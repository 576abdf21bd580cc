"""The REST interface: documents, goals, search."""

import pytest
from fastapi.testclient import TestClient

PLAN = (
    "# Plan 2027\n\nThe bakery group grows with care.\n\n## Quality\n\nWe will cut returned loaves from 6 percent to 3 percent "
    "by 31 December 2027, led by Henrik Aas, head of production.\n\n## People\n\nEvery shop has a trained deputy."
)
STATUSES = {"queued", "parsing", "embedding", "ready", "failed"}


def add(api: TestClient, **fields: object) -> dict:
    answer = api.post("/api/v1/documents", json={"text": PLAN, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_pasted_document_is_listed_and_found_at_once(api: TestClient) -> None:
    added = add(api, title="Plan 2027", type="strategy", date="2026-10-05")
    assert added["status"] in STATUSES
    (item,) = api.get("/api/v1/documents").json()["items"]
    assert item["id"] == added["id"]
    assert (item["title"], item["type"], item["date"]) == ("Plan 2027", "strategy", "2026-10-05")
    assert item["status"] in STATUSES and item["keyword_ready"] is True and "message" in item
    hits = api.get("/api/v1/search", params={"q": "returned loaves", "k": 3}).json()["items"]
    assert hits[0].keys() == {"document", "title", "page", "heading", "text", "quote", "score", "why", "also"}
    assert "6 percent to 3 percent" in hits[0]["text"]


def test_a_search_hit_names_document_and_title(api: TestClient) -> None:
    add(api, title="Plan 2027")
    (first, *_) = api.get("/api/v1/search", params={"q": "loaves"}).json()["items"]
    assert first["title"] == "Plan 2027"
    assert first["document"] == api.get("/api/v1/documents").json()["items"][0]["id"]


def test_a_search_says_whether_anything_bears_on_it(api: TestClient) -> None:
    assert api.get("/api/v1/search", params={"q": "loaves"}).json() == {"items": [], "support_found": False}
    add(api, title="Plan 2027")
    assert api.get("/api/v1/search", params={"q": "returned loaves"}).json()["support_found"] is True
    far = api.get("/api/v1/search", params={"q": "Can you teach our singers to trust each shop?"}).json()
    assert far["items"] and far["support_found"] is False


def test_goals_stand_in_the_documents_own_words(api: TestClient) -> None:
    add(api, title="Plan 2027", type="strategy")
    goals = api.get("/api/v1/goals").json()["items"]
    assert goals and all(" ".join(goal["quote"].split()) in " ".join(PLAN.split()) for goal in goals)


def test_an_uploaded_file_is_read(api: TestClient) -> None:
    answer = api.post(
        "/api/v1/documents",
        files={"file": ("plan.md", PLAN.encode(), "text/markdown")},
        data={"title": "The plan", "type": "okr", "date": "2026-09-01"},
    )
    assert answer.status_code == 201
    (item,) = api.get("/api/v1/documents").json()["items"]
    assert (item["title"], item["type"], item["date"]) == ("The plan", "okr", "2026-09-01")


def test_a_second_copy_changes_nothing(api: TestClient) -> None:
    assert add(api)["id"] == add(api)["id"]
    assert len(api.get("/api/v1/documents").json()["items"]) == 1


def test_a_deleted_document_is_gone(api: TestClient) -> None:
    document = add(api)["id"]
    assert api.delete(f"/api/v1/documents/{document}").status_code == 204
    assert api.get("/api/v1/documents").json()["items"] == []
    assert api.get("/api/v1/goals").json()["items"] == []
    assert api.get("/api/v1/search", params={"q": "loaves"}).json()["items"] == []
    assert api.delete(f"/api/v1/documents/{document}").status_code == 404


def test_a_superseded_document_says_so(api: TestClient) -> None:
    newer = add(api, title="Plan 2027")["id"]
    add(api, text="We will sell 400 cakes a day by 31 May 2024.", title="Plan 2024", superseded_by=newer)
    items = {item["title"]: item for item in api.get("/api/v1/documents").json()["items"]}
    assert items["Plan 2024"]["superseded_by"] == newer


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n "},
        {"text": "x", "type": "novel"},
        {"text": "x", "date": "yesterday"},
        {"text": "x", "colour": "red"},
        {"text": "x", "title": "t" * 301},
    ],
)
def test_a_document_that_cannot_be_read_is_refused(api: TestClient, body: dict) -> None:
    answer = api.post("/api/v1/documents", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]
    assert api.get("/api/v1/documents").json()["items"] == []


def test_broken_json_is_refused(api: TestClient) -> None:
    answer = api.post("/api/v1/documents", content=b"{", headers={"content-type": "application/json"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("name", "data"), [("x.pdf", b"%PDF-1.4 broken"), ("x.docx", b"PK\x03\x04nothing"), ("x.exe", b"MZ\x00\x01\x02")]
)
def test_a_file_without_readable_text_is_refused_with_a_way_on(api: TestClient, name: str, data: bytes) -> None:
    answer = api.post("/api/v1/documents", files={"file": (name, data)})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]
    assert api.get("/api/v1/documents").json()["items"] == []


def test_a_form_without_a_file_is_refused(api: TestClient) -> None:
    answer = api.post("/api/v1/documents", data={"title": "x"}, files={"other": ("a.txt", b"text")})
    assert answer.status_code == 422


@pytest.mark.parametrize("fields", [{"type": "novel"}, {"date": "soon"}])
def test_wrong_fields_beside_a_file_are_refused(api: TestClient, fields: dict) -> None:
    answer = api.post("/api/v1/documents", files={"file": ("a.txt", PLAN.encode())}, data=fields)
    assert answer.status_code == 422
    assert answer.json()["error"]["next_step"]


@pytest.mark.parametrize("k", ["0", "51", "many"])
def test_a_search_for_an_odd_number_of_hits_is_refused(api: TestClient, k: str) -> None:
    assert api.get("/api/v1/search", params={"q": "x", "k": k}).status_code == 422
