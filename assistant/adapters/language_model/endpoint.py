"""The language model behind an OpenAI-compatible endpoint: ports.LanguageModel with everything that keeps it honest.

A call waits for a free place, for the breaker and for the budget, tries again only within its deadline and its number of
requests, is accepted only when complete, and is always accounted for."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any

from assistant.adapters.language_model import structured, wire
from assistant.adapters.language_model.breaker import Breaker
from assistant.adapters.language_model.budget import Prices, cost
from assistant.adapters.language_model.faults import fault_of
from assistant.domain.calls import Call
from assistant.domain.errors import ModelFailed
from assistant.domain.person import served
from assistant.domain.stopping import Stopped
from assistant.ports import Answer, Rendered, Role

Redact = Callable[[str], tuple[str, Callable[[str], str]]]


class Form(IntEnum):
    """How a typed answer is asked for, best first."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


@dataclass(frozen=True)
class Limits:
    """Seconds are wall-clock. ``requests`` bounds the HTTP requests of one typed answer: a turn reads with two at most and
    writes with one."""

    turn_seconds: float = 56.0  # reading and writing together
    draft_seconds: float = 240.0
    first_token_seconds: float = 25.0
    at_once: int = 8


@dataclass(frozen=True)
class Models:
    """The endpoint and its models by role; ``prices`` by model, for a million tokens of prompt and of answer."""

    base_url: str | None
    api_key: str
    names: dict[Role, str]
    prices: Prices = field(default_factory=dict[str, tuple[float, float]])


class Endpoint:
    """Implements ports.LanguageModel. ``record`` keeps each call; ``used_up`` says why nothing more may be spent on a request for
    a person, "" where it may; ``redact`` takes personal data out of what is sent and gives the way back."""

    def __init__(
        self,
        models: Models,
        limits: Limits,
        record: Callable[[Call], None],
        used_up: Callable[[str, str], str],
        redact: Redact,
    ) -> None:
        self.models, self.limits = models, limits
        self.record, self.used_up, self.redact = record, used_up, redact
        self.places = threading.BoundedSemaphore(limits.at_once)
        self.breaker = Breaker()
        self.form = Form.SCHEMA  # learned: what the endpoint does not know is not asked again

    def warm(self) -> None:
        """Loads the client libraries, which takes a second or two, before the first person waits for them."""
        for name in set(self.models.names.values()):
            wire.client(self.models.base_url, self.models.api_key, name)

    def ask(self, prompt: Rendered, form: type[Answer]) -> Answer:
        """A complete answer in the form. Raises ModelFailed."""
        with _Session(self, prompt) as session:
            return session.ask(form)

    def tell(self, prompt: Rendered) -> Iterator[str]:
        """Text as it arrives. Raises ModelFailed."""
        with _Session(self, prompt) as session:
            yield from session.tell()


class _Session:
    """One logical call: its deadline, its requests, its record."""

    def __init__(self, endpoint: Endpoint, prompt: Rendered) -> None:
        self._endpoint, self._prompt, self._person = endpoint, prompt, served()
        limits = endpoint.limits
        reading = prompt.role is Role.READER
        seconds = limits.turn_seconds / 2 if prompt.turn else limits.draft_seconds
        self._started = time.monotonic()
        self._until = self._started + seconds
        self._first_seconds = min(seconds, limits.first_token_seconds)
        self._most_requests = 2 if reading else 1 if prompt.turn else 3
        self._data, self._back = endpoint.redact(prompt.data)
        self._requests = 0
        self._written: list[str] = []
        self._ending = wire.Ending()
        self._outcome = "used"
        self._system = prompt.instructions

    def __enter__(self) -> "_Session":
        endpoint = self._endpoint
        if reason := endpoint.used_up(self._prompt.request_id, self._person):
            raise ModelFailed("limited", reason)
        if not endpoint.places.acquire(timeout=max(0.0, self._until - time.monotonic())):
            raise ModelFailed("limited", "Too many answers are being written at once.")
        if not endpoint.breaker.admits():
            endpoint.places.release()
            raise ModelFailed("resting", "The language model failed several times and is tried again soon.")
        return self

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        self._endpoint.places.release()
        if error is None:
            self._endpoint.breaker.succeeded()
        elif isinstance(error, ModelFailed):
            self._outcome = error.reason
            healthy = error.reason in ("malformed", "cancelled")
            (self._endpoint.breaker.released if healthy else self._endpoint.breaker.failed)()
        else:  # closed by the caller: Stop, or a browser that went away
            self._outcome = "cancelled"
            self._endpoint.breaker.released()
        self._endpoint.record(self._call())

    def ask(self, form: type[Answer]) -> Answer:
        complaint = ""
        while True:
            try:
                return structured.parse(self._back(self._whole(form, complaint)), form)
            except structured.Malformed as error:
                if complaint or self._requests >= self._most_requests:
                    raise ModelFailed(
                        "malformed", "The language model's answer was not in the form asked for."
                    ) from error
                complaint = str(error)

    def tell(self) -> Iterator[str]:
        held = ""
        try:
            for piece in self._stream({}, self._system):
                ready, held = _whole_marks(held + piece)
                yield self._back(ready)
        except (ModelFailed, Stopped):
            raise
        except Exception as error:
            raise fault_of(error).failure from error
        self._check_ending()
        yield self._back(held)

    def _whole(self, form: type[Answer], complaint: str) -> str:
        while True:
            self._written.clear()
            self._ending = wire.Ending()
            try:
                text = "".join(self._stream(_asking_for(self._endpoint.form, form), self._asked(form, complaint)))
                self._check_ending()
                return text
            except (ModelFailed, Stopped):
                raise
            except Exception as error:
                self._go_on_after(error)

    def _go_on_after(self, error: Exception) -> None:
        """Prepares the next try, or raises the failure where there is none."""
        fault = fault_of(error)
        left = self._most_requests - self._requests
        if fault.form and self._endpoint.form is not Form.TEXT:
            self._endpoint.form = Form(self._endpoint.form + 1)
            if left:
                return
        if not left or fault.again_in is None or time.monotonic() + fault.again_in >= self._until - 1:
            raise fault.failure from error
        time.sleep(fault.again_in)

    def _stream(self, extra: dict[str, Any], system: str) -> Iterator[str]:
        self._requests += 1
        models, prompt = self._endpoint.models, self._prompt
        target = wire.Target(models.base_url, models.api_key, models.names[prompt.role], prompt.most_tokens, extra)
        first_by = time.monotonic() + self._first_seconds
        messages = (("system", system), ("user", self._data))
        for piece in wire.stream(target, messages, self._until, first_by, self._ending):
            self._written.append(piece)
            yield piece

    def _asked(self, form: type[Answer], complaint: str) -> str:
        text = self._system
        if self._endpoint.form is not Form.SCHEMA:
            text += f"\n\nAnswer with one JSON object of this schema and nothing else:\n{structured.schema(form)}"
        return f"{text}\n\nYour last answer could not be used: {complaint}. Answer again." if complaint else text

    def _check_ending(self) -> None:
        match self._ending.reason:
            case "stop" | "tool_calls" | "eos":
                if not "".join(self._written).strip():
                    raise ModelFailed("incomplete", "The language model answered nothing.")
            case "content_filter":
                raise ModelFailed("refused", "The language model would not answer.")
            case _:
                raise ModelFailed("incomplete", "The language model's answer was cut off.")

    def _call(self) -> Call:
        prompt, answered = self._prompt, "".join(self._written)
        sent = f"{self._system}\n\n{self._data}"
        ending, models = self._ending, self._endpoint.models
        estimated = not ending.prompt_tokens
        prompt_tokens = len(sent) // 4 if estimated else ending.prompt_tokens
        answer_tokens = len(answered) // 4 if estimated else ending.answer_tokens
        return Call(
            request_id=prompt.request_id,
            stamp=prompt.stamp,
            role=prompt.role.value,
            model=models.names[prompt.role],
            at=datetime.now(UTC),
            seconds=round(time.monotonic() - self._started, 3),
            http_requests=self._requests,
            sent=sent,
            answered=answered,
            prompt_tokens=prompt_tokens,
            answer_tokens=answer_tokens,
            estimated=estimated,
            outcome=self._outcome,
            cost=cost(models.prices, models.names[prompt.role], prompt_tokens, answer_tokens),
            person=self._person,
        )


def _whole_marks(text: str) -> tuple[str, str]:
    """The text up to a mark of redaction that has not ended yet, and the rest."""
    opened = text.rfind("[")
    return (
        (text, "")
        if opened < 0 or opened < text.rfind("]") or len(text) - opened > 40
        else (text[:opened], text[opened:])
    )


def _asking_for(form: Form, answer: type[Answer]) -> dict[str, Any]:
    match form:
        case Form.SCHEMA:
            wanted = {"name": answer.__name__, "schema": structured.schema(answer), "strict": False}
            return {"response_format": {"type": "json_schema", "json_schema": wanted}}
        case Form.OBJECT:
            return {"response_format": {"type": "json_object"}}
        case Form.TEXT:
            return {}
