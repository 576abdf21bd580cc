"""What a played conversation is worth: one figure a question, with what was missed."""

import re
from typing import Any

from evals.matching import fold, holds, lines, numbers, shown_numbers
from evals.play import Played

JSON = dict[str, Any]
# Slots whose answers bear on verdict, outcome contract or plan; the others are courtesy.
_COURTESY = frozenset(
    {"requested_date", "requested_solution", "urgency_reason", "stakeholders", "risks", "learner_view"}
)
_QUOTE = re.compile(r"“([^”]{12,})”")


def score(played: Played) -> JSON:
    """All scores of one conversation. Booleans are pass or fail; None where a score cannot apply."""
    expect = played.scenario.expect
    told, held, lost = _facts_held(played)
    ready = played.at_ready or {}
    return {
        "id": played.scenario.id,
        "mutation": played.mutation,
        **score_text(played),
        "verdict": played.brief["verdict"]["verdict"],
        "verdict_ok": played.brief["verdict"]["verdict"] in expect.verdict_accept,
        "verdict_at_ready": ready.get("verdict", {}).get("verdict"),
        "verdict_ready_ok": ready.get("verdict", {}).get("verdict") in expect.verdict_accept,
        "causes": [cause["cell"] for cause in played.brief["causes"]],
        "main_cause_ok": _main_cause(played),
        "facts_told": told,
        "facts_held": held,
        "facts_lost": lost,
        "alignment": played.brief["alignment"]["state"],
        "alignment_ok": played.brief["alignment"]["state"] == expect.alignment if expect.alignment else None,
        "supports_ok": _supports(played),
        "wrong_support": wrong_support(played),
        "unknowns_missing": _unknowns(played),
        "forecast_ok": _forecast(played),
        "working_mode_ok": played.brief["working_mode"] == expect.working_mode if expect.working_mode else None,
        "messages_to_ready": played.messages_to_ready,
    }


def score_text(played: Played) -> JSON:
    """What any conversation that ends in a written proposal can be scored on, whoever led it."""
    expect = played.scenario.expect
    due, elicited, unheard = _facts_elicited(played)
    text = lines(played.markdown)
    written = [holds(played.markdown, fact) for _, fact in _facts_told(played)]
    return {
        "facts_due": due,
        "facts_elicited": elicited,
        "facts_unheard": unheard,
        "facts_said": len(written),
        "facts_written": sum(written),
        "mentions_missing": [
            group for group in expect.proposal_mentions if not any(fold(alt) in text for alt in group)
        ],
        "mentions": len(expect.proposal_mentions),
        "avoids_broken": [phrase for phrase in expect.proposal_avoids if fold(phrase) in text],
        "enablers_missing": [
            name for name in expect.enablers if not re.search(rf"\b{name}\b", played.markdown, re.IGNORECASE)
        ],
        "most_questions": max(turn["reply"].count("?") for turn in played.transcript),
        "messages": played.messages,
        "unsourced_numbers": unsourced_numbers(played),
        "unsourced_quotes": unsourced_quotes(played),
    }


def _main_cause(played: Played) -> bool | None:
    if not played.scenario.expect.causes:
        return None
    causes = played.brief["causes"]
    return bool(causes) and causes[0]["cell"] == played.scenario.expect.causes[0]


def slot_text(played: Played, slot: str) -> str:
    """Everything the brief holds for a slot: values, and the measures and segments where they belong to it."""
    values = [f"{item['value']} {item['quote']}" for item in played.brief["brief"].get(slot, [])]
    values += [str(item["normalised"]["number"]) for item in played.brief["brief"].get(slot, [])]
    return " ; ".join(values)


def _facts_told(played: Played) -> list[tuple[str, str]]:
    """The facts that were said when their slot was asked, each with its slot."""
    return [
        (slot, fact)
        for slot, said in played.player.told.items()
        for fact in played.scenario.answers[slot].facts
        if any(holds(sentence, fact) for sentence in said)
    ]


def _facts_held(played: Played) -> tuple[int, int, list[str]]:
    told = _facts_told(played)
    lost = [
        f"{slot}: {fact}"
        for slot, fact in told
        if not (holds(slot_text(played, slot), fact) or _settled_otherwise(played, slot))
    ]
    return len(told), len(told) - len(lost), lost


def _settled_otherwise(played: Played, slot: str) -> bool:
    """A corrected slot no longer holds what was said first."""
    return any(item["slot"] == slot for item in played.brief["history"])


def _facts_elicited(played: Played) -> tuple[int, int, list[str]]:
    due = elicited = 0
    unheard: list[str] = []
    for slot, answer in played.scenario.answers.items():
        if slot in _COURTESY:
            continue
        for fact in answer.facts:
            due += 1
            if holds(played.said, fact):
                elicited += 1
            else:
                unheard.append(f"{slot}: {fact}")
    return due, elicited, unheard


def _stance(played: Played, stance: str) -> set[str]:
    claims = played.brief["alignment"]["claims"]
    return {played.ids.get(claim["document_id"], "?") for claim in claims if claim["stance"] == stance}


def _supports(played: Played) -> bool | None:
    wanted = set(played.scenario.expect.supports)
    found = _stance(played, "supports")
    return bool(wanted & found) if wanted else not found


def wrong_support(played: Played) -> list[str]:
    """Decoys and superseded documents shown as support, in brief or proposal."""
    cited = {
        played.titles.get(item["document"], "?")
        for item in played.proposal.get("citations", [])
        if item.get("used_as") == "supports"
    }
    return sorted((_stance(played, "supports") | cited) & set(played.scenario.expect.must_not_cite))


def _unknowns(played: Played) -> list[str]:
    listed = {item["slot"] for item in played.brief["open_questions"] if item["owner"]}
    return [slot for slot in played.scenario.expect.unknowns if slot not in listed]


def _forecast(played: Played) -> bool:
    wanted, found = played.scenario.expect.forecast, played.proposal.get("forecast")
    if not wanted:
        return found is None
    if not found:
        return False
    money = all(abs(found[key] - wanted[key]) <= 0.5 for key in ("benefit", "cost"))
    return money and abs(found["roi_percent"] - wanted["roi_percent"]) <= 0.1


def _library(played: Played) -> str:
    return "\n".join(f"{doc.title} {doc.date} {doc.text}" for doc in played.scenario.documents)


def unsourced_numbers(played: Played) -> list[str]:
    """Numbers of the proposal that were not said, stand in no document, and are no shown sum, date or labelled estimate."""
    proposal = played.proposal
    sourced = numbers(played.said) | numbers(_library(played)) | numbers(str(played.scenario.today))
    for item in proposal.get("derived", []):
        sourced |= numbers(item["expression"]) | numbers(
            "; ".join(f"{item['value']:.{places}f}" for places in range(3))
        )
    for text in proposal.get("assumptions", []):
        sourced |= numbers(str(text))
    found: list[str] = []
    for number, line in enumerate(played.markdown.splitlines(), start=1):
        bare = re.sub(r"\[\d+\]|^\s*\d+\.|\bR\d+\b|\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b\d{4}-\d\d-\d\d\b", " ", line)
        bare = re.sub(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b", " ", bare)
        extra = {n for n in shown_numbers(bare) if n > 10 and n not in sourced}
        if extra and not _labelled(line):
            found.append(f"line {number}: {sorted(extra)}: {line.strip()[:120]}")
    return found


def _labelled(line: str) -> bool:
    return bool(re.search(r"estimate|assum|propos|published|ours", line, re.IGNORECASE))


def unsourced_quotes(played: Played) -> list[str]:
    """Quotations of three words or more that nobody said and no document holds."""
    said, library = fold(played.said), fold(_library(played))
    bad: list[str] = []
    for quote in _QUOTE.findall(played.markdown):
        flat = lines(quote).rstrip(".…,;").strip('" ')
        parts = [part.strip(" .") for part in flat.split("…") if len(part.split()) >= 3]
        bad += [part for part in parts if part not in lines(said) and part not in lines(library)]
    return bad
