"""The reader with a language model beside it: the guided reading always, the model's labels as far as they have earned it."""

import logging
from collections.abc import Callable, Sequence
from datetime import date

from assistant.adapters.language_model.forms import ReadingForm
from assistant.domain.brief.reading import Reading
from assistant.domain.brief.second_reading.labels import Heard, Sense
from assistant.domain.brief.second_reading.merging import merge
from assistant.domain.brief.turns import Interview
from assistant.domain.errors import ModelFailed
from assistant.domain.interview.depth import variant
from assistant.domain.interview.worth import WORTH
from assistant.domain.library.suspicion import suspicious
from assistant.domain.slots import Slot
from assistant.domain.text.words import clip
from assistant.ports import LanguageModel, Reader, Rendered
from assistant.prompting import Prompt

_LONGEST_MESSAGE = 6_000  # characters that are sent
_LONGEST_KNOWN = 60  # characters of one known slot
_MOST_OPEN = 12
_MOST_MEASURES = 6
_log = logging.getLogger(__name__)
SenseOf = Callable[[str, Sequence[Slot], date], Sense]


class ModelReader:
    """Implements ports.Reader. A model that fails, or whose labels do not hold, leaves the guided reading as it is."""

    def __init__(self, guided: Reader, model: LanguageModel, prompt: Prompt, sense_of: SenseOf) -> None:
        self._guided, self._model, self._prompt, self._sense_of = guided, model, prompt, sense_of

    def read(self, message: str, interview: Interview, today: date) -> Reading:
        """The message read twice; one call to the model."""
        guided = self._guided.read(message, interview, today)
        if _typed(interview):
            return guided
        try:
            form = self._model.ask(self._rendered(message, interview), ReadingForm)
        except ModelFailed as error:
            _log.info("Read without the language model: %s", error.reason)
            return guided
        return merge(self._heard(message, interview, today), guided, form.labels(message, _measures(interview)))

    def _rendered(self, message: str, interview: Interview) -> Rendered:
        return self._prompt.render(
            interview.id,
            question=_question(interview),
            known=_known(interview),
            open=", ".join(_open(interview)),
            message=message[:_LONGEST_MESSAGE],
        )

    def _heard(self, message: str, interview: Interview, today: date) -> Heard:
        asked = interview.turns[-1].move.slots if interview.turns else ()
        return Heard(
            message=message,
            asked=asked,
            brief=interview.brief,
            sense=self._sense_of(message, asked, today),
            until=_orders_begin(message),
            earlier=tuple(turn.reading for turn in interview.turns),
        )


def _orders_begin(message: str) -> int | None:
    """Where the first sentence stands that is meant for the assistant and not for the interview."""
    return min((message.find(sentence) for sentence in suspicious(message)), default=None)


def _typed(interview: Interview) -> bool:
    """True for words typed into a field of the brief: the field says what they are, no question was worded."""
    return bool(interview.turns) and not interview.turns[-1].reply


def _question(interview: Interview) -> str:
    if not interview.turns:
        return "(none: this is the first message)"
    last = interview.turns[-1]
    return f"{last.reply}\nslots: {', '.join(last.move.slots) or '(none)'}"


def _known(interview: Interview) -> str:
    brief = interview.brief
    lines = [f"{slot}: {clip(brief.text(slot), _LONGEST_KNOWN)}" for slot in Slot if brief.known(slot)]
    names = "; ".join(clip(name, _LONGEST_KNOWN) for name in _measures(interview)[:_MOST_MEASURES])
    lines += [f"measures: {names}"] if names else []
    return "\n".join(lines) or "(nothing yet)"


def _measures(interview: Interview) -> list[str]:
    """The names of the measures that the brief holds, the outcome first."""
    return [measure.name for measure in sorted(interview.brief.measures, key=lambda measure: not measure.outcome)]


def _open(interview: Interview) -> list[str]:
    """The slots worth asking next, best first."""
    slots = [slot for slot in WORTH if slot is not Slot.STRATEGY_LINK and variant(interview, slot)]
    return [slot.value for slot in sorted(slots, key=lambda slot: -WORTH[slot])[:_MOST_OPEN]]
