"""How long a text of a proposal may be. A paper that is read in minutes keeps each text to what decides; what is longer is asked
for again, shorter, and never dropped for its length. The limits are ours: sentences of fifteen to twenty words on average are
read without going back (Cutts, The Plain English Guide, 1995). prompts/draft.md names the same ones."""

import re
from collections.abc import Mapping

from assistant.domain.proposal.authoring.draft import without_labels

_SENTENCE, _CELL, _NAME = 30, 20, 12  # words
_NAMES = re.compile(r"headline$|causes\.\d+\.title$|contract\.\d+\.")
_CELLS = re.compile(
    r"(?:number|cost|first_result|waiting|risk)$|causes\.\d+\.(?:speaks_for|against)\.|(?:options|mix|groups|timeline|asks|open)\.\d+\."
)
_FREE = re.compile(r"effort\.|.*\.by$|.*\.when$")  # rows behind the plan, and days
_TWO = "reasons gap insights work tried practice isolation money managers_before managers_after timeline_note not_fixed risks"
_AT_MOST = {"summary": 3, **dict.fromkeys(_TWO.split(), 2)}
_SLACK = 1.25  # a good sentence is not spoilt for a few words
_LISTED = re.compile(r"(?P<list>[a-z_]+)\.(?P<number>\d+)$")


def longest(place: str) -> int:
    """The most words of the text at a place; 0 where nobody minds."""
    if _FREE.match(place):
        return 0
    return _NAME if _NAMES.match(place) else _CELL if _CELLS.match(place) else _SENTENCE


def too_long(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts to be shortened, and those that a list has too many of, by their places."""
    wished: dict[str, str] = {}
    for place, text in texts.items():
        count, most = len(without_labels(text).split()), longest(place)
        listed = _LISTED.match(place)
        if listed and int(listed["number"]) >= _AT_MOST.get(listed["list"], 99):
            wished[place] = (
                f"at most {_AT_MOST[listed['list']]} here: leave it out (an empty text), or put it in the place of a weaker one"
            )
        elif most and count > most * _SLACK:
            wished[place] = f"{count} words, at most {most}: keep what decides, in a plain sentence"
    return wished
