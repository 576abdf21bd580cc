"""The first peer: a chatbot of one prompt on the same model, interviewed by the same player."""

import re
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from assistant.domain.errors import ModelFailed
from assistant.domain.slots import Slot
from assistant.domain.text.sentences import sentences
from assistant.ports import LanguageModel
from assistant.prompting import load
from evals.play import LONGEST, Played
from evals.player import Player
from evals.scenario import Scenario

PROMPTS = load(Path(__file__).parent / "prompts")
Nearest = Callable[[str], list[Slot]]
_DONE = re.compile(r"^#+ ", re.MULTILINE)
_ASKS = "Answer with your next message to the manager, or with the proposal where you know enough."
_WRITES = "The manager has no more time. Write the proposal now."
_LIKELY = 3
_TRIES = 2  # a peer gets a second chance where the endpoint failed


class Record(BaseModel):
    """What a proposal concludes, in the words of DESIGN.md section 2."""

    verdict: str = ""
    cause: str = ""
    support: list[str] = []


def play_chatbot(scenario: Scenario, model: LanguageModel, nearest: Nearest) -> tuple[Played, Record]:
    """Plays one scenario. ``nearest``: the slots that a question asks about, the likeliest first. A model that fails twice
    in a row ends the conversation; what it wrote until then is what counts."""
    played = Played(scenario=scenario, mutation="", player=Player(scenario))
    text = scenario.opening
    try:
        while True:
            reply = _next(model, played, text)
            played.messages += 1
            played.transcript.append({"text": text, "reply": reply, "notes": [], "move": {}})
            if _DONE.search(reply) or played.messages > LONGEST:
                played.markdown = reply[_begin(reply) :]
                return played, _record(model, played)
            text = played.player.answer(asked(reply, nearest, played.player), [])
    except ModelFailed:
        played.transcript = played.transcript or [{"text": text, "reply": "", "notes": [], "move": {}}]
        return played, Record()


def asked(reply: str, nearest: Nearest, player: Player) -> list[str]:
    """The slots that the questions of a message ask about, one each, in their order. Of the few likeliest the first on which
    the requester has something new to say: a person hears a question as one that can be answered."""
    found: list[str] = []
    for item in sentences(reply):
        likely = [slot.value for slot in nearest(item.text)[:_LIKELY]] if "?" in item.text else []
        found += [next((slot for slot in likely if player.has_more(slot)), likely[0])] if likely else []
    return list(dict.fromkeys(found))


def _begin(reply: str) -> int:
    heading = _DONE.search(reply)
    return heading.start() if heading else 0


def _next(model: LanguageModel, played: Played, text: str) -> str:
    said = [*((turn["text"], turn["reply"]) for turn in played.transcript), (text, "")]
    prompt = PROMPTS["chatbot"].render(
        played.scenario.id,
        documents="\n\n".join(f"{d.title} ({d.type}, {d.date})\n{d.text}" for d in played.scenario.documents) or "none",
        conversation="\n\n".join(f"Manager: {mine}\n\nYou: {yours}" for mine, yours in said).removesuffix("\n\nYou: "),
        note=_WRITES if played.messages >= LONGEST else _ASKS,
    )
    return _persistently(lambda: "".join(model.tell(prompt)))


def _record(model: LanguageModel, played: Played) -> Record:
    prompt = PROMPTS["record"].render(played.scenario.id, proposal=played.markdown)
    return model.ask(prompt, Record)


def _persistently(call: Callable[[], str]) -> str:
    for _ in range(_TRIES - 1):
        try:
            return call()
        except ModelFailed:
            continue
    return call()
