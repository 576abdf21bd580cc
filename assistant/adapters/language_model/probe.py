"""Tries what the product needs of an endpoint, one thing after the other, and says what to do about each."""

import time
from collections.abc import Iterator

from pydantic import BaseModel

from assistant.adapters.language_model.endpoint import Endpoint, Form
from assistant.domain.errors import ModelFailed
from assistant.domain.health import Check, Health
from assistant.ports import Rendered, Role

_NEEDED_TOKENS = 6_000  # the longest prompt of a turn with room for the answer; drafting needs more
_FILLER = "The north desk closed nine cases before noon. "  # about nine tokens
_SLOW = 8.0  # tokens a second below which people notice
_WORD = "lighthouse"


class _Probe(BaseModel):
    colour: str
    count: int


def probe(endpoint: Endpoint) -> Iterator[Check]:
    """The checks in order; stops at the first that makes the rest pointless."""
    reached = _told(endpoint, Role.WRITER, "Answer with the single word: ready.", "Is everything ready?")
    if isinstance(reached, ModelFailed):
        yield Check(name="language model", health=Health.BROKEN, said=reached.happened, next_step=_mend(reached))
        return
    yield Check(name="language model", health=Health.OK, said=f"It answers after {reached[1]:.1f} seconds.")
    yield _typed(endpoint)
    yield _streaming(endpoint)
    yield _context(endpoint)


def _mend(failure: ModelFailed) -> str:
    match failure.reason:
        case "refused":
            return "Check the key and the model's name."
        case "silent":
            return "Check the address, or give it more time with LLM_FIRST_TOKEN_SECONDS."
        case _:
            return "Check the address (it usually ends in /v1) and whether the server is running."


def _rendered(role: Role, instructions: str, data: str, most: int = 60) -> Rendered:
    return Rendered("probe@1", role, instructions, data, "probe", most)


def _told(
    endpoint: Endpoint, role: Role, instructions: str, data: str, most: int = 60
) -> tuple[str, float, float] | ModelFailed:
    """The text, seconds to its first piece and in all."""
    started, first, pieces = time.monotonic(), 0.0, list[str]()
    try:
        for piece in endpoint.tell(_rendered(role, instructions, data, most)):
            first = first or time.monotonic() - started
            pieces.append(piece)
    except ModelFailed as failure:
        if failure.reason != "incomplete" or not pieces:
            return failure
    return "".join(pieces), first, time.monotonic() - started


def _typed(endpoint: Endpoint) -> Check:
    name = "typed answers"
    try:
        endpoint.ask(
            _rendered(Role.READER, "Read the colour and the count.", "There are three red boxes.", 200), _Probe
        )
    except ModelFailed as failure:
        return Check(
            name=name,
            health=Health.WARNING,
            said=f"No usable typed answer: {failure.happened} Reading stays guided.",
            next_step="Set LLM_READER_MODEL to a model that writes JSON reliably.",
        )
    how = {Form.SCHEMA: "by JSON schema", Form.OBJECT: "as JSON", Form.TEXT: "as JSON in plain text"}[endpoint.form]
    return Check(name=name, health=Health.OK, said=f"It answers {how}.")


def _streaming(endpoint: Endpoint) -> Check:
    told = _told(endpoint, Role.WRITER, "Count aloud.", "Write the numbers from one to thirty in words.", 150)
    if isinstance(told, ModelFailed):
        return Check(name="streaming", health=Health.WARNING, said=told.happened, next_step=_mend(told))
    text, first, seconds = told
    if first > 0.8 * seconds and seconds > 2:
        return Check(
            name="streaming",
            health=Health.WARNING,
            said="The answer comes in one piece at the end.",
            next_step="Switch streaming on in the server or the proxy before it.",
        )
    speed = len(text) / 4 / max(0.05, seconds - first)
    if speed < _SLOW:
        return Check(
            name="speed",
            health=Health.WARNING,
            said=f"About {speed:.0f} tokens a second.",
            next_step="A smaller model answers faster.",
        )
    return Check(name="streaming", health=Health.OK, said=f"Piece by piece, about {speed:.0f} tokens a second.")


def _context(endpoint: Endpoint) -> Check:
    """Whether the start of a long text still reaches the model: some servers cut it off without a word."""
    filler = _FILLER * (_NEEDED_TOKENS // 9)
    told = _told(
        endpoint,
        Role.WRITER,
        "Answer with the password that stands at the start of the text.",
        f"The password is {_WORD}. {filler}",
    )
    if isinstance(told, ModelFailed):
        said = f"A text of {_NEEDED_TOKENS} tokens got no answer: {told.happened}"
    elif _WORD in told[0].casefold():
        return Check(name="length of text", health=Health.OK, said=f"A text of {_NEEDED_TOKENS} tokens arrives whole.")
    else:
        said = f"Of a text of {_NEEDED_TOKENS} tokens the start was not found again; it may be cut off."
    return Check(
        name="length of text",
        health=Health.WARNING,
        said=said,
        next_step="Give the server a longer context (Ollama: num_ctx in the model file; its default is 4,096 tokens).",
    )


def checks(endpoint: Endpoint | None) -> Iterator[Check]:
    """The checks of the configured endpoint, or the one line that there is none."""
    if endpoint is None:
        yield Check(
            name="language model",
            health=Health.OFF,
            said="None is configured: the interview runs in its guided wording.",
            next_step="Set LLM_BASE_URL, LLM_API_KEY and LLM_MODEL, or OPENAI_API_KEY alone.",
        )
        return
    yield from probe(endpoint)
