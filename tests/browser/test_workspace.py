"""The workspace: by keyboard alone, in several tabs, in other languages, over a lost connection."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.test_whole_job import OPENING, PLAN, answered, say, tab, talk

pytestmark = pytest.mark.browser
ROW = ".docs > li:has(.name > span:text-is('Parcel plan'))"  # other rows name it as what may replace them


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.closest('#box') ? 'box' : document.activeElement.textContent.trim()")


def press_until(page: Any, words: str, key: str = "Tab", most: int = 60) -> None:
    """Moves the focus until it is on something with these words."""
    for _ in range(most):
        page.keyboard.press(key)
        if words in focused(page):
            return
    raise AssertionError(f"the focus never reached {words!r}")


def test_the_whole_walk_by_keyboard(visit: Any) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the message box"
    page.keyboard.press("Enter")
    assert focused(page) == "box"
    page.keyboard.type(OPENING)
    page.keyboard.press("Enter")
    answered(page, 0)
    page.keyboard.type("We want late deliveries down to 4 percent by the end of September 2027.")
    page.keyboard.press("Enter")
    answered(page, 1)
    press_until(page, "Skip")
    page.keyboard.press("Enter")
    answered(page, 2)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    press_until(page, "Draft the proposal")
    page.keyboard.press("Enter")
    page.locator("#proposal .title").wait_for()
    press_until(page, "Word")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("docx")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    page.wait_for_selector(".hello", state="visible")
    page.keyboard.press("/")
    assert focused(page) == "box"


def test_undo_puts_the_words_back_and_a_sent_message_can_be_changed(visit: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    say(page, "Complaints rose from 3 to 9 a month.")
    before = talk(page)
    say(page, "The kitchen was rebuilt in May.")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function("document.querySelector('#box textarea').value === 'The kitchen was rebuilt in May.'")
    assert talk(page) == before
    page.locator(".msg.me").first.hover()
    page.locator(".pencil").first.click()
    page.locator(".msg.me textarea").first.fill("We need a course on hygiene for 19 cooks.")
    page.locator(".msg.me").first.get_by_role("button", name="Save").click()
    page.locator("#brief .v", has_text="19 cooks").first.wait_for()
    assert page.locator(".msg.me .mine").all_inner_texts() == [
        "We need a course on hygiene for 19 cooks.",
        "Complaints rose from 3 to 9 a month.",
    ]


def test_a_second_tab_sees_the_change(visit: Any) -> None:
    one = visit()
    say(one, "We need a course on hygiene for 12 cooks.")
    two = one.context.new_page()
    two.goto(one.url)
    two.wait_for_selector("#chat .msg.me")
    say(one, "Complaints rose from 3 to 9 a month.")
    two.locator("#chat .msg.me", has_text="3 to 9").wait_for()
    assert talk(two) == talk(one)


def test_a_server_that_goes_away_in_mid_answer_loses_nothing(visit: Any, site: Any) -> None:
    page = visit()
    say(page, "We need a course on hygiene for 12 cooks.")
    address = page.url
    page.fill("#box textarea", "Complaints rose from 3 to 9 a month.")
    page.press("#box textarea", "Enter")
    site.restart()
    page.goto(address)
    page.wait_for_selector("#chat .msg.me")
    told = page.locator("#chat .msg.me .mine").all_inner_texts()
    assert told[0] == "We need a course on hygiene for 12 cooks."
    assert told[1:] in ([], ["Complaints rose from 3 to 9 a month."]), "a turn happened whole, or not at all"
    say(page, "It began in spring.")
    assert page.locator("#chat .msg.me").count() == len(told) + 1


def test_a_document_is_previewed_corrected_deleted_and_brought_back(visit: Any, site: Any) -> None:
    text = PLAN.replace("late deliveries", "wrong parcels").replace("Operating plan", "Parcel plan")
    site.server.http.post("/api/v1/documents", json={"title": "Parcel plan", "text": text}).raise_for_status()
    page = visit("/?view=library", shows="#documents .docs")
    row = page.locator(ROW)
    row.get_by_role("button", name="Preview").click()
    page.locator("dialog[open]", has_text="wrong parcels").wait_for()
    page.keyboard.press("Escape")
    row.get_by_role("button", name="Change details").click()
    row.locator("select[name=type]").select_option("okr")
    row.locator("input[name=date]").fill("2026-10-01")
    row.get_by_role("button", name="Save").click()
    page.locator(ROW).locator(".when", has_text="1 Oct 2026").wait_for()
    page.locator("#toast", has_text="1 goal").wait_for()  # what was found under the new type
    goal = page.locator("#goals .goal", has_text="wrong parcels").first
    goal.get_by_role("button", name="Confirm").click()
    page.locator("#goals .goal", has_text="wrong parcels").locator(".badge", has_text="Confirmed").wait_for()
    row.get_by_role("button", name="Delete").click()
    page.locator(ROW).wait_for(state="detached")
    page.locator("#toast").get_by_role("button", name="Undo").click()
    page.locator(ROW).wait_for()
    page.locator("#goals .goal", has_text="wrong parcels").locator(".badge", has_text="Confirmed").wait_for()


@pytest.mark.parametrize(
    ("locale", "home", "kitchen"),
    [("de-AT", "Was soll bei der Arbeit", "Steckbrief"), ("fr-FR", "Qu’est-ce qui", "Fiche")],
)
def test_the_language_of_the_browser(visit: Any, locale: str, home: str, kitchen: str) -> None:
    page = visit(locale=locale)
    page.locator(".hello h2", has_text=home).wait_for()
    page.get_by_role("tab", name=kitchen).wait_for()
    page.locator("[data-language]").select_option("en")
    page.locator(".hello h2", has_text="What should go better").wait_for()
    page.reload()
    page.locator(".hello h2", has_text="What should go better").wait_for()
    page.wait_for_function("document.documentElement.lang === 'en'")


def test_a_quote_opens_in_its_page(visit: Any, site: Any) -> None:
    site.server.http.post("/api/v1/documents", json={"title": "Operating plan", "text": PLAN}).raise_for_status()
    page = visit()
    say(page, OPENING)
    say(page, "We want late deliveries down to 4 percent by the end of September 2027.")
    tab(page, "Evidence")
    page.locator("#evidence [data-act=read_goal]").first.click()
    assert "9 percent to 4 percent" in page.locator("dialog[open] mark").inner_text()
    page.locator("dialog[open]").get_by_role("button", name="Close").click()
    page.locator("dialog[open]").wait_for(state="detached")


MEALS = (
    "Canteen plan 2027\n\n- Complaints about cold meals fall from 30 to 10 a month by 30 September 2027.\n"
    "- Complaints about late meals fall from 20 to 5 a month by 30 September 2027."
)


@pytest.fixture
def offered_meals(visit: Any, site: Any) -> Iterator[Any]:
    """A talk in which goals of a plan are offered; the plan goes again."""
    added = site.server.http.post(
        "/api/v1/documents", json={"title": "Canteen plan", "text": MEALS, "type": "strategy"}
    )
    page = visit()
    say(page, "We need a course for our 12 cooks. Complaints about meals rose to 50 a month.")
    say(page, "We want fewer complaints about cold and late meals.")
    yield page
    site.server.http.delete(f"/api/v1/documents/{added.json()['id']}").raise_for_status()


def test_several_of_the_goals_offered_are_chosen_in_one_answer(offered_meals: Any) -> None:
    page = offered_meals
    ticks, send = page.locator(".choosing [type=checkbox]"), page.get_by_role("button", name="Send my choice")
    assert ticks.count() >= 2 and send.is_disabled()  # the tests before leave goals of their own
    ticks.nth(0).check()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert ticks.nth(1).is_checked()
    send.click()
    answered(page, 2)
    link = page.locator("#brief .slot", has_text="Company goal").first
    assert all(meals in link.inner_text() for meals in ("cold meals", "late meals"))


def test_a_goal_that_is_ticked_goes_with_the_message_that_is_written(offered_meals: Any) -> None:
    page = offered_meals
    cold = page.locator(".choosing [type=checkbox][value*='cold meals']")
    cold.check()
    say(page, "50 complaints a month.")
    assert "cold meals" in page.locator("#brief .slot", has_text="Company goal").first.inner_text()


MARKED = "document.querySelector('#proposal .outline a[aria-current]').dataset.value"
SCROLL = "to => { const box = document.querySelector('#proposal').closest('.tabitem'); box.scrollTop = to * box.scrollHeight; }"


def drafted(visit: Any, **options: Any) -> Any:
    """A page with a draft, the proposal in view."""
    page = visit(**options)
    say(page, OPENING)
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    return page


def marked(page: Any, wanted: str) -> None:
    page.wait_for_function(f"wanted => {MARKED} === wanted", arg=wanted)


@pytest.mark.parametrize(
    "options", [{}, {"viewport": {"width": 390, "height": 800}, "has_touch": True, "reduced_motion": "reduce"}]
)
def test_the_outline_marks_the_section_being_read(visit: Any, check: Any, options: dict[str, Any]) -> None:
    page = drafted(visit, **options)
    parts = page.locator("#proposal .outline a").evaluate_all("links => links.map((link) => link.dataset.value)")
    marked(page, parts[0])
    seen = []
    for step in range(101):
        page.evaluate(SCROLL, step / 100)
        page.wait_for_timeout(40)
        if (now := page.evaluate(MARKED)) not in seen:
            seen.append(now)
    assert seen == parts, "each section has its turn, in order, to the very end"
    assert page.locator("#proposal .outline a[aria-current]").is_visible(), (
        "also where the outline is a strip that scrolls"
    )
    page.locator("#proposal .outline a").nth(2).click()
    marked(page, parts[2])
    page.evaluate(SCROLL, 0)
    marked(page, parts[0])
    assert check(page) == []


SLOW_FRAMES = (
    "() => { const at = requestAnimationFrame; window.requestAnimationFrame = (f) => setTimeout(() => at(f), 400); }"
)


@pytest.mark.parametrize("machine", ["() => {}", SLOW_FRAMES], ids=["quick", "slow frames"])
def test_the_outline_follows_the_keyboard(visit: Any, machine: str) -> None:
    page = drafted(visit)
    page.evaluate(machine)
    page.click("#proposal [data-local=wide]")
    parts = page.locator("#proposal .outline a").evaluate_all("links => links.map((link) => link.dataset.value)")
    page.focus(f"#proposal .outline [data-value={parts[3]}]")
    page.keyboard.press("Enter")
    marked(page, parts[3])
    page.keyboard.press("Tab")  # into the section that was chosen
    assert page.evaluate("document.activeElement.closest('.sec').id") == f"part-{parts[3]}"
    marked(page, parts[3])
    page.keyboard.press("Home")
    page.evaluate(SCROLL, 0)
    marked(page, parts[0])
