"""The REST interface and the command line with archives, locked files, folders, and what is under way."""

import json
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from assistant.cli import app, files_in
from assistant.domain.library.documents import DocumentStatus
from assistant.services.product import Assistant
from tests.adapters.files import locked_pdf, scanned_pdf, zipped

PLAN = b"# Depot plan\n\nLate deliveries fall from 9 to 4 percent by the end of 2028."
LOCKED = locked_pdf("tram 9", "Scrap falls to two percent by the end of 2028.")


def test_an_archive_answers_with_its_documents_and_its_refusals(api: TestClient) -> None:
    data = zipped(**{"depot.md": PLAN, "locked.pdf": LOCKED, "photo.png": b"\x89PNG"})
    answer = api.post(
        "/api/v1/documents", files={"file": ("all.zip", data)}, data={"type": "okr", "password": "tram 9"}
    )
    assert answer.status_code == 201
    told = answer.json()
    assert told["id"] == told["items"][0]["id"] and told["status"] == "ready"
    assert {(item["title"], item["type"]) for item in told["items"]} == {("Depot plan", "okr"), ("Locked", "okr")}
    assert [item["file"] for item in told["refused"]] == ["photo.png"] and "picture" in told["refused"][0]["message"]
    assert "tram 9" not in answer.text + api.get("/api/v1/documents").text
    assert api.get("/api/v1/search", params={"q": "scrap"}).json()["items"][0]["title"] == "Locked"


def test_an_archive_of_which_nothing_is_read_is_refused(api: TestClient) -> None:
    answer = api.post(
        "/api/v1/documents", files={"file": ("all.zip", zipped(**{"../x.md": PLAN, "a.png": b"\x89PNG"}))}
    )
    assert answer.status_code == 422 and "../x.md" in answer.json()["error"]["message"]
    assert api.get("/api/v1/documents").json()["items"] == []


def test_a_locked_file_says_what_it_needs(api: TestClient) -> None:
    for password, reason in (("", "protected with a password"), ("tram 8", "does not open")):
        answer = api.post("/api/v1/documents", files={"file": ("p.pdf", LOCKED)}, data={"password": password})
        assert answer.status_code == 422 and reason in answer.json()["error"]["happened"]
        assert answer.json()["error"]["next_step"]
    assert (
        api.post("/api/v1/documents", files={"file": ("p.pdf", LOCKED)}, data={"password": "tram 9"}).status_code == 201
    )


@pytest.mark.skipif(not shutil.which("tesseract"), reason="The program tesseract is not installed.")
def test_a_scan_is_read_when_that_is_asked(api: TestClient) -> None:
    scan = {"file": ("scan.pdf", scanned_pdf(["Late trams fall from nine to four percent"]))}
    refused = api.post("/api/v1/documents", files=scan)
    assert refused.status_code == 422 and "text recognition switched on" in refused.json()["error"]["next_step"]
    assert api.post("/api/v1/documents", files=scan, data={"recognise": "true"}).status_code == 201
    (item,) = api.get("/api/v1/documents").json()["items"]
    assert "check quotes" in item["remark"]


def test_what_is_read_is_listed_and_cancelled(api: TestClient, assistant: Assistant) -> None:
    with assistant.ingest.intake._shown("plan.pdf") as file:
        (item,) = api.get("/api/v1/documents").json()["items"]
        assert (item["title"], item["status"], item["keyword_ready"]) == ("plan.pdf", "queued", False)
        assert api.post(f"/api/v1/documents/{item['id']}/cancel").status_code == 204
        assert file.stopped.is_set() and api.delete(f"/api/v1/documents/{item['id']}").status_code == 204
    assert api.get("/api/v1/documents").json()["items"] == []
    for verb in ("cancel", "resume"):
        assert api.post(f"/api/v1/documents/never/{verb}").status_code == 404


def ran(*arguments: str, data: Path) -> tuple[int, str, str]:
    settings = {"ASSISTANT_DATA": str(data), "ASSISTANT_KEYWORD_ONLY": "1"}
    done = CliRunner().invoke(app, list(arguments), env=settings)
    return done.exit_code, done.stdout, done.stderr


def test_a_folder_goes_in_with_all_below_it_and_names_what_stays_out(tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    (folder / "north" / ".git").mkdir(parents=True)
    (folder / "depot.md").write_bytes(PLAN)
    (folder / "north" / "all.zip").write_bytes(zipped(**{"yard.md": b"# Yard\n\nTrucks wait.", "x.bin": b"\0\1"}))
    (folder / "north" / "locked.pdf").write_bytes(LOCKED)
    for left in (".DS_Store", "~$plan.docx", "north/.git/config"):
        (folder / left).write_bytes(b"text")
    (tmp_path / "secret.md").write_bytes(b"# Secret")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    code, out, told = ran("ingest", str(folder), "--json", data=tmp_path / "data")
    report = json.loads(out)
    assert code == 0 and {item["title"] for item in report["items"]} == {"Depot plan", "Yard"}
    assert {Path(item["file"]).name for item in report["refused"]} == {"locked.pdf", "x.bin"} and "x.bin" in told
    code, out, _ = ran("ingest", str(folder / "north" / "locked.pdf"), "--password", "tram 9", data=tmp_path / "data")
    assert code == 0 and out.startswith("ready")


def test_a_command_that_adds_nothing_fails_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(LOCKED)
    code, out, told = ran("ingest", str(tmp_path / "p.pdf"), str(tmp_path / "gone.md"), data=tmp_path / "data")
    assert code == 2 and out == "" and "protected with a password" in told and "gone.md" in told


def test_files_named_one_by_one_are_taken_as_they_are(tmp_path: Path) -> None:
    hidden = tmp_path / ".plan.md"
    hidden.write_bytes(PLAN)
    assert files_in([hidden, tmp_path]) == [hidden]


def test_statuses_are_those_of_the_contract() -> None:
    assert {status.value for status in DocumentStatus} == {"queued", "parsing", "embedding", "ready", "failed"}
