"""Pictures of the page for the guide: ``python -m evals.screenshots OUT``. Needs Chromium and Playwright."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evals.bench import OURS, served, settled

_CHROMIUM = "/usr/bin/chromium"
_FLAGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update".split()
_DESKTOP, _PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
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
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        sync_playwright() as playwright,
        served(OURS, "serve", "--data", str(Path(folder) / "data"), "--port") as (http, _),
    ):
        settled(http)
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        _Camera(browser, str(http.base_url), out).take()
        browser.close()


class _Camera:
    def __init__(self, browser: Any, address: str, out: Path) -> None:
        self._browser, self._address, self._out = browser, address, out

    def take(self) -> None:
        """Desktop and phone, light and dark; the conversation is held once and opened again."""
        page = self._page("light", _DESKTOP)
        self._keep(page, "empty-desktop-light")
        for text in _SAID:
            _say(page, text)
        self._keep(page, "talk-desktop-light")
        path = page.url.removeprefix(self._address)
        page.get_by_role("button", name="Draft now").click()
        page.locator("#proposal .title").wait_for()
        for scheme in ("light", "dark"):
            self._desktop(scheme, path)
            self._phone(scheme, path)

    def _desktop(self, scheme: str, path: str) -> None:
        page = self._page(scheme, _DESKTOP, path)
        for tab in ("Evidence", "Why this verdict", "Proposal"):
            page.get_by_role("tab", name=tab).click()
            self._keep(page, f"{tab.split()[0].lower()}-desktop-{scheme}")
        page.click("[data-local=wide]")
        self._keep(page, f"reading-desktop-{scheme}")
        self._keep(self._page(scheme, _DESKTOP, "/?view=library"), f"library-desktop-{scheme}")

    def _phone(self, scheme: str, path: str) -> None:
        self._keep(self._page(scheme, _PHONE), f"empty-phone-{scheme}")
        page = self._page(scheme, _PHONE, path)
        self._keep(page, f"talk-phone-{scheme}")
        page.click("#bar [data-local=panel]")
        self._keep(page, f"brief-phone-{scheme}")

    def _page(self, scheme: str, size: dict[str, int], path: str = "/") -> Any:
        page = self._browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(self._address + path)
        page.wait_for_selector(".hello, .msg", state="attached")
        return page

    def _keep(self, page: Any, name: str) -> None:
        page.wait_for_timeout(600)  # scrolling and folding have ended
        page.screenshot(path=str(self._out / f"{name}.png"))
        _shrink(self._out / f"{name}.png")


def _say(page: Any, text: str) -> None:
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
