"""With a language model: the reply appears while it is written, can be stopped, and what was sent can be read."""

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.speaking import answer, parts
from tests.browser.test_whole_job import answered, say, tab
from tests.endpoints.server import FakeEndpoint, Say

pytestmark = pytest.mark.browser
OPENING = "We need a course on hygiene for 12 cooks."
WATCH = """() => {
  window.seen = []; window.shift = 0;
  new MutationObserver(() => {
    const place = document.querySelector(".pending .written");
    const text = place ? place.textContent : "";
    if (text && text !== window.seen.at(-1)) window.seen.push(text);
  }).observe(document.body, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    if (!document.querySelector(".pending:not([hidden]) .written")) return;
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift" });
}"""


@pytest.fixture(scope="session")
def endpoint() -> Iterator[FakeEndpoint]:
    with FakeEndpoint(answer) as fake:
        yield fake


@pytest.fixture(scope="session")
def site(browser: Any, endpoint: FakeEndpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    del browser
    made = Site(
        tmp_path_factory.mktemp("model") / "data", LLM_BASE_URL=endpoint.url, LLM_MODEL="fake-1", LLM_API_KEY="k"
    )
    yield made
    made.server.stop()


@pytest.fixture
def released(endpoint: FakeEndpoint) -> Iterator[threading.Event]:
    """While this is not set, the model says no more than its first question and how the second begins."""
    event = threading.Event()
    event.set()

    def holding(body: dict[str, Any]) -> Say:
        said = answer(body)
        return replace(said, held_at=said.text.index("? ") + 15, released=event) if "ask" in parts(body) else said

    endpoint.answer = holding
    yield event
    event.set()
    endpoint.answer = answer


def send(page: Any, text: str) -> None:
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")


def test_a_reply_is_shown_while_it_is_written(visit: Callable[..., Any], released: threading.Event) -> None:
    page = visit()
    say(page, OPENING)
    released.clear()
    page.evaluate(WATCH)
    send(page, "Complaints rose from 3 to 9 a month.")
    page.locator(".pending .written").wait_for()
    first = page.locator(".pending .written").inner_text()
    released.set()
    answered(page, 1)
    seen = page.evaluate("window.seen")
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(seen))
    reply = page.locator("#chat .msg").last.inner_text()
    assert first.count("?") == 1 and reply.count("?") == 2, "sentence by sentence, not all at the end"
    assert "".join(seen[-1].split())[:50] in "".join(reply.split()), "what was shown is what stays"
    assert page.evaluate("window.shift") < 0.01, "nothing jumps while it is written"


def test_stop_leaves_no_trace_and_the_words_in_the_box(visit: Callable[..., Any], released: threading.Event) -> None:
    page = visit()
    say(page, OPENING)
    for stop in ("click", "key"):
        released.clear()
        send(page, "Complaints rose from 3 to 9 a month.")
        page.locator(".pending .written").wait_for()
        if stop == "click":
            page.locator(".pending").get_by_role("button", name="Stop").click()
        else:
            page.keyboard.press("Escape")
        page.locator(".pending").wait_for(state="detached")
        released.set()
        assert page.input_value("#box textarea") == "Complaints rose from 3 to 9 a month."
        assert page.locator("#chat .msg.me").count() == 1
    page.reload()
    page.wait_for_selector("#chat .msg.me")
    assert page.locator("#chat .msg.me").count() == 1, "nor is it stored"
    say(page, "Complaints rose from 3 to 9 a month.")
    assert page.locator("#chat .msg.me").count() == 2


def test_stop_before_the_first_answer(visit: Callable[..., Any]) -> None:
    page = visit()
    page.fill("#box textarea", OPENING)
    page.press("#box textarea", "Enter")
    page.locator(".pending").get_by_role("button", name="Stop").click()
    page.locator(".pending").wait_for(state="detached")
    assert page.input_value("#box textarea") == OPENING
    assert "request=" not in page.url
    page.press("#box textarea", "Enter")
    answered(page, 0)


def test_who_answers_is_said_before_the_first_word_and_tried_at_a_click(visit: Callable[..., Any]) -> None:
    page = visit()
    assert "You are talking with an AI system (fake-1)" in page.locator(".hello").inner_text()
    page.locator("#foot").get_by_role("button", name="AI: fake-1").click()
    page.locator("dialog[open]", has_text="LLM_BASE_URL").get_by_role("button", name="Run the checks").click()
    page.locator("dialog[open] .health li", has_text="language model").wait_for()
    assert "k" not in page.locator("dialog[open] dd").all_inner_texts(), "the key is not shown"


def test_what_was_sent_can_be_read(visit: Callable[..., Any]) -> None:
    page = visit()
    say(page, "We need a <b>course</b> for 12 cooks, says chef@example.com.")
    page.get_by_role("button", name="What was sent").click()
    call = page.locator("dialog[open] .call").first
    call.locator("summary").click()
    sent = call.locator("pre").first.inner_text()
    assert "<b>course</b>" in sent, "as it is, and no markup of ours"
    assert "chef@example.com" not in sent


def test_a_section_is_rewritten_and_taken_back(visit: Callable[..., Any]) -> None:
    page = visit()
    say(page, OPENING)
    say(page, "Complaints rose from 3 to 9 a month since May.")
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    section = page.locator("#part-gap")
    before = section.locator("p, li").first.inner_text()
    section.hover()
    section.locator("[data-local=edit]").click()
    section.locator("[name=wish]").fill("In short")
    section.get_by_role("button", name="Rewrite").click()
    page.locator("#proposal", has_text="Version 2").wait_for()
    assert page.locator("#part-gap p, #part-gap li").first.inner_text().startswith("In short")
    page.get_by_role("button", name="Back to version 1").click()
    page.locator("#proposal", has_text="Version 3").wait_for()
    assert page.locator("#part-gap p, #part-gap li").first.inner_text() == before


def test_the_page_goes_on_while_a_draft_is_written(visit: Callable[..., Any], endpoint: FakeEndpoint) -> None:
    page = visit()
    say(page, OPENING)
    endpoint.answer = lambda body: Say("no", status=500, silent=2.0)
    try:
        page.get_by_role("button", name="Draft now").click()
        page.locator(".working", has_text="Drafting the proposal").wait_for()
        page.locator("#navigation .new").click()
        page.wait_for_selector(".hello", state="visible")
        page.locator(".working:visible").wait_for(state="detached", timeout=90_000)
    finally:
        endpoint.answer = answer
    assert page.locator(".hello").is_visible(), "what was opened meanwhile stays open"
    page.go_back()
    tab(page, "Proposal")
    page.locator("#proposal .title").wait_for()
