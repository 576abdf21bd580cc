"""Spans tell how long what takes, never a word of what was said; off unless set; a missing collector harms nothing."""

import datetime
import json
import re
import socket
import sys
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2, trace_service_pb2_grpc

from assistant.adapters.telemetry import telemetry_to
from assistant.bootstrap import build
from assistant.domain.errors import OperatorError
from assistant.services.product import Assistant
from assistant.settings import Settings
from tests.endpoints.server import Body, FakeEndpoint

OPENING = (
    "Our quarry in Vessa loses 41 loads a week to wrong tickets. Please train the 23 drivers; Rikke Holm wants it."
)
WORDS = ("Vessa", "tickets", "drivers", "Rikke", "41", "quarry", "loads")


class Collector(trace_service_pb2_grpc.TraceServiceServicer):
    """Keeps every span it is sent."""

    def __init__(self) -> None:
        self.spans: list[Any] = []

    def Export(self, request: Any, context: Any) -> Any:  # noqa: N802 - the name of the protocol
        self.spans += [span for block in request.resource_spans for part in block.scope_spans for span in part.spans]
        return trace_service_pb2.ExportTraceServiceResponse()


@contextmanager
def collecting() -> Generator[tuple[Collector, str]]:
    collector, server = Collector(), grpc.server(ThreadPoolExecutor(2))
    trace_service_pb2_grpc.add_TraceServiceServicer_to_server(collector, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield collector, f"http://127.0.0.1:{port}"
    finally:
        server.stop(0)


def reads(body: Body) -> str:
    return (
        json.dumps({"facts": []})
        if "You read one message" in str(body["messages"])
        else "What does a wrong ticket cost?"
    )


@contextmanager
def product(folder: Path, telemetry: str, url: str = "") -> Generator[Assistant]:
    settings = Settings(data=folder, sample_library=False, keyword_only=True, telemetry=telemetry, guided=not url,
                        llm_base_url=url, llm_api_key="k", llm_model="m")  # type: ignore[arg-type] # fmt: skip
    assistant = build(settings, today=lambda: datetime.date(2027, 2, 1))
    try:
        yield assistant
    finally:
        assistant.close()


def test_a_turn_with_a_model_is_told_step_by_step_and_without_a_word_of_it(tmp_path: Path) -> None:
    with collecting() as (collector, address), FakeEndpoint(reads) as fake:
        with product(tmp_path, address, fake.url) as assistant:
            assistant.drafting.draft(assistant.consultation.start(OPENING).interview.id)
        spans = {span.name: span for span in collector.spans}
    assert {"turn", "read", "judge", "write", "chat m", "draft"} <= set(spans)
    assert spans["read"].parent_span_id == spans["turn"].span_id == spans["write"].parent_span_id
    chats = [span for span in collector.spans if span.name == "chat m"]
    assert [span.parent_span_id for span in chats[:2]] == [spans["read"].span_id, spans["write"].span_id]
    told = {item.key: item.value for item in chats[0].attributes}
    assert told["gen_ai.usage.input_tokens"].int_value == 11 and told["assistant.prompt"].string_value.startswith(
        "read@"
    )
    assert chats[0].start_time_unix_nano < chats[0].end_time_unix_nano <= spans["turn"].end_time_unix_nano
    values = " ".join(f"{span.name} {item.value}" for span in collector.spans for item in span.attributes)
    assert not [word for word in WORDS if re.search(rf"\b{word}\b", values)], "stamps of prompts may hold any digits"


def test_of_an_error_only_its_kind_is_told() -> None:
    with collecting() as (collector, address):
        telemetry = telemetry_to(address)
        with pytest.raises(ValueError, match="Rikke"), telemetry.span("turn", number=3):
            raise ValueError("Rikke said so")
        telemetry.close()
    (span,) = collector.spans
    assert "ValueError" in str(span) and "Rikke" not in str(span) and not span.events


def test_nothing_is_loaded_or_sent_unless_it_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.grpc.trace_exporter", None)
    with product(tmp_path / "off", "") as assistant:
        assert assistant.consultation.start(OPENING).turn.reply
    with (
        pytest.raises(OperatorError, match=r"learning-consultant\[telemetry\]"),
        product(tmp_path / "on", "http://x:1"),
    ):
        pass


def test_a_collector_that_is_gone_costs_nobody_a_turn(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    started = time.monotonic()
    with product(tmp_path, address) as assistant:
        assert assistant.consultation.start(OPENING).turn.reply
    assert time.monotonic() - started < 20
