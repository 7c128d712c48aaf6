"""The libraries' errors, turned once into this package's tree.

Only this file knows what openai raises. Messages name the host and never hold a key, a request or a completion.
"""

import json
import re
from typing import Any, Final

import openai

from summarizer.cassette import Cassette
from summarizer.endpoint import Endpoint
from summarizer.errors import (
    AuthenticationError,
    EndpointError,
    QuotaError,
    RateLimitError,
    RequestRejectedError,
    ServerFaultError,
    SummarizerError,
    UnknownModelError,
    UnreachableError,
)

_TITLE: Final = re.compile(r"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_LONGEST_REASON: Final = 200


def fault_of(error: Exception, endpoint: Endpoint, cassette: Cassette | None = None) -> SummarizerError:
    """This package's error for one of openai's; the caller raises it ``from error``."""
    if cassette is not None and cassette.replaying and isinstance(error, openai.APIConnectionError):
        return cassette.misfit()
    if isinstance(error, openai.APITimeoutError):
        return UnreachableError(f"{endpoint.host} did not answer in time.", "Try again, or raise --timeout.")
    if isinstance(error, openai.APIConnectionError):
        return UnreachableError(
            f"{endpoint.host} cannot be reached ({_innermost(error)}).", "Check --base-url and the network."
        )
    if isinstance(error, openai.APIStatusError):
        return _fault_of_status(error, endpoint)
    if isinstance(error, openai.APIResponseValidationError | json.JSONDecodeError):
        return ServerFaultError(
            f"{endpoint.host} answered with something that is not the API's JSON.",
            "Check that --base-url ends in the API's version, such as /v1.",
        )
    return EndpointError(f"{endpoint.host}: the call failed ({type(error).__name__}).")


def _fault_of_status(error: openai.APIStatusError, endpoint: Endpoint) -> EndpointError:
    status, host = error.status_code, endpoint.host
    if status == 429 and error.code == "insufficient_quota":
        return QuotaError(
            f"{host}: the account's quota is spent (429).", "Check plan and billing; waiting does not help."
        )
    if status == 429:
        return RateLimitError(
            f"{host}: too many requests (429).", "Wait, or ask for fewer at once.", _seconds_to_wait(error)
        )
    if status in {401, 403}:
        return AuthenticationError(
            f"{host} does not accept the key ({status}).", "Check --api-key, SUMMARIZER_API_KEY or OPENAI_API_KEY."
        )
    if status == 404:
        return UnknownModelError(
            f"{host} does not know the model {endpoint.model!r} or the path (404).", "Check --model and --base-url."
        )
    if status >= 500:
        return ServerFaultError(f"{host} failed ({status}{_reason(error)}).", "Try again later.")
    return RequestRejectedError(f"{host} rejects the request ({status}{_reason(error)}).", "See its documentation.")


def _reason(error: openai.APIStatusError) -> str:
    """The server's own words, cut short; the title when a proxy answered with a page."""
    page = _TITLE.search(error.response.text)
    body: Any = error.body
    said = page.group(1) if page else body.get("message") if isinstance(body, dict) else None
    return f": {' '.join(str(said).split())[:_LONGEST_REASON]}" if said else ""


def _seconds_to_wait(error: openai.APIStatusError) -> float | None:
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * unit)
        except (KeyError, ValueError):
            continue
    return None


def _innermost(error: BaseException) -> str:
    """The last cause of a chain, in a few words: "Connection refused" rather than "Connection error."."""
    while error.__cause__ is not None or error.__context__ is not None:
        error = error.__cause__ or error.__context__ or error
    return (str(error).strip() or type(error).__name__)[:_LONGEST_REASON]
