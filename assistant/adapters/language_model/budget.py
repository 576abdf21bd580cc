"""What calls may take altogether: tokens and money, of one request, of a day and of one person's day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from assistant.domain.calls import Spent

Prices = Mapping[str, tuple[float, float]]


class Ledger(Protocol):
    """The record of what was spent."""

    def spent(self, since: datetime | None = None, request_id: str = "", person: str | None = None) -> Spent: ...


@dataclass(frozen=True)
class Budget:
    """Limits; 0 for none. A request is a learning request with all its turns and drafts, a day ends at midnight UTC. Money is
    in the currency of the prices. Where nobody is told apart, everybody is one person."""

    tokens_a_day: int = 0
    tokens_a_request: int = 0
    tokens_a_person: int = 0
    cost_a_day: float = 0.0
    cost_a_request: float = 0.0
    cost_a_person: float = 0.0

    @property
    def counts_money(self) -> bool:
        """True where prices are needed."""
        return bool(self.cost_a_day or self.cost_a_request or self.cost_a_person)

    def used_up(
        self, ledger: Ledger, request_id: str, person: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> str:
        """Why no further call may be made for the request and the person, "" where one may."""
        midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
        limited = self.tokens_a_day or self.cost_a_day
        if limited and ledger.spent(midnight).reaches(self.tokens_a_day, self.cost_a_day):
            return "What is set aside for today is used up."
        limited = self.tokens_a_person or self.cost_a_person
        if limited and ledger.spent(midnight, person=person).reaches(self.tokens_a_person, self.cost_a_person):
            return "What is set aside for one person today is used up."
        limited = self.tokens_a_request or self.cost_a_request
        if limited and ledger.spent(request_id=request_id).reaches(self.tokens_a_request, self.cost_a_request):
            return "What is set aside for this request is used up."
        return ""


def cost(prices: Prices, model: str, prompt_tokens: int, answer_tokens: int) -> float:
    """What a call costs, at so much a million tokens of prompt and of answer; 0 for a model without a price."""
    sent, answered = prices.get(model, (0.0, 0.0))
    return (prompt_tokens * sent + answer_tokens * answered) / 1_000_000
