"""One question to the language model: messages in, draft out, every call counted.

Who retries: this file, and nobody else. openai's own retries are off, instructor makes one try, the transport loop
here (tenacity) repeats what `errors` marks retryable. A schema violation is not repeated here: it leaves as
`InvalidAnswerError`, and whether to ask again, and how, is `pipeline`'s.

instructor renders every message as a Jinja template when it is given ``context=``; it is never given one.
"""

import asyncio
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

import httpx2
import instructor
import openai
import tenacity
from instructor import ResponseSchema
from pydantic import ConfigDict, ValidationError

from summarizer.cassette import Cassette
from summarizer.draft import Draft
from summarizer.endpoint import Endpoint
from summarizer.errors import (
    EmptyAnswerError,
    InvalidAnswerError,
    RateLimitError,
    RefusedError,
    ServerFaultError,
    SummarizerError,
    TruncatedError,
)
from summarizer.model.answer import json_inside
from summarizer.model.faults import fault_of
from summarizer.prompt import Message
from summarizer.report import Tokens

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_LOG: Final = logging.getLogger("summarizer.model")
# instructor logs each failed call as an error; without a handler of its own Python prints that to standard error.
logging.getLogger("instructor").addHandler(logging.NullHandler())
_LONGEST_WAIT: Final = 30.0
_MOST_REASONS: Final = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost.

    Attributes:
        attempts: Tries of one call at the transport, the first included.
        repairs: Further questions after an answer that does not hold.
        timeout: Seconds for one call.
        answer_tokens: Longest answer.
    """

    attempts: int = 4
    repairs: int = 1
    timeout: float = 600.0
    answer_tokens: int = 1600


@dataclass(slots=True)
class Spent:
    """What the calls for one article took, failed ones included; grows with each."""

    calls: int = 0
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    seconds: float = 0.0
    finish: str | None = None

    @property
    def tokens(self) -> Tokens:
        """As the report has it."""
        return Tokens(prompt=self.prompt, cached=self.cached, completion=self.completion)


class _Answer(Draft, ResponseSchema):
    """The draft as instructor wants it: a subclass made once, so that none is made for every call."""

    model_config = ConfigDict(title="Draft")


_Answer.__name__ = "Draft"
# Docstrings of a response model are prompt text; the prompts in prompts/ say all there is to say.
_Answer.__doc__ = None


@dataclass(slots=True)
class Model:
    """A language model at an endpoint. Use as ``async with Model(endpoint, limits) as model``."""

    endpoint: Endpoint
    limits: Limits = field(default_factory=Limits)
    cassette: Cassette | None = None
    _client: openai.AsyncOpenAI | None = field(default=None, init=False, repr=False)

    async def __aenter__(self) -> Self:
        self._client = openai.AsyncOpenAI(
            base_url=self.endpoint.base_url,
            api_key=self.endpoint.api_key,
            max_retries=0,
            timeout=self.limits.timeout,
            # Proxy settings of the environment are for the network, not for a server on this machine.
            http_client=httpx2.AsyncClient(trust_env=not self.endpoint.embedded, timeout=self.limits.timeout),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    async def ask(self, messages: Sequence[Message], spent: Spent) -> Draft:
        """Send the messages and read the answer as a draft.

        Args:
            messages: As they are; nothing in them is interpreted.
            spent: Grows with every call, failed ones too.

        Raises:
            EndpointError: By its subclasses, after the tries that `Limits` allows.
            InvalidAnswerError: The answer is not a draft; it carries the answer and the reasons for a repair turn.
            CassetteError: In replay, the recording does not hold this request.
        """
        last = _LastAnswer()

        async def create(**request: Any) -> "ChatCompletion":
            completion = await self._with_retries(request, spent)
            last.text = completion.choices[0].message.content or ""
            return completion

        # mypy: instructor types `create` by its synchronous form.
        structured: Any = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
        request = {"model": self.endpoint.model, "messages": [message._asdict() for message in messages]}
        try:
            answer = await structured(response_model=_Answer, max_retries=0, **request, **self._sampling())
        except Exception as error:
            raise _own_error(error, self.endpoint, last.text) from error
        # Sizes and types were checked just now; a plain Draft leaves, without instructor's additions.
        return Draft.model_construct(incidents=answer.incidents)

    def _sampling(self) -> dict[str, Any]:
        """OpenAI's newer models refuse a temperature and know the token limit by another name."""
        if self.endpoint.is_openai:
            return {"max_completion_tokens": self.limits.answer_tokens}
        return {"max_tokens": self.limits.answer_tokens, "temperature": 0, "seed": 0}

    async def _with_retries(self, request: dict[str, Any], spent: Spent) -> "ChatCompletion":
        replaying = self.cassette is not None and self.cassette.replaying
        # A new loop for each call: a shared one mixes up the counts of calls in flight.
        loop = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, SummarizerError) and error.retryable),
            stop=tenacity.stop_after_attempt(max(1, self.limits.attempts)),
            wait=tenacity.wait_none() if replaying else _wait,
            sleep=asyncio.sleep,
            reraise=True,
        )
        completion: ChatCompletion = await loop(self._once, request, spent)
        return completion

    async def _once(self, request: dict[str, Any], spent: Spent) -> "ChatCompletion":
        if self._client is None:
            raise RuntimeError("Model is used outside its async with block")
        began = time.perf_counter()
        try:
            completion = await self._client.chat.completions.create(**_strict(request))
        except (openai.OpenAIError, ValueError) as error:
            raise fault_of(error, self.endpoint, self.cassette) from error
        finally:
            spent.calls += 1
            spent.seconds += time.perf_counter() - began
        _count(completion, spent)
        _LOG.info("%s: %s in %.1f s", self.endpoint.host, spent.finish, time.perf_counter() - began)
        _require_whole(completion, self.endpoint)
        return completion


@dataclass(slots=True)
class _LastAnswer:
    """The text that instructor was given to parse: kept here because its own error holds whole completions."""

    text: str = ""


def _wait(state: tenacity.RetryCallState) -> float:
    """The server's word first, else exponential with full jitter, never above `_LONGEST_WAIT`."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, RateLimitError) and error.retry_after is not None:
        return min(error.retry_after, _LONGEST_WAIT)
    return float(tenacity.wait_random_exponential(multiplier=0.5, max=_LONGEST_WAIT)(state))


def _strict(request: dict[str, Any]) -> dict[str, Any]:
    """instructor's request with ``strict: true``, which it leaves out and OpenAI wants for a binding schema."""
    form = request["response_format"]
    return {**request, "response_format": {**form, "json_schema": {**form["json_schema"], "strict": True}}}


def _count(completion: "ChatCompletion", spent: Spent) -> None:
    usage = getattr(completion, "usage", None)
    if usage is not None:
        details = getattr(usage, "prompt_tokens_details", None)
        spent.prompt += usage.prompt_tokens or 0
        spent.cached += (details.cached_tokens or 0) if details else 0
        spent.completion += usage.completion_tokens or 0
    choices = getattr(completion, "choices", None)
    spent.finish = choices[0].finish_reason if choices else None


def _require_whole(completion: "ChatCompletion", endpoint: Endpoint) -> None:
    """Look at how the answer ended before anyone parses it, and put the JSON inside it in its place."""
    host = endpoint.host
    if not isinstance(completion, openai.types.chat.ChatCompletion):
        raise ServerFaultError(
            f"{host} answered with something that is not the API's JSON.",
            "Check that --base-url ends in the API's version, such as /v1.",
        )
    if not completion.choices:
        raise EmptyAnswerError(f"{host} answered without a choice.", "Try again.")
    choice = completion.choices[0]
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise RefusedError(f"{host}: the model or a filter refused this article.", "Try another model.")
    if choice.finish_reason == "length":
        raise TruncatedError(
            f"{host}: the answer reached the token limit.", "Shorten the article or try another model."
        )
    if not (choice.message.content or "").strip():
        raise EmptyAnswerError(f"{host} answered with no text.", "Try again.")
    choice.message.content = json_inside(choice.message.content or "")


def _own_error(error: Exception, endpoint: Endpoint, answer: str) -> SummarizerError:
    """The error to leave with: our own from inside instructor, or what its parsing found wrong."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, SummarizerError):
            return cause
        if isinstance(cause, ValidationError):
            return InvalidAnswerError(
                f"{endpoint.host}: the answer is not what was asked for ({cause.error_count()} violations).",
                "Try another model, or more --repairs.",
                answer=answer,
                reasons=_reasons(cause),
            )
        cause = cause.__cause__ or cause.__context__
    return fault_of(error, endpoint)


def _reasons(error: ValidationError) -> tuple[str, ...]:
    """Violations in a line each, for the model to read: path, reason, value; at most `_MOST_REASONS`."""
    return tuple(
        f"{'.'.join(map(str, one['loc'])) or 'answer'}: {one['msg']} (was {str(one['input'])[:80]!r})"
        for one in error.errors(include_url=False, include_context=False)[:_MOST_REASONS]
    )
