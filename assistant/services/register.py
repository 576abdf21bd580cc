"""The register of goals across documents, and what L&D decides about them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.domain.alignment.register import Entry, register
from assistant.domain.alignment.themes import ThemeView, themes
from assistant.domain.errors import NotFound
from assistant.domain.knowledge import StrategyFile, StrategySource
from assistant.domain.library.documents import StrategicGoal
from assistant.ports import Repository


class Register:
    """A decision is stored with the goals of the documents, so it feeds alignment and outlives a new index. Every id is that
    of a goal; one that is gone raises NotFound."""

    def __init__(self, repository: Repository, strategy: StrategyFile, today: Callable[[], date]) -> None:
        self._repository, self._strategy, self._today = repository, strategy, today

    def entries(self) -> tuple[Entry, ...]:
        """The goals, each once with all its quotes."""
        return register(self._repository.goals(), self._repository.documents(), self._today())

    def themes(self, entries: Sequence[Entry]) -> tuple[ThemeView, ...]:
        """The themes of these goals, with what each may mean for learning."""
        return themes(entries, self._strategy)

    def set_aside(self) -> list[StrategicGoal]:
        """What a person said is no goal."""
        return [goal for goal in self._repository.goals() if goal.dismissed]

    def to_look_for(self) -> tuple[StrategySource, ...]:
        """Where strategy is found, in the order to try; without the types of documents that the library has in force."""
        held = {document.type for document in self._repository.documents() if document.in_force}
        return tuple(source for source in self._strategy.sources if source.type not in held)

    def confirm(self, goal_id: str) -> None:
        """The goal holds, as all documents state it that do not disagree."""
        entry = self._entry(goal_id)
        against = {item.other.goal.id for item in entry.disagreements}
        for mention in entry.mentions:
            if mention.goal.id not in against:
                self._save(mention.goal, {"confirmed": True})

    def correct(self, goal_id: str, parts: Mapping[str, object]) -> None:
        """Other parts (metric, baseline, target, horizon, owner) than the rules read; a goal corrected is confirmed."""
        self._save(self._entry(goal_id).goal, {**parts, "confirmed": True})

    def dismiss(self, goal_id: str) -> None:
        """It is no goal, wherever it stands."""
        for mention in self._entry(goal_id).mentions:
            self._save(mention.goal, {"dismissed": True, "confirmed": False, "rank": 0})

    def restore(self, goal_id: str) -> None:
        """It is a goal after all."""
        self._save(self._goal(goal_id), {"dismissed": False})

    def part(self, goal_id: str) -> None:
        """What one document states is a goal of its own, however alike it reads."""
        self._save(self._goal(goal_id), {"apart": True})

    def rank(self, goal_id: str, place: int) -> None:
        """Puts a goal at a place of the order of importance, from 1; the others make room. 0 takes it out."""
        chosen = self._entry(goal_id)
        order = [entry for entry in self.entries() if entry.rank and entry.id != chosen.id]
        if place:
            order.insert(place - 1, chosen)
        else:
            self._set_rank(chosen, 0)
        for number, entry in enumerate(order, 1):
            self._set_rank(entry, number)

    def _set_rank(self, entry: Entry, rank: int) -> None:
        for mention in entry.mentions:
            wanted = rank if mention.goal.id == entry.id else 0
            if mention.goal.rank != wanted:
                self._save(mention.goal, {"rank": wanted})

    def _entry(self, goal_id: str) -> Entry:
        found = (e for e in self.entries() if any(mention.goal.id == goal_id for mention in e.mentions))
        if entry := next(found, None):
            return entry
        raise _gone()

    def _goal(self, goal_id: str) -> StrategicGoal:
        if goal := next((goal for goal in self._repository.goals() if goal.id == goal_id), None):
            return goal
        raise _gone()

    def _save(self, goal: StrategicGoal, changed: Mapping[str, object]) -> None:
        self._repository.save_goal(goal.model_copy(update=dict(changed)))


def _gone() -> NotFound:
    return NotFound("That goal is no longer in the library.", kept="Nothing was changed.")
