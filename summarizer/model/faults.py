"""What a reply that is an error means, in this package's tree: the same whether it came just now or from a recording.

Messages name the host and never hold a key, a request or a completion. Replies that never came are `live`'s.
"""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, NamedTuple, Self

from summarizer.endpoint import Endpoint
from summarizer.errors import (
    AccessDeniedError,
    AuthenticationError,
    EndpointError,
    QuotaError,
    RateLimitError,
    RefusedError,
    RequestRejectedError,
    ServerFaultError,
    TooLongError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.model.completion import one_line, title_of
from summarizer.model.context import stated_context
from summarizer.model.reply import Reply, without_key
from summarizer.model.waits import asked_wait

# Codes and types of a 429, or of a 403, that waiting does not mend.
_SPENT: Final = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_OVERLOAD: Final = frozenset({429, 503, 529})
_FILTERED: Final = frozenset({"content_filter", "content_policy_violation"})
# OpenAI: code context_length_exceeded; llama.cpp: type exceed_context_size_error; vLLM, Ollama and others in words.
_TOO_LONG: Final = re.compile(
    r"context[ _]length|context[ _]size|context window|maximum (?:context|prompt|input)|prompt is too long"
    r"|too many (?:input )?tokens|input is too long|string_above_max_length",
    re.IGNORECASE,
)
_LONGEST_SHOWN: Final = 2000


class StatusError(Exception):
    """An answer that is an error: the cause of what `fault_of` makes of it, with what the server said.

    Attributes:
        reply: As it came.
    """

    def __init__(self, reply: Reply, endpoint: Endpoint) -> None:
        # Some servers quote the key when they refuse it, and this is shown with every traceback.
        shown = reply._replace(body=without_key(reply.body, endpoint.api_key)) if endpoint.has_key else reply
        super().__init__(f"{reply.status}: {shown.text[:_LONGEST_SHOWN]}")
        self.reply = reply


class _Said(NamedTuple):
    """What an error's body says.

    Attributes:
        words: The message in it, where it is in OpenAI's form or nearly so; else all of it.
        error: The error in it, as JSON; empty where it is in no such form.
    """

    words: str
    error: dict[str, Any]

    @classmethod
    def by(cls, reply: Reply) -> Self:
        body: Any = None
        with suppress(ValueError, RecursionError):
            body = json.loads(reply.text.strip())
        if isinstance(body, dict):
            body = body.get("error", body)
        error = body if isinstance(body, dict) else {}
        message = error.get("message")
        return cls(message if isinstance(message, str) else reply.text, error)


def fault_of(reply: Reply, endpoint: Endpoint) -> EndpointError:
    """The error for an answer that is one: by what it says first, then by its status."""
    status, host = reply.status, endpoint.host
    error = _Said.by(reply).error
    words = {str(error.get("code")), str(error.get("type"))}
    if status == 402 or (status in {403, 429} and words & _SPENT):
        return QuotaError(
            f"{host}: the account's quota is spent ({status}).", "Check plan and billing; waiting does not help."
        )
    if 400 <= status < 429 and words & _FILTERED:
        return RefusedError(f"{host}: a content filter refused this article ({status}).", "Try another model.")
    if status == 413 or (status in {400, 422} and _TOO_LONG.search(reply.text)):
        return _too_long(reply, endpoint)
    if status >= 500:
        return ServerFaultError(
            f"{host} failed ({status}{_reason(reply, endpoint)}).", "Try again later.", retry_after=_asked(reply)
        )
    return _BY_STATUS.get(status, _rejected)(reply, endpoint)


def no_answer_in_time(endpoint: Endpoint) -> UnreachableError:
    """The error for a call that took longer than `Limits.timeout`."""
    return UnreachableError(f"{endpoint.host} did not answer in time.", "Try again, or raise --timeout.")


def refusal_of(error: BaseException | None) -> str:
    """What an endpoint said when it refused a request, for those who look for a reason in it; "" for other errors.

    Not for messages: it may hold anything.
    """
    return _Said.by(error.reply).words if isinstance(error, StatusError) else ""


def is_overload(error: BaseException | None) -> bool:
    """Whether an endpoint said that it has too much to do: what an error of `fault_of` has as its cause."""
    return status_of(error) in _OVERLOAD


def status_of(error: BaseException | None) -> int | None:
    """The HTTP status of an answer that was an error; None for everything else."""
    return error.reply.status if isinstance(error, StatusError) else None


def _too_long(reply: Reply, endpoint: Endpoint) -> EndpointError:
    said = _Said.by(reply)
    remedy = (
        "Give with --context how many tokens the model takes: the article is then read in parts."
        if endpoint.context is None
        else f"Give a --context below {endpoint.context}: the article is then read in smaller parts."
    )
    return TooLongError(
        f"{endpoint.host}: the article does not fit the model's context ({reply.status}{_reason(reply, endpoint)}).",
        remedy,
        # A 413 may tell how many bytes are taken.
        context=None if reply.status == 413 else stated_context(said.words, said.error),
    )


def _rejected(reply: Reply, endpoint: Endpoint) -> EndpointError:
    if reply.status < 400:
        return RequestRejectedError(
            f"{endpoint.host} sends the request elsewhere ({reply.status}).",
            "Set --base-url to the address it points to.",
        )
    return RequestRejectedError(
        f"{endpoint.host} rejects the request ({reply.status}{_reason(reply, endpoint)}).",
        "See its documentation for what this model takes.",
    )


_BY_STATUS: Final[dict[int, Callable[[Reply, Endpoint], EndpointError]]] = {
    401: lambda _reply, endpoint: AuthenticationError(
        f"{endpoint.host} does not accept the key (401).", "Check --api-key, SUMMARIZER_API_KEY or OPENAI_API_KEY."
    ),
    403: lambda reply, endpoint: AccessDeniedError(
        f"{endpoint.host} does not let this key do that (403{_reason(reply, endpoint)}).",
        "Check that the account may use the model, from here.",
    ),
    404: lambda _reply, endpoint: UnknownModelError(
        f"{endpoint.host} does not know the model {endpoint.model!r} or the path (404).",
        "Check --model and --base-url.",
    ),
    408: lambda _reply, endpoint: UnreachableError(f"{endpoint.host} gave up waiting (408).", "Try again."),
    429: lambda reply, endpoint: RateLimitError(
        f"{endpoint.host}: too many requests (429).",
        "Wait, or ask for fewer at once (--rpm, --tpm).",
        retry_after=_asked(reply),
    ),
}


def _reason(reply: Reply, endpoint: Endpoint) -> str:
    """The server's own words, cut short; the title when a proxy answered with a page."""
    line = one_line(title_of(reply.text) or str(_Said.by(reply).error.get("message") or ""), endpoint)
    return f": {line}" if line else ""


def _asked(reply: Reply) -> float | None:
    return asked_wait(reply.headers, time.time(), limited=reply.status == 429)
