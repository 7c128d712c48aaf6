"""Every error that leaves this package, in one tree.

Foreign exceptions are mapped once, where they enter (files in `reading`, HTTP in `model`, processes in `embedded`),
and stay reachable as ``__cause__``. Each error says what happened, what to do about it and whether the same call may
be made again; those of an endpoint also what the article had cost until then. No message holds a key or a whole
completion.

    SummarizerError                     exit code
    ├── InputError                      2   the article, a file or an option cannot be used
    │   └── CassetteError               2   a recording is missing or does not fit the request
    ├── PromptError                     2   a prompt file is missing or has a wrong placeholder
    ├── EndpointError                   3   the language model could not be asked
    │   ├── UnreachableError            3   nobody answered (retried)
    │   ├── ServerFaultError            3   5xx, or an answer that is not the API's (retried)
    │   ├── RateLimitError              3   429 (retried)
    │   ├── QuotaError                  3   429 that says the quota is spent
    │   ├── AuthenticationError         3   401: the key is not accepted
    │   ├── AccessDeniedError           3   403: the key may not do this
    │   ├── UnknownModelError           3   404
    │   ├── RequestRejectedError        3   any other 4xx: malformed, not supported
    │   │   └── TooLongError            3   413, or the article does not fit the model's context
    │   ├── BudgetError                 3   the article's deadline or its token ceiling is reached
    │   └── AnswerError                 3   an answer came, but it cannot be used
    │       ├── RefusedError            3   the model or a content filter refused
    │       ├── TruncatedError          3   the answer hit the token limit
    │       ├── EmptyAnswerError        3   no choices, or no text in them (retried)
    │       └── InvalidAnswerError      3   the text is not the JSON that was asked for
    └── EmbeddedModelError              3   the local model cannot be fetched, verified or started

"Retried" means that the transport loop in `model` tries again, within its bound, before the error leaves.
"""

from typing import Final, NamedTuple


class Account(NamedTuple):
    """What the calls for one article took until an error left, failed calls included.

    Attributes:
        calls: Requests sent.
        prompt_tokens: Tokens in, as the endpoint counted them.
        completion_tokens: Tokens out.
        cost_usd: Dollars; None where the model's price is not known.
        request_id: The endpoint's own name for the last request, for its support desk; None where it gave none.
    """

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    request_id: str | None = None

    def plus(self, other: "Account") -> "Account":
        """Both together; dollars are known where they are known for both, or nothing was asked."""
        dollars = [one.cost_usd for one in (self, other) if one.calls]
        return Account(
            self.calls + other.calls,
            self.prompt_tokens + other.prompt_tokens,
            self.completion_tokens + other.completion_tokens,
            None if None in dollars else sum(one for one in dollars if one is not None),
            other.request_id,
        )


class SummarizerError(Exception):
    """Base of the tree.

    Args:
        message: What happened, one line, naming the file or host it happened to.
        remedy: What the reader can do about it, one line; may be empty.

    Attributes:
        account: What the calls for the article had taken when this error left; nothing where no call was made.
    """

    exit_code = 3
    retryable = False

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.account = Account()

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}" if self.remedy else self.message


class InputError(SummarizerError):
    """The article, a file or an option cannot be used as given."""

    exit_code = 2


class CassetteError(InputError):
    """A recording is missing, unreadable, or does not fit the request that was about to be sent."""


class PromptError(SummarizerError):
    """A prompt file is missing, its header is malformed, or a placeholder has no value."""

    exit_code = 2


class EndpointError(SummarizerError):
    """The language model could not be asked.

    `retry_after` is the server's own word on how long to wait before the next call, in seconds; None without one.
    """

    def __init__(self, message: str, remedy: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message, remedy)
        self.retry_after = retry_after


class UnreachableError(EndpointError):
    """Nobody answered: connection refused, name not found, reset, or timed out."""

    retryable = True


class ServerFaultError(EndpointError):
    """The server failed (5xx), or something in between answered with a page of its own."""

    retryable = True


class RateLimitError(EndpointError):
    """Too many requests (429)."""

    retryable = True


class QuotaError(EndpointError):
    """The account's quota is spent; waiting does not help."""


class AuthenticationError(EndpointError):
    """The key was not accepted (401)."""


class AccessDeniedError(EndpointError):
    """The key is known, and may not do this (403)."""


class UnknownModelError(EndpointError):
    """The endpoint does not know the model, or the path (404)."""


class RequestRejectedError(EndpointError):
    """The endpoint refuses this request as it stands (other 4xx)."""


class TooLongError(RequestRejectedError):
    """The article does not fit the request (413) or the model's context.

    `context` is the endpoint's own word on how many tokens a question and its answer may have; None without one.
    """

    def __init__(self, message: str, remedy: str = "", *, context: int | None = None) -> None:
        super().__init__(message, remedy)
        self.context = context


class BudgetError(EndpointError):
    """The article's deadline has passed, or a further call would pass its token ceiling (see `model.Limits`)."""


class AnswerError(EndpointError):
    """An answer came and cannot be used."""


UNUSABLE_CODES: Final = frozenset({"refused", "truncated", "empty-answer", "invalid-answer"})
"""What the errors below are called as problems of a report, where they stand in place of all incidents."""


class RefusedError(AnswerError):
    """The model, or a content filter before it, refused."""


class TruncatedError(AnswerError):
    """The answer stopped at the token limit; a part is never read as the whole."""


class EmptyAnswerError(AnswerError):
    """The answer has no choices, or no text."""

    retryable = True


class InvalidAnswerError(AnswerError):
    """The answer is not the JSON that was asked for.

    `answer` holds the text for the repair turn; it is not part of the message. `reasons` are the violations, one
    line each: path, reason, value.
    """

    def __init__(self, message: str, remedy: str = "", *, answer: str = "", reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.answer = answer
        self.reasons = reasons


class EmbeddedModelError(SummarizerError):
    """The local model cannot be fetched, verified or started: extra not installed, disk, digest, memory."""
