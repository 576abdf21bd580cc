"""What was sent to a language model and what came of it: the record behind cost, limits and the "what was sent" view."""

from datetime import datetime

from pydantic import Field

from assistant.domain.shapes import Shape


class Call(Shape):
    """One logical call. ``sent`` is exactly the text that left the house (after redaction), ``answered`` what came back;
    ``outcome`` is "used" or the reason of the failure; tokens are the endpoint's own count, or an estimate of four
    characters a token where it gives none (``estimated``); ``cost`` is in the currency of the prices that were set, 0 without.
    ``person`` is the mark of whoever it was made for: counted, never shown."""

    request_id: str
    stamp: str
    role: str
    model: str
    at: datetime
    seconds: float
    http_requests: int
    sent: str
    answered: str
    prompt_tokens: int
    answer_tokens: int
    estimated: bool = False
    outcome: str = "used"
    cost: float = 0.0
    person: str = Field(default="", exclude=True)


class Spent(Shape):
    """What a number of calls took."""

    tokens: int = 0
    cost: float = 0.0

    def reaches(self, tokens: int, cost: float) -> bool:
        """True where one of the limits is reached; 0 is no limit."""
        return bool((tokens and self.tokens >= tokens) or (cost and self.cost >= cost))
