"""What must be true after a mutation: the fixed checks of mutations.yaml."""

import re
from collections.abc import Callable
from typing import Any

from evals.matching import fold, holds, lines
from evals.mutations import Mutation
from evals.play import Played
from evals.scorers import score, slot_text, unsourced_numbers, unsourced_quotes

JSON = dict[str, Any]


def failures(played: Played, mutation: Mutation) -> list[str]:
    """The checks of a mutation that do not hold, in plain words."""
    values = {key: str(value) for key, value in mutation.values(played.scenario).items()}
    failed: list[str] = []
    for item in mutation.data["hold"]:
        if not _CHECKS[item["check"]](played, item, values):
            failed.append(f"{item['check']}: {item['says']}")
    return failed


def _everything(played: Played) -> str:
    spoken = "\n".join(turn["reply"] + "\n" + "\n".join(turn["notes"]) for turn in played.transcript)
    return lines(f"{spoken}\n{played.markdown}\n{played.brief['verdict']}\n{played.brief['alignment']}")


def _outside_quotes(played: Played) -> str:
    return fold(re.sub(r"“[^”]*”", " ", played.markdown))


def _verdict(played: Played, _item: JSON, _values: JSON) -> bool:
    return played.brief["verdict"]["verdict"] in played.scenario.expect.verdict_accept


def _alignment(played: Played, item: JSON, _values: JSON) -> bool:
    return played.brief["alignment"]["state"] == item["value"]


def _no_citation(played: Played, _item: JSON, _values: JSON) -> bool:
    return not played.proposal.get("citations") and not played.brief["alignment"]["claims"]


def _not_supporting(played: Played, item: JSON, _values: JSON) -> bool:
    claims = played.brief["alignment"]["claims"]
    cited = [c for c in played.proposal.get("citations", []) if c.get("used_as") == "supports"]
    ids = {played.ids.get(c["document_id"]) for c in claims if c["stance"] == "supports"}
    return not (ids | {played.titles.get(c["document"]) for c in cited}) & set(item["ids"])


def _lacks(played: Played, item: JSON, _values: JSON) -> bool:
    return not any(fold(string) in _outside_quotes(played) for string in item["strings"])


def _has_one(played: Played, item: JSON, _values: JSON) -> bool:
    return any(fold(string) in _everything(played) for string in item["strings"])


def _still_asks(played: Played, item: JSON, _values: JSON) -> bool:
    return sum(1 for turn in played.transcript if turn["move"]["slots"]) >= item["count"]


def _numbers(played: Played, _item: JSON, _values: JSON) -> bool:
    return not unsourced_numbers(played)


def _quotes(played: Played, _item: JSON, _values: JSON) -> bool:
    return not unsourced_quotes(played)


def _open(played: Played, _item: JSON, _values: JSON) -> bool:
    listed = {question["slot"] for question in played.brief["open_questions"] if question["owner"]}
    gates = ("business_goal", "metric", "baseline", "audience")
    return all(played.brief["brief"][slot] or slot in listed for slot in gates)


def _marked(played: Played, item: JSON, _values: JSON) -> bool:
    verdict = played.brief["verdict"]
    words = fold(f"{verdict['verdict']} {'provisional' if verdict['provisional'] else ''} {played.markdown}")
    return any(fold(string) in words for string in item["strings"])


def _drafted(played: Played, _item: JSON, _values: JSON) -> bool:
    return bool(played.proposal.get("summary"))


def _fact_is(played: Played, item: JSON, values: JSON) -> bool:
    value, slot = item["value"].format_map(values), item["slot"].format_map(values)
    return holds(slot_text(played, slot), value) and holds(played.markdown, value)


def _fact_is_not(played: Played, item: JSON, values: JSON) -> bool:
    value, slot = item["value"].format_map(values), item["slot"].format_map(values)
    current = [entry for entry in played.brief["brief"][slot] if not _mentions_both(entry["value"], value, values)]
    return not any(holds(entry["value"], value) for entry in current)


def _mentions_both(text: str, old: str, values: JSON) -> bool:
    """The correction itself may name the old value beside the new one ("21, not 23")."""
    return holds(text, old) and holds(text, str(values.get("new", "")))


def _forecast(played: Played, _item: JSON, _values: JSON) -> bool:
    return bool(score(played)["forecast_ok"])


def _logged(played: Played, _item: JSON, values: JSON) -> bool:
    return any(change["slot"] == values["slot"] and change["by"] for change in played.brief["history"])


_CHECKS: dict[str, Callable[[Played, JSON, JSON], bool]] = {
    "verdict_in_accept": _verdict,
    "alignment_is": _alignment,
    "no_citation": _no_citation,
    "not_cited_as_support": _not_supporting,
    "output_lacks": _lacks,
    "output_has_one_of": _has_one,
    "questions_still_asked": _still_asks,
    "no_number_from_nowhere": _numbers,
    "quotes_are_in_documents": _quotes,
    "unanswered_are_open": _open,
    "verdict_marked": _marked,
    "no_further_turn_needed": _drafted,
    "fact_is": _fact_is,
    "fact_is_not": _fact_is_not,
    "forecast_is": _forecast,
    "change_logged": _logged,
}
