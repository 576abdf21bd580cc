"""What comes out of a printer: the pane that is open, whole, dark on white."""

from typing import Any

import pypdfium2 as pdfium
import pytest

from tests.browser.test_whole_job import ANSWERS, OPENING, say, tab

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_proposal_is_printed_whole(visit: Any, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    for text in (OPENING, *ANSWERS):
        say(page, text)
    page.get_by_role("button", name="Draft now").click()
    page.locator("#proposal .title").wait_for(state="attached")
    tab(page, "Proposal")
    title = page.locator("#proposal .title").inner_text()
    paper = pdfium.PdfDocument(page.pdf(format="A4", print_background=True))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]
    assert len(texts) > 2 and title.split()[0] in texts[0] and "Draft, written by rules" in texts[-1]
    assert not any("of 37 known" in text for text in texts), "the other panes stay out"
    picture = paper[0].render(scale=0.5).to_pil().convert("L")
    assert picture.getpixel((4, picture.height // 2)) > 240 and picture.getextrema()[0] < 90
