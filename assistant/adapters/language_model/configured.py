"""The endpoint as the settings describe it."""

from collections.abc import Callable
from functools import partial

from assistant.adapters.language_model.endpoint import Endpoint, Limits, Models
from assistant.domain.calls import Call
from assistant.domain.text.redaction import redact
from assistant.ports import Role
from assistant.settings import DEFAULT_MODEL, Settings


def endpoint_of(settings: Settings, record: Callable[[Call], None], spent_today: Callable[[], int]) -> Endpoint:
    """``record`` keeps each call, ``spent_today`` counts the tokens of the day."""
    shared = settings.llm_model or DEFAULT_MODEL
    names = {Role.READER: settings.llm_reader_model or shared, Role.WRITER: settings.llm_writer_model or shared}
    limits = Limits(
        turn_seconds=settings.llm_turn_seconds,
        draft_seconds=settings.llm_draft_seconds,
        first_token_seconds=settings.llm_first_token_seconds,
        tokens_a_day=settings.llm_tokens_a_day,
    )
    models = Models(settings.llm_base_url or None, settings.llm_key or "none", names)
    return Endpoint(models, limits, record, spent_today, partial(redact, private=settings.llm_private))
