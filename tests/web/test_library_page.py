"""The library page: files with a password, archives, and what is shown while they are read."""

from pathlib import Path

from fastapi.testclient import TestClient

from assistant.domain.library.documents import Document, DocumentStatus
from assistant.services.product import Assistant
from assistant.web.ui import library_cards
from assistant.web.ui.screen import shelf
from tests.adapters.files import locked_pdf, zipped


def sent(site: TestClient, name: str, data: bytes, password: str = "", language: str = "en") -> str:
    """A file put into the page, as a browser does it; what the page is told."""
    (path,) = site.post("/gradio_api/upload", files={"files": (name, data)}).json()
    config = site.get("/config").json()
    ids = {component["props"].get("elem_id"): component["id"] for component in config["components"]}
    (listener,) = [one for one in config["dependencies"] if [ids["files"], "upload"] in map(list, one["targets"])]
    file = {"path": path, "meta": {"_type": "gradio.FileData"}, "orig_name": name}
    call = {"data": [language, [file], password, False, ""], "fn_index": listener["id"], "session_hash": path}
    assert site.post("/gradio_api/queue/join", json=call).status_code == 200
    streamed = site.get("/gradio_api/queue/data", params={"session_hash": path}).text
    assert not Path(path).exists() and '"success":true' in streamed
    return streamed


def emptied(site: TestClient) -> None:
    for item in site.get("/api/v1/documents").json()["items"]:
        site.delete(f"/api/v1/documents/{item['id']}")


def test_a_file_with_a_password_is_added_with_it(site: TestClient) -> None:
    locked = locked_pdf("tram 9", "Scrap falls to two percent by the end of 2028.")
    assert "protected with a password" in sent(site, "plan.pdf", locked)
    assert "does not open the file" in sent(site, "plan.pdf", locked, "bus 9")
    told = sent(site, "plan.pdf", locked, "tram 9")
    assert "<b>Plan</b>" in told and "tram 9" not in told
    assert len(site.get("/api/v1/documents").json()["items"]) == 1
    emptied(site)


def test_an_archive_is_taken_apart_and_each_refusal_named_in_the_language_of_the_page(site: TestClient) -> None:
    data = zipped(**{"depot.md": b"# Depot plan\n\nWe will load faster by 2028.", "<b>photo</b>.png": b"\x89PNG"})
    told = sent(site, "all.zip", data, language="de")
    assert "<b>Depot plan</b>" in told and "Bereit" in told
    assert "&lt;b&gt;photo" in told and "<b>photo" not in told and "Die Datei ist ein Bild" in told
    assert [item["title"] for item in site.get("/api/v1/documents").json()["items"]] == ["Depot plan"]
    emptied(site)


def listed(**fields: object) -> str:
    document = Document.model_validate({"id": "d", "title": "Plan <1>", "keyword_ready": True, **fields})
    return library_cards.documents([document], [])


def test_what_goes_on_with_a_document_is_shown_with_the_way_out() -> None:
    reading = listed(status=DocumentStatus.PARSING, message="Recognising text: page 2 of 9.", keyword_ready=False)
    assert "Reading" in reading and "page 2 of 9" in reading and 'data-act="stop_document"' in reading
    assert "no goals found" not in reading
    assert 'data-act="read"' not in reading and 'data-act="delete_document"' not in reading
    embedding = listed(status=DocumentStatus.EMBEDDING)
    assert "Searchable" in embedding and 'data-act="stop_document"' in embedding
    stopped = listed(status=DocumentStatus.READY, by_meaning=False, remark="Page 3 was not read.")
    assert 'data-act="take_up_document"' in stopped and "Page 3 was not read." in stopped
    ready = listed(status=DocumentStatus.READY)
    assert "stop_document" not in ready and "take_up_document" not in ready


def test_a_file_that_is_being_read_stands_in_the_list(assistant: Assistant) -> None:
    with assistant.ingest.intake._shown("plan <2>.pdf"):
        seen = shelf(assistant, "")
        assert "plan &lt;2&gt;.pdf" in seen.documents and seen.busy
    assert "plan" not in shelf(assistant, "").documents
