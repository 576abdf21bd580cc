"""A real browser on the served product. Skipped, and said so, where there is no Chromium."""

import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.served import Served

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
).split()
SMALL = {"ASSISTANT_KEYWORD_ONLY": "1", "ASSISTANT_SAMPLE_LIBRARY": "0"}
SLOW = 60_000  # milliseconds that anything may take
_FINDINGS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .filter((found) => ["serious", "critical"].includes(found.impact))
  .map((found) => found.id + ": " + found.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", "))"""


class Site:
    """A server that can be stopped and started again on the same data and port."""

    def __init__(self, data: Path, **settings: str) -> None:
        self._settings = {**SMALL, **settings}
        self.server = Served(data, **self._settings)
        self.url = f"http://localhost:{self.server.port}"

    def restart(self) -> None:
        data, port = self.server.data, self.server.port
        self.server.kill()
        self.server = Served(data, port, **self._settings)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    del browser  # without one there is nothing to serve for
    made = Site(tmp_path_factory.mktemp("served") / "data")
    yield made
    made.server.stop()


@pytest.fixture
def visit(browser: Any, site: Site) -> Iterator[Callable[..., Any]]:
    """Opens the page as a new visitor. At the end: nothing was asked of another machine, no script failed."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_page(path: str = "/", shows: str = ".hello, #chat .msg", **options: Any) -> Any:
        context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(SLOW)
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((site.url, "data:", "blob:")) else troubles.append(request.url)
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if "Content Security Policy" in line.text else None)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(site.url + path)
        page.wait_for_selector("#navigation .reqs", state="attached")  # the server has answered
        page.wait_for_selector(shows)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from its package."""
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run(
            ["npm", "pack", "axe-core@4", "--silent"], cwd=folder, check=True, capture_output=True, timeout=120
        )
    except (OSError, subprocess.SubprocessError):
        pytest.skip("the package axe-core cannot be had here")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        return (archive.extractfile("package/axe.min.js") or pytest.fail("no axe.min.js")).read().decode()


@pytest.fixture
def check(axe: str) -> Any:
    def findings(page: Any) -> list[str]:
        page.wait_for_timeout(300)
        page.evaluate(axe)
        return page.evaluate(_FINDINGS)

    return findings
