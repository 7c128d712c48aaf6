"""How long is waited before the next try, on a clock that stands still, and what the deadline allows."""

import asyncio
import email.utils
import time
from datetime import UTC, datetime, timedelta

import pytest

from summarizer.errors import (
    BudgetError,
    RateLimitError,
    ServerFaultError,
)
from summarizer.model import Limits, Model, Pace
from tests.clock import FakeClock
from tests.conftest import Serve
from tests.model.asking import PATIENT, QUESTION, endpoint_of, play
from tests.model.failures import ATTEMPTS, WHOLE
from tests.server import Answer, error_answer

RATE_LIMITED = [
    ({"Retry-After": "7"}, 7.0),
    ({"Retry-After-Ms": "250"}, 0.25),
    ({"Retry-After": "300"}, 300.0),
    ({"Retry-After": "0"}, 0.0),
    ({"X-RateLimit-Reset-Requests": "1m30s", "X-RateLimit-Remaining-Requests": "0"}, 90.0),
]


@pytest.mark.parametrize(("headers", "wait"), RATE_LIMITED)
@pytest.mark.parametrize("status", [429, 503, 529])
def test_the_servers_word_on_waiting_is_kept_to_the_second(
    serve: Serve, status: int, headers: dict[str, str], wait: float
) -> None:
    played = play(endpoint_of(serve(Answer(status, b"{}", headers), Answer(status, b"{}", headers), WHOLE)))
    assert played.draft is not None
    assert played.waits == [wait, wait]


def test_a_date_to_wait_for_is_kept(serve: Serve) -> None:
    until = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    (wait,) = play(endpoint_of(serve(Answer(429, b"{}", {"Retry-After": until}), WHOLE))).waits
    assert 110 < wait <= 120


@pytest.mark.parametrize("word", ["soon", "", "Thursday"])
def test_a_word_on_waiting_that_is_none_is_passed_over(serve: Serve, word: str) -> None:
    played = play(endpoint_of(serve(Answer(429, b"{}", {"Retry-After": word}))))
    assert isinstance(played.error, RateLimitError)
    assert played.error.retry_after is None
    assert len(played.waits) == ATTEMPTS - 1


def test_a_wait_longer_than_the_deadline_fails_at_once_and_says_so(serve: Serve) -> None:
    server = serve(error_answer(429, Retry_After="3600"))
    played = play(endpoint_of(server), Limits(deadline=600))
    assert isinstance(played.error, RateLimitError)
    assert played.error.retry_after == 3600.0
    assert "(3600 s) is longer than what is left of the article's deadline (600 s): raise --deadline" in str(
        played.error
    )
    assert (len(server.requests), played.waits) == (1, [])


def test_waits_count_toward_the_deadline(serve: Serve) -> None:
    server = serve(error_answer(503, Retry_After="40"))
    played = play(endpoint_of(server), Limits(deadline=100, attempts=20))
    assert "deadline (20 s)" in str(played.error)
    assert (len(server.requests), played.waits) == (3, [40.0, 40.0])


def test_an_answer_that_does_not_come_before_the_deadline_is_not_waited_for(serve: Serve) -> None:
    server = serve(Answer(behaviour="hang"))

    async def asked() -> None:
        async with Model(endpoint_of(server), Limits(deadline=0.1)) as model:
            await model.inquiry().ask(QUESTION)

    began = time.perf_counter()
    with pytest.raises(BudgetError, match=r"deadline of 0\.1 s has passed"):
        asyncio.run(asked())
    assert time.perf_counter() - began < 5
    assert len(server.requests) == 1


def test_a_pause_that_another_article_was_told_of_holds_this_one_too(serve: Serve) -> None:
    server, clock = serve(error_answer(429, Retry_After="50"), WHOLE), FakeClock()

    async def one_after_the_other() -> None:
        async with Model(endpoint_of(server), Limits(attempts=1), clock=clock) as model:
            with pytest.raises(RateLimitError):
                await model.inquiry().ask(QUESTION)
            await model.inquiry().ask(QUESTION)

    asyncio.run(one_after_the_other())
    assert clock.waits == [50.0]


def test_a_pause_that_no_article_would_take_is_one_articles_alone(serve: Serve) -> None:
    server = serve(error_answer(429, Retry_After="90000"), WHOLE)

    async def one_after_the_other() -> None:
        async with Model(endpoint_of(server), PATIENT, clock=FakeClock()) as model:
            with pytest.raises(RateLimitError):
                await model.inquiry().ask(QUESTION)
            await model.inquiry().ask(QUESTION)

    asyncio.run(one_after_the_other())
    assert len(server.requests) == 2


def test_a_pause_longer_than_what_is_left_of_an_articles_deadline_ends_it_without_a_call(serve: Serve) -> None:
    server, clock = serve(WHOLE, error_answer(503, Retry_After="80"), WHOLE), FakeClock()

    async def one_meanwhile() -> None:
        async with Model(endpoint_of(server), Limits(deadline=100, attempts=1), clock=clock) as model:
            first = model.inquiry()
            await first.ask(QUESTION)
            clock.seconds = 50.0
            with pytest.raises(ServerFaultError):
                await model.inquiry().ask(QUESTION)
            with pytest.raises(BudgetError, match="takes no calls for 80 s, longer than what is left") as caught:
                await first.ask(QUESTION)
            assert isinstance(caught.value.__cause__, RateLimitError)

    asyncio.run(one_meanwhile())
    assert len(server.requests) == 2


def test_a_place_in_the_queue_is_not_waited_for_past_the_deadline(serve: Serve) -> None:
    server = serve(error_answer(500), Answer(behaviour="hang"))

    async def one_slot() -> None:
        async with Model(endpoint_of(server), Limits(deadline=0.5, longest_wait=0.0), Pace(in_flight=1)) as model:
            first = asyncio.ensure_future(model.inquiry().ask(QUESTION))
            while not server.requests:
                await asyncio.sleep(0.01)
            # Takes the only place while the first waits for its second try, and keeps it until it is cancelled.
            other = asyncio.ensure_future(model.inquiry().ask(QUESTION))
            await asyncio.wait({first, other}, timeout=5)
            assert isinstance(first.exception(), BudgetError)
            assert isinstance(other.exception(), BudgetError)

    asyncio.run(one_slot())
