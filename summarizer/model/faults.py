"""The libraries' errors, turned once into this package's tree.

Only this file knows what openai raises. Messages name the host and never hold a key, a request or a completion.
"""

import os
import re
import time
from collections.abc import Callable
from typing import Any, Final

import openai

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
    SummarizerError,
    TooLongError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.model.completion import not_the_api, one_line, title_of
from summarizer.model.context import stated_context
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
# A chain of causes is a handful long; more would be a circle.
_MOST_CAUSES: Final = 20


def fault_of(error: Exception, endpoint: Endpoint) -> SummarizerError:
    """This package's error for one that a call raised; the caller raises it ``from error``."""
    if isinstance(error, openai.APITimeoutError):
        return no_answer_in_time(endpoint)
    if isinstance(error, openai.APIConnectionError):
        return _fault_of_connection(error, endpoint)
    if isinstance(error, openai.APIStatusError):
        fault = _fault_of_status(error, endpoint)
        _clean(error, endpoint)
        return fault
    if isinstance(error, openai.APIResponseValidationError | ValueError | RecursionError):
        # A ValueError of the JSON parser has the text that it could not read.
        return not_the_api(endpoint, str(getattr(error, "doc", "")))
    return EndpointError(f"{endpoint.host}: the call failed ({type(error).__name__}).")


def _clean(error: openai.APIStatusError, endpoint: Endpoint) -> None:
    """Take the key out of openai's error, which stays in the chain of causes: some servers quote it."""
    if endpoint.has_key and endpoint.api_key in f"{error} {error.body}":
        error.message = error.message.replace(endpoint.api_key, "[key]")
        error.args = (error.message,)
        error.body = None


def no_answer_in_time(endpoint: Endpoint) -> UnreachableError:
    """The error for a call that took longer than `Limits.timeout`."""
    return UnreachableError(f"{endpoint.host} did not answer in time.", "Try again, or raise --timeout.")


def refusal_of(error: BaseException | None) -> str:
    """What an endpoint said when it refused a request, for those who look for a reason in it; "" for other errors.

    Not for messages: it may hold anything.
    """
    if not isinstance(error, openai.APIStatusError):
        return ""
    body: Any = error.body
    said = body.get("message") if isinstance(body, dict) else None
    return said if isinstance(said, str) else error.response.text


def is_overload(error: BaseException | None) -> bool:
    """Whether an endpoint said that it has too much to do: what an error of `fault_of` has as its cause."""
    return status_of(error) in _OVERLOAD


def status_of(error: BaseException | None) -> int | None:
    """The HTTP status of an answer that was an error; None for everything else."""
    return error.status_code if isinstance(error, openai.APIStatusError) else None


def request_id_of(error: BaseException) -> str | None:
    """The endpoint's name for a request that failed, where it gave one."""
    return error.request_id if isinstance(error, openai.APIStatusError) else None


def _fault_of_connection(error: openai.APIConnectionError, endpoint: Endpoint) -> SummarizerError:
    """Every failure to send is a connection error to openai, a recording that does not fit too."""
    innermost: BaseException = error
    for _ in range(_MOST_CAUSES):
        if isinstance(innermost, SummarizerError):
            # A new one: raised from openai's, the same would stand in its own chain of causes.
            return type(innermost)(innermost.message, innermost.remedy)
        innermost = innermost.__cause__ or innermost.__context__ or innermost
    # "Connection refused" rather than "Connection error." or "[Errno 111] Connect call failed ('127.0.0.1', 9)".
    number = innermost.errno if isinstance(innermost, OSError) else None
    words = os.strerror(number) if number and number > 0 else str(innermost)
    reason = one_line(words, endpoint) or type(innermost).__name__
    return UnreachableError(f"{endpoint.host} cannot be reached ({reason}).", "Check --base-url and the network.")


def _fault_of_status(error: openai.APIStatusError, endpoint: Endpoint) -> EndpointError:
    """By what the answer says first, then by its status."""
    status, host = error.status_code, endpoint.host
    words = {str(error.code), str(error.type)}
    if status == 402 or (status in {403, 429} and words & _SPENT):
        return QuotaError(
            f"{host}: the account's quota is spent ({status}).", "Check plan and billing; waiting does not help."
        )
    if 400 <= status < 429 and words & _FILTERED:
        return RefusedError(f"{host}: a content filter refused this article ({status}).", "Try another model.")
    if status == 413 or (status in {400, 422} and _TOO_LONG.search(error.response.text)):
        return _too_long(error, endpoint)
    if status >= 500:
        return ServerFaultError(
            f"{host} failed ({status}{_reason(error, endpoint)}).", "Try again later.", retry_after=_asked(error)
        )
    return _BY_STATUS.get(status, _rejected)(error, endpoint)


def _too_long(error: openai.APIStatusError, endpoint: Endpoint) -> EndpointError:
    remedy = (
        "Give with --context how many tokens the model takes: the article is then read in parts."
        if endpoint.context is None
        else f"Give a --context below {endpoint.context}: the article is then read in smaller parts."
    )
    return TooLongError(
        f"{endpoint.host}: the article does not fit the model's context "
        f"({error.status_code}{_reason(error, endpoint)}).",
        remedy,
        # A 413 may tell how many bytes are taken.
        context=None if error.status_code == 413 else stated_context(refusal_of(error), error.body),
    )


def _rejected(error: openai.APIStatusError, endpoint: Endpoint) -> EndpointError:
    if error.status_code < 400:
        return RequestRejectedError(
            f"{endpoint.host} sends the request elsewhere ({error.status_code}).",
            "Set --base-url to the address it points to.",
        )
    return RequestRejectedError(
        f"{endpoint.host} rejects the request ({error.status_code}{_reason(error, endpoint)}).",
        "See its documentation for what this model takes.",
    )


_BY_STATUS: Final[dict[int, Callable[[openai.APIStatusError, Endpoint], EndpointError]]] = {
    401: lambda _error, endpoint: AuthenticationError(
        f"{endpoint.host} does not accept the key (401).", "Check --api-key, SUMMARIZER_API_KEY or OPENAI_API_KEY."
    ),
    403: lambda error, endpoint: AccessDeniedError(
        f"{endpoint.host} does not let this key do that (403{_reason(error, endpoint)}).",
        "Check that the account may use the model, from here.",
    ),
    404: lambda _error, endpoint: UnknownModelError(
        f"{endpoint.host} does not know the model {endpoint.model!r} or the path (404).",
        "Check --model and --base-url.",
    ),
    408: lambda _error, endpoint: UnreachableError(f"{endpoint.host} gave up waiting (408).", "Try again."),
    429: lambda error, endpoint: RateLimitError(
        f"{endpoint.host}: too many requests (429).",
        "Wait, or ask for fewer at once (--rpm, --tpm).",
        retry_after=_asked(error),
    ),
}


def _reason(error: openai.APIStatusError, endpoint: Endpoint) -> str:
    """The server's own words, cut short; the title when a proxy answered with a page."""
    body: Any = error.body
    said = title_of(error.response.text) or (body.get("message") if isinstance(body, dict) else None)
    line = one_line(str(said or ""), endpoint)
    return f": {line}" if line else ""


def _asked(error: openai.APIStatusError) -> float | None:
    return asked_wait(error.response.headers, time.time(), limited=error.status_code == 429)
