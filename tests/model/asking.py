"""How the tests of this room ask a scripted server."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.draft import Draft
from summarizer.endpoint import Endpoint
from summarizer.errors import SummarizerError
from summarizer.model import Limits, Model, Spent
from summarizer.prompt import Message
from tests.clock import FakeClock
from tests.server import ScriptedServer

KEY: Final = "sk-hush-hush"
QUICK: Final = Limits(longest_wait=0.0, timeout=10.0)
PATIENT: Final = Limits(timeout=10.0)
QUESTION: Final = (Message("system", "Answer with JSON."), Message("user", "Two died."))


def endpoint_of(server: ScriptedServer) -> Endpoint:
    return Endpoint(server.base_url, "toy-model", KEY)


def ask(
    endpoint: Endpoint,
    limits: Limits = QUICK,
    messages: Sequence[Message] = QUESTION,
    spent: Spent | None = None,
) -> Draft:
    """One question, on an event loop of its own."""

    async def asked() -> Draft:
        async with Model(endpoint, limits) as model:
            inquiry = model.inquiry()
            if spent is not None:
                inquiry.budget.spent = spent
            return await inquiry.ask(messages)

    return asyncio.run(asked())


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one question: the draft or the error, what it took, and the waits between the tries."""

    draft: Draft | None
    error: SummarizerError | None
    spent: Spent
    waits: list[float]


def play(endpoint: Endpoint, limits: Limits = PATIENT) -> Played:
    """One question on a clock that stands still: every wait is written down, and none takes time."""
    clock = FakeClock()

    async def played() -> Played:
        async with Model(endpoint, limits, clock=clock) as model:
            inquiry = model.inquiry()
            try:
                draft, error = await inquiry.ask(QUESTION), None
            except SummarizerError as raised:
                draft, error = None, raised
            return Played(draft, error, inquiry.budget.spent, clock.waits)

    return asyncio.run(played())


def causes_of(error: BaseException) -> list[BaseException]:
    """The error and what caused it, back to the first; a chain that bites its tail fails the test."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None:
        assert cause not in chain
        chain.append(cause)
    return chain
