"""With a language model: the reply appears while it is written, can be stopped, and what was sent can be read."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browser.conftest import Site
from tests.browser.speaking import answer
from tests.browser.test_whole_job import answered, say
from tests.endpoints.server import FakeEndpoint

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
    if (document.querySelector(".pending:not([hidden]) .written")) list.getEntries().forEach((entry) => { window.shift += entry.value; });
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


def test_a_reply_is_shown_while_it_is_written(visit: Callable[..., Any]) -> None:
    page = visit()
    say(page, OPENING)
    page.evaluate(WATCH)
    say(page, "Complaints rose from 3 to 9 a month.")
    seen = page.evaluate("window.seen")
    assert len(seen) >= 2, "sentence by sentence, not all at the end"
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(seen))
    reply = page.locator("#chat .msg").last.inner_text()
    assert " ".join(seen[-1].split())[:60] in " ".join(reply.split())
    assert page.evaluate("window.shift") < 0.01, "nothing jumps while it is written"


def test_stop_leaves_no_trace_and_the_words_in_the_box(visit: Callable[..., Any]) -> None:
    page = visit()
    say(page, OPENING)
    for stop in ("click", "key"):
        page.fill("#box textarea", "Complaints rose from 3 to 9 a month.")
        page.press("#box textarea", "Enter")
        page.locator(".pending .written").wait_for()
        if stop == "click":
            page.locator(".pending").get_by_role("button", name="Stop").click()
        else:
            page.keyboard.press("Escape")
        page.locator(".pending").wait_for(state="detached")
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
