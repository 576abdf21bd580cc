"""The main job, done in a real browser on documents of a real organisation: ``python -m evals.walk OUT FILE...``.

docs/walk.md shows the pictures. The documents are not part of this project; the request and every answer are invented."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from evals.bench import settled
from evals.screenshots import Camera, pane, say, served_page

_OPENING = (
    "I manage application delivery. Could you set up a two-day course on continuous delivery for my 46 developers this "
    "winter? Our lead time from a finished change to production rose from 21 to 34 days."
)
_ANSWERS = {
    "business_goal": "People should get changed benefit rules sooner; they wait too long today.",
    "metric": "The lead time from a finished change to production.",
    "baseline": "34 days. It was 21 two years ago.",
    "target": "We want a lead time of 15 days.",
    "due": "By the end of June 2027.",
    "data_source": "The release register.",
    "data_owner": "Maude Tremblay in release management reports it every month.",
    "cause_tools": "A change waits 19 of the 34 days for three signatures and for a free test environment.",
    "cause_skill": "They know how to do it. Only the 15 who joined this year have never used the automated tests.",
    "cause_expectations": "Everybody knows what is expected; the release rules say it.",
    "exemplars": "The pension team got its own test environment in March. The same people deliver without waiting since then.",
    "tried_before": "Two years ago everybody attended a course on agile delivery. The lead time did not change.",
    "audience": "The developers in application delivery.",
    "audience_size": "46 developers; 15 of them joined this year.",
    "mandate": "Nobody has to be trained by law.",
    "sponsor": "Sylvie Gagnon, our director general.",
    "value_per_unit": "Each day of lead time costs us roughly 9,000 dollars in manual corrections, says our finance partner.",
    "cost_of_inaction": "Each day of lead time costs us roughly 9,000 dollars in manual corrections, says our finance partner.",
}
_FIRST, _ALL = 5, 13  # messages after which the work space is shown, and in all


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
    say(page, _OPENING)
    for number in range(2, _ALL + 1):
        if page.get_by_role("button", name="Read the proposal").count():
            break
        say(page, _answer(camera))
        if number == _FIRST:
            camera.keep(page, "walk-2")
    pane(page, "Evidence")
    yes = page.get_by_role("button", name="Yes, it serves this")
    if yes.count():
        yes.first.click()
        page.locator("#evidence").get_by_text("confirmed by you").first.wait_for()
    camera.keep(page, "walk-3")
    pane(page, "Why this verdict")
    camera.keep(page, "walk-4")


def _answer(camera: Camera) -> str:
    """What the manager says to the slots asked about last."""
    request = camera.http.get("/api/v1/requests").json()["items"][0]["id"]
    move = camera.http.get(f"/api/v1/requests/{request}").json()["turns"][-1]["move"]
    return " ".join(_ANSWERS[slot] for slot in move["slots"] if slot in _ANSWERS) or "I do not know."


def _draft(camera: Camera, page: Any, folder: Path) -> None:
    draft = page.get_by_role("button", name="Draft now")
    if draft.count():  # else nothing was left to ask, and it is drafted already
        draft.click()
    pane(page, "Proposal")
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
