"""JSON: the fixed keys, the same numbers as the text, and nothing that cannot be read back."""

import json

import pytest
from proposals import NAMES, PAYLOADS, drafted, spiked

from assistant.adapters.render_json import JsonRenderer, view
from assistant.domain.measurement import arithmetic

KEYS = {
    "summary", "verdict", "alignment", "measures", "options", "mix", "contract", "forecast", "forecast_reason",
    "open_questions", "citations", "derived", "assumptions", "timeline", "risks", "asks", "checks", "title",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_fixed_keys_are_there(name: str) -> None:
    made = json.loads(JsonRenderer().render(drafted(name)))
    assert set(made) >= KEYS
    assert isinstance(made["summary"], str) and made["summary"]
    assert set(made["verdict"]) >= {"verdict", "provisional", "rules", "reason", "would_change"}
    assert all(set(item) >= {"document", "page", "quote", "used_as"} for item in made["citations"])
    assert all(set(item) >= {"label", "value", "expression"} for item in made["derived"])
    assert made["forecast"] is not None or made["forecast_reason"]
    assert all(item["owner"] and item["due"] for item in made["open_questions"])


@pytest.mark.parametrize("name", NAMES)
def test_every_sum_can_be_worked_out_again(name: str) -> None:
    for item in view(drafted(name))["derived"]:
        assert arithmetic.evaluate(item["expression"]) == pytest.approx(item["value"], abs=1e-4)


def test_a_measure_carries_value_target_date_and_source() -> None:
    measure = view(drafted("furniture"))["measures"][0]
    assert measure["outcome"] is True
    assert (measure["baseline"], measure["target"], measure["due"]) == ("4.1 per hundred", "1.8", "2027-09-30")
    assert measure["source"] == "The complaint list of the service desk"


def test_conversation_quotes_name_their_message() -> None:
    said = view(drafted("dental"))["conversation"]
    assert all(item["message"] >= 1 and item["quote"] for item in said)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_any_words_survive_unchanged(payload: str) -> None:
    if "\ud800" not in payload:
        assert json.loads(JsonRenderer().render(spiked(payload)))["title"] == payload
