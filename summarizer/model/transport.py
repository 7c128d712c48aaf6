"""One request until an answer comes that can be read, within the article's budget.

Who tries again: this file, with tenacity, and nobody else; openai's own retries are off. Four things are decided here:
whether a failed try is repeated and after how long (`errors` says which, `waits` how long), whether the request is put
in another form (`forms`), whether an answer that was cut off is asked for at greater length, and whether the budget
allows it. What the text is worth is `asking`'s to say.
"""

import asyncio
import logging
import math
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import (
    BudgetError,
    CassetteError,
    EndpointError,
    RateLimitError,
    RequestRejectedError,
    SummarizerError,
    TruncatedError,
)
from summarizer.model.budget import Budget
from summarizer.model.completion import NO_USAGE, Usage, completion_in, not_the_api, text_of, usage_of
from summarizer.model.estimate import estimated_prompt_tokens
from summarizer.model.faults import StatusError, fault_of, is_overload, no_answer_in_time, status_of
from summarizer.model.forms import Form, shaped
from summarizer.model.limiter import Turn
from summarizer.model.line import Line
from summarizer.model.prices import cost_usd
from summarizer.model.reply import Reply, Sender
from summarizer.model.spans import CallSpan, call_span
from summarizer.model.waits import own_wait
from summarizer.prompt import Message

if TYPE_CHECKING:
    import tenacity

_LOG: Final = logging.getLogger("summarizer.model")
# A cut-off answer is asked for once more with so many times its length.
_LONGER: Final = 2


@dataclass(slots=True)
class Transport:
    """Sends the questions about one article.

    Attributes:
        line: Shared with the other articles.
        sender: The endpoint's, or one that is bound to a recording.
        budget: The article's own.
        form: In which this article is asked; the line's, as it was when the article's turn came.
        name: The article's, for logs.
        replaying: Answers come from a recording: nothing is waited for, logged as a call or given a span.
        is_priced: Whether dollars are counted here; not where a recording tells them.
    """

    line: Line
    sender: Sender
    budget: Budget
    form: Form
    name: str = "article"
    replaying: bool = False
    is_priced: bool = True

    async def text(self, question: Mapping[str, Any]) -> str:
        """The text of a whole answer to a question, its model and messages.

        Raises:
            EndpointError: By its subclasses; each after as many tries as the table in docs/failures.md says.
            CassetteError: In replay, the recording does not hold this request.
        """
        wanted = self.budget.limits.answer_tokens
        prompt_tokens = estimated_prompt_tokens(Message(**message) for message in question["messages"])
        cut_off: TruncatedError | None = None
        while True:
            sized = _Sized(shaped(question, self.form), prompt_tokens, wanted)
            try:
                text = await self._with_retries(sized)
            except TruncatedError as error:
                if cut_off is not None or not self.budget.has_room(prompt_tokens, wanted):
                    raise
                cut_off, wanted = error, wanted * _LONGER
            except (RequestRejectedError, CassetteError) as error:
                if cut_off is not None and isinstance(error, RequestRejectedError):
                    # The longer answer is what was too much for the endpoint, and not the article.
                    raise cut_off from error
                self.form = self.line.form_after(error, self.form)
            else:
                if not self.replaying:
                    self.line.took(self.form)
                return text

    async def _with_retries(self, sized: "_Sized") -> str:
        try:
            return await self._once(sized)
        except SummarizerError as error:
            if not error.retryable:
                raise
            return await self._tried_again(sized, error)

    async def _tried_again(self, sized: "_Sized", first: SummarizerError) -> str:
        """Further tries, after a first one that failed."""
        import tenacity  # here: hardly a call needs it, and a replay starts sooner without

        failed = [first]

        async def once() -> str:
            if failed:
                raise failed.pop()
            return await self._once(sized)

        # A new loop for each request: a shared one mixes up the counts of calls in flight.
        loop = tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, SummarizerError) and error.retryable),
            stop=self._is_over,
            wait=self._wait,
            sleep=self.line.clock.sleep,
            reraise=True,
        )
        text: str = await loop(once)
        return text

    def _wait(self, state: "tenacity.RetryCallState") -> float:
        """Seconds before the next try: the server's word first, else our own."""
        if self.replaying:
            return 0.0
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, EndpointError) and error.retry_after is not None:
            return error.retry_after
        return own_wait(self.budget.failures, self.budget.limits.longest_wait)

    def _is_over(self, state: "tenacity.RetryCallState") -> bool:
        """Whether the tries are used up, or the wait before the next one is longer than the deadline allows."""
        if self.budget.failures >= max(1, self.budget.limits.attempts):
            return True
        left = self.budget.seconds_left()
        error = state.outcome.exception() if state.outcome else None
        if state.upcoming_sleep < left or not isinstance(error, SummarizerError):
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
                    completion, usage = await self._answered(sized, allowed)
                    if usage.is_counted:
                        turn.used(usage.tokens.prompt + usage.tokens.completion)
                    else:
                        budget.spent.uncounted += sized.prompt_tokens + allowed
                    turn.went_well()
                    span.answered(usage)
                    text = text_of(completion, self.line.endpoint)
                except SummarizerError as error:
                    if not self.replaying:
                        _tell(turn, error, budget.limits.deadline)
                    span.failed(error, status_of(error.__cause__))
                    budget.failures += error.retryable
                    raise
        return text

    def _span(self, allowed: int) -> AbstractContextManager[CallSpan]:
        """A call that is not made has none."""
        return nullcontext(CallSpan(None)) if self.replaying else call_span(self.line.endpoint, allowed)

    async def _answered(self, sized: "_Sized", allowed: int) -> tuple[object, Usage]:
        """What the endpoint answered, and what it took."""
        endpoint, spent = self.line.endpoint, self.budget.spent
        began, usage = time.perf_counter(), NO_USAGE
        fault: SummarizerError | None = None
        seconds = min(self.budget.limits.timeout, self.budget.seconds_left())
        try:
            async with asyncio.timeout(seconds):
                reply = await self.sender.send({**sized.request, **self._sampling(allowed)})
            usage = NO_USAGE._replace(request_id=reply.request_id)
            completion = self._read(reply)
            usage = usage_of(completion, reply.request_id)
        except TimeoutError as error:
            fault = self.budget.too_late() if self.budget.seconds_left() <= 0 else no_answer_in_time(endpoint)
            raise fault from error
        except SummarizerError as error:
            fault = error
            raise
        finally:
            spent.add(usage, time.perf_counter() - began, self._cost(usage, answered=fault is None))
            if not self.replaying:
                self._log(usage, fault, time.perf_counter() - began)
        return completion, usage

    def _read(self, reply: Reply) -> object:
        """The completion in a reply, or what stands in its place."""
        endpoint = self.line.endpoint
        if reply.is_error:
            raise fault_of(reply, endpoint) from StatusError(reply, endpoint)
        try:
            return completion_in(reply)
        except (ValueError, RecursionError) as error:
            raise not_the_api(endpoint, reply.text) from error

    def _cost(self, usage: Usage, *, answered: bool) -> float | None:
        """Dollars of one call. Providers bill what they answer; what they answered and did not count is not known."""
        if not self.is_priced:
            return 0.0
        if answered and not usage.is_counted and not self.line.endpoint.embedded:
            return None
        return cost_usd(self.line.endpoint, usage.tokens)

    @asynccontextmanager
    async def _turn(self, tokens: int) -> AsyncIterator[Turn]:
        """A place among the calls in flight, as soon as there is one, and not after the deadline."""
        limiter, budget = self.line.limiter, self.budget
        left = budget.seconds_left()
        if limiter.pause >= left:
            host = self.line.endpoint.host
            raise BudgetError(
                f"{host} takes no calls for {limiter.pause:.0f} s, longer than what is left of the article's deadline.",
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


def _tell(turn: Turn, error: SummarizerError, deadline: float) -> None:
    """What a failed call tells of the endpoint's load.

    A wait that no article would take is this article's alone: the others find out for themselves.
    """
    cause = error.__cause__
    if status_of(cause) is not None:
        turn.used(0)
    if isinstance(error, EndpointError) and error.retryable and is_overload(cause):
        wait = error.retry_after
        turn.refused(wait if wait is not None and wait < deadline else None)
