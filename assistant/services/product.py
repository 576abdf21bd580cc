"""The assembled product, as web, command line and evals use it. bootstrap.py builds it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.health import Check
from assistant.domain.knowledge import Knowledge
from assistant.ports import Repository
from assistant.services.case import CaseFiles
from assistant.services.drafting import Drafting
from assistant.services.editing import Editing
from assistant.services.exporting import Exporting
from assistant.services.ingest import Ingest
from assistant.services.records import Recording
from assistant.services.register import Register
from assistant.services.removing import Removing
from assistant.services.retrieval import Retrieval
from assistant.services.samples import Samples
from assistant.services.startup import Startup
from assistant.settings import Settings


@dataclass(frozen=True)
class Assistant:
    """Every service, ready to use. ``search_note`` says why search is by keywords only ("" where it is not); ``openings``
    are requests to try, each with title and first message; ``interface`` holds the words
    of the pages by language and key. ``startup`` is to be run, or begun, by who built it for use."""

    settings: Settings
    knowledge: Knowledge
    repository: Repository
    ingest: Ingest
    retrieval: Retrieval
    register: Register
    cases: CaseFiles
    consultation: Recording
    drafting: Drafting
    editing: Editing
    exporting: Exporting
    removing: Removing
    samples: Samples
    startup: Startup
    search_note: str
    interface: Mapping[str, Mapping[str, str]]
    health: Callable[[], Iterator[Check]]
    close: Callable[[], None]
    openings: tuple[tuple[str, str], ...] = ()
