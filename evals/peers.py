"""Ours beside its peers: a chatbot of one prompt on the same model and a fixed form, played and scored alike.

Only what can be read off a conversation and a text is compared; what a peer has no typed answer for is left open."""

from pathlib import Path
from typing import Any

from assistant.adapters.content import content_root, load
from assistant.adapters.embedding import OnnxEmbedder
from assistant.adapters.language_model.configured import endpoint_of
from assistant.adapters.language_model.relevance import Relevance
from assistant.domain.errors import OperatorError
from assistant.ports import LanguageModel
from assistant.settings import Settings
from evals.chatbot import Nearest, Record, play_chatbot
from evals.form import play_form
from evals.matching import fold
from evals.play import Played
from evals.scenario import Scenario, load_all
from evals.scorers import score_text

JSON = dict[str, Any]
OPEN = "not scored"
# Figure, what it says. Those from the typed brief of ours are open for a peer unless it has said them.
_ROWS = (
    ("finished", "Conversations that ended in a proposal"),
    ("verdict_ok", "Verdict an expert accepts"),
    ("main_cause_ok", "Main cause named"),
    ("elicited", "Facts that matter, brought to light"),
    ("written", "Facts told, found in the final text"),
    ("mentions", "Expected points made"),
    ("avoids_broken", "Forbidden statements made"),
    ("enablers_missing", "Functions that must act, not named"),
    ("wrong_support", "Wrong documents taken as support"),
    ("unsourced_numbers", "Lines with a number nobody said"),
    ("unsourced_quotes", "Quotations nobody said"),
    ("unknowns_missing", "Unknowns not listed with an owner"),
    ("forecast_ok", "Forecast right, or rightly missing"),
    ("most_questions", "Most questions in a message"),
    ("messages", "Messages until the final text, mean"),
)


def run_peers(paths: list[Path], ours: list[JSON], out: Path) -> JSON:
    """Plays the peers on the same scenarios, writes NAME/ID.md and peers.md, returns their scores. The chatbot takes part
    where a language model is configured."""
    scenarios = load_all(paths)
    columns = {"ours": [item | {"finished": True} for item in ours]}
    if model := _configured():
        nearest = _nearest()
        columns["chatbot"] = [_chatbot(scenario, model, nearest, out) for scenario in scenarios]
    columns["form"] = [_form(scenario, out) for scenario in scenarios]
    summary = {name: summarise(scores) for name, scores in columns.items()}
    (out / "peers.md").write_text(table(summary), "utf-8")
    return {"summary": summary, "scores": {name: scores for name, scores in columns.items() if name != "ours"}}


def _configured() -> LanguageModel | None:
    settings = Settings()
    return endpoint_of(settings) if settings.has_llm else None


def _nearest() -> Nearest:
    try:
        embedder = OnnxEmbedder()
        embedder.check()
    except OperatorError:
        embedder = None
    return Relevance(load(content_root()), embedder).nearest


def _chatbot(scenario: Scenario, model: LanguageModel, nearest: Nearest, out: Path) -> JSON:
    played, record = play_chatbot(scenario, model, nearest)
    _write(played, out / "chatbot")
    return score_chatbot(played, record)


def score_chatbot(played: Played, record: Record) -> JSON:
    """The scores of the text, and those of the conclusion that the chatbot put on record."""
    expect = played.scenario.expect
    cited = {fold(title) for title in record.support}
    wrong = [d.id for d in played.scenario.documents if d.id in expect.must_not_cite and fold(d.title) in cited]
    return {
        "id": played.scenario.id,
        "finished": bool(played.markdown),
        **score_text(played),
        "verdict": record.verdict,
        "verdict_ok": record.verdict in expect.verdict_accept,
        "main_cause_ok": record.cause == expect.causes[0] if expect.causes else None,
        "wrong_support": wrong,
    }


def _form(scenario: Scenario, out: Path) -> JSON:
    played = play_form(scenario)
    _write(played, out / "form")
    return {"id": scenario.id, "finished": True, **score_text(played)}


def _write(played: Played, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    talk = "\n\n".join(f"> {turn['text']}\n\n{turn['reply']}" for turn in played.transcript)
    (folder / f"{played.scenario.id}.md").write_text(f"{played.markdown}\n\n---\n\n{talk}\n", "utf-8")


def summarise(scores: list[JSON]) -> JSON:
    """The figures of one column: counts of scenarios, shares of facts, sums of faults; ``OPEN`` where there is no score."""
    total = {
        "elicited": _share(scores, "facts_elicited", "facts_due"),
        "written": _share(scores, "facts_written", "facts_said"),
        "mentions": 1 - _share([s | {"missed": len(s["mentions_missing"])} for s in scores], "missed", "mentions"),
        "most_questions": max(item["most_questions"] for item in scores),
        "messages": sum(item["messages"] for item in scores) / len(scores),
    }
    for key, _ in _ROWS:
        if key not in total:
            total[key] = _count(scores, key)
    return total


def _share(scores: list[JSON], part: str, whole: str) -> float:
    total = sum(item[whole] for item in scores)
    return sum(item[part] for item in scores) / total if total else 0.0


def _count(scores: list[JSON], key: str) -> Any:
    if any(key not in item for item in scores):
        return OPEN
    values = [item[key] for item in scores]
    if any(isinstance(value, list) for value in values):
        return sum(len(value) for value in values)
    return f"{sum(value is not False for value in values)} of {len(values)}"


def table(summary: JSON) -> str:
    """The columns side by side in Markdown."""
    lines = [f"| | {' | '.join(summary)} |", f"|---|{'---|' * len(summary)}"]
    for key, label in _ROWS:
        lines.append(f"| {label} | {' | '.join(_shown(key, column[key]) for column in summary.values())} |")
    return "\n".join(lines) + "\n"


def _shown(key: str, value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.1f}" if key == "messages" else f"{value:.0%}"
    return str(value)
