"""A strong language model that needs none: it reads a scripted requester's message as the scenario's author meant it.

It answers the requests that the product sends to its endpoint. A message is labelled by whose sentences stand in it: an
answer's own under its slot, what is volunteered under what it is about, vague where it holds none of that answer's facts and
a better one is to come. Which side a remark takes on a cause no scenario says: that is left to the rules. A reply says what
it is given to say. What the interview makes of a good reader can then be measured at no cost, twice with the same result."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.domain.text.sentences import sentences
from evals.matching import holds
from evals.scenario import Answer, Scenario
from evals.stand_in import Body

JSON = dict[str, Any]
_BLOCK = re.compile(r"<(\w+) ([0-9a-f]{6})>\n(.*?)\n</\1 \2>", re.DOTALL)
_WORDY = re.compile(r"[^\W\d]{5}")  # a figure may stand for anything
_NOTHING = json.dumps({"nothing": ""})  # fits every form, and leaves analysis and draft to the rules


@dataclass(frozen=True)
class Oracle:
    """The model for conversations with the requester of a scenario. It never says that it has heard enough: what is measured
    is when the interview ends by itself."""

    scenario: Scenario

    def answer(self, body: Body) -> str:
        """The answer to a request of the product."""
        given = {name: text for name, _, text in _BLOCK.findall(str(body["messages"][-1]["content"]))}
        if "message" in given and "open" in given:
            return json.dumps(self._reading(given), ensure_ascii=False)
        if "ask" in given:
            return f"{given['convey']}\n\n{given['ask'].partition(chr(10))[0]}".strip()
        return _NOTHING

    def _reading(self, given: dict[str, str]) -> JSON:
        message, asked = given["message"], _asked(given["question"])
        facts = [item for slot, said, vague in self._told(message) for item in self._facts(slot, said, vague)]
        facts += [item for item in self._beside(message) if item not in facts]
        gaps = list(self._gaps(message, asked, {item["slot"] for item in facts}))
        pressure = self.scenario.pressure
        pressed = pressure is not None and pressure.says in message
        return {
            "facts": facts,
            "intents": [{"intent": "pressure", "quote": pressure.says}] if pressure and pressed else [],
            "unanswered": gaps,
            "language": "en",
        }

    def _told(self, message: str) -> Iterator[tuple[str, str, bool]]:
        """The sentences of the scenario that stand in a message: slot, words, whether they are vague."""
        for slot, answer in self.scenario.answers.items():
            for index, said in enumerate(answer.says):
                if said in message:
                    yield slot, said, _vague(answer, index)
        for extra in self.scenario.volunteers:
            if extra.about and extra.says in message:
                yield extra.about, extra.says, False
        for item in self.scenario.contradictions:
            if item.later in message:
                yield item.slot, item.later, False

    def _facts(self, slot: str, said: str, vague: bool) -> list[JSON]:
        """The sentences of an answer that hold a fact, for a longer stretch leaves the rest unread; all where none does."""
        own = self.scenario.answers[slot].facts if slot in self.scenario.answers else []
        parts = [part.text for part in sentences(said)]
        telling = [part for part in parts if any(holds(part, fact) for fact in own) or any(self._beside(part))]
        return [{"slot": slot, "quote": part, "vague": vague} for part in telling or parts]

    def _beside(self, text: str) -> Iterator[JSON]:
        """What is told where it was not asked: a sentence that holds the words of a fact, under the slot of that fact."""
        for part in sentences(text):
            for slot, answer in self.scenario.answers.items():
                if any(holds(part.text, fact) for fact in answer.facts if _WORDY.search(fact)):
                    yield {"slot": slot, "quote": part.text, "vague": False}

    def _gaps(self, message: str, asked: list[str], told: set[str]) -> Iterator[JSON]:
        unknown = [line for line in self.scenario.dont_know if line in message]
        for slot, line in zip([slot for slot in asked if slot not in told], unknown, strict=False):
            yield {"slot": slot, "quote": line}


def _vague(answer: Answer, index: int) -> bool:
    return index < len(answer.says) - 1 and not any(holds(answer.says[index], fact) for fact in answer.facts)


def _asked(question: str) -> list[str]:
    _, _, slots = question.rpartition("slots: ")
    return slots.split(", ")
