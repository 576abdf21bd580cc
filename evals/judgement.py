"""The report of a judge: how many criteria each proposal meets, which it does not, and why."""

import json
from pathlib import Path
from typing import Any

from assistant.adapters.language_model.configured import endpoint_of
from assistant.settings import Settings
from evals.judge import Answer, Ruling, criteria, exhibit, judge
from evals.scenario import load_all

JSON = dict[str, Any]


def run(proposals: list[Path], out: Path, scenarios: list[Path]) -> JSON:
    """Judges each proposal with the configured model; writes judgement.json and judgement.md to ``out``; returns the report."""
    settings = Settings()
    model, known = endpoint_of(settings), load_all(scenarios)
    rulings: dict[str, list[Ruling]] = {}
    for path in proposals:
        shown = exhibit(path, known)
        rulings[shown.name] = judge(model, shown)
    report: JSON = {
        "judge": settings.writer_model,
        "summary": {name: tally(found) for name, found in rulings.items()},
        "rulings": {name: [ruling.model_dump() for ruling in found] for name, found in rulings.items()},
    }
    out.mkdir(parents=True, exist_ok=True)
    (out / "judgement.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (out / "judgement.md").write_text(markdown(settings.writer_model, rulings), "utf-8")
    return report


def tally(rulings: list[Ruling]) -> JSON:
    """Criteria met, of how many that could be judged, and those not met."""
    met = sum(ruling.answer == Answer.YES for ruling in rulings)
    missed = [ruling.id for ruling in rulings if ruling.answer == Answer.NO]
    return {"yes": met, "of": met + len(missed), "unscored": len(rulings) - met - len(missed), "not_met": missed}


def markdown(judge_name: str, rulings: dict[str, list[Ruling]]) -> str:
    """The report for people: the count of each proposal, then each criterion with its reasons."""
    lines = [
        f"# Proposals judged by {judge_name}",
        "",
        "| Proposal | Yes | Of | Unscored | Not met |",
        "|---|---|---|---|---|",
    ]
    for name, found in rulings.items():
        count = tally(found)
        lines.append(
            f"| {name} | {count['yes']} | {count['of']} | {count['unscored']} | {', '.join(count['not_met'])} |"
        )
    for group, items in criteria().items():
        lines += ["", f"## {group.capitalize()}"]
        for criterion in items:
            lines += ["", f"**{criterion.id}**: {criterion.asks}", ""]
            lines += [
                f"- {name}: {_line(ruling)}"
                for name, found in rulings.items()
                for ruling in found
                if ruling.id == criterion.id
            ]
    return "\n".join(lines) + "\n"


def _line(ruling: Ruling) -> str:
    shown = f" “{_plain(ruling.quote)}”" if ruling.quote else ""
    return f"**{ruling.answer}**. {_plain(ruling.reason)}{shown}"


def _plain(text: str) -> str:
    """What a judge wrote, on one line and without any effect as markup."""
    return " ".join(text.split()).replace("<", "&lt;").replace("[", "(").replace("]", ")").replace("|", "/")
