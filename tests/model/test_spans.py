import asyncio
import doctest
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from summarizer import summarize
from summarizer.endpoint import EMBEDDED, Endpoint
from summarizer.errors import RateLimitError, TruncatedError
from summarizer.model import spans
from summarizer.model.completion import NO_USAGE, Usage
from summarizer.model.spans import call_span
from summarizer.report import Tokens
from tests.conftest import Serve
from tests.model.asking import KEY, endpoint_of, play
from tests.reporting import reported
from tests.server import error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER

SERVER = Endpoint("https://user:secret@llm.example.org/v1", "some-model", "sk-key")


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    """Exports to memory; OpenTelemetry lets a process choose its provider once."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def exported(exporter: InMemorySpanExporter) -> Iterator[InMemorySpanExporter]:
    exporter.clear()
    yield exporter
    exporter.clear()


def refused(error: Exception, status: int, *, leaves: Exception) -> None:
    with call_span(SERVER, 10) as span:
        span.failed(error, status)
        raise leaves


def cut_off(error: Exception) -> None:
    with call_span(SERVER, 10) as span:
        span.answered(Usage(Tokens(completion=10), "length"))
        raise error


def only_span(exported: InMemorySpanExporter) -> ReadableSpan:
    (span,) = exported.get_finished_spans()
    return span


def test_a_call_that_is_answered_is_a_client_span_with_what_was_asked_and_used(exported: InMemorySpanExporter) -> None:
    with call_span(SERVER, 1600) as span:
        span.answered(
            Usage(Tokens(prompt=100, cached=40, completion=20), "stop", None, "chatcmpl-1", "some-model-2026")
        )
    recorded = only_span(exported)
    assert recorded.name == "chat some-model"
    assert recorded.kind is SpanKind.CLIENT
    assert recorded.status.status_code is StatusCode.UNSET
    assert dict(recorded.attributes or {}) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "some-model",
        "gen_ai.request.max_tokens": 1600,
        "gen_ai.output.type": "json",
        "server.address": "llm.example.org",
        "server.port": 443,
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "gen_ai.usage.output_tokens": 20,
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.response.id": "chatcmpl-1",
        "gen_ai.response.model": "some-model-2026",
    }


def test_what_the_server_does_not_say_is_left_out(exported: InMemorySpanExporter) -> None:
    with call_span(EMBEDDED, 10) as span:
        span.answered(NO_USAGE)
    attributes = only_span(exported).attributes or {}
    assert not [name for name in attributes if name.startswith("gen_ai.response.")]
    assert (attributes["server.address"], attributes["server.port"]) == ("127.0.0.1", 80)


def test_a_refused_call_has_its_error_and_its_status(exported: InMemorySpanExporter) -> None:
    error = RateLimitError("llm.example.org: too many requests (429).", "Wait.")
    with pytest.raises(RateLimitError):
        refused(error, 429, leaves=error)
    recorded = only_span(exported)
    attributes = recorded.attributes or {}
    assert (attributes["error.type"], attributes["http.response.status_code"]) == ("RateLimitError", 429)
    assert recorded.status.status_code is StatusCode.ERROR
    assert recorded.status.description == "llm.example.org: too many requests (429)."


def test_the_error_that_was_told_of_stays_whatever_leaves_after_it(exported: InMemorySpanExporter) -> None:
    with pytest.raises(OSError, match="closing"):
        refused(RateLimitError("no"), 429, leaves=OSError("while closing"))
    assert (only_span(exported).attributes or {})["error.type"] == "RateLimitError"


@pytest.mark.parametrize(
    ("base_url", "address", "port"),
    [
        ("http://[::1]:8080/v1", "::1", 8080),
        ("https://llm.example.org:8443/v1", "llm.example.org", 8443),
        ("http://llm.example.org/v1", "llm.example.org", 80),
    ],
)
def test_address_and_port_are_the_server_s(
    exported: InMemorySpanExporter, base_url: str, address: str, port: int
) -> None:
    with call_span(Endpoint(base_url, "some-model"), 10):
        pass
    attributes = only_span(exported).attributes or {}
    assert (attributes["server.address"], attributes["server.port"]) == (address, port)


def test_an_answer_that_is_of_no_use_has_both_its_tokens_and_its_error(exported: InMemorySpanExporter) -> None:
    with pytest.raises(TruncatedError):
        cut_off(TruncatedError("the answer reached the token limit"))
    attributes = only_span(exported).attributes or {}
    assert (attributes["gen_ai.usage.output_tokens"], attributes["error.type"]) == (10, "TruncatedError")


def test_a_call_that_is_cancelled_says_so(exported: InMemorySpanExporter) -> None:
    with pytest.raises(asyncio.CancelledError), call_span(SERVER, 10):
        raise asyncio.CancelledError
    assert (only_span(exported).attributes or {})["error.type"] == "CancelledError"


def test_neither_the_key_nor_the_words_of_foreign_errors_are_recorded(exported: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="sk-key"), call_span(SERVER, 10):
        raise ValueError("sk-key was sent with: the article's words")
    recorded = only_span(exported)
    assert recorded.status.status_code is StatusCode.ERROR
    assert recorded.events == ()
    for secret in ("sk-key", "secret", "article"):
        assert secret not in recorded.to_json()


def test_what_happens_within_a_call_belongs_to_its_span(exported: InMemorySpanExporter) -> None:
    with call_span(SERVER, 10), trace.get_tracer("http").start_as_current_span("POST"):
        pass
    inner, outer = exported.get_finished_spans()
    assert inner.parent == outer.context


def test_each_try_of_a_question_is_a_span_of_its_own(exported: InMemorySpanExporter, serve: Serve) -> None:
    server = serve(error_answer(503), says(GOOD_ANSWER))
    assert play(endpoint_of(server)).draft is not None
    failed, answered = (dict(span.attributes or {}) for span in exported.get_finished_spans())
    assert (failed["error.type"], failed["http.response.status_code"]) == ("ServerFaultError", 503)
    assert "error.type" not in answered
    assert answered["gen_ai.usage.input_tokens"] == 100
    assert answered["gen_ai.usage.output_tokens"] == 20
    assert answered["gen_ai.response.finish_reasons"] == ("stop",)
    said = str([failed, answered])
    assert not [secret for secret in (KEY, "Two died", "guards") if secret in said]


def test_a_call_that_is_replayed_and_not_made_is_no_span(
    exported: InMemorySpanExporter, serve: Serve, tmp_path: Path
) -> None:
    reported(serve(error_answer(503), says(GOOD_ANSWER)), record=tmp_path)
    assert len(exported.get_finished_spans()) == 2
    exported.clear()
    assert summarize(ARTICLE, replay=tmp_path).provenance.calls == 2
    assert exported.get_finished_spans() == ()


def test_without_opentelemetry_a_call_goes_on_without_a_span_and_asks_for_it_once() -> None:
    program = """
import sys
class Missing:
    asked = 0
    def find_spec(self, name, *_):
        if name.partition('.')[0] == 'opentelemetry':
            Missing.asked += 1
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
from summarizer.endpoint import EMBEDDED
from summarizer.model.completion import NO_USAGE
from summarizer.model.spans import call_span
for _ in range(3):
    try:
        with call_span(EMBEDDED, 10) as span:
            span.answered(NO_USAGE)
            span.failed(OSError())
            raise KeyError
    except KeyError:
        pass
print(Missing.asked)
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    assert done.stdout == "1\n"


def test_the_examples_hold() -> None:
    assert doctest.testmod(spans).failed == 0
