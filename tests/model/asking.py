"""How the tests of this room ask a scripted server."""

import asyncio
from collections.abc import Sequence
from typing import Final

from summarizer.draft import Draft
from summarizer.endpoint import Endpoint
from summarizer.model import Limits, Model, Spent
from summarizer.prompt import Message
from tests.server import ScriptedServer

KEY: Final = "sk-hush-hush"
QUICK: Final = Limits(longest_wait=0.0, timeout=10.0)
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
            return await model.ask(messages, Spent() if spent is None else spent)

    return asyncio.run(asked())


def causes_of(error: BaseException) -> list[BaseException]:
    """The error and what caused it, back to the first; a chain that bites its tail fails the test."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None:
        assert cause not in chain
        chain.append(cause)
    return chain
