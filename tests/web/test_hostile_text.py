"""Texts of people and documents never become markup: not on the page, not in exports."""

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.library.documents import PagePicture
from assistant.services.product import Assistant
from assistant.web.ui import evidence_cards, frame_cards, home_cards, library_cards
from assistant.web.ui.markup import esc
from assistant.web.ui.screen import screen, shelf
from tests.web.hostile import PAYLOADS, foreign_markup

PRINTED = PagePicture(png=b"\x89PNG", marks=((0.1, 0.2, 0.3, 0.04),))
FIGURES = "Complaints rose from 12 to 31 a month, the 45 clerks have no time, by 1 March 2027, Ines Falk owns it. "


def everything_shown(assistant: Assistant, request: str) -> dict[str, str]:
    """Every piece of HTML that the page shows of a request and of the library."""
    seen, library = screen(assistant, request), shelf(assistant, request)
    shown = {
        name: getattr(seen, name)
        for name in ("bar", "offers", "hints", "brief", "evidence", "records", "verdict", "proposal")
    }
    shown |= {name: getattr(library, name) for name in ("navigation", "samples", "documents", "goals")}
    return shown | {f"message {n}": message["content"]["value"] for n, message in enumerate(seen.talk)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_everywhere_becomes_markup_nowhere(shared: Assistant, payload: str) -> None:
    shared.ingest.add_text(
        f"Plan {payload}", f"{payload}\n\nWe will cut complaints from 31 to 10 a month by 31 December 2027 {payload}."
    )
    request = shared.consultation.start(f"{FIGURES}{payload}").interview.id
    shared.consultation.take_turn(request, f"They are slow because {payload} crashes. {FIGURES}")
    shared.consultation.edit(request, dict.fromkeys(("sponsor", "audience", "business_goal", "metric"), payload))
    shared.consultation.attach(request, payload, f"Complaints were 34 a month in October {payload}.\n\n{payload} 7.")
    shared.drafting.draft(request)
    shown = everything_shown(shared, request)
    assert {place: found for place, html in shown.items() if (found := foreign_markup(html))} == {}
    hits = shared.retrieval.passages("complaints", 3)
    assert foreign_markup(evidence_cards.found(payload, hits)) == []
    assert foreign_markup(library_cards.refusals([payload])) == []
    assert foreign_markup(library_cards.toast(payload, undo=True)) == []
    for document in shared.repository.documents()[:3]:
        pages = shared.repository.pages(document.id)
        assert foreign_markup(evidence_cards.reader(document, pages, 0, pages[0].text[:80])) == []
        printed = evidence_cards.reader(document, pages, 0, pages[0].text[:80], PRINTED)
        assert foreign_markup(re.sub(r'<img src="data:image/png;base64,[\w+/=]*" alt="[^"<>]*">', "", printed)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_markdown_export_is_plain_text(shared: Assistant, payload: str) -> None:
    """No image, no link, no tag survives in the file that people open elsewhere."""
    request = shared.consultation.start(f"{FIGURES}{payload}").interview.id
    shared.consultation.edit(request, {"sponsor": payload, "audience": payload, "requested_solution": payload})
    text = shared.exporting.render(request, "md").body.decode()
    bare = re.sub(r"\\.", "", text)  # what is escaped is text
    assert "](" not in bare and "<" not in bare
    assert "https://evil" not in bare and "javascript:" not in bare


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_word_export_is_plain_text(shared: Assistant, payload: str) -> None:
    request = shared.consultation.start(f"{FIGURES}{payload}").interview.id
    shared.consultation.edit(request, {"sponsor": payload, "audience": payload})
    archive = zipfile.ZipFile(BytesIO(shared.exporting.render(request, "docx").body))
    assert all(b"evil.example" not in archive.read(name) for name in archive.namelist() if name.endswith(".rels"))


@given(st.text(max_size=200))
def test_escaping_leaves_no_markup(text: str) -> None:
    assert foreign_markup(f"<p>{esc(text)}</p>") == []
    assert foreign_markup(f'<p title="{esc(text)}">x</p>') == []
    assert not re.search("[<>\"']", esc(text))


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), max_size=4))
def test_the_welcome_shows_any_examples_as_text(examples: list[tuple[str, str]]) -> None:
    html = home_cards.tries(examples, ())
    assert foreign_markup(html) == []
    assert html.count('data-act="fill"') == min(len(examples), 3)


def test_the_reader_of_markup_sees_what_it_must_see() -> None:
    """The check itself would fail on each of these."""
    for html in (
        "<script>",
        "<p onclick='x'>",
        "<a href='https://x'>",
        "<img src=x>",
        "<b data-act='evil'>",
        "<p style='color:red'>",
    ):
        assert foreign_markup(html)
    assert foreign_markup(frame_cards.brand()) == []
