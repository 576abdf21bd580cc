"""The endpoint as the settings describe it."""

from collections.abc import Callable
from functools import partial

from assistant.adapters.language_model.budget import Budget, Ledger
from assistant.adapters.language_model.endpoint import Endpoint, Limits, Models
from assistant.domain.calls import Call
from assistant.domain.errors import OperatorError
from assistant.domain.text.redaction import redact
from assistant.ports import Role
from assistant.settings import DEFAULT_MODEL, Settings


def forget(call: Call) -> None:
    """Keeps no call: for tools that measure."""


def endpoint_of(settings: Settings, record: Callable[[Call], None] = forget, ledger: Ledger | None = None) -> Endpoint:
    """``record`` keeps each call; ``ledger`` knows what was spent, without one there are no limits. Raises OperatorError where
    a limit in money is set and a price is missing."""
    shared = settings.llm_model or DEFAULT_MODEL
    names = {Role.READER: settings.llm_reader_model or shared, Role.WRITER: settings.llm_writer_model or shared}
    limits = Limits(
        turn_seconds=settings.llm_turn_seconds,
        draft_seconds=settings.llm_draft_seconds,
        first_token_seconds=settings.llm_first_token_seconds,
    )
    models = Models(settings.llm_base_url or None, settings.llm_key or "none", names, settings.llm_prices)
    budget = _budget(settings, models)
    used_up = partial(budget.used_up, ledger) if ledger else _free
    return Endpoint(models, limits, record, used_up, partial(redact, private=settings.llm_private))


def _budget(settings: Settings, models: Models) -> Budget:
    budget = Budget(
        tokens_a_day=settings.llm_tokens_a_day,
        tokens_a_request=settings.llm_tokens_a_request,
        tokens_a_person=settings.llm_tokens_a_person,
        cost_a_day=settings.llm_cost_a_day,
        cost_a_request=settings.llm_cost_a_request,
        cost_a_person=settings.llm_cost_a_person,
    )
    unpriced = sorted({name for name in models.names.values() if name not in models.prices})
    if budget.counts_money and unpriced:
        raise OperatorError(
            f"A limit of cost is set, but there is no price for {' and '.join(unpriced)}.",
            next_step=f'Set LLM_PRICES, such as {{"{unpriced[0]}": [2.0, 8.0]}}: for a million tokens sent and answered.',
        )
    return budget


def _free(_request_id: str, _person: str) -> str:
    return ""
