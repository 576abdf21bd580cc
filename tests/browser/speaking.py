"""A language model for the page: says the decided question as it stands, slowly, and rewrites a text as it is told to."""

import json
import re
from typing import Any

from tests.endpoints.server import Say

_PART = re.compile(r"<(?P<name>\w+) (?P<mark>[0-9a-f]{6})>\n(?P<text>.*?)\n</(?P=name) (?P=mark)>", re.DOTALL)


def answer(body: dict[str, Any]) -> Say:
    """A reply in pieces for a turn; an answer in form where one is asked for."""
    given = parts(body)
    if "wish" in given:
        return Say(json.dumps({"rewrites": _rewrites(given["texts"], given["wish"])}))
    if "ask" in given:
        question = given["ask"].partition("\nWhy:")[0]
        return Say(f"{given['convey']} {question}", pieces=12, pause=0.15)
    return Say(json.dumps({"facts": [], "measures": [], "colour": "red", "count": 3}))


def parts(body: dict[str, Any]) -> dict[str, str]:
    """What a request gives to the model, by name."""
    return {match["name"]: match["text"] for match in _PART.finditer(body["messages"][-1]["content"])}


def _rewrites(texts: str, wish: str) -> list[dict[str, str]]:
    """Each text with the words of the wish, which is all that this model can do."""
    lines = [line.partition(": ") for line in texts.splitlines()]
    return [{"place": place, "text": f"{wish}: {text}"} for place, _, text in lines if text]
