"""Real strategy documents of three organisations go in by drag and drop, and the register made of them is sensible.

What is sensible is told by rules that hold for any library, so that no document has to be repeated here: every quote stands
word for word in its document, no goal stands twice, what is past or out of force stands last, every theme has questions."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHARED = Path(os.environ.get("SHARED_DATA", Path(__file__).parents[3] / "shared" / "data")) / "strategy"
ORGANISATIONS = {
    "sourcegraph": ("digital", 20, 60),
    "us-federal-data-strategy": ("digital", 10, 40),
    "canada-esdc-it-strategy": ("flow", 15, 50),
}
_READ = 120_000  # milliseconds in which all files of an organisation are read
_DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, data] of files) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    carried.items.add(new File([bytes], name));
  }
  const place = document.querySelector("#files button[aria-dropeffect]");
  for (const kind of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


@pytest.mark.parametrize("organisation", ORGANISATIONS)
def test_documents_are_dropped_and_their_goals_listed(visit: Any, site: Site, organisation: str) -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the strategy documents are not on this machine ({SHARED.name})")
    files = sorted((SHARED / organisation).iterdir())
    emptied(site)
    page = visit("/?view=library", shows="#library-bar")
    page.evaluate(_DROP, [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in files])
    page.wait_for_selector("#refused .inline", timeout=_READ)
    told = page.inner_text("#refused")
    assert page.locator("#refused .bad").count() == 0, told
    assert "goals found; themes:" in told
    held = {item["id"]: item for item in items(site, "documents")}
    assert len(held) == len(files) and page.locator(".docs > li").count() == len(files)
    _sensible(site, organisation)
    seen = page.locator(".goals .goal")
    assert seen.count() == len(items(site, "register"))
    seen.first.locator("[data-act=read_goal]").first.click()
    page.wait_for_selector("dialog[open] mark")
    page.keyboard.press("Escape")
    page.locator(".theme > summary").first.click()
    assert page.locator(".theme[open] .talk li").count() >= 2
    emptied(site)


def _sensible(site: Site, organisation: str) -> None:
    theme, fewest, most = ORGANISATIONS[organisation]
    entries, register = items(site, "register"), site.server.http.get("/api/v1/register").json()
    assert fewest <= len(entries) <= most
    statements = [entry["statement"].casefold() for entry in entries]
    assert len(set(statements)) == len(statements)
    assert all(2 <= len(entry["statement"].split()) <= 120 for entry in entries)
    assert all(entry["quotes"] and all(quote["title"] for quote in entry["quotes"]) for entry in entries)
    assert all(_stands(site, quote) for entry in entries[:12] for quote in entry["quotes"])
    over = [entry["term"] == "past" or not entry["in_force"] for entry in entries]
    assert over == sorted(over)
    assert theme in {item["id"] for item in register["themes"]}
    assert all(talk["starters"] for item in register["themes"] for talk in item["conversations"])


def _stands(site: Site, quote: dict[str, Any]) -> bool:
    """The words are found where the register says that they stand."""
    found = site.server.http.get("/api/v1/search", params={"q": quote["quote"][:1_000], "k": 20}).json()["items"]
    words = " ".join(quote["quote"].split())
    return any(hit["document"] == quote["document"] and words[:60] in " ".join(hit["text"].split()) for hit in found)


def items(site: Site, what: str) -> list[dict[str, Any]]:
    return site.server.http.get(f"/api/v1/{what}").raise_for_status().json()["items"]


def emptied(site: Site) -> None:
    for item in items(site, "documents"):
        site.server.http.delete(f"/api/v1/documents/{item['id']}")
