"""PDF: holds every word of the sections, has bookmarks and properties, and nothing said acts as a command or link."""

import re

import pypdfium2
import pytest
from proposals import NAMES, PAYLOADS, drafted, spiked

from assistant.adapters.render_notes import clean
from assistant.adapters.render_pdf import PdfRenderer
from assistant.domain.proposal.layout import sections
from assistant.domain.proposal.walking import statements_of


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages: list[str] = [page.get_textpage().get_text_bounded() for page in document]
    return letters(" ".join(pages))


def letters(text: str) -> str:
    """Without spaces and hyphens: lines are broken anew on paper."""
    return re.sub(r"[\s\x02\ufffe-]", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_on_paper_with_bookmarks_and_properties(name: str) -> None:
    proposal = drafted(name)
    data = PdfRenderer().render(proposal)
    document, text = pypdfium2.PdfDocument(data), text_of(data)
    for section in sections(proposal):
        for said in statements_of(section):
            assert all(letters(word) in text for word in said.text.split()), said.text
    titles: list[str] = [entry.get_title() for entry in document.get_toc()]
    assert titles[0] == clean(proposal.title) and "Sources" in titles
    assert document.get_metadata_dict()["Title"] == clean(proposal.title)
    assert len(document) <= 7


@pytest.mark.parametrize("payload", [*PAYLOADS, '#import "x"', "$x^2$", "@ref", "#panic()", "```raw```", "\\u{41}"])
def test_what_was_said_is_text_and_never_a_command(payload: str) -> None:
    data = PdfRenderer().render(spiked(payload))
    document = pypdfium2.PdfDocument(data)
    assert letters(clean(payload))[:20] in text_of(data)
    assert b"/URI" not in data and b"/JavaScript" not in data and b"/Launch" not in data and len(document) >= 2
