"""One request until an answer comes that can be read, within the article's budget.

Who tries again: this file, and nobody else. openai's own retries are off, instructor makes one try. Four things are
decided here: whether a failed try is repeated and after how long (`errors` says which, `waits` how long), whether the
request is put in another form (`forms`), whether an answer that was cut off is asked for at greater length, and whether
the budget allows it. What the text is worth is `asking`'s to say.
"""

import asyncio
import logging
import math
import time
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Final

import openai
import tenacity

from summarizer.endpoint import Endpoint
from summarizer.errors import (
    BudgetError,
    EndpointError,
    RateLimitError,
    RequestRejectedError,
    SummarizerError,
    TruncatedError,
)
from summarizer.model.budget import Budget
from summarizer.model.clock import Clock
from summarizer.model.completion import NO_USAGE, Usage, text_of, usage_of
from summarizer.model.estimate import estimated_prompt_tokens
from summarizer.model.faults import fault_of, is_overload, no_answer_in_time, refusal_of, request_id_of, status_of
from summarizer.model.forms import FIRST, Form, other_form, shaped
from summarizer.model.limiter import Limiter, Turn
from summarizer.model.prices import cost_usd
from summarizer.model.spans import CallSpan, call_span
from summarizer.model.waits import own_wait
from summarizer.prompt import Message

_LOG: Final = logging.getLogger("summarizer.model")
# A cut-off answer is asked for once more with so many times its length.
_LONGER: Final = 2


@dataclass(slots=True)
class Line:
    """The way to an endpoint, shared by all articles of a run.

    Attributes:
        endpoint: Whom to ask.
        client: openai's, with its own retries off.
        limiter: When a call may start.
        clock: For waits and deadlines.
        form: The form of request that the endpoint is known to take; the first, until it refused it.
    """

    endpoint: Endpoint
    client: openai.AsyncOpenAI
    limiter: Limiter
    clock: Clock
    form: Form = FIRST

    def learn(self, form: Form) -> None:
        """Ask in this form from now on, and say so once."""
        if form != self.form:
            self.form = form
            _LOG.warning("%s does not take the form of the request; asking in %s", self.endpoint.host, form)


@dataclass(slots=True)
class Transport:
    """Sends the questions about one article.

    Attributes:
        line: Shared with the other articles.
        client: The line's, or one that is bound to a recording.
        budget: The article's own.
        form: In which this article is asked; the line's, as it was when the article's turn came.
        name: The article's, for logs.
        replaying: Answers come from a recording: nothing is waited for, logged as a call or given a span.
    """

    line: Line
    client: openai.AsyncOpenAI
    budget: Budget
    form: Form
    name: str = "article"
    replaying: bool = False

    async def text(self, request: dict[str, Any]) -> str:
        """The text of a whole answer to a request in instructor's form.

        Raises:
            EndpointError: By its subclasses; each after as many tries as the table in docs/failures.md says.
            CassetteError: In replay, the recording does not hold this request.
        """
        wanted, tried = self.budget.limits.answer_tokens, {self.form}
        while True:
            sized = _Sized.of(request, self.form, wanted)
            try:
                return await self._with_retries(sized)
            except TruncatedError:
                if wanted > self.budget.limits.answer_tokens or not self.budget.has_room(sized.prompt_tokens, wanted):
                    raise
                wanted *= _LONGER
            except RequestRejectedError as error:
                other = other_form(self.form, refusal_of(error.__cause__))
                if other is None or other in tried:
                    raise
                tried.add(other)
                self.form = other
            if len(tried) > 1 and self.form != self.line.form and not self.replaying:
                self.line.learn(self.form)

    async def _with_retries(self, sized: "_Sized") -> str:
        # A new loop for each request: a shared one mixes up the counts of calls in flight.
        loop = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, SummarizerError) and error.retryable),
            stop=self._is_over,
            wait=self._wait,
            sleep=self.line.clock.sleep,
            reraise=True,
        )
        text: str = await loop(self._once, sized)
        return text

    def _wait(self, state: tenacity.RetryCallState) -> float:
        """The server's word first, else our own."""
        if self.replaying:
            return 0.0
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, EndpointError) and error.retry_after is not None:
            return error.retry_after
        return own_wait(self.budget.failures, self.budget.limits.longest_wait)

    def _is_over(self, state: tenacity.RetryCallState) -> bool:
        """Whether the tries are used up, or the wait before the next one is longer than the deadline allows."""
        if self.budget.failures >= max(1, self.budget.limits.attempts):
            return True
        left = self.budget.seconds_left()
        error = state.outcome.exception() if state.outcome else None
        if state.upcoming_sleep < left or not isinstance(error, EndpointError):
            return False
        error.remedy = (
            f"The wait before the next try ({state.upcoming_sleep:.0f} s) is longer than what is left of the article's "
            f"deadline ({left:.0f} s): raise --deadline, or try later."
        )
        return True

    async def _once(self, sized: "_Sized") -> str:
        """One call: the text of a whole answer."""
        budget = self.budget
        allowed = budget.answer_tokens(sized.wanted, sized.prompt_tokens)
        async with self._turn(sized.prompt_tokens + allowed) as turn:
            with self._span(allowed) as span:
                try:
                    completion = await self._answered(sized, allowed)
                    usage = usage_of(completion)
                    turn.used(usage.tokens.prompt + usage.tokens.completion)
                    turn.went_well()
                    span.answered(usage)
                    text = text_of(completion, self.line.endpoint)
                except SummarizerError as error:
                    if not self.replaying:
                        _tell(turn, error)
                    span.failed(error, status_of(error.__cause__))
                    budget.failures += error.retryable
                    raise
        return text

    def _span(self, allowed: int) -> AbstractContextManager[CallSpan]:
        """A call that is not made has none."""
        return nullcontext(CallSpan(None)) if self.replaying else call_span(self.line.endpoint, allowed)

    async def _answered(self, sized: "_Sized", allowed: int) -> object:
        """What the endpoint sent, counted; foreign errors end here."""
        endpoint, spent = self.line.endpoint, self.budget.spent
        began, usage = time.perf_counter(), NO_USAGE
        fault: SummarizerError | None = None
        seconds = min(self.budget.limits.timeout, self.budget.seconds_left())
        try:
            async with asyncio.timeout(seconds):
                completion = await self.client.chat.completions.create(**sized.request, **self._sampling(allowed))
            usage = usage_of(completion)
        except TimeoutError as error:
            fault = self.budget.too_late() if self.budget.seconds_left() <= 0 else no_answer_in_time(endpoint)
            raise fault from error
        except (openai.OpenAIError, ValueError, RecursionError) as error:
            usage = Usage(NO_USAGE.tokens, None, request_id_of(error))
            fault = fault_of(error, endpoint)
            raise fault from error
        finally:
            spent.add(usage, time.perf_counter() - began, cost_usd(endpoint, usage.tokens))
            if not self.replaying:
                self._log(usage, fault, time.perf_counter() - began)
        return completion

    @asynccontextmanager
    async def _turn(self, tokens: int) -> AsyncIterator[Turn]:
        """A place among the calls in flight, as soon as there is one, and not after the deadline."""
        limiter, budget = self.line.limiter, self.budget
        left = budget.seconds_left()
        if limiter.pause >= min(left, budget.limits.deadline) and not self.replaying:
            host = self.line.endpoint.host
            raise BudgetError(
                f"{host} takes no calls for {limiter.pause:.0f} s, longer than the article's deadline.",
                "Raise --deadline, or try later.",
            ) from RateLimitError(f"{host} told another article to wait.", retry_after=limiter.pause)
        async with AsyncExitStack() as stack:
            try:
                # Before the first call there is no deadline yet: a place in the queue may take as long as it does.
                async with asyncio.timeout(None if math.isinf(left) else left):
                    turn = await stack.enter_async_context(limiter.turn(tokens))
            except TimeoutError as error:
                raise budget.too_late() from error
            if not self.replaying:
                budget.start()
            yield turn

    def _sampling(self, allowed: int) -> dict[str, Any]:
        """OpenAI's newer models refuse a temperature and know the token limit by another name."""
        if self.line.endpoint.is_openai:
            return {"max_completion_tokens": allowed}
        return {"max_tokens": allowed, "temperature": 0, "seed": 0}

    def _log(self, usage: Usage, fault: SummarizerError | None, seconds: float) -> None:
        budget = self.budget
        _LOG.info(
            "%s: call %d (try %d of %d): %s; %d tokens in (%d cached), %d out; %.1f s",
            self.name,
            budget.spent.calls,
            budget.failures + 1,
            max(1, budget.limits.attempts),
            # A fault's message has its status.
            fault.message.rstrip(".") if fault else f"200, {usage.finish}",
            usage.tokens.prompt,
            usage.tokens.cached,
            usage.tokens.completion,
            seconds,
        )


@dataclass(frozen=True, slots=True)
class _Sized:
    """A request in its form, what its question takes in tokens (estimated), and how long its answer should be."""

    request: dict[str, Any]
    prompt_tokens: int
    wanted: int

    @classmethod
    def of(cls, request: dict[str, Any], form: Form, wanted: int) -> "_Sized":
        messages = [Message(**message) for message in request["messages"]]
        return cls(shaped(request, form), estimated_prompt_tokens(messages), wanted)


def _tell(turn: Turn, error: SummarizerError) -> None:
    """What a failed call tells of the endpoint's load."""
    if isinstance(error, EndpointError) and error.retryable and is_overload(error.__cause__):
        turn.refused(error.retry_after)
