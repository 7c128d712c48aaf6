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
from typing import Any, Final, Self

import httpx2
import instructor
import openai
import tenacity
from instructor import ResponseSchema
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from pydantic import ConfigDict, ValidationError

from summarizer.cassette import Cassette
from summarizer.draft import Draft
from summarizer.endpoint import Endpoint
from summarizer.errors import InvalidAnswerError, RateLimitError, SummarizerError
from summarizer.model.answer import json_inside
from summarizer.model.completion import NO_USAGE, Usage, text_of, usage_of
from summarizer.model.faults import fault_of
from summarizer.model.tape import TapedClient
from summarizer.prompt import Message
from summarizer.report import Tokens

_LOG: Final = logging.getLogger("summarizer.model")
# instructor logs each failed call as an error; without a handler of its own Python prints that to standard error.
logging.getLogger("instructor").addHandler(logging.NullHandler())
_MOST_REASONS: Final = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost.

    Attributes:
        attempts: Tries of one call at the transport, the first included.
        repairs: Further questions after an answer that does not hold.
        timeout: Seconds for one call.
        answer_tokens: Longest answer.
        longest_wait: Seconds between two tries at most, whatever the server asks for.
    """

    attempts: int = 4
    repairs: int = 1
    timeout: float = 600.0
    answer_tokens: int = 1600
    longest_wait: float = 60.0


@dataclass(slots=True)
class Spent:
    """What the calls for one article took, failed ones included; grows with each."""

    calls: int = 0
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    seconds: float = 0.0
    finish: str | None = None

    def add(self, usage: Usage, seconds: float) -> None:
        """Count one more call."""
        self.calls += 1
        self.seconds += seconds
        self.prompt += usage.tokens.prompt
        self.cached += usage.tokens.cached
        self.completion += usage.tokens.completion
        self.finish = usage.finish

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
        # Proxy settings of the environment are for the network, not for a server on this machine.
        settings: dict[str, Any] = {"trust_env": not self.endpoint.is_local, "timeout": self.limits.timeout}
        self._client = openai.AsyncOpenAI(
            base_url=self.endpoint.base_url,
            api_key=self.endpoint.api_key,
            max_retries=0,
            timeout=self.limits.timeout,
            http_client=TapedClient(self.cassette, **settings) if self.cassette else httpx2.AsyncClient(**settings),
        )
        if not self.endpoint.is_openai:
            # openai takes them from the environment, where they are meant for itself.
            self._client.organization = self._client.project = None
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

        async def create(**request: Any) -> ChatCompletion:
            last.text = await self._with_retries(request, spent)
            return _bare(json_inside(last.text).text)

        # mypy: instructor types `create` by its synchronous form.
        structured: Any = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
        request = {"model": self.endpoint.model, "messages": [message._asdict() for message in messages]}
        try:
            answer = await structured(response_model=_Answer, max_retries=0, **request, **self._sampling())
        except InstructorRetryException as error:
            cause = error.__cause__
        else:
            # Sizes and types were checked just now; a plain Draft leaves, without instructor's additions.
            return Draft.model_construct(incidents=answer.incidents)
        # Raised out here so that instructor's own error, which holds whole completions, is no part of the chain.
        if isinstance(cause, ValidationError):
            raise _invalid(cause, self.endpoint, last.text) from cause
        raise cause or RuntimeError("instructor gave up and did not say why")

    def _sampling(self) -> dict[str, Any]:
        """OpenAI's newer models refuse a temperature and know the token limit by another name."""
        if self.endpoint.is_openai:
            return {"max_completion_tokens": self.limits.answer_tokens}
        return {"max_tokens": self.limits.answer_tokens, "temperature": 0, "seed": 0}

    async def _with_retries(self, request: dict[str, Any], spent: Spent) -> str:
        replaying = self.cassette is not None and self.cassette.replaying
        # A new loop for each call: a shared one mixes up the counts of calls in flight.
        loop = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, SummarizerError) and error.retryable),
            stop=tenacity.stop_after_attempt(max(1, self.limits.attempts)),
            wait=tenacity.wait_none() if replaying else self._wait,
            sleep=asyncio.sleep,
            reraise=True,
        )
        text: str = await loop(self._once, request, spent)
        return text

    def _wait(self, state: tenacity.RetryCallState) -> float:
        """The server's word first, else exponential with full jitter."""
        longest = self.limits.longest_wait
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, RateLimitError) and error.retry_after is not None:
            return min(error.retry_after, longest)
        return float(tenacity.wait_random_exponential(multiplier=0.5, max=longest)(state))

    async def _once(self, request: dict[str, Any], spent: Spent) -> str:
        """One call: the text of a whole answer."""
        if self._client is None:
            raise RuntimeError("Model is used outside its async with block")
        began = time.perf_counter()
        try:
            completion = await self._client.chat.completions.create(**_strict(request))
        except (openai.OpenAIError, ValueError, RecursionError) as error:
            fault = fault_of(error, self.endpoint)
            spent.add(NO_USAGE, time.perf_counter() - began)
            _LOG.info("call %d: %s", spent.calls, fault.message)
            raise fault from error
        seconds = time.perf_counter() - began
        spent.add(usage_of(completion), seconds)
        _LOG.info("call %d: %s: %s in %.1f s", spent.calls, self.endpoint.host, spent.finish, seconds)
        return text_of(completion, self.endpoint)


@dataclass(slots=True)
class _LastAnswer:
    """The text that instructor was given to parse: kept here for the repair turn."""

    text: str = ""


def _strict(request: dict[str, Any]) -> dict[str, Any]:
    """Add to instructor's request ``strict: true``, which it leaves out and OpenAI wants for a binding schema."""
    form = request["response_format"]
    return {**request, "response_format": {**form, "json_schema": {**form["json_schema"], "strict": True}}}


def _bare(text: str) -> ChatCompletion:
    """A completion with nothing but the text: what the server said besides has been read, and may be malformed."""
    message = ChatCompletionMessage(role="assistant", content=text)
    choice = Choice(index=0, finish_reason="stop", message=message)
    return ChatCompletion(id="", object="chat.completion", created=0, model="", choices=[choice])


def _invalid(error: ValidationError, endpoint: Endpoint, answer: str) -> InvalidAnswerError:
    reasons = tuple(
        f"{'.'.join(map(str, one['loc'])) or 'answer'}: {one['msg']} (was {str(one['input'])[:80]!r})"
        for one in error.errors(include_url=False, include_context=False)[:_MOST_REASONS]
    )
    return InvalidAnswerError(
        f"{endpoint.host}: the answer is not what was asked for ({error.error_count()} violations).",
        "Try another model, or more --repairs.",
        answer=answer,
        reasons=reasons,
    )
