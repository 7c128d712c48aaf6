"""OpenTelemetry spans, one for each try of a call. What becomes of them is for the program that configures an exporter.

With the extra `otel`, by OpenTelemetry's semantic conventions for generative AI: span ``gen_ai.client.inference`` of
open-telemetry/semantic-conventions-genai 0.1.0, status "Development". The names here are the same from 1.37.0 of the
general conventions on, where `gen_ai.provider.name` took the place of `gen_ai.system`; that of the cached tokens is
younger. One choice that they leave open, and one difference:

- `gen_ai.provider.name` is always "openai": it names the form of the API, which is OpenAI's wherever the server stands.
  Who answers is in `server.address`.
- They want one span around all tries. Here a try is a call that is counted, paid for and answered on its own.

No span holds a message, an answer or the key. Without the extra, nothing is recorded and nothing imported.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.endpoint import Endpoint
from summarizer.errors import SummarizerError
from summarizer.model.completion import Usage

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer


@dataclass(slots=True)
class CallSpan:
    """The span of one try; does nothing where there is none."""

    _span: "Span | None"
    _has_failed: bool = False

    def answered(self, usage: Usage) -> None:
        """An answer came, whatever it is worth."""
        if self._span is None:
            return
        said = {
            "gen_ai.usage.input_tokens": usage.tokens.prompt,
            "gen_ai.usage.cache_read.input_tokens": usage.tokens.cached,
            "gen_ai.usage.output_tokens": usage.tokens.completion,
            "gen_ai.response.finish_reasons": usage.finish and (usage.finish,),
            "gen_ai.response.id": usage.response_id,
            "gen_ai.response.model": usage.model,
        }
        self._span.set_attributes({name: value for name, value in said.items() if value is not None})

    def failed(self, error: BaseException, status: int | None = None) -> None:
        """The try failed: `error.type` becomes the name of the error's class.

        Need not be called for an error that leaves the block of `call_span` and has no HTTP status.

        Args:
            error: Its words are recorded if it is one of this package's, which hold nothing secret.
            status: HTTP status, where the server gave one.
        """
        if self._span is None or self._has_failed:
            return
        from opentelemetry.trace import StatusCode

        self._has_failed = True
        self._span.set_attribute("error.type", type(error).__name__)
        if status is not None:
            self._span.set_attribute("http.response.status_code", status)
        self._span.set_status(StatusCode.ERROR, error.message if isinstance(error, SummarizerError) else None)


@contextmanager
def call_span(endpoint: Endpoint, answer_tokens: int) -> Iterator[CallSpan]:
    """The span of one try, from here to the end of the block; an error that leaves the block is recorded.

    >>> from summarizer.model.completion import NO_USAGE
    >>> with call_span(Endpoint("https://api.openai.com/v1", "gpt-4.1-mini"), 1600) as span:
    ...     span.answered(NO_USAGE)

    Args:
        endpoint: Which is asked.
        answer_tokens: Longest answer that is asked for.
    """
    tracer = _tracer()
    if tracer is None:
        yield CallSpan(None)
        return
    from opentelemetry.trace import SpanKind

    with tracer.start_as_current_span(
        f"chat {endpoint.model}",
        kind=SpanKind.CLIENT,
        attributes=_asked(endpoint, answer_tokens),
        # OpenTelemetry would write down the words of every error, and the places in the code that it came through.
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        call = CallSpan(span)
        try:
            yield call
        except BaseException as error:  # a call that is cancelled did not go well either
            call.failed(error)
            raise


@cache
def _tracer() -> "Tracer | None":
    """Where spans go; looked for once. It follows a provider that is configured later."""
    try:
        from opentelemetry.trace import get_tracer
    except ImportError:
        return None
    return get_tracer("summarizer")


def _asked(endpoint: Endpoint, answer_tokens: int) -> Mapping[str, str | int]:
    """What is known before the call, so that samplers can choose by it."""
    address = urlsplit(endpoint.base_url)
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": endpoint.model,
        "gen_ai.request.max_tokens": answer_tokens,
        "gen_ai.output.type": "json",
        "server.address": address.hostname or endpoint.host,
        "server.port": address.port or (443 if address.scheme == "https" else 80),
    }
