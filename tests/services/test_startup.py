"""A start finishes what the last one left, and a first library is filled once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.services.ingest import Ingest
from assistant.services.retrieval import Retrieval
from assistant.services.samples import Samples
from assistant.services.startup import Startup

FILES = {
    "a.md": "# Plan A\n\nWe will raise on-time departures from 71 to 85 percent by 2027.",
    "b.md": "# Plan B\n\nWe will cut scrap from 9 to 4 percent by 2027.",
    "c.md": "# Plan C\n\nWe will answer every letter within five days by 2027.",
}


class Place:
    def __init__(self, folder: Path) -> None:
        self.repository = Database(f"sqlite:///{folder / 'a.db'}")
        self.ingest = Ingest(self.repository, ChildParser(), today=lambda: date(2026, 11, 23))
        self.retrieval = Retrieval(self.repository, self.repository.keywords)
        examples = folder / "examples"
        examples.mkdir(exist_ok=True)
        for name, text in FILES.items():
            (examples / name).write_text(text, encoding="utf-8")
        self.samples = Samples(self.repository, self.ingest, examples)

    def startup(self) -> Startup:
        return Startup(self.ingest, self.retrieval, self.samples)

    def titles(self) -> set[str]:
        return {document.title for document in self.repository.documents() if document.sample}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.repository.close()


def test_a_first_library_is_filled_in_the_background(place: Place) -> None:
    startup = place.startup()
    assert not startup.busy
    startup.begin()
    startup.end()
    place.startup().run()
    assert not startup.busy
    assert place.titles() == {"Plan A", "Plan B", "Plan C"}


def test_a_fill_that_was_cut_off_goes_on_at_the_next_start(place: Place) -> None:
    answers = iter([False, False, True])
    place.samples.first_run(stop=lambda: next(answers))
    assert place.titles() == {"Plan A", "Plan B"}
    place.startup().run()
    assert place.titles() == {"Plan A", "Plan B", "Plan C"}


def test_what_was_removed_stays_away(place: Place) -> None:
    place.startup().run()
    assert place.samples.remove() == 3
    place.startup().run()
    assert place.titles() == set()


def test_a_library_of_ones_own_is_never_touched(place: Place) -> None:
    place.ingest.add_text("Ours", "We will double exports by 2028.")
    place.startup().run()
    assert [document.title for document in place.repository.documents()] == ["Ours"]
