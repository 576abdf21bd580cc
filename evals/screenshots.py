"""Pictures of the page for the guide: ``python -m evals.screenshots OUT``. Needs Chromium and Playwright."""

import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from evals.bench import OURS, served, settled

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update".split()
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# An invented request that fits the sample library; every figure in it is invented.
_SAID = (
    "Complaints about our conductors keep rising whenever trains run late. Please organise a friendliness course for all 164 of "
    "them, if possible before the timetable change in December.",
    "Complaints about missing information went from 280 to 410 a month since spring. We need them below 250 by September 2027.",
    "They are friendly enough. On a delayed train they know less than the passengers: the handset shows the delay ten minutes "
    "late.",
    "On line 2 the handsets were replaced in May. Complaints there fell by half within six weeks, with the same people.",
    "The number comes from the complaints register. Petra Lang in customer service sends it every month.",
)


def run(out: Path) -> None:
    """Writes the pictures into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, served_page(Path(folder), out) as camera:
        _take(camera)


@contextmanager
def served_page(data: Path, out: Path, **environment: str) -> Generator["Camera"]:
    """A browser on a server of its own, with the settings in ``environment``."""
    from playwright.sync_api import sync_playwright

    with (
        sync_playwright() as playwright,
        served(OURS, "serve", "--data", str(data / "data"), "--port", **environment) as (http, _),
    ):
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield Camera(browser, http, out)
        browser.close()


class Camera:
    """Opens pages and keeps pictures of them."""

    def __init__(self, browser: Any, http: httpx.Client, out: Path) -> None:
        self._browser, self.http, self._out = browser, http, out
        self.address = str(http.base_url)

    def page(self, path: str = "/", size: dict[str, int] = DESKTOP, scheme: str = "light") -> Any:
        page = self._browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(self.address + path)
        page.wait_for_selector(".hello, .msg", state="attached")
        return page

    def keep(self, page: Any, name: str) -> None:
        page.wait_for_timeout(600)  # scrolling and folding have ended
        target = self._out / f"{name}.png"
        page.screenshot(path=str(target))
        _shrink(target)


def _take(camera: Camera) -> None:
    """The conversation is held once and opened again in each size and colour."""
    settled(camera.http)
    page = camera.page()
    camera.keep(page, "start")
    for text in _SAID:
        say(page, text)
    camera.keep(page, "workspace")
    path = page.url.removeprefix(camera.address)
    show_tab(page, "Evidence")
    camera.keep(page, "evidence")
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    page.click("[data-local=wide]")
    camera.keep(page, "reading")
    camera.keep(camera.page("/?view=library"), "library")
    dark = camera.page(path, scheme="dark")
    show_tab(dark, "Why this verdict")
    camera.keep(dark, "verdict-dark")
    phone = camera.page(path, PHONE)
    camera.keep(phone, "phone")
    phone.click("#bar [data-local=panel]")
    camera.keep(phone, "phone-brief")


def show_tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def say(page: Any, text: str) -> None:
    """Writes a message and waits for the answer."""
    before = page.locator(".msg.me").count()
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")
    page.wait_for_function("n => document.querySelectorAll('.msg').length >= 2 * n + 2", arg=before)


def _shrink(path: Path) -> None:
    """The picture with 255 colours: half of the size, no visible loss on flat grounds."""
    from PIL import Image

    palette: Callable[..., Any] = Image.open(path).convert("RGB").quantize
    palette(255, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
