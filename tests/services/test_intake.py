"""Files on their way in: archives file by file, all that waits is seen, and anything can be stopped."""

import datetime
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.domain.errors import Conflict, NotFound, UnreadableDocument
from assistant.domain.library.documents import DocumentStatus, DocumentType, Member, Parsed
from assistant.domain.library.opening import PLAIN, UNWATCHED, Opening, Watch
from assistant.services import vectors
from assistant.services.ingest import UNTAKEN, Ingest
from assistant.services.vectors import STOPPED, progress
from tests.adapters.files import locked_pdf, word_file, zipped
from tests.fakes import ListIndex, TextParser, WordEmbedder

PLAN = b"# Depot plan\n\nLate deliveries fall from 9 to 4 percent by the end of 2028."


def within(seconds: float, what: Callable[[], object]) -> None:
    """Waits until ``what()`` holds."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'library.db'}")
    yield made
    made.close()


def test_an_archive_becomes_its_documents_and_names_what_it_refused(database: Database) -> None:
    ingest = Ingest(database, ChildParser(), today=lambda: datetime.date(2027, 3, 1))
    data = zipped(
        plans__depot=b"no name ending",
        **{"plans/depot.md": PLAN, "yard.docx": word_file(), "photo.png": b"\x89PNG\r\n\x1a\n", "../x.md": PLAN},
        **{"locked.pdf": locked_pdf("tram 9", "Scrap falls."), "again.md": PLAN},
    )
    received = ingest.add_files("all.zip", data, type=DocumentType.OKR, opening=Opening(password="tram 8"))
    told = {item.name: item.refused or item.document.title for item in received if item.document or item.refused}
    assert told["plans/depot.md"] == "Depot plan" and told["yard.docx"] == "Yard plan 2027"
    assert "picture" in told["photo.png"] and "leads out" in told["../x.md"] and "does not open" in told["locked.pdf"]
    again = next(item.document for item in received if item.name == "again.md")
    assert again and "already" in again.message
    assert {document.type for document in database.documents()} == {DocumentType.OKR}
    opened = ingest.add_files("all.zip", data, opening=Opening(password="tram 9"))
    assert [item.name for item in opened if item.refused] == ["photo.png", "../x.md"]
    assert "tram 9" not in str(database.documents())


def test_an_archive_of_which_nothing_can_be_added_is_refused_with_every_reason(database: Database) -> None:
    ingest = Ingest(database, ChildParser())
    with pytest.raises(UnreadableDocument, match=r"a\.png: The file is a picture.*b\.bin: Files of the kind \.bin"):
        ingest.add_files("all.zip", zipped(**{"a.png": b"\x89PNG", "b.bin": b"x"}))
    with pytest.raises(UnreadableDocument, match="holds no files"):
        ingest.add_files("all.zip", zipped(**{".DS_Store": b"x"}))
    assert database.documents() == [] and ingest.intake.under_way() == []


OCR = Opening(recognise=True)


class SlowParser(TextParser):
    """Reads until it is let through or stopped."""

    def __init__(self) -> None:
        self.gate = threading.Event()

    def parse(self, name: str, data: bytes, opening: Opening = PLAIN, watch: Watch = UNWATCHED) -> Parsed:
        watch.hear("Page 1 of 9")
        while not self.gate.wait(0.01):
            if watch.stopped():
                raise Conflict("Reading the file was stopped.")
        return super().parse(name, data, opening, watch)

    def members(self, data: bytes, password: str = "") -> Iterator[Member] | None:
        texts = data.split(b"---")
        return iter([Member(name=f"{n}.md", data=text) for n, text in enumerate(texts)]) if len(texts) > 1 else None


def test_what_is_read_and_what_waits_is_seen_and_can_be_stopped(database: Database) -> None:
    parser = SlowParser()
    ingest = Ingest(database, parser)
    outcomes: dict[str, str] = {}

    def add(name: str) -> None:
        try:
            outcomes[name] = ingest.add_file(name, PLAN + name.encode()).status
        except Conflict as told:
            outcomes[name] = told.happened

    threads = [threading.Thread(target=add, args=(f"{n}.md",)) for n in range(4)]
    for thread in threads:
        thread.start()
        within(5, lambda: len(ingest.intake.under_way()) == threads.index(thread) + 1)  # noqa: B023
    within(5, lambda: len([f for f in ingest.intake.under_way() if f.status is DocumentStatus.PARSING]) == 2)
    shown = {file.title: file for file in ingest.intake.under_way()}
    assert [shown[f"{n}.md"].status for n in range(4)] == ["parsing", "parsing", "queued", "queued"]
    assert shown["0.md"].message == "Page 1 of 9"
    ingest.cancel(shown["0.md"].id)
    ingest.delete(shown["3.md"].id)
    within(5, lambda: len(outcomes) == 2)
    parser.gate.set()
    for thread in threads:
        thread.join(5)
    assert {name for name, said in outcomes.items() if "stopped" in said} == {"0.md", "3.md"}
    assert len(database.documents()) == 2 and ingest.intake.under_way() == []
    with pytest.raises(NotFound):
        ingest.cancel(shown["0.md"].id)


def test_text_recognition_does_not_keep_other_files_waiting(database: Database) -> None:
    parser = SlowParser()
    ingest = Ingest(database, parser)
    scans = [
        threading.Thread(target=ingest.add_file, args=(f"{n}.md", PLAN + bytes([65 + n])), kwargs={"opening": OCR})
        for n in range(3)
    ]
    for scan in scans:
        scan.start()
    within(5, lambda: len(ingest.intake.under_way()) == 3)
    quick = threading.Thread(target=ingest.add_file, args=("quick.md", PLAN))
    quick.start()
    within(5, lambda: len([f for f in ingest.intake.under_way() if f.status is DocumentStatus.PARSING]) == 2)
    reading = [file.title for file in ingest.intake.under_way() if file.status is DocumentStatus.PARSING]
    assert "quick.md" in reading
    parser.gate.set()
    for thread in (*scans, quick):
        thread.join(10)
    assert len(database.documents()) == 4


def test_a_stopped_archive_keeps_what_it_had(database: Database) -> None:
    parser = SlowParser()
    ingest = Ingest(database, parser)
    result: list[str] = []
    archive = b"# One\n\nOn time---# Two\n\nNo scrap---# Three\n\nMore"
    thread = threading.Thread(
        target=lambda: result.extend(item.refused or "added" for item in ingest.add_files("all.zip", archive))
    )
    thread.start()
    within(5, lambda: len(ingest.intake.under_way()) == 2)
    whole = next(file for file in ingest.intake.under_way() if file.title == "all.zip")
    assert whole.message == "File 1: 0.md"
    ingest.cancel(whole.id)
    parser.gate.set()
    thread.join(5)
    assert result == ["added", "Adding the archive was stopped.", "Adding the archive was stopped."]


class Stepping(WordEmbedder):
    """Embeds one batch for each permit."""

    def __init__(self) -> None:
        super().__init__()
        self.permits = threading.Semaphore(0)

    def embed(self, texts: list[str]) -> list[list[float]]:  # type: ignore[override]
        self.permits.acquire(timeout=60)
        return super().embed(texts)


LONG = "\n\n".join(f"Depot {n} loads vans. " * 30 for n in range(70))


def test_the_making_of_vectors_can_be_stopped_and_taken_up(database: Database) -> None:
    embedder, index = Stepping(), ListIndex()
    ingest = Ingest(database, TextParser(), embedder, index)
    document = ingest.add_text("Long", LONG)
    embedder.permits.release()
    within(5, index.count)
    ingest.cancel(document.id)
    embedder.permits.release(100)
    assert ingest.wait_idle(60)
    stopped = database.document(document.id)
    assert (stopped.status, stopped.message) == (DocumentStatus.READY, STOPPED) and index.count() == 0
    assert database.keywords.search("depot 33", 3)
    ingest.resume()
    assert ingest.wait_idle(60) and index.count() == 0, "a start does not undo what a person decided"
    ingest.take_up(document.id)
    assert ingest.wait_idle(60)
    assert index.ids() == {chunk.id for chunk in database.chunks_of(document.id)}
    assert database.document(document.id).message == ""


def test_after_a_crash_only_the_missing_vectors_are_made(database: Database) -> None:
    embedder, index = Stepping(), ListIndex()
    first = Ingest(database, TextParser(), embedder, index)
    document = first.add_text("Long", LONG)
    embedder.permits.release()
    within(5, index.count)
    made = index.count()
    embedder.permits.release(100)
    first.close()
    again = WordEmbedder()
    kept = {key: index.rows[key] for key in list(index.rows)[:made]}
    index.rows = kept
    second = Ingest(database, TextParser(), again, index)
    second.resume()
    assert second.wait_idle(60)
    assert len(again.embedded) == len(database.chunks_of(document.id)) - made
    assert index.ids() == {chunk.id for chunk in database.chunks_of(document.id)}


def test_one_text_that_breaks_a_rule_does_not_stop_the_start(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.services import ingest as module

    ingest = Ingest(database, TextParser())
    good, bad = ingest.add_file("a.md", PLAN), ingest.add_file("b.md", PLAN + b" Poison.")
    for document in (good, bad):
        database.update_document(document.model_copy(update={"status": DocumentStatus.QUEUED, "keyword_ready": False}))
    find = module.find_goals

    def broken(document: object, pages: list[object]) -> object:
        if any("Poison" in page.text for page in pages):  # type: ignore[attr-defined]
            raise RuntimeError("a rule")
        return find(document, pages)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "find_goals", broken)
    ingest.resume()
    assert database.document(good.id).status is DocumentStatus.READY
    failed = database.document(bad.id)
    assert (failed.status, failed.message) == (DocumentStatus.FAILED, UNTAKEN)
    with pytest.raises(RuntimeError):
        ingest.add_text("Title", "Poison in a new text.")
    assert len(database.documents()) == 2, "nothing half added"


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 640, 0, 0.0), "0 of 640 passages are ready for search by meaning."),
        ((64, 640, 64, 2.0), "64 of 640 passages are ready for search by meaning; 32 a second, about 18 seconds left."),
        (
            (64, 9064, 30, 1.0),
            "64 of 9064 passages are ready for search by meaning; 30 a second, about 5 minutes left.",
        ),
        ((31, 32, 31, 0.0), "31 of 32 passages are ready for search by meaning; 31000 a second, a few seconds left."),
    ],
)
def test_progress_tells_speed_and_time_left(figures: tuple[int, int, int, float], said: str) -> None:
    assert progress(*figures) == said
    assert vectors.BATCH == 32
