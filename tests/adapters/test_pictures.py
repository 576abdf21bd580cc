"""Pages as pictures: what is drawn, where the quote is marked, and what is shown as text instead."""

import io
import struct
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.domain.errors import UnreadableDocument
from assistant.domain.library.documents import PagePicture
from assistant.domain.library.opening import Opening
from assistant.services.ingest import Ingest
from assistant.services.removing import Removing
from tests.adapters.files import locked_pdf, pdf_file

FIRST = ["Ferries wait at the quay.", "Waiting falls from 40 to 25 minu-", "tes by May 2028.", "The crane is painted."]
QUOTE = "Waiting falls from 40 to 25 minutes by May 2028."


def drawn(data: bytes, page: int = 1, quote: str = "") -> PagePicture:
    return ChildParser().picture(data, page, quote)


def size_of(picture: PagePicture) -> tuple[int, int]:
    return struct.unpack(">II", picture.png[16:24])


def test_the_quote_is_marked_line_by_line_where_it_stands() -> None:
    found = drawn(pdf_file(FIRST), quote=QUOTE)
    assert found.png.startswith(b"\x89PNG") and size_of(found) == (1100, 1467)
    assert len(found.marks) == 2, "two lines, though a word is divided between them"
    (left, top, width, height), (_, below, _, _) = found.marks
    # The line starts 50 of 600 points from the left, its letters stand on 720 of 800 points.
    assert left == pytest.approx(50 / 600, abs=0.01) and 0.08 < top < 80 / 800 and below > top
    page = Image.open(io.BytesIO(found.png)).convert("L")
    box = (left * 1100, top * 1467, (left + width) * 1100, (top + height) * 1467)
    assert page.crop(tuple(round(edge) for edge in box)).getextrema()[0] < 100, "there are letters under the mark"


def test_a_page_that_is_cut_and_turned_is_marked_as_it_is_seen() -> None:
    document = pdfium.PdfDocument(pdf_file(FIRST))
    document[0].set_cropbox(0, 400, 600, 800)
    document[0].set_rotation(90)
    stream = io.BytesIO()
    document.save(stream)
    found = drawn(stream.getvalue(), quote="Ferries wait")
    assert size_of(found) == (1100, 1650)
    ((left, top, width, height),) = found.marks
    assert height > width and 0.8 < left < 0.95 and top == pytest.approx(50 / 600, abs=0.02)


def test_words_that_are_not_on_the_page_are_not_marked() -> None:
    assert drawn(pdf_file(FIRST), quote="Trains leave late").marks == ()
    assert drawn(pdf_file(FIRST), quote="…").marks == ()


@pytest.mark.parametrize(
    ("data", "page"), [(pdf_file(FIRST), 2), (pdf_file(FIRST), 0), (b"%PDF-1.4 nothing", 1), (b"", 1)]
)
def test_what_cannot_be_drawn_is_refused(data: bytes, page: int) -> None:
    with pytest.raises(UnreadableDocument):
        drawn(data, page)


def test_a_page_without_end_is_drawn_small_and_a_slow_one_is_given_up() -> None:
    long = pdf_file(FIRST).replace(b"[0 0 600 800]", b"[0 0 6 14000]")
    assert size_of(drawn(long))[1] <= 2400
    with pytest.raises(UnreadableDocument, match="too long"):
        ChildParser(seconds=0.01).picture(pdf_file(FIRST), 1)


@pytest.fixture
def ingest(tmp_path: Path):
    made = Ingest(Database(f"sqlite:///{tmp_path / 'library.db'}"), ChildParser())
    yield made
    made.close()


def test_the_page_of_a_document_is_drawn_once(ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ingest.add_file("plan.pdf", pdf_file(FIRST))
    first = ingest.pictures.page(document.id, 1, QUOTE)
    assert first and first.marks
    monkeypatch.setattr(ChildParser, "picture", None)
    assert ingest.pictures.page(document.id, 1, QUOTE) is first


def test_text_is_shown_where_there_is_no_file(ingest: Ingest) -> None:
    pasted = ingest.add_text("Plan", "Waiting falls from 40 to 25 minutes.")
    assert ingest.pictures.page(pasted.id, None) is None and ingest.pictures.page(pasted.id, 1) is None
    secret = ingest.add_file("plan.pdf", locked_pdf("tram 9", "Scrap falls."), opening=Opening(password="tram 9"))
    assert ingest.pictures.page(secret.id, 1) is None, "a file with a password is not kept"


def test_a_document_that_is_brought_back_has_its_pages_again(ingest: Ingest, tmp_path: Path) -> None:
    repository = Database(f"sqlite:///{tmp_path / 'library.db'}")
    removing = Removing(repository, ingest)
    document = ingest.add_file("plan.pdf", pdf_file(FIRST))
    removing.document(document.id)
    assert ingest.pictures.page(document.id, 1) is None
    removing.bring_back()
    assert ingest.pictures.page(document.id, 1, QUOTE)
