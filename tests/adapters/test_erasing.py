"""What is deleted is gone from the disk, byte by byte: text, words, title and vectors, in the database and in the index."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.chroma import ChromaIndex
from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.services.ingest import Ingest
from assistant.services.retrieval import Retrieval
from tests.adapters.files import pdf_file
from tests.fakes import WordEmbedder

CANARIES = (b"wombatcost", b"zebrafinch", b"canarytitle", b"quokkatown")
TEXT = "\n\n".join(
    f"# Zebrafinch {n}\n\nQuokkatown cuts wombatcost {n} from 9 to 4 percent by 2028." for n in range(40)
)


class Place:
    """A library on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.embedder = folder, WordEmbedder()
        self.database = Database(f"sqlite:///{folder / 'library.db'}")
        self.index = ChromaIndex(folder / "vectors", self.embedder.name)
        self.ingest = Ingest(self.database, ChildParser(), self.embedder, self.index)
        self.search = Retrieval(self.database, self.database.keywords, self.embedder, self.index)

    def close(self) -> None:
        self.ingest.close()
        self.database.close()
        self.index.close()

    def found(self, needles: tuple[bytes, ...]) -> set[bytes]:
        """Those that stand in any file, whatever their letters' case."""
        contents = [path.read_bytes().lower() for path in self.folder.rglob("*") if path.is_file()]
        return {needle for needle in needles if any(needle.lower() in content for content in contents)}

    def vectors(self, document_id: str) -> tuple[bytes, ...]:
        """The vectors of a document as they stand on the disk."""
        stored = self.index.vectors(sorted(self.index.ids(document_id)))
        return tuple(struct.pack(f"<{len(vector)}f", *vector) for vector in stored)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.close()


def test_a_deleted_document_is_gone_from_every_file(place: Place) -> None:
    place.ingest.add_text(
        "Depot plan", "Late deliveries fall from 9 to 4 percent.\n\n" + "The yard is paved in May. " * 200
    )
    document = place.ingest.add_file("canarytitle.md", TEXT.encode(), "Canarytitle")
    assert place.ingest.wait_idle(60)
    vectors = place.vectors(document.id)
    assert place.found(CANARIES) == set(CANARIES) and len(vectors) == 40, "the search of the files sees them"
    assert place.found(vectors[:1]) == {vectors[0]} or place.found(vectors)
    place.ingest.delete(document.id)
    assert place.ingest.wait_idle(60)
    assert place.found((*CANARIES, *vectors, document.id.encode())) == set()
    assert place.search.passages("late deliveries")[0].document.title == "Depot plan"


def test_the_file_that_a_document_came_in_goes_with_it(place: Place) -> None:
    data = pdf_file(
        ["Quokkatown cuts wombatcost from 9 to 4 percent.", "It does so by 2028."], info="/Producer (zebrafinch)"
    )
    document = place.ingest.add_file("canarytitle.pdf", data, "Canarytitle")
    assert place.ingest.wait_idle(60) and place.database.original(document.id) == data
    assert place.ingest.pictures.page(document.id, 1, "wombatcost from 9")
    assert place.found((data[:200], b"/Producer (zebrafinch)")), "the search of the files sees the file"
    place.ingest.delete(document.id)
    assert place.ingest.wait_idle(60)
    assert place.found((*CANARIES, data[:200], data[300:340], b"/Producer")) == set()
    assert place.database.original(document.id) == b""


def test_it_stays_gone_after_a_restart_and_the_others_stay(place: Place, tmp_path: Path) -> None:
    kept = place.ingest.add_text("Depot plan", "Late deliveries fall from 9 to 4 percent.")
    document = place.ingest.add_text("Canarytitle", TEXT)
    assert place.ingest.wait_idle(60)
    vectors = place.vectors(document.id)
    place.ingest.delete(document.id)
    place.ingest.wait_idle(60)
    place.close()
    again = Place(tmp_path)
    try:
        again.ingest.resume()
        assert again.ingest.wait_idle(60) and again.ingest.differences() == (set(), set())
        assert again.found((*CANARIES, *vectors)) == set() and again.index.ids() == again.index.ids(kept.id) != set()
    finally:
        again.close()
        place.index = ChromaIndex(tmp_path / "other", "x")  # for the fixture, which closes it


def test_a_reader_delays_nothing_but_the_last_overwriting(place: Place) -> None:
    document = place.ingest.add_text("Canarytitle", TEXT)
    place.ingest.wait_idle(60)
    with place.database._connections.read() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM documents")
        place.ingest.delete(document.id)
    assert place.database.documents() == []
    other = place.ingest.add_text("Other", "Some other text of the library.")
    place.ingest.delete(other.id)
    assert place.ingest.wait_idle(60) and place.found(CANARIES) == set()
