"""Plays a requester: answers what was asked, from the scenario's own sentences, and nothing else."""

from dataclasses import dataclass, field

from evals.scenario import Scenario


@dataclass
class Player:
    """One requester in one conversation."""

    scenario: Scenario
    answered: int = 0
    pressed: bool = False
    told: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _next: dict[str, int] = field(default_factory=dict[str, int])
    _unknown: int = 0
    _volunteered: set[int] = field(default_factory=set[int])

    def answer(self, slots: list[str], choices: list[str]) -> str:
        """The message that answers a move: at most its first two slots, with what is volunteered along with them."""
        self.answered += 1
        parts = [self._one(slot, choices) for slot in slots[:2]] or ["OK."]
        pressure = self.scenario.pressure
        if pressure and not self.pressed and self.answered >= pressure.after_questions:
            self.pressed = True
            parts.append(pressure.says)
        return " ".join(part for part in parts if part)

    def has_more(self, slot: str) -> bool:
        """True where the requester could still say something new about a slot."""
        known = self.scenario.answers.get(slot)
        return bool(known) and self._next.get(slot, 0) < len(known.says)

    def _one(self, slot: str, choices: list[str]) -> str:
        if slot == "strategy_link":
            return self._strategy(choices)
        known = self.scenario.answers.get(slot)
        if not known:
            self._unknown += 1
            return self.scenario.dont_know[(self._unknown - 1) % len(self.scenario.dont_know)]
        index = min(self._next.get(slot, 0), len(known.says) - 1)
        self._next[slot] = index + 1
        self.told.setdefault(slot, []).append(known.says[index])
        return " ".join([known.says[index], *self._along(slot)])

    def _along(self, slot: str) -> list[str]:
        extra: list[str] = []
        for number, volunteer in enumerate(self.scenario.volunteers):
            if volunteer.with_slot == slot and number not in self._volunteered:
                self._volunteered.add(number)
                extra.append(volunteer.says)
        for number, item in enumerate(self.scenario.contradictions, start=1000):
            if item.later_with_slot == slot and number not in self._volunteered:
                self._volunteered.add(number)
                extra.append(item.later)
        return extra

    def _strategy(self, choices: list[str]) -> str:
        titles = {doc.id: doc for doc in self.scenario.documents}
        for choice in choices:
            for wanted in self.scenario.expect.supports:
                if _offers(choice, titles[wanted].title, titles[wanted].text):
                    return f"Yes, that one: {choice}"
        if choices:
            return "None of these."
        return self._one("business_goal", [])


def _offers(choice: str, title: str, text: str) -> bool:
    flat = " ".join(text.split()).casefold()
    quote = choice.split("“", 1)[-1].rstrip("”").rstrip("…").strip().casefold()
    return title.casefold() in choice.casefold() or (len(quote) > 20 and quote in flat)
