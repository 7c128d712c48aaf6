"""Many articles: how many at once, in which order, each once, none at another's cost."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article, Item, Unread
from summarizer.batch import Batch, BatchSettings, Outcome
from summarizer.errors import Account, InputError
from summarizer.store import open_store
from tests.batching import (
    MAKING,
    PRICE,
    Toy,
    arriving,
    outcomes_of,
    quiet,
    told,
    toy_article,
    toy_articles,
    toy_report,
    until,
)

# ---- in flight and in order


def test_every_article_is_reported() -> None:
    outcomes = outcomes_of(Batch(Toy().open), toy_articles(20))
    assert told(outcomes) == [(position, "made") for position in range(20)]
    assert [one.report for one in outcomes] == [toy_report(article) for article in toy_articles(20)]
    assert outcomes[3].article_id == "toy-000003"
    assert outcomes[3].line == toy_report(toy_article(3)).json_text(indent=None)
    assert outcomes[3].account == Account(1, 100, 20, PRICE)


def test_no_articles_are_no_trouble_and_open_nothing() -> None:
    toy = Toy()
    batch = Batch(toy.open)
    assert outcomes_of(batch, []) == []
    assert (toy.opened, batch.stopped) == (0, None)


def test_one_opening_serves_all_articles() -> None:
    toy = Toy()
    outcomes_of(Batch(toy.open), toy_articles(20))
    assert toy.opened == 1


@pytest.mark.parametrize("concurrency", [1, 3, 8])
def test_so_many_are_in_flight_and_no_more(concurrency: int) -> None:
    async def tried() -> None:
        toy = Toy(held=range(20))
        batch = Batch(toy.open, None, BatchSettings(concurrency=concurrency))
        async with aclosing(batch.run(arriving(toy_articles(20)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await quiet()
            assert len(toy.in_flight) == concurrency
            toy.release(*range(20))
            await first
            assert len([one async for one in outcomes]) == 19
        assert toy.most == concurrency

    asyncio.run(tried())


def test_outcomes_wait_for_a_slow_one_before_them() -> None:
    toy = Toy(held=[0])
    batch = Batch(toy.open)
    assert asyncio.run(_taken_while_held(batch, toy)) == ([], [0, 1, 2, 3, 4, 5])


def test_outcomes_without_order_wait_for_none() -> None:
    toy = Toy(held=[0])
    batch = Batch(toy.open, None, BatchSettings(ordered=False))
    assert asyncio.run(_taken_while_held(batch, toy)) == ([1, 2, 3, 4, 5], [0])


async def _taken_while_held(batch: Batch, toy: Toy) -> tuple[list[int], list[int]]:
    """The positions of six outcomes: those that came while the first article was held, and those after."""
    taken: list[int] = []

    async def take() -> None:
        async with aclosing(batch.run(arriving(toy_articles(6)))) as outcomes:
            async for outcome in outcomes:
                taken.append(outcome.position)  # noqa: PERF401 - at the end would be too late

    taking = asyncio.create_task(take())
    await quiet()
    early = list(taken)
    toy.release(0)
    await taking
    return early, taken[len(early) :]


def test_no_more_are_started_than_may_wait_for_the_slow_one() -> None:
    async def tried() -> None:
        toy = Toy(held=[0])
        batch = Batch(toy.open, None, BatchSettings(concurrency=2, look_ahead=5))
        async with aclosing(batch.run(arriving(toy_articles(50)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await quiet()
            assert len(toy.asked) == 5
            toy.release(0)
            assert (await first).position == 0
            assert [one.position async for one in outcomes] == list(range(1, 50))

    asyncio.run(tried())


def test_no_more_are_read_than_somebody_takes() -> None:
    read = []

    async def counted() -> AsyncIterator[Article]:
        for article in toy_articles(50):
            read.append(article.id)
            yield article

    async def tried() -> None:
        batch = Batch(Toy().open, None, BatchSettings(concurrency=2, look_ahead=5, ordered=False))
        async with aclosing(batch.run(counted())) as outcomes:
            await anext(outcomes)
            await quiet()
            assert len(read) <= 6

    asyncio.run(tried())


@given(
    held=st.permutations(range(6)),
    concurrency=st.integers(1, 6),
    ordered=st.booleans(),
)
def test_whatever_ends_first_every_article_has_one_outcome(held: list[int], concurrency: int, ordered: bool) -> None:
    async def tried() -> list[int]:
        toy = Toy(held=range(6))
        batch = Batch(toy.open, None, BatchSettings(concurrency=concurrency, ordered=ordered))

        async def release() -> None:
            for number in held:
                toy.release(number)
                await asyncio.sleep(0)

        releasing = asyncio.create_task(release())
        async with aclosing(batch.run(arriving(toy_articles(6)))) as outcomes:
            positions = [one.position async for one in outcomes]
        await releasing
        return positions

    positions = asyncio.run(tried())
    assert sorted(positions) == list(range(6))
    assert positions == sorted(positions) or not ordered


@pytest.mark.parametrize("settings", [{"concurrency": 0}, {"concurrency": 9, "look_ahead": 8}])
def test_settings_that_could_never_start_are_refused(settings: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        BatchSettings(**settings)  # type: ignore[arg-type]  # that is what is tried


# ---- where articles come from


def test_articles_that_arrive_asynchronously_are_taken() -> None:
    async def tried() -> list[Outcome]:
        async with aclosing(Batch(Toy().open).run(arriving(toy_articles(5)))) as outcomes:
            return [one async for one in outcomes]

    assert told(asyncio.run(tried())) == [(position, "made") for position in range(5)]


def test_a_slow_reading_holds_up_no_article_in_flight() -> None:
    reported = threading.Event()

    def slowly() -> Iterator[Article]:
        yield toy_article(0)
        # Read while the first is in flight; were it read between two steps of that, this would wait for ever.
        assert reported.wait(10)
        yield toy_article(1)

    async def tried() -> None:
        async with aclosing(Batch(Toy().open).run(slowly())) as outcomes:
            await anext(outcomes)
            reported.set()
            assert (await anext(outcomes)).position == 1

    asyncio.run(tried())


def test_all_of_an_iterable_is_read_in_one_thread_and_closed_there() -> None:
    threads = set()

    def noting() -> Iterator[Article]:
        try:
            for article in toy_articles(5):
                threads.add(threading.get_ident())
                yield article
        finally:
            threads.add(threading.get_ident())

    outcomes_of(Batch(Toy().open), noting())
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_an_iterable_is_closed_when_nobody_takes_any_more() -> None:
    closed = []

    def noting() -> Iterator[Article]:
        try:
            yield from toy_articles(1000)
        finally:
            closed.append(True)

    async def tried() -> None:
        async with aclosing(Batch(Toy().open).run(noting())) as outcomes:
            await anext(outcomes)
        await until(lambda: closed == [True])

    asyncio.run(tried())


def test_an_input_that_breaks_off_lets_those_in_flight_finish() -> None:
    def broken() -> Iterator[Article]:
        yield from toy_articles(2)
        raise InputError("rows.jsonl cannot be read: Input/output error.")

    async def tried() -> None:
        toy = Toy(held=[0, 1])
        batch = Batch(toy.open)
        async with aclosing(batch.run(broken())) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await until(lambda: batch.stopped == "error")
            toy.release(0, 1)
            assert (await first).how == "made"
            assert (await anext(outcomes)).how == "made"
            with pytest.raises(InputError, match="Input/output error"):
                await anext(outcomes)

    asyncio.run(tried())


def test_an_input_that_could_not_be_read_is_a_failed_one_among_the_others(tmp_path: Path) -> None:
    bad = Unread("rows.jsonl, line 2", InputError("rows.jsonl, line 2: no text."))
    items: list[Item] = [toy_article(0), bad, toy_article(1), bad]
    with open_store(tmp_path, MAKING) as store:
        toy = Toy()
        outcomes = outcomes_of(Batch(toy.open, store), items)
        assert told(outcomes) == [(0, "made"), (1, "failed"), (2, "made"), (3, "repeated")]
        assert outcomes[1].error is bad.error
        assert [(one.article_id, one.message) for one in store.failures()] == [
            ("rows.jsonl, line 2", "rows.jsonl, line 2: no text.")
        ]
    assert toy.asked == ["toy-000000", "toy-000001"]
