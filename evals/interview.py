"""The interview eval: every scenario played and scored, the mutations held, one report."""

import json
from pathlib import Path
from statistics import median
from typing import Any

from evals import holds
from evals.mutations import Mutation
from evals.mutations import load as load_mutations
from evals.peers import run_peers
from evals.play import Mode, Played, play
from evals.scenario import Scenario, load_all
from evals.scorers import score

JSON = dict[str, Any]


def run(
    paths: list[Path],
    out: Path,
    *,
    mutations: bool = True,
    documents: Path | None = None,
    mode: Mode = Mode.GUIDED,
    peers: bool = False,
) -> JSON:
    """Plays and scores the scenarios of ``paths``; writes ID.transcript.json, ID.brief.json, ID.proposal.json, ID.proposal.md
    and report.json to ``out``; returns the report. With ``peers``, a chatbot and a form are played on them too."""
    out.mkdir(parents=True, exist_ok=True)
    scenarios = load_all(paths)
    scores: list[JSON] = []
    for scenario in scenarios:
        played = play(scenario, documents=documents, mode=mode)
        _write(played, out)
        scores.append(score(played))
    report: JSON = {"summary": summarise(scores), "scenarios": scores}
    if mutations:
        report["mutations"] = _mutate(scenarios, _mutation_file(paths), documents, mode)
        report["summary"]["mutation_failures"] = sum(len(item["failed"]) > 0 for item in report["mutations"])
        report["summary"]["mutations_played"] = len(report["mutations"])
    if peers:
        report["peers"] = run_peers(paths, scores, out)
    (out / "report.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return report


def _mutation_file(paths: list[Path]) -> list[Mutation]:
    files = [path / "mutations.yaml" for path in paths if path.is_dir()]
    return [mutation for file in files if file.exists() for mutation in load_mutations(file)]


def _mutate(scenarios: list[Scenario], mutations: list[Mutation], documents: Path | None, mode: Mode) -> list[JSON]:
    results: list[JSON] = []
    for mutation in mutations:
        for scenario in scenarios:
            if mutation.applies(scenario):
                played = play(scenario, mutation, documents, mode)
                results.append({"mutation": mutation.id, "id": scenario.id, "failed": holds.failures(played, mutation)})
    return results


def _write(played: Played, out: Path) -> None:
    name = played.scenario.id
    for part, data in (("transcript", played.transcript), ("brief", played.brief), ("proposal", played.proposal)):
        (out / f"{name}.{part}.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (out / f"{name}.proposal.md").write_text(played.markdown, "utf-8")


def summarise(scores: list[JSON]) -> JSON:
    """The figures of DESIGN.md section 8 over all scenarios."""

    def share(part: str, whole: str) -> float:
        total = sum(item[whole] for item in scores)
        return round(sum(item[part] for item in scores) / total, 4) if total else 1.0

    def count(key: str) -> int:
        return sum(1 for item in scores if item[key])

    mentions = sum(item["mentions"] for item in scores)
    missing = sum(len(item["mentions_missing"]) for item in scores)
    return {
        "scenarios": len(scores),
        "verdict_ok": count("verdict_ok"),
        "verdict_ready_ok": count("verdict_ready_ok"),
        "main_cause_ok": sum(1 for item in scores if item["main_cause_ok"] in (True, None)),
        "facts_held": share("facts_held", "facts_told"),
        "facts_elicited": share("facts_elicited", "facts_due"),
        "alignment_ok": sum(1 for item in scores if item["alignment_ok"] in (True, None)),
        "supports_ok": count("supports_ok"),
        "wrong_support": sum(len(item["wrong_support"]) for item in scores),
        "mentions_found": round(1 - missing / mentions, 4) if mentions else 1.0,
        "avoids_broken": sum(len(item["avoids_broken"]) for item in scores),
        "unknowns_missing": sum(len(item["unknowns_missing"]) for item in scores),
        "enablers_missing": sum(len(item["enablers_missing"]) for item in scores),
        "forecast_ok": count("forecast_ok"),
        "working_mode_ok": sum(1 for item in scores if item["working_mode_ok"] in (True, None)),
        "most_questions": max(item["most_questions"] for item in scores),
        "median_messages_to_ready": median(item["messages_to_ready"] or 99 for item in scores),
        "median_messages": median(item["messages"] for item in scores),
        "unsourced_numbers": sum(len(item["unsourced_numbers"]) for item in scores),
        "unsourced_quotes": sum(len(item["unsourced_quotes"]) for item in scores),
    }
