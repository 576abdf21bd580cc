"""The command ``learning-consultant``. Libraries are imported when a command needs them, so that help is instant."""

import gc
import sys
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli_evals import AsJson, evals, print_json
from assistant.domain.errors import AssistantError, CallerError

if TYPE_CHECKING:
    from assistant.domain.library.documents import Received
    from assistant.domain.library.opening import Opening
    from assistant.services.product import Assistant

app = typer.Typer(help="From a learning request to a proposal an executive can decide on.", no_args_is_help=True)
app.add_typer(evals, name="eval")

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the database and the index.")]


class Bench(StrEnum):
    """What ``bench`` measures."""

    PRODUCT = "product"
    INGEST = "ingest"
    SEARCH = "search"


@contextmanager
def _assistant(data: Path | None, serving: bool = False, **settings: Any) -> Generator["Assistant"]:
    """The product, ready to use; while ``serving`` it gets ready in the background, once the page is there."""
    from assistant.bootstrap import build
    from assistant.settings import Settings

    assistant = build(Settings(**({"data": data} if data else {}), **settings))
    try:
        if not serving:
            assistant.startup.run()
        yield assistant
    finally:
        assistant.close()


@app.command()
def serve(
    data: Data = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 7860,
) -> None:
    """Serve the page and the REST interface."""
    gc.disable()  # nothing made while starting is garbage, and looking for it takes a third of a second
    import uvicorn

    from assistant.web.shell import create_app

    with _assistant(data, serving=True, host=host, port=port) as assistant:
        app = create_app(assistant)
        gc.freeze()
        gc.enable()
        assistant.startup.begin()
        print(f"Open http://{'localhost' if host in ('127.0.0.1', '::1') else host}:{port}/", flush=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", timeout_graceful_shutdown=5)


@app.command()
def chat(
    data: Data = None,
    as_of: Annotated[str, typer.Option("--as-of", help="Day on which relative dates are read, YYYY-MM-DD.")] = "",
) -> None:
    """The interview in the terminal; an empty line ends it with a draft."""
    from assistant.terminal import converse

    with _assistant(data) as assistant:
        converse(assistant, as_of)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, ZIP archives or folders.")],
    data: Data = None,
    password: Annotated[
        str, typer.Option(envvar="ASSISTANT_FILE_PASSWORD", help="Password of the files; it is not stored.")
    ] = "",
    recognise: Annotated[bool, typer.Option(help="Read pages that are pictures, by Tesseract.")] = False,
    as_json: AsJson = False,
) -> None:
    """Add documents to the strategy library; a file that is refused does not keep the others out."""
    from assistant.domain.library.opening import Opening
    from assistant.web import library_views

    with _assistant(data, sample_library=False) as assistant:
        opening = Opening(password=password, recognise=recognise)
        received = [item for file in files_in(paths) for item in _taken_in(assistant, file, opening)]
        assistant.ingest.wait_idle(3600)
        added = [assistant.repository.document(item.document.id) for item in received if item.document]
        refused = [item for item in received if item.refused]
        if as_json:
            items = [library_views.document_view(document) for document in added]
            print_json({"items": items, "refused": library_views.refused_view(received)})
        else:
            for document in added:
                print(f"{document.status}  {document.title}  {document.message}{document.remark}".rstrip())
        for item in refused:
            print(f"{item.name}: {item.refused}", file=sys.stderr)
    if refused and not added:
        raise typer.Exit(2)


def _taken_in(assistant: "Assistant", file: Path, opening: "Opening") -> "list[Received]":
    """What came of a file on this machine."""
    from assistant.domain.library.documents import Received
    from assistant.services.intake import MAX_BYTES

    try:
        with file.open("rb") as stream:
            return assistant.ingest.add_files(file.name, stream.read(MAX_BYTES + 1), opening=opening)
    except OSError as error:
        return [Received(name=str(file), refused=f"The file could not be opened: {error.strerror}.")]
    except CallerError as error:
        return [Received(name=str(file), refused=str(error))]


def files_in(paths: list[Path]) -> list[Path]:
    """The files named, and those in the folders named: without hidden ones and links, which may lead anywhere."""
    files: list[Path] = []
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else []
        files += [file for file in found if file.is_file() and not file.is_symlink() and _is_plain(file, path)]
        files += [] if path.is_dir() else [path]
    return files


def _is_plain(file: Path, folder: Path) -> bool:
    return not any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


@app.command()
def search(query: str, data: Data = None, k: int = 5, as_json: AsJson = False) -> None:
    """Search the library."""
    from assistant.web import library_views

    with _assistant(data) as assistant:
        assistant.ingest.wait_idle(600)
        found = assistant.retrieval.passages(query, k)
        if as_json:
            items = [library_views.passage_view(passage) for passage in found]
            print_json({"items": items, "support_found": assistant.retrieval.related(query, found)})
        elif not assistant.retrieval.related(query, found):
            print("No support found. What comes nearest:" if found else "Nothing in the library fits.")
        for passage in found if not as_json else ():
            place = f"page {passage.chunk.page}" if passage.chunk.page else passage.chunk.heading
            print(f"{passage.score:.2f}  {passage.document.title}, {place}\n      {passage.quote}")


@app.command()
def export(
    request: str,
    out: Annotated[Path, typer.Option("--out", help="File to write.")],
    format: Annotated[str, typer.Option("--format", help="md, docx, pdf or json.")] = "md",
    view: Annotated[str, typer.Option("--view", help="full, executive, manager or employee.")] = "full",
    data: Data = None,
) -> None:
    """Write the proposal of a request to a file; drafts it where there is none yet."""
    with _assistant(data) as assistant:
        out.write_bytes(assistant.exporting.render(request, format, view).body)
        print(out)


@app.command()
def check(
    knowledge: Annotated[Path | None, typer.Option(help="Folder to check.")] = None,
    prompts: Annotated[Path | None, typer.Option(help="Folder of prompts to check.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check knowledge/ and prompts/ and say what to mend, with file and line."""
    from assistant.adapters.content import check as check_content
    from assistant.adapters.content import content_root
    from assistant.adapters.content_prompts import prompt_problems, prompts_root
    from assistant.settings import Settings

    problems = [*check_content(content_root(knowledge)), *prompt_problems(prompts_root(prompts or Settings().prompts))]
    if as_json:
        print_json([str(problem) for problem in problems])
    else:
        print("\n".join(str(problem) for problem in problems) or "Everything in knowledge/ and prompts/ is in order.")
    if problems:
        raise typer.Exit(1)


@app.command()
def doctor(data: Data = None, as_json: AsJson = False) -> None:
    """Say what works on this machine and what does not, and what to do about it."""
    from assistant.domain.health import Health

    with _assistant(data) as assistant:
        assistant.ingest.wait_idle(600)
        checks = list(assistant.health())
    if as_json:
        print_json({"items": [check.model_dump() for check in checks]})
    else:
        for check in checks:
            print(f"{check.health.value:8}{check.name}: {check.said} {check.next_step}".rstrip())
    if any(check.health is Health.BROKEN for check in checks):
        raise typer.Exit(1)


@app.command("rebuild-index")
def rebuild_index(data: Data = None) -> None:
    """Throw the vector index away and make it anew from the database."""
    with _assistant(data, sample_library=False) as assistant:
        assistant.ingest.rebuild_index()
        assistant.ingest.wait_idle(3600)
        print("The index is rebuilt.")


@app.command()
def bench(
    part: Annotated[Bench, typer.Argument(help="product: turns, pages, memory; ingest and search: the library.")] = (
        Bench.PRODUCT
    ),
    plot: Annotated[Path | None, typer.Option("--plot", help="Write the growth curve of search as SVG.")] = None,
    as_json: AsJson = False,
) -> None:
    """Measure speed and size, each figure beside its target, its peer or its floor in the same run."""
    from evals import bench as product
    from evals import bench_library
    from evals.curve import search_curve

    measures = {Bench.PRODUCT: product.run, Bench.INGEST: bench_library.ingest, Bench.SEARCH: bench_library.search}
    report = measures[part]()
    if plot and part is Bench.SEARCH:
        plot.write_text(search_curve(report), encoding="utf-8")
    print_json(report) if as_json else print(product.table(report))


def main() -> None:
    """Entry point: errors are told in a sentence, not in a trace."""
    try:
        app()
    except AssistantError as error:
        print(str(error), file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
