"""Tokens and money are bounded, for a day, for a request and for a person; what was spent is priced call by call."""

import datetime
import json
from pathlib import Path

import pytest

from assistant.adapters.language_model.budget import Budget, cost
from assistant.adapters.language_model.configured import endpoint_of
from assistant.bootstrap import build
from assistant.domain.calls import Spent
from assistant.domain.errors import OperatorError
from assistant.settings import Settings
from tests.endpoints.server import Body, FakeEndpoint

EVENING = datetime.datetime(2027, 3, 1, 22, 30, tzinfo=datetime.UTC)


class Book:
    """What was spent: on the day, and of it for each request and each person."""

    def __init__(self, today: Spent, **of_it: Spent) -> None:
        self.today, self.of_it = today, of_it

    def spent(self, since: datetime.datetime | None = None, request_id: str = "", person: str | None = None) -> Spent:
        assert since in (None, datetime.datetime(2027, 3, 1, tzinfo=datetime.UTC))
        whose = request_id or person
        return self.today if whose is None else self.of_it.get(whose or "nobody", Spent())


@pytest.mark.parametrize(
    ("budget", "request_id", "person", "over"),
    [
        (Budget(), "r1", "p1", ""),
        (Budget(tokens_a_day=101), "r1", "", ""),
        (Budget(tokens_a_day=100), "r2", "p2", "for today"),
        (Budget(cost_a_day=2.5), "r2", "", "for today"),
        (Budget(tokens_a_request=40), "r1", "", "request"),
        (Budget(tokens_a_request=40), "r2", "", ""),
        (Budget(cost_a_request=0.5), "r1", "", "request"),
        (Budget(cost_a_request=0.51, tokens_a_day=1000), "r1", "", ""),
        (Budget(tokens_a_person=60), "r2", "p1", "person"),
        (Budget(tokens_a_person=60), "r2", "p2", ""),
        (Budget(tokens_a_person=10), "r2", "", "person"),
        (Budget(tokens_a_person=11), "r2", "", ""),
        (Budget(cost_a_person=1.5), "r2", "p1", "person"),
        (Budget(cost_a_person=1.51), "r2", "p1", ""),
    ],
)
def test_a_limit_that_is_reached_is_named(budget: Budget, request_id: str, person: str, over: str) -> None:
    book = Book(
        Spent(tokens=100, cost=2.5),
        r1=Spent(tokens=40, cost=0.5),
        r2=Spent(tokens=39),
        p1=Spent(tokens=60, cost=1.5),
        nobody=Spent(tokens=10),
    )
    said = budget.used_up(book, request_id, person, lambda: EVENING)
    assert over in said if over else said == ""


def test_a_call_costs_its_prompt_and_its_answer_by_the_million() -> None:
    prices = {"large": (2.0, 8.0)}
    assert cost(prices, "large", 500_000, 250_000) == 3.0 and cost(prices, "small", 10, 10) == 0.0


@pytest.mark.parametrize("limit", ["llm_cost_a_day", "llm_cost_a_request", "llm_cost_a_person"])
def test_a_limit_of_money_without_a_price_is_refused_in_words(limit: str) -> None:
    settings = Settings(llm_base_url="http://x/v1", llm_model="large", llm_reader_model="small",
                        llm_prices={"large": (2.0, 8.0)}, **{limit: 5})  # type: ignore[arg-type] # fmt: skip
    with pytest.raises(OperatorError, match="no price for small"):
        endpoint_of(settings)


def test_a_request_that_has_used_its_money_goes_on_in_guided_wording_and_others_do_not_notice(tmp_path: Path) -> None:
    def answers(body: Body) -> str:
        reads = "You read one message" in str(body["messages"])
        return json.dumps({"facts": []}) if reads else "What does a day of standstill cost you?"

    with FakeEndpoint(answers) as fake:
        settings = Settings(data=tmp_path, sample_library=False, keyword_only=True, llm_base_url=fake.url, llm_api_key="k",
                            llm_model="m", llm_prices={"m": (1000.0, 2000.0)}, llm_cost_a_request=0.05)  # type: ignore[arg-type] # fmt: skip
        assistant = build(settings, today=lambda: datetime.date(2027, 3, 1))
        opening = "The press in Aro stands still 6 hours a week. Train the 12 setters."
        first = assistant.consultation.start(opening).interview.id
        assert assistant.repository.spent(request_id=first).cost == pytest.approx(2 * (11 * 0.001 + 7 * 0.002))
        assistant.consultation.take_turn(first, "It should be 2 hours by June.")
        sent = len(fake.requests)
        assert assistant.repository.interview(first).turns[-1].reply and sent == 2
        assistant.consultation.start(opening)
        assert len(fake.requests) == sent + 2
        assistant.close()
