"""PDF and Office files with a password, and those whose pages are pictures."""

import json
import random
import shutil
import threading
import time

import pytest

from assistant.adapters import parsing
from assistant.adapters.parsing import ChildParser
from assistant.domain.errors import Conflict, UnreadableDocument
from assistant.domain.library.opening import Opening, Watch
from tests.adapters.files import locked_office, locked_pdf, pdf_file, scanned_pdf, word_file, zipped

LOCKED = locked_pdf("tram 9", "Scrap falls to two percent.")
NOISE = random.Random(1).randbytes(9_000)
LOCKED_WORD = locked_office("tram 9", word_file())
SCAN = scanned_pdf(["Late trams fall from nine to four percent", "by the end of 2028."], text_page="Owner: plant lead.")
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="The program tesseract is not installed.")


def test_a_locked_pdf_opens_with_its_password() -> None:
    parsed = ChildParser().parse("plan.pdf", LOCKED, Opening(password="tram 9"))
    assert [page.text for page in parsed.pages] == ["Scrap falls to two percent."]


def test_a_locked_office_file_opens_with_its_password() -> None:
    parsed = ChildParser().parse("plan.docx", LOCKED_WORD, Opening(password="tram 9"))
    assert parsed == ChildParser().parse("plan.docx", word_file())


@pytest.mark.parametrize(("name", "data"), [("plan.pdf", LOCKED), ("plan.docx", LOCKED_WORD)])
def test_without_or_with_a_wrong_password_it_says_which(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"protected with a password.*again with its password"):
        ChildParser().parse(name, data)
    with pytest.raises(UnreadableDocument, match="password does not open"):
        ChildParser().parse(name, data, Opening(password="Tram 9"))


@pytest.mark.parametrize(
    ("inside", "word"),
    [
        (zipped(**{"word__document.xml": b"<w/>", "word__vbaProject.bin": NOISE}), "macros"),
        (zipped(**{"word__document.xml": b" " * 30_000_000}), "far more than a document"),
        (zipped(**{"word__document.xml": b"<w", "word__media__a.png": NOISE}), "damaged"),
    ],
)
def test_what_is_under_a_password_is_looked_at_as_everything_else(inside: bytes, word: str) -> None:
    with pytest.raises(UnreadableDocument, match=word):
        ChildParser().parse("plan.docx", locked_office("tram 9", inside), Opening(password="tram 9"))


def test_a_damaged_locked_file_is_refused() -> None:
    cut = LOCKED_WORD[: len(LOCKED_WORD) // 2]
    with pytest.raises(UnreadableDocument, match=r"damaged|protected in a way"):
        ChildParser().parse("plan.docx", cut, Opening(password="tram 9"))


def test_a_password_that_is_not_needed_does_no_harm() -> None:
    assert ChildParser().parse("plan.pdf", pdf_file(["Open to all."]), Opening(password="x")).pages


def test_a_password_shows_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the command, which every user of the machine can read, nor in what is printed of an Opening."""
    commands: list[object] = []
    started = parsing.subprocess.Popen

    def watched(command: object, **options: object) -> object:
        commands.append((command, options.get("env")))
        return started(command, **options)

    monkeypatch.setattr(parsing.subprocess, "Popen", watched)
    ChildParser().parse("plan.pdf", LOCKED, Opening(password="tram 9"))
    assert commands and "tram 9" not in json.dumps(commands) and "tram 9" not in repr(Opening(password="tram 9"))


def test_a_scan_says_so_and_offers_what_the_machine_can_do(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = scanned_pdf(["Nothing but a picture"])
    monkeypatch.setattr(parsing.shutil, "which", lambda _: None)
    with pytest.raises(UnreadableDocument, match=r"only pictures.*Tesseract is installed"):
        ChildParser().parse("scan.pdf", scan)
    monkeypatch.setattr(parsing.shutil, "which", lambda _: "/usr/bin/tesseract")
    with pytest.raises(UnreadableDocument, match=r"only pictures.*recognition switched on"):
        ChildParser().parse("scan.pdf", scan)


def test_pages_that_are_pictures_are_named() -> None:
    parsed = ChildParser().parse("plan.pdf", SCAN)
    assert [(page.number, page.text) for page in parsed.pages] == [(2, "Owner: plant lead.")]
    assert parsed.remark == "Without text, and not read: page 1."


@needs_tesseract
def test_a_scan_is_read_where_that_is_wished() -> None:
    parsed = ChildParser().parse("plan.pdf", SCAN, Opening(recognise=True))
    assert "Late trams fall from nine to four percent" in parsed.pages[0].text
    assert parsed.pages[1].text == "Owner: plant lead." and "check quotes" in parsed.remark


@needs_tesseract
def test_a_picture_without_words_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="No text was recognised"):
        ChildParser().parse("scan.pdf", scanned_pdf([""]), Opening(recognise=True))


@needs_tesseract
def test_recognition_tells_how_far_it_is_and_stops_with_all_it_started() -> None:
    heard: list[str] = []
    stop = threading.Event()

    def hear(said: str) -> None:
        heard.append(said)
        if said:
            stop.set()

    scan = scanned_pdf(*[[f"Page {n} of a long scan"] for n in range(30)])
    started = time.monotonic()
    with pytest.raises(Conflict, match="stopped"):
        ChildParser().parse("scan.pdf", scan, Opening(recognise=True), Watch(stop.is_set, hear))
    assert heard[-1].startswith("Recognising text: page 1") and time.monotonic() - started < 20
