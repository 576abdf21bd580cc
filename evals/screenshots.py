"""Pictures of every page and state for the docs: ``python -m evals.screenshots OUT``. Needs Chromium and Playwright.

The conversation is held once over the REST interface; each state is then opened on a desktop and a phone, light and dark."""

import re
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
_LOOKS = {
    "": (DESKTOP, "light"),
    "-dark": (DESKTOP, "dark"),
    "-phone": (PHONE, "light"),
    "-phone-dark": (PHONE, "dark"),
}
# An invented request that fits the sample library; every figure in it is invented. It is answered as it is asked, slot by slot.
_OPENING = (
    "Complaints about our conductors keep rising whenever trains run late. Please organise a friendliness course for all 164 of "
    "them, if possible before the timetable change in December."
)
_ANSWERS = {
    "business_goal": "Passengers who are told what is going on when a train is late, and who complain less.",
    "metric": "Complaints about missing information, per month.",
    "baseline": "410 a month in October. In March it was 280.",
    "cause_tools": "On a delayed train they know less than the passengers: the handset shows the delay ten minutes late.",
    "cause_skill": "They can do it. When they know the reason, they tell people, and friendly.",
    "tried_before": "Two years ago there was a course on difficult conversations. Nothing changed afterwards.",
    "current_behaviour": "Last Tuesday a conductor stayed in the service compartment for half an hour, because he knew nothing.",
    "cause_incentives": "Nobody gains or loses anything by it; there is no bonus for it.",
    "target": "Below 250 a month.",
    "due": "By September 2027.",
    "exemplars": "Line 2: the handsets were replaced in May. Complaints there fell by half in six weeks, with the same people.",
    "audience": "The conductors on the long-distance lines.",
    "audience_size": "164 conductors.",
    "cost_of_inaction": "About 90 refunds a month at 35 euro, and the penalty in the transport contract.",
    "data_source": "The complaints register.",
    "data_owner": "Petra Lang in customer service sends it every month.",
    "sponsor": "The head of passenger services.",
    "cause_expectations": "They know what is expected: the service rules say it, and the team leads repeat it every month.",
}
_OFFERED, _ASKED = 2, 12  # messages until goals of the library are offered, and until the pictures of a talk are taken
_RECORD = (
    "Register, October.\n\nIn October 410 complaints a month were about missing information; in March it was 280.\n\n"
    "Each complaint costs about 31 euro to answer. 71 percent of the callers say that the handset is too slow."
)
_MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "18mm")
_PRINTED, _QUOTED = "operating-plan-2027.md", "Complaints about missing information fall"
_PAPER = """<style>@page { size: A4 } body { font: 12pt/1.6 Georgia, serif; margin: 12mm } h1, h2 { font-family: sans-serif }
h2 { break-before: page }</style>"""


def run(out: Path) -> None:
    """Writes the pictures into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, served_page(Path(folder), out) as camera:
        settled(camera.http)
        camera.everywhere("home")
        camera.everywhere("model", then=_open_model)
        offered, request = _held(camera.http, _OFFERED), _held(camera.http, _ASKED)
        camera.everywhere("offered", offered)
        camera.everywhere("workspace", request)
        camera.everywhere("evidence", request, lambda page: pane(page, "Evidence"))
        camera.everywhere("verdict", request, lambda page: pane(page, "Why this verdict"))
        camera.everywhere("before-draft", request, lambda page: pane(page, "Proposal"))
        camera.everywhere("page-of-a-quote", request, _open_quote)
        with _on_paper(camera):
            camera.everywhere("printed-page", request, _open_printed)
        camera.everywhere("brief", request, _edit_slot)
        _recapped(camera, request)
        _drafted(camera, request)
        camera.everywhere("library", "/?view=library")
        camera.everywhere("library-details", "/?view=library", _edit_document)


def _held(http: httpx.Client, messages: int) -> str:
    """The address of a request with so many messages of the requester."""
    turn = http.post("/api/v1/requests", json={"opening": _OPENING}).raise_for_status().json()
    opened = turn["id"]
    for _ in range(messages - 1):
        send = http.post(f"/api/v1/requests/{opened}/messages", json={"text": _answer(turn["move"])})
        turn = send.raise_for_status().json()
    return f"/?request={opened}"


def _answer(move: dict[str, Any]) -> str:
    """What the requester says to the slots asked; to an offer of goals, the first."""
    told = [_ANSWERS[slot] for slot in move["slots"] if slot in _ANSWERS]
    picked: list[str] = move["choices"][:1] if "strategy_link" in move["slots"] else []
    return " ".join([*picked, *told]) or "I do not know."


def _recapped(camera: "Camera", request: str) -> None:
    page = camera.page(request)
    page.get_by_role("button", name="Recap").click()
    page.locator("#chat .msg.me", has_text="What do you have so far?").wait_for()
    page.locator(".pending").wait_for(state="detached")
    camera.keep(page, "recap")
    pane(page, "Evidence")
    page.locator("#records [name=title]").fill("Complaints register")
    page.locator("#records [name=text]").fill(_RECORD)
    page.locator("#records [type=submit]").click()
    page.locator("#records .record").wait_for()
    page.locator("#attach-file").scroll_into_view_if_needed()
    camera.keep(page, "records")
    page.locator("#records [data-act=take_over]").first.click()
    page.locator("#records", has_text="taken over").wait_for()


def _drafted(camera: "Camera", request: str) -> None:
    camera.http.post(f"/api/v1/requests/{request.removeprefix('/?request=')}/proposal").raise_for_status()
    camera.everywhere("proposal", request, lambda page: pane(page, "Proposal"))
    _printed(camera, request)
    for look, dark in (("reading", "light"), ("reading-dark", "dark")):
        page = camera.page(request, scheme=dark)
        pane(page, "Proposal")
        page.click("[data-local=wide]")
        camera.keep(page, look)
        page.locator(".outline [data-value=contract]").click()
        camera.keep(page, f"{look}-measures")


def _printed(camera: "Camera", request: str) -> None:
    """The proposal as it comes out of a printer: its first page."""
    page = camera.page(request)
    pane(page, "Proposal")
    camera.keep_printed(page, "printed")


def _open_model(page: Any) -> None:
    if not page.locator("#foot .mode").is_visible():
        page.click("#bar [data-local=side]")
    page.click("#foot .mode")
    page.wait_for_selector("dialog[open]")


def _open_quote(page: Any) -> None:
    pane(page, "Evidence")
    page.locator("#evidence [data-act=read_goal]").first.click()
    page.wait_for_selector("dialog[open] mark")


@contextmanager
def _on_paper(camera: "Camera") -> Generator[None]:
    """A plan of the sample library also as a PDF, as long as its picture is taken."""
    text = (Path(__file__).parent.parent / "knowledge" / "examples" / _PRINTED).read_text(encoding="utf-8")
    file = {"file": ("service-goals.pdf", camera.paper(_PAPER + _as_html(text)))}
    sent = camera.http.post("/api/v1/documents", files=file, data={"title": "Service goals"})
    settled(camera.http)
    yield
    camera.http.delete(f"/api/v1/documents/{sent.raise_for_status().json()['id']}").raise_for_status()


def _as_html(markdown: str) -> str:
    """Headings and paragraphs; the front matter stays out."""
    parts = re.sub(r"^- ", "<br>• ", markdown.rpartition("\n---\n")[2], flags=re.MULTILINE).split("\n\n")
    return "".join(f"<h2>{part.lstrip('# ')}</h2>" if part.startswith("#") else f"<p>{part}</p>" for part in parts)


def _open_printed(page: Any) -> None:
    pane(page, "Evidence")
    page.fill("#query textarea", _QUOTED)
    page.press("#query textarea", "Enter")
    page.locator("#found .ev", has_text="Service goals").first.locator("[data-act=read_passage]").click()
    page.wait_for_selector("dialog[open] figure mark")


def _edit_slot(page: Any) -> None:
    pane(page, "Brief")
    row = page.locator("#brief .slot", has_text="Result wanted").first
    row.locator("summary").click()
    row.locator("[data-local=edit]").click()


def _edit_document(page: Any) -> None:
    page.locator("[data-local=details]").first.click()


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

    def paper(self, html: str) -> bytes:
        """HTML as a PDF."""
        page = self._browser.new_page()
        page.set_content(html)
        printed = page.pdf(prefer_css_page_size=True)
        page.close()
        return printed

    def page(self, path: str = "/", size: dict[str, int] = DESKTOP, scheme: str = "light") -> Any:
        page = self._browser.new_page(viewport=size, color_scheme=scheme)
        page.goto(self.address + path)
        page.wait_for_selector("#navigation .reqs", state="attached")  # the server has answered
        page.wait_for_selector(".hello, #chat .msg", state="attached")
        return page

    def everywhere(self, name: str, path: str = "/", then: Callable[[Any], object] = lambda page: None) -> None:
        """The same state on a desktop and a phone, light and dark. ``then`` leads to it from the opened page."""
        for look, (size, scheme) in _LOOKS.items():
            page = self.page(path, size, scheme)
            then(page)
            self.keep(page, name + look)
            page.close()

    def keep(self, page: Any, name: str) -> None:
        page.wait_for_timeout(700)  # scrolling and folding have ended
        target = self._out / f"{name}.png"
        page.screenshot(path=str(target))
        _shrink(target)

    def keep_printed(self, page: Any, name: str) -> None:
        """The first page of what the browser would print."""
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

        paper: Any = pypdfium2.PdfDocument(page.pdf(format="A4", margin=_MARGINS))
        paper[0].render(scale=1.4).to_pil().save(self._out / f"{name}.png")
        _shrink(self._out / f"{name}.png")


def pane(page: Any, name: str) -> None:
    """Brings a pane of the right column into view; on a phone it lies in the drawer."""
    tab = page.get_by_role("tab", name=name)
    if not tab.is_visible():
        page.click("#bar .named")
    tab.click()


def say(page: Any, text: str) -> None:
    """Writes a message and waits for the answer."""
    before = page.locator("#chat .msg.me").count()
    page.fill("#box textarea", text)
    page.press("#box textarea", "Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#chat .msg').length >= 2 * n + 2 && !document.querySelector('.pending')",
        arg=before,
    )


def _shrink(path: Path) -> None:
    """The picture with 128 colours: a third of the size, no visible loss on flat grounds."""
    from PIL import Image

    palette: Callable[..., Any] = Image.open(path).convert("RGB").quantize
    palette(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    run(Path(sys.argv[1]))
