"""The composition root: the only place that knows every part."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

# Before any of the libraries is imported: nothing calls home.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

from assistant.adapters.content import content_root, load
from assistant.adapters.content_examples import openings
from assistant.adapters.content_interface import load_interface
from assistant.adapters.content_prompts import prompts_root
from assistant.adapters.database import Database
from assistant.adapters.guided.placing.topics import Topics
from assistant.adapters.guided.reader import GuidedReader
from assistant.adapters.guided.sense import GuidedSense
from assistant.adapters.guided.stance.sides import Sides
from assistant.adapters.guided.writer import GuidedWriter
from assistant.adapters.language_model.author import ModelAuthor
from assistant.adapters.language_model.configured import endpoint_of
from assistant.adapters.language_model.endpoint import Endpoint
from assistant.adapters.language_model.goals import ModelGoals
from assistant.adapters.language_model.probe import checks
from assistant.adapters.language_model.reader import ModelReader
from assistant.adapters.language_model.relevance import Relevance
from assistant.adapters.language_model.writer import ModelWriter
from assistant.adapters.parsing import ChildParser
from assistant.adapters.render_docx import DocxRenderer
from assistant.adapters.render_json import JsonRenderer
from assistant.adapters.render_markdown import MarkdownRenderer
from assistant.adapters.render_pdf import PdfRenderer
from assistant.adapters.telemetry import Telemetry, telemetry_to
from assistant.domain.errors import OperatorError
from assistant.domain.health import Check, Health
from assistant.domain.knowledge import Knowledge
from assistant.domain.proposal.shapes import Proposal
from assistant.ports import Embedder, GoalReader, LanguageModel, Reader, Role, VectorIndex, Writer
from assistant.prompting import Prompt
from assistant.prompting import load as load_prompts
from assistant.services.authoring import Authoring
from assistant.services.case import CaseFiles
from assistant.services.drafting import Drafting
from assistant.services.editing import Editing
from assistant.services.exporting import Exporting
from assistant.services.ingest import Ingest
from assistant.services.product import Assistant
from assistant.services.records import Recording
from assistant.services.register import Register
from assistant.services.removing import Removing
from assistant.services.retrieval import Retrieval
from assistant.services.samples import Samples
from assistant.services.startup import Startup
from assistant.services.tracing import UNTRACED
from assistant.settings import Settings

RENDERERS = {"md": MarkdownRenderer(), "docx": DocxRenderer(), "pdf": PdfRenderer(), "json": JsonRenderer()}


def build(settings: Settings, today: Callable[[], date] = date.today) -> Assistant:
    """Assembles the product on the data folder of the settings; ``Assistant.startup`` then makes it ready. Raises
    OperatorError where the folder cannot be used."""
    root = content_root(settings.knowledge)
    knowledge = load(root)
    repository = Database(_database_url(settings))
    embedder, note = _embedder(settings)
    vectors = _vectors(settings, embedder) if embedder else None
    telemetry = telemetry_to(settings.telemetry) if settings.telemetry else None
    model = _language_model(settings, repository, telemetry) if settings.has_llm else None
    topics = Topics.load(root / "reading_model.npz", embedder)
    voice = _voice(settings, model, knowledge, topics, embedder)
    parser = ChildParser(settings.parse_seconds, settings.parse_megabytes)
    ingest = Ingest(repository, parser, embedder, vectors, today, voice.goal_reader)
    retrieval = Retrieval(repository, repository.keywords, embedder, vectors)
    cases = CaseFiles(repository, retrieval, knowledge)
    tracer = telemetry or UNTRACED
    consultation = Recording(
        repository, voice.reader, voice.writer, cases, knowledge, today, tracer, voice.record_reader
    )
    drafting = Drafting(repository, cases, knowledge, voice.authoring, tracer)
    samples = Samples(repository, ingest, root / "examples")
    startup = Startup(ingest, retrieval, samples if settings.sample_library else None, voice.warm)

    def close() -> None:
        startup.end()
        ingest.close()
        repository.close()
        if telemetry:
            telemetry.close()

    return Assistant(
        settings=settings,
        knowledge=knowledge,
        repository=repository,
        ingest=ingest,
        retrieval=retrieval,
        register=Register(repository, knowledge.strategy, today),
        cases=cases,
        consultation=consultation,
        drafting=drafting,
        editing=Editing(repository),
        exporting=Exporting(repository, drafting, RENDERERS),
        removing=Removing(repository, ingest),
        samples=samples,
        startup=startup,
        search_note=note,
        interface=load_interface(root),
        health=lambda: _health(settings, repository, note, model),
        close=close,
        openings=openings(root / "examples"),
    )


@dataclass(frozen=True)
class _Voice:
    """Who reads and who writes: the rules alone, or a language model beside them; attached records are read by the rules
    alone. ``warm``: what takes a while at first."""

    reader: Reader
    writer: Writer
    record_reader: Reader
    authoring: Authoring | None = None
    goal_reader: GoalReader | None = None
    warm: tuple[Callable[[], None], ...] = ()


def _voice(
    settings: Settings, model: Endpoint | None, knowledge: Knowledge, topics: Topics, embedder: Embedder | None
) -> _Voice:
    sides = _sides(content_root(settings.knowledge)) if embedder else None
    reader, writer = GuidedReader(topics, knowledge, sides), GuidedWriter(knowledge)
    if model is None:
        return _Voice(reader, writer, reader)
    prompts = load_prompts(prompts_root(settings.prompts))
    relevance, author = Relevance(knowledge, embedder), model.models.names[Role.WRITER]
    return _Voice(
        reader=_model_reader(reader, model, prompts, topics),
        writer=ModelWriter(writer, model, prompts["reply"], knowledge, relevance.asked),
        record_reader=reader,
        authoring=Authoring(ModelAuthor(model, prompts, author), _as_markdown),
        goal_reader=ModelGoals(model, prompts["goals"], author) if settings.llm_read_documents else None,
        warm=(model.warm, relevance.warm),
    )


def _health(settings: Settings, repository: Database, note: str, model: Endpoint | None) -> Iterator[Check]:
    """What works here: data, search, language model. Asks the endpoint, so it may take a minute."""
    documents = len(repository.documents())
    yield Check(name="data", health=Health.OK, said=f"{documents} documents in {settings.data}.")
    if note:
        yield Check(name="search", health=Health.WARNING, said=note, next_step="Search by keywords works.")
    else:
        yield Check(name="search", health=Health.OK, said="By keywords and by meaning.")
    yield from checks(model)


def _language_model(settings: Settings, repository: Database, telemetry: Telemetry | None) -> Endpoint:
    """The endpoint of the settings; its calls are kept in the database."""
    record = telemetry.also(repository.save_call) if telemetry else repository.save_call
    return endpoint_of(settings, record, repository)


def _as_markdown(proposal: Proposal) -> str:
    return RENDERERS["md"].render(proposal).decode()


def _model_reader(guided: Reader, model: LanguageModel, prompts: dict[str, Prompt], topics: Topics) -> Reader:
    return ModelReader(guided, model, prompts["read"], GuidedSense(topics).of)


def _database_url(settings: Settings) -> str:
    if settings.database_url:
        return settings.database_url
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(
            f"The data folder {settings.data} cannot be made: {error.strerror}.",
            next_step="Choose another with --data.",
        ) from error
    return f"sqlite:///{settings.data / 'assistant.db'}"


def _embedder(settings: Settings) -> tuple[Embedder | None, str]:
    """The embedded sentence model, or why there is none."""
    if settings.keyword_only:
        return None, "Search by meaning is switched off in the settings."
    try:
        return _sentence_model(), ""
    except OperatorError as error:
        return None, str(error)


@cache
def _sentence_model() -> Embedder:
    """One model a process, however many products are built in it: it is read-only and large."""
    from assistant.adapters.embedding import OnnxEmbedder

    embedder = OnnxEmbedder()
    embedder.check()
    return embedder


@cache
def _sides(root: Path) -> Sides:
    """One tuned model a process, for the same reason."""
    return Sides.load(root / "sides_model.npz")


def _vectors(settings: Settings, embedder: Embedder) -> VectorIndex:
    from assistant.adapters.chroma import ChromaIndex

    return ChromaIndex(settings.data / "vectors", embedder.name)
