"""What came back from the endpoint, read with suspicion.

Servers that call themselves compatible leave out fields, send null for them, or answer with something else altogether.
How an answer ended is looked at before anyone parses its text. The JSON inside the text is `answer`'s.
"""

from typing import Any, Final, NamedTuple

from openai.types.chat import ChatCompletion

from summarizer.endpoint import Endpoint
from summarizer.errors import EmptyAnswerError, RefusedError, ServerFaultError, TruncatedError
from summarizer.report import Tokens


class Usage(NamedTuple):
    """What one completion says of itself."""

    tokens: Tokens
    finish: str | None


NO_USAGE: Final = Usage(Tokens(), None)


def usage_of(completion: object) -> Usage:
    """Tokens and the way it ended; 0 and None where the server does not say."""
    used = getattr(completion, "usage", None)
    details = getattr(used, "prompt_tokens_details", None)
    return Usage(
        Tokens(
            prompt=_count(used, "prompt_tokens"),
            cached=_count(details, "cached_tokens"),
            completion=_count(used, "completion_tokens"),
        ),
        _word(_choice(completion), "finish_reason"),
    )


def text_of(completion: object, endpoint: Endpoint) -> str:
    """The text of a whole answer.

    Raises:
        ServerFaultError: It is no completion.
        EmptyAnswerError: No choice, or no text in it.
        RefusedError: The model or a filter refused.
        TruncatedError: It ends at the token limit.
    """
    host = endpoint.host
    if not isinstance(completion, ChatCompletion):
        raise not_the_api(endpoint)
    choice = _choice(completion)
    if choice is None:
        raise EmptyAnswerError(f"{host} answered without a choice.", "Try again.")
    message = getattr(choice, "message", None)
    finish = _word(choice, "finish_reason")
    if _word(message, "refusal") or finish == "content_filter":
        raise RefusedError(f"{host}: the model or a filter refused this article.", "Try another model.")
    if finish == "length":
        raise TruncatedError(
            f"{host}: the answer reached the token limit.", "Shorten the article or try another model."
        )
    text = _word(message, "content") or ""
    if not text.strip():
        raise EmptyAnswerError(f"{host} answered with no text.", "Try again.")
    return text


def not_the_api(endpoint: Endpoint) -> ServerFaultError:
    """The error for an answer that is a page, or JSON of another kind."""
    return ServerFaultError(
        f"{endpoint.host} answered with something that is not the API's JSON.",
        "Check that --base-url ends in the API's version, such as /v1.",
    )


def _choice(completion: object) -> Any:
    choices = getattr(completion, "choices", None)
    return choices[0] if isinstance(choices, list) and choices else None


def _count(holder: object, name: str) -> int:
    value = getattr(holder, name, None)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _word(holder: object, name: str) -> str | None:
    value = getattr(holder, name, None)
    return value if isinstance(value, str) else None
