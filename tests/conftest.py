"""For every test: the gazetteer, no endpoint of the developer's own, and a scripted server for who asks for one."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from summarizer.resolve.places.gazetteer import nations
from tests.server import Answer, Received, ScriptedServer

Serve = Callable[..., ScriptedServer]

# The same examples in every run, so that a change is judged by itself; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session", autouse=True)
def gazetteer() -> None:
    """Its index is in the cache folder of who runs the tests before any of them has a folder of its own."""
    nations()


@pytest.fixture(autouse=True)
def no_endpoint_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("OPENAI_", "SUMMARIZER_")) and name != "SUMMARIZER_HOME":
            monkeypatch.delenv(name)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a scripted server with these answers, or with one function that gives them."""
    with ExitStack() as stack:

        def start(*answers: Answer | Callable[[Received], Answer]) -> ScriptedServer:
            if len(answers) == 1 and callable(answers[0]):
                return stack.enter_context(ScriptedServer(answers[0]))
            return stack.enter_context(ScriptedServer([one for one in answers if isinstance(one, Answer)]))

        yield start
