"""What becomes of each article: once, at no other's cost, and in the store."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from pathlib import Path

import pytest

from summarizer import Options, read_text, session
from summarizer.batch import Batch, BatchSettings, Reporter
from summarizer.errors import Account, EmbeddedModelError, InputError, RefusedError, TooLongError
from summarizer.reading import Facts
from summarizer.store import open_store, status
from tests.batching import (
    MAKING,
    Toy,
    arriving,
    outcomes_of,
    told,
    toy_article,
    toy_articles,
    until,
)
from tests.conftest import Serve
from tests.model.asking import endpoint_of
from tests.server import says
from tests.toy import ARTICLE, GOOD_ANSWER

# ---- in flight and in order


# ---- each once


def test_an_article_that_comes_twice_is_asked_about_once() -> None:
    toy = Toy()
    outcomes = outcomes_of(Batch(toy.open), [toy_article(one) for one in (1, 2, 1, 3, 1)])
    assert told(outcomes) == [(0, "made"), (1, "made"), (2, "repeated"), (3, "made"), (4, "repeated")]
    assert [outcomes[2].first, outcomes[4].first] == [0, 0]
    assert outcomes[2].report is None
    assert sorted(toy.asked) == ["toy-000001", "toy-000002", "toy-000003"]


def test_an_article_that_comes_again_while_it_is_in_flight_makes_no_second_call() -> None:
    async def tried() -> None:
        toy = Toy(held=[1])
        batch = Batch(toy.open, None, BatchSettings(ordered=False))
        async with aclosing(batch.run(arriving([toy_article(1)] * 5))) as outcomes:
            assert [(await anext(outcomes)).how for _ in range(4)] == ["repeated"] * 4
            toy.release(1)
            assert [one.how async for one in outcomes] == ["made"]
        assert toy.asked == ["toy-000001"]

    asyncio.run(tried())


def test_the_same_text_under_another_id_is_another_article() -> None:
    toy = Toy()
    outcomes_of(Batch(toy.open), [toy_article(1, text="Same."), toy_article(2, text="Same.")])
    assert len(toy.asked) == 2


# ---- none at another's cost


def test_a_failed_article_harms_no_other() -> None:
    too_long = TooLongError("host: too long.", "Shorten it.")
    too_long.account = Account(calls=1, prompt_tokens=9000, cost_usd=0.125)
    outcomes = outcomes_of(Batch(Toy({"toy-000002": too_long}).open), toy_articles(5))
    assert [one.how for one in outcomes] == ["made", "made", "failed", "made", "made"]
    assert outcomes[2].error is too_long
    assert outcomes[2].account == too_long.account
    assert outcomes[2].report is None


def test_a_defect_of_ours_fails_one_article_and_is_logged_whole(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "summarizer"):
        outcomes = outcomes_of(Batch(Toy({"toy-000001": KeyError("date")}).open), toy_articles(3))
    assert [one.how for one in outcomes] == ["made", "failed", "made"]
    assert "toy-000001: unexpected" in caplog.text
    assert "KeyError: 'date'" in caplog.text


def test_a_report_that_is_no_text_fails_its_article_alone(tmp_path: Path) -> None:
    broken = toy_article(1).model_copy(update={"source": "caf\udce9"})
    with open_store(tmp_path, MAKING) as store:
        outcomes = outcomes_of(Batch(Toy().open, store), [toy_article(0), broken, toy_article(2)])
        assert [one.how for one in outcomes] == ["made", "failed", "made"]
        assert status(store).failed == {"PydanticSerializationError": 1}


def test_what_cannot_be_opened_ends_the_batch() -> None:
    class Closed(AbstractAsyncContextManager[Reporter]):
        async def __aenter__(self) -> Reporter:
            raise EmbeddedModelError("The model is not there.", "Fetch it.")

        async def __aexit__(self, *_: object) -> None:
            pytest.fail("it was never open")

    batch = Batch(Closed)
    with pytest.raises(EmbeddedModelError, match="Fetch it"):
        outcomes_of(batch, toy_articles(3))
    assert batch.stopped == "error"


def test_the_reporter_is_closed_after_the_last_article_in_flight() -> None:
    toy = Toy()
    left: list[int] = []

    @asynccontextmanager
    async def noting() -> AsyncIterator[Reporter]:
        yield toy
        left.append(len(toy.in_flight))

    outcomes_of(Batch(noting), toy_articles(5))
    assert left == [0]


# ---- with a store


def test_the_pipelines_session_reports_a_batch(serve: Serve, tmp_path: Path) -> None:
    server = serve(*[says(GOOD_ANSWER)] * 3)
    options = Options(endpoint=endpoint_of(server))
    articles = [read_text(ARTICLE, Facts(id=name)) for name in ("first", "second", "third")]
    for hows in ("made", "kept"):
        with open_store(tmp_path, MAKING) as store:
            outcomes = outcomes_of(Batch(lambda: session(options), store), articles)
            assert [one.how for one in outcomes] == [hows] * 3
            assert all(one.report is not None and one.report.incidents for one in outcomes)
    assert len(server.requests) == 3


def test_what_is_done_is_kept_and_costs_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        first = outcomes_of(Batch(Toy().open, store), toy_articles(3))
    toy = Toy()
    with open_store(tmp_path, MAKING) as store:
        outcomes = outcomes_of(Batch(toy.open, store), toy_articles(4))
    assert [one.how for one in outcomes] == ["kept", "kept", "kept", "made"]
    assert [one.report for one in outcomes[:3]] == [one.report for one in first]
    assert outcomes[0].account == Account()
    assert toy.asked == ["toy-000003"]


def test_a_run_with_nothing_to_do_opens_nothing(tmp_path: Path) -> None:
    toy = Toy()
    for _ in range(2):
        with open_store(tmp_path, MAKING) as store:
            outcomes_of(Batch(toy.open, store), toy_articles(3))
    assert toy.opened == 1


def test_a_failed_article_is_tried_again_by_the_next_run(tmp_path: Path) -> None:
    toy = Toy({"toy-000001": RefusedError("host: refused.")})
    with open_store(tmp_path, MAKING) as store:
        outcomes_of(Batch(toy.open, store), toy_articles(3))
        assert status(store).failed == {"RefusedError": 1}
    toy.faults.clear()
    with open_store(tmp_path, MAKING) as store:
        outcomes = outcomes_of(Batch(toy.open, store), toy_articles(3))
        assert [one.how for one in outcomes] == ["kept", "made", "kept"]
        assert (status(store).failed, status(store).done, status(store).complete) == ({}, 3, True)


def test_another_making_asks_again_and_going_back_does_not(tmp_path: Path) -> None:
    toy = Toy()
    for making, hows in [(MAKING, "made"), (MAKING | {"model": "larger"}, "made"), (MAKING, "kept")]:
        with open_store(tmp_path, making) as store:
            outcomes = outcomes_of(Batch(toy.open, store), toy_articles(3))
            assert [one.how for one in outcomes] == [hows] * 3


def test_force_asks_about_all_again_and_each_once(tmp_path: Path) -> None:
    toy = Toy()
    for force, asked in [(False, 2), (True, 4), (False, 4)]:
        with open_store(tmp_path, MAKING) as store:
            articles = [toy_article(one) for one in (1, 2, 1)]
            outcomes_of(Batch(toy.open, store, BatchSettings(force=force)), articles)
        assert len(toy.asked) == asked


def test_a_forced_article_that_fails_has_its_old_report_still(tmp_path: Path) -> None:
    toy = Toy()
    with open_store(tmp_path, MAKING) as store:
        outcomes_of(Batch(toy.open, store), toy_articles(1))
        toy.faults["toy-000000"] = RefusedError("host: refused.")
        outcomes = outcomes_of(Batch(toy.open, store, BatchSettings(force=True)), toy_articles(1))
        assert [one.how for one in outcomes] == ["failed"]
        assert len(list(store.lines())) == 1


def test_an_outcome_is_in_the_store_before_it_is_handed_out(tmp_path: Path) -> None:
    async def tried() -> None:
        with open_store(tmp_path, MAKING) as store:
            async with aclosing(Batch(Toy().open, store).run(toy_articles(5))) as outcomes:
                count = 0
                async for _ in outcomes:
                    count += 1
                    assert status(store).done >= count

    asyncio.run(tried())


def test_a_store_that_cannot_be_written_ends_the_batch_and_drops_what_is_in_flight(tmp_path: Path) -> None:
    async def tried() -> None:
        toy = Toy(held=[0, 1, 2])
        with open_store(tmp_path, MAKING) as store:
            batch = Batch(toy.open, store)
            async with aclosing(batch.run(toy_articles(3))) as outcomes:
                first = asyncio.ensure_future(anext(outcomes))
                await until(lambda: len(toy.in_flight) == 3)
                store.database.execute("PRAGMA query_only = 1")  # as if the disk had become read-only
                toy.release(0)
                with pytest.raises(InputError, match=r"run\.sqlite cannot be written"):
                    await first
        assert toy.in_flight == set()

    asyncio.run(tried())
