"""OpenTelemetry spans of turns, drafts and model calls, sent to a collector where one is set.

A span holds times, kinds and counts, never a word that a person or a document said: no message, quotation, name, title or
text of an error (OpenTelemetry's conventions for generative AI leave content out by default, too)."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from assistant.domain.calls import Call
from assistant.domain.errors import OperatorError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace.export import SpanExporter

_PATIENCE = 5.0  # seconds an export may take


class Telemetry:
    """Implements ports.Tracer. Spans go out in batches from a thread of their own; a collector that is gone costs nothing but
    the spans."""

    def __init__(self, exporter: "SpanExporter") -> None:
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        self._provider = TracerProvider(resource=Resource.create({"service.name": "learning-consultant"}))
        self._provider.add_span_processor(BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("assistant")

    @contextmanager
    def span(self, name: str, **facts: str | float) -> Generator[None]:
        """A span around what is done inside. Of an error only its kind is kept."""
        with self._tracer.start_as_current_span(
            name, attributes=facts, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield
            except BaseException as error:
                span.set_attribute("error.type", type(error).__name__)
                raise

    def called(self, call: Call) -> None:
        """The span of a model call that has ended."""
        span = self._tracer.start_span(
            f"chat {call.model}",
            start_time=_nanoseconds(call.at - timedelta(seconds=call.seconds)),
            attributes={
                "gen_ai.operation.name": "chat",
                "gen_ai.request.model": call.model,
                "gen_ai.usage.input_tokens": call.prompt_tokens,
                "gen_ai.usage.output_tokens": call.answer_tokens,
                "assistant.prompt": call.stamp,
                "assistant.outcome": call.outcome,
                "assistant.http_requests": call.http_requests,
            },
        )
        span.end(end_time=_nanoseconds(call.at))

    def also(self, record: Callable[[Call], None]) -> Callable[[Call], None]:
        """``record``, and a span for each call it keeps."""

        def both(call: Call) -> None:
            record(call)
            self.called(call)

        return both

    def close(self) -> None:
        """Sends what is left, for a few seconds at most."""
        self._provider.shutdown()


def telemetry_to(address: str) -> Telemetry:
    """Spans to the OTLP collector at an address such as http://localhost:4317 (gRPC). Raises OperatorError where the
    libraries are not installed."""
    try:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    except ImportError as error:
        raise OperatorError(
            "Spans are switched on, but the libraries for them are not installed.",
            next_step="Install learning-consultant[telemetry], or leave ASSISTANT_TELEMETRY empty.",
        ) from error
    return Telemetry(OTLPSpanExporter(endpoint=address, insecure=not address.startswith("https"), timeout=_PATIENCE))


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000_000)
