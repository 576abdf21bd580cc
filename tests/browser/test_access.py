"""axe-core on every page and state, light and dark, desktop and phone: no serious or critical finding."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.test_whole_job import ANSWERS, OPENING, PLAN, say, tab

pytestmark = pytest.mark.browser
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def held(site: Any) -> Iterator[str]:
    """A request with a library, a conversation and a proposal; its address. The plan goes again afterwards: the walk of
    another module brings it in itself."""
    plan = site.server.http.post("/api/v1/documents", json={"title": "Operating plan", "text": PLAN}).json()["id"]
    opened = site.server.http.post("/api/v1/requests", json={"opening": OPENING}).json()["id"]
    for text in (*ANSWERS, "I don't know."):
        site.server.http.post(f"/api/v1/requests/{opened}/messages", json={"text": text}).raise_for_status()
    site.server.http.post(f"/api/v1/requests/{opened}/proposal").raise_for_status()
    yield f"/?request={opened}"
    site.server.http.delete(f"/api/v1/documents/{plan}").raise_for_status()


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


def unfold(page: Any) -> None:
    """A slot of the brief with its field, where one is in view."""
    row = page.locator("#brief .slot").nth(2)
    row.locator("summary").click()
    row.locator("[data-local=edit]").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_home_and_library(visit: Any, held: str, check: Any, scheme: str, size: Any) -> None:
    page = visit(viewport=size, color_scheme=scheme)
    assert check(page) == []
    page = visit("/?view=library", viewport=size, color_scheme=scheme, shows="#documents .docs")
    assert check(page) == []
    page.locator("[data-local=details]").first.click()
    page.locator("#goals [data-local=edit]").first.click()
    assert check(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_pane_of_a_request(visit: Any, held: str, check: Any, scheme: str, size: Any) -> None:
    page = visit(held, viewport=size, color_scheme=scheme)
    assert check(page) == []
    if size is PHONE:
        page.click("#bar .named")
    for name in ("Brief", "Evidence", "Why this verdict", "Proposal"):
        tab(page, name)
        if name == "Brief":
            unfold(page)
        assert (name, check(page)) == (name, [])


def test_what_lies_over_the_work(visit: Any, held: str, check: Any, scheme: str) -> None:
    page = visit(held, color_scheme=scheme)
    tab(page, "Proposal")
    page.click("[data-local=wide]")
    assert check(page) == []
    page.locator("#part-verdict [data-act=leave_out_section]").press("Enter")
    page.locator("#part-verdict.gone").wait_for()
    assert check(page) == []
    page.locator("#part-verdict [data-act=put_back]").press("Enter")
    page.locator("#part-verdict.sec").wait_for()
    page.locator("#part-verdict [data-local=edit]").press("Enter")
    assert check(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    tab(page, "Evidence")
    page.locator("#evidence [data-act=read_goal]").first.click()
    page.wait_for_selector("dialog[open] mark")
    assert check(page) == []
    page.keyboard.press("Escape")
    page.locator(".msg.me").last.hover()
    page.locator("#chat .pencil").last.click()
    assert check(page) == []


def test_the_dialog_of_the_language_model(visit: Any, check: Any, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    page.click("#foot .mode")
    page.locator("dialog[open]").get_by_role("button", name="Run the checks").click()
    page.locator("dialog[open] .health li").first.wait_for()
    assert check(page) == []


def test_another_language(visit: Any, held: str, check: Any, scheme: str) -> None:
    page = visit(locale="de", color_scheme=scheme)
    assert check(page) == []
    page = visit(held, locale="de", color_scheme=scheme)
    for name in ("Begründung", "Vorschlag"):
        tab(page, name)
        assert page.locator("[role=tabpanel]:visible").get_by_text("Diese Texte sind auf Englisch").is_visible()
        assert (name, check(page)) == (name, [])


def test_empty_places(visit: Any, check: Any, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    for name in ("Brief", "Evidence", "Why this verdict", "Proposal"):
        tab(page, name)
        assert (name, check(page)) == (name, [])
    say(page, "We need a course on hygiene for 12 cooks.")
    tab(page, "Proposal")
    assert check(page) == []
