"""The whole job by mouse and keyboard, in a real browser."""

import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
PLAN = (
    "Operating plan 2027\n\nWe will cut late deliveries from 9 percent to 4 percent of all orders by 30 September 2027, led by "
    "Mira Solberg, head of logistics."
)
OPENING = "Please organise a planning course for our 48 dispatchers by March. Late deliveries rose from 6 to 9 percent of orders."
ANSWERS = (
    "We want late deliveries down to 4 percent by the end of September 2027.",
    "The dispatchers know how to plan. The tool shows yesterday's stock, so they plan with wrong numbers every morning.",
    "Yes, when IT loaded the stock by hand for two weeks, only 3 percent were late.",
)


LAST_IN_VIEW = """() => {
  const box = document.querySelector("#composer").getBoundingClientRect();
  return [...document.querySelectorAll("#chat .msg")].at(-1).getBoundingClientRect().bottom <= box.top + 1;
}"""


def say(page: Any, text: str) -> None:
    """Writes a message and waits for the answer."""
    before = page.locator("#chat .msg.me").count()
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")
    answered(page, before)


def answered(page: Any, before: int) -> None:
    page.wait_for_function(
        "n => document.querySelectorAll('#chat .msg').length >= 2 * n + 2 && !document.querySelector('.pending')",
        arg=before,
    )


def tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def talk(page: Any) -> list[str]:
    return page.locator(".msg").all_inner_texts()


def test_from_the_plan_to_the_proposal(visit: Any, site: Any, tmp_path: Path) -> None:
    page = visit()
    page.click("[data-local=library]")
    page.fill("#title textarea", "Operating plan 2027")
    of_itself = page.input_value("#kind input")
    page.click("#kind input")
    page.locator("#kind li[role=option]", has_text="Strategy").first.click()
    page.fill("#date input", "2026-11-02")
    page.click("#add-text")
    page.get_by_text("holds no text").first.wait_for()
    assert page.input_value("#date input") == "2026-11-02", "what was typed is still there"
    page.fill("#text textarea", PLAN)
    page.keyboard.press("Tab")
    page.wait_for_timeout(400)  # a person's hand is slower than the field's change on its way to the server
    page.click("#add-text")
    page.locator("#documents .name").get_by_text("Operating plan 2027").wait_for()
    assert page.input_value("#kind input") == of_itself, "the next document is filed by what it is"
    page.locator("#goals").get_by_text("from 9 percent to 4 percent").first.wait_for()

    page.locator("#library [data-local=talk]").click()
    say(page, OPENING)
    assert re.search(r"\?request=\w+", page.url)
    for answer in ANSWERS:
        say(page, answer)
    assert page.evaluate(LAST_IN_VIEW), "the newest message is in view"
    page.locator("#brief").get_by_text("48 dispatchers").first.wait_for()
    tab(page, "Why this verdict")
    page.locator("#verdict .say").wait_for()
    tab(page, "Evidence")
    claim = page.locator("#evidence .ev", has_text="from 9 percent to 4 percent").first
    claim.get_by_role("button", name="Yes, it serves this").click()
    page.locator("#evidence").get_by_text("confirmed by you").wait_for()
    page.fill("#query textarea", "late deliveries")
    page.press("#query textarea", "Enter")
    page.locator("#found mark, #found .page").first.wait_for()

    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    for format, start in (("md", b"# "), ("docx", b"PK"), ("json", b"{")):
        with page.expect_download() as download:
            page.click(f"#proposal [data-file={format}]")
        target = tmp_path / f"proposal.{format}"
        download.value.save_as(target)
        assert target.read_bytes().startswith(start)
        assert download.value.suggested_filename.endswith(format)

    before = talk(page)
    page.reload()
    page.wait_for_selector(".msg")
    assert talk(page) == before, "a refresh shows the conversation where it was"
    site.restart()
    page.reload()
    page.wait_for_selector(".msg")
    assert talk(page) == before, "so does a restart of the server"
    say(page, "About 30 orders a day are late.")
    assert len(talk(page)) == len(before) + 2


def test_a_proposal_as_one_of_its_readers_sees_it(visit: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    assert page.locator("#part-facts").count() == 1
    page.get_by_role("button", name="Executive").click()
    page.locator("#proposal [aria-pressed=true]", has_text="Executive").wait_for()
    assert page.locator("#part-facts").count() == 0, "what an executive does without"
    with page.expect_download() as download:
        page.click("#proposal [data-file=pdf]")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_a_section_is_left_out_and_put_back_by_keyboard(visit: Any) -> None:
    page = visit()
    say(page, OPENING)
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    page.wait_for_function("document.querySelector('#hints time').textContent")  # the page has come to rest
    page.get_by_role("button", name="Leave out “The gap, at work”").press("Enter")
    place = page.locator("#part-gap.gone")
    place.wait_for()
    page.wait_for_function("document.activeElement.id === 'part-gap'")
    page.get_by_role("button", name="Executive").click()
    page.locator("#proposal [aria-pressed=true]", has_text="Executive").wait_for()
    assert page.locator("#part-gap").count() == 0, "a reader sees nothing of it"
    page.reload()
    page.wait_for_selector(".msg")
    tab(page, "Proposal")
    place.wait_for()
    with page.expect_download() as download:
        page.click("#proposal [data-file=md]")
    exported = Path(download.value.path()).read_text(encoding="utf-8")
    assert "## The gap, at work" not in exported and "Left out by hand: “The gap, at work”" in exported
    place.get_by_role("button", name="Put it back").press("Enter")
    page.locator("#part-gap.sec h3").wait_for()


def test_two_visitors_have_their_own_open_request(visit: Any) -> None:
    one, two = visit(), visit()
    say(one, "We need a course on hygiene for 12 cooks.")
    assert two.locator(".hello").is_visible()
    say(two, "Our 80 drivers need a refresher.")
    assert "12 cooks" in one.locator(".msg.me").inner_text()
    assert "80 drivers" in two.locator(".msg.me").inner_text()
    again = visit(one.url[one.url.index("/?") :])
    assert talk(again) == talk(one), "a second tab on the same address shows the same"


def test_a_double_click_on_a_choice_happens_once(visit: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    page.get_by_role("button", name="I don’t know").dblclick()
    answered(page, 1)
    page.wait_for_timeout(700)
    assert page.locator(".msg.me").count() == 2


def test_the_small_buttons_and_the_way_back(visit: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    address = page.url
    page.get_by_role("button", name="Why do you ask?").click()
    answered(page, 1)
    page.locator("#navigation .new").click()
    page.wait_for_selector(".hello", state="visible")
    page.go_back()
    page.wait_for_selector(".msg")
    assert page.url == address
    page.fill("#box textarea", "first line")
    page.press("#box textarea", "Shift+Enter")
    page.type("#box textarea", "second line")
    page.press("#box textarea", "Enter")
    answered(page, 2)
    assert "first line\nsecond line" in page.locator(".msg.me").last.inner_text()


def test_changing_the_brief_in_place(visit: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    row = page.locator("#brief .slot", has_text="12 cooks").first
    row.locator("summary").click()
    row.get_by_role("button", name="Edit").click()
    field = row.locator("textarea")
    assert "12 cooks" in field.input_value()
    field.fill("14 cooks in the canteen")
    field.press("Enter")
    page.locator("#brief .v", has_text="14 cooks in the canteen").first.wait_for()
    assert page.locator("#brief .slot[open] .v", has_text="14 cooks in the canteen").count(), (
        "what was unfolded stays so"
    )


def test_an_address_of_a_request_that_is_gone(visit: Any) -> None:
    page = visit("/?request=nothere")
    assert page.locator(".hello").is_visible()
    page.locator("#notice [role=alert]").wait_for()


def test_hostile_words_stay_words(visit: Any) -> None:
    page = visit()
    page.evaluate("() => { window.hit = 0; window.alert = () => { window.hit += 1; }; }")
    evil = "<img src=x onerror=alert(1)> ![a](https://evil.example/p.png) ${alert(1)} {{alert(1)}} <script>alert(1)</script>"
    say(page, f"We need a course for 12 cooks {evil}")
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    for name in ("Brief", "Evidence", "Why this verdict", "Proposal"):
        tab(page, name)
        page.wait_for_timeout(150)
    assert "<img src=x onerror=alert(1)>" in page.locator(".msg.me").inner_text()
    assert page.evaluate("window.hit") == 0
    assert page.locator("#frame :is(img, script, iframe, video)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone(visit: Any, scheme: str) -> None:
    page = visit(viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    say(page, "We need a course on hygiene for 12 cooks.")
    assert page.evaluate("document.documentElement.scrollWidth") == 390, "nothing sticks out sideways"
    page.locator("#bar").get_by_role("button", name="Brief").tap()
    page.locator("#brief .meter").wait_for()
    tab(page, "Proposal")
    page.get_by_role("button", name="Draft the proposal").tap()
    page.locator("#proposal .title").wait_for()
    page.locator("#grab [data-local=close]").tap()
    page.locator("#panel").wait_for(state="hidden")
    page.locator("#bar").get_by_role("button", name="Proposal").tap()
    page.locator("#proposal .title").wait_for()
    page.locator("#grab [data-local=close]").tap()
    page.locator("#bar [data-local=side]").tap()
    page.locator("#navigation [data-local=library]").tap()
    page.locator("#documents").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(245, 244, 240)", "dark": "rgb(19, 21, 23)"}[scheme]


def test_light_and_dark_by_hand_is_remembered(visit: Any) -> None:
    page = visit(color_scheme="light")
    page.click("[data-local=theme]")
    page.reload()
    page.wait_for_selector(".hello")
    assert page.evaluate("document.body.classList.contains('dark')")
