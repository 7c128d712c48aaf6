"""A batch that is asked to stop: once, and those in flight finish; twice, and it stops now."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.batch import Batch, BatchSettings, Reporter
from summarizer.store import open_store, status
from tests.batching import MAKING, Toy, arriving, outcomes_of, quiet, told, toy_article, toy_articles, until


def test_when_asked_to_finish_those_in_flight_finish_and_no_others_start() -> None:
    async def tried() -> None:
        toy = Toy(held=range(3))
        batch = Batch(toy.open, None, BatchSettings(concurrency=3))
        async with aclosing(batch.run(arriving(toy_articles(10)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await until(lambda: len(toy.in_flight) == 3)
            batch.finish()
            toy.release(0, 1, 2)
            assert (await first).position == 0
            assert told([one async for one in outcomes]) == [(1, "made"), (2, "made")]
        assert batch.stopped == "asked"
        assert len(toy.asked) == 3

    asyncio.run(tried())


def test_what_is_left_when_asked_to_finish_is_done_by_the_next_run(tmp_path: Path) -> None:
    async def tried() -> None:
        with open_store(tmp_path, MAKING) as store:
            batch = Batch(Toy().open, store)
            async with aclosing(batch.run(toy_articles(30))) as outcomes:
                async for outcome in outcomes:
                    if outcome.position == 4:
                        batch.finish()
            assert 5 <= status(store).done < 30
            assert not status(store).complete

    asyncio.run(tried())
    with open_store(tmp_path, MAKING) as store:
        toy = Toy()
        outcomes = outcomes_of(Batch(toy.open, store), toy_articles(30))
        assert [one.position for one in outcomes] == list(range(30))
        assert status(store).done == 30
        assert len(toy.asked) < 26


def test_asked_to_finish_while_an_article_is_being_read_waits_for_no_reading() -> None:
    never = threading.Event()

    def stuck() -> Iterator[Article]:
        yield toy_article(0)
        never.wait(20)
        yield toy_article(1)

    async def tried() -> None:
        toy = Toy()
        batch = Batch(toy.open)
        async with aclosing(batch.run(stuck())) as outcomes:
            assert (await anext(outcomes)).position == 0
            batch.finish()
            assert [one async for one in outcomes] == []
        assert toy.asked == ["toy-000000"]

    asyncio.run(tried())
    never.set()


def test_asked_to_finish_while_an_article_is_awaited_closes_where_it_came_from() -> None:
    closed = []

    async def stuck() -> AsyncIterator[Article]:
        try:
            yield toy_article(0)
            await asyncio.Event().wait()
        finally:
            closed.append(True)

    async def tried() -> None:
        batch = Batch(Toy().open)
        async with aclosing(batch.run(stuck())) as outcomes:
            await anext(outcomes)
            batch.finish()
            assert [one async for one in outcomes] == []
        assert closed == [True]

    asyncio.run(tried())


def test_asked_to_finish_while_the_reporter_opens_starts_nothing() -> None:
    toy = Toy()
    opening, open_now = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def slowly() -> AsyncIterator[Reporter]:
        opening.set()
        await open_now.wait()
        yield toy

    async def tried() -> None:
        batch = Batch(slowly)
        async with aclosing(batch.run(arriving(toy_articles(3)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes, None))
            await opening.wait()
            batch.finish()
            open_now.set()
            assert await first is None
        assert toy.asked == []

    asyncio.run(tried())


def test_asked_to_finish_before_it_began_a_batch_does_nothing() -> None:
    async def tried() -> None:
        toy = Toy()
        batch = Batch(toy.open)
        batch.finish()
        async with aclosing(batch.run(toy_articles(3))) as outcomes:
            assert [one async for one in outcomes] == []
        assert toy.asked == []

    asyncio.run(tried())


def test_a_cancelled_batch_stops_now_and_loses_only_what_was_in_flight(tmp_path: Path) -> None:
    async def tried() -> None:
        toy = Toy(held=[5, 6, 7])
        with open_store(tmp_path, MAKING) as store:
            batch = Batch(toy.open, store, BatchSettings(concurrency=3, ordered=False))

            async def take() -> None:
                async with aclosing(batch.run(arriving(toy_articles(30)))) as outcomes:
                    async for _ in outcomes:
                        pass

            taking = asyncio.create_task(take())
            await until(lambda: len(toy.in_flight) == 3 and "toy-000007" in toy.in_flight)
            batch.finish()
            await quiet()
            assert len(toy.in_flight) == 3
            taking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await taking
            assert toy.in_flight == set()
            assert (status(store).done, status(store).waiting) == (5, 3 + 1), "one more was read"

    asyncio.run(tried())
    with open_store(tmp_path, MAKING) as store:
        toy = Toy()
        outcomes_of(Batch(toy.open, store), toy_articles(30))
        assert len(toy.asked) == 25


def test_who_takes_no_more_ends_the_batch() -> None:
    async def tried() -> None:
        toy = Toy(held=range(1, 10))
        async with aclosing(Batch(toy.open).run(arriving(toy_articles(10)))) as outcomes:
            assert (await anext(outcomes)).position == 0
        assert toy.in_flight == set()
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(tried())
