"""Large documents are searchable soon. Processor time is counted, so that other work on the machine does not decide."""

import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.adapters.database import Database
from assistant.adapters.parsing import ChildParser
from assistant.services.ingest import Ingest
from tests.adapters.files import pdf_file

pytestmark = pytest.mark.slow
WORDS = (
    "the depot loads forty vans before seven and each driver checks the list twice while customers wait for a call from the "
    "planning desk which knows the road the weather and the stock of every shop in the region"
).split()
FEW_SECONDS = 2.0  # for 100 pages: twice the target of one second, for slower machines


@pytest.fixture
def ingest(tmp_path: Path) -> Iterator[Ingest]:
    database = Database(f"sqlite:///{tmp_path / 'library.db'}")
    yield Ingest(database, ChildParser())
    database.close()


def book(pages: int) -> bytes:
    """A PDF of so many pages of 28 lines."""
    chance = random.Random(pages)
    aims = (
        "Late deliveries fall from 9 to 4 percent by the end of 2028.",
        "We will train every new driver by May 2027.",
    )
    return pdf_file(
        *[
            [f"{' '.join(chance.choices(WORDS, k=12)).capitalize()}." for _ in range(27)] + [chance.choice(aims)]
            for _ in range(pages)
        ],
        header="Depot plan 2028",
    )


def spent() -> float:
    """Processor seconds of this process and of the readers it started."""
    times = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in times)


def test_a_hundred_pages_are_searchable_in_about_a_second(ingest: Ingest) -> None:
    ingest.add_text("Warm", "We will train every new driver by May 2027.")
    data = book(100)
    before = spent()
    document = ingest.add_file("plan.pdf", data)
    took = spent() - before
    assert document.keyword_ready and took < FEW_SECONDS, took


def test_five_hundred_pages_are_searchable_within_a_minute(ingest: Ingest) -> None:
    data, begun = book(500), time.monotonic()
    document = ingest.add_file("plan.pdf", data)
    assert document.keyword_ready and time.monotonic() - begun < 60
    pages = ingest._repository.pages(document.id)
    assert len(pages) == 500 and "Depot plan 2028" not in pages[250].text
