"""What of a call goes onto a recording, or comes from one: each question's ending, and the senders beneath.

How it is kept, and what fits, is `cassette`'s.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from summarizer.article import digest
from summarizer.cassette import Cassette
from summarizer.cassette_file import Failure, Question
from summarizer.cassette_tape import Answered, Asked
from summarizer.errors import EndpointError
from summarizer.model.budget import Limits
from summarizer.model.forms import form_named, response_format
from summarizer.model.reply import Reply, Sender, body_of, without_key
from summarizer.model.transport import Transport

# What is asked of the API, wherever the address has it: a replay knows the host, and not its paths.
_METHOD: Final = "POST"
_PATH: Final = "/v1/chat/completions"


def limits_of(cassette: Cassette | None, limits: Limits) -> Limits:
    """What one article may cost: in replay of a recording that tells how each question ended, whatever it did.

    What was sent is what was recorded: in replay no limit decides anew how many tries there are, how long a call may
    take or how much an answer may hold. How often an answer is repaired stays a question of the options.
    """
    if cassette is None or not cassette.replaying or cassette.questions is None:
        return limits
    forever = float("inf")
    return replace(limits, attempts=sys.maxsize, timeout=forever, deadline=forever, token_ceiling=sys.maxsize)


@contextmanager
def taped_question(cassette: Cassette | None, transport: Transport, question: Mapping[str, Any]) -> Iterator[None]:
    """The block that asks one question: how it ends goes on the recording. In replay a recorded failure is raised.

    Tries that nobody answered leave nothing to play, and what stopped the tries may have been a clock: a question that
    failed cannot be played to its end again, and need not be.

    Args:
        cassette: The recording; without one, nothing is done.
        transport: Asks the question, in the form in which it was asked then.
        question: Its model and messages.

    Raises:
        EndpointError: In replay, the question ended with it.
        CassetteError: In replay, this question was not recorded.
    """
    if cassette is None:
        yield
        return
    asked = digest(json.dumps({**question, "response_format": response_format(binding=False)}, sort_keys=True))
    if cassette.replaying:
        recorded = cassette.question(asked)
        if recorded is not None:
            transport.form = form_named(recorded.form)
            if recorded.failure is not None:
                raise recorded.failure.again()
        yield
        return
    form, before, failure = transport.form, cassette.answers, None
    try:
        yield
    except EndpointError as error:
        failure = Failure.of(error)
        raise
    finally:
        cassette.ended(Question(asked=asked, form=form, answers=cassette.answers - before, failure=failure))


class RecordingSender:
    """Keeps on a recording what another sender is asked and answers.

    Args:
        cassette: The recording.
        over: Sends what is to be recorded.
        key: The endpoint's. What is recorded is what returns: some servers quote the key when they refuse it, and it is
            in neither.
    """

    def __init__(self, cassette: Cassette, over: Sender, key: str) -> None:
        self._cassette = cassette
        self._over = over
        self._key = key

    async def send(self, request: Mapping[str, Any]) -> Reply:
        """The other sender's reply, without the key."""
        reply = await self._over.send(request)
        reply = reply._replace(body=without_key(reply.body, self._key))
        asked = Asked(_METHOD, _PATH, without_key(body_of(request), self._key))
        self._cassette.keep(asked, Answered(reply.status, tuple(reply.headers.items()), reply.body))
        return reply


class ReplayingSender:
    """Answers from a recording, and sends nothing, whatever happens."""

    def __init__(self, cassette: Cassette) -> None:
        self._cassette = cassette

    async def send(self, request: Mapping[str, Any]) -> Reply:
        """The recorded reply.

        Raises:
            CassetteError: The recording does not hold this request.
        """
        found = self._cassette.answer(Asked(_METHOD, _PATH, body_of(request)))
        return Reply(found.status, {name.lower(): value for name, value in found.headers}, found.body)
