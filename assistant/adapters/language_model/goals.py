"""The model as a second reader of documents: it proposes goals, of which those that stand in the document are kept."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, Field

from assistant.domain.library.documents import Document, Page, StrategicGoal
from assistant.domain.library.goal_grammar import HINT, LABEL
from assistant.domain.library.proposed_goals import Proposed, held_goals
from assistant.domain.library.splitting import split
from assistant.ports import LanguageModel
from assistant.prompting import Prompt

_LONGEST = 6_000  # characters that are sent at once
_MOST = 12  # stretches of one document that are sent: those that speak most of what is wanted


class GoalItem(BaseModel):
    quote: str
    metric: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    owner: str = ""


class GoalsForm(BaseModel):
    """What a model is asked for about one stretch of a document."""

    goals: list[GoalItem] = Field(default_factory=list[GoalItem], json_schema_extra={"maxItems": 15})


class ModelGoals:
    """Implements ports.GoalReader."""

    def __init__(self, model: LanguageModel, prompt: Prompt, model_name: str) -> None:
        self._model, self._prompt, self._name = model, prompt, f"{prompt.stamp} {model_name}"

    @property
    def name(self) -> str:
        """Prompt and model."""
        return self._name

    def goals(self, document: Document, pages: Sequence[Page]) -> list[StrategicGoal]:
        """The goals of the document that the model sees. Raises ModelFailed."""
        about = f"{document.title}, {document.type}, {document.date or 'without a date'}"
        proposed: list[Proposed] = []
        for text in stretches(document.id, pages):
            form = self._model.ask(self._prompt.render(document.id, document=about, text=text), GoalsForm)
            proposed += [Proposed(**item.model_dump()) for item in form.goals]
        return held_goals(document, pages, proposed, self._name)


def stretches(document_id: str, pages: Sequence[Page]) -> list[str]:
    """What of a document is sent, in its order."""
    found = list(_stretches(document_id, pages))
    telling = sorted(found, key=lambda text: -len(HINT.findall(text)) - 3 * len(LABEL.findall(text)))[:_MOST]
    return [text for text in found if text in telling]


def _stretches(document_id: str, pages: Sequence[Page]) -> Iterator[str]:
    text, heading = "", ""
    for chunk in split(document_id, pages):
        piece = chunk.text if chunk.heading == heading else f"{chunk.heading}\n{chunk.text}".strip()
        if text and len(text) + len(piece) > _LONGEST:
            yield text
            text = ""
        text, heading = f"{text}\n\n{piece}".strip(), chunk.heading
    if text:
        yield text
