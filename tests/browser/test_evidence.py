"""Evidence on the page: a page of a PDF as it was printed, and what an attached record offers."""

from typing import Any

import pytest

from tests.adapters.files import pdf_file
from tests.browser.test_whole_job import say, tab

pytestmark = pytest.mark.browser
QUOTE = "Bread thrown away falls from 11 to 6 percent by June 2028."
RECORD = "Bakery sheet, week 44.\n\nBread thrown away was 12 percent in October. A year earlier it was 9 percent."


def test_a_quote_is_marked_on_its_printed_page(visit: Any, site: Any, check: Any) -> None:
    data = pdf_file(["The ovens are old."], ["Goals of the bakery", QUOTE])
    added = site.server.http.post("/api/v1/documents", files={"file": ("bakery.pdf", data)}).raise_for_status().json()
    page = visit()
    say(page, "We need a course against bread thrown away, for 20 bakers.")
    tab(page, "Evidence")
    page.fill("#query textarea", "bread thrown away falls to 6 percent")
    page.press("#query textarea", "Enter")
    page.locator("#found [data-act=read_passage]").first.click()
    page.wait_for_selector("dialog[open] img")
    shown = page.locator("dialog[open] img").bounding_box()
    mark = page.locator("dialog[open] figure mark").first.bounding_box()
    assert shown["x"] < mark["x"] < mark["x"] + mark["width"] < shown["x"] + shown["width"] and mark["height"] > 5
    assert page.locator("dialog[open] img").evaluate("picture => picture.naturalWidth") == 1100
    assert check(page) == []
    page.locator("dialog[open] summary").click()
    assert QUOTE in page.locator("dialog[open] .text").inner_text()
    page.locator("dialog[open]").get_by_role("button", name="Page before").click()
    page.locator("dialog[open] img[alt='Page 1 of 2']").wait_for()
    site.server.http.delete(f"/api/v1/documents/{added['id']}").raise_for_status()


def test_what_a_record_says_is_offered_and_taken_over(visit: Any, check: Any) -> None:
    page = visit()
    say(page, "We need a course on ordering, because too much bread is thrown away.")
    tab(page, "Evidence")
    page.fill("#records [name=title]", "Bakery sheet")
    page.fill("#records [name=text]", RECORD)
    page.click("#records [type=submit]")
    offer = page.locator("#records .offer", has_text="12 percent").first
    offer.wait_for()
    assert check(page) == []
    offer.get_by_role("button", name="Take it over").click()
    page.locator("#records", has_text="1 fact taken over").wait_for()
    page.locator("#records .offer", has_text="9 percent").get_by_role("button", name="Leave it out").click()
    page.locator("#records .offer").first.wait_for(state="detached")
    tab(page, "Brief")
    row = page.locator("#brief .slot", has_text="Today").first
    assert "12" in row.inner_text() and "Evidenced" in row.inner_text()
    row.locator("summary").click()
    row.get_by_text("A record attached to this request").wait_for()
