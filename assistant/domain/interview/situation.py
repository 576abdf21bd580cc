"""Everything the next move is decided from."""

from dataclasses import dataclass
from datetime import date

from assistant.domain.alignment.shapes import Alignment
from assistant.domain.brief.reading import Intent, Reading
from assistant.domain.brief.turns import Interview, Move
from assistant.domain.diagnosis.diagnose import Diagnosis
from assistant.domain.knowledge import Knowledge
from assistant.domain.library.documents import Passage


@dataclass(frozen=True)
class Situation:
    """Everything a move is decided from. ``found`` are passages that answer a question asked back."""

    interview: Interview
    reading: Reading
    text: str
    diagnosis: Diagnosis
    alignment: Alignment
    knowledge: Knowledge
    today: date
    found: tuple[Passage, ...] = ()

    @property
    def turn(self) -> int:
        return len(self.interview.turns) + 1

    @property
    def pending(self) -> Move | None:
        return self.interview.turns[-1].move if self.interview.turns else None

    def wants(self, *intents: Intent) -> bool:
        return bool(self.reading.intents & set(intents))
