"""Questions about articles: messages in, draft out.

`Model` is an open endpoint, `Inquiry` the questions about one article. Sending is `transport`'s; what comes back is
held against the draft's schema here. A violation is not repeated here: it leaves as `InvalidAnswerError`, and whether
to ask again, and how, is `pipeline`'s.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from pydantic import ValidationError

from summarizer.cassette import Cassette
from summarizer.draft import Draft
from summarizer.endpoint import Endpoint
from summarizer.errors import InvalidAnswerError, SummarizerError
from summarizer.model.answer import json_inside
from summarizer.model.budget import Budget, Limits
from summarizer.model.clock import Clock, RealClock
from summarizer.model.forms import FIRST, form_named
from summarizer.model.limiter import Limiter, Pace
from summarizer.model.line import Line
from summarizer.model.tape import RecordingSender, ReplayingSender, limits_of, taped_question
from summarizer.model.transport import Transport
from summarizer.prompt import Message

if TYPE_CHECKING:
    from summarizer.model.live import LiveSender

_LOG: Final = logging.getLogger("summarizer.model")
# Without a handler of their own Python prints warnings and errors to standard error.
logging.getLogger("summarizer").addHandler(logging.NullHandler())
_MOST_REASONS: Final = 8


def prepare() -> None:
    """Import what asking an endpoint takes, about a second: in a thread, while something else is waited for.

    Need not be called: the first question would import it.
    """
    from summarizer.model import live  # noqa: F401 - for its imports


@dataclass(slots=True)
class Model:
    """A language model at an endpoint. Use as ``async with Model(endpoint) as model``.

    Attributes:
        endpoint: Whom to ask.
        limits: What one article may cost.
        pace: How fast to ask, over all articles.
        clock: For waits and deadlines.
    """

    endpoint: Endpoint
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)
    clock: Clock = field(default_factory=RealClock)
    _line: Line | None = field(default=None, init=False, repr=False)
    _sender: "LiveSender | None" = field(default=None, init=False, repr=False)

    async def __aenter__(self) -> Self:
        limiter = Limiter(self.pace, self.clock)
        self._line = Line(self.endpoint, limiter, self.clock, context=self.endpoint.context)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._sender is not None:
            await self._sender.close()

    @property
    def ceiling(self) -> int:
        """Most calls in flight that the endpoint is thought to bear now."""
        return self._opened.limiter.ceiling

    @property
    def _opened(self) -> Line:
        if self._line is None:
            raise RuntimeError("Model is used outside its async with block")
        return self._line

    def inquiry(self, name: str = "article", cassette: Cassette | None = None) -> "Inquiry":
        """The questions about one article, with a budget of their own; on or from a recording, if there is one.

        Args:
            name: The article's, for logs.
            cassette: The recording.
        """
        line = self._opened
        context = cassette.context if cassette is not None and cassette.replaying else line.context
        budget = Budget(limits_of(cassette, self.limits), self.clock, context=context)
        if cassette is None:
            return Inquiry(Transport(line, self._live(), budget, line.form, name))
        if not cassette.replaying:
            cassette.form, cassette.context = line.form, context
            recording = RecordingSender(cassette, self._live(), self.endpoint.api_key)
            return Inquiry(Transport(line, recording, budget, line.form, name), cassette)
        cassette.form = form = form_named(cassette.form)
        is_priced = not cassette.took.tells("cost_usd")
        replaying = Transport(line, ReplayingSender(cassette), budget, form, name, replaying=True, is_priced=is_priced)
        return Inquiry(replaying, cassette)

    def _live(self) -> "LiveSender":
        """The way to the endpoint, opened for the first question that is really asked."""
        if self._sender is None:
            from summarizer.model.live import LiveSender

            self._sender = LiveSender(self.endpoint, self.limits.timeout, self.pace.in_flight)
        return self._sender


@dataclass(slots=True)
class Inquiry:
    """All questions about one article: one budget, one account, one recording if any."""

    transport: Transport
    cassette: Cassette | None = None

    @property
    def budget(self) -> Budget:
        """What the article may cost and has cost."""
        return self.transport.budget

    @property
    def endpoint(self) -> Endpoint:
        """Who is asked."""
        return self.transport.line.endpoint

    def learn_context(self, tokens: int) -> None:
        """The endpoint said what the model's context is: for this article from now on, and for those that follow."""
        self.budget.context = tokens
        if not self.transport.replaying:
            self.transport.line.context = tokens

    async def ask(self, messages: Sequence[Message]) -> Draft:
        """Send the messages and read the answer as a draft.

        Args:
            messages: As they are; nothing in them is interpreted.

        Raises:
            EndpointError: By its subclasses, with its account, after the tries that `Limits` allows.
            InvalidAnswerError: The answer is not a draft; it carries the answer and the reasons for a repair turn.
            CassetteError: In replay, the recording does not hold this request.
        """
        try:
            return await self._asked(messages)
        except SummarizerError as error:
            error.account = self.budget.spent.account
            raise

    async def _asked(self, messages: Sequence[Message]) -> Draft:
        for message in messages:
            _LOG.debug("%s: %s: %s", self.transport.name, message.role, message.content)
        question = {"model": self.endpoint.model, "messages": [message._asdict() for message in messages]}
        try:
            with taped_question(self.cassette, self.transport, question):
                text = await self.transport.text(question)
            _LOG.debug("%s: answer: %s", self.transport.name, text)
            return self._draft(text)
        finally:
            if self.transport.form != FIRST:
                self.budget.spent.note([f"asked in {self.transport.form}"])

    def _draft(self, answer: str) -> Draft:
        """The draft in an answer's text."""
        inside = json_inside(answer)
        if not inside.whole:
            raise _unusable(self.endpoint, 1, answer, ("answer: it is not one whole JSON object",))
        self.budget.spent.note(inside.notes)
        try:
            return Draft.model_validate_json(inside.text)
        except ValidationError as error:
            raise _invalid(error, self.endpoint, answer) from error


def _invalid(error: ValidationError, endpoint: Endpoint, answer: str) -> InvalidAnswerError:
    reasons = tuple(
        f"{'.'.join(map(str, one['loc'])) or 'answer'}: {one['msg']} (was {str(one['input'])[:80]!r})"
        for one in error.errors(include_url=False, include_context=False)[:_MOST_REASONS]
    )
    return _unusable(endpoint, error.error_count(), answer, reasons)


def _unusable(endpoint: Endpoint, violations: int, answer: str, reasons: tuple[str, ...]) -> InvalidAnswerError:
    return InvalidAnswerError(
        f"{endpoint.host}: the answer is not what was asked for ({violations} violations).",
        "Try another model, or more --repairs.",
        answer=answer,
        reasons=reasons,
    )
