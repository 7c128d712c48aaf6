"""The libraries' errors, turned once into this package's tree.

Only this file knows what openai raises. Messages name the host and never hold a key, a request or a completion.
"""

import datetime
import email.utils
import os
import re
from typing import Any, Final

import openai

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
from summarizer.model.completion import not_the_api

_TITLE: Final = re.compile(r"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_LONGEST_REASON: Final = 200
# A chain of causes is a handful long; more would be a circle.
_MOST_CAUSES: Final = 20


def fault_of(error: Exception, endpoint: Endpoint) -> SummarizerError:
    """This package's error for one that a call raised; the caller raises it ``from error``."""
    if isinstance(error, openai.APITimeoutError):
        return UnreachableError(f"{endpoint.host} did not answer in time.", "Try again, or raise --timeout.")
    if isinstance(error, openai.APIConnectionError):
        return _fault_of_connection(error, endpoint)
    if isinstance(error, openai.APIStatusError):
        return _fault_of_status(error, endpoint)
    if isinstance(error, openai.APIResponseValidationError | ValueError | RecursionError):
        return not_the_api(endpoint)
    return EndpointError(f"{endpoint.host}: the call failed ({type(error).__name__}).")


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
    reason = _one_line(words, endpoint) or type(innermost).__name__
    return UnreachableError(f"{endpoint.host} cannot be reached ({reason}).", "Check --base-url and the network.")


def _fault_of_status(error: openai.APIStatusError, endpoint: Endpoint) -> EndpointError:
    status, host = error.status_code, endpoint.host
    fault: EndpointError
    if status == 402 or (status == 429 and "insufficient_quota" in {error.code, error.type}):
        fault = QuotaError(
            f"{host}: the account's quota is spent ({status}).", "Check plan and billing; waiting does not help."
        )
    elif status == 429:
        fault = RateLimitError(
            f"{host}: too many requests (429).", "Wait, or ask for fewer at once.", retry_after=_seconds_to_wait(error)
        )
    elif status in {401, 403}:
        fault = AuthenticationError(
            f"{host} does not accept the key ({status}).", "Check --api-key, SUMMARIZER_API_KEY or OPENAI_API_KEY."
        )
    elif status == 404:
        fault = UnknownModelError(
            f"{host} does not know the model {endpoint.model!r} or the path (404).", "Check --model and --base-url."
        )
    elif status == 408:
        fault = UnreachableError(f"{host} gave up waiting (408).", "Try again.")
    elif status >= 500:
        fault = ServerFaultError(f"{host} failed ({status}{_reason(error, endpoint)}).", "Try again later.")
    elif status < 400:
        fault = RequestRejectedError(
            f"{host} sends the request elsewhere ({status}).", "Set --base-url to the address it points to."
        )
    else:
        fault = RequestRejectedError(
            f"{host} rejects the request ({status}{_reason(error, endpoint)}).",
            "An article too long for the embedded model needs another, with --base-url."
            if endpoint.embedded
            else "See its documentation.",
        )
    return fault


def _reason(error: openai.APIStatusError, endpoint: Endpoint) -> str:
    """The server's own words, cut short; the title when a proxy answered with a page."""
    page = _TITLE.search(error.response.text)
    body: Any = error.body
    said = page.group(1) if page else body.get("message") if isinstance(body, dict) else None
    line = _one_line(str(said or ""), endpoint)
    return f": {line}" if line else ""


def _one_line(text: str, endpoint: Endpoint) -> str:
    """Foreign words for a message: in one line, cut short, without control characters and without the key."""
    if endpoint.has_key:
        text = text.replace(endpoint.api_key, "[key]")
    line = " ".join(text.split())[:_LONGEST_REASON]
    return "".join(character if character.isprintable() else "?" for character in line)


def _seconds_to_wait(error: openai.APIStatusError) -> float | None:
    """The server's word, as a number or as a date."""
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * unit)
        except (KeyError, ValueError):
            continue
    try:
        then = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    now = datetime.datetime.now(datetime.UTC)
    return max(0.0, (then.replace(tzinfo=then.tzinfo or datetime.UTC) - now).total_seconds())
