"""Questions about articles: messages in, draft out.

`Model` is an open endpoint, `Inquiry` the questions about one article. instructor makes the schema of the answer and
validates it; sending is `transport`'s. A schema violation is not repeated here: it leaves as `InvalidAnswerError`, and
whether to ask again, and how, is `pipeline`'s.

instructor renders every message as a Jinja template when it is given ``context=``; it is never given one.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, Self

import httpx2
import instructor
import openai
from instructor import ResponseSchema
from instructor.core import InstructorRetryException
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice
from pydantic import ConfigDict, ValidationError

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
from summarizer.model.tape import TapedClient, limits_of, taped_question
from summarizer.model.transport import Transport
from summarizer.prompt import Message

_LOG: Final = logging.getLogger("summarizer.model")
# Without a handler of their own Python prints warnings and errors to standard error: ours, and instructor's, which logs
# each failed call as an error.
for _name in ("summarizer", "instructor"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
_MOST_REASONS: Final = 8


class _Answer(Draft, ResponseSchema):
    """The draft as instructor wants it: a subclass made once, so that none is made for every call."""

    model_config = ConfigDict(title="Draft")

    @classmethod
    def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
        """The schema that instructor sends with every question: made once, which takes as long as a call's network."""
        return _schema()


@cache
def _schema() -> dict[str, Any]:
    # Read by whoever sends it, changed by nobody: `forms` makes new dictionaries around it.
    schema: dict[str, Any] = super(_Answer, _Answer).model_json_schema()
    return schema


_Answer.__name__ = "Draft"
# Docstrings of a response model are prompt text; the prompts in prompts/ say all there is to say.
_Answer.__doc__ = None


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

    async def __aenter__(self) -> Self:
        # Proxies of the environment are for the network, not for a server on this machine; nor are certificates, which
        # take longer to load than all else here.
        http = httpx2.AsyncClient(
            trust_env=not self.endpoint.is_local,
            verify=self.endpoint.is_encrypted,
            timeout=self.limits.timeout,
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=self.pace.in_flight),
        )
        client = openai.AsyncOpenAI(
            base_url=self.endpoint.base_url,
            api_key=self.endpoint.api_key,
            max_retries=0,
            timeout=self.limits.timeout,
            http_client=http,
        )
        if not self.endpoint.is_openai:
            # openai takes them from the environment, where they are meant for itself.
            client.organization = client.project = None
        limiter = Limiter(self.pace, self.clock)
        self._line = Line(self.endpoint, client, limiter, self.clock, context=self.endpoint.context)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._line is not None:
            await self._line.client.close()

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
        client, form, context, replaying = line.client, line.form, line.context, False
        if cassette is not None:
            replaying = cassette.replaying
            form, context = (form_named(cassette.form), cassette.context) if replaying else (form, context)
            cassette.form, cassette.context = form, context
            client = client.with_options(http_client=TapedClient(cassette, client._client))  # noqa: SLF001 - its own
        budget = Budget(limits_of(cassette, self.limits), self.clock, context=context)
        return Inquiry(Transport(line, client, budget, form, name, replaying), cassette)


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
        last = _LastAnswer()

        async def create(**request: Any) -> ChatCompletion:
            with taped_question(self.cassette, self.transport, request):
                last.text = await self.transport.text(request)
            _LOG.debug("%s: answer: %s", self.transport.name, last.text)
            inside = json_inside(last.text)
            if not inside.whole:
                raise _unusable(self.endpoint, 1, last.text, ("answer: it is not one whole JSON object",))
            self.budget.spent.note(inside.notes)
            return _bare(inside.text)

        # mypy: instructor types `create` by its synchronous form.
        structured: Any = instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA)
        for message in messages:
            _LOG.debug("%s: %s: %s", self.transport.name, message.role, message.content)
        request = {"model": self.endpoint.model, "messages": [message._asdict() for message in messages]}
        try:
            answer = await structured(response_model=_Answer, max_retries=0, **request)
        except InstructorRetryException as error:
            cause = error.__cause__
        else:
            # Sizes and types were checked just now; a plain Draft leaves, without instructor's additions.
            return Draft.model_construct(incidents=answer.incidents)
        finally:
            if self.transport.form != FIRST:
                self.budget.spent.note([f"asked in {self.transport.form}"])
        # Raised out here so that instructor's own error, which holds whole completions, is no part of the chain.
        if isinstance(cause, ValidationError):
            raise _invalid(cause, self.endpoint, last.text) from cause
        raise cause or RuntimeError("instructor gave up and did not say why")


@dataclass(slots=True)
class _LastAnswer:
    """The text that instructor was given to parse: kept here for the repair turn."""

    text: str = ""


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
    return _unusable(endpoint, error.error_count(), answer, reasons)


def _unusable(endpoint: Endpoint, violations: int, answer: str, reasons: tuple[str, ...]) -> InvalidAnswerError:
    return InvalidAnswerError(
        f"{endpoint.host}: the answer is not what was asked for ({violations} violations).",
        "Try another model, or more --repairs.",
        answer=answer,
        reasons=reasons,
    )
