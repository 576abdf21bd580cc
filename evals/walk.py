"""The main job, done in a real browser on documents of a real organisation: ``python -m evals.walk OUT FILE...``.

docs/walk.md shows the pictures. The documents are not part of this project; the request and every answer are invented."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from evals.bench import settled
from evals.screenshots import Camera, pane, say, served_page

_SAID = (
    "I manage application delivery. Could you set up a two-day course on continuous delivery for my 46 developers this "
    "winter? Our lead time from a finished change to production rose from 21 to 34 days.",
    "We want a lead time of 15 days by the end of June 2027, because people wait too long for changed benefit rules.",
    "The 34 days come from the release register; Maude Tremblay in release management reports them every month.",
    "They know how to do it. A change waits 19 of the 34 days for three signatures and for a free test environment.",
    "The pension team got its own test environment in March. The same people have delivered without waiting since then.",
    "Two years ago everybody attended a course on agile delivery. The lead time did not change.",
    "Nobody has to be trained by law. Sylvie Gagnon, our director general, would back a change of the approvals.",
    "About 15 of the 46 joined this year and have never used the automated tests; the others use them every day.",
    "Each day of lead time costs us roughly 9,000 dollars in manual corrections, says our finance partner.",
)
_FIRST = 5  # answers after which the work space is shown


def run(out: Path, files: list[Path]) -> None:
    """Writes walk-1.png and so on, and leaves nothing else behind."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        served_page(Path(folder), out, ASSISTANT_SAMPLE_LIBRARY="0") as camera,
    ):
        page = camera.page("/?view=library")
        _upload(camera, page, files)
        _talk(camera, page)
        _draft(camera, page, Path(folder))


def _upload(camera: Camera, page: Any, files: list[Path]) -> None:
    page.set_input_files("#files input[type=file]", [str(file) for file in files])
    page.wait_for_function("n => document.querySelectorAll('#documents .name').length === n", arg=len(files))
    settled(camera.http)
    page.wait_for_timeout(3000)  # the list looks again every two seconds
    camera.keep(page, "walk-1")


def _talk(camera: Camera, page: Any) -> None:
    page.locator("#library [data-local=talk]").click()
    for text in _SAID[:_FIRST]:
        say(page, text)
    camera.keep(page, "walk-2")
    for text in _SAID[_FIRST:]:
        say(page, text)
    pane(page, "Evidence")
    yes = page.get_by_role("button", name="Yes, it serves this")
    if yes.count():
        yes.first.click()
        page.locator("#evidence").get_by_text("confirmed by you").first.wait_for()
    camera.keep(page, "walk-3")
    pane(page, "Why this verdict")
    camera.keep(page, "walk-4")


def _draft(camera: Camera, page: Any, folder: Path) -> None:
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for()
    page.click("[data-local=wide]")
    camera.keep(page, "walk-5")
    page.locator("#proposal h3", has_text="How we will know").evaluate("heading => heading.scrollIntoView()")
    camera.keep(page, "walk-6")
    for format in ("docx", "md"):
        with page.expect_download() as download:
            page.click(f"#proposal [data-file={format}]")
        download.value.save_as(folder / f"proposal.{format}")
    assert (folder / "proposal.docx").read_bytes().startswith(b"PK")


if __name__ == "__main__":
    run(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
