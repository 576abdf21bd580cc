"""The commands ``learning-consultant eval ...``: everything that measures the product with simulated people or models."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

evals = typer.Typer(help="Measure the product.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def print_json(value: Any) -> None:
    """A report, for people and programs."""
    print(json.dumps(value, indent=2, ensure_ascii=False, default=str))


@evals.command("interview")
def eval_interview(
    paths: list[Path],
    out: Annotated[Path, typer.Option("--out", help="Folder for transcripts and report.")],
    mode: Annotated[
        str,
        typer.Option(
            help="guided; model: with the language model of the environment; oracle: with a reader that knows the answers."
        ),
    ] = "guided",
    mutations: Annotated[bool, typer.Option(help="Play the mutations too.")] = True,
    documents: Annotated[Path | None, typer.Option(help="Folder of documents named by file.")] = None,
    peers: Annotated[
        bool, typer.Option("--peers", help="Play two peers too: a one-prompt chatbot on the same model, and a form.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Play simulated requesters and score the conversations."""
    from evals.interview import run
    from evals.play import Mode

    if mode not in list(Mode):
        raise typer.BadParameter(", ".join(Mode), param_hint="--mode")
    if mode == Mode.MODEL:
        _needs_model("--mode")
    report = run(paths, out, mutations=mutations, documents=documents, mode=Mode(mode), peers=peers)
    print_json(report if as_json else report["summary"])
    if peers and not as_json:
        print((out / "peers.md").read_text("utf-8"))


def _needs_model(hint: str) -> None:
    from assistant.settings import Settings

    if not Settings().has_llm:
        raise typer.BadParameter("set LLM_BASE_URL, LLM_API_KEY and LLM_MODEL first", param_hint=hint)


@evals.command("judge")
def eval_judge(
    proposals: Annotated[
        list[Path], typer.Argument(help="Proposals in Markdown; NAME.transcript.json beside is read too.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for judgement.json and judgement.md.")],
    scenarios: Annotated[
        list[Path] | None,
        typer.Option("--scenarios", help="Folder or files of the scenarios that the proposals answer."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Have the language model of the environment judge proposals, criterion by criterion."""
    from evals.judgement import run

    _needs_model("PROPOSAL")
    report = run(proposals, out, scenarios or [])
    print_json(report if as_json else report["summary"])


@evals.command("outage")
def eval_outage(
    paths: list[Path],
    interviews: Annotated[int, typer.Option(help="Interviews that are held meanwhile.")] = 100,
    minutes: Annotated[float, typer.Option(help="How long the endpoint is away.")] = 10.0,
) -> None:
    """Take a stand-in endpoint away while simulated requesters talk: is an interview lost, is it used again?"""
    from evals.outage import run

    report = run(paths, interviews, minutes)
    print_json(report)
    if report["lost"] or report["finished"] < interviews or report["recovered_after_s"] is None:
        raise typer.Exit(1)


@evals.command("retrieval")
def eval_retrieval(
    corpus: Annotated[list[Path], typer.Argument(help="Folders of judged sets; several are measured together.")],
    as_json: AsJson = False,
) -> None:
    """Score search on judged sets; with several also "no support found" for requests of one put to the others."""
    from evals.retrieval import eval_retrieval as measure
    from evals.retrieval import eval_together

    del as_json  # the report has one form
    print_json(measure(corpus[0]) if len(corpus) == 1 else eval_together(corpus))
